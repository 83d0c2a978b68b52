"""SQL of import reports."""

from sqlalchemy import text

# Each source's last report stays: it tells readers when the source was imported.
DELETE_OLD = text(
    """
    DELETE FROM import_run r
    WHERE finished_at < now() - make_interval(days => :days)
      AND EXISTS (SELECT FROM import_run newer
                  WHERE newer.source = r.source AND newer.dataset = r.dataset AND newer.id > r.id)
    """
)

# Imports are judged by those of the last days.
FORGET_CHANGES = text(
    """
    DELETE FROM import_change c USING import_run r
    WHERE r.id = c.run_id AND r.finished_at < now() - make_interval(days => :days)
    """
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
