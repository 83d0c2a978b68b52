"""The first day of an adviser's absence: it may be told before it begins."""

import sqlalchemy as sa
from alembic import op

revision = "0113"
down_revision = "0112"


def upgrade() -> None:
    op.add_column("adviser_hours", sa.Column("away_from", sa.Date()))


def downgrade() -> None:
    op.drop_column("adviser_hours", "away_from")
