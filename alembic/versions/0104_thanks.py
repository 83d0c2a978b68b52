"""Thanks for an answer: who answered learns how many were helped."""

import sqlalchemy as sa
from alembic import op

revision = "0104"
down_revision = "0103"


def upgrade() -> None:
    op.add_column("question", sa.Column("thanked_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("question", "thanked_at")
