"""Wrong codes of an authenticator app make the device wait that gave them, the account only far above."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    op.add_column("session", sa.Column("wrong_codes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("session", sa.Column("wrong_code_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("session", "wrong_code_at")
    op.drop_column("session", "wrong_codes")
