"""Open Badges: keys that somebody else may have, and which deleted badges a list of 2.0 names."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("badge_key", sa.Column("compromised_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("badge_status", sa.Column("deleted_id", sa.UUID(), nullable=True))
    op.create_index(
        "ix_badge_status_deleted",
        "badge_status",
        ["list_id"],
        postgresql_where=sa.text("deleted_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_badge_status_deleted", table_name="badge_status")
    op.drop_column("badge_status", "deleted_id")
    op.drop_column("badge_key", "compromised_at")
