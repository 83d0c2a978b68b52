"""What everybody may see of badges: published achievements and who awards them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing import addresses
from api.badges.issuing import catalogue_queries as queries
from api.badges.issuing.catalogue_schemas import AchievementsQuery, IssuerPublic
from api.badges.openbadges.did import did_web_of
from api.platform.access import adults
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.text import prefix_query
from api.platform.settings import Settings


async def published(connection: AsyncConnection, query: AchievementsQuery) -> Sequence[Found]:
    """At most `limit` + 1 achievements that are awarded now. Raises InvalidInputError for a bad cursor."""
    words = prefix_query(query.q) if query.q else ""
    if query.q and not words:
        return []
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.PUBLISHED,
        {
            **adults(),
            "query": words,
            "career": query.career,
            "organisation_id": query.organisation_id,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(*row) for row in rows]


async def achievement(connection: AsyncConnection, settings: Settings, achievement_id: UUID) -> str:
    """An achievement's page as JSON. Raises NotFoundError before it was published."""
    parameters = {"id": achievement_id, "prefix": f"{settings.public_url}{addresses.PREFIX}", **adults()}
    found = (await connection.execute(queries.ACHIEVEMENT, parameters)).scalar()
    if found is None:
        raise NotFoundError
    return str(found)


async def issuer(connection: AsyncConnection, settings: Settings, issuer_id: UUID) -> IssuerPublic:
    """An issuer's page. Raises NotFoundError."""
    row = (await connection.execute(queries.ISSUER, {"id": issuer_id, **adults()})).first()
    if row is None:
        raise NotFoundError
    url = addresses.issuer(settings, issuer_id)
    return IssuerPublic(**row._mapping, url=url, did=did_web_of(url))
