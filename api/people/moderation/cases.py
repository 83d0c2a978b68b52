"""The moderators' queue, what they weigh, and reading a conversation; every reading is written down."""

import json
import re
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import acts
from api.people.moderation import staff_queries as queries
from api.people.moderation.people import people, unnamed, with_originals
from api.people.moderation.staff_schemas import (
    CaseBrief,
    CaseDetail,
    CasesQuery,
    ConversationSeen,
    DecisionSeen,
    JoinedReport,
    MeetingSeen,
)
from api.platform.access import Role, Viewer
from api.platform.audit import service as audit
from api.platform.feature.reportable import Found, Reportables, SubjectKind
from api.platform.kit.listing import Found as Item
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ForbiddenError, NotFoundError
from api.platform.kit.threads import read_text
from api.safety.safeguarding.service import TO_ADULTS, screen

_CASE_ID = re.compile(r"(\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b)", re.IGNORECASE)
_OTHERS = 50
"""Other cases about one person that a page shows, and reports that joined the case."""


async def page(connection: AsyncConnection, viewer: Viewer, query: CasesQuery) -> list[Item]:
    """At most `limit` + 1 cases of the viewer's departments: open ones by gravity and age.

    Whom they are about is written down.
    """
    after = decode_cursor(query.cursor, (float, str))
    found = await _listed(
        connection,
        viewer,
        waiting=query.state == "open",
        origin=query.origin,
        subject_kind=query.subject_kind,
        after=after[0] if after else None,
        after_id=after[1] if after else "",
        limit=query.limit + 1,
    )
    shown = found[: query.limit]
    if shown:
        about = {UUID(one) for case in shown if (one := json.loads(case.json)["about_id"])}
        records = [case.id for case in shown]
        await audit.note_look_up(
            connection, viewer.account_id, "cases", people=sorted(about), records=records
        )
    return found


async def detail(
    session: AsyncSession, reportables: Reportables, viewer: Viewer, case_id: UUID
) -> CaseDetail:
    """Everything to weigh; that it was read stands in the audit.

    Raises NotFoundError for another department's, ForbiddenError for a case of the viewer's own.
    """
    connection = await session.connection()
    case = (await connection.execute(queries.CASE, {"id": case_id})).first()
    found = await require_may_decide(session, reportables, viewer, case)
    assert case is not None
    subject = reportables.get(case.subject_kind)
    surroundings = await subject.excerpt(session, case.subject_id) if subject and found else []
    joined = (await connection.execute(queries.JOINED, {"id": case_id, "limit": _OTHERS})).all()
    seen = await people(connection, [case.reporter_id, case.about_id, *(one.reporter_id for one in joined)])
    parameters = {"case_id": case_id, "about_id": case.about_id}
    decisions = [
        DecisionSeen(**row._mapping) for row in await connection.execute(queries.DECISIONS, parameters)
    ]
    others = await _listed(
        connection, viewer, waiting=True, about_id=case.about_id, except_id=case_id, limit=_OTHERS
    )
    mine = [one for one in decisions if one.case_id == case_id]
    await audit.note(
        session, acts.CASE_READ, actor=viewer.account_id, department=case.department or None, case=case_id
    )
    lines = await with_originals(connection, surroundings, case_id=case_id, subject_id=case.subject_id)
    return CaseDetail(
        **{key: value for key, value in case._mapping.items() if key != "reporter_id"},
        about=seen[case.about_id].first_name if case.about_id else None,
        others=len(others),
        findings=sorted({span.finding for line in lines if line.subject for span in line.spans}),
        decision=mine[0].decision if mine else None,
        decider=mine[0].decider if mine else None,
        conversation_id=found and found.conversation_id,
        reporter=case.reporter_id and seen[case.reporter_id],
        joined=[
            JoinedReport(
                reporter=one.reporter_id and seen[one.reporter_id],
                reason=one.reason,
                note=one.note,
                opened_at=one.opened_at,
            )
            for one in joined
        ],
        person=case.about_id and seen[case.about_id],
        lines=lines,
        decisions=mine,
        past=[one for one in decisions if one.case_id != case_id],
        open_cases=[CaseBrief(**json.loads(one.json)) for one in others] if case.about_id else [],
    )


