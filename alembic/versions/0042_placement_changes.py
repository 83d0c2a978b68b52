"""What a company changed of places that it had given, and what its offer said before until that is told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, UUID

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.create_table(
        "offer_before",
        sa.Column(
            "offer_id", UUID(as_uuid=True), sa.ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("facts", JSONB, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "application_change",
        sa.Column("id", UUID(as_uuid=True), primary_key=True, server_default=sa.text("uuidv7()")),
        sa.Column(
            "application_id",
            UUID(as_uuid=True),
            sa.ForeignKey("application.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("parts", JSONB, nullable=False),
        sa.Column("summary", JSONB, nullable=False),
    )
    op.create_index("ix_application_change_application_id", "application_change", ["application_id"])


def downgrade() -> None:
    op.drop_table("application_change")
    op.drop_table("offer_before")
