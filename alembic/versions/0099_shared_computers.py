"""Sign-ins on shared computers: when such a session ends at the latest, and whether one begins so."""

import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = "0098"


def upgrade() -> None:
    op.add_column("session", sa.Column("ends_at", sa.DateTime(timezone=True)))
    op.add_column(
        "sign_in_flow", sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.text("false"))
    )


def downgrade() -> None:
    op.drop_column("sign_in_flow", "shared")
    op.drop_column("session", "ends_at")
