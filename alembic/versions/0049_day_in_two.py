"""An offer's day may be two stretches: when its break begins."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    op.add_column("offer", sa.Column("break_starts", sa.Time(), nullable=True))


def downgrade() -> None:
    op.drop_column("offer", "break_starts")
