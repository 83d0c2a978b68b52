"""A cry for help in the chatbox of somebody who is signed in: a case, which staff hear of at once.

Nobody else reads it, and nothing else of a talk with the chatbox is kept. What cries for help after that goes
to the same case while it waits, and rings nobody anew.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import queries
from api.people.moderation.filing import file, found_in, keep
from api.people.moderation.models import Origin
from api.people.moderation.saying import WORDS
from api.people.moderation.weighing import ALARMS_A_DAY
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.safety.safeguarding.service import Span

_DAY = timedelta(days=1)
_LINES_A_CASE = 20
"""Texts that one case keeps: whoever writes more is heard already."""

CHAT = replace(WORDS, kind=SubjectKind.CHAT)


async def hear_chatted(
    session: AsyncSession, account_id: UUID, words: str, spans: Sequence[Span] = ()
) -> bool:
    """Open a case for words that cry for help, or add them to the one of that day that waits; few are opened
    a day. Whether staff are told of them.
    """
    connection = await session.connection()
    await one_at_a_time(connection, b"chatted by " + account_id.bytes)
    lately = {"account_id": account_id, "day_ago": now() - _DAY}
    found = (await connection.execute(queries.CHATTED_LATELY, lately)).first()
    if found is None:
        return False
    # A phone tries again: the same words are kept once.
    written = found_in(SubjectKind.CHAT, uuid5(account_id, words), account_id, words, spans)
    if found.waiting is not None:
        if found.lines < _LINES_A_CASE:
            await keep(connection, found.waiting, [written])
        return True
    if found.opened >= ALARMS_A_DAY:
        return False
    await file(session, written, origin=Origin.DISTRESS, department="")
    return True
