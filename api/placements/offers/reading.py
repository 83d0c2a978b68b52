"""Searching and showing offers, to everybody and to their own company."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.careers import service as careers
from api.guide.places.service import Level
from api.guide.region.service import Area
from api.placements.offers import asking, lifecycle, queries, rules
from api.placements.offers.holding import codes_of, holding
from api.placements.offers.law.amounts import gratification
from api.placements.offers.law.days import holidays_in
from api.placements.offers.law_schemas import clock_text
from api.placements.offers.models import HeldFor, OfferKind, OfferLevel, OfferStatus
from api.placements.offers.schemas import MyOffersQuery, OfferEventPublic, OfferMine
from api.placements.offers.wording.findings import explained, from_kept
from api.platform.access import adults
from api.platform.kit.clock import today
from api.platform.kit.database import Reader, fetch
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.search import area_parameters, taken
from api.platform.kit.text import prefix_query
from api.platform.settings import Settings

VISIBLE = frozenset({OfferStatus.PUBLISHED, OfferStatus.FULL, OfferStatus.EXPIRED})
"""States in which an offer's page answers; a saved link learns that it is full or over."""

LEVELS_OF: dict[Level, tuple[OfferLevel, ...]] = {
    Level.MIDDLE_SCHOOL: (OfferLevel.QUATRIEME, OfferLevel.TROISIEME),
    Level.HIGH_SCHOOL: (OfferLevel.SECONDE,),
    Level.VOCATIONAL: (OfferLevel.CAP, OfferLevel.BAC_PRO),
    Level.APPRENTICESHIP: (),
    Level.HIGHER: (OfferLevel.BTS, OfferLevel.BUT, OfferLevel.LICENCE, OfferLevel.MASTER),
}
"""What people of a level, as places name it, look for; apprentices look for every apprenticeship."""


