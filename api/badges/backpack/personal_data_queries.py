"""SQL of what badges keep about a person."""

from sqlalchemy import text

ABOUT = {
    "badges": text(
        """
        SELECT a.name AS achievement, i.name AS issuer, 'badge_' || c.origin AS origin,
            c.narrative, c.status, c.created_at,
            c.accepted_at, c.valid_from, c.valid_until, c.revoked_at, c.revocation_reason, c.hosted_at,
            CASE WHEN c.jwt IS NOT NULL THEN c.id END AS file, convert_to(left(c.jwt, 4), 'UTF8') AS beginning
        FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
        JOIN badge_issuer i ON i.id = a.issuer_id
        WHERE c.account_id = :account_id ORDER BY c.created_at, c.id
        """
    ),
    "badge_requests": text(
        """
        SELECT r.id, a.name AS achievement, coalesce(r.original, r.message) AS message, r.status,
            r.created_at, r.sent_at, r.decided_at, r.reason
        FROM badge_request r JOIN badge_achievement a ON a.id = r.achievement_id
        WHERE r.account_id = :account_id ORDER BY r.created_at, r.id
        """
    ),
    "evidence": text(
        """
        SELECT e.request_id,
            CASE e.kind WHEN 'link' THEN 'web_link' WHEN 'text' THEN 'words' ELSE e.kind END AS kind,
            coalesce(e.original, e.text) AS text, e.url, e.created_at,
            CASE WHEN e.photo IS NOT NULL THEN e.id END AS photo, substring(e.photo FOR 4) AS beginning
        FROM badge_evidence e JOIN badge_request r ON r.id = e.request_id
        WHERE r.account_id = :account_id ORDER BY e.created_at, e.id
        """
    ),
    "shares": text(
        """
        SELECT s.credential_id, s.backpack_id, s.shown_name, s.show_evidence, s.created_at, s.expires_at,
            s.ended_at
        FROM badge_share s WHERE s.account_id = :account_id ORDER BY s.created_at, s.id
        """
    ),
    "backpack": text(
        """
        SELECT b.name, b.media_type, b.source_url, b.id AS file, substring(b.content FOR 4) AS beginning,
            b.finding->>'verdict' AS verdict, b.finding->>'recipient' AS recipient, b.checked_at,
            b.created_at
        FROM badge_backpack b WHERE b.account_id = :account_id ORDER BY b.created_at, b.id
        """
    ),
}

FILES = {
    "badges": ("file", text("SELECT convert_to(jwt, 'UTF8') FROM badge_credential WHERE id = :id")),
    "evidence": ("photo", text("SELECT photo FROM badge_evidence WHERE id = :id")),
    "backpack": ("file", text("SELECT content FROM badge_backpack WHERE id = :id")),
}
"""Of those parts the column that names a row with a file, and what the file holds."""

ERASE = [
    text("DELETE FROM badge_share WHERE account_id = :account_id"),
    text("DELETE FROM badge_backpack WHERE account_id = :account_id"),
]

AWAITS_PARENT = text(
    """
    SELECT EXISTS (SELECT FROM badge_credential
        WHERE account_id = :account_id AND status = 'with_parent')
    """
)
