"""Decisions of moderators, what each does, and how it is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.moderation import acts, links, restrictions, staff_queries, telling
from api.people.moderation.cases import require_may_decide
from api.people.moderation.filing import GRAVEST
from api.people.moderation.kinds import STATEMENT_NEW
from api.people.moderation.models import Origin, Verdict
from api.people.moderation.people import people, unnamed
from api.people.moderation.staff_schemas import CaseDecision
from api.platform.access import Role, Viewer
from api.platform.audit import service as audit
from api.platform.feature.reportable import Reportables, SubjectKind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.settings import Settings
from api.safety.safeguarding.service import CONTACT, Finding, Span, sure

SANCTIONS = frozenset({Verdict.WARN, Verdict.HIDE, Verdict.SUSPEND, Verdict.BAN})
"""The person concerned is told, with the reasons; of the others they learn nothing."""
_HIDING = frozenset({Verdict.HIDE, Verdict.SUSPEND, Verdict.BAN})
"""Whatever else it does, nobody sees any more what the case is about."""
_KEEPING = frozenset({Verdict.BAN, Verdict.TRANSMIT})
"""Grave: whatever becomes of the account, it writes to no minor until the decision is taken back."""
_ABOUT_MASKS = frozenset({Origin.CONTACT, Origin.NAME, Origin.GROOMING})
"""To dismiss such a case says that what was masked in it was harmless as well."""
_LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Bench:
    """What deciding leans on."""

    settings: Settings
    secrets: Secrets
    personal_data: Sequence[PersonalData]
    reportables: Reportables


async def decide(
    session: AsyncSession, bench: Bench, viewer: Viewer, case_id: UUID, decided: CaseDecision
) -> None:
    """Decide a case, with everything that follows; the same decision again changes nothing.

    Another one may follow on the same case: a ban after it was handed over, or whatever a moderator decides
    who has read the last one. Raises NotFoundError (another department's), ForbiddenError (one's own; a ban
    the viewer may not pronounce), ConflictError (decided by another meanwhile), InvalidInputError.
    """
    connection = await session.connection()
    case = (await connection.execute(staff_queries.LOCK_CASE, {"id": case_id})).first()
    found = await require_may_decide(session, bench.reportables, viewer, case)
    assert case is not None
    verdict, moment = decided.decision, now()
    # Nobody learns from a reason who reported them, nor the surname of a minor.
    others = {case.reporter_id, *(found.parties if found else ())} - {case.about_id}
    reason = await unnamed(connection, decided.reason, others)
    decided = decided.model_copy(update={"reason": reason})
    values = {
        "id": decided.id,
        "case_id": case_id,
        "decision": verdict,
        "decided_by": viewer.account_id,
        "about_id": case.about_id,
        "reason": reason,
        "note": decided.note,
        "until": decided.until if verdict is Verdict.SUSPEND else None,
        "now": moment,
    }
    if (await connection.execute(staff_queries.SAME_DECISION, values)).first() is not None:
        return
    earlier = (await connection.execute(staff_queries.DECISIONS_OF_CASE, {"case_id": case_id})).all()
    if not _may_follow(case, earlier, decided):
        raise ConflictError("already_decided")
    await _check(session, case, decided)
    if (await connection.execute(staff_queries.INSERT_DECISION, values)).first() is None:
        raise ConflictError("id_taken")
    held = await _carry_out(session, bench, viewer, case, decided, earlier)
    # Afterwards: while it is open, the referents of its department may ban.
    await connection.execute(staff_queries.CLOSE_CASE, {"id": case_id, "now": moment})
    told = verdict in SANCTIONS or (
        verdict is Verdict.DISMISS and (bool(held) or case.look_asked_at is not None)
    )
    await audit.note(
        session,
        acts.CASE_DECIDED,
        actor=viewer.account_id,
        # In the copy of their data, people find only the decisions they were told of.
        account_id=case.about_id if told else None,
        department=case.department or None,
        case=case_id,
        decision=verdict,
    )
    if held and verdict is Verdict.DISMISS:
        await telling.tell_released(session, bench.settings, held, decided.id)
    elif told and case.about_id is not None:
        await tell_concerned(session, bench, case.about_id, decided.id, STATEMENT_NEW)
    elif case.about_id is not None and (undone := _undone(verdict, earlier)):
        await tell_concerned(session, bench, case.about_id, undone, STATEMENT_NEW)
    joined = (await connection.execute(staff_queries.JOINED_REPORTERS, {"id": case_id})).scalars()
    for reporter in {case.reporter_id, *joined} - {None}:
        await tell_reporter(session, reporter, decided.id, STATEMENT_NEW)


def _may_follow(case: Row[Any], earlier: Sequence[Row[Any]], decided: CaseDecision) -> bool:
    """Whether this decision contradicts none that its moderator has not read."""
    if decided.after is not None:
        return bool(earlier) and earlier[0].decision_id == decided.after
    if case.decided_at is None:
        return True
    # To hand over and to sanction are two things: neither waits for the other.
    standing = {one.decision for one in earlier if one.lifted_at is None}
    if decided.decision is Verdict.TRANSMIT:
        return standing <= SANCTIONS
    return decided.decision in SANCTIONS and standing == {Verdict.TRANSMIT}


async def _check(session: AsyncSession, case: Row[Any], decided: CaseDecision) -> None:
    verdict = decided.decision
    if verdict in SANCTIONS:
        # Words of distress from an adult who answers may be what they wish to a young person.
        to_somebody = case.subject_kind != SubjectKind.CHAT
        if case.origin == Origin.DISTRESS and not (
            to_somebody and await _answers_as_an_adult(session, case.about_id)
        ):
            raise InvalidInputError("decision", "no_sanction_for_distress")
        if len(decided.reason) < 3:
            raise InvalidInputError("reason", "reason_needed")
    if verdict is Verdict.SUSPEND:
        if decided.until is None:
            raise InvalidInputError("until", "end_needed")
        if not timedelta() < decided.until - now() <= _LONGEST:
            raise InvalidInputError("until", "end_within_a_year")


async def _answers_as_an_adult(session: AsyncSession, account_id: UUID | None) -> bool:
    known = await people(await session.connection(), [account_id])
    person = next(iter(known.values()), None)
    return person is not None and (
        Role.ADVISER in person.roles or (Role.MENTOR in person.roles and person.age_band == "adult")
    )


async def _carry_out(
    session: AsyncSession,
    bench: Bench,
    viewer: Viewer,
    case: Row[Any],
    decided: CaseDecision,
    earlier: Sequence[Row[Any]],
) -> list[UUID]:
    """Everything that follows, but telling; who was kept from minors until now for this case."""
    verdict, connection = decided.decision, await session.connection()
    subject = bench.reportables.get(case.subject_kind)
    # The account comes before the conversation, as wherever both are locked.
    if verdict is Verdict.BAN and case.about_id is not None:
        await _ban(session, bench, viewer, case.about_id, decided.reason)
    if _keeps_from_minors(case, decided):
        await restrictions.restrict(session, case.about_id, case.id, decided.id)
        await restrictions.carry_on(session, case.id, case.about_id, decided.id)
    held = await restrictions.end_holds(session, case.id)
    if verdict is Verdict.DISMISS:
        for one in earlier:
            await _end(session, viewer, one)
        if held_for(case) or any(one.decision in _HIDING for one in earlier):
            await _release(session, bench, case)
        about = {"about_id": case.about_id, "case_id": case.id}
        for waiting in reversed((await connection.execute(staff_queries.RELEASED_LATER, about)).all()):
            await _release(session, bench, waiting)
        if decided.unmask or (decided.unmask is None and case.origin in _ABOUT_MASKS):
            await _unmask(session, bench, case, decided.id, doubtful_only=decided.unmask is None)
    elif subject is not None and (verdict in _HIDING or held_for(case)):
        # What was held never comes out, unless the case is dismissed.
        await subject.hide(session, case.subject_id)
    return [one.account_id for one in held]


def held_for(case: Row[Any]) -> bool:
    """Whether nobody sees what the case is about until a moderator has decided."""
    return bool(case.origin == Origin.INSULT or (case.origin == Origin.GROOMING and case.gravity >= GRAVEST))


def _undone(verdict: Verdict, earlier: Sequence[Row[Any]]) -> UUID | None:
    """The last decision that the person concerned was told of, where this one takes it back."""
    if verdict is not Verdict.DISMISS:
        return None
    told = (one.decision_id for one in earlier if one.decision in SANCTIONS and one.lifted_at is None)
    return next(told, None)


def _keeps_from_minors(case: Row[Any], decided: CaseDecision) -> bool:
    """Whether a decision keeps an adult from every minor; not somebody who is handed to those who help.

    After a grave advance every sanction does, unless the moderator says otherwise: it was found to be one.
    """
    verdict = decided.decision
    if verdict in _KEEPING:
        return not (case.origin == Origin.DISTRESS and verdict is Verdict.TRANSMIT)
    if verdict is Verdict.DISMISS:
        return False
    if decided.keep_from_minors is not None:
        return decided.keep_from_minors
    return bool(case.origin == Origin.GROOMING and case.gravity >= GRAVEST)


async def _ban(session: AsyncSession, bench: Bench, viewer: Viewer, account_id: UUID, reason: str) -> None:
    account = await _account(session, account_id)
    if account is None or account.status == "banned":
        return
    await accounts.check_ban(session, bench.personal_data, viewer, account_id)
    await accounts.ban(
        session, bench.secrets, bench.personal_data, account_id, actor=viewer.account_id, reason=reason
    )


async def take_back(session: AsyncSession, bench: Bench, viewer: Viewer, appeal: Row[Any]) -> None:
    """An appeal overturned a decision: its effects end; of a dismissal, the case is open again.

    Whoever reported stays apart from whom they reported: only they end that.
    """
    if appeal.decision == Verdict.DISMISS and appeal.account_id == appeal.about_id:
        await _unmask(session, bench, appeal, appeal.decision_id)
        await run(session, staff_queries.LIFT_DECISION, {"id": appeal.decision_id, "now": now()})
        return
    if appeal.decision == Verdict.DISMISS:
        case = {"id": appeal.case_id, "now": now()}
        await run(session, staff_queries.LIFT_DECISION, {**case, "id": appeal.decision_id})
        await run(session, staff_queries.REOPEN_CASE, case)
        await defer(session, "moderation:tell_staff", case_id=str(appeal.case_id))
        return
    await _end(session, viewer, appeal)
    if appeal.decision in _HIDING or held_for(appeal):
        await _release(session, bench, appeal)


async def _end(session: AsyncSession, viewer: Viewer, decision: Row[Any]) -> None:
    """Take back what a decision (`decision_id`, `decision`, `about_id`) does to an account."""
    parameters = {"id": decision.decision_id, "about_id": decision.about_id, "now": now()}
    await run(session, staff_queries.LIFT_DECISION, parameters)
    await restrictions.end_of_decision(session, decision.decision_id)
    if decision.decision == Verdict.BAN:
        account = await _account(session, decision.about_id)
        others = (await run(session, staff_queries.OTHER_BAN, parameters)).scalar_one()
        if account is not None and account.status == "banned" and not others:
            await accounts.lift_ban(session, decision.about_id, actor=viewer.account_id)


async def _release(session: AsyncSession, bench: Bench, case: Row[Any]) -> None:
    """Let it be seen again, unless a decision about the same thing in another case stands against it."""
    subject = bench.reportables.get(case.subject_kind)
    parameters = {"subject_kind": case.subject_kind, "subject_id": case.subject_id, "case_id": case.id}
    found = await run(session, staff_queries.STILL_HIDDEN, parameters)
    if subject is not None and not found.scalar_one():
        await subject.release(session, case.subject_id)


async def _unmask(
    session: AsyncSession, bench: Bench, case: Row[Any], decision_id: UUID, *, doubtful_only: bool = False
) -> None:
    """Show what was masked in error as it was written; `doubtful_only`: no plain number, mail or link."""
    subject = bench.reportables.get(case.subject_kind)
    kept = (await run(session, staff_queries.MASKED_ORIGINAL, {"case_id": case.id})).first()
    if subject is None or kept is None or (doubtful_only and _plain_detail(kept)):
        return
    if await subject.unmask(session, case.subject_id, kept.original):
        await run(session, staff_queries.UNMASKED, {"id": decision_id})


def _plain_detail(kept: Row[Any]) -> bool:
    """Whether something in it leads to somebody whatever is said around it."""
    spans = [Span(Finding(span["finding"]), span["start"], span["end"]) for span in kept.spans]
    return any(span.finding in CONTACT and sure(kept.original, span) for span in spans)


async def tell_concerned(
    session: AsyncSession, bench: Bench, account_id: UUID, decision_id: UUID, kind: Kind
) -> None:
    """Tell the person concerned; by mail too, whatever they chose, since it changes what they may do.

    Who is banned gets a link, since they cannot sign in.
    """
    account = await _account(session, account_id)
    if account is None:
        return

    async def compose(_account_id: UUID, language: Language) -> Letter:
        written = await links.letter(session, bench.settings, bench.secrets, account, decision_id)
        return written(language)

    await notices.notify(
        session,
        bench.settings,
        [account_id],
        kind,
        compose=compose,
        decision_id=decision_id,
    )


async def tell_reporter(session: AsyncSession, account_id: UUID, decision_id: UUID, kind: Kind) -> None:
    """Tell whoever reported that it was looked at."""
    if await _account(session, account_id) is not None:
        await notices.show(session, [account_id], kind, decision_id=decision_id)


async def _account(session: AsyncSession, account_id: UUID) -> Row[Any] | None:
    try:
        return await accounts.find(await session.connection(), account_id)
    except NotFoundError:
        return None
