"""A step of an application that leaves its status: whom to ask for, corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0110"
down_revision = "0109"


def upgrade() -> None:
    op.add_column("application_event", sa.Column("act", sa.Text(), server_default="moved", nullable=False))


def downgrade() -> None:
    op.drop_column("application_event", "act")
