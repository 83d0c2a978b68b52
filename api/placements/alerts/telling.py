"""How people are told of what was found.

In the app at once; outside it by `notices`, at a moment that `notices` gives. After a few in an hour the next
ones wait and come as one digest.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.alerts import letters, links, queries
from api.placements.alerts.kinds import ALERT_DIGEST, ALERT_FOUND
from api.platform.access import adults
from api.platform.kit import clock
from api.platform.kit.language import Language
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.settings import Settings

PAGE = "/me/alerts"
"""Where the app lists what was found."""
AT_ONCE = 500
"""People told in one transaction."""
_HOUR = timedelta(hours=1)
NOBODY = UUID(int=0)
"""Where the list of people begins."""


class _Hit(NamedTuple):
    account_id: UUID
    offer_id: UUID
    shown_at: datetime | None
    due_at: datetime | None


class _News(NamedTuple):
    """What one person's phone rings for, and what the app shows of it."""

    person: Row[Any]
    offers: Sequence[Row[Any]]
    shown: Sequence[Row[Any]]


async def tell_at_once(
    session: AsyncSession, settings: Settings, secrets: Secrets, offer_id: UUID, account_ids: Sequence[UUID]
) -> None:
    """Tell people of an offer that was just found for them, or leave it for later."""
    moment = clock.now()
    people = await _people(session, account_ids)
    found = [row for row in await _waiting(session, account_ids) if row.offer_id == offer_id]
    alone = [people[row.account_id].told < settings.alerts_per_hour for row in found]
    wanted = [
        # Nobody is told of one by one where the limit is none: the hour begins with the first.
        moment if singly else max(moment, (people[row.account_id].first_at or moment) + _HOUR)
        for row, singly in zip(found, alone, strict=True)
    ]
    free = await _free(session, settings, found, wanted)
    hits, news = [], []
    for row, singly, due in zip(found, alone, free, strict=True):
        now = singly and due == moment
        if singly:
            news.append(_News(people[row.account_id], [row] if now else [], [row]))
        hits.append(_Hit(row.account_id, offer_id, moment if singly else None, None if now else due))
    await _settle(session, hits)
    await _tell(session, settings, secrets, news)


async def tell_due(
    session: AsyncSession, settings: Settings, secrets: Secrets, after: UUID = NOBODY
) -> UUID | None:
    """Tell some of the people whose time has come, in the order of their ids; the last, none at the end.

    One offer rings as such, several as one digest; what cannot be seen any more is passed over.
    """
    moment = clock.now()
    due = await run(session, queries.DUE_PEOPLE, {"now": moment, "after": after, "limit": AT_ONCE})
    account_ids = [row.account_id for row in due]
    if not account_ids:
        return None
    people = await _people(session, account_ids)
    waiting: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in await _waiting(session, account_ids):
        waiting[row.account_id].append(row)
    hits, news = [], []
    first = [rows[0] for rows in waiting.values()]
    free = await _free(session, settings, first, [moment] * len(first))
    for (account_id, rows), again in zip(waiting.items(), free, strict=True):
        if all(row.due_at > moment for row in rows):  # another worker was quicker
            continue
        person = people[account_id]
        offers = [row for row in rows if row.open] if person.active else []
        if offers and again > moment:
            hits += [_Hit(account_id, row.offer_id, row.shown_at, again) for row in rows]
            continue
        shown = [row for row in offers if row.shown_at is None]
        if offers:
            news.append(_News(person, offers, shown))
        alone = moment if len(offers) == 1 else None
        hits += [_Hit(account_id, row.offer_id, row.shown_at or alone, None) for row in rows]
    await _settle(session, hits)
    await _tell(session, settings, secrets, news)
    last: UUID = account_ids[-1]
    return last


async def _free(
    session: AsyncSession, settings: Settings, rows: Sequence[Row[Any]], wanted: Sequence[datetime]
) -> list[datetime]:
    """When the people of these rows may be rung, each from their wanted moment on."""
    people = [row.account_id for row in rows]
    asked = list(zip(people, wanted, strict=True))
    return await notices.free_moments(await session.connection(), settings, asked)


async def _people(session: AsyncSession, account_ids: Sequence[UUID]) -> dict[UUID, Row[Any]]:
    """Who they are, and how often they were told in the last hour. Two jobs about one person take turns."""
    parameters = {"account_ids": account_ids, "now": clock.now()}
    await run(session, queries.LOCK_PEOPLE, parameters)
    return {row.id: row for row in await run(session, queries.PEOPLE, parameters)}


async def _waiting(session: AsyncSession, account_ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    found = await run(
        session, queries.WAITING, {"account_ids": account_ids, "today": clock.today(), **adults()}
    )
    return found.all()


async def _settle(session: AsyncSession, hits: Sequence[_Hit]) -> None:
    if hits:
        await run(
            session,
            queries.SETTLE,
            {
                "account_ids": [hit.account_id for hit in hits],
                "offer_ids": [hit.offer_id for hit in hits],
                "shown": [hit.shown_at for hit in hits],
                "due": [hit.due_at for hit in hits],
            },
        )


async def _tell(session: AsyncSession, settings: Settings, secrets: Secrets, news: Sequence[_News]) -> None:
    ringing = {one.person.id: one for one in news if one.offers}

    async def compose(account_id: UUID, language: Language) -> Letter:
        stop = await links.stop_link(session, settings, secrets, account_id)
        offers = [(row.offer_id, row.title, row.commune_name) for row in ringing[account_id].offers]
        return letters.found(language, settings, offers, page=PAGE, stop=stop)

    single: dict[UUID, dict[str, Any]] = {}
    several: dict[UUID, dict[str, Any]] = {}
    for account_id, one in sorted(ringing.items()):
        if len(one.offers) == 1:
            single[account_id] = {"offer_id": one.offers[0].offer_id}
        else:
            several[account_id] = {"count": len(one.offers)}
    await notices.ring(session, settings, ALERT_FOUND, single, compose=compose)
    await notices.ring(session, settings, ALERT_DIGEST, several, compose=compose)
    await _show(session, news)


async def _show(session: AsyncSession, news: Sequence[_News]) -> None:
    single: dict[UUID, dict[str, Any]] = {}
    several: dict[UUID, dict[str, Any]] = {}
    for one in news:
        if len(one.shown) == 1:
            row = one.shown[0]
            single[one.person.id] = {"offer_id": row.offer_id, "alert_id": row.alert_id}
        elif one.shown:
            several[one.person.id] = {"count": len(one.shown)}
    await notices.show_each(session, ALERT_FOUND, single)
    await notices.show_each(session, ALERT_DIGEST, several)