async def search(
    reader: Reader,
    area: Area | None,
    *,
    q: str | None = None,
    kinds: Sequence[str] = (),
    levels: Sequence[str] = (),
    audiences: Sequence[str] = (),
    rome: Sequence[str] = (),
    weeks: Sequence[date] = (),
    newest: bool = False,
    limit: int,
    cursor: str | None = None,
) -> list[Found]:
    """At most `limit` + 1 offers that can be found: nearest first where there is an area, else newest first.

    `audiences` are levels as places and events name them. Raises InvalidInputError for a bad cursor.
    """
    query = prefix_query(q) if q else ""
    after = decode_cursor(cursor, (float, str))
    wanted = [*levels, *(level for audience in audiences for level in LEVELS_OF[Level(audience)])]
    parameters: dict[str, Any] = {
        **area_parameters(area),
        **adults(),
        "today": today(),
        "query": query,
        "kinds": list(kinds) or None,
        "levels": wanted if levels or audiences else None,
        "apprentices": Level.APPRENTICESHIP in audiences,
        "rome": list(rome) or None,
        "weeks": list(weeks) or None,
        "limit": limit + 1,
        "fetch": taken(limit),
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    if q and not query:
        return []
    if area is None:
        statement = queries.MATCHING_NEWEST if query else queries.NEWEST
    elif newest:
        statement = queries.MATCHING_NEWEST_WITHIN if query else queries.NEWEST_WITHIN
    elif query:
        statement = queries.MATCHING_NEAREST
    else:
        found = await _found(reader, queries.NEAREST, parameters)
        if len(found) > limit:
            return found
        # The end of the list, or so many at one point that the page could not be filled for sure.
        statement = queries.ALL_NEAREST
    return await _found(reader, statement, parameters)


async def items(connection: AsyncConnection, offer_ids: Sequence[UUID]) -> dict[UUID, str]:
    """List items as JSON by id, whatever their state; for the lists of other features."""
    rows = await connection.execute(queries.OF_IDS, {"ids": list(offer_ids), "today": today()})
    return {UUID(row.id): row.json for row in rows}


async def findable(connection: AsyncConnection, offer_ids: Sequence[str]) -> set[str]:
    """Those of the ids whose offer can be found by everybody now."""
    rows = await connection.execute(queries.FINDABLE, {"ids": list(offer_ids), "today": today(), **adults()})
    return set(rows.scalars())


async def row(connection: AsyncConnection, offer_id: UUID) -> Row[Any]:
    """An offer's row, whatever its state, with its list item as `json`. Raises NotFoundError."""
    parameters = {"id": offer_id, "today": today(), **adults()}
    found = (await connection.execute(queries.DETAIL, parameters)).first()
    if found is None:
        raise NotFoundError
    return found


def from_age(offer: Row[Any]) -> int | None:
    """The age from which an offer's hours are lawful, where not everybody at its levels has it; else null."""
    return rules.from_age(asking.as_written(offer, []))


async def detail(connection: AsyncConnection, settings: Settings, offer_id: UUID) -> dict[str, Any]:
    """An offer's page, for everybody. Raises NotFoundError before it is out, and once it is taken away."""
    offer = await row(connection, offer_id)
    if offer.status not in VISIBLE or offer.kept:
        raise NotFoundError
    return await _page(connection, settings, offer)


async def mine(
    connection: AsyncConnection, settings: Settings, account_id: UUID, offer_id: UUID
) -> OfferMine:
    """An offer as its company sees it, in any state. Raises NotFoundError."""
    offer = await row(connection, offer_id)
    parameters = {"id": offer.organisation_id, "account_id": account_id}
    if not (await connection.execute(queries.IS_MEMBER, parameters)).scalar_one():
        raise NotFoundError
    return await mine_of(connection, settings, offer)


async def mine_of(connection: AsyncConnection, settings: Settings, offer: Row[Any]) -> OfferMine:
    """The same, for whoever may see it already."""
    held = offer.publish_error or {}
    codes = codes_of(offer)
    history = await connection.execute(queries.HISTORY, {"id": offer.id})
    weeks = (await connection.execute(queries.WEEKS, {"id": offer.id})).all()
    found = await asking.findings(connection, settings, offer, weeks)
    verified = (await connection.execute(queries.COMPANY_VERIFIED, {"id": offer.organisation_id})).scalar()
    asked = [finding for finding in found if finding.outcome == "asked"]
    written = asking.as_written(offer, weeks)
    first = await holding(connection, settings, offer, written, asked, verified=bool(verified))
    return OfferMine(
        **await _page(connection, settings, offer),
        held_for=[HeldFor.COMPANY_KEPT] if offer.kept and offer.status in lifecycle.OUT else codes,
        held_words=held.get("words", []),
        law=[rules.shown(finding) for finding in found],
        free_days=rules.free_days(written),
        read_first_for=first.codes,
        declarations=offer.declarations,
        declared=[rules.declared(code) for code in offer.declarations],
        declaration_note=offer.declaration_note,
        headcount=offer.headcount,
        tutors=offer.tutors,
        held_found=explained(from_kept(held)),
        reserved_uais=offer.reserved_uais,
        editable=not {HeldFor.DELETED, HeldFor.COMPANY_CLOSED, HeldFor.COMPANY_SILENT} & set(codes),
        created_at=offer.created_at,
        updated_at=offer.updated_at,
        history=[OfferEventPublic(**line._mapping) for line in history],
    )


async def my_page(connection: AsyncConnection, account_id: UUID, query: MyOffersQuery) -> list[Found]:
    """At most `limit` + 1 offers of the account's organisations, the last changed first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.MINE,
        {
            **adults(),
            "account_id": account_id,
            "organisation_id": query.organisation_id,
            "status": query.status,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(one.position, one.id, one.json) for one in rows]


async def _page(connection: AsyncConnection, settings: Settings, offer: Row[Any]) -> dict[str, Any]:
    weeks = (await connection.execute(queries.WEEKS, {"id": offer.id})).all()
    known = {
        school.uai: school.name
        for school in await connection.execute(queries.SCHOOLS, {"uais": offer.reserved_uais})
    }
    written = asking.as_written(offer, weeks)
    placement = offer.kind == OfferKind.PLACEMENT
    apprenticeship = offer.kind == OfferKind.APPRENTICESHIP
    return {
        **json.loads(offer.json),
        "status": offer.status,
        "description": offer.description,
        "careers": await careers.named_prefixes(connection, offer.rome_codes),
        "address": offer.address,
        "postcode": offer.postcode,
        "weeks_detail": [
            {
                "week": one.week,
                "places": one.places,
                "left": one.places - one.taken,
                "holidays": holidays_in(settings, one.week),
            }
            for one in weeks
        ],
        "places": offer.places,
        "duration_days": offer.duration_days,
        "duration_months": asking.months(offer.duration_days) if apprenticeship else None,
        "day_starts": offer.day_starts and clock_text(offer.day_starts),
        "day_ends": offer.day_ends and clock_text(offer.day_ends),
        "break_minutes": offer.break_minutes,
        "break_starts": offer.break_starts and clock_text(offer.break_starts),
        "weekdays": offer.weekdays,
        "hours_per_day": offer.hours_per_day,
        "hours_per_week": offer.hours_per_week,
        "working_time": rules.working_time(written),
        "from_age": rules.from_age(written),
        "gratification": gratification(
            settings, offer.duration_days, offer.hours_per_week, offer.gratification_cents_per_hour
        )
        if placement and offer.duration_days
        else None,
        "accessibility": offer.accessibility,
        "priorities": offer.priorities,
        "reserved_for": [{"uai": uai, "name": known.get(uai)} for uai in offer.reserved_uais],
        "apply_url": offer.apply_url,
        "expires_on": offer.expires_on,
        "organisation_id": offer.organisation_id,
    }


async def _found(reader: Reader, statement: Any, parameters: dict[str, Any]) -> list[Found]:
    return [Found(*one) for one in await fetch(reader, statement, parameters)]
