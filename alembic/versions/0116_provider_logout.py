"""Sessions end when their provider says so: which session there, and what it said lately."""

import sqlalchemy as sa
from alembic import op

revision = "0116"
down_revision = "0115"
oldest_code = ""


def upgrade() -> None:
    op.add_column("session", sa.Column("provider_session", sa.LargeBinary))
    op.create_index(
        "ix_session_provider_session",
        "session",
        ["provider_session"],
        postgresql_where=sa.text("provider_session IS NOT NULL"),
    )
    op.create_table(
        "provider_logout",
        sa.Column("mark", sa.LargeBinary, primary_key=True),
        sa.Column("said_at", sa.DateTime(timezone=True)),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False, index=True),
    )


def downgrade() -> None:
    op.drop_table("provider_logout")
    op.drop_index("ix_session_provider_session", "session")
    op.drop_column("session", "provider_session")
