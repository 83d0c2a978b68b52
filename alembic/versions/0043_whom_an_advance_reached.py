"""Evidence of an advance knows whom it was said to: what is said to one person in several places adds up."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.add_column("moderation_evidence", sa.Column("reader_id", sa.Uuid(), nullable=True))
    op.execute(
        """
        UPDATE moderation_evidence e
        SET reader_id = CASE WHEN c.student_id = e.author_id THEN c.mentor_id ELSE c.student_id END
        FROM message x JOIN conversation c ON c.id = x.conversation_id
        WHERE e.subject_kind = 'message' AND e.subject_id = x.id AND e.spans @> '[{"finding": "grooming"}]'
        """
    )


def downgrade() -> None:
    op.drop_column("moderation_evidence", "reader_id")
