"""Keys that somebody else may have: nothing signed with them proves anything from now on.

They leave every document (`did.json`, key set, key address, 2.0 profile), as the standards ask: a verifier
that finds no such key must not accept the proof. Badges that still hold are signed anew under the same id.
"""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import acts, addresses, keys, queries, status_slots
from api.badges.issuing import lost_key_queries as sql
from api.badges.issuing.kinds import BADGE_SIGNED_ANEW
from api.badges.openbadges import vc_jwt
from api.badges.openbadges.documents import StatusEntry
from api.badges.openbadges.signed import document_of
from api.platform.audit import service as audit
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.notices import service as notices
from api.platform.settings import Settings

CHUNK = 100
"""Badges that are signed anew in one transaction."""


async def lose(session: AsyncSession, secrets: Secrets, kid: str) -> int:
    """Take a key out of use and out of every document, for good; how many badges will be signed anew.

    Done before, it is only counted again, and what was left goes on. Raises NotFoundError.
    """
    connection = await session.connection()
    issuer_id: UUID | None = (await connection.execute(sql.ISSUER, {"kid": kid})).scalar()
    if issuer_id is None:
        raise NotFoundError
    await connection.execute(queries.LOCK_ISSUER, {"id": issuer_id})
    if (await connection.execute(sql.LOSE, {"kid": kid, "now": now()})).first() is not None:
        # Where it was the one that signs: a fresh one does from now on.
        await keys.add(connection, secrets, issuer_id)
        await audit.note(session, acts.BADGE_KEY_LOST, issuer=issuer_id, kid=kid)
    await defer(session, "issuing:sign_anew", kid=kid)
    counted: int = (await connection.execute(sql.COUNT, {"kid": kid, "now": now()})).scalar_one()
    return counted


async def sign_anew(session: AsyncSession, settings: Settings, secrets: Secrets, kid: str) -> bool:
    """Sign the next badges of a lost key with the one in use, and tell their owners; whether more are left.

    Same id, same words, same dates; another place in the status list, while the old one says « revoked ».
    Done twice, or by two at once, each is signed anew once.
    """
    connection = await session.connection()
    rows = list(await connection.execute(sql.STANDING, {"kid": kid, "now": now(), "limit": CHUNK}))
    for row in rows:
        place = await status_slots.take(connection, row.issuer_id)
        key = await keys.signing_key(connection, secrets, row.issuer_id)
        entry = StatusEntry(addresses.status_list(settings, place.list_id), place.position)
        jwt = vc_jwt.sign(
            document_of(row.jwt, status=entry), key, addresses.key(settings, row.issuer_id, key.kid)
        )
        await connection.execute(
            sql.SIGNED_ANEW, {"id": row.id, "jwt": jwt, "kid": key.kid, **place._asdict()}
        )
        await connection.execute(sql.END_PLACE, {**row._mapping, "now": now()})
    for row in rows:
        if row.account_id is not None:
            await notices.notify(session, settings, [row.account_id], BADGE_SIGNED_ANEW, credential_id=row.id)
    return len(rows) == CHUNK
