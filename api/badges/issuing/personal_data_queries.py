"""SQL of what is kept about people who issue."""

from sqlalchemy import text

from api.badges.issuing.queries import LAPSES

EXPORT = {
    "badges_made": text(
        "SELECT name, status, created_at, published_at FROM badge_achievement WHERE created_by = :account_id"
        " ORDER BY created_at"
    ),
    "lists_sent": text(
        "SELECT narrative, total, created_at, finished_at FROM badge_batch WHERE created_by = :account_id"
        " ORDER BY created_at"
    ),
    "codes_made": text(
        "SELECT label, narrative, claims, created_at, expires_at, closed_at FROM badge_code"
        " WHERE created_by = :account_id ORDER BY created_at"
    ),
    "requests_decided": text(
        "SELECT status, reason, decided_at FROM badge_request WHERE decided_by = :account_id"
        " ORDER BY decided_at"
    ),
    "badges_awarded": text(
        "SELECT narrative, created_at FROM badge_credential WHERE awarded_by = :account_id"
        " ORDER BY created_at"
    ),
    "badges_revoked": text(
        "SELECT revocation_reason, revoked_at FROM badge_credential WHERE revoked_by = :account_id"
        " ORDER BY revoked_at"
    ),
}
"""By the name of the part in the copy of one's data."""

BANNED = [
    text("UPDATE badge_code SET closed_at = :now WHERE created_by = :account_id AND closed_at IS NULL"),
    text(f"UPDATE badge_credential SET {LAPSES} WHERE awarded_by = :account_id AND status = 'offered'"),
    text(
        "UPDATE badge_batch_line l SET status = 'failed', error = 'badge_issuer_gone', email = NULL,"
        " narrative = '' FROM badge_batch b"
        " WHERE b.id = l.batch_id AND b.created_by = :account_id AND l.status = 'waiting'"
    ),
]
