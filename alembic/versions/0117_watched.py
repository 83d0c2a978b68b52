"""The row that readiness writes, when each deletion of what is over last ran, and how deletions find it."""

from alembic import op

from api.platform.schema import indexes

revision = "0117"
down_revision = "0116"
# New tables and indexes: any older code runs on them.
oldest_code = ""

INDEXES = {
    "ix_stream_event_age": "stream_event (notice, created_at)",
    "ix_mail_created_at": "mail (created_at)",
    "ix_known_browser_seen_at": "known_browser (seen_at)",
    "ix_push_notice_expires_at": "push_notice (expires_at)",
}


def upgrade() -> None:
    indexes.make(INDEXES)
    op.execute(
        """
        CREATE TABLE readiness (
            id integer PRIMARY KEY CONSTRAINT one_readiness CHECK (id = 1),
            written_at timestamptz NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TABLE retention_run (
            what text PRIMARY KEY,
            ended_at timestamptz NOT NULL,
            deleted bigint NOT NULL,
            seconds real NOT NULL
        )
        """
    )


def downgrade() -> None:
    indexes.drop(INDEXES)
    op.execute("DROP TABLE retention_run")
    op.execute("DROP TABLE readiness")
