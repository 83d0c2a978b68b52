"""Decisions on the company's side: reading, accepting, refusing, cancelling."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import facade as moderation
from api.placements.applications import ages, kinds, queries, silence, steps
from api.placements.applications.calendar import stay
from api.placements.applications.models import HOLDING, Act, Actor, ApplicationStatus, Reason
from api.placements.applications.schemas import Accept, Explain
from api.placements.offers import facade as offers
from api.platform.access import Viewer
from api.platform.kit.clock import now, today
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings

ANSWERABLE = (ApplicationStatus.SENT, ApplicationStatus.EXPIRED)
"""Late is better than never."""


async def see(session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID) -> None:
    """Somebody of the company has read it. Raises NotFoundError, ForbiddenError (kept from minors)."""
    await _ours(session, viewer, application_id)
    seen = await run(session, queries.SEE, {"id": application_id, "now": now()})
    if seen.first() is not None:
        row = await steps.find(session, application_id)
        await steps.tell_student(session, settings, row, kinds.APPLICATION_SEEN)


async def accept(
    session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID, answer: Accept
) -> None:
    """Hold a place until the student confirms; the same once more changes nothing.

    Raises NotFoundError, ConflictError (answered already, ended, no place left, too young for the offer as it
    is by now, beyond the law with their other placements here), InvalidInputError (weeks),
    ForbiddenError (the viewer may not write, or not to a minor).
    """
    row = await _locked(session, viewer, application_id)
    if row.status in HOLDING:
        return
    if row.status not in ANSWERABLE:
        raise ConflictError("application_ended")
    weeks = _chosen(row, answer)
    await _require_age(session, row, weeks)
    await steps.require_sums(session, settings, row)
    await _require_may_say(session, viewer, row, answer.contact)
    await silence.broken(session, row.organisation_id)
    await offers.take_place(session, row.offer_id, weeks)
    await steps.move(
        session,
        row,
        ApplicationStatus.ACCEPTED,
        side=Actor.COMPANY,
        actor=viewer.account_id,
        held_weeks=weeks,
        held_until=now() + timedelta(days=settings.application_confirm_days),
        contact=answer.contact,
        answered=True,
    )
    await steps.tell_student(session, settings, row, kinds.APPLICATION_ACCEPTED)


async def correct_contact(
    session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID, contact: str
) -> None:
    """Say anew whom the student asks for; the student is told, and the same once more changes nothing.

    Raises NotFoundError, ConflictError (no place is kept, or the placement has begun), ForbiddenError (the
    viewer may not write, or not to a minor).
    """
    row = await _locked(session, viewer, application_id)
    if row.status not in HOLDING:
        raise ConflictError("application_ended")
    dates = (await run(session, queries.DATES, {"id": row.id})).one()
    first = min((day for day, _ in stay(dates).days()), default=dates.start_on)
    if first is not None and first <= today():
        raise ConflictError("placement_begun")
    await _require_may_say(session, viewer, row, contact)
    if (await run(session, queries.CORRECT_CONTACT, {"id": row.id, "contact": contact})).first() is None:
        return
    noted = {"id": row.id, "now": now(), "actor": viewer.account_id, "act": Act.CONTACT}
    await run(session, queries.NOTE_ACT, noted)
    await steps.tell_student(session, settings, row, kinds.APPLICATION_CONTACT)


async def say_outcome(
    session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID, *, took_place: bool
) -> None:
    """Say whether a placement took place, once it is over; the student is told, the same once more changes
    nothing, and a slip can be corrected. Raises NotFoundError, ConflictError (not over, or not confirmed).
    """
    row = await _locked(session, viewer, application_id)
    if not (await run(session, queries.IS_OVER, {"id": row.id, "today": today()})).scalar_one():
        raise ConflictError("placement_not_over")
    said = {"id": row.id, "now": now()}
    if (await run(session, queries.SAY_OUTCOME, {**said, "took_place": took_place})).first() is None:
        return
    act = Act.DONE if took_place else Act.NOT_DONE
    await run(session, queries.NOTE_ACT, {**said, "actor": viewer.account_id, "act": act})
    await steps.tell_student(
        session, settings, row, kinds.PLACEMENT_DONE if took_place else kinds.PLACEMENT_NOT_DONE
    )


async def refuse(
    session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID, answer: Explain
) -> None:
    """Say no with a reason; the same once more changes nothing.

    Raises NotFoundError, ConflictError, ForbiddenError (words of who may not write, or not to a minor),
    InvalidInputError (words that turn somebody away for what they are).
    """
    row = await _locked(session, viewer, application_id)
    if row.status == ApplicationStatus.REFUSED:
        return
    if row.status not in ANSWERABLE:
        raise ConflictError("application_ended")
    await _require_may_refuse(session, viewer, row, answer.word)
    await steps.move(
        session,
        row,
        ApplicationStatus.REFUSED,
        side=Actor.COMPANY,
        actor=viewer.account_id,
        reason=Reason(answer.reason),
        word=answer.word,
        answered=True,
    )
    await silence.broken(session, row.organisation_id)
    await steps.tell_student(session, settings, row, kinds.APPLICATION_REFUSED)


async def cancel(
    session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID, answer: Explain
) -> None:
    """Take an acceptance back; the same once more changes nothing.

    Raises NotFoundError, ConflictError, ForbiddenError (words of who may not write, or not to a minor),
    InvalidInputError (words that turn somebody away for what they are).
    """
    row = await _locked(session, viewer, application_id)
    if row.status == ApplicationStatus.CANCELLED:
        return
    if row.status not in HOLDING:
        raise ConflictError("nothing_to_cancel")
    await _require_may_refuse(session, viewer, row, answer.word)
    await end(
        session,
        settings,
        row,
        Reason(answer.reason),
        side=Actor.COMPANY,
        actor=viewer.account_id,
        word=answer.word,
    )


async def end(
    session: AsyncSession,
    settings: Settings,
    row: Row[Any],
    reason: Reason,
    *,
    side: Actor = Actor.PLATFORM,
    actor: UUID | None = None,
    word: str = "",
) -> None:
    """End an application on the company's side and tell the student; `row` is locked and has not ended."""
    await steps.move(
        session, row, ApplicationStatus.CANCELLED, side=side, actor=actor, reason=reason, word=word
    )
    await steps.tell_student(session, settings, row, kinds.APPLICATION_CANCELLED)


