"""SQL of what questions keep about a person: their copy, and its end."""

from sqlalchemy import text

# Hidden ones too: an appeal brings none back after that.
END_ALL = text(
    """
    UPDATE question SET status = 'withdrawn', ended_at = :now
    WHERE account_id = :account_id AND status IN ('held', 'waiting', 'with_adviser', 'hidden') RETURNING id
    """
)

UNANSWERED = text(
    """
    SELECT count(*) FROM question
    WHERE account_id = :account_id AND status IN ('held', 'waiting', 'with_adviser')
    """
)

ABOUT = text(
    """
    SELECT q.text, q.career_code, q.training, q.commune_code, q.status, q.created_at, q.waits_until,
        q.reminded_at, q.widened_at, q.taken_at, q.thanked_at, q.ended_at
    FROM question q WHERE q.account_id = :account_id ORDER BY q.created_at
    """
)

OFFERED_ABOUT = text(
    """
    SELECT offered_at, declined_at, silent_at FROM question_offer
    WHERE account_id = :account_id ORDER BY offered_at
    """
)

ERASE = [
    text("DELETE FROM question_offer WHERE account_id = :account_id"),
    text("DELETE FROM question WHERE account_id = :account_id"),
]

LEAVE_INBOX = text(
    """
    UPDATE question_offer SET declined_at = :now WHERE account_id = :account_id AND declined_at IS NULL
    """
)

DEPARTMENTS = text(
    "SELECT DISTINCT department FROM question WHERE account_id = :account_id AND department <> ''"
)
