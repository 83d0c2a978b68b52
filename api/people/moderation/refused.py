"""A cry for help at a shut door: a conversation that is paused, a question too many, a text too long, an
application that may not hold a telephone number. What was typed goes nowhere, and staff hear of it.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid5

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import queries
from api.people.moderation.filing import file_cry
from api.people.moderation.weighing import ALARMS_A_DAY
from api.platform.access import Role, Viewer
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import TooManyRequestsError
from api.platform.kit.threads import read_text, text_turn
from api.safety.safeguarding.service import Span, Talk, screen

_DAY = timedelta(days=1)


async def hear_refused(database: Database, viewer: Viewer, words: str) -> bool:
    """Whether words that were refused, as a young person typed them, cry for help; a case is opened for them,
    once for the same words and for few a day.
    """
    if Role.STUDENT not in viewer.roles and not viewer.is_minor:
        return False
    by_adult = None if viewer.age is None else not viewer.is_minor
    try:
        async with text_turn(viewer.account_id.hex, refused=True):
            screening = await read_text(screen, words, talk=Talk(by_adult=by_adult, to_minor=False))
    except TooManyRequestsError:
        # So much of theirs waits that the app sends it again.
        return False
    if screening.distress:
        async with database.transaction() as session:
            await file_once(session, viewer.account_id, words, screening.spans)
    return screening.distress


async def file_once(
    session: AsyncSession,
    account_id: UUID,
    words: str,
    spans: Sequence[Span] = (),
    department: str = "",
) -> None:
    """Open a case for words that only staff read, of the department (empty: of whom it is about);
    `spans`: where they cry for help, for which few are opened a day.
    """
    connection = await session.connection()
    await one_at_a_time(connection, b"refused words of " + account_id.bytes)
    # A phone tries again: the same words of the same person are one case.
    subject_id = uuid5(account_id, words)
    lately = {"account_id": account_id, "subject_id": subject_id, "day_ago": now() - _DAY}
    found = (await connection.execute(queries.REFUSED_LATELY, lately)).first()
    if found is None or found.same or (spans and found.cries >= ALARMS_A_DAY):
        return
    await file_cry(
        session,
        subject_id=subject_id,
        about_id=account_id,
        department=department,
        original=words,
        spans=spans,
    )
