"""Trainings are found quickly by names that are mistyped too."""

from alembic import op

revision = "0082"
down_revision = "0081"


def upgrade() -> None:
    op.execute(
        "CREATE INDEX ix_training_names ON training USING gin"
        " (epass_fold(label || ' ' || words) gin_trgm_ops)"
    )


def downgrade() -> None:
    op.execute("DROP INDEX ix_training_names")
