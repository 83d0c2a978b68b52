"""What somebody was called when another one turned them away: a new name would be a word to that one."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    for table in ("block", "silence"):
        op.add_column(table, sa.Column("known_as", sa.String(), nullable=True))
    op.execute("UPDATE block b SET known_as = a.first_name FROM account a WHERE a.id = b.blocked_id")
    op.execute("UPDATE silence s SET known_as = a.first_name FROM account a WHERE a.id = s.silenced_id")
    for table in ("block", "silence"):
        op.alter_column(table, "known_as", nullable=False)


def downgrade() -> None:
    for table in ("silence", "block"):
        op.drop_column(table, "known_as")
