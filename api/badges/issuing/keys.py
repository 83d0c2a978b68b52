"""Issuers' keys: made and replaced here, kept sealed, and handed to what signs."""

import asyncio
import json
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing import queries
from api.badges.openbadges.keys import (
    Algorithm,
    PublicKey,
    SigningKey,
    key_from_pem,
    new_key,
    pem_of,
    public_key,
)
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError
from api.platform.kit.secrets import Secrets

_TRIES = 3


async def add(
    connection: AsyncConnection,
    secrets: Secrets,
    issuer_id: UUID,
    algorithm: Algorithm = Algorithm.ES256,
) -> None:
    """Give an issuer a fresh key that signs; nothing happens where one of that algorithm does already."""
    key = await asyncio.to_thread(new_key, algorithm)
    await connection.execute(
        queries.ADD_KEY,
        {
            "kid": key.kid,
            "issuer_id": issuer_id,
            "algorithm": key.algorithm,
            "sealed_pem": secrets.seal(pem_of(key)),
            "public_jwk": json.dumps(key.public_jwk),
            "now": now(),
        },
    )


async def rotate(connection: AsyncConnection, secrets: Secrets, issuer_id: UUID, kid: str) -> bool:
    """Let a fresh key take over from the one named; False when that one signs no more."""
    await connection.execute(queries.LOCK_ISSUER, {"id": issuer_id})
    parameters = {"issuer_id": issuer_id, "kid": kid, "now": now()}
    retired = (await connection.execute(queries.RETIRE_KEY, parameters)).first()
    if retired is None:
        return False
    await add(connection, secrets, issuer_id, Algorithm(retired.algorithm))
    return True


async def older_key(connection: AsyncConnection, secrets: Secrets, issuer_id: UUID) -> SigningKey:
    """The key that signs badges of version 2.0, held as `signing_key` is; made when it is first needed.

    RSA: the official validator of that version reads no other key. Raises ConflictError as `signing_key`.
    """
    parameters = {"issuer_id": issuer_id, "algorithm": Algorithm.RS256}
    if (await connection.execute(queries.SIGNING_KEY, parameters)).first() is None:
        await add(connection, secrets, issuer_id, Algorithm.RS256)
    return await signing_key(connection, secrets, issuer_id, Algorithm.RS256)


async def signing_key(
    connection: AsyncConnection,
    secrets: Secrets,
    issuer_id: UUID,
    algorithm: Algorithm = Algorithm.ES256,
) -> SigningKey:
    """The key that signs, held until the transaction ends. Raises ConflictError where none can be read."""
    parameters = {"issuer_id": issuer_id, "algorithm": algorithm}
    for _ in range(_TRIES):
        row = (await connection.execute(queries.SIGNING_KEY, parameters)).first()
        # After a rotation that this waited for there is none to be seen: the next look finds the new one.
        if row is not None:
            pem = secrets.unseal(bytes(row.sealed_pem))
            if pem is None:
                raise ConflictError("badge_key_unreadable")
            return key_from_pem(pem)
    raise ConflictError("badge_key_unreadable")


async def public_keys(connection: AsyncConnection, issuer_id: UUID) -> list[PublicKey]:
    """All keys of an issuer, those that sign first, then the last retired."""
    return [public_key(row.public_jwk) for row in await rows(connection, issuer_id)]


async def older_keys(connection: AsyncConnection, issuer_id: UUID) -> list[PublicKey]:
    """Those that have signed badges of version 2.0, the one that does so now first; none before the first."""
    found = await connection.execute(queries.OLDER_KEYS, {"issuer_id": issuer_id})
    return [public_key(row.public_jwk) for row in found]


async def rows(connection: AsyncConnection, issuer_id: UUID) -> list[Any]:
    """The same with their dates."""
    return list((await connection.execute(queries.KEYS, {"issuer_id": issuer_id})).all())
