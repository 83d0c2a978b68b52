"""Decisions about issuer profiles: an organisation as its badges name it, with its keys."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import acts, addresses, keys, permissions, pictures, queries, status_slots
from api.badges.issuing.schemas import KeyPublic, KeyRotation, ProfilePublic, ProfileWrite
from api.badges.openbadges.did import did_web_of
from api.badges.openbadges.pictures import Picture
from api.people.moderation import facade as moderation
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from api.safety.published import service as published


async def read(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, organisation_id: UUID
) -> ProfilePublic:
    """The profile; before it is written, the organisation's name. Raises NotFoundError, ForbiddenError."""
    organisation = await permissions.organisation(connection, viewer, organisation_id)
    row = (await connection.execute(queries.PROFILE, {"organisation_id": organisation_id})).first()
    if row is None:
        return ProfilePublic(
            organisation_id=organisation_id,
            issuer_id=None,
            name=organisation.name,
            description="",
            home_url="",
            email="",
            image_url=None,
            url=None,
            did=None,
            keys=[],
        )
    url = addresses.issuer(settings, row.id)
    return ProfilePublic(
        organisation_id=organisation_id,
        issuer_id=row.id,
        name=row.name,
        description=row.description,
        home_url=row.home_url,
        email=row.email,
        image_url=row.image_id and addresses.picture(row.image_id),
        url=url,
        did=did_web_of(url),
        keys=[
            KeyPublic.model_validate(key, from_attributes=True) for key in await keys.rows(connection, row.id)
        ],
    )


async def write(
    session: AsyncSession, secrets: Secrets, viewer: Viewer, organisation_id: UUID, wanted: ProfileWrite
) -> None:
    """Write the profile; the first time, it gets its key.

    Raises NotFoundError, ForbiddenError, InvalidInputError (a contact detail over what is published).
    """
    texts = {"description": wanted.description}
    await published.require(session, viewer.account_id, "issuer", organisation_id, texts)
    connection = await session.connection()
    organisation = await permissions.organisation(connection, viewer, organisation_id)
    await moderation.require_may_publish(session, viewer.account_id)
    issuer_id = (
        await connection.execute(
            queries.WRITE_PROFILE,
            {
                **wanted.model_dump(),
                # Nobody issues under a name that the Region has not verified.
                "name": organisation.name,
                "organisation_id": organisation_id,
                "now": now(),
            },
        )
    ).scalar_one()
    if organisation.issuer_id is None:
        await keys.add(connection, secrets, issuer_id)
        await status_slots.begin_list(connection, issuer_id)
        await audit.note(
            session,
            acts.BADGE_ISSUER_MADE,
            actor=viewer.account_id,
            department=organisation.department or None,
            organisation=organisation_id,
        )


async def set_image(session: AsyncSession, viewer: Viewer, organisation_id: UUID, picture: Picture) -> None:
    """Give the profile a picture. Raises NotFoundError, ForbiddenError, ConflictError (no profile yet)."""
    connection = await session.connection()
    await permissions.organisation(connection, viewer, organisation_id)
    await moderation.require_may_publish(session, viewer.account_id)
    row = (await connection.execute(queries.PROFILE, {"organisation_id": organisation_id})).first()
    if row is None:
        raise ConflictError("issuer_profile_needed")
    image_id = await pictures.keep(connection, picture)
    await connection.execute(queries.SET_PROFILE_IMAGE, {"id": row.id, "image_id": image_id})
    await pictures.drop(connection, row.image_id)


async def rotate_key(
    session: AsyncSession, secrets: Secrets, viewer: Viewer, organisation_id: UUID, wanted: KeyRotation
) -> None:
    """Let a fresh key take over; what the old one signed stays valid. Sent again, nothing happens.

    Raises NotFoundError, ForbiddenError, ConflictError (no profile yet).
    """
    connection = await session.connection()
    organisation = await permissions.organisation(connection, viewer, organisation_id)
    if organisation.issuer_id is None:
        raise ConflictError("issuer_profile_needed")
    if await keys.rotate(connection, secrets, organisation.issuer_id, wanted.kid):
        await audit.note(
            session,
            acts.BADGE_KEY_ROTATED,
            actor=viewer.account_id,
            department=organisation.department or None,
            organisation=organisation_id,
            kid=wanted.kid,
        )
