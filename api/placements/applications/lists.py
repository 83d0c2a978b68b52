"""What each side reads of applications: the student, the company, and the school of the student."""

from collections.abc import Collection
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.organisations import service as organisations
from api.placements.applications import list_queries, queries
from api.placements.applications.ages import contract_has_conditions
from api.placements.applications.calendar import overlap, stay, weeks_left
from api.placements.applications.models import ApplicationStatus
from api.placements.applications.schemas import (
    ApplicationMine,
    ApplicationReceived,
    ApplicationsQuery,
    Attestation,
    MyApplications,
    MyApplicationsQuery,
    Overlap,
    Overlaps,
    PupilApplication,
    PupilApplications,
    PupilApplicationsQuery,
    PupilPlaced,
    PupilsPlaced,
    PupilsPlacedQuery,
    ReceivedApplications,
)
from api.platform.access import Viewer, adults
from api.platform.kit.clock import today
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.settings import Settings
from api.safety.safeguarding.service import masked_words

_CLASSES = {
    "middle_school": {"4e", "3e"},
    "high_school": {"2nde"},
    "vocational": {"2nde", "cap", "bac_pro"},
    "apprenticeship": {"cap", "bac_pro", "bp", "titre_pro", "bts", "but", "licence", "master"},
    "higher": {"bts", "but", "licence", "master"},
}
"""Classes and diplomas that somebody of a level may be in."""


_SHOWN = {
    "waiting": (list_queries.WAITING, "position"),
    "to_welcome": (list_queries.TO_WELCOME, "begins"),
    "all": (list_queries.RECEIVED, "position"),
}
"""What a company reads of its applications, and by which column a page follows another."""


def level_fits(level: str | None, levels: list[str]) -> bool | None:
    """Whether an offer is meant for somebody of that level; None where nobody can tell."""
    classes = _CLASSES.get(level or "")
    return None if classes is None or not levels else not classes.isdisjoint(levels)


async def mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, query: MyApplicationsQuery
) -> MyApplications:
    """The viewer's applications, the latest first."""
    parameters = {
        **_clocked(settings),
        "account_id": viewer.account_id,
        "offer_id": query.offer_id,
        **adults(),
    }
    rows, after = await _page(connection, list_queries.MINE, query.cursor, query.limit, parameters)
    return MyApplications(items=[_mine(row) for row in rows], next=after)


async def one_of_mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, application_id: UUID
) -> ApplicationMine:
    """One of them. Raises NotFoundError."""
    parameters = {**_clocked(settings), "account_id": viewer.account_id, "id": application_id, **adults()}
    row = (await connection.execute(list_queries.ONE_OF_MINE, parameters)).first()
    if row is None:
        raise NotFoundError
    return _mine(row)


async def attestation(connection: AsyncConnection, viewer: Viewer, application_id: UUID) -> Attestation:
    """What the viewer may keep of a placement that its company says took place. Raises NotFoundError."""
    parameters = {"account_id": viewer.account_id, "id": application_id}
    row = (await connection.execute(list_queries.ATTESTATION, parameters)).first()
    if row is None:
        raise NotFoundError
    return Attestation(**row._mapping)


async def overlaps(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, application_id: UUID
) -> Overlaps:
    """What confirming one of them would do to the others. Raises NotFoundError."""
    mine = {**_clocked(settings), "account_id": viewer.account_id, **adults()}
    if (await connection.execute(list_queries.ONE_OF_MINE, {**mine, "id": application_id})).first() is None:
        raise NotFoundError
    stays = {one.id: stay(one) for one in await connection.execute(queries.OPEN_OF_STUDENT, mine)}
    wanted = stays.pop(application_id, None)
    if wanted is None:
        return Overlaps(items=[])
    items = []
    for other in stays.values():
        if not overlap(wanted, other):
            continue
        row = (await connection.execute(list_queries.ONE_OF_MINE, {**mine, "id": other.id})).one()
        left = weeks_left(wanted, other)
        in_the_way = other.status == ApplicationStatus.CONFIRMED
        outcome: Literal["ends", "keeps_weeks", "in_the_way"] = (
            "in_the_way" if in_the_way else "keeps_weeks" if left else "ends"
        )
        items.append(Overlap(id=row.id, status=row.status, offer=row.offer, outcome=outcome, weeks_left=left))
    return Overlaps(items=items)


async def received(
    connection: AsyncConnection,
    settings: Settings,
    viewer: Viewer,
    organisation_id: UUID,
    query: ApplicationsQuery,
) -> ReceivedApplications:
    """The applications of a company, for its own members. Raises NotFoundError."""
    await organisations.role_of(connection, organisation_id, viewer.account_id)
    statement, position = _SHOWN[query.show]
    parameters = {
        "organisation_id": organisation_id,
        "offer_id": query.offer_id,
        "account_id": viewer.account_id,
        **_clocked(settings),
        "today": today(),
        **adults(),
    }
    rows, after = await _page(connection, statement, query.cursor, query.limit, parameters, position=position)
    return ReceivedApplications(items=[_received(row) for row in rows], next=after)


