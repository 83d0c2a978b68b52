"""What a moderator sees: the people, and what they wrote, with the originals of what was masked or held."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.moderation import staff_queries as queries
from api.people.moderation.staff_schemas import AgeBand, LineSeen, PersonSeen, SpanSeen
from api.platform.access import ADULT_AGE, Role, adults
from api.platform.feature.reportable import Line, SubjectKind
from api.platform.kit.clock import age, today
from api.safety.safeguarding.service import MASK, known_by, without_surnames

GONE = "gone"
"""Status of a line of which only the evidence is left."""
_ONLY_HERE = ""
"""Of words that never stood elsewhere: refused ones, what the app itself tells, what the chatbox was told."""
_KEPT_NOWHERE_ELSE = (SubjectKind.WORDS, SubjectKind.CHAT)
_CHILD_AGE = 15


async def people(connection: AsyncConnection, ids: Iterable[UUID | None]) -> dict[UUID, PersonSeen]:
    """What is known of these accounts; of an erased one, the id only."""
    wanted = {one for one in ids if one is not None}
    parameters = {"ids": list(wanted), "today": today(), **adults()}
    rows = await connection.execute(queries.PEOPLE, parameters)
    known = {
        row.id: PersonSeen(
            account_id=row.id,
            first_name=row.first_name,
            roles=[Role(role) for role in row.roles],
            age_band=_band(row.birth_date),
            banned=row.status == "banned",
            kept_from_minors=row.kept_from_minors,
            minors_expected=row.minors_expected,
        )
        for row in rows
    }
    erased = {
        one: PersonSeen(
            account_id=one,
            first_name=None,
            roles=[],
            age_band="unknown",
            banned=False,
            kept_from_minors=False,
            minors_expected=0,
        )
        for one in wanted - known.keys()
    }
    return {**known, **erased}


async def unnamed(connection: AsyncConnection, words: str, ids: Iterable[UUID | None]) -> str:
    """A moderator's words without the names of these accounts: the first name, and the surname that stands
    beside it or that their mail address tells.
    """
    parameters = {"ids": [one for one in ids if one is not None]}
    for row in (await connection.execute(queries.NAMES, parameters)).all():
        words = without_surnames(words, known_by(row.first_name or "", row.email))
        if row.first_name:
            name = rf"(?<!\w){re.escape(row.first_name)}(?!\w)(?: {re.escape(MASK)})?"
            words = re.sub(name, MASK, words, flags=re.IGNORECASE)
    return words


async def with_originals(
    connection: AsyncConnection,
    lines: Sequence[Line],
    *,
    case_id: UUID | None = None,
    subject_id: UUID | None = None,
) -> list[LineSeen]:
    """The lines as they were written, and what of a case's evidence is gone elsewhere; oldest first."""
    parameters = {"ids": [line.id for line in lines], "case_id": case_id}
    rows = (await connection.execute(queries.EVIDENCE, parameters)).all()
    kept = {(row.subject_kind, row.subject_id): row for row in rows}
    seen = []
    for line in lines:
        row = kept.pop((line.kind, line.id), None)
        seen.append(
            LineSeen(
                kind=line.kind,
                id=line.id,
                author_id=line.author_id,
                text=line.text,
                original=line.text if row is None else row.original,
                spans=[] if row is None else [SpanSeen(**span) for span in row.spans],
                status=line.status,
                written_at=line.written_at,
                subject=line.id == subject_id,
            )
        )
    seen += [
        LineSeen(
            kind=row.subject_kind,
            id=row.subject_id,
            author_id=row.author_id,
            text="",
            original=row.original,
            spans=[SpanSeen(**span) for span in row.spans],
            status=_ONLY_HERE if row.subject_kind in _KEPT_NOWHERE_ELSE else GONE,
            written_at=row.written_at,
            subject=row.subject_id == subject_id,
        )
        for row in kept.values()
    ]
    return sorted(seen, key=lambda line: line.written_at)


def _band(birth_date: date | None) -> AgeBand:
    if birth_date is None:
        return "unknown"
    years = age(birth_date, today())
    if years >= ADULT_AGE:
        return "adult"
    return "15_17" if years >= _CHILD_AGE else "under_15"
