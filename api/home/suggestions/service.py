"""Decisions about suggestions: which, why, in which order. Nothing is kept of what was suggested.

Nobody's marks, gender or past looks count: only the interests and the level that the account names, and the
place around which one looks. What lies on the phone (saved, looked at, put away) stays there.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.agenda import service as agenda
from api.guide.careers import service as careers
from api.guide.interests.service import suited
from api.guide.places.service import Level
from api.guide.region.service import Area
from api.guide.trainings import service as trainings
from api.people.accounts import service as accounts
from api.placements.applications import facade as applications
from api.placements.offers import facade as offers
from api.platform.access import Role, Viewer
from api.platform.kit.clock import today
from api.platform.kit.listing import Found
from api.platform.settings import Settings
from api.talk.mentoring import service as mentoring

OF_A_SORT = 4
"""At most; some may be put away on the phone."""
AIMS = 6
"""Careers for which trainings and people are sought."""
SOON = timedelta(days=60)
"""An event further away is not suggested yet."""
NEXT_LEVELS: dict[str, tuple[int, ...]] = {
    "middle_school": (3, 4),
    "high_school": (5, 6),
    "vocational": (4, 5),
    "apprenticeship": (4, 5),
    "higher": (6, 7),
}
"""Levels of the RNCP that one may begin from a level; who names another one may begin any."""


class Aim(NamedTuple):
    """A career that the viewer follows, or that is suggested."""

    code: str
    kind: str
    label: str


async def mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, area: Area | None
) -> list[dict[str, Any]]:
    """What may interest the viewer, a sort after the other: careers, trainings, offers, events, mentors."""
    if Role.STUDENT not in viewer.roles:
        return []
    account = await accounts.find(connection, viewer.account_id)
    letters = [one for one in account.interests if len(one) == 1]
    followed = [one for one in account.interests if len(one) > 1]
    careers_found = await _careers(connection, letters, f"{today()} {viewer.account_id}")
    aims = [
        *(Aim(item["code"], "followed", item["label"]) for item in await careers.among(connection, followed)),
        *(Aim(one["item"]["code"], "career", one["item"]["label"]) for one in careers_found),
    ][:AIMS]
    sorts = [
        careers_found,
        await _trainings(connection, aims, account.level, area),
        await _offers(connection, viewer, aims, account.level, area),
        await _events(connection, account.level, area),
        await _mentors(connection, settings, viewer, aims),
    ]
    return [one for one in chain.from_iterable(zip_longest(*sorts)) if one is not None]


async def _careers(connection: AsyncConnection, letters: Sequence[str], seed: str) -> list[dict[str, Any]]:
    found = await suited(connection, letters, lambda code: sha256(f"{seed} {code}".encode()).hexdigest())
    return [_suggested(item, [("interest", letter)]) for item, letter in found[:OF_A_SORT]]


async def _trainings(
    connection: AsyncConnection, aims: Sequence[Aim], level: str | None, area: Area | None
) -> list[dict[str, Any]]:
    """The nearest ones that lead to what one aims at and can be begun from the level, one for each aim."""
    levels = NEXT_LEVELS.get(level or "")
    firsts = await trainings.first_of_each(connection, area, [one.code for one in aims], levels)
    found: dict[str, dict[str, Any]] = {}
    for code, kind, label in aims:
        for beginning in levels or (None,):
            if item := firsts.get((code, beginning)):
                found.setdefault(item["id"], _suggested(item, [(kind, label), *_near(item["nearest"])]))
    return list(found.values())[:OF_A_SORT]


async def _offers(
    connection: AsyncConnection, viewer: Viewer, aims: Sequence[Aim], level: str | None, area: Area | None
) -> list[dict[str, Any]]:
    """Those of one's aims first, then those of one's level, nearest first; none for which one applied."""
    applied = await applications.applied_to(connection, viewer.account_id)
    limit = OF_A_SORT + len(applied)
    audiences = [level] if level in set(Level) else []
    why_level = [("level", None)] if audiences else []
    found: dict[str, dict[str, Any]] = {}
    # Without careers of which to look for it, an offer of any.
    for rome in ([one.code for one in aims], []):
        page = await offers.search(connection, area, rome=rome, audiences=audiences, limit=limit)
        for item in _items(page):
            if item["id"] in applied:
                continue
            aim = [(one.kind, one.label) for one in aims if one.code in item["rome_codes"]][:1]
            found.setdefault(item["id"], _suggested(item, [*aim, *why_level, *_near(area)]))
    return list(found.values())[:OF_A_SORT]


async def _events(connection: AsyncConnection, level: str | None, area: Area | None) -> list[dict[str, Any]]:
    levels = [level] if level in set(Level) else []
    page = await agenda.search(connection, area, levels=levels, last=today() + SOON, limit=OF_A_SORT)
    reasons = [*([("level", None)] if levels else []), *_near(area)]
    return [_suggested(item, reasons) for item in _items(page[:OF_A_SORT])]


async def _mentors(
    connection: AsyncConnection,
    settings: Settings,
    viewer: Viewer,
    aims: Sequence[Aim],
) -> list[dict[str, Any]]:
    """People of what one aims at who can be asked now; they answer from afar, so from anywhere."""
    firsts = await mentoring.first_of_careers(connection, settings, viewer, [one.code for one in aims])
    found = [
        _suggested({"type": "mentor", **json.loads(firsts[code])}, [(kind, label)])
        for code, kind, label in aims
        if code in firsts
    ]
    return found[:OF_A_SORT]


def _items(page: Iterable[Found]) -> list[dict[str, Any]]:
    return [json.loads(one.json) for one in page]


def _near(where: object) -> list[tuple[str, None]]:
    return [("near", None)] if where else []


def _suggested(item: dict[str, Any], reasons: Iterable[tuple[str, str | None]]) -> dict[str, Any]:
    return {"item": item, "reasons": [{"kind": kind, "about": about} for kind, about in reasons]}
