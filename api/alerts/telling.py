"""How people are told of what was found.

In the app at once. The phone rings, or where none can be rung a mail goes, unless it is night or (under 18)
school: then afterwards. After a few in an hour the next ones wait and come as one digest. Channels are those
that the person chose for the subject `alerts`; a mail stands in for a phone, it does not come besides.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.alerts import letters, links, queries
from api.kit import clock
from api.kit.hours import free_from
from api.kit.secrets import Secrets
from api.mail import service as mail
from api.push import service as push
from api.reach import is_protected
from api.settings import Settings
from api.stream import service as stream

PAGE = "/me/alerts"
"""Where the app lists what was found."""
AT_ONCE = 500
"""People told in one transaction."""
_HOUR = timedelta(hours=1)
_OUTSIDE = frozenset({"push", "mail"})
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
    hits, silent, news = [], [], []
    for row in await _waiting(session, account_ids):
        if row.offer_id != offer_id:
            continue
        person = people[row.account_id]
        alone = person.told < settings.alerts_per_hour
        due = _due(settings, person, moment, alone=alone)
        if alone and due == moment:
            news.append(_News(person, [row], [row]))
        elif alone:
            silent.append(_News(person, [], [row]))
        later = None if due == moment and alone else due
        hits.append(_Hit(row.account_id, offer_id, moment if alone else None, later))
    await _settle(session, hits)
    await _tell(session, settings, secrets, [*news, *silent])


async def tell_due(
    session: AsyncSession, settings: Settings, secrets: Secrets, after: UUID = NOBODY
) -> UUID | None:
    """Tell some of the people whose time has come, in the order of their ids; the last, none at the end.

    One offer rings as such, several as one digest; what cannot be seen any more is passed over.
    """
    moment = clock.now()
    connection = await session.connection()
    due = await connection.execute(queries.DUE_PEOPLE, {"now": moment, "after": after, "limit": AT_ONCE})
    account_ids = [row.account_id for row in due]
    if not account_ids:
        return None
    people = await _people(session, account_ids)
    waiting: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in await _waiting(session, account_ids):
        waiting[row.account_id].append(row)
    hits, news = [], []
    for account_id, rows in waiting.items():
        if all(row.due_at > moment for row in rows):  # another worker was quicker
            continue
        person = people[account_id]
        offers = [row for row in rows if row.open] if person.active else []
        again = _due(settings, person, moment, alone=True) or moment
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


def _due(settings: Settings, person: Row[Any], moment: datetime, *, alone: bool) -> datetime | None:
    """When to ring: now, or later; never for who wants the app only, unless a digest is to come there."""
    # Nobody is told of one by one where the limit is none: the hour begins with the first.
    wanted = moment if alone else max(moment, (person.first_at or moment) + _HOUR)
    if not _channels(person) & _OUTSIDE:
        return None if alone else wanted
    return free_from(wanted, settings, pupil=is_protected(person.birth_date))


def _channels(person: Row[Any]) -> frozenset[str]:
    return frozenset(person.channels) if person.channels is not None else _OUTSIDE


async def _people(session: AsyncSession, account_ids: Sequence[UUID]) -> dict[UUID, Row[Any]]:
    """Who they are, and how often they were told in the last hour. Two jobs about one person take turns."""
    connection = await session.connection()
    parameters = {"account_ids": account_ids, "now": clock.now()}
    await connection.execute(queries.LOCK_PEOPLE, parameters)
    return {row.id: row for row in await connection.execute(queries.PEOPLE, parameters)}


async def _waiting(session: AsyncSession, account_ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    found = await (await session.connection()).execute(
        queries.WAITING, {"account_ids": account_ids, "today": clock.today()}
    )
    return found.all()


async def _settle(session: AsyncSession, hits: Sequence[_Hit]) -> None:
    if hits:
        await (await session.connection()).execute(
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
    reached = await push.reachable(
        session, [account_id for account_id, one in ringing.items() if "push" in _channels(one.person)]
    )
    for account_id, one in ringing.items():
        if account_id not in reached and "mail" in _channels(one.person) and one.person.email:
            await _write(session, settings, secrets, one)
    singles: dict[UUID, list[UUID]] = defaultdict(list)
    digests = []
    for account_id in sorted(reached):
        offers = ringing[account_id].offers
        if len(offers) == 1:
            singles[offers[0].offer_id].append(account_id)
        else:
            digests.append(account_id)
    for offer_id, account_ids in singles.items():
        await push.notify(
            session,
            settings,
            account_ids,
            kind="alert.found",
            url=f"/offers/{offer_id}",
            tag=f"offer-{offer_id}",
        )
    if digests:
        await push.notify(session, settings, digests, kind="alert.digest", url=PAGE, tag="alerts")
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
    await stream.tell_many(session, "alert.found", single)
    await stream.tell_many(session, "alert.digest", several)


async def _write(session: AsyncSession, settings: Settings, secrets: Secrets, one: _News) -> None:
    stop = await links.stop_link(session, settings, secrets, one.person.id)
    letter = letters.found(
        one.person.language,
        settings,
        [(row.offer_id, row.title, row.commune_name) for row in one.offers],
        page=PAGE,
        stop=stop,
    )
    await mail.send(session, one.person.email, letter)
