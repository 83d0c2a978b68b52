"""What the permanent addresses answer: issuers, keys, achievements, pictures, what is revoked."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing import addresses, keys, signing
from api.badges.issuing import permanent_queries as queries
from api.badges.openbadges import did, documents, ob2, status_list, vc_jwt
from api.badges.openbadges.documents import Issuer
from api.badges.openbadges.keys import Algorithm, PublicKey
from api.badges.openbadges.signed import award_of
from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

STATUS_GOOD_FOR = timedelta(hours=2)
"""How long a status list can be shown; afterwards it must be fetched again."""
STATUS_STEP = timedelta(minutes=10)
"""A list in which nothing changes is signed anew that often."""
MAX_AGE_S = 300
STATUS_MAX_AGE_S = 15


async def issuer(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> Issuer:
    """An issuer. Raises NotFoundError."""
    row = (await connection.execute(queries.ISSUER, {"id": issuer_id})).first()
    if row is None:
        raise NotFoundError
    return signing.issuer_of(
        settings, row.id, row.name, row.description, row.home_url, row.email, row.image_id
    )


async def profile(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> dict[str, Any]:
    """The 3.0 Profile. Raises NotFoundError."""
    return documents.profile(await issuer(connection, settings, issuer_id))


async def did_document(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> dict[str, Any]:
    """The `did:web` document with every key, the one that signs first. Raises NotFoundError."""
    known = await issuer(connection, settings, issuer_id)
    return did.document(known.id, await _keys_3(connection, issuer_id), also=[known.url])


async def jwks(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> dict[str, Any]:
    """Every key as a JWK set. Raises NotFoundError."""
    found = await _keys_3(connection, issuer_id)
    return did.jwks(found, lambda kid: addresses.key(settings, issuer_id, kid))


async def jwk(connection: AsyncConnection, settings: Settings, issuer_id: UUID, kid: str) -> dict[str, str]:
    """One key as a bare JWK. Raises NotFoundError."""
    key = _named(await _keys_3(connection, issuer_id), kid)
    return did.jwk(key, addresses.key(settings, issuer_id, kid))


async def achievement(
    connection: AsyncConnection, settings: Settings, achievement_id: UUID
) -> dict[str, Any]:
    """The 3.0 Achievement as it reads now; what was signed stays as it was. Raises NotFoundError."""
    row = await _achievement(connection, achievement_id)
    return documents.achievement_document(
        await issuer(connection, settings, row.issuer_id),
        await signing.achievement_of(connection, settings, row.id, row),
    )


async def picture(connection: AsyncConnection, image_id: UUID, *, svg: bool = False) -> bytes:
    """A picture's bytes. Raises NotFoundError, also for the SVG of one that is none."""
    row = (await connection.execute(queries.IMAGE, {"id": image_id})).first()
    content = None if row is None else row.svg if svg else row.png
    if content is None:
        raise NotFoundError
    return bytes(content)


class StatusList(NamedTuple):
    """A status list, before it is signed."""

    id: UUID
    issuer_id: UUID
    revoked: Sequence[int]
    at: datetime
    tag: str
    """Changes with what is revoked, and with `at`."""


async def read_status_list(connection: AsyncConnection, list_id: UUID) -> StatusList:
    """What is revoked of a list now. Raises NotFoundError."""
    row = (await connection.execute(queries.STATUS_LIST, {"id": list_id})).first()
    if row is None:
        raise NotFoundError
    moment = now()
    at = moment - (moment - datetime.min.replace(tzinfo=moment.tzinfo)) % STATUS_STEP
    said = f"{list_id} {at.isoformat()} {row.revoked}"
    tag = hashlib.sha256(said.encode()).hexdigest()[:24]
    return StatusList(list_id, row.issuer_id, row.revoked, at, tag)


async def sign_status_list(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, wanted: StatusList
) -> str:
    """The BitstringStatusListCredential as a JWT."""
    key = await keys.signing_key(connection, secrets, wanted.issuer_id)
    credential = status_list.status_credential(
        addresses.status_list(settings, wanted.id),
        did.did_web_of(addresses.issuer(settings, wanted.issuer_id)),
        wanted.revoked,
        wanted.at,
        good_for=STATUS_GOOD_FOR,
    )
    return vc_jwt.sign(credential, key, addresses.key(settings, wanted.issuer_id, key.kid))


