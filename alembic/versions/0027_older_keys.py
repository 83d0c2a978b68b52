"""Keys of badges: which may have signed badges of version 2.0, whose strict readers take one key."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column(
        "badge_key", sa.Column("signed_older", sa.Boolean(), nullable=False, server_default="false")
    )
    op.execute("UPDATE badge_key SET signed_older = true WHERE algorithm = 'ES256'")


def downgrade() -> None:
    op.drop_column("badge_key", "signed_older")
