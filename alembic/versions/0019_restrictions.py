"""Moderation: adults who are kept from minors, looks that authors ask for, masks that were undone."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "restriction",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("case_id", sa.UUID(), nullable=True),
        sa.Column("decision_id", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_case.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_restriction_account_id",
        "restriction",
        ["account_id"],
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
    op.create_index("ix_restriction_case_id", "restriction", ["case_id"])
    op.add_column("moderation_case", sa.Column("look_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "moderation_decision",
        sa.Column("unmasked", sa.Boolean(), server_default="false", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("moderation_decision", "unmasked")
    op.drop_column("moderation_case", "look_asked_at")
    op.drop_table("restriction")
