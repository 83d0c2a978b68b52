"""SQL of what public answers keep about a person: their copy, and its end."""

from sqlalchemy import text

ABOUT = text(
    """
    SELECT question, answer, status, created_at, published_at,
        CASE WHEN student_id = :account_id THEN 'student' ELSE 'mentor' END AS side
    FROM public_answer WHERE student_id = :account_id OR mentor_id = :account_id ORDER BY created_at
    """
)

DELETE_OF = text("DELETE FROM public_answer WHERE student_id = :account_id OR mentor_id = :account_id")

DELETE_OF_STUDENT = text("DELETE FROM public_answer WHERE student_id = :account_id")
