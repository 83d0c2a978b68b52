"""What Onisep writes of schools' open days, in a table of its own (ODbL)."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"


def upgrade() -> None:
    op.create_table(
        "open_day_text",
        sa.Column("onisep_id", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("open_day_text")
