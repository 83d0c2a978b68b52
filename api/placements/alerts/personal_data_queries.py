"""SQL of what alerts keep about a person: their copy, and its end."""

from sqlalchemy import text

FORGET_COMMUNES = text(
    """
    UPDATE alert SET commune_code = NULL, radius_km = NULL, alone_from = NULL, stopped_at = :now,
        stopped_why = 'consent'
    WHERE account_id = :account_id AND alone_from > :today RETURNING id, kinds, levels, rome, weeks, q
    """
)

RENAME = text("UPDATE alert SET name_fr = :name_fr, name_en = :name_en WHERE id = :id")

EXPORT_ALERTS = text(
    """
    SELECT kinds, levels, rome, weeks, q, commune_code, radius_km, name_fr AS name, paused_at, stopped_at,
        stopped_why, used_at, asked_at, created_at
    FROM alert WHERE account_id = :account_id ORDER BY created_at, id
    """
)

EXPORT_HITS = text(
    """
    SELECT offer_id, alert_id, found_at, shown_at, due_at FROM alert_hit
    WHERE account_id = :account_id ORDER BY found_at, offer_id
    """
)

EXPORT_STOP = text("SELECT created_at FROM alert_stop WHERE account_id = :account_id")

ERASE = [
    text("DELETE FROM alert_hit WHERE account_id = :account_id"),
    text("DELETE FROM alert WHERE account_id = :account_id"),
    text("DELETE FROM alert_stop WHERE account_id = :account_id"),
]
