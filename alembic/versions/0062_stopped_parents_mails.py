"""The owner of a mailbox may stop children's requests to it."""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"


def upgrade() -> None:
    op.create_table(
        "guardian_stop",
        sa.Column("address_mark", sa.LargeBinary(), primary_key=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("guardian_stop")
