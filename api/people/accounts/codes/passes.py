"""Personal codes as passes: a pupil gets a code by mail where a robot used up their network's.

Nothing else tells a pupil's first request from a script's: cookies, browsers and addresses cost a script
nothing. What a school, mission locale or CFA prints and hands to one person does. The pass is not used up by
it, and still vouches for the age of whoever types it later.
"""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.accounts.codes import queries
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.secrets import Secrets

CODES_A_DAY = 5
"""By one pass: a lost mail, a wrong address, another device."""


def pass_mark(secrets: Secrets, code: str) -> bytes:
    """What is kept of a personal code (`vouching` keeps the same)."""
    return secrets.mark("age code", code)


async def opens(connection: AsyncConnection, asked: dict[str, Any]) -> bool:
    """Whether the personal code of `pass_mark` is alive, and had not too many codes within a day."""
    if asked["pass_mark"] is None:
        return False
    # Those who ask with one pass are counted one after the other.
    await one_at_a_time(connection, b"pass " + asked["pass_mark"])
    found = await connection.execute(queries.PASS_OPENS, {**asked, "limit": CODES_A_DAY})
    return bool(found.scalar_one())
