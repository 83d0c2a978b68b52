"""What adults write to minors beside conversations: a company's answer, an issuer's praise.

Nothing of it is held until somebody has looked: an advance is refused, and its case is what is left of it.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import advances, queries, restrictions
from api.people.moderation.filing import file_advance, found_in, is_grave_advance, require_may_write
from api.platform.access import adults
from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from api.platform.kit.problems import RefusedButKeptError
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.safety.safeguarding.service import Talk, screen


async def require_may_say(
    session: AsyncSession,
    account_id: UUID,
    reader_id: UUID | None,
    words: str,
    department: str,
    *,
    addressee_id: UUID | None = None,
) -> None:
    """Before these words of somebody reach this person (none: nobody knows who). Nothing may be written in
    the transaction before. `addressee_id`: as of `may_say`.

    Raises ForbiddenError (suspended, or kept from minors), RefusedButKeptError: an advance to a minor, of
    which staff hear, and which keeps its author from minors until they have decided.
    """
    if not words:
        return
    await require_may_write(session, account_id)
    await restrictions.require_may_reach(session, account_id, reader_id)
    if not await may_say(session, account_id, reader_id, words, department, addressee_id=addressee_id):
        raise RefusedButKeptError("kept_from_minors")


async def require_may_publish(session: AsyncSession, account_id: UUID) -> None:
    """Before somebody brings out what everybody reads, minors too: an offer, a badge, an answer.

    Raises ForbiddenError (suspended, or kept from minors).
    """
    await require_may_write(session, account_id)
    await restrictions.require_may_reach(session, account_id, None)


async def may_say(
    session: AsyncSession,
    account_id: UUID,
    reader_id: UUID | None,
    words: str,
    department: str,
    *,
    addressee_id: UUID | None = None,
) -> bool:
    """Whether these words are no grave advance to a minor, alone or with what the same person said to them
    before, here or in a conversation; a case is opened for any sign of one.

    `addressee_id`: whom they are for, where the author must not learn from the answer how old they are.
    """
    parameters = {"account_id": account_id, "reader_id": reader_id, **adults()}
    row = (await run(session, queries.SAYS, parameters)).first()
    if row is None:
        return True
    talk = Talk(row.by_adult, row.to_minor, private=False)
    screening = await read_text(screen, words, talk=talk)
    if not screening.grooming:
        return True
    subject_id, reader_id = uuid4(), reader_id or addressee_id
    points, spread = await advances.add_up(
        session, screening, talk, words, author_id=account_id, reader_id=reader_id, subject_id=subject_id
    )
    said = found_in(SubjectKind.WORDS, subject_id, account_id, words, screening.spans, reader_id)
    await file_advance(session, said, department=department, points=points, spread=spread)
    return not is_grave_advance(points)


async def _found(_session: AsyncSession, _subject_id: UUID) -> Found | None:
    return None


async def _nothing_around(_session: AsyncSession, _subject_id: UUID) -> Sequence[Line]:
    return []


async def _stays(_session: AsyncSession, _subject_id: UUID) -> None:
    """It was refused: whoever may say it after all says it again."""


WORDS = Reportable(
    kind=SubjectKind.WORDS,
    find=_found,
    excerpt=_nothing_around,
    hide=_stays,
    release=_stays,
)
