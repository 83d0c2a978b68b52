"""What of the things found was invented for the demonstration: the reader is told with each."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.search.bulk import SEARCHED
from api.home.search.ranking import Candidate

_ASKED = {one.type: one.demo for one in SEARCHED if one.demo}
_INVENTED = text(" UNION ALL ".join(_ASKED.values()))


async def invented(connection: AsyncConnection, found: Sequence[Candidate]) -> set[str]:
    """The ids of those that are."""
    ids = [one.id for one in found if one.type in _ASKED]
    return set((await connection.execute(_INVENTED, {"ids": ids})).scalars()) if ids else set()
