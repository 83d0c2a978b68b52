"""A notice that was put away: gone from the list, and taken back for as long as the button says."""

import sqlalchemy as sa
from alembic import op

revision = "0106"
down_revision = "0105"


def upgrade() -> None:
    op.add_column("stream_event", sa.Column("put_away_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("stream_event", "put_away_at")
