"""Which drawing of shapes stands for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0097"
down_revision = "0096"


def upgrade() -> None:
    op.add_column("account", sa.Column("avatar", sa.SmallInteger, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("account", "avatar")
