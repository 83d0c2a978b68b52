"""Mails are counted by mailbox, in whatever spelling, beside the mark of the address as it was typed."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"


def upgrade() -> None:
    op.add_column("email_code", sa.Column("mailbox_mark", sa.LargeBinary(), nullable=True))
    op.create_index(
        "ix_email_code_mailbox",
        "email_code",
        ["mailbox_mark", "created_at"],
        postgresql_where=sa.text("mailbox_mark IS NOT NULL"),
    )
    op.add_column("badge_credential", sa.Column("mailbox_mark", sa.LargeBinary(), nullable=True))
    # Of the plain spelling both are the same; the others' marks are a day old at most.
    op.execute("UPDATE badge_credential SET mailbox_mark = email_mark WHERE email_mark IS NOT NULL")
    op.create_index("ix_badge_credential_mailbox_mark", "badge_credential", ["mailbox_mark"])


def downgrade() -> None:
    op.drop_column("badge_credential", "mailbox_mark")
    op.drop_column("email_code", "mailbox_mark")
