"""What of a badge request was masked, as it was written; and what a moderator hid, to be seen again."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    op.add_column("badge_request", sa.Column("original", sa.Text(), nullable=True))
    op.add_column("badge_request", sa.Column("hidden_as", sa.Text(), nullable=True))
    op.add_column("badge_evidence", sa.Column("original", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("badge_evidence", "original")
    op.drop_column("badge_request", "hidden_as")
    op.drop_column("badge_request", "original")
