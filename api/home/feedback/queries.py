"""SQL of error reports."""

from sqlalchemy import text

INSERT = text(
    """
    INSERT INTO error_report (id, subject, subject_id, topic, message)
    VALUES (:id, :subject, :subject_id, :topic, :message)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

SAME = text(
    """
    SELECT 1 FROM error_report
    WHERE id = :id AND subject = :subject AND subject_id = :subject_id AND topic = :topic
      AND message = :message
    """
)

FORGET_WORDS = text(
    """
    UPDATE error_report SET message = ''
    WHERE message <> '' AND created_at < now() - make_interval(days => :days)
    """
)

DELETE_OLD = text("DELETE FROM error_report WHERE created_at < now() - make_interval(days => :days)")
