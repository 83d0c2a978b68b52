"""Which trainings follow by one mention alone of several: no way leads through them."""

import sqlalchemy as sa
from alembic import op

revision = "0111"
down_revision = "0110"


def upgrade() -> None:
    op.add_column(
        "training_next", sa.Column("of_part", sa.Boolean(), nullable=False, server_default=sa.text("false"))
    )


def downgrade() -> None:
    op.drop_column("training_next", "of_part")
