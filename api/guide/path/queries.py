"""SQL of paths."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows, old_words

DATES = text("SELECT * FROM calendar_date WHERE school_year = :school_year")
KNOWN_STEPS = text("SELECT DISTINCT step FROM calendar_date WHERE step = ANY(:steps)")

# What was stopped stays so, whenever a copy sent before arrives.
KEEP = text(
    """
    INSERT INTO shared_path (link, content, ends_at) VALUES (:link, CAST(:content AS jsonb), :ends_at)
    ON CONFLICT (link) DO UPDATE SET content = excluded.content, ends_at = excluded.ends_at
        WHERE shared_path.stopped_at IS NULL
    RETURNING old IS NULL AS created
    """
)

STOP = text(
    """
    INSERT INTO shared_path (link, stopped_at, ends_at) VALUES (:link, now(), :ends_at)
    ON CONFLICT (link) DO UPDATE SET content = NULL, stopped_at = coalesce(shared_path.stopped_at, now())
    """
)

SHOWN = text("SELECT content, ends_at FROM shared_path WHERE link = :link AND ends_at > now()")

DELETE_OLD = (
    old_words("shared_path", "content IS NOT NULL AND ends_at < now()", "ends_at", "content = NULL"),
    old_rows("shared_path", "ends_at < now() - make_interval(days => :days)", "ends_at"),
)
