"""Decisions of moderators, what each does, and how it is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.access import Role, Viewer
from api.accounts import service as accounts
from api.audit import service as audit
from api.jobs.queue import defer
from api.kit.clock import now
from api.kit.holders import Holder
from api.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.kit.secrets import Secrets
from api.moderation import links, queries, staff_queries
from api.moderation.cases import insist_may_decide
from api.moderation.models import Origin, Verdict
from api.moderation.people import people
from api.moderation.staff_schemas import CaseDecision
from api.moderation.subjects import Subjects
from api.settings import Settings
from api.stream import service as stream

SANCTIONS = frozenset({Verdict.WARN, Verdict.HIDE, Verdict.SUSPEND, Verdict.BAN})
"""The person concerned is told, with the reasons; of the others they learn nothing."""
_HIDING = frozenset({Verdict.HIDE, Verdict.SUSPEND, Verdict.BAN})
"""Whatever else it does, nobody sees any more what the case is about."""
_LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Bench:
    """What deciding leans on."""

    settings: Settings
    secrets: Secrets
    holders: Sequence[Holder]
    subjects: Subjects


async def decide(
    session: AsyncSession, bench: Bench, viewer: Viewer, case_id: UUID, decided: CaseDecision
) -> None:
    """Decide a case, with everything that follows; the same decision again changes nothing.

    Raises NotFoundError (another department's), ForbiddenError (one's own; a ban the viewer may not
    pronounce), ConflictError (decided already), InvalidInputError.
    """
    connection = await session.connection()
    case = (await connection.execute(staff_queries.LOCK_CASE, {"id": case_id})).first()
    await insist_may_decide(session, bench.subjects, viewer, case)
    assert case is not None
    verdict, moment = decided.decision, now()
    values = {
        "id": decided.id,
        "case_id": case_id,
        "decision": verdict,
        "decided_by": viewer.account_id,
        "about_id": case.about_id,
        "reason": decided.reason,
        "note": decided.note,
        "until": decided.until if verdict is Verdict.SUSPEND else None,
        "now": moment,
    }
    if (await connection.execute(staff_queries.SAME_DECISION, values)).first() is not None:
        return
    if case.decided_at is not None:
        raise ConflictError("already_decided")
    await _check(session, case, decided)
    if (await connection.execute(staff_queries.INSERT_DECISION, values)).first() is None:
        raise ConflictError("id_taken")
    await _carry_out(session, bench, viewer, case, decided)
    # Afterwards: while it is open, the referents of its department may ban.
    await connection.execute(staff_queries.CLOSE_CASE, {"id": case_id, "now": moment})
    told = verdict in SANCTIONS
    await audit.note(
        session,
        "case.decided",
        actor=viewer.account_id,
        # In the copy of their data, people find only the decisions they were told of.
        account_id=case.about_id if told else None,
        department=case.department or None,
        case=case_id,
        decision=verdict,
    )
    if told and case.about_id is not None:
        await tell_concerned(session, bench, case.about_id, decided.id, "statement.new")
    if case.reporter_id is not None:
        await tell_reporter(session, case.reporter_id, decided.id, "statement.new")


async def _check(session: AsyncSession, case: Row[Any], decided: CaseDecision) -> None:
    verdict = decided.decision
    if verdict in SANCTIONS:
        # Words of distress from an adult who answers may be what they wish to a young person.
        if case.origin == Origin.DISTRESS and not await _answers_as_an_adult(session, case.about_id):
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
    session: AsyncSession, bench: Bench, viewer: Viewer, case: Row[Any], decided: CaseDecision
) -> None:
    connection = await session.connection()
    verdict = decided.decision
    subject = bench.subjects.get(case.subject_kind)
    # The account comes before the conversation, as wherever both are locked.
    if verdict is Verdict.BAN and case.about_id is not None:
        await _ban(session, bench, viewer, case.about_id, decided.reason)
    if verdict is Verdict.DISMISS:
        await connection.execute(queries.LIFT_SILENCES, {"case_id": case.id, "now": now()})
    if case.origin == Origin.INSULT and verdict is Verdict.DISMISS:
        await _release(session, bench, case)
    elif subject is not None and (verdict in _HIDING or case.origin == Origin.INSULT):
        # What was held for an insult never comes out, unless the case is dismissed.
        await subject.hide(session, case.subject_id)


async def _ban(session: AsyncSession, bench: Bench, viewer: Viewer, account_id: UUID, reason: str) -> None:
    account = await _account(session, account_id)
    if account is None or account.status == "banned":
        return
    await accounts.check_ban(session, bench.holders, viewer, account_id)
    await accounts.ban(
        session, bench.secrets, bench.holders, account_id, actor=viewer.account_id, reason=reason
    )


async def take_back(session: AsyncSession, bench: Bench, viewer: Viewer, appeal: Row[Any]) -> None:
    """An appeal overturned a decision: its effects end; of a dismissal, the case is open again."""
    connection = await session.connection()
    moment = now()
    case = {"id": appeal.case_id, "case_id": appeal.case_id, "now": moment}
    await connection.execute(staff_queries.LIFT_DECISION, {"id": appeal.decision_id, "now": moment})
    if appeal.decision == Verdict.DISMISS:
        await connection.execute(staff_queries.REOPEN_CASE, case)
        await connection.execute(queries.SILENCE_ANEW, case)
        await defer(session, "moderation:tell_staff", case_id=str(appeal.case_id))
        return
    await connection.execute(queries.LIFT_SILENCES, case)
    if appeal.decision == Verdict.BAN:
        account = await _account(session, appeal.about_id)
        parameters = {"id": appeal.decision_id, "about_id": appeal.about_id}
        others = (await connection.execute(staff_queries.OTHER_BAN, parameters)).scalar_one()
        if account is not None and account.status == "banned" and not others:
            await accounts.lift_ban(session, appeal.about_id, actor=viewer.account_id)
    if appeal.decision in _HIDING or appeal.origin == Origin.INSULT:
        await _release(session, bench, appeal)


async def _release(session: AsyncSession, bench: Bench, case: Row[Any]) -> None:
    """Let it be seen again, unless a decision about the same thing in another case stands against it."""
    subject = bench.subjects.get(case.subject_kind)
    parameters = {"subject_kind": case.subject_kind, "subject_id": case.subject_id}
    found = await (await session.connection()).execute(staff_queries.STILL_HIDDEN, parameters)
    if subject is not None and not found.scalar_one():
        await subject.release(session, case.subject_id)


async def tell_concerned(
    session: AsyncSession, bench: Bench, account_id: UUID, decision_id: UUID, kind: str
) -> None:
    """Tell the person concerned; by mail too, whatever they chose, since it changes what they may do.

    Who is banned gets a link, since they cannot sign in. Call it last.
    """
    account = await _account(session, account_id)
    if account is None:
        return
    await links.write(session, bench.settings, bench.secrets, account, decision_id)
    await stream.tell(session, account_id, kind, decision_id=decision_id)


async def tell_reporter(session: AsyncSession, account_id: UUID, decision_id: UUID, kind: str) -> None:
    """Tell whoever reported that it was looked at; call it last."""
    if await _account(session, account_id) is not None:
        await stream.tell(session, account_id, kind, decision_id=decision_id)


async def _account(session: AsyncSession, account_id: UUID) -> Row[Any] | None:
    try:
        return await accounts.find(await session.connection(), account_id)
    except NotFoundError:
        return None
