"""SQL of what accounts keep about a person: their copy, and its end."""

from sqlalchemy import text

KNOWN_BROWSERS = text(
    "SELECT created_at, seen_at FROM known_browser WHERE account_id = :account_id ORDER BY seen_at DESC"
)

SECOND_FACTORS = text(
    """
    SELECT 'passkey' AS factor, name, created_at, used_at FROM passkey WHERE account_id = :account_id
    UNION ALL
    SELECT 'totp', '', confirmed_at, NULL FROM totp
    WHERE account_id = :account_id AND confirmed_at IS NOT NULL
    ORDER BY created_at
    """
)

REVIEWS_ASKED = text(
    """
    SELECT asked AS birth_date, place, department, created_at, decided_at, accepted FROM birth_date_review
    WHERE account_id = :account_id ORDER BY created_at
    """
)

BANS = text("SELECT reason, banned_at, lifted_at FROM ban WHERE account_id = :account_id ORDER BY banned_at")

ERASE = (
    # Those that confirm a new address are the account's; none works without it.
    text("DELETE FROM email_code WHERE account_id = :account_id"),
    text("DELETE FROM account WHERE id = :account_id"),
)
