"""One sum of an adult's advances to a minor: in conversations, as a company, as an issuer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import advance_queries as queries
from api.platform.access import adults
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.threads import read_text
from api.safety.safeguarding.service import GRAVE_GROOMING, Finding, Screening, Talk, grooming_of

_SEVERAL = 3
"""Minors to whom one adult says small things: a chance meets one or two."""
_SPREAD_WITHIN = timedelta(days=30)
_MOST_SIGNS = 24
"""Texts with a sign of an advance that are read together: so many to one minor are grave whatever they say,
and each takes milliseconds in which nobody else is answered.
"""


async def add_up(
    session: AsyncSession,
    screening: Screening,
    talk: Talk,
    text: str,
    *,
    author_id: UUID,
    reader_id: UUID | None,
    subject_id: UUID,
) -> tuple[int, bool]:
    """Points of advances in all that somebody wrote to this reader (None: nobody knows who), this text
    included, and whether the same adult tries several minors.

    Small ones add up, for an adult who writes to a minor; a text without a sign of one adds nothing. Said to
    several, of whom each hears little, they are looked at soon, and are as grave where they are many.
    """
    if not screening.grooming or not talk.by_adult:
        return screening.grooming, False
    connection = await session.connection()
    # Halves that are said at once in two places see each other.
    await one_at_a_time(connection, b"advances " + author_id.bytes)
    here = {"author_id": author_id, "reader_id": reader_id, "subject_id": subject_id, "most": _MOST_SIGNS}
    before = (await connection.execute(queries.TO_READER, here)).all()
    picture = any(span.finding is Finding.PICTURE for span in screening.spans)
    points = max(screening.grooming, await read_text(_points, before, text, talk, picture=picture))
    if len(before) == _MOST_SIGNS:
        points = max(points, GRAVE_GROOMING)
    lately = {"now": now(), "lately": _SPREAD_WITHIN, **adults()}
    others = (await connection.execute(queries.TO_OTHERS, {**here, **lately})).all()
    if len({one.reader_id for one in others}) < _SEVERAL - 1:
        return points, False
    whole = await read_text(_points, [*before, *others], text, talk, picture=picture)
    return (max(points, GRAVE_GROOMING) if whole >= 2 * GRAVE_GROOMING else points), whole >= GRAVE_GROOMING


def _points(before: Sequence[Row[Any]], text: str, talk: Talk, *, picture: bool) -> int:
    texts = dict.fromkeys(one.original for one in before if one.subject_kind != SubjectKind.WORDS)
    beside = dict.fromkeys(one.original for one in before if one.subject_kind == SubjectKind.WORDS)
    (texts if talk.private else beside)[text] = None
    return grooming_of(texts, beside, picture=picture or any(one.picture for one in before))
