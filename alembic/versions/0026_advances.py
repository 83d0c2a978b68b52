"""Moderation: cases that deputies were rung for, holds that were told; messages and questions that cry for help."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("moderation_case", sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("restriction", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    for table in ("message", "question"):
        op.add_column(table, sa.Column("distress", sa.Boolean(), server_default="false", nullable=False))


def downgrade() -> None:
    for table in ("question", "message"):
        op.drop_column(table, "distress")
    op.drop_column("restriction", "told_at")
    op.drop_column("moderation_case", "escalated_at")
