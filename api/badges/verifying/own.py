"""Our own permanent addresses, answered from the database: whoever checks a badge never calls this server."""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing.facade import addresses, permanent
from api.platform.kit.database import Database
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

OK, NOT_FOUND, GONE = 200, 404, 410
_ID = "(?P<id>[0-9a-f-]{36})"
_KEY = "(?P<kid>[A-Za-z0-9_-]{1,100})"


class _Asked(NamedTuple):
    connection: AsyncConnection
    settings: Settings
    secrets: Secrets
    id: UUID
    kid: str


Answer = Callable[[_Asked], Awaitable[tuple[int, bytes]]]


def _document(read: Callable[[AsyncConnection, Settings, UUID], Awaitable[dict[str, Any]]]) -> Answer:
    async def answer(asked: _Asked) -> tuple[int, bytes]:
        return OK, _json(await read(asked.connection, asked.settings, asked.id))

    return answer


def _one_key(read: Callable[[AsyncConnection, Settings, UUID, str], Awaitable[dict[str, Any]]]) -> Answer:
    async def answer(asked: _Asked) -> tuple[int, bytes]:
        return OK, _json(await read(asked.connection, asked.settings, asked.id, asked.kid))

    return answer


async def _picture(asked: _Asked) -> tuple[int, bytes]:
    return OK, await permanent.picture(asked.connection, asked.id)


async def _status_list(asked: _Asked) -> tuple[int, bytes]:
    wanted = await permanent.read_status_list(asked.connection, asked.id)
    signed = await permanent.sign_status_list(asked.connection, asked.settings, asked.secrets, wanted)
    return OK, signed.encode()


async def _assertion(asked: _Asked) -> tuple[int, bytes]:
    found, revoked = await permanent.assertion_2(asked.connection, asked.settings, asked.id)
    return GONE if revoked else OK, _json(found)


_PATHS: tuple[tuple[re.Pattern[str], Answer], ...] = tuple(
    (re.compile(addresses.PREFIX + path), answer)
    for path, answer in (
        (f"/issuers/{_ID}", _document(permanent.profile)),
        (f"/issuers/{_ID}/did\\.json", _document(permanent.did_document)),
        (f"/issuers/{_ID}/jwks\\.json", _document(permanent.jwks)),
        (f"/issuers/{_ID}/keys/{_KEY}", _one_key(permanent.jwk)),
        (f"/achievements/{_ID}", _document(permanent.achievement)),
        (f"/images/{_ID}\\.png", _picture),
        (f"/status/{_ID}", _status_list),
        (f"/v2/issuers/{_ID}", _document(permanent.issuer_2)),
        (f"/v2/issuers/{_ID}/keys/{_KEY}", _one_key(permanent.key_2)),
        (f"/v2/issuers/{_ID}/revoked", _document(permanent.revocations_2)),
        (f"/v2/badges/{_ID}", _document(permanent.badge_2)),
        (f"/v2/assertions/{_ID}", _assertion),
    )
)


class OwnDocuments:
    """What lies at a path below `addresses.PREFIX`: status and body."""

    def __init__(self, database: Database, settings: Settings, secrets: Secrets) -> None:
        self._database = database
        self._settings = settings
        self._secrets = secrets

    async def __call__(self, path: str) -> tuple[int, bytes]:
        """The answer of `api/badges/issuing/routes/permanent.py` to the same path."""
        for pattern, answer in _PATHS:
            found = pattern.fullmatch(path)
            if found is not None:
                named = found.groupdict()
                try:
                    own_id = UUID(named["id"])
                    async with self._database.transaction() as session:
                        connection = await session.connection()
                        asked = _Asked(
                            connection, self._settings, self._secrets, own_id, named.get("kid") or ""
                        )
                        return await answer(asked)
                except (ValueError, NotFoundError):
                    break
        return NOT_FOUND, b""


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()
