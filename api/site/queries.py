"""SQL about the site as a whole."""

from sqlalchemy import text

SOURCES = text(
    """
    SELECT source, max(finished_at) AS imported_at,
           (SELECT count(*) FROM place_record r WHERE r.source = i.source AND r.vanished_on IS NULL)
           + (SELECT count(*) FROM event e WHERE e.source = i.source) AS records,
           max(rows_read - rejected) AS rows
    FROM import_run i GROUP BY source
    """
)

REVISION = text("SELECT version_num FROM alembic_version")

QUEUE = text("SELECT to_regclass('procrastinate_jobs') IS NOT NULL")
