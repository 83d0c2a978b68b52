"""Error reports are seen to by staff."""

from alembic import op

revision = "0080"
down_revision = "0079"


def upgrade() -> None:
    op.execute("ALTER TABLE error_report ADD handled_at timestamptz, ADD note varchar NOT NULL DEFAULT ''")


def downgrade() -> None:
    op.execute("ALTER TABLE error_report DROP handled_at, DROP note")
