"""Reports of errors also about trainings and careers, whose ids are codes."""

from alembic import op

revision = "0075"
down_revision = "0074"


def upgrade() -> None:
    op.execute("ALTER TABLE error_report ALTER subject_id TYPE varchar USING subject_id::text")


def downgrade() -> None:
    op.execute("DELETE FROM error_report WHERE subject IN ('training', 'career')")
    op.execute("ALTER TABLE error_report ALTER subject_id TYPE uuid USING subject_id::uuid")
