"""Decisions on the student's side: applying, confirming, withdrawing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import facade as moderation
from api.people.organisations import service as organisations
from api.placements.applications import ages, kinds, queries, steps
from api.placements.applications.calendar import Stay, overlap, stay, weeks_left
from api.placements.applications.models import Actor, ApplicationStatus, Reason
from api.placements.applications.schemas import ApplicationCreate
from api.placements.offers import facade as offers
from api.platform.access import Viewer
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.clock import PARIS, now
from api.platform.kit.problems import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    TooManyRequestsError,
)
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.safeguarding.service import (
    TO_ADULTS,
    Finding,
    KnownBy,
    Screening,
    as_one,
    known_by,
    without_identity,
)
from api.talk.conversations.schemas import ScreeningPublic, something_left


async def apply(
    session: AsyncSession, settings: Settings, viewer: Viewer, draft: ApplicationCreate
) -> ScreeningPublic:
    """Apply for an offer; the same once more changes nothing. The company never reads the surname, and of a
    cry for help the moderators hear, whatever it makes of it. What was found in the words is told.

    Raises NotFoundError, ConflictError (applied already, full, over, a partner's, enough applicants),
    ForbiddenError (reserved to other schools, of another age), InvalidInputError (weeks, a minor's address),
    TooManyRequestsError (enough for today).
    """
    connection = await session.connection()
    mine = {"id": draft.id, "account_id": viewer.account_id, "offer_id": draft.offer_id}
    locked = (await connection.execute(queries.LOCK_STUDENT, mine)).first()
    if locked is None or locked.status != "active":
        raise ForbiddenError("account_leaving")
    school = await organisations.school_of(connection, viewer.account_id)
    known = known_by(locked.first_name, locked.email, school.name if school else "")
    # Long texts take the processor for a while: meanwhile others are answered.
    looked = await read_text(_look, draft, known)
    written = [one for one in looked.values() if one[0]]
    whole, original = await read_text(as_one, written, TO_ADULTS)
    found = ScreeningPublic(
        masked=sorted(whole.masked),
        held=False,
        distress=whole.distress,
        left=any(something_left(one.text) for _, one in looked.values()),
        kept=False,
    )
    if await _applied_before(session, viewer, draft):
        return found
    await steps.lock(session, viewer.account_id, [draft.offer_id])
    moment = now()
    today = moment.astimezone(PARIS).date()
    offer = (await connection.execute(queries.OFFER, {**mine, "today": today})).first()
    await _check_offer(session, viewer, offer)
    assert offer is not None
    first_day = min(draft.weeks, default=offer.start_on) or today
    _check_age(viewer, locked.level, offer, first_day=max(first_day, today), today=today)
    weeks = set(draft.weeks)
    if offer.has_weeks and not weeks:
        raise InvalidInputError("weeks", "week_needed")
    if offer.has_weeks and not weeks <= set(offer.free_weeks):
        raise InvalidInputError("weeks", "week_unavailable")
    if draft.share_contact and viewer.is_minor:
        raise InvalidInputError("share_contact", "contact_of_minor")
    await _check_limits(session, settings, viewer, offer)
    made = await connection.execute(
        queries.APPLY,
        {
            **mine,
            **{field: one.text for field, (_, one) in looked.items()},
            **{f"{field}_original": text if one.masked else None for field, (text, one) in looked.items()},
            "weeks": draft.weeks,
            "share_school": draft.share_school,
            "share_contact": draft.share_contact,
            "now": moment,
        },
    )
    if made.first() is None:
        # Somebody else's id came in between.
        raise ConflictError("id_taken")
    row = await steps.find(session, draft.id)
    await connection.execute(
        queries.NOTE,
        {
            "id": draft.id,
            "now": moment,
            "side": Actor.STUDENT,
            "actor": viewer.account_id,
            "status": ApplicationStatus.SENT,
            "reason": None,
            "word": "",
        },
    )
    await steps.tell_company(session, settings, row, kinds.APPLICATION_RECEIVED)
    await _tell_moderators(session, viewer, draft.id, offer.department, whole, original)
    return found


async def may_apply(session: AsyncSession, viewer: Viewer, offer_id: UUID) -> None:
    """Check, before anything is written, what no word changes: that the offer is open, and for that age.

    Raises NotFoundError, ConflictError, ForbiddenError, as `apply` does.
    """
    today = now().astimezone(PARIS).date()
    mine = {"account_id": viewer.account_id, "offer_id": offer_id, "today": today}
    student = (await run(session, queries.LOCK_STUDENT, mine)).one()
    offer = (await run(session, queries.OFFER, mine)).first()
    await _check_offer(session, viewer, offer)
    assert offer is not None
    # Of the weeks that are left, the last one: until then one grows older.
    last_day = max(offer.free_weeks, default=offer.start_on) or today
    _check_age(viewer, student.level, offer, first_day=max(last_day, today), today=today)


async def confirm(session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID) -> None:
    """Take the place that the company holds. Whatever the student has at the same dates ends.

    Raises NotFoundError, ConflictError (no place is held, another one is confirmed at these dates, or the law
    does not allow both at this company).
    """
    mine = {"account_id": viewer.account_id}
    await run(session, queries.LOCK_STUDENT, mine)
    row = await _mine(session, viewer, application_id)
    if row.status == ApplicationStatus.CONFIRMED:
        return
    rows = (await run(session, queries.OPEN_OF_STUDENT, mine)).all()
    await steps.lock(session, viewer.account_id, {one.offer_id for one in rows} | {row.offer_id})
    # What a company did before the locks were had counts.
    row = await _mine(session, viewer, application_id)
    if row.status != ApplicationStatus.ACCEPTED or row.held_until <= now():
        raise ConflictError("nothing_to_confirm")
    stays = {one.id: stay(one) for one in await run(session, queries.OPEN_OF_STUDENT, mine)}
    taken = stays.pop(row.id)
    others = [one for one in stays.values() if overlap(taken, one)]
    if any(one.status == ApplicationStatus.CONFIRMED for one in others):
        raise ConflictError("dates_taken")
    await steps.require_sums(session, settings, row)
    await steps.move(session, row, ApplicationStatus.CONFIRMED, side=Actor.STUDENT, actor=viewer.account_id)
    ended = [done for one in others if (done := await _give_way(session, viewer, taken, one)) is not None]
    await steps.tell_company(session, settings, row, kinds.APPLICATION_CONFIRMED)
    for one in ended:
        await _tell_withdrawn(session, settings, one)


async def withdraw(session: AsyncSession, settings: Settings, viewer: Viewer, application_id: UUID) -> None:
    """Take it back; a second time changes nothing. Raises NotFoundError, ConflictError (ended)."""
    await _mine(session, viewer, application_id)
    row = await steps.find_locked(session, application_id)
    if row.status == ApplicationStatus.WITHDRAWN:
        return
    if row.status not in (ApplicationStatus.SENT, ApplicationStatus.ACCEPTED, ApplicationStatus.CONFIRMED):
        raise ConflictError("application_ended")
    await end(session, settings, row, Reason.CHANGED_MIND, actor=viewer.account_id)


async def end(
    session: AsyncSession, settings: Settings, row: Row[Any], reason: Reason, *, actor: UUID | None
) -> None:
    """End the application on the student's side and tell the company; `row` is locked and has not ended."""
    side = Actor.STUDENT if actor else Actor.PLATFORM
    await steps.move(session, row, ApplicationStatus.WITHDRAWN, side=side, actor=actor, reason=reason)
    await _tell_withdrawn(session, settings, row)


async def _tell_withdrawn(session: AsyncSession, settings: Settings, row: Row[Any]) -> None:
    # It rings only where a place was given.
    quietly = row.status == ApplicationStatus.SENT
    await steps.tell_company(session, settings, row, kinds.APPLICATION_WITHDRAWN, quietly=quietly)


async def _mine(session: AsyncSession, viewer: Viewer, application_id: UUID) -> Row[Any]:
    row = await steps.find(session, application_id)
    if row.account_id != viewer.account_id:
        raise NotFoundError
    return row


async def _applied_before(session: AsyncSession, viewer: Viewer, draft: ApplicationCreate) -> bool:
    parameters = {"id": draft.id, "account_id": viewer.account_id, "offer_id": draft.offer_id}
    same = (await run(session, queries.SAME, parameters)).all()
    for row in same:
        if row.id == draft.id:
            if (row.account_id, row.offer_id) != (viewer.account_id, draft.offer_id):
                raise ConflictError("id_taken")
            return True
    if same:
        raise ConflictError("applied_already")
    return False


async def _tell_moderators(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    department: str,
    whole: Screening,
    original: str,
) -> None:
    """A cry for help reaches the moderators; what was masked waits for them as it was written."""
    told = {*whole.masked, Finding.DISTRESS}
    spans = tuple(span for span in whole.spans if span.finding in told)
    await moderation.file_found(
        session,
        # Nothing of an application is held.
        replace(whole, spans=spans, held=False, grave=False, grooming=0),
        subject_kind=SubjectKind.APPLICATION,
        subject_id=application_id,
        about_id=viewer.account_id,
        department=department,
        original=original,
    )


def _look(draft: ApplicationCreate, known: KnownBy) -> dict[str, tuple[str, Screening]]:
    """Each field as it was written, and as the company may read it."""
    written = {"motivation": draft.motivation, "about": draft.about}
    return {
        field: (text, without_identity(text, known, school_shown=draft.share_school))
        for field, text in written.items()
    }


async def _check_offer(session: AsyncSession, viewer: Viewer, offer: Row[Any] | None) -> None:
    if offer is None or offer.status in ("draft", "review", "hidden"):
        raise NotFoundError
    if offer.organisation_id is None:
        raise ConflictError("applied_elsewhere")
    if offer.status == "full":
        raise ConflictError("offer_full")
    if offer.status != "published":
        raise ConflictError("offer_over")
    if offer.reserved_uais:
        school = await organisations.school_of(await session.connection(), viewer.account_id)
        if school is None or school.uai not in offer.reserved_uais:
            raise ForbiddenError("offer_reserved")
    if await steps.readers_of(session, offer.organisation_id, viewer.account_id) is None:
        # Nothing tells them from any other offer that has ended.
        raise ConflictError("offer_over")


def _check_age(viewer: Viewer, level: str | None, offer: Row[Any], *, first_day: date, today: date) -> None:
    if viewer.birth_date is None:
        raise ForbiddenError("birth_date_needed")
    wrong = ages.why_wrong_age(
        viewer.birth_date,
        level,
        offer,
        hours_from=offers.from_age(offer),
        first_day=first_day,
        today=today,
    )
    if wrong is not None:
        raise ForbiddenError(wrong)


async def _check_limits(session: AsyncSession, settings: Settings, viewer: Viewer, offer: Row[Any]) -> None:
    moment = now()
    lately = (await run(session, queries.SENT_LATELY, {"account_id": viewer.account_id, "now": moment})).one()
    if lately.made >= settings.applications_per_day:
        raise TooManyRequestsError.until(lately.oldest + timedelta(days=1), moment)
    asking = {"offer_id": offer.id, "account_id": viewer.account_id}
    waiting = (await run(session, queries.OPEN_FOR_OFFER, asking)).scalar_one()
    if waiting >= settings.applications_per_place * offer.places:
        raise ConflictError("enough_applicants")


async def _give_way(session: AsyncSession, viewer: Viewer, taken: Stay, other: Stay) -> Row[Any] | None:
    """The other application ends, or keeps the weeks that are still possible; the ended one's row."""
    row = await steps.find(session, other.id)
    left = weeks_left(taken, other)
    if left:
        await run(session, queries.KEEP_WEEKS, {"id": other.id, "weeks": left, "now": now()})
        return None
    await steps.move(
        session,
        row,
        ApplicationStatus.WITHDRAWN,
        side=Actor.STUDENT,
        actor=viewer.account_id,
        reason=Reason.CONFIRMED_ELSEWHERE,
    )
    return row
