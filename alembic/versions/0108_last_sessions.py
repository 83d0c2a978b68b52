"""The year in which the registration of a training ends that has no diploma's code."""

import sqlalchemy as sa
from alembic import op

revision = "0108"
down_revision = "0107"


def upgrade() -> None:
    op.add_column("training", sa.Column("last_session", sa.Integer()))


def downgrade() -> None:
    op.drop_column("training", "last_session")
