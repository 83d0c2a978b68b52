"""Which commune a row means: by INSEE code of any year, or by postcode and name in any spelling."""

from math import cos, hypot, radians
from typing import NamedTuple

from api.guide.opendata import normalise
from api.guide.opendata.names import town_key
from api.guide.region import bulk
from api.platform.kit.bulk import Connection
from api.platform.kit.geo import Position

AROUND_DEGREES = 0.1
"""Some 11 km."""
OUTLINE_DEGREES = 0.002
"""Some 200 m: outlines are simplified, and what stands at the edge of a town is called by it."""


class Commune(NamedTuple):
    """A commune of today."""

    code: str
    name: str
    centre: Position | None


class Gazetteer:
    """All communes of today, and the former ones that lead to them."""

    def __init__(self, connection: Connection) -> None:
        self.fingerprint = bulk.fingerprint(connection)
        self._connection = connection
        self._by_code: dict[str, Commune] = {}
        self._by_town: dict[tuple[str, str], set[str]] = {}
        self._by_postcode: dict[str, set[str]] = {}
        self._postcodes: dict[str, list[str]] = {}
        for row in bulk.communes(connection):
            centre = None if row.lat is None or row.lon is None else Position(row.lat, row.lon)
            self._by_code[row.code] = Commune(row.code, row.name, centre)
            self._postcodes[row.code] = row.postcodes
            self._name(row.code, row.name)
            for postcode in row.postcodes:
                self._by_postcode.setdefault(postcode, set()).add(row.code)
        for code, name, today in bulk.former_communes(connection):
            self._by_code.setdefault(code, self._by_code[today])
            if name:
                self._name(today, name, former=True)

    def _name(self, code: str, name: str, *, former: bool = False) -> None:
        department = normalise.department(code)
        if department is None:
            return
        named = self._by_town.setdefault((department, town_key(name)), set())
        if not (former and named):  # today's names come first
            named.add(code)

    def without_centre(self) -> list[str]:
        """Codes of the communes whose centre is not known."""
        return [code for code, commune in self._by_code.items() if commune.centre is None]

    def by_code(self, code: object) -> Commune | None:
        """The commune of an INSEE code, of today or former."""
        known = normalise.insee(code)
        return self._by_code.get(known) if known else None

    def by_name(self, town: object, postcode: str | None, department: str | None = None) -> Commune | None:
        """The commune of a name, told from its namesakes by the postcode; null when still in doubt."""
        where = department or (normalise.department(postcode) if postcode else None)
        key = town_key(normalise.text(town))
        if where is None or not key:
            return None
        found = self._by_town.get((where, key), set())
        if len(found) > 1 and postcode:
            found = {code for code in found if postcode in self._postcodes[code]}
        return self._by_code[next(iter(found))] if len(found) == 1 else None

    def by_postcode(self, postcode: str | None) -> Commune | None:
        """The commune that has a postcode to itself."""
        found = self._by_postcode.get(postcode or "", set())
        return self._by_code[next(iter(found))] if len(found) == 1 else None

    def around(self, position: Position, name: str) -> Commune | None:
        """The commune of a school: the one whose outline holds its point, but for one that its name says and
        that begins there. Where no outline tells, or the point is that of a town, of those around it the one
        that its name says, else the nearest centre.
        """
        words = f" {town_key(name).replace(' du ', ' le ')} "
        near = sorted(
            (hypot(at.lat - position.lat, cos(radians(position.lat)) * (at.lon - position.lon)), code)
            for code, commune in self._by_code.items()
            if (at := commune.centre) and code == commune.code
        )
        said = [
            code
            for degrees, code in near
            if degrees < AROUND_DEGREES and f" {town_key(self._by_code[code].name)} " in words
        ]
        codes = [code for _, code in near]
        if not position.is_of_whole_minutes and (
            there := dict(bulk.communes_at(self._connection, codes, *position, OUTLINE_DEGREES))
        ):
            said = [code for code in said if code in there] + [code for code, held in there.items() if held]
        found = [*said, *codes]
        return self._by_code[found[0]] if found else None

    def find(
        self,
        *,
        code: object = None,
        town: object = None,
        postcode: str | None = None,
        department: str | None = None,
    ) -> Commune | None:
        """The commune of a row, by the surest thing that the row says."""
        return self.by_code(code) or self.by_name(town, postcode, department) or self.by_postcode(postcode)
