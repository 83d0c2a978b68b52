"""What people asked the chatbox for and did not find, counted."""

from alembic import op

revision = "0114"
down_revision = "0113"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE missing_question (
            id uuid PRIMARY KEY,
            unanswered integer NOT NULL,
            badly_rated integer NOT NULL,
            talks bytea[] NOT NULL DEFAULT '{}',
            words text NOT NULL DEFAULT '',
            first_day date NOT NULL,
            last_day date NOT NULL,
            outcome text NOT NULL DEFAULT 'new',
            decided_at timestamptz
        )
        """
    )
    op.execute("CREATE INDEX ix_missing_question_last_day ON missing_question (last_day)")
    op.execute("CREATE INDEX ix_missing_question_in_words ON missing_question (outcome) WHERE words <> ''")


def downgrade() -> None:
    op.execute("DROP TABLE missing_question")
