"""Where Parcoursup says that a school teaches, and whether it is private; its name, where no list has it."""

from collections.abc import Collection, Iterable, Iterator
from typing import ClassVar

from api.guide.opendata import names, normalise, positions
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.places import kinds
from api.guide.opendata.places.layouts import TableLayout, Values, known, located
from api.guide.opendata.places.schools import sector
from api.guide.places.service import Level, PlaceKind
from api.platform.kit.text import fold

ONE_PLACE_DEGREES = 0.005
"""Points of a UAI further apart (some 500 m) are of several places: then none of them is the school's, of
which the row says all the rest, where another list has its name."""


class TaughtAt(TableLayout):
    """Programmes with the point where each is taught; a row here is all that a UAI has (`by_school`)."""

    fields: ClassVar = {
        "uai": ("code_uai_de_l_etablissement", "cod_uai"),
        "name": ("etablissement", "g_ea_lib_vx"),
        "point": ("coordonnees_gps_de_la_formation", "g_olocalisation_des_formations"),
        "sector": (
            "statut_de_l_etablissement_de_la_filiere_de_formation_public_prive",
            "contrat_etab",
            "statut",
        ),
    }
    required: ClassVar = ("uai", "point")
    _joined: ClassVar = ("point", "sector")

    def by_school(
        self, rows: Iterable[tuple[int, list[str]]], elsewhere: Collection[str]
    ) -> Iterator[tuple[int, list[str]]]:
        """One row for each UAI: its line, its different points and sectors joined by `|`, and its name where
        no other list knows it: `elsewhere` are the UAIs that one does.
        """
        found: dict[str, tuple[int, dict[str, set[str]]]] = {}
        named: dict[str, str] = {}
        for line, row in rows:
            uai = normalise.text(row[self.at["uai"]]).upper()
            _first, told = found.setdefault(uai, (line, {field: set() for field in self._joined}))
            if self.at["name"] >= 0 and uai not in elsewhere:
                named.setdefault(uai, row[self.at["name"]])
            for field in self._joined:
                told[field].add(normalise.text(row[self.at[field]]) if self.at[field] >= 0 else "")
        width = max(self.at.values()) + 1
        for uai, (line, told) in found.items():
            cells = [""] * width
            cells[self.at["uai"]] = uai
            if uai in named:
                cells[self.at["name"]] = named[uai]
            for field in self._joined:
                if self.at[field] >= 0:
                    cells[self.at[field]] = "|".join(sorted(filter(None, told[field])))
            yield line, cells

    def key(self, row: list[str]) -> str:
        return normalise.uai(row[self.at["uai"]]) or ""

    def department(self, row: list[str]) -> str | None:
        return normalise.department(self.key(row)[:3])

    def values(self, row: list[str]) -> Values:
        pairs = [normalise.pair(written) for written in row[self.at["point"]].split("|")]
        found = [point for pair in pairs if pair and (point := positions.plausible(*pair))]
        name = names.name(row[self.at["name"]]) if self.at["name"] >= 0 else ""
        apart = any(not positions.near(point, found[0], ONE_PLACE_DEGREES) for point in found)
        if not found or (apart and name):
            raise RejectedRowError("no_position")
        statuses = row[self.at["sector"]].split("|") if self.at["sector"] >= 0 else [""]
        sectors = {sector(written) for written in statuses}
        told = known(sector=sectors.pop() if len(sectors) == 1 else None)
        if not name:
            # Whoever else names it may not tell what it is: a school of engineers was a training body.
            is_higher = all("enseignement superieur" in fold(written) for written in statuses)
            what = {"kind": PlaceKind.HIGHER_EDUCATION, "levels": [Level.HIGHER]} if is_higher else {}
            return {"uai": self.key(row), **what, **told, **located(None, None if apart else found[0])}
        return {
            "uai": self.key(row),
            "name": name,
            "kind": kinds.kind_from_words(name) or PlaceKind.HIGHER_EDUCATION,
            "levels": [Level.HIGHER],
            **told,
            **located(self.gazetteer.around(found[0], name), found[0]),
        }
