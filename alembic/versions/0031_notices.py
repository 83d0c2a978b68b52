"""Notices that wait for the morning, or for the end of school, before anything rings."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column("stream_event", sa.Column("ring_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_stream_event_ring_at",
        "stream_event",
        ["ring_at"],
        postgresql_where=sa.text("ring_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_stream_event_ring_at", "stream_event")
    op.drop_column("stream_event", "ring_at")
