"""Who turned somebody away, erases the account and returns, is apart from them too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0057"
down_revision = "0056"


def upgrade() -> None:
    op.drop_constraint("separation_mark_toward_id_fkey", "separation_mark")
    op.drop_constraint("separation_mark_pkey", "separation_mark")
    op.drop_index("ix_separation_mark_toward_id")
    op.alter_column("separation_mark", "toward_id", new_column_name="other_id")
    # Of what is there nobody knows any more whose it was.
    own = sa.Column("own_id", postgresql.UUID(as_uuid=True), nullable=False, server_default=sa.func.uuidv7())
    op.add_column("separation_mark", own)
    op.alter_column("separation_mark", "own_id", server_default=None)
    away = sa.Column("away", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("separation_mark", away)
    op.alter_column("separation_mark", "away", server_default=None)
    columns = ["mark", "own_id", "other_id", "away", "blocked"]
    op.create_primary_key("separation_mark_pkey", "separation_mark", columns)
    op.create_index("ix_separation_mark_other_id", "separation_mark", ["other_id"])


def downgrade() -> None:
    op.execute(
        "DELETE FROM separation_mark WHERE NOT away OR other_id NOT IN (SELECT id FROM account) OR ctid NOT IN"
        " (SELECT min(ctid) FROM separation_mark WHERE away GROUP BY mark, other_id, blocked)"
    )
    op.drop_index("ix_separation_mark_other_id")
    op.drop_constraint("separation_mark_pkey", "separation_mark")
    op.drop_column("separation_mark", "away")
    op.drop_column("separation_mark", "own_id")
    op.alter_column("separation_mark", "other_id", new_column_name="toward_id")
    op.create_primary_key("separation_mark_pkey", "separation_mark", ["mark", "toward_id", "blocked"])
    op.create_index("ix_separation_mark_toward_id", "separation_mark", ["toward_id"])
    op.create_foreign_key(
        "separation_mark_toward_id_fkey",
        "separation_mark",
        "account",
        ["toward_id"],
        ["id"],
        ondelete="CASCADE",
    )
