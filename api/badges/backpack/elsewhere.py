"""The backpack: badges from elsewhere, kept byte for byte, with where they came from and what was found."""

import hashlib
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.backpack import again
from api.badges.backpack import elsewhere_queries as queries
from api.badges.backpack.file_names import file_name
from api.badges.backpack.schemas import Backpack, BackpackMine
from api.badges.openbadges.findings import BadgeVerdict
from api.badges.openbadges.pictures import PictureError, clean_picture
from api.badges.verifying import facade as verifying
from api.badges.verifying.facade import Owner, Resolver
from api.badges.verifying.schemas import VerdictPublic
from api.people.accounts import service as accounts
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.fetching import FetchError, NotAllowedError
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.threads import in_thread
from api.platform.settings import Settings

MAX_BYTES = 2_000_000
MAX_TOTAL = 20_000_000
"""Bytes of one backpack: whoever asks for a copy of their data has all of it in one file."""
_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"<", "image/svg+xml"), (b"{", "application/json"))


class Given(NamedTuple):
    """A file that somebody wants to keep, checked, and where it came from."""

    content: bytes
    media_type: str
    source_url: str
    found: VerdictPublic
    picture: bytes | None


async def look_at(
    database: Database,
    settings: Settings,
    resolver: Resolver,
    viewer: Viewer,
    *,
    data: bytes = b"",
    url: str = "",
) -> Given:
    """Fetch a badge where only its address is given, and check it.

    Raises InvalidInputError: nothing there, or nothing that is a badge.
    """
    if url:
        try:
            data = await resolver.fetch(url, limit=MAX_BYTES)
        except NotAllowedError:
            raise InvalidInputError("url", "address_not_allowed") from None
        except FetchError as error:
            if error.status != 410:
                raise InvalidInputError("url", "address_unreachable") from None
            data = error.body
    owner = await _owner(database, viewer)
    finding, found = await verifying.check(database, settings, resolver, data=data, owner=owner)
    if finding.verdict is BadgeVerdict.REFUSED and finding.credential is None:
        raise InvalidInputError("url" if url else "file", "not_a_badge")
    media_type = _media_type(data)
    drawn = media_type.startswith("image/")
    picture = await in_thread(_picture, data, by=viewer.account_id) if drawn else None
    return Given(data, media_type, url, found, picture)


async def keep(session: AsyncSession, settings: Settings, viewer: Viewer, given: Given) -> tuple[UUID, bool]:
    """Keep it; whether it is new. The same file once more is the same badge, checked again.

    Raises ConflictError: the backpack is full.
    """
    moment = now()
    parameters: dict[str, Any] = {
        "account_id": viewer.account_id,
        "content": given.content,
        "media_type": given.media_type,
        "digest": hashlib.sha256(given.content).digest(),
        "source_url": given.source_url,
        "name": _name(given.found),
        "finding": given.found.model_dump_json(),
        "picture": given.picture,
        "now": moment,
    }
    # Of two files at once the second is counted after the first.
    await run(session, queries.LOCK_ACCOUNT, parameters)
    held = (await run(session, queries.COUNT, parameters)).one()
    if held.badges >= settings.badge_backpack or held.bytes + len(given.content) > MAX_TOTAL:
        raise ConflictError("backpack_full")
    row = (await run(session, queries.KEEP, parameters)).one()
    return row.id, row.new


async def items(connection: AsyncConnection, viewer: Viewer) -> Backpack:
    """The viewer's badges from elsewhere, the latest first."""
    rows = await connection.execute(queries.ITEMS, {"account_id": viewer.account_id, "id": None})
    return Backpack(items=[BackpackMine(**row._mapping) for row in rows])


async def one(connection: AsyncConnection, viewer: Viewer, item_id: UUID) -> BackpackMine:
    """One of them. Raises NotFoundError."""
    parameters = {"account_id": viewer.account_id, "id": item_id}
    row = (await connection.execute(queries.ITEMS, parameters)).first()
    if row is None:
        raise NotFoundError
    return BackpackMine(**row._mapping)


async def file(connection: AsyncConnection, viewer: Viewer, item_id: UUID) -> tuple[bytes, str]:
    """The file as it was given, and the header that names it. Raises NotFoundError."""
    row = (
        await connection.execute(queries.CONTENT, {"account_id": viewer.account_id, "id": item_id})
    ).first()
    if row is None:
        raise NotFoundError
    ending = row.media_type.rpartition("/")[2].partition("+")[0].replace("plain", "txt")
    return bytes(row.content), file_name(row.name, ending)


async def picture(connection: AsyncConnection, viewer: Viewer, item_id: UUID) -> bytes:
    """Its picture, cleaned. Raises NotFoundError."""
    parameters = {"account_id": viewer.account_id, "id": item_id}
    found = (await connection.execute(queries.PICTURE, parameters)).scalar()
    if found is None:
        raise NotFoundError
    return bytes(found)


async def check_again(
    database: Database, settings: Settings, resolver: Resolver, viewer: Viewer, item_id: UUID
) -> None:
    """Check it now, and keep what was found. Raises NotFoundError."""
    async with database.reads.connect() as connection:
        content, _ = await file(connection, viewer, item_id)
    owner = await _owner(database, viewer)
    _, found = await verifying.check(database, settings, resolver, data=content, owner=owner)
    if not await again.write_down(database, item_id, found):
        raise NotFoundError


async def _owner(database: Database, viewer: Viewer) -> Owner:
    async with database.reads.connect() as connection:
        account = await accounts.find(connection, viewer.account_id)
    return Owner(viewer.account_id, account.email)


async def delete(session: AsyncSession, viewer: Viewer, item_id: UUID) -> None:
    """Forget it, with the links that show it. Raises NotFoundError."""
    parameters = {"account_id": viewer.account_id, "id": item_id}
    if (await run(session, queries.DELETE, parameters)).first() is None:
        raise NotFoundError


def _media_type(data: bytes) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((kind for magic, kind in _KINDS if start.startswith(magic)), "text/plain")


def _name(found: VerdictPublic) -> str:
    return "" if found.badge is None else found.badge.name[:200]


def _picture(data: bytes) -> bytes | None:
    """What the app shows; a badge whose picture cannot be made harmless is shown without."""
    try:
        return clean_picture(data).png
    except PictureError:
        return None
