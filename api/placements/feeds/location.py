"""Where an offer is: its commune and its point, from whatever the partner tells."""

from math import cos, floor, radians
from typing import NamedTuple

from api.guide.opendata import normalise, positions
from api.guide.opendata.gazetteer import Commune, Gazetteer
from api.guide.region.bulk import communes
from api.placements.feeds.drafts import Draft
from api.platform.kit.bulk import Connection
from api.platform.kit.geo import Position, distance_m

CELL_DEGREES = 0.15
"""Side of the squares in which communes near a point are looked for; communes are smaller than that."""
FARTHEST_M = 15_000
"""A point further than that from every known commune is in none of them."""


class Place(NamedTuple):
    """A commune and a point in it; `approximate`: the point is the commune's centre."""

    commune: Commune
    department: str
    point: Position
    approximate: bool


class Territory:
    """The communes that are known, found by name, code or point."""

    def __init__(self, connection: Connection, gazetteer: Gazetteer, departments: list[str]) -> None:
        self._gazetteer = gazetteer
        self._served = set(departments)
        self._departments: dict[str, str] = {}
        self._cells: dict[tuple[int, int], list[tuple[Position, str]]] = {}
        for row in communes(connection):
            self._departments[row.code] = row.department_code
            if row.lat is not None and row.lon is not None:
                centre = Position(row.lat, row.lon)
                self._cells.setdefault(_cell(centre), []).append((centre, row.code))

    def is_elsewhere(self, draft: Draft) -> bool:
        """Whether what the row says of its department, before any search, is not one of ours."""
        told = (
            normalise.department(code) for code in (draft.insee, draft.postcode, draft.department) if code
        )
        first = next((code for code in told if code), None)
        return first is not None and first not in self._served

    def place(self, draft: Draft) -> Place | None:
        """The place of an offer; null when it is in no commune of the served departments that is known."""
        point = _point(draft)
        commune = self._gazetteer.find(
            code=draft.insee, town=draft.town, postcode=draft.postcode, department=draft.department
        )
        if commune is None and point is not None:
            commune = self._around(point)
        if commune is None or self._departments.get(commune.code) not in self._served:
            return None
        if point is not None and positions.near(point, commune.centre):
            return Place(commune, self._departments[commune.code], point, approximate=False)
        if commune.centre is None:
            return None
        return Place(commune, self._departments[commune.code], commune.centre, approximate=True)

    def _around(self, point: Position) -> Commune | None:
        x, y = _cell(point)
        found = [
            (distance_m(point, centre), code)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for centre, code in self._cells.get((x + dx, y + dy), ())
        ]
        distance, code = min(found, default=(float("inf"), ""))
        return self._gazetteer.by_code(code) if distance <= FARTHEST_M else None


def _point(draft: Draft) -> Position | None:
    """The point, turned the right way round: no French latitude is a French longitude."""
    return positions.plausible(draft.lat, draft.lon) or positions.plausible(draft.lon, draft.lat)


def _cell(point: Position) -> tuple[int, int]:
    return floor(point.lon * cos(radians(47)) / CELL_DEGREES), floor(point.lat / CELL_DEGREES)
