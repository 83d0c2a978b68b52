"""Decisions about one's alerts: saving and changing them, what they found, and the link that stops mails.

Where: the commune of an alert is part of a search that the person asks us to watch, so nobody has to consent
to it separately, except below the age of consent: there a commune on the server waits for the joint consent
`location` like the one in the account (design §8 rule 3), and the end of that consent takes it away.
"""

import json
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.careers import service as careers
from api.guide.region import service as region
from api.people.accounts import service as accounts
from api.people.privacy import service as privacy
from api.placements.alerts import keys, naming, queries
from api.placements.alerts.queries import NAMES
from api.placements.alerts.schemas import AlertCreate, AlertPublic, AlertUpdate, AlertWrite, MyAlerts
from api.platform.access import adults
from api.platform.kit import clock
from api.platform.kit.geo import Position
from api.platform.kit.language import Language
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_moment_cursor
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import digest
from api.platform.kit.statements import of_who_asks, run
from api.platform.kit.text import prefix_query
from api.platform.notices.service import Topic
from api.platform.settings import Settings

__all__ = ["NAMES"]


class _Place(NamedTuple):
    code: str
    name: str
    centre: Position


async def mine(
    connection: AsyncConnection, settings: Settings, account_id: UUID, language: Language
) -> MyAlerts:
    """One's alerts, the newest first."""
    rows = await connection.execute(queries.MINE, {"account_id": account_id})
    return MyAlerts(
        items=[_public(row, language) for row in rows],
        most=settings.alerts_per_account,
        quiet_hours=settings.quiet_hours,
        school_hours=settings.school_hours,
    )


async def save(
    session: AsyncSession, settings: Settings, account_id: UUID, draft: AlertCreate, language: Language
) -> AlertPublic:
    """Save a search, or give the alert that is there for it already.

    Raises InvalidInputError, ConflictError (too many, an id of somebody else), ForbiddenError (no consent).
    """
    connection = await session.connection()
    person = of_who_asks(await connection.execute(queries.LOCK_ACCOUNT, {"account_id": account_id}))
    known = (await connection.execute(queries.ONE, {"id": draft.id})).first()
    if known is not None:
        if known.account_id != account_id:
            raise ConflictError("id_taken")
        return _public(known, language)
    place, values = await _values(session, settings, account_id, person.birth_date, draft)
    same = (await connection.execute(queries.SAME, values)).first()
    if same is not None:
        return await _read(connection, same.id, language)
    count = (await connection.execute(queries.COUNT, {"account_id": account_id})).scalar_one()
    if count >= settings.alerts_per_account:
        raise ConflictError("too_many_alerts")
    made = await connection.execute(queries.INSERT, {**values, "id": draft.id})
    if made.first() is None:
        raise ConflictError("id_taken")
    await _place_keys(connection, draft.id, values, place)
    return await _read(connection, draft.id, language)


async def change(
    session: AsyncSession,
    settings: Settings,
    account_id: UUID,
    alert_id: UUID,
    update: AlertUpdate,
    language: Language,
) -> AlertPublic:
    """Write an alert anew; it looks again, unless paused. Raises like `save`, and NotFoundError."""
    connection = await session.connection()
    person = of_who_asks(await connection.execute(queries.LOCK_ACCOUNT, {"account_id": account_id}))
    await _own(connection, account_id, alert_id)
    place, values = await _values(session, settings, account_id, person.birth_date, update)
    await connection.execute(queries.UPDATE, {**values, "id": alert_id, "paused": update.paused})
    await connection.execute(queries.DELETE_KEYS, {"id": alert_id})
    if update.paused:
        await connection.execute(queries.SILENCE, {"id": alert_id, "account_id": account_id})
    else:
        await _place_keys(connection, alert_id, values, place)
    return await _read(connection, alert_id, language)


async def keep(
    session: AsyncSession, settings: Settings, account_id: UUID, alert_id: UUID, language: Language
) -> AlertPublic:
    """Still searching: as if it had just been written, a pause stays. Raises NotFoundError."""
    row = await _own(await session.connection(), account_id, alert_id)
    again = AlertUpdate(**_criteria(row), paused=row.paused_at is not None)
    return await change(session, settings, account_id, alert_id, again, language)


async def delete(session: AsyncSession, account_id: UUID, alert_id: UUID) -> None:
    """Delete an alert of one's own, if it is there; what it found stays in the list, and rings no more."""
    one = {"id": alert_id, "account_id": account_id}
    # A change at the same moment is over, or finds nothing.
    await run(session, queries.LOCK_ACCOUNT, {"account_id": account_id})
    await run(session, queries.SILENCE, one)
    await run(session, queries.DELETE, one)


async def found(
    connection: AsyncConnection,
    account_id: UUID,
    *,
    alert_id: UUID | None,
    limit: int,
    cursor: str | None,
) -> list[Found]:
    """At most `limit` + 1 offers that were found and can still be seen, the latest first."""
    before, before_id = decode_moment_cursor(cursor)
    rows = await connection.execute(
        queries.FOUND,
        {
            "account_id": account_id,
            "alert_id": alert_id,
            "before": before,
            "before_id": before_id,
            "today": clock.today(),
            **adults(),
            "limit": limit + 1,
        },
    )
    return [Found(row.at, str(row.offer_id), row.json) for row in rows]


