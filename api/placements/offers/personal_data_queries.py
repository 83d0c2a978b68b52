"""SQL of what offers keep about a person: their copy, and its end."""

from sqlalchemy import text

from api.safety.reach import stands_for_number

AUTHORED = text(
    "SELECT title, company_name, kind, status, created_at FROM offer"
    " WHERE author = :account_id ORDER BY created_at"
)

REPORTED_BY = text(
    "SELECT reason, message, created_at FROM offer_report WHERE reporter = :account_id ORDER BY created_at"
)

FORGET = (
    text("UPDATE offer SET author = NULL WHERE author = :account_id"),
    text("UPDATE offer_event SET actor = NULL WHERE actor = :account_id"),
    text("UPDATE offer_report SET reporter = NULL, message = '' WHERE reporter = :account_id"),
)

# Of who is shut out or erased: which companies are theirs alone, and the offers of those.

OUT_OF_COMPANIES = text(
    """
    SELECT id FROM offer
    WHERE (organisation_id = ANY(CAST(:organisations AS uuid[])) OR siret = ANY(CAST(:sirets AS text[])))
      AND status <> 'withdrawn' ORDER BY id FOR UPDATE
    """
)

OWNED_ALONE = text(
    f"""
    SELECT o.id, CASE WHEN {stands_for_number("o")} THEN o.siret END AS siret FROM organisation o
    JOIN organisation_member m ON m.organisation_id = o.id
    WHERE m.account_id = :account_id AND m.role = 'owner' AND o.closed_at IS NULL
      AND NOT EXISTS (SELECT FROM organisation_member other
                      WHERE other.organisation_id = o.id AND other.role = 'owner'
                        AND other.account_id <> :account_id)
    ORDER BY o.id FOR UPDATE OF o
    """
)
