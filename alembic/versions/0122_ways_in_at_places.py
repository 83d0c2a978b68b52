"""Who may begin a training at a place: whoever wishes for it in 3e, or only who has a diploma already."""

import sqlalchemy as sa
from alembic import op

revision = "0122"
down_revision = "0121"
# Both are false where they are not named: any older code runs.
oldest_code = ""


def upgrade() -> None:
    for name in ("wished", "after_diploma"):
        op.add_column("training_place", sa.Column(name, sa.Boolean(), server_default="false", nullable=False))


def downgrade() -> None:
    for name in ("after_diploma", "wished"):
        op.drop_column("training_place", name)
