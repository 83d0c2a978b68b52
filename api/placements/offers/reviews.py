"""Reports of offers, and what referents decide: publish, hide or delete."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.moderation import facade as moderation
from api.placements.offers import acts, asking, kinds, lifecycle, queries, reading
from api.placements.offers import write_queries as writes
from api.placements.offers.holding import open_reports
from api.placements.offers.models import GRAVE, HeldFor, OfferStatus
from api.placements.offers.schemas import (
    OfferDecision,
    OfferReportCreate,
    OfferReportSeen,
    OfferReviewDetail,
    ReviewsQuery,
)
from api.placements.offers.wording.findings import words_read
from api.placements.offers.writing import tell_referents
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.feature.act import Act
from api.platform.feature.notice import Kind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.safeguarding.service import TO_ADULTS, screen

ALARMS_A_DAY = 3
"""Alarms that hold nothing of which the referents of a department are told one by one within a day."""
_DECIDED: dict[str, tuple[OfferStatus, Act, Kind]] = {
    "publish": (OfferStatus.PUBLISHED, acts.OFFER_PUBLISHED, kinds.OFFER_PUBLISHED),
    "hide": (OfferStatus.HIDDEN, acts.OFFER_HIDDEN, kinds.OFFER_HIDDEN),
    "delete": (OfferStatus.WITHDRAWN, acts.OFFER_DELETED, kinds.OFFER_DELETED),
}


async def report(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer | None,
    offer_id: UUID,
    received: OfferReportCreate,
) -> bool:
    """Keep a report; False when this very one was kept already.

    Reports that weigh enough (`write_queries.OPEN_REPORTS`), or a grave one of a known account, hold the
    offer; referents read all the others too. A cry for help in one is a case of its own.

    Raises NotFoundError, ConflictError (the id is another report's).
    """
    # Before anything is locked, and while others are answered.
    cries = (await read_text(screen, received.message, talk=TO_ADULTS)).distress
    connection = await session.connection()
    offer = await lifecycle.lock(session, offer_id)
    if offer is None or offer.status not in reading.VISIBLE | {OfferStatus.REVIEW}:
        raise NotFoundError
    known = False
    if viewer is not None:
        # What else they report at this very moment counts as well.
        await one_at_a_time(connection, b"offer reports of " + viewer.account_id.bytes)
        account = await accounts.find(connection, viewer.account_id)
        known = account.created_at <= now() - timedelta(days=settings.offer_report_account_days)
    parameters = {
        "id": offer_id,
        "report_id": received.id,
        "reporter": viewer and viewer.account_id,
        "known": known,
        "reason": received.reason,
        "message": received.message,
        "now": now(),
    }
    if (await connection.execute(writes.INSERT_REPORT, parameters)).first() is None:
        if (await connection.execute(writes.SAME_REPORT, parameters)).first() is None:
            raise ConflictError("id_taken")
        return False
    if cries and viewer is not None:
        await moderation.file_cry(
            session,
            subject_id=received.id,
            about_id=viewer.account_id,
            department=offer.department,
            original=received.message,
        )
    if offer.status not in lifecycle.OUT:
        return True
    reports = await open_reports(connection, offer_id)
    if not reports.grave and reports.weight < settings.offer_reports:
        if cries or (reports.alarms == 1 and received.reason in GRAVE):
            await _tell_of_report(session, offer, received.id)
        return True
    await lifecycle.move(session, offer_id, OfferStatus.REVIEW, held_for=[HeldFor.REPORTED])
    await lifecycle.tell_company(session, settings, offer.organisation_id, offer_id, kinds.OFFER_HELD)
    await tell_referents(session, offer.department, offer_id)
    return True


async def _tell_of_report(session: AsyncSession, offer: Row[Any], report_id: UUID) -> None:
    """Tell referents of an alarm that holds nothing: the first few of a day, then one an hour for all.

    Anybody may raise as many as there are offers. None is lost: the queue has every offer that is reported.
    """
    connection = await session.connection()
    await one_at_a_time(connection, b"offer alarms of " + offer.department.encode())
    parameters = {"department": offer.department, "report_id": report_id, "now": now()}
    told = (await connection.execute(writes.TOLD_LATELY, parameters)).one()
    if told.today < ALARMS_A_DAY or not told.this_hour:
        await connection.execute(writes.NOTE_TOLD, parameters)
        await tell_referents(session, offer.department, offer.id)


async def page(connection: AsyncConnection, viewer: Viewer, query: ReviewsQuery) -> list[Found]:
    """At most `limit` + 1 offers that the referent may decide, those that wait longest first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.REVIEWS,
        {
            **viewer.reach,
            "status": query.status,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(row.position, row.id, row.json) for row in rows]


async def detail(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, offer_id: UUID
) -> OfferReviewDetail:
    """Everything to check. Raises NotFoundError for another department's, or a draft."""
    row = await reading.row(connection, offer_id)
    _keep_to_reach(viewer, row)
    mine = await reading.mine_of(connection, settings, row)
    reports = await connection.execute(queries.REPORTS, {"id": offer_id})
    verified = await connection.execute(queries.COMPANY_VERIFIED, {"id": row.organisation_id})
    return OfferReviewDetail(
        **dict(mine),
        department=row.department,
        siret=row.siret,
        company_verified=bool(verified.scalar_one_or_none()),
        reports=[OfferReportSeen(**one._mapping) for one in reports],
    )


async def decide(
    session: AsyncSession, settings: Settings, viewer: Viewer, offer_id: UUID, decision: OfferDecision
) -> None:
    """Publish an offer, which dismisses its reports; hide it; or delete it for good. The company is told.

    Deleted means that nobody finds it again and its company cannot bring it back; the row is kept as evidence
    as long as others that are over. Raises NotFoundError (another department's, a draft), ForbiddenError
    (one's own), InvalidInputError (no reason), ConflictError (changed since it was read, deleted, withdrawn,
    company not verified).
    """
    connection = await session.connection()
    offer = await lifecycle.lock(session, offer_id)
    if offer is None:
        raise NotFoundError
    _keep_to_reach(viewer, offer)
    if decision.seen_at is not None and decision.seen_at != offer.updated_at:
        raise ConflictError("offer_changed")
    member = {"id": offer.organisation_id, "account_id": viewer.account_id}
    if offer.organisation_id and (await connection.execute(writes.IS_MEMBER, member)).scalar_one():
        raise ForbiddenError("own_offer")
    reason = decision.reason.strip()
    if decision.decision != "publish" and not reason:
        raise InvalidInputError("reason", "reason_needed")
    if offer.status == OfferStatus.WITHDRAWN:
        raise ConflictError("already_decided")
    codes = (offer.publish_error or {}).get("codes", [])
    status, act, kind = _DECIDED[decision.decision]
    if decision.decision == "publish":
        if HeldFor.COMPANY_UNVERIFIED in codes:
            raise ConflictError("company_unverified")
        if HeldFor.COMPANY_SILENT in codes or offer.status == OfferStatus.EXPIRED:
            raise ConflictError("offer_not_held")
        await lifecycle.bring_out(
            session, settings, offer, actor=viewer.account_id, staff=True, reason=reason
        )
    else:
        await lifecycle.move(
            session,
            offer_id,
            status,
            actor=viewer.account_id,
            staff=True,
            reason=reason,
            held_for=[HeldFor.HIDDEN if decision.decision == "hide" else HeldFor.DELETED],
        )
    if decision.decision == "delete":
        # Who applied, or was going there, must know at once.
        await defer(session, "applications:end_due", timestamp=0)
    read, asked = "", ""
    if decision.decision == "publish":
        weeks = (await connection.execute(queries.WEEKS, {"id": offer_id})).all()
        found = await asking.findings(connection, settings, offer, weeks)
        read, asked = words_read(offer), asking.digest(asking.as_written(offer, weeks), found)
    await connection.execute(writes.NOTE_READ, {"id": offer_id, "digest": read, "law_digest": asked})
    await connection.execute(
        writes.DECIDE_REPORTS,
        {"id": offer_id, "now": now(), "dismissed": decision.decision == "publish"},
    )
    await audit.note(
        session,
        act,
        actor=viewer.account_id,
        department=offer.department or None,
        offer=offer_id,
    )
    if offer.status != status or decision.decision != "publish":
        await lifecycle.tell_company(session, settings, offer.organisation_id, offer_id, kind)


def _keep_to_reach(viewer: Viewer, offer: Row[Any]) -> None:
    if offer.status == OfferStatus.DRAFT or not viewer.may_act_in(offer.department):
        raise NotFoundError
