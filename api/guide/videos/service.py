"""Decisions about videos: staff write a list whole, over the one that they saw."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.videos import acts, queries
from api.guide.videos.addresses import BadVideoError, Watched, address_of, watched
from api.guide.videos.models import About
from api.guide.videos.queries import LINKS
from api.guide.videos.schemas import VideoPublic, Videos, VideosUpdate
from api.platform.audit import service as audit
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import ConflictError, InvalidInputError
from api.platform.kit.statements import run
from api.platform.settings import Settings

__all__ = ["LINKS", "About"]


class _Line(NamedTuple):
    host: str
    video_id: str
    title: str
    title_en: str | None

    def shown(self) -> dict[str, str | None]:
        return {
            "host": self.host,
            "address": address_of(self.host, self.video_id),
            "title": self.title,
            "title_en": self.title_en,
        }


def shown(lines: Iterable[Sequence[Any]]) -> list[dict[str, str | None]]:
    """Rows of host, id, title and English title, as pages show them."""
    return [_Line(*line).shown() for line in lines]


async def for_staff(connection: AsyncConnection, about: About, about_id: str) -> Videos:
    """The same with what tells whether somebody changed it since."""
    return _seen(await _list(connection, about, about_id))


async def replace(
    session: AsyncSession, settings: Settings, actor: UUID, about: About, about_id: str, update: VideosUpdate
) -> Videos:
    """Put a list in the place of the one that was seen; sent again it changes nothing.

    Raises InvalidInputError (an address that is no video's, the same one twice), ConflictError (somebody
    changed the list since).
    """
    wanted = _read(update, settings.video_hosts)
    connection = await session.connection()
    await one_at_a_time(connection, f"videos {about} {about_id}".encode())
    before = await _list(connection, about, about_id)
    if before == wanted:
        return _seen(before)
    if _version(before) != update.version:
        raise ConflictError("videos_changed")
    where = {"about": about, "about_id": about_id}
    await run(session, queries.EMPTY, where)
    if wanted:
        await run(
            session,
            queries.ADD,
            [{**where, **line._asdict(), "position": number} for number, line in enumerate(wanted)],
        )
    old, new = ({address_of(line.host, line.video_id) for line in lines} for lines in (before, wanted))
    await audit.note(
        session,
        acts.VIDEOS_CHANGED,
        actor=actor,
        about=about,
        about_id=about_id,
        added=sorted(new - old),
        removed=sorted(old - new),
    )
    return _seen(wanted)


async def _list(connection: AsyncConnection, about: About, about_id: str) -> list[_Line]:
    rows = await connection.execute(queries.OF, {"about": about, "about_id": about_id})
    return [_Line(*row) for row in rows]


def _read(update: VideosUpdate, instances: Collection[str]) -> list[_Line]:
    lines: dict[Watched, _Line] = {}
    for number, entry in enumerate(update.videos):
        field = f"videos.{number}.address"
        try:
            video = watched(entry.address, instances)
        except BadVideoError as error:
            raise InvalidInputError(field, error.code) from error
        if video in lines:
            raise InvalidInputError(field, "video_twice")
        lines[video] = _Line(*video, entry.title, entry.title_en)
    return list(lines.values())


def _seen(lines: Sequence[_Line]) -> Videos:
    shown = [VideoPublic.model_validate(line.shown()) for line in lines]
    return Videos(version=_version(lines), videos=shown)


def _version(lines: Sequence[_Line]) -> str:
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()
