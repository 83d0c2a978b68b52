"""Records may be written before the place that they make: the reference is checked at the commit."""

from alembic import op

revision = "0004"
down_revision = "0003"

NAME = "place_record_place_id_fkey"


def upgrade() -> None:
    op.execute(f"ALTER TABLE place_record ALTER CONSTRAINT {NAME} DEFERRABLE INITIALLY DEFERRED")


def downgrade() -> None:
    op.execute(f"ALTER TABLE place_record ALTER CONSTRAINT {NAME} NOT DEFERRABLE")
