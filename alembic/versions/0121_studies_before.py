"""How many years after the bac a training begins, as Onisep's sheets say."""

import sqlalchemy as sa
from alembic import op

revision = "0121"
down_revision = "0120"
# A column that may be null: any older code runs.
oldest_code = ""


def upgrade() -> None:
    op.add_column("training_sheet", sa.Column("years_before", sa.Integer()))


def downgrade() -> None:
    op.drop_column("training_sheet", "years_before")