async def _require_may_say(session: AsyncSession, viewer: Viewer, row: Row[Any], words: str) -> None:
    await moderation.require_may_say(session, viewer.account_id, row.account_id, words, row.department)


async def _require_may_refuse(session: AsyncSession, viewer: Viewer, row: Row[Any], words: str) -> None:
    """Raises InvalidInputError too: the words turn somebody away for what they are."""
    if told := offers.turns_away(words):
        raise InvalidInputError("word", "wish_in_text", told)
    await _require_may_say(session, viewer, row, words)


async def _require_age(session: AsyncSession, row: Row[Any], weeks: Sequence[date]) -> None:
    """Raises ConflictError where the offer has changed since, and is not for that age any more."""
    if row.birth_date is None:
        return
    day = today()
    offer = (await run(session, queries.OFFER, {"offer_id": row.offer_id, "today": day})).one()
    wrong = ages.why_wrong_age(
        row.birth_date,
        row.level,
        offer,
        hours_from=offers.from_age(offer),
        first_day=max(min(weeks, default=offer.start_on) or day, day),
        today=day,
    )
    # Who has come of age since they applied is kept.
    if wrong not in (None, "offer_for_pupils"):
        raise ConflictError("too_young_by_now")


async def _ours(session: AsyncSession, viewer: Viewer, application_id: UUID) -> None:
    parameters = {"id": application_id, "account_id": viewer.account_id}
    row = (await run(session, queries.OURS, parameters)).first()
    if row is None:
        raise NotFoundError
    await moderation.require_may_reach(session, viewer.account_id, row.account_id)


async def _locked(session: AsyncSession, viewer: Viewer, application_id: UUID) -> Row[Any]:
    await _ours(session, viewer, application_id)
    row = await steps.find_locked(session, application_id)
    # The student may have left, or the viewer the company, while this waited.
    await _ours(session, viewer, application_id)
    return row


def _chosen(row: Row[Any], answer: Accept) -> Sequence[date]:
    """The weeks in which a place is held; nothing for an offer without weeks."""
    if not set(answer.weeks) <= set(row.weeks):
        raise InvalidInputError("weeks", "week_not_asked")
    if not row.has_weeks:
        return []
    if not answer.weeks and len(row.weeks) != 1:
        raise InvalidInputError("weeks", "week_needed")
    return answer.weeks or row.weeks
