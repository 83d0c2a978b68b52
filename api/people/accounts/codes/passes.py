"""Personal codes as passes: a pupil gets a code by mail where a robot used up their network's.

Nothing else tells a pupil's first request from a script's: cookies, browsers and addresses cost a script
nothing. What a school, mission locale or CFA prints and hands to one person does. The pass is not used up by
it, and still vouches for the age of whoever types it later.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.accounts.codes import queries
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.secrets import Secrets

CODES_A_DAY = 5
"""By one pass: a lost mail, a wrong address, another device."""


Opens = Callable[[AsyncConnection, bytes, datetime], Awaitable[bool]]
"""Whether the personal code of a mark is alive at a moment: for `vouching`, which stands above, to say."""


class Given(NamedTuple):
    """A personal code that somebody gave, and who knows of it."""

    code: str
    opens: Opens


def pass_mark(secrets: Secrets, code: str) -> bytes:
    """What is kept of a personal code (`vouching` keeps the same)."""
    return secrets.mark("age code", code)


async def opens(connection: AsyncConnection, given: Given, asked: dict[str, Any]) -> bool:
    """Whether the personal code of `pass_mark` is alive, and had not too many codes within a day."""
    # Those who ask with one pass are counted one after the other.
    await one_at_a_time(connection, b"pass " + asked["pass_mark"])
    if not await given.opens(connection, asked["pass_mark"], asked["now"]):
        return False
    sent: int = (await connection.execute(queries.SENT_BY_PASS, asked)).scalar_one()
    return sent < CODES_A_DAY
