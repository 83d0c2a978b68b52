"""Whether those who left a training learned the diploma whose place it takes: it may be of another name."""

import sqlalchemy as sa
from alembic import op

revision = "0115"
down_revision = "0114"


def upgrade() -> None:
    op.add_column(
        "training_region",
        sa.Column("predecessor", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("training_region", "predecessor")
