"""Reports: the reported adult is silenced toward the reporter at once, and nobody is told who reported."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import filing, queries, weighing
from api.people.moderation.models import Origin, SafetyReason
from api.people.moderation.restrictions import look_at_others
from api.people.moderation.schemas import ReportCreate, ReportReceipt
from api.platform.access import Viewer, adults
from api.platform.feature.reportable import Found, Reportables, SubjectKind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import digest
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.safeguarding.service import TO_ADULTS, screen


async def report(
    session: AsyncSession,
    settings: Settings,
    reportables: Reportables,
    viewer: Viewer,
    received: ReportCreate,
) -> ReportReceipt:
    """Keep a report with what surrounds it; a second one of the same thing while one is open adds to it: a
    graver reason counts, what was written since is kept, and the two are apart again. One that nobody answers
    for joins what others told of the same thing.

    Raises NotFoundError for what the viewer does not see, ForbiddenError for their own words, ConflictError
    when the id is another's.
    """
    kind, subject_id = received.subject_kind, received.subject_id
    subject = reportables.get(kind)
    if subject is None:
        raise InvalidInputError("subject_kind", "unknown_kind")
    # Before anything is locked, and while others are answered.
    cries = bool(received.note) and (await read_text(screen, received.note, talk=TO_ADULTS)).distress
    connection = await session.connection()
    await one_at_a_time(connection, digest(f"report {viewer.account_id} {kind} {subject_id}"))
    parameters = {
        "id": received.id,
        "reporter_id": viewer.account_id,
        "subject_kind": kind,
        "subject_id": subject_id,
    }
    same = (await connection.execute(queries.SAME_REPORT, parameters)).first()
    if same is not None and same.id == received.id:
        # Sent again, perhaps after the reporter ended the separation.
        return ReportReceipt(id=same.id, numbers=True)
    found, about_id = await seen(session, reportables, viewer, kind, subject_id)
    if about_id == viewer.account_id:
        raise ForbiddenError("own_words")
    weight = await weighing.weigh(
        connection,
        settings,
        viewer.account_id,
        # As grave as distress where the person who reports cries for help beside it.
        filing.GRAVEST if cries else filing.gravity_of(received.reason),
        heard=cries or viewer.account_id in found.parties,
        about=about_id or subject_id,
        department=found.department,
    )
    if same is not None:
        case_id, joined_id = same.id, same.joined_id
        await _raise(session, case_id, weight, received.reason, received.note, silently=joined_id is not None)
    else:
        joined_id = await weighing.to_join(connection, kind, subject_id) if weight.quiet else None
        case_id = await filing.open_case(
            session,
            origin=Origin.REPORT,
            subject_kind=kind,
            subject_id=subject_id,
            about_id=about_id,
            department=found.department,
            gravity=weight.gravity,
            moment=now(),
            case_id=received.id,
            reporter_id=viewer.account_id,
            reason=received.reason,
            note=received.note,
            quiet=weight.quiet,
            joined_id=joined_id,
        )
    if case_id is None:
        raise ConflictError("id_taken")
    if joined_id is not None:
        await _raise(session, joined_id, weight, received.reason)
    surroundings = await subject.excerpt(session, subject_id)
    await filing.keep(connection, case_id, [filing.Written(line) for line in surroundings])
    silenced = [one for one in found.across or {about_id} if one is not None]
    made = await connection.execute(
        queries.SILENCE,
        {
            "silenced": silenced,
            "toward_id": viewer.account_id,
            "case_id": case_id,
            "toward_minor": viewer.is_minor,
            **adults(),
        },
    )
    # Told once more, they are apart already.
    for one in (*silenced, viewer.account_id) if made.rowcount else ():
        await look_at_others(session, one)
    return ReportReceipt(id=case_id, numbers=True)


async def _raise(
    session: AsyncSession,
    case_id: UUID,
    weight: weighing.Weight,
    reason: SafetyReason,
    note: str = "",
    *,
    silently: bool = False,
) -> None:
    """Add to an open case what is told once more, of which staff hear where it is graver."""
    raised = await run(
        session, queries.RAISE, {"id": case_id, **weight._asdict(), "reason": reason, "note": note}
    )
    if raised.first() is not None and not silently:
        await defer(session, "moderation:tell_staff", case_id=str(case_id))


async def seen(
    session: AsyncSession, reportables: Reportables, viewer: Viewer, kind: SubjectKind, subject_id: UUID
) -> tuple[Found, UUID | None]:
    """What the viewer sees there, and whose it is: of a conversation, the other one. Raises NotFoundError."""
    subject = reportables.get(kind)
    found = await subject.find(session, subject_id) if subject else None
    if subject is None or found is None or not await subject.seen_by(session, subject_id, viewer.account_id):
        raise NotFoundError
    others = found.parties - {viewer.account_id}
    return found, found.about_id or (next(iter(others)) if len(others) == 1 else None)
