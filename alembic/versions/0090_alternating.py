"""Masters that are also learned with an employer, by a contract that their list does not name."""

from alembic import op

revision = "0090"
down_revision = "0089"


def upgrade() -> None:
    op.execute("ALTER TABLE training_master ADD COLUMN modes text[] DEFAULT '{}' NOT NULL")
    op.execute("ALTER TABLE training_place ADD COLUMN alternating boolean DEFAULT false NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE training_place DROP COLUMN alternating")
    op.execute("ALTER TABLE training_master DROP COLUMN modes")
