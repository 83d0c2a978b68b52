"""Addresses that accounts gave up, marks that several bans share, and indexes of what is looked for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_INDEXES = [
    ("organisation_invitation", "email"),
    ("organisation_invitation", "invited_by"),
    ("school_code", "made_by"),
    ("session", "expires_at"),
    ("email_code", "created_at"),
]


def upgrade() -> None:
    op.create_table(
        "former_address",
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "mark"),
    )
    op.drop_constraint("ban_mark_pkey", "ban_mark")
    op.create_primary_key("ban_mark_pkey", "ban_mark", ["mark", "ban_id"])
    for table, column in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table, column in reversed(_INDEXES):
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    op.execute("DELETE FROM ban_mark a USING ban_mark b WHERE a.mark = b.mark AND a.ban_id > b.ban_id")
    op.drop_constraint("ban_mark_pkey", "ban_mark")
    op.create_primary_key("ban_mark_pkey", "ban_mark", ["mark"])
    op.drop_table("former_address")
