"""SQL of the demonstration's badges."""

from sqlalchemy import text

GIVE = text(
    """
    INSERT INTO badge_credential (achievement_id, account_id, origin, narrative, status, awarded_by,
        created_at, accepted_at)
    SELECT :achievement_id, :account_id, 'list', :narrative, 'offered', :awarded_by, :now, :now
    WHERE NOT EXISTS (
        SELECT FROM badge_credential WHERE achievement_id = :achievement_id AND account_id = :account_id)
    RETURNING id
    """
)

OFFER = text(
    """
    INSERT INTO badge_credential (achievement_id, origin, email, email_mark, narrative, status, awarded_by,
        created_at)
    SELECT :achievement_id, 'list', :email, :mark, :narrative, 'offered', :awarded_by, :now
    WHERE NOT EXISTS (
        SELECT FROM badge_credential WHERE achievement_id = :achievement_id AND email_mark = :mark)
    """
)

HAS_OPEN_CODE = text(
    """
    SELECT EXISTS (SELECT FROM badge_code WHERE achievement_id = :achievement_id AND closed_at IS NULL
        AND expires_at > :now AND (max_claims IS NULL OR claims < max_claims))
    """
)

ASK = text(
    """
    INSERT INTO badge_request (id, achievement_id, account_id, message, status, created_at, sent_at)
    VALUES (:id, :achievement_id, :account_id, :message, 'waiting', :now, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

SHOW = text(
    """
    INSERT INTO badge_evidence (id, request_id, kind, text) VALUES (:request_id, :request_id, 'text', :text)
    """
)