async def issuer_2(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> dict[str, Any]:
    """The issuer in 2.0: who has no mailbox of their own is written to at the Region's, since that version
    knows no issuer without. Raises NotFoundError."""
    known = await issuer(connection, settings, issuer_id)
    # Strict readers take one key: others are named where something was signed with them.
    found = await keys.older_keys(connection, issuer_id)
    return ob2.issuer(
        known,
        email=known.email or settings.contact_email or parseaddr(settings.mail_from)[1],
        url=addresses.issuer_2(settings, issuer_id),
        key_urls=[addresses.key_2(settings, issuer_id, key.kid) for key in found],
        revocations=addresses.revocations_2(settings, issuer_id),
    )


async def key_2(connection: AsyncConnection, settings: Settings, issuer_id: UUID, kid: str) -> dict[str, Any]:
    """One key in 2.0. Raises NotFoundError."""
    key = _named(await _keys(connection, issuer_id), kid)
    return ob2.cryptographic_key(
        key, url=addresses.key_2(settings, issuer_id, kid), owner=addresses.issuer_2(settings, issuer_id)
    )


async def badge_2(connection: AsyncConnection, settings: Settings, achievement_id: UUID) -> dict[str, Any]:
    """The achievement in 2.0. Raises NotFoundError."""
    row = await _achievement(connection, achievement_id)
    return ob2.badge_class(
        await signing.achievement_of(connection, settings, row.id, row),
        url=addresses.badge_2(settings, achievement_id),
        issuer_id=addresses.issuer_2(settings, row.issuer_id),
    )


async def assertion_2(
    connection: AsyncConnection, settings: Settings, credential_id: UUID
) -> tuple[dict[str, Any], bool]:
    """A hosted award in 2.0, and whether it was revoked. Raises NotFoundError, also while it is private."""
    row = (await connection.execute(queries.HOSTED, {"id": credential_id})).first()
    if row is None:
        raise NotFoundError
    url = addresses.assertion_2(settings, credential_id)
    if row.revoked_at is not None:
        return ob2.revoked_assertion(url, row.revocation_reason or None), True
    award = award_of(row.jwt)
    if award.identity is None:
        raise NotFoundError
    badge = addresses.badge_2(settings, row.achievement_id)
    return ob2.assertion(award, assertion_id=url, badge=badge), False


async def revocations_2(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> dict[str, Any]:
    """What an issuer has revoked or its owner deleted, without reasons: they may speak of a person.

    Raises NotFoundError.
    """
    await issuer(connection, settings, issuer_id)
    rows = await connection.execute(queries.REVOKED, {"issuer_id": issuer_id})
    return ob2.revocation_list(
        addresses.revocations_2(settings, issuer_id),
        addresses.issuer_2(settings, issuer_id),
        # As they are named, and as they were before strict readers were asked.
        [(name, None) for row in rows for name in (ob2.signed_id(row.id), f"urn:uuid:{row.id}")],
    )


async def _achievement(connection: AsyncConnection, achievement_id: UUID) -> Row[tuple[Any, ...]]:
    row = (await connection.execute(queries.ACHIEVEMENT, {"id": achievement_id})).first()
    if row is None:
        raise NotFoundError
    return row


async def _keys(connection: AsyncConnection, issuer_id: UUID) -> list[PublicKey]:
    found = await keys.public_keys(connection, issuer_id)
    if not found:
        raise NotFoundError
    return found


async def _keys_3(connection: AsyncConnection, issuer_id: UUID) -> list[PublicKey]:
    """Those that sign badges of version 3.0."""
    return [key for key in await _keys(connection, issuer_id) if key.algorithm is Algorithm.ES256]


def _named(found: Sequence[PublicKey], kid: str) -> PublicKey:
    named = next((key for key in found if key.kid == kid), None)
    if named is None:
        raise NotFoundError
    return named
