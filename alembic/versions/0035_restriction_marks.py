"""Who was kept from minors, erased the account and returns is known again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.create_table(
        "restriction_mark",
        sa.Column("mark", sa.LargeBinary(), primary_key=True),
        sa.Column("restriction_id", UUID(as_uuid=True), primary_key=True),
        sa.Column(
            "case_id",
            UUID(as_uuid=True),
            sa.ForeignKey("moderation_case.id", ondelete="SET NULL"),
            nullable=True,
        ),
        sa.Column("decision_id", UUID(as_uuid=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    op.create_index("ix_restriction_mark_case_id", "restriction_mark", ["case_id"])


def downgrade() -> None:
    op.drop_table("restriction_mark")
