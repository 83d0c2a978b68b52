"""What each import took away, of how much, and whether that was meant: imports in a row are judged together."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    for name in ("vanished", "there"):
        op.add_column("import_run", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("import_run", sa.Column("forced", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for name in ("forced", "there", "vanished"):
        op.drop_column("import_run", name)
