"""Trainings that are known to be another one; the next import of a list of trainings names them."""

from alembic import op

revision = "0088"
down_revision = "0087"


def upgrade() -> None:
    op.execute("CREATE TABLE training_former (id varchar PRIMARY KEY, training_id varchar NOT NULL)")


def downgrade() -> None:
    op.execute("DROP TABLE training_former")
