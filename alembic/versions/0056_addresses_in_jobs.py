"""No address of a nightly import stands in the queue any more: it may hold a key."""

from alembic import op

revision = "0056"
down_revision = "0055"


def upgrade() -> None:
    # The next night puts them there anew, by their place in the schedule.
    op.execute(
        "DELETE FROM procrastinate_jobs WHERE task_name = 'opendata:import_source' AND status <> 'doing'"
    )


def downgrade() -> None:
    """What is gone was done, or is put there anew."""
