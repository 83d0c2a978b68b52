"""Decisions about figures."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.figures import queries
from api.platform.kit.problems import NotFoundError

SOURCES_OF_OUTCOMES = {
    "cfa": "inserjeunes-cfa",
    "pro": "inserjeunes-etablissements",
    "apprenticeship": "inserjeunes-etablissements",
}
"""By a list's origin the source that it was imported from."""


class SchoolRate(NamedTuple):
    """Of those who left a school one way (`all`: both ways), the latest rates that are published."""

    uai: str
    way: str
    year: str
    employed_6: float | None
    expected_6: float | None
    further_study: float | None


class TrainingOutcome(NamedTuple):
    """What became in the region of those who left a training; `code` is a MEF STAT 11 or a CFD."""

    code: str
    year: str
    way: str
    leavers: int | None
    further_study: float | None
    employed_6: float | None
    employed_12: float | None
    employed_18: float | None
    employed_24: float | None


async def place_outcomes(connection: AsyncConnection, place_id: UUID) -> tuple[str, list[str]]:
    """What became of those who left a place, as JSON, and the sources of it. Raises NotFoundError."""
    found = (await connection.execute(queries.OUTCOMES_OF_PLACE, {"id": place_id})).first()
    if found is None:
        raise NotFoundError
    return found.json, sorted({SOURCES_OF_OUTCOMES[origin] for origin in found.origins or ()})


async def school_rates(connection: AsyncConnection, uais: Collection[str]) -> list[SchoolRate]:
    """The latest rates of these schools, one of each way."""
    rows = await connection.execute(queries.OUTCOMES_OF_SCHOOLS, {"uais": list(uais)})
    return [SchoolRate(*row) for row in rows]


async def training_outcomes(
    connection: AsyncConnection, region: str, codes: Iterable[str]
) -> list[TrainingOutcome]:
    """What became of those who left the trainings of these codes (CFD of apprentices, MEF STAT 11 of pupils),
    newest first, the course with most leavers before others.
    """
    rows = await connection.execute(queries.OUTCOMES_OF_TRAINING, {"region": region, "codes": list(codes)})
    return [TrainingOutcome(*row) for row in rows]
