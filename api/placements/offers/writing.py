"""A company writes its offers: drafts, publishing, changing, withdrawing, the same again for other weeks."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.careers import service as careers
from api.guide.places import service as places
from api.guide.region import service as region
from api.people.accounts import service as accounts
from api.people.moderation import facade as moderation
from api.people.organisations.service import OrganisationKind
from api.placements.offers import asking, changes, lifecycle, rules
from api.placements.offers import write_queries as queries
from api.placements.offers.asking import as_written
from api.placements.offers.harmless import require_harmless
from api.placements.offers.holding import codes_of, held_before, holding, unread
from api.placements.offers.kinds import OFFER_REVIEW
from api.placements.offers.law.hours import hours
from api.placements.offers.models import HeldFor, OfferKind, OfferStatus
from api.placements.offers.schemas import (
    OfferChange,
    OfferCreate,
    OfferDuplicate,
    OfferWording,
    OfferWrite,
)
from api.placements.offers.wording.findings import Finding, as_kept
from api.platform.access import Role, Viewer
from api.platform.kit.clock import now, today
from api.platform.kit.database import Database
from api.platform.kit.problems import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    TooManyRequestsError,
)
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def create(session: AsyncSession, settings: Settings, viewer: Viewer, draft: OfferCreate) -> bool:
    """Begin a draft; False when this very offer was begun already.

    Raises NotFoundError (not the viewer's organisation), ForbiddenError (a minor, a school), ConflictError
    (the id is another offer's), InvalidInputError, TooManyRequestsError.
    """
    await require_harmless(session, viewer, draft.id, draft)
    organisation = await _organisation(session, viewer, draft.organisation_id)
    connection = await session.connection()
    existing = (await connection.execute(queries.FIND, {"id": draft.id})).first()
    if existing is not None:
        if existing.organisation_id != draft.organisation_id:
            raise ConflictError("id_taken")
        return False
    begun = (
        await connection.execute(
            queries.BEGUN_TODAY, {"organisation_id": draft.organisation_id, "now": now()}
        )
    ).one()
    if begun.made >= settings.offers_per_day:
        raise TooManyRequestsError.until(begun.oldest + timedelta(days=1), now())
    values = await _values(connection, organisation, draft)
    made = await connection.execute(
        queries.INSERT,
        {
            **values,
            "id": draft.id,
            "organisation_id": draft.organisation_id,
            "author": viewer.account_id,
            "demo": settings.demo,
            "now": now(),
        },
    )
    if made.first() is None:  # begun at the same moment by another organisation
        raise ConflictError("id_taken")
    await _write_weeks(connection, draft.id, draft)
    await _note(connection, draft.id, viewer, OfferStatus.DRAFT)
    return True


async def change(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    offer_id: UUID,
    wanted: OfferChange,
) -> None:
    """Write an offer anew. One that is out, or waits for a referent, is checked again by all rules at once.

    Raises NotFoundError, ForbiddenError (also of who may publish nothing, where it is out), ConflictError
    (changed since it was read, deleted by a referent),
    InvalidInputError.
    """
    await require_harmless(session, viewer, offer_id, wanted)
    organisation, offer = await _locked(session, viewer, offer_id)
    connection = await session.connection()
    if wanted.seen_at is not None and wanted.seen_at != offer.updated_at:
        raise ConflictError("offer_changed")
    if offer.status == OfferStatus.HIDDEN and HeldFor.COMPANY_SILENT in codes_of(offer):
        raise ConflictError("answer_first")
    weeks = (await connection.execute(queries.TAKEN_WEEKS, {"id": offer_id})).all()
    sent = offer.status in (*lifecycle.OUT, OfferStatus.REVIEW)
    found: list[rules.Finding] = []
    if offer.published_at is not None and wanted.kind != offer.kind:
        raise InvalidInputError("kind", "kind_fixed")
    _keep_what_was_taken(offer, weeks, wanted)
    _keep_who_was_taken(offer, wanted)
    if sent:
        await _require_answers(connection, organisation)
        kept = asking.kept(offer, weeks, wanted)
        known = await asking.beside(connection, organisation.id, offer_id, wanted)
        found = rules.check(settings, wanted, today(), kept, known)
    before = await changes.facts(session, offer)
    await connection.execute(
        queries.UPDATE,
        {**await _values(connection, organisation, wanted), "id": offer_id, "now": now()},
    )
    await _write_weeks(connection, offer_id, wanted)
    await changes.remember(session, offer, before)
    if sent:
        added = bool({one.week for one in wanted.weeks} - {row.week for row in weeks})
        await _send(session, settings, secrets, viewer, organisation, offer, wanted, found, new_weeks=added)


async def publish(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, offer_id: UUID
) -> None:
    """Let an offer be found, or hold it for a referent; sent already, nothing happens.

    Raises NotFoundError, ForbiddenError (a banned SIRET; suspended, kept from minors), ConflictError (deleted
    by a referent), InvalidInputError (a rule is broken).
    """
    organisation, offer = await _locked(session, viewer, offer_id)
    if offer.status in (*lifecycle.OUT, OfferStatus.REVIEW):
        return
    connection = await session.connection()
    await _require_answers(connection, organisation)
    weeks = (await connection.execute(queries.TAKEN_WEEKS, {"id": offer_id})).all()
    wanted = as_written(offer, weeks)
    kept = asking.kept(offer, weeks, wanted)
    known = await asking.beside(connection, organisation.id, offer_id, wanted)
    found = rules.check(settings, wanted, today(), kept, known)
    await _send(session, settings, secrets, viewer, organisation, offer, wanted, found)


async def withdraw(session: AsyncSession, viewer: Viewer, offer_id: UUID) -> None:
    """Take an offer away; it is kept, and may be published again. Raises NotFoundError, ConflictError."""
    _, offer = await _locked(session, viewer, offer_id)
    if offer.status == OfferStatus.WITHDRAWN:
        return
    if offer.status not in (*lifecycle.OUT, OfferStatus.REVIEW):
        raise ConflictError("offer_not_out")
    # What held it before holds it again: withdrawing is no way around a referent.
    await lifecycle.move(
        session, offer_id, OfferStatus.WITHDRAWN, actor=viewer.account_id, held_for=held_before(offer)
    )


async def delete(session: AsyncSession, viewer: Viewer, offer_id: UUID) -> None:
    """Throw a draft away. Raises NotFoundError, ConflictError (it is more than a draft)."""
    await _locked(session, viewer, offer_id)
    if (await run(session, queries.DELETE_DRAFT, {"id": offer_id})).first() is None:
        raise ConflictError("offer_not_draft")


async def duplicate(
    session: AsyncSession, settings: Settings, viewer: Viewer, offer_id: UUID, wanted: OfferDuplicate
) -> bool:
    """The same offer as a new draft, for other weeks; False when it was made already. Raises as `create`."""
    _, offer = await _locked(session, viewer, offer_id)
    written = as_written(offer, []).model_copy(
        update={"weeks": wanted.weeks, "start_on": wanted.start_on, "end_on": None}
    )
    made = await create(
        session,
        settings,
        viewer,
        OfferCreate.model_construct(**dict(written), id=wanted.id, organisation_id=offer.organisation_id),
    )
    # A copy is no way around a referent either.
    if made and (held := held_before(offer)):
        await run(
            session,
            queries.HOLD,
            {"id": wanted.id, "publish_error": json.dumps({"codes": held, **as_kept([])})},
        )
    return made


async def read_words(database: Database, viewer: Viewer, written: OfferWording) -> list[Finding]:
    """What would be held in texts that are being written; an offer of somebody else's is not looked up. No
    connection is held while a thread is waited for.
    """
    digest = ""
    if written.offer_id is not None:
        parameters = {"id": written.offer_id, "account_id": viewer.account_id}
        async with database.reads.connect() as connection:
            digest = (await connection.execute(queries.DIGEST_OF_MINE, parameters)).scalar() or ""
    return await read_text(unread, digest, written)


_STORED = [name for name in OfferWrite.model_fields if name not in ("weeks", "duration_months")]


async def _send(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    organisation: Row[Any],
    offer: Row[Any],
    written: OfferWrite,
    law: list[rules.Finding],
    *,
    new_weeks: bool = False,
) -> None:
    """Out, or before a referent, as its company, its words and the law say."""
    if organisation.siret is None:
        raise ForbiddenError
    if await accounts.is_banned(session, secrets, siret=organisation.siret):
        raise ForbiddenError("siret_banned")
    # What is out is read by minors, whatever its level.
    await moderation.require_may_publish(session, viewer.account_id)
    connection = await session.connection()
    verified = organisation.verified_at is not None
    codes, found = await holding(connection, settings, offer, written, law, verified=verified)
    if not codes:
        await lifecycle.bring_out(session, settings, offer, actor=viewer.account_id, new_weeks=new_weeks)
        return
    await lifecycle.move(
        session,
        offer.id,
        OfferStatus.REVIEW,
        actor=viewer.account_id,
        held_for=codes,
        held_found=found,
        held_rules=list(dict.fromkeys(one.rule for one in law)) if HeldFor.LAW in codes else [],
    )
    if codes != [HeldFor.COMPANY_UNVERIFIED] and offer.status != OfferStatus.REVIEW:
        await tell_referents(session, organisation.department, offer.id)


async def tell_referents(session: AsyncSession, department: str, offer_id: UUID) -> None:
    """An offer waits for the referents of its department."""
    referents = await accounts.holders_of(await session.connection(), Role.REFERENT, department)
    await notices.show(session, referents, OFFER_REVIEW, offer_id=offer_id)


async def require_writer(connection: AsyncConnection, viewer: Viewer) -> None:
    """Raises ForbiddenError (a minor), NotFoundError (of no organisation)."""
    if viewer.is_minor:
        raise ForbiddenError("adults_only")
    parameters = {"account_id": viewer.account_id}
    if not (await connection.execute(queries.IS_MEMBER_SOMEWHERE, parameters)).scalar_one():
        raise NotFoundError


async def _organisation(session: AsyncSession, viewer: Viewer, organisation_id: UUID) -> Row[Any]:
    """The viewer's organisation, locked: a ban or a closing waits, or came first."""
    if viewer.is_minor:
        raise ForbiddenError("adults_only")
    organisation = (await run(session, queries.LOCK_ORGANISATION, {"id": organisation_id})).first()
    parameters = {"id": organisation_id, "account_id": viewer.account_id}
    if organisation is None or not (await run(session, queries.IS_MEMBER, parameters)).scalar_one():
        raise NotFoundError
    if organisation.kind == OrganisationKind.SCHOOL:
        raise ForbiddenError
    return organisation


async def _locked(session: AsyncSession, viewer: Viewer, offer_id: UUID) -> tuple[Row[Any], Row[Any]]:
    found = (await run(session, queries.FIND, {"id": offer_id})).first()
    if found is None or found.organisation_id is None:
        raise NotFoundError
    organisation = await _organisation(session, viewer, found.organisation_id)
    offer = (await run(session, queries.LOCK, {"id": offer_id})).first()
    if offer is None:
        raise NotFoundError
    if HeldFor.DELETED in codes_of(offer):
        raise ConflictError("offer_deleted")
    return organisation, offer


async def _require_answers(connection: AsyncConnection, organisation: Row[Any]) -> None:
    """Raises ConflictError while the company's offers are hidden for its silence."""
    if (await connection.execute(queries.IS_SILENT, {"organisation_id": organisation.id})).scalar_one():
        raise ConflictError("answer_first")


def _keep_what_was_taken(offer: Row[Any], weeks: Any, wanted: OfferWrite) -> None:
    asked = {one.week: one.places for one in wanted.weeks}
    if any(asked.get(row.week, 0) < row.taken for row in weeks):
        raise InvalidInputError("weeks", "week_taken")
    if not weeks and not wanted.weeks and wanted.places < offer.taken:
        raise InvalidInputError("places", "week_taken")


def _keep_who_was_taken(offer: Row[Any], wanted: OfferWrite) -> None:
    """Where somebody has a place, nothing changes that they may be too young for."""
    if not offer.taken:
        return
    before = as_written(offer, [])
    if (rules.from_age(wanted) or 0) > (rules.from_age(before) or 0):
        raise InvalidInputError("day_ends" if wanted.day_ends else "hours_per_week", "place_given")
    if rules.youngest(wanted) > rules.youngest(before):
        raise InvalidInputError("levels", "place_given")
    if wanted.contract != before.contract:
        raise InvalidInputError("contract", "place_given")
    if before.start_on and wanted.start_on and wanted.start_on < before.start_on:
        raise InvalidInputError("start_on", "place_given")


async def _write_weeks(connection: AsyncConnection, offer_id: UUID, wanted: OfferWrite) -> None:
    parameters = {
        "id": offer_id,
        "weeks": [one.week for one in wanted.weeks],
        "week_places": [one.places for one in wanted.weeks],
    }
    await connection.execute(queries.DROP_OTHER_WEEKS, parameters)
    await connection.execute(queries.WRITE_WEEKS, parameters)


async def _values(connection: AsyncConnection, organisation: Row[Any], wanted: OfferWrite) -> dict[str, Any]:
    """The columns of an offer; where it is comes from its commune, unless the company's place is known."""
    rules.check_mondays(wanted.weeks)
    if wanted.kind is not OfferKind.OBSERVATION and wanted.weeks:
        raise InvalidInputError("weeks", "no_weeks_here")
    code = wanted.commune_code or organisation.commune_code
    if code is None:
        raise InvalidInputError("commune_code", "missing")
    try:
        commune = json.loads(await region.commune_json(connection, code))
    except NotFoundError:
        raise InvalidInputError("commune_code", "unknown_commune") from None
    if commune["lat"] is None:
        raise InvalidInputError("commune_code", "unknown_commune")
    place = None
    if organisation.siret is not None:
        place = await places.company_place(connection, organisation.siret, commune["code"])
        if place is not None and wanted.address not in (None, place.address):
            place = None
    labels = await careers.named_prefixes(connection, wanted.rome_codes)
    if len(labels) < len(set(wanted.rome_codes)):
        raise InvalidInputError("rome_codes", "unknown_career")
    worked = hours(wanted)
    end_on, duration_days = rules.length(wanted)
    return {
        **{name: getattr(wanted, name) for name in _STORED},
        "title": wanted.title.strip(),
        "siret": organisation.siret,
        "company_name": organisation.name,
        "keywords": " ".join(one["label"] for one in labels),
        "rome_codes": list(dict.fromkeys(wanted.rome_codes)),
        "levels": list(dict.fromkeys(wanted.levels)),
        "weekdays": list(dict.fromkeys(wanted.weekdays)),
        "reserved_uais": list(dict.fromkeys(wanted.reserved_uais)),
        "declarations": list(dict.fromkeys(wanted.declarations)),
        "declaration_note": wanted.declaration_note.strip(),
        "commune_code": commune["code"],
        "commune_name": commune["name"],
        "department": commune["department_code"],
        "address": place.address if place else wanted.address,
        "postcode": (place and place.postcode) or wanted.postcode or next(iter(commune["postcodes"]), None),
        "lat": place.position.lat if place else commune["lat"],
        "lon": place.position.lon if place else commune["lon"],
        "approximate": place is None,
        "places": sum(one.places for one in wanted.weeks) or wanted.places,
        "end_on": end_on,
        "duration_days": duration_days,
        "hours_per_day": worked.day,
        "hours_per_week": worked.week,
    }


async def _note(connection: AsyncConnection, offer_id: UUID, viewer: Viewer, status: OfferStatus) -> None:
    await connection.execute(
        queries.NOTE,
        {
            "id": offer_id,
            "now": now(),
            "actor": viewer.account_id,
            "staff": False,
            "status": status,
            "reason": "",
        },
    )
