"""The region's own list of places: companies open to visits, information points, écoles de production…"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from api.guide.opendata import hours, names, normalise, positions
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.places import kinds
from api.guide.opendata.places.layouts import TableLayout, Values, addressed, known, located
from api.guide.opendata.places.schools import sector
from api.guide.places.service import Level, PlaceKind

_ROME = re.compile(r"[A-N](?:\d{2}(?:\d{2})?)?")
_STATES = ("yes", "partial", "no")
NEEDS = ("motor", "visual", "hearing", "mental")


def levels(value: str) -> list[Level]:
    """Levels listed in a cell; unknown words are left out."""
    wanted = set(normalise.words(value))
    return [level for level in Level if level in wanted]


class OwnPlaces(TableLayout):
    """Columns: id, name, kind, commune_code, address, lat, lon and those below.

    A new place without a kind is a company; the row of one that had another is refused. Lists inside a cell
    are separated by spaces. `closure_from_days` and `closure_to_days` count from the day of the import; they
    serve the demonstration set, which must not age.
    """

    fields: ClassVar = {
        "id": ("id",),
        "kind": ("kind",),
        "name": ("name",),
        "commune": ("commune_code",),
        "address": ("address",),
        "postcode": ("postcode",),
        "lat": ("lat", "latitude"),
        "lon": ("lon", "longitude"),
        "sector": ("sector",),
        "levels": ("levels",),
        "phone": ("phone",),
        "email": ("email",),
        "website": ("website",),
        "uai": ("uai",),
        "siret": ("siret",),
        "hours": ("opening_hours",),
        "description": ("description",),
        "careers": ("rome_codes",),
        "keywords": ("keywords",),
        "closure_from": ("closure_from",),
        "closure_to": ("closure_to",),
        "closure_from_days": ("closure_from_days",),
        "closure_to_days": ("closure_to_days",),
        "closure_note_fr": ("closure_note_fr",),
        "closure_note_en": ("closure_note_en",),
        **{f"accessibility_{need}": (f"accessibility_{need}",) for need in NEEDS},
        **{f"accessibility_{need}_note": (f"accessibility_{need}_note",) for need in NEEDS},
    }
    required: ClassVar = ("id", "name", "commune")

    def __init__(
        self,
        gazetteer: Gazetteer,
        header: Sequence[str],
        today: date,
        dataset: str,
        kinds: Mapping[str, str],
    ) -> None:
        """`kinds` are those that the places of the list have, by their ids."""
        super().__init__(gazetteer, header)
        self.dataset = dataset
        self._today = today
        self._kinds = kinds
        self._relative = self.at["closure_from_days"] >= 0

    def bytes_of(self, row: list[str]) -> bytes:
        counted_from = str(self._today) if self._relative else ""
        return super().bytes_of(row) + counted_from.encode()

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self.at["id"]])

    def department(self, row: list[str]) -> str | None:
        return normalise.department(normalise.insee(row[self.at["commune"]]))

    def values(self, row: list[str]) -> Values:
        at = self.at
        name = names.name(row[at["name"]])
        if not name:
            raise RejectedRowError("no_name")
        kind = normalise.text(row[at["kind"]])
        if not kind:
            kind = PlaceKind.COMPANY
            if self._kinds.get(self.key(row), kind) != kind:
                raise RejectedRowError("no_kind")
        if kind not in list(PlaceKind):
            raise RejectedRowError("unknown_kind", kind[:80])
        opening = normalise.text(row[at["hours"]])
        if opening and not hours.valid(opening):
            raise RejectedRowError("bad_hours", opening[:80])
        commune = self.gazetteer.by_code(row[at["commune"]])
        position = positions.plausible(normalise.number(row[at["lat"]]), normalise.number(row[at["lon"]]))
        return {
            **known(
                name=name,
                kind=kind,
                sector=sector(row[at["sector"]]),
                levels=levels(row[at["levels"]]) or kinds.usual_levels(PlaceKind(kind)),
                keywords=normalise.words(row[at["keywords"]]),
                careers=[code for code in normalise.words(row[at["careers"]]) if _ROME.fullmatch(code)],
                uai=normalise.uai(row[at["uai"]]),
                siret=normalise.siret(row[at["siret"]]),
                phone=normalise.phone(row[at["phone"]]),
                email=normalise.email(row[at["email"]]),
                website=normalise.website(row[at["website"]]),
                opening_hours=opening,
                description=normalise.text(row[at["description"]]),
                accessibility=self._accessibility(row),
                closure=self._closure(row),
            ),
            **addressed(names.street(row[at["address"]]), normalise.postcode(row[at["postcode"]])),
            **located(commune, position),
        }

    def _accessibility(self, row: list[str]) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for need in NEEDS:
            state = normalise.text(row[self.at[f"accessibility_{need}"]]).lower()
            note = normalise.text(row[self.at[f"accessibility_{need}_note"]])
            if state in _STATES:
                found[need] = known(state=state, note=note)
        return found

    def _closure(self, row: list[str]) -> dict[str, Any]:
        start, end = self._date(row, "closure_from"), self._date(row, "closure_to")
        note = known(
            fr=normalise.text(row[self.at["closure_note_fr"]]),
            en=normalise.text(row[self.at["closure_note_en"]]),
        )
        if start is None and end is None:
            return {}
        return known(**{"from": start and str(start), "to": end and str(end), "note": note})

    def _date(self, row: list[str], field: str) -> date | None:
        if self._relative:
            days = normalise.whole(row[self.at[f"{field}_days"]])
            return None if days is None or abs(days) > 36500 else self._today + timedelta(days)
        return normalise.day(row[self.at[field]])
