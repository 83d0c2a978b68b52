"""Decisions about paths: what the year holds, what is shown by a link, and when it ends.

A phone keeps its path itself. To show it, it makes a secret and sends a copy: the link's own token is worked
out of the secret, so that whoever reads the link can neither change nor stop it, and a copy that is sent
twice is no second link.
"""

import base64
import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.agenda import service as agenda
from api.guide.careers import service as careers
from api.guide.path import queries
from api.guide.path.models import WayOn
from api.guide.path.schemas import SharedContent, SharedLink, SharedPathPublic
from api.guide.places import service as places
from api.guide.trainings import service as trainings
from api.platform.kit.clock import now, today
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import digest
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings

__all__ = ["WayOn", "calendar", "delete_old", "school_year", "share", "shown", "stop", "usual_addresses"]

_FIRST_MONTH = 10
"""Of the steps of a school year: they end in the September in which what was chosen begins."""
_NEW_YEAR = 9
"""The month in which a school year begins."""

Id = TypeVar("Id")
There = Callable[[AsyncConnection, Sequence[Id]], Awaitable[set[Id]]]


def school_year(day: date) -> str:
    """The school year of a day: 2026-2027."""
    first = day.year if day.month >= _NEW_YEAR else day.year - 1
    return f"{first}-{first + 1}"


@cache
def _usual() -> list[dict[str, Any]]:
    """What comes when in every year, without days: those are published anew each year."""
    steps: list[dict[str, Any]] = json.loads(Path(__file__).with_name("usual.json").read_text())["steps"]
    return steps


def usual_addresses() -> list[str]:
    """The official pages to which the usual steps lead."""
    return list(dict.fromkeys(step["url"] for step in _usual()))


async def calendar(connection: AsyncConnection, day: date) -> dict[str, Any]:
    """The steps of a day's school year: a step whose days are known takes the place of the usual one."""
    year = school_year(day)
    rows = (await connection.execute(queries.DATES, {"school_year": year})).all()
    dated = {row.step for row in rows}
    steps = [_dated(row) for row in rows]
    steps += [
        {
            **step,
            "begins": _first_of(step["usual"]["from"], year),
            "starts_on": None,
            "ends_on": None,
            "checked_on": None,
        }
        for step in _usual()
        if step["id"] not in dated
    ]
    return {"school_year": year, "steps": sorted(steps, key=lambda step: (step["begins"], step["id"]))}


def _dated(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.step,
        "way": row.way,
        "label": {"fr": row.label_fr, "en": row.label_en},
        "begins": str(row.starts_on),
        "usual": None,
        "starts_on": str(row.starts_on),
        "ends_on": str(row.ends_on),
        "publisher": row.publisher,
        "url": row.url,
        "checked_on": str(row.checked_on),
    }


def _first_of(month: int, year: str) -> str:
    """The first day of a month as it lies in a school year's steps, as ISO 8601."""
    first, last = year.split("-")
    return f"{first if month >= _FIRST_MONTH else last}-{month:02}-01"


def token_of(secret: str) -> str:
    """What the link of a secret holds; nothing leads back."""
    hashed = hashlib.sha256(b"epass path " + secret.encode()).digest()
    return base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()


async def share(
    session: AsyncSession, settings: Settings, secret: str, path: SharedContent
) -> tuple[SharedLink, bool]:
    """Keep the copy that a link shows; and whether it is a new one. What is not public is left out of it.

    Raises NotFoundError for a link that was stopped.
    """
    token = token_of(secret)
    ends_at = now() + timedelta(days=settings.shared_path_retention_days)
    content = await _public_part(await session.connection(), path)
    parameters = {"link": digest(token), "content": content.model_dump_json(), "ends_at": ends_at}
    kept = (await run(session, queries.KEEP, parameters)).first()
    if kept is None:
        raise NotFoundError("path_ended")
    return SharedLink(token=token, ends_at=ends_at), kept.created


async def _public_part(connection: AsyncConnection, path: SharedContent) -> SharedContent:
    """The path without codes that name nothing: none of them can carry words."""
    known = {step["id"] for step in _usual()}
    rows = await connection.execute(queries.KNOWN_STEPS, {"steps": path.done})
    known |= {row.step for row in rows}
    events = await _known(connection, agenda.there, path.events)
    known |= set(map(str, events))
    public = SharedContent(
        careers=await _known(connection, careers.there, path.careers),
        trainings=await _known(connection, trainings.there, path.trainings),
        places=await _known(connection, places.there, path.places),
        events=events,
        ways=list(dict.fromkeys(path.ways)),
        done=[step for step in dict.fromkeys(path.done) if step in known],
        school_year=path.school_year,
    )
    return _this_year(public)


def _this_year(path: SharedContent) -> SharedContent:
    """The path without ticks of another school year: its steps come back, and its events do not."""
    year = school_year(today())
    if path.school_year in (year, None):  # an app from before says none
        return path.model_copy(update={"school_year": year})
    events = set(map(str, path.events))
    return path.model_copy(
        update={"school_year": year, "done": [step for step in path.done if step in events]}
    )


async def _known(connection: AsyncConnection, there: There[Id], ids: Sequence[Id]) -> list[Id]:
    """Those that name something, each once, in the order they were sent; asked of PostgreSQL at once."""
    known = await there(connection, ids)
    return [one for one in dict.fromkeys(ids) if one in known]


async def stop(session: AsyncSession, settings: Settings, secret: str) -> None:
    """Show nothing under this secret's link any more, whatever was or will be sent."""
    ends_at = now() + timedelta(days=settings.shared_path_retention_days)
    await run(session, queries.STOP, {"link": digest(token_of(secret)), "ends_at": ends_at})


async def shown(connection: AsyncConnection, token: str) -> SharedPathPublic:
    """What a link shows. Raises NotFoundError where there is none, or none any more."""
    row = (await connection.execute(queries.SHOWN, {"link": digest(token)})).first()
    if row is None or row.content is None:
        raise NotFoundError("path_ended")
    path = _this_year(SharedContent(**row.content))
    return SharedPathPublic(type="shared_path", ends_at=row.ends_at, **path.model_dump())


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Erase a batch of copies whose time is over, and in the end that there was one; how many of both."""
    return await run_each(session, queries.DELETE_OLD, {"days": settings.shared_path_retention_days})
