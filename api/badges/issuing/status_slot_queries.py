"""SQL of places in status lists (W3C Bitstring Status List)."""

from sqlalchemy import text

BEGIN_LIST = text("INSERT INTO badge_status_list (issuer_id, created_at) VALUES (:issuer_id, :now)")

NEWEST_LIST = text(
    "SELECT id FROM badge_status_list WHERE issuer_id = :issuer_id ORDER BY created_at DESC, id DESC LIMIT 1"
)

# Of two that draw the same place at once, the second waits, finds it taken and draws again.
TAKE = text(
    """
    INSERT INTO badge_status (list_id, position)
    SELECT CAST(:list_id AS uuid), drawn.position FROM unnest(CAST(:positions AS int[])) AS drawn (position)
    WHERE NOT EXISTS (SELECT FROM badge_status s WHERE s.list_id = :list_id AND s.position = drawn.position)
    LIMIT 1
    ON CONFLICT DO NOTHING RETURNING position
    """
)
