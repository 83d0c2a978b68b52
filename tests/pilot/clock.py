"""Time that passes: the one thing that is written past the product, row by row, no more than a step needs.

Nothing in the product can be told another hour, nor can PostgreSQL, wherever they run. What ends in days is
set back by as many, and the night's job that would see it is asked for at once. What is not moved: the digits
of an authenticator app are waited for; what a certificate or a signature says of its end stays.
"""

from psycopg.sql import SQL, Literal

from tests.pilot.machine import Machine
from tests.pilot.story import wait

_SET_BACK = "UPDATE account SET leaving_at = leaving_at - make_interval(days => {days}) WHERE email = {email}"
_ASK_FOR_NIGHT = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, args)
    VALUES ('default', 'privacy:erase_ended', '{{"timestamp": 0}}') RETURNING id
"""
_IS_OVER = "SELECT count(*) FROM procrastinate_jobs WHERE id = {night} AND status IN ('todo', 'doing')"


def let_leave(machine: Machine, email: str, days: int) -> None:
    """Days pass for who asked to leave, and the night comes in which accounts are erased."""
    machine.sql(_told(_SET_BACK, days=days, email=email))
    night = int(machine.sql(_told(_ASK_FOR_NIGHT)))
    wait("the night's job to end", lambda: machine.sql(_told(_IS_OVER, night=night)) == "0")


def _told(statement: str, **values: object) -> str:
    return SQL(statement).format(**{name: Literal(value) for name, value in values.items()}).as_string()
