"""SQL of mails."""

from sqlalchemy import text

INSERT = text("INSERT INTO mail (recipient, letter) VALUES (:recipient, CAST(:letter AS jsonb)) RETURNING id")

INSERT_MANY = text(
    """
    INSERT INTO mail (recipient, letter) SELECT one.recipient, CAST(one.letter AS jsonb)
    FROM unnest(CAST(:recipients AS text[]), CAST(:letters AS text[])) AS one (recipient, letter)
    RETURNING id
    """
)

# Locked, so that two runs of one job do not both send.
WAITING = text("SELECT recipient, letter FROM mail WHERE id = :id FOR UPDATE SKIP LOCKED")

DELETE = text("DELETE FROM mail WHERE id = :id")

OUTBOX = text("SELECT id, recipient, letter, created_at FROM mail ORDER BY created_at DESC, id DESC LIMIT 50")

DELETE_OLD = text(
    "DELETE FROM mail WHERE created_at < CAST(:now AS timestamptz) - make_interval(days => :days)"
)
