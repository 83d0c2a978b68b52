"""Whether a placement took place, as its company says once it is over."""

import sqlalchemy as sa
from alembic import op

revision = "0112"
down_revision = "0111"


def upgrade() -> None:
    op.add_column("application", sa.Column("took_place", sa.Boolean()))
    op.add_column("application", sa.Column("outcome_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("application", "outcome_at")
    op.drop_column("application", "took_place")