async def one_received(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, application_id: UUID
) -> ApplicationReceived:
    """One application for an offer of the viewer's company. Raises NotFoundError."""
    parameters = {
        "id": application_id,
        "account_id": viewer.account_id,
        **_clocked(settings),
        "today": today(),
        **adults(),
    }
    row = (await connection.execute(list_queries.ONE_RECEIVED, parameters)).first()
    if row is None:
        raise NotFoundError
    return _received(row)


async def of_pupils(
    connection: AsyncConnection, viewer: Viewer, organisation_id: UUID, query: PupilApplicationsQuery
) -> PupilApplications:
    """Applications of a school's own pupils, for its own members. Raises NotFoundError."""
    uai = await organisations.own_school(connection, viewer, organisation_id)
    parameters = {"uai": uai, "status": query.status, "pupil": query.pupil}
    rows, after = await _page(
        connection, list_queries.OF_PUPILS, query.cursor, query.limit, parameters, position="changed"
    )
    items = [
        PupilApplication(
            id=row.id,
            first_name=row.first_name,
            level=row.level,
            status=row.status,
            offer=row.offer,
            weeks=row.weeks,
            held_weeks=row.held_weeks,
            sent_at=row.sent_at,
            changed_at=row.changed_at,
            changes=row.changes,
            took_place=row.took_place,
        )
        for row in rows
    ]
    return PupilApplications(items=items, next=after)


async def pupils_placed(
    connection: AsyncConnection, viewer: Viewer, organisation_id: UUID, query: PupilsPlacedQuery
) -> PupilsPlaced:
    """A school's own pupils, for its own members, those without a placement first. Raises NotFoundError."""
    uai = await organisations.own_school(connection, viewer, organisation_id)
    after = decode_cursor(query.cursor, (str, str))
    of_school = {"uai": uai, "since": _school_year(today())}
    counted = (await connection.execute(list_queries.COUNT_PLACED, of_school)).one()
    found = await connection.execute(
        list_queries.PUPILS_PLACED,
        {
            **of_school,
            "without": query.without,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    rows = list(found)
    shown = rows[: query.limit]
    follows = encode_cursor(shown[-1].position, str(shown[-1].id)) if len(rows) > query.limit else None
    items = [
        PupilPlaced(id=row.id, first_name=row.first_name, level=row.level, placement=row.placement)
        for row in shown
    ]
    return PupilsPlaced(count=counted.count, without=counted.without, items=items, next=follows)


def _clocked(settings: Settings) -> dict[str, int]:
    return {"silence_days": settings.application_silence_days}


def _school_year(day: date) -> date:
    """The first day of the school year that a day is in."""
    return date(day.year if day.month >= 9 else day.year - 1, 9, 1)


async def _page(
    connection: AsyncConnection,
    statement: TextClause,
    cursor: str | None,
    limit: int,
    parameters: dict[str, Any],
    *,
    position: str = "position",
) -> tuple[list[Row[Any]], str | None]:
    after = decode_cursor(cursor, (float, str))
    found = await connection.execute(
        statement,
        {
            **parameters,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": limit + 1,
        },
    )
    rows = list(found.all())
    if len(rows) <= limit:
        return rows, None
    rows = rows[:limit]
    return rows, encode_cursor(getattr(rows[-1], position), str(rows[-1].id))


def _common(row: Row[Any]) -> dict[str, Any]:
    waiting = row.status == ApplicationStatus.SENT
    return {
        **{
            key: getattr(row, key)
            for key in (
                "id", "status", "reason", "word", "offer", "motivation", "about", "weeks", "held_weeks",
                "share_school", "share_contact", "sent_at", "seen_at", "changed_at", "history",
            )
        },
        "answer_due_at": row.answer_due_at if waiting else None,
        "confirm_due_at": row.held_until if row.status == ApplicationStatus.ACCEPTED else None,
    }  # fmt: skip


def _mine(row: Row[Any]) -> ApplicationMine:
    return ApplicationMine(
        **_common(row),
        level_fits=level_fits(row.level, row.levels),
        age_conditions=contract_has_conditions(row.birth_date, row.contract, row.start_on or today()),
        unanswered_for_now=row.unanswered_for_now,
        company_contact=row.company_contact,
        masked=[
            word
            for original, shown in (
                (row.motivation_original, row.motivation),
                (row.about_original, row.about),
            )
            if original is not None
            for word in masked_words(original, shown)
        ],
        changes=row.changes,
        took_place=row.took_place,
    )


def _received(row: Row[Any]) -> ApplicationReceived:
    return ApplicationReceived(
        **_common(row),
        first_name=row.first_name,
        level=row.level,
        school_name=row.school_name,
        contact_email=row.contact_email,
        contact=row.contact,
        contact_open=row.contact is not None and (row.begins_on is None or row.begins_on > today()),
        begins_on=row.begins_on if row.contact is not None else None,
        took_place=row.took_place,
        over=row.over,
    )


async def applied_to(connection: AsyncConnection, account_id: UUID) -> Collection[str]:
    """The ids of the offers for which somebody has an application, whatever became of it."""
    rows = await connection.execute(list_queries.APPLIED_TO, {"account_id": account_id})
    return set(rows.scalars())
