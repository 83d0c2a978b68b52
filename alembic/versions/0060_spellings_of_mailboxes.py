"""Whose mailbox an address is, in whatever spelling, is asked of a parent's without reading every account."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"


def upgrade() -> None:
    op.create_index(
        "ix_account_spelling",
        "account",
        [sa.text("translate(split_part(split_part(email, '@', 1), '+', 1), '.-_', '')")],
    )


def downgrade() -> None:
    op.drop_index("ix_account_spelling", "account")
