"""Time that passes: the one thing that is written past the product, row by row and no more than a step needs.

Nothing in the product can be told another hour, nor can PostgreSQL. What ends in days is set back by as many,
and the night's job that would see it is asked for at once.
"""

from api.platform.kit.database import connect
from tests.pilot.story import wait


def let_leave(owner_url: str, email: str, days: int) -> None:
    """Days pass for who asked to leave, and the night comes in which accounts are erased."""
    with connect(owner_url, autocommit=True) as rows:
        rows.execute(
            "UPDATE account SET leaving_at = leaving_at - make_interval(days => %s) WHERE email = %s",
            [days, email],
        )
        night = rows.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
            " VALUES ('default', 'privacy:erase_ended', '{\"timestamp\": 0}') RETURNING id"
        ).fetchone()
        waiting = "SELECT 1 FROM procrastinate_jobs WHERE id = %s AND status IN ('todo', 'doing')"
        wait("the night's job to end", lambda: rows.execute(waiting, night).fetchone() is None)
