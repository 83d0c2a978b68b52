"""Decisions about aids."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.aids import queries
from api.guide.aids.models import AreaKind, Profile
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import InvalidInputError

__all__ = ["AreaKind", "filters", "search", "sheets"]

_NAMED_AS: dict[Profile, frozenset[str]] = {
    # The list names nobody who is so young: what may be for them says nothing of it.
    Profile.MIDDLE_SCHOOL: frozenset(),
    Profile.HIGH_SCHOOL: frozenset(("lyceen",)),
    Profile.APPRENTICE: frozenset(("apprenti", "professionnalisation")),
    Profile.STUDENT: frozenset(("etudiant", "enseignement_superieur")),
    Profile.JOB_SEEKER: frozenset(("chomeur", "stagiaire")),
    Profile.OUT_OF_SCHOOL: frozenset(("inactif",)),
    Profile.IN_WORK: frozenset(("salarie",)),
    # Nor parents.
    Profile.PARENT: frozenset(),
}
"""By what one is, the publisher's codes."""


async def search(
    connection: AsyncConnection,
    *,
    region: str,
    departments: list[str],
    commune: str | None,
    profile: Profile | None,
    age: int | None,
    limit: int,
    cursor: str | None,
) -> list[Found]:
    """At most `limit` + 1 aids: those that name the profile before those that say nothing of it; in each
    those of the commune first, then of ever wider areas, by label within.

    Raises InvalidInputError for a commune that is not known.
    """
    after = decode_cursor(cursor, (float, str))
    if commune and not (await connection.execute(queries.KNOWS_COMMUNE, {"code": commune})).scalar():
        raise InvalidInputError("commune", "unknown_commune")
    rows = await connection.execute(
        queries.SEARCH,
        {
            "region": region,
            "departments": departments,
            "commune": commune,
            "profiled": profile is not None,
            "profiles": sorted(_NAMED_AS[profile]) if profile else [],
            "age": age,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": limit + 1,
        },
    )
    return [Found(row.score, row.id, row.json) for row in rows]


async def filters(connection: AsyncConnection, region: str, departments: list[str]) -> dict[str, Any]:
    """What one may be, with how many aids and sheets name it; the lists that were read, without credit."""
    named = (
        await connection.execute(
            queries.NAMED, {"region": region, "departments": departments, "commune": None}
        )
    ).all()
    told = (await connection.execute(queries.SHEET_PROFILES)).all()
    sheets = {row.profile: row.sheets for row in told}
    counted = [
        {
            "profile": profile.value,
            "aids": sum(row.aids for row in named if codes & set(row.profiles)),
            "sheets": sheets.get(profile.value, 0),
        }
        for profile, codes in _NAMED_AS.items()
    ]
    lists = await connection.execute(queries.LISTS)
    return {
        "profiles": [one for one in counted if one["aids"] or one["sheets"]],
        "aids": sum(row.aids for row in named),
        "sources": [dict(row) for row in lists.mappings()],
    }


async def sheets(connection: AsyncConnection) -> list[str]:
    """Every sheet of the region's own as JSON, in its order."""
    return list((await connection.execute(queries.SHEETS)).scalars())
