"""Reports of quiet voices join the open case of their subject; strangers' alarms are told a few at a time."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0054"
down_revision = "0053"


def upgrade() -> None:
    op.add_column(
        "moderation_case", sa.Column("quiet", sa.Boolean(), nullable=False, server_default=sa.text("false"))
    )
    op.add_column("moderation_case", sa.Column("joined_id", postgresql.UUID(as_uuid=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_moderation_case_joined_id_moderation_case"),
        "moderation_case",
        "moderation_case",
        ["joined_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index("ix_moderation_case_joined_id", "moderation_case", ["joined_id"])
    op.create_index(
        "ix_moderation_case_quiet",
        "moderation_case",
        ["department", "told_at"],
        postgresql_where=sa.text("quiet"),
    )
    op.add_column(
        "offer_report", sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.text("false"))
    )
    op.create_index("ix_offer_report_told", "offer_report", ["created_at"], postgresql_where=sa.text("told"))


def downgrade() -> None:
    op.drop_index("ix_offer_report_told", table_name="offer_report")
    op.drop_column("offer_report", "told")
    op.drop_column("moderation_case", "joined_id")
    op.drop_column("moderation_case", "quiet")
