"""SQL of what offers keep about a person: their copy, and its end."""

from sqlalchemy import text

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
