"""Issuers' keys: made and replaced here, kept sealed, and handed to what signs."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.issuing import queries
from api.kit.clock import now
from api.kit.problems import ConflictError
from api.kit.secrets import Secrets
from api.openbadges.keys import PublicKey, SigningKey, key_from_pem, new_key, pem_of, public_key

_TRIES = 3


async def add(connection: AsyncConnection, secrets: Secrets, issuer_id: UUID) -> None:
    """Give an issuer a fresh key that signs; nothing happens where one does already."""
    key = new_key()
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
    retired = await connection.execute(queries.RETIRE_KEY, {"issuer_id": issuer_id, "kid": kid, "now": now()})
    if retired.first() is None:
        return False
    await add(connection, secrets, issuer_id)
    return True


async def signing_key(connection: AsyncConnection, secrets: Secrets, issuer_id: UUID) -> SigningKey:
    """The key that signs, held until the transaction ends. Raises ConflictError where none can be read."""
    for _ in range(_TRIES):
        row = (await connection.execute(queries.SIGNING_KEY, {"issuer_id": issuer_id})).first()
        # After a rotation that this waited for there is none to be seen: the next look finds the new one.
        if row is not None:
            pem = secrets.unseal(bytes(row.sealed_pem))
            if pem is None:
                raise ConflictError("badge_key_unreadable")
            return key_from_pem(pem)
    raise ConflictError("badge_key_unreadable")


async def public_keys(connection: AsyncConnection, issuer_id: UUID) -> list[PublicKey]:
    """All keys of an issuer, the one that signs first, then the last retired."""
    return [public_key(row.public_jwk) for row in await rows(connection, issuer_id)]


async def rows(connection: AsyncConnection, issuer_id: UUID) -> list[Any]:
    """The same with their dates."""
    return list((await connection.execute(queries.KEYS, {"issuer_id": issuer_id})).all())
