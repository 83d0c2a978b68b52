"""SQL of import reports."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

# Each source's last report stays: it tells readers when the source was imported.
DELETE_OLD = (
    old_rows(
        "import_run r",
        """
        finished_at < now() - make_interval(days => :days)
        AND EXISTS (SELECT FROM import_run newer
                    WHERE newer.source = r.source AND newer.dataset = r.dataset AND newer.id > r.id)
        """,
        "id",
        hanging=500,
    ),
    # Imports are judged by those of the last days.
    old_rows(
        "import_change",
        """
        run_id <= (SELECT max(id) FROM import_run
                   WHERE finished_at < now() - make_interval(days => :remembered_days))
        AND EXISTS (SELECT FROM import_run r WHERE r.id = run_id
                    AND r.finished_at < now() - make_interval(days => :remembered_days))
        """,
        "run_id",
    ),
)

# A row comes back where admins are to be told: a new reason, or an old one that lasts.
REFUSE = text(
    """
    INSERT INTO import_refusal AS r (source, address, code, told_at) VALUES (:source, :address, :code, :now)
    ON CONFLICT (source, address) DO UPDATE SET code = excluded.code, told_at = excluded.told_at
    WHERE r.code <> excluded.code OR r.told_at <= :told_before
    RETURNING source
    """
)

ACCEPT = text("DELETE FROM import_refusal WHERE source = :source AND address = :address")
