"""When everybody was told that the company of a placement is gone: once."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.add_column("application", sa.Column("gone_told_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("application", "gone_told_at")