async def stop_mails(session: AsyncSession, token: str) -> None:
    """No more mails about alerts for whom the link belongs to; doing it again is no error.

    The link does nothing else, so it works as long as the account. Raises NotFoundError.
    """
    row = (await run(session, queries.FIND_STOP, {"digest": digest(token)})).first()
    if row is None:
        raise NotFoundError("link_dead")
    await accounts.stop_mails(session, row.account_id, Topic.ALERTS)


async def _values(
    session: AsyncSession, settings: Settings, account_id: UUID, birth_date: date | None, search: AlertWrite
) -> tuple[_Place | None, dict[str, Any]]:
    connection = await session.connection()
    place = await _place(connection, settings, search)
    alone_from = None
    if place is not None:
        if birth_date is None:
            raise ForbiddenError("birth_date_needed")
        if clock.age(birth_date, clock.today()) < settings.consent_age:
            await privacy.require(session, settings, account_id, Purpose.LOCATION)
            alone_from = _birthday(birth_date, settings.consent_age)
    q = " ".join((search.q or "").split()) or None
    if q is not None and not prefix_query(q):
        raise InvalidInputError("q", "no_word")
    search = search.model_copy(update={"q": q, "week": sorted(set(search.week))})
    rome = sorted(set(search.rome))
    names = await names_of(connection, search, rome, place.name if place else None)
    if not keys.of_alert(search.kind, search.level, rome):
        raise InvalidInputError("level", "level_of_other_kind")
    return place, {
        "account_id": account_id,
        "kinds": sorted(set(search.kind)),
        "levels": sorted(set(search.level)),
        "rome": rome,
        "weeks": search.week,
        "q": q,
        "prefixes": prefix_query(q) if q else None,
        "commune_code": place.code if place else None,
        "radius_km": search.radius_km if place else None,
        **names,
        "alone_from": alone_from,
        "now": clock.now(),
    }


async def _place(connection: AsyncConnection, settings: Settings, search: AlertWrite) -> _Place | None:
    code = search.commune
    if code is None and search.lat is not None and search.lon is not None:
        near = await region.communes_near(
            connection, Position(search.lat, search.lon), settings.departments, 1
        )
        if not near:
            raise InvalidInputError("lat", "unknown_commune")
        code = json.loads(near[0])["code"]
    if code is None:
        return None
    try:
        commune = json.loads(await region.commune_json(connection, code))
    except NotFoundError:
        raise InvalidInputError("commune", "unknown_commune") from None
    if commune["lat"] is None:
        raise InvalidInputError("commune", "unknown_commune")
    return _Place(commune["code"], commune["name"], Position(commune["lat"], commune["lon"]))


async def names_of(
    connection: AsyncConnection, search: AlertWrite, rome: list[str], commune: str | None
) -> dict[str, str]:
    """The name in both languages. Raises InvalidInputError for a career that is not known."""
    named = {one["code"]: one["label"] for one in await careers.named_prefixes(connection, rome)}
    if set(rome) - set(named):
        raise InvalidInputError("rome", "unknown_career")
    labels = [named[code] for code in rome]
    radius = search.radius_km if commune else None
    return {
        "name_fr": naming.name(search, labels, commune, radius, "fr"),
        "name_en": naming.name(search, labels, commune, radius, "en"),
    }


async def _place_keys(
    connection: AsyncConnection, alert_id: UUID, values: dict[str, Any], place: _Place | None
) -> None:
    await connection.execute(
        queries.INSERT_KEYS,
        {
            "id": alert_id,
            "account_id": values["account_id"],
            "keys": keys.of_alert(values["kinds"], values["levels"], values["rome"]),
            "lat": place.centre.lat if place else None,
            "lon": place.centre.lon if place else None,
            "radius_km": values["radius_km"],
        },
    )


async def _own(connection: AsyncConnection, account_id: UUID, alert_id: UUID) -> Row[Any]:
    row = (await connection.execute(queries.ONE, {"id": alert_id})).first()
    if row is None or row.account_id != account_id:
        raise NotFoundError
    return row


async def _read(connection: AsyncConnection, alert_id: UUID, language: Language) -> AlertPublic:
    return _public((await connection.execute(queries.ONE, {"id": alert_id})).one(), language)


def _criteria(row: Row[Any]) -> dict[str, Any]:
    where = {"commune": row.commune_code, "radius_km": row.radius_km} if row.commune_code else {}
    return {
        "kind": row.kinds,
        "level": row.levels,
        "rome": row.rome,
        "week": row.weeks,
        "q": row.q,
        **where,
    }


def _public(row: Row[Any], language: Language) -> AlertPublic:
    return AlertPublic(
        id=row.id,
        name=row.name_fr if language == "fr" else row.name_en,
        **{"commune": None, "radius_km": None, **_criteria(row)},
        commune_name=row.commune_name,
        state="stopped" if row.stopped_at else "paused" if row.paused_at else "active",
        stopped_why=row.stopped_why,
        still_searching=row.asked_at is not None and row.stopped_at is None,
        found=row.found,
        created_at=row.created_at,
    )


def _birthday(birth_date: date, years: int) -> date:
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)
