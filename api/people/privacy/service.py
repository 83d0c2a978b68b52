"""What privacy decides for the other features."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.region import service as region
from api.people.accounts import service as accounts
from api.people.privacy.consents import allows, lock
from api.people.privacy.exports import forget as forget_exports
from api.people.privacy.moments import clocked
from api.people.privacy.parents import child_of, has_parent, is_opposed, write_to_parent
from api.people.privacy.queries import granted, grown
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ForbiddenError, InvalidInputError
from api.platform.settings import Settings

__all__ = [
    "allows",
    "child_of",
    "clocked",
    "forget_exports",
    "granted",
    "grown",
    "has_parent",
    "is_opposed",
    "keep_commune",
    "lock",
    "require",
    "write_to_parent",
]


async def require(session: AsyncSession, settings: Settings, account_id: UUID, purpose: Purpose) -> None:
    """Go on only while a consent stands; until this transaction ends, its withdrawal waits.

    Raises ForbiddenError.
    """
    await lock(session, settings, account_id)
    if not await allows(await session.connection(), settings, account_id, purpose):
        raise ForbiddenError("consent_needed")


async def keep_commune(
    session: AsyncSession, settings: Settings, account_id: UUID, commune_code: str | None
) -> None:
    """Keep a commune with the consent `location`, or forget it. Raises ForbiddenError, InvalidInputError."""
    connection = await session.connection()
    if commune_code is not None:
        # A withdrawal at the same moment waits, and then takes the commune away.
        await require(session, settings, account_id, Purpose.LOCATION)
        try:
            await region.commune_centre(connection, commune_code)
        except InvalidInputError as error:
            raise InvalidInputError("commune_code", error.field_code) from None
    await accounts.set_commune(session, account_id, commune_code)
