"""Decisions about the list of mentors: who may see whom (design §8.1, §8.9), and whom questions reach."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.region import service as region
from api.platform.access import Viewer
from api.platform.kit.clock import now, today
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.text import prefix_query
from api.platform.settings import Settings
from api.safety.reach import ages
from api.talk.mentoring import queries
from api.talk.mentoring.schemas import MentorForStaff, MentorsQuery, StaffMentorsQuery


async def page(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, query: MentorsQuery
) -> list[Found]:
    """At most `limit` + 1 mentors: nearest commune first, without one those approved last.

    Raises InvalidInputError for an unknown commune.
    """
    after = decode_cursor(query.cursor, (float, str))
    parameters = {
        **_seen_by(None if viewer is None else viewer.account_id, settings),
        "query": prefix_query(query.q or ""),
        "career": query.career,
        "training": prefix_query(query.training or ""),
        "kind": query.kind,
        "language": query.language,
        "contactable": query.contactable,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
        "limit": query.limit + 1,
    }
    if query.commune is None:
        rows = await connection.execute(queries.MENTORS, parameters)
    else:
        centre = await region.commune_centre(connection, query.commune)
        rows = await connection.execute(
            queries.MENTORS_NEAR,
            {
                **parameters,
                "lat": centre.lat,
                "lon": centre.lon,
                "radius_m": None if query.radius_km is None else query.radius_km * 1000,
            },
        )
    return [Found(row.position, row.id, row.json) for row in rows]


async def detail(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, mentor_id: UUID
) -> str:
    """A mentor's page as JSON. Raises NotFoundError for one that this viewer does not see."""
    seen_by = _seen_by(None if viewer is None else viewer.account_id, settings)
    row = (await connection.execute(queries.MENTOR, {**seen_by, "id": mentor_id})).first()
    if row is None:
        raise NotFoundError
    return str(row.json)


async def first_of_careers(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, careers: Collection[str]
) -> dict[str, str]:
    """For each of these careers a mentor who can be asked now, as JSON: that of whom `page` is the first."""
    asked = {**_seen_by(viewer.account_id, settings), "careers": list(careers)}
    rows = await connection.execute(queries.FIRST_OF_CAREERS, asked)
    return {row.career: row.json for row in rows}


async def for_staff(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, query: StaffMentorsQuery
) -> list[MentorForStaff]:
    """The verified mentors of a referent's departments whom these words name, and who are not on a break."""
    words = prefix_query(query.q)
    if not words:
        return []
    asked = {**_seen_by(viewer.account_id, settings), **viewer.reach, "query": words, "limit": query.limit}
    rows = await connection.execute(queries.FOR_STAFF, asked)
    return [MentorForStaff(**row._mapping) for row in rows]


async def asked(
    connection: AsyncConnection,
    settings: Settings,
    student_id: UUID,
    *,
    profile_id: UUID | None = None,
    account_id: UUID | None = None,
) -> Row[Any]:
    """A mentor whom this student's question may reach, by either id: account_id, career_code, department,
    and why_not ("full", "away", "paused") where something stands in the way now.

    Raises NotFoundError for one whom the student may not see: a minor for an adult, who is blocked,
    suspended, no longer verified, or the student themself.
    """
    named = {**_seen_by(student_id, settings), "profile_id": profile_id, "account_id": account_id}
    row = (await connection.execute(queries.ASKED, named)).first()
    if row is None:
        raise NotFoundError
    return row


async def seen(
    connection: AsyncConnection,
    settings: Settings,
    viewer_id: UUID | None,
    account_ids: Collection[UUID] = (),
    *,
    profile_id: UUID | None = None,
) -> dict[UUID, Row[Any]]:
    """Those of these mentors (accounts, or one profile) whom a viewer may see, by account."""
    asked_for = {"account_ids": list(account_ids), "profile_id": profile_id}
    rows = await connection.execute(queries.SEEN, {**_seen_by(viewer_id, settings), **asked_for})
    return {row.account_id: row for row in rows}


async def knowing(
    connection: AsyncConnection,
    settings: Settings,
    student_id: UUID,
    *,
    career: str,
    training: str,
    commune: str | None,
    department: str,
    but: list[UUID],
    seed: UUID,
    limit: int,
) -> list[UUID]:
    """The mentors (accounts) whom a question suits best and who can be asked now, without those in `but`.

    The rule stands with the statement. `seed` decides between equals, differently for each question.
    """
    centre = None if commune is None else await region.commune_centre(connection, commune)
    rows = await connection.execute(
        queries.KNOWING,
        {
            **_seen_by(student_id, settings),
            "career": career,
            "training": prefix_query(training),
            "department": department,
            "lat": centre and centre.lat,
            "lon": centre and centre.lon,
            "but": but,
            "seed": str(seed),
            "limit": limit,
        },
    )
    return [row.account_id for row in rows]


def _seen_by(viewer_id: UUID | None, settings: Settings) -> dict[str, Any]:
    return {"viewer_id": viewer_id, **ages(settings), "now": now(), "today": today()}
