"""Where Parcoursup says that a school teaches: a point by UAI, for places that other lists name."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from api.guide.opendata import normalise, positions
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.places.layouts import TableLayout, Values, located

ONE_PLACE_DEGREES = 0.005
"""Points of a UAI further apart (some 500 m) are of several places: then none of them is the school's."""


class TaughtAt(TableLayout):
    """Programmes with the point where each is taught; a row here is all that a UAI has (`by_school`)."""

    fields: ClassVar = {
        "uai": ("code_uai_de_l_etablissement", "cod_uai"),
        "point": ("coordonnees_gps_de_la_formation", "g_olocalisation_des_formations"),
    }
    required: ClassVar = ("uai", "point")

    def by_school(self, rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """One row for each UAI: its line, and its different points joined by `|`."""
        points: dict[str, tuple[int, dict[str, None]]] = {}
        for line, row in rows:
            _first, told = points.setdefault(normalise.text(row[self.at["uai"]]).upper(), (line, {}))
            told[normalise.text(row[self.at["point"]])] = None
        width = max(self.at.values()) + 1
        for uai, (line, told) in points.items():
            cells = [""] * width
            cells[self.at["uai"]] = uai
            cells[self.at["point"]] = "|".join(sorted(filter(None, told)))
            yield line, cells

    def key(self, row: list[str]) -> str:
        return normalise.uai(row[self.at["uai"]]) or ""

    def department(self, row: list[str]) -> str | None:
        return normalise.department(self.key(row)[:3])

    def values(self, row: list[str]) -> Values:
        pairs = [normalise.pair(written) for written in row[self.at["point"]].split("|")]
        found = [point for pair in pairs if pair and (point := positions.plausible(*pair))]
        if not found or any(not positions.near(point, found[0], ONE_PLACE_DEGREES) for point in found):
            raise RejectedRowError("no_position")
        return {"uai": self.key(row), **located(None, found[0])}
