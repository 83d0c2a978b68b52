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
