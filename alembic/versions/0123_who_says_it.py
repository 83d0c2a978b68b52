"""Who says to which career a training leads and what follows it, and of which year a list of trainings is."""

from alembic import op

revision = "0123"
down_revision = "0122"
# Columns with a default: any older code runs. They are filled by the next refresh, the year by the next import.
oldest_code = ""


def upgrade() -> None:
    op.execute("ALTER TABLE training_career ADD COLUMN sources text[] NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE training_next ADD COLUMN sources text[] NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE training_list ADD COLUMN year integer")


def downgrade() -> None:
    op.drop_column("training_career", "sources")
    op.drop_column("training_next", "sources")
    op.drop_column("training_list", "year")
