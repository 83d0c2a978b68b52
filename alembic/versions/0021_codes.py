"""Codes by mail: bound to the browser that asked, shared by new browsers under attack; known browsers."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    # Whoever waits for a code at this moment asks for another one.
    op.execute("DELETE FROM email_code")
    op.drop_index("ix_email_code_email_created_at", table_name="email_code")
    op.alter_column("email_code", "code_mark", nullable=True)
    for column in (
        sa.Column("browser_digest", sa.LargeBinary(), nullable=False),
        sa.Column("network_mark", sa.LargeBinary(), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False, server_default="false"),
        sa.Column("digits", sa.Integer(), nullable=False),
        sa.Column("shared_id", sa.UUID(), nullable=True),
    ):
        op.add_column("email_code", column)
    op.create_index(
        "ix_email_code_own",
        "email_code",
        ["email_mark", "created_at"],
        postgresql_where=sa.text("shared_id IS NULL"),
    )
    op.create_index("ix_email_code_browser", "email_code", ["browser_digest", "created_at"])
    op.create_index("ix_email_code_network", "email_code", ["network_mark", "created_at"])
    op.create_table(
        "shared_code",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("email_mark", sa.LargeBinary(), nullable=False),
        sa.Column("accounts_only", sa.Boolean(), nullable=False, server_default="false"),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code_mark", sa.LargeBinary(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_shared_code_mailbox", "shared_code", ["email_mark", "sends_at"])
    op.create_index("ix_shared_code_sends_at", "shared_code", ["sends_at"])
    op.create_table(
        "known_browser",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_digest", "account_id"),
    )
    op.create_index("ix_known_browser_account_id", "known_browser", ["account_id"])
    op.add_column("session", sa.Column("browser_digest", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("session", "browser_digest")
    op.drop_table("known_browser")
    op.drop_table("shared_code")
    op.execute("DELETE FROM email_code")
    for index in ("network", "browser", "own"):
        op.drop_index(f"ix_email_code_{index}", table_name="email_code")
    for column in ("shared_id", "digits", "known", "network_mark", "browser_digest"):
        op.drop_column("email_code", column)
    op.alter_column("email_code", "code_mark", nullable=False)
    op.create_index("ix_email_code_email_created_at", "email_code", ["email_mark", "created_at"])