async def require_may_decide(
    session: AsyncSession, reportables: Reportables, viewer: Viewer, case: Row[Any] | None
) -> Found | None:
    """Whether this moderator may look at and decide that case; what it is about, where it is still there.

    Raises NotFoundError for another department's, ForbiddenError where the viewer is one of the people.
    """
    if case is None or not (viewer.may_act_in(case.department) or _stands_in(viewer, case)):
        raise NotFoundError
    subject = reportables.get(case.subject_kind)
    found = await subject.find(session, case.subject_id) if subject else None
    if viewer.account_id in {case.reporter_id, case.about_id, *(found.parties if found else ())}:
        raise ForbiddenError("own_case")
    return found


def _stands_in(viewer: Viewer, case: Row[Any]) -> bool:
    """The referents of every other department stand in where those of one have not decided in time."""
    return case.escalated_at is not None and Role.REFERENT in viewer.roles


async def meetings(
    session: AsyncSession, reportables: Reportables, viewer: Viewer, account_id: UUID
) -> list[MeetingSeen]:
    """The conversations of an account in the viewer's departments, without their words; never their own.

    Who asked whom somebody speaks with stands in the audit.
    """
    subject = reportables.get(SubjectKind.CONVERSATION)
    found = await subject.meetings(session, account_id) if subject else ()
    shown = [
        one
        for one in found
        if viewer.may_act_in(one.department) and viewer.account_id not in (one.student_id, one.mentor_id)
    ]
    known = await people(
        await session.connection(), [side for one in shown for side in (one.student_id, one.mentor_id)]
    )
    await audit.note(session, acts.CONVERSATIONS_LISTED, actor=viewer.account_id, account=account_id)
    return [
        MeetingSeen(
            id=one.conversation_id,
            student=known[one.student_id] if one.student_id else None,
            mentor=known[one.mentor_id] if one.mentor_id else None,
            department=one.department,
            status=one.status,
            opened_at=one.opened_at,
            last_at=one.last_at,
            messages=one.messages,
        )
        for one in shown
    ]


async def read_conversation(
    session: AsyncSession, reportables: Reportables, viewer: Viewer, conversation_id: UUID, motive: str
) -> ConversationSeen:
    """A whole conversation that nobody may have reported: who read it and why stands in the audit.

    Raises NotFoundError for another department's, ForbiddenError for one of the viewer's own.
    """
    subject = reportables.get(SubjectKind.CONVERSATION)
    found = await subject.find(session, conversation_id) if subject else None
    if subject is None or found is None or not viewer.may_act_in(found.department):
        raise NotFoundError
    if viewer.account_id in found.parties:
        raise ForbiddenError("own_case")
    connection = await session.connection()
    lines = await with_originals(connection, await subject.excerpt(session, conversation_id))
    known = await people(connection, found.parties)
    await audit.note(
        session,
        acts.CONVERSATION_READ,
        actor=viewer.account_id,
        department=found.department or None,
        conversation=conversation_id,
        motive=await read_text(_without_contacts, await unnamed(connection, motive, found.parties)),
    )
    return ConversationSeen(
        id=conversation_id, department=found.department, people=list(known.values()), lines=lines
    )


def _without_contacts(motive: str) -> str:
    """A motive as the audit keeps it, where nothing can be erased; a case's id in it stays."""
    parts = _CASE_ID.split(motive)
    parts[::2] = [screen(part, talk=TO_ADULTS).text for part in parts[::2]]
    return "".join(parts)


async def _listed(
    connection: AsyncConnection,
    viewer: Viewer,
    *,
    waiting: bool,
    limit: int,
    origin: str | None = None,
    subject_kind: SubjectKind | None = None,
    about_id: UUID | None = None,
    except_id: UUID | None = None,
    after: float | str | None = None,
    after_id: float | str = "",
) -> list[Item]:
    rows = await connection.execute(
        queries.CASES,
        {
            **viewer.reach,
            "viewer": viewer.account_id,
            "open": waiting,
            "origin": origin,
            "subject_kind": subject_kind,
            "about_id": about_id,
            "except": except_id,
            "after": after,
            "after_id": after_id,
            "limit": limit,
        },
    )
    return [Item(row.position, row.id, row.json) for row in rows]
