"""Codes by mail count for the /48 of IPv6 as well: whoever holds one asks from 65,536 networks."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.add_column("email_code", sa.Column("site_mark", sa.LargeBinary(), nullable=True))
    op.create_index(
        "ix_email_code_site",
        "email_code",
        ["site_mark", "created_at"],
        postgresql_where=sa.text("site_mark IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_column("email_code", "site_mark")
