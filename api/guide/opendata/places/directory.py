"""The education ministry's directory in other shapes: records of its API, an extract that a project kept."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from api.guide.opendata import names, normalise, positions
from api.guide.opendata.cells import dig
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.headers import resolve
from api.guide.opendata.places import kinds, schools
from api.guide.opendata.places.layouts import TableLayout, Values, known, located
from api.guide.opendata.reader import Json
from api.guide.places.service import PlaceKind
from api.platform.kit.text import fold

NEIGHBOUR_DEGREES = 0.12
"""From the middle of a town, so far is beyond what borders on it (some 10 km)."""
HEADER = [names[0] for names in schools.Annuaire.fields.values()]
"""Of the table that records of the API are written as."""


def rows_of(items: Iterable[tuple[int, Json]]) -> Iterator[tuple[int, list[str]]]:
    """The records of the API as rows of a table whose header is `HEADER`. Raises BrokenFileError for
    one that lacks what the table must have.
    """
    fields = schools.Annuaire.fields
    for number, item in items:
        nested = dig(item, "record", "fields") or dig(item, "fields")
        told = nested if isinstance(nested, dict) else item
        if missing := [f for f in schools.Annuaire.required if not any(name in told for name in fields[f])]:
            raise BrokenFileError("unknown_header", ", ".join(fields[field][0] for field in missing))
        cells = {
            field: next((told[n] for n in names if told.get(n) is not None), "")
            for field, names in fields.items()
        }
        yield number, [_written(cells[field]) for field in fields]


def _written(value: object) -> str:
    """A JSON value as a cell; a point is « lat, lon »."""
    if isinstance(value, dict):
        return f"{value.get('lat')}, {value.get('lon')}"
    if isinstance(value, bool):
        return str(int(value))
    return str(value)


class MiniDirectory(TableLayout):
    """The directory as a project kept it: a UAI, a name, a type, a commune and a point."""

    fields: ClassVar = {
        "uai": schools.Annuaire.fields["uai"],
        "name": schools.Annuaire.fields["name"],
        "type": schools.Annuaire.fields["type"],
        "sector": schools.Annuaire.fields["sector"],
        "commune": schools.Annuaire.fields["commune"],
        "town": schools.Annuaire.fields["town"],
        "department": schools.Annuaire.fields["department"],
        "lat": schools.Annuaire.fields["lat"],
        "lon": schools.Annuaire.fields["lon"],
        "academy": ("code_academie",),
        "pupils": ("nombre_d_eleves",),
    }
    required: ClassVar = ("uai", "name", "type", "department", "academy", "pupils", "lat")
    _advises_nobody: ClassVar = ("service administratif", "medico-social")

    def __init__(self, gazetteer: Gazetteer, header: Sequence[str]) -> None:
        super().__init__(gazetteer, header)
        if resolve(header, schools.Annuaire.fields)["state"] >= 0:
            # It is the whole directory, which tells what is closed.
            raise BrokenFileError("wrong_format")

    def refuse(self, row: list[str]) -> str | None:
        return kinds.OUT_OF_SCOPE if fold(row[self.at["type"]]) in self._advises_nobody else None

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self.at["uai"]]).upper()

    def department(self, row: list[str]) -> str | None:
        return schools.department_code(row[self.at["department"]])

    def values(self, row: list[str]) -> Values:
        at = self.at
        uai = normalise.uai(row[at["uai"]])
        if uai is None:
            raise RejectedRowError("bad_identifier")
        name = names.name(row[at["name"]])
        if not name:
            raise RejectedRowError("no_name")
        told = normalise.text(row[at["type"]])
        # The directory leaves the type of those empty that only have classes after the baccalauréat.
        kind = schools.usable_kind(
            kinds.school_kind("", told, "", name) if told else PlaceKind.HIGHER_EDUCATION, told or name
        )
        point = positions.plausible(normalise.number(row[at["lat"]]), normalise.number(row[at["lon"]]))
        commune = self.gazetteer.find(code=row[at["commune"]], town=row[at["town"]])
        named = self.gazetteer.by_name(row[at["town"]], None, self.department(row))
        if named and commune != named and not positions.near(point, named.centre, NEIGHBOUR_DEGREES):
            # The code and the point are those of whom it belongs to; people are received in the town.
            commune, point = named, None
        if section := kinds.section(name):
            return schools.part_of_lycee(uai, section, point)
        return {
            **known(
                name=name,
                kind=kind,
                sector=schools.sector(row[at["sector"]]),
                levels=kinds.usual_levels(kind),
                uai=uai,
            ),
            **located(commune, point, row[at["town"]]),
        }
