"""What the law says of a stored offer, beside what else its company offers, and when a referent is asked."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any, cast, get_args
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.placements.offers import lifecycle, rules
from api.placements.offers import write_queries as queries
from api.placements.offers.law.posts import Around, free_on
from api.placements.offers.models import OfferKind, OfferStatus
from api.placements.offers.rules import Beside, Finding
from api.placements.offers.schemas import OfferWrite, WeekPlaces
from api.placements.offers.wording.findings import words_read
from api.platform.kit.clock import today
from api.platform.kit.problems import InvalidInputError
from api.platform.settings import Settings


def _is_enum(annotation: Any) -> bool:
    """Whether a field holds an enum: alone, optional, or a list of them."""
    return (isinstance(annotation, type) and issubclass(annotation, Enum)) or any(
        _is_enum(one) for one in get_args(annotation)
    )


# The database keeps them as text, and rules compare members by identity.
_ENUMS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(cast("Any", field.annotation))
    for name, field in OfferWrite.model_fields.items()
    if _is_enum(field.annotation)
}


def as_written(offer: Row[Any], weeks: Sequence[Row[Any]]) -> OfferWrite:
    """What a row has of a stored offer, as its company writes it; what is kept as text are enums again."""
    values = {name: getattr(offer, name) for name in OfferWrite.model_fields if hasattr(offer, name)}
    apprenticeship = offer.kind == OfferKind.APPRENTICESHIP
    return OfferWrite.model_construct(
        **{
            **values,
            **{name: _ENUMS[name].validate_python(values[name]) for name in values.keys() & _ENUMS.keys()},
            "weeks": [WeekPlaces.model_construct(week=row.week, places=row.places) for row in weeks],
            "duration_months": months(offer.duration_days) if apprenticeship else None,
        }
    )


def months(days: int | None) -> int | None:
    """Months of so many calendar days."""
    return None if days is None else round(days * 12 / 365.25)


def kept(offer: Row[Any], weeks: Sequence[Row[Any]], written: OfferWrite) -> frozenset[date]:
    """Mondays of a stored offer that rules leave alone, of those that it has before `written` is stored.

    Of an offer that was sent, weeks that have begun: what happened in them is past, and nobody can apply for
    them. Coming ones only while it is out, for the same pupils, on the same days, with what was declared: of
    one that is withdrawn, or waits for a referent, nothing says that anybody let them out.
    """
    stored = as_written(offer, weeks)
    same = offer.status in lifecycle.OUT and all(
        set(getattr(stored, name)) == set(getattr(written, name))
        for name in ("levels", "weekdays", "declarations")
    )
    if same:
        return frozenset(row.week for row in weeks)
    if offer.published_at is None and offer.status != OfferStatus.REVIEW:
        return frozenset()
    return frozenset(row.week for row in weeks if row.week < rules.next_monday(today()))


async def beside(
    connection: AsyncConnection, organisation_id: UUID | None, offer_id: UUID, written: OfferWrite
) -> Beside:
    """What else the company of an offer offers, as far as rules ask."""
    if organisation_id is None:
        return Beside()
    end_on, _ = rules.length(written)
    parameters = {
        "organisation_id": organisation_id,
        "id": offer_id,
        "start_on": written.start_on,
        "end_on": end_on,
        "weeks": [one.week for one in written.weeks],
    }
    others = (await connection.execute(queries.TRAINEES_BESIDE, parameters)).one()
    around = await _around(connection, organisation_id, offer_id, written)
    pupils = await connection.execute(queries.PUPILS_BESIDE, parameters)
    return Beside(others.naf, {row.week: int(row.places) for row in pupils}, int(others.trainees), around)


async def _around(
    connection: AsyncConnection, organisation_id: UUID, offer_id: UUID, written: OfferWrite
) -> tuple[Around, ...]:
    """The placements of its company that end shortly before one begins, or begin shortly after its end."""
    end_on, days = rules.length(written)
    if written.kind is not OfferKind.PLACEMENT or written.start_on is None or end_on is None or not days:
        return ()
    parameters = {
        "organisation_id": organisation_id,
        "id": offer_id,
        "start_on": written.start_on,
        "end_on": end_on,
        "free_on": free_on(end_on, days),
    }
    return tuple(Around(*row) for row in await connection.execute(queries.PLACEMENTS_AROUND, parameters))


async def findings(
    connection: AsyncConnection, settings: Settings, offer: Row[Any], weeks: Sequence[Row[Any]]
) -> list[Finding]:
    """What the law says of a stored offer, as far as it is written; nothing of weeks that are out already."""
    written = as_written(offer, weeks)
    try:
        known = await beside(connection, offer.organisation_id, offer.id, written)
        return list(rules.law_findings(settings, written, kept(offer, weeks, written), known))
    except InvalidInputError:
        return []


def digest(written: OfferWrite, found: Sequence[Finding]) -> str:
    """Of what a referent is asked, and of what the company declares: the same is not asked twice."""
    asked = sorted((one.rule, one.about) for one in found if one.outcome == "asked")
    if not asked:
        return ""
    told: list[Any] = [asked, sorted(written.declarations), written.declaration_note.strip()]
    if any(rule == "dangerous_work" for rule, _ in asked):
        # A derogation that was let out for one work is none for another, which the texts alone say.
        told.append(words_read(written))
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
