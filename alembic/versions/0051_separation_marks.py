"""Who was turned away or reported, erases the account and returns, stays apart from the one who did so."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    op.create_table(
        "separation_mark",
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("toward_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("case_id", postgresql.UUID(as_uuid=True), nullable=True),
        sa.Column("known_as", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["toward_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_case.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("mark", "toward_id", "blocked"),
    )
    op.create_index("ix_separation_mark_toward_id", "separation_mark", ["toward_id"])
    op.create_index("ix_separation_mark_case_id", "separation_mark", ["case_id"])


def downgrade() -> None:
    op.drop_table("separation_mark")
