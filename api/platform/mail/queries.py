"""SQL of mails."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

INSERT = text(
    """
    INSERT INTO mail (recipient, letter, about_id)
    VALUES (:recipient, CAST(:letter AS jsonb), CAST(:about_id AS uuid)) RETURNING id
    """
)

# In one order: each of them holds the account it is about.
INSERT_MANY = text(
    """
    INSERT INTO mail (recipient, letter, about_id)
    SELECT one.recipient, CAST(one.letter AS jsonb), one.about_id
    FROM unnest(CAST(:recipients AS text[]), CAST(:letters AS text[]), CAST(:about_ids AS uuid[]))
        AS one (recipient, letter, about_id)
    ORDER BY one.about_id
    RETURNING id
    """
)

# Locked, so that two runs of one job do not both send.
WAITING = text("SELECT recipient, letter FROM mail WHERE id = :id FOR UPDATE SKIP LOCKED")

DELETE = text("DELETE FROM mail WHERE id = :id")

FORGET = text("DELETE FROM mail WHERE recipient = :recipient AND about_id IS NULL")

OUTBOX = text("SELECT id, recipient, letter, created_at FROM mail ORDER BY created_at DESC, id DESC LIMIT 50")

DELETE_OLD = old_rows(
    "mail", "created_at < CAST(:now AS timestamptz) - make_interval(days => :days)", "created_at"
)
