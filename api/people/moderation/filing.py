"""Filing: what the pipeline found, with what was really written; and who may not reach whom."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.moderation import queries, restrictions
from api.people.moderation.models import Origin, SafetyReason
from api.people.moderation.telling import GRAVE
from api.people.organisations import service as organisations
from api.platform.access import Role, adults
from api.platform.feature.reportable import Line, SubjectKind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.geo import department_of
from api.platform.kit.problems import ForbiddenError
from api.platform.kit.statements import run
from api.safety.safeguarding.service import GRAVE_GROOMING, Finding, Screening, Span

GRAVEST = 4
"""Somebody may be in danger."""
_SPREAD = 3
"""Small advances to several minors: admins are reminded of them too."""
_FOUND_GRAVITY = {
    Origin.DISTRESS: GRAVEST,
    Origin.GROOMING: GRAVEST,
    Origin.INSULT: 2,
    Origin.MAILBOX: 2,
    Origin.CONTACT: 1,
    Origin.NAME: 1,
}
_REPORTED_GRAVITY = {
    SafetyReason.SEXUAL: 4,
    SafetyReason.DANGER: 4,
    SafetyReason.MEETING: 3,
    SafetyReason.CONTACT: 3,
    SafetyReason.INSULT: 2,
    SafetyReason.OTHER: 2,
    SafetyReason.ADVERTISING: 1,
}


@dataclass(frozen=True, slots=True)
class Written:
    """Something that was really written, and what the pipeline found in it."""

    line: Line
    spans: Sequence[Span] = ()
    reader_id: UUID | None = None
    """Whom an advance was said to."""


async def file(
    session: AsyncSession, written: Written, *, origin: Origin, department: str, gravity: int | None = None
) -> UUID:
    """Open a case for what the pipeline found, with the original as evidence; staff are told by a job.

    The referents of `department` decide (empty: of where its author lives or goes to school; else admins).
    `gravity`: where it is another than that of its origin.
    """
    line = written.line
    case_id = await open_case(
        session,
        origin=origin,
        subject_kind=line.kind,
        subject_id=line.id,
        about_id=line.author_id,
        department=department,
        gravity=gravity or _FOUND_GRAVITY[origin],
        moment=line.written_at,
    )
    assert case_id is not None, "the database made the id"
    await keep(await session.connection(), case_id, [written])
    return case_id


async def file_cry(
    session: AsyncSession,
    *,
    subject_id: UUID,
    about_id: UUID,
    department: str,
    original: str,
    spans: Sequence[Span] = (),
) -> None:
    """Open a case for words that cry for help and that only staff read: it rings them at once."""
    written = found_in(SubjectKind.WORDS, subject_id, about_id, original, spans)
    await file(session, written, origin=Origin.DISTRESS, department=department)


async def file_advance(
    session: AsyncSession, written: Written, *, department: str, points: int, spread: bool
) -> None:
    """Open a case for an advance to a minor; a grave one keeps its author from every minor until the case is
    decided.

    `points`: of advances in all that its author wrote to this reader; `spread`: they say such things to
    several minors.
    """
    gravity = _gravity_of_advances(points, spread=spread)
    case_id = await file(session, written, origin=Origin.GROOMING, department=department, gravity=gravity)
    if is_grave_advance(points):
        assert written.line.author_id is not None, "somebody wrote it"
        await restrictions.hold(session, written.line.author_id, case_id)


async def file_found(
    session: AsyncSession,
    screening: Screening,
    *,
    subject_kind: SubjectKind,
    subject_id: UUID,
    about_id: UUID,
    department: str,
    original: str,
    reader_id: UUID | None = None,
    advances: int = 0,
    spread: bool = False,
) -> None:
    """A case for distress, one for an insult and one for an advance, else one for what was masked; all of it
    is its evidence.

    Distress and insult apart: who cries for help is never sanctioned, yet somebody must decide whether what
    is held for a word in it comes out. `reader_id`, `advances`, `spread`: as `file_advance` asks for them.
    """
    written = found_in(subject_kind, subject_id, about_id, original, screening.spans)
    if screening.distress:
        await file(session, written, origin=Origin.DISTRESS, department=department)
    if screening.held:
        gravity = GRAVEST if screening.grave else GRAVE if screening.threat else None
        await file(session, written, origin=Origin.INSULT, department=department, gravity=gravity)
    if screening.grooming > 0:
        said = replace(written, reader_id=reader_id)
        await file_advance(session, said, department=department, points=advances, spread=spread)
    if screening.masked and not (screening.distress or screening.held or screening.grooming > 0):
        # One's own name is masked, and is nobody's wrong.
        origin = Origin.CONTACT if screening.masked - {Finding.NAME} else Origin.NAME
        await file(session, written, origin=origin, department=department)


def found_in(
    kind: SubjectKind,
    subject_id: UUID,
    author_id: UUID,
    original: str,
    spans: Sequence[Span],
    reader_id: UUID | None = None,
) -> Written:
    """What somebody has written just now, and what the pipeline found in it."""
    return Written(Line(kind, subject_id, author_id, original, "", now()), spans, reader_id)


def is_grave_advance(points: int) -> bool:
    """Whether advances of so many points reach nobody and keep their author from minors."""
    return points >= GRAVE_GROOMING


def _gravity_of_advances(points: int, *, spread: bool) -> int:
    """How grave a case of advances of so many points is; `spread`: said to several minors."""
    if is_grave_advance(points):
        return GRAVEST
    # One small sign waits in the queue; more of them are looked at.
    return _SPREAD if spread else 1 if points < GRAVE_GROOMING / 2 else 2


async def open_case(
    session: AsyncSession,
    *,
    origin: Origin,
    subject_kind: SubjectKind,
    subject_id: UUID,
    about_id: UUID | None,
    department: str,
    gravity: int,
    moment: datetime,
    case_id: UUID | None = None,
    reporter_id: UUID | None = None,
    reason: SafetyReason | None = None,
    note: str = "",
    quiet: bool = False,
    joined_id: UUID | None = None,
) -> UUID | None:
    """A new case, which staff hear of unless it joins another; None when the id is taken.

    Where nobody looks after the department of what it is about (`department`, or empty), it is that of whom
    it is about.
    """
    values: dict[str, Any] = {
        "id": case_id,
        "origin": origin,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "gravity": gravity,
        "department": await _department(session, department, about_id),
        "reporter_id": reporter_id,
        "about_id": about_id,
        "reason": reason,
        "note": note,
        "quiet": quiet,
        "joined_id": joined_id,
        "now": moment,
    }
    made = (await run(session, queries.INSERT_CASE, values)).first()
    if made is None:
        return None
    opened: UUID = made.id
    if joined_id is None:
        await defer(session, "moderation:tell_staff", case_id=str(opened))
    return opened


async def _department(session: AsyncSession, department: str, about_id: UUID | None) -> str:
    """The first that has referents: of what it is about, of where whom it is about lives, which may be beyond
    the region, of where they go to school; where none has, the first that is known, or empty.
    """
    connection = await session.connection()
    named = [department]
    if about_id is not None:
        commune = (await run(session, queries.COMMUNE_OF, {"account_id": about_id})).scalar()
        school = await organisations.school_of(connection, about_id)
        named += [department_of(commune) if commune else "", school.department if school else ""]
    known = [one for one in named if one]
    for one in known:
        if await accounts.holders_of(connection, Role.REFERENT, one):
            return one
    return known[0] if known else ""


async def keep(connection: AsyncConnection, case_id: UUID, lines: Iterable[Written]) -> None:
    """Keep what was written as evidence of a case; where the original is known already, that one."""
    written = [
        {
            "kind": one.line.kind,
            "id": str(one.line.id),
            "author_id": one.line.author_id and str(one.line.author_id),
            "reader_id": one.reader_id and str(one.reader_id),
            "text": one.line.text,
            "spans": [{"finding": span.finding, "start": span.start, "end": span.end} for span in one.spans],
            "written_at": one.line.written_at.isoformat(),
        }
        for one in lines
    ]
    await connection.execute(queries.INSERT_EVIDENCE, {"case_id": case_id, "lines": json.dumps(written)})


def gravity_of(reason: SafetyReason) -> int:
    """How grave a report is, 1 (a nuisance) to 4 (somebody may be in danger)."""
    return _REPORTED_GRAVITY[reason]


async def apart(connection: AsyncConnection, one: UUID, other: UUID) -> bool:
    """Whether two people may not reach each other: one blocked the other, a report silenced one, or one is a
    minor and the other kept from minors.
    """
    parameters = {"one": one, "other": other, **adults()}
    return bool((await connection.execute(queries.APART, parameters)).scalar_one())


async def require_may_write(session: AsyncSession, account_id: UUID) -> None:
    """Before somebody asks, answers or writes. Raises ForbiddenError while a suspension runs."""
    parameters = {"account_id": account_id, "now": now()}
    if (await run(session, queries.SUSPENDED_UNTIL, parameters)).scalar() is not None:
        raise ForbiddenError("suspended")
