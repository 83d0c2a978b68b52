"""Sign-ins that a tile of a school's portal begins."""

import sqlalchemy as sa
from alembic import op

revision = "0103"
down_revision = "0102"


def upgrade() -> None:
    op.add_column(
        "sign_in_flow", sa.Column("tile", sa.Boolean, nullable=False, server_default=sa.text("false"))
    )


def downgrade() -> None:
    op.drop_column("sign_in_flow", "tile")
