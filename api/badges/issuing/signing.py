"""Signing an award: it becomes its owner's Open Badges 3.0 credential, and never changes again."""

import calendar
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import addresses, keys, queries, status_slots
from api.badges.issuing import signing_queries as sql
from api.badges.issuing.states import CredentialStatus
from api.badges.openbadges import documents, vc_jwt
from api.badges.openbadges.did import did_web_of
from api.badges.openbadges.documents import Achievement, Alignment, Award, Identity, Issuer, StatusEntry
from api.badges.openbadges.identity import new_salt
from api.guide.careers import service as careers
from api.platform.kit.clock import age, now, today
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

ROME = "ROME 4.0"
_SIGNABLE = (CredentialStatus.OFFERED, CredentialStatus.WITH_PARENT)


async def sign_accepted(
    session: AsyncSession, settings: Settings, secrets: Secrets, credential_id: UUID
) -> CredentialStatus:
    """The owner (`account_id` of the row) has accepted: sign, or leave it with a parent.

    Under the age of consent, and while the age is not known, a parent accepts too. Raises as `issue`.
    """
    connection = await session.connection()
    row = await _held(connection, credential_id)
    if row.status == CredentialStatus.OFFERED and _needs_parent(settings, row.birth_date):
        await connection.execute(sql.WITH_PARENT, {"id": credential_id, "now": now()})
        return CredentialStatus.WITH_PARENT
    if row.status == CredentialStatus.WITH_PARENT and _needs_parent(settings, row.birth_date):
        return CredentialStatus.WITH_PARENT
    await _sign(session, settings, secrets, row)
    return CredentialStatus.ISSUED


async def issue(session: AsyncSession, settings: Settings, secrets: Secrets, credential_id: UUID) -> None:
    """Sign an award that has an owner, and whose parent has accepted where one must; signed, nothing happens.

    Raises NotFoundError, ConflictError (declined or lapsed; its issuer is closed or no longer verified).
    """
    row = await _held(await session.connection(), credential_id)
    await _sign(session, settings, secrets, row)


def issuer_of(
    settings: Settings,
    issuer_id: UUID,
    name: str,
    description: str,
    home_url: str,
    email: str,
    image: UUID | None,
) -> Issuer:
    """An issuer as documents name it."""
    url = addresses.issuer(settings, issuer_id)
    return Issuer(
        id=did_web_of(url),
        url=url,
        name=name,
        description=description or None,
        home_url=home_url or None,
        email=email or None,
        image_url=addresses.image(settings, image) if image else None,
    )


async def achievement_of(
    connection: AsyncConnection, settings: Settings, achievement_id: UUID, row: Row[tuple[Any, ...]]
) -> Achievement:
    """An achievement as documents name it; each career is an alignment to ROME."""
    named = await careers.named_prefixes(connection, row.career_codes)
    labels = {one["code"]: one["label"] for one in named}
    rome = [
        Alignment(
            target_url=f"{settings.public_url}/careers/{code}",
            target_name=labels.get(code, code),
            target_code=code,
            target_framework=ROME,
        )
        for code in row.career_codes
    ]
    others = [
        Alignment(
            target_url=one["target_url"],
            target_name=one["target_name"],
            target_code=one.get("target_code") or None,
            target_framework=one.get("target_framework") or None,
        )
        for one in row.alignments
    ]
    return Achievement(
        id=addresses.achievement(settings, achievement_id),
        name=row.name,
        description=row.description,
        criteria=row.criteria,
        image_url=row.image_id and addresses.image(settings, row.image_id),
        tags=tuple(row.tags),
        alignments=(*rome, *others),
        kind=row.kind,
    )


def _needs_parent(settings: Settings, birth_date: Any) -> bool:
    return birth_date is None or age(birth_date, today()) < settings.consent_age


async def _held(connection: AsyncConnection, credential_id: UUID) -> Row[tuple[Any, ...]]:
    row = (await connection.execute(sql.FOR_SIGNING, {"id": credential_id})).first()
    if row is None or row.account_id is None:
        raise NotFoundError
    return row


async def _sign(
    session: AsyncSession, settings: Settings, secrets: Secrets, row: Row[tuple[Any, ...]]
) -> None:
    if row.status == CredentialStatus.ISSUED:
        return
    if row.status not in _SIGNABLE:
        raise ConflictError("badge_over")
    connection = await session.connection()
    standing = await connection.execute(queries.IN_GOOD_STANDING, {"issuer_id": row.issuer_id})
    if not standing.scalar_one():
        raise ConflictError("badge_issuer_gone")
    issuer = issuer_of(
        settings,
        row.issuer_id,
        row.issuer_name,
        row.issuer_description,
        row.home_url,
        row.issuer_email,
        row.issuer_image_id,
    )
    place = await status_slots.take(connection, row.issuer_id)
    subject_id = uuid4()
    valid_from = now().replace(microsecond=0)
    valid_until = _months_later(valid_from, row.validity_months) if row.validity_months else None
    award = Award(
        id=f"urn:uuid:{row.id}",
        subject_id=f"urn:uuid:{subject_id}",
        identity=Identity.of(row.email, new_salt()) if row.email else None,
        valid_from=valid_from,
        valid_until=valid_until,
        narrative=row.narrative or None,
        status=StatusEntry(addresses.status_list(settings, place.list_id), place.position),
    )
    achievement = await achievement_of(connection, settings, row.achievement_id, row)
    key = await keys.signing_key(connection, secrets, row.issuer_id)
    jwt = vc_jwt.sign(
        documents.credential(issuer, achievement, award),
        key,
        addresses.key(settings, row.issuer_id, key.kid),
    )
    await connection.execute(
        sql.SIGNED,
        {
            "id": row.id,
            "jwt": jwt,
            "kid": key.kid,
            "subject_id": subject_id,
            "image_id": row.image_id,
            "list_id": place.list_id,
            "position": place.position,
            "valid_from": valid_from,
            "valid_until": valid_until,
        },
    )


def _months_later(moment: datetime, months: int) -> datetime:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
