"""The server's key beside the one that takes its place, and the key that lasts."""

import sqlalchemy as sa
from alembic import op

revision = "0118"
down_revision = "0117"
# Columns that may be null: older code runs until a key is replaced, or a database is begun, by newer code.
oldest_code = ""


def upgrade() -> None:
    op.add_column("server_key", sa.Column("sealed_lasting", sa.LargeBinary))
    op.add_column("server_key", sa.Column("next_mark", sa.LargeBinary))


def downgrade() -> None:
    op.drop_column("server_key", "next_mark")
    op.drop_column("server_key", "sealed_lasting")
