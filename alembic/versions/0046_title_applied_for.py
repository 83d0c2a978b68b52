"""What an offer was called when somebody applied: its new title may wait for a referent."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    op.add_column("application", sa.Column("offer_title", sa.String(), nullable=True))
    op.execute(
        "UPDATE application a SET offer_title = o.title FROM offer o"
        " WHERE o.id = a.offer_id AND o.status IN ('published', 'full')"
    )


def downgrade() -> None:
    op.drop_column("application", "offer_title")
