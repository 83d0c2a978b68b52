"""Where people are advised: missions locales, CIO, Information Jeunesse."""

import re
from typing import ClassVar

from api.guide.opendata import hours, names, normalise, positions
from api.guide.opendata.cells import cell, dig, objects
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.places import kinds
from api.guide.opendata.places.layouts import ItemLayout, TableLayout, Values, addressed, known, located
from api.guide.opendata.reader import Json
from api.guide.places.service import PlaceKind
from api.platform.kit.geo import Position

_SEAT = re.compile(r"(\d[\dAB]\d{3})(?:S\d{2})?")
_OFFICIAL_PREFIX = re.compile(r"^(?:\d{2,3}|2[AB])\s*-\s*")
_LOCAL_MISSION = re.compile(r"^ML\b\s*", re.IGNORECASE)


def _mission_name(*candidates: str) -> str:
    """« 44-ML GUERANDE » as « Mission locale Guérande »: the first name that has words of its own."""
    for candidate in candidates:
        plain = _OFFICIAL_PREFIX.sub("", normalise.text(candidate))
        own = _LOCAL_MISSION.sub("", plain).strip(" -")
        if len(own) > 3:
            own = names.name(own)
            return own if own.lower().startswith("mission") else f"Mission locale {own}"
    return ""


class MissionStructures(ItemLayout):
    """The ministry's list of missions locales: names and, inside the identifier, the commune of the seat."""

    def key(self, item: Json) -> str:
        return cell(item, "id").upper()

    def department(self, item: Json) -> str | None:
        return normalise.department(cell(item, "code_departement"))

    def values(self, item: Json) -> Values:
        seat = _SEAT.fullmatch(self.key(item))
        if seat is None:
            raise RejectedRowError("bad_identifier")
        name = _mission_name(cell(item, "nom_usuel"), cell(item, "nom_officiel"))
        if not name:
            raise RejectedRowError("no_name")
        return {
            **known(name=name, kind=PlaceKind.MISSION_LOCALE, milo=seat[1]),
            **located(self.gazetteer.by_code(seat[1]), None),
        }


class MissionCoverage(TableLayout):
    """Which mission locale serves each commune: a mission stands on as many lines, with its address."""

    repeats = True
    fields: ClassVar = {
        "code": ("code_ml",),
        "name": ("nom_officiel_ml",),
        "address": ("adresse_ml",),
        "postcode": ("code_postal_ml",),
        "town": ("ville_ml",),
    }
    required: ClassVar = ("code", "name", "postcode")

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self.at["code"]]).upper()

    def department(self, row: list[str]) -> str | None:
        return normalise.department(normalise.postcode(row[self.at["postcode"]]))

    def bytes_of(self, row: list[str]) -> bytes:
        return "\x1f".join(row[self.at[field]] for field in self.fields).encode()

    def values(self, row: list[str]) -> Values:
        at = self.at
        seat = _SEAT.fullmatch(self.key(row))
        if seat is None:
            raise RejectedRowError("bad_identifier")
        name = _mission_name(row[at["name"]])
        if not name:
            raise RejectedRowError("no_name")
        postcode = normalise.postcode(row[at["postcode"]])
        commune = self.gazetteer.by_name(row[at["town"]], postcode) or self.gazetteer.by_code(seat[1])
        return {
            **known(name=name, kind=PlaceKind.MISSION_LOCALE, milo=seat[1]),
            **addressed(names.street(row[at["address"]]), postcode),
            **located(commune, None, row[at["town"]]),
        }


class PublicServices(ItemLayout):
    """The DILA directory of public services, as its API or its export gives it.

    Lists may be JSON written inside a text. Only missions locales, CIO and Information Jeunesse are kept.
    """

    list_names: ClassVar = ("results", "service", "services", "records")
    _kinds: ClassVar = {
        "mission_locale": PlaceKind.MISSION_LOCALE,
        "cio": PlaceKind.CIO,
        "cij": PlaceKind.INFORMATION_POINT,
        "crij": PlaceKind.INFORMATION_POINT,
        "bij": PlaceKind.INFORMATION_POINT,
        "pij": PlaceKind.INFORMATION_POINT,
        "information_jeunesse": PlaceKind.INFORMATION_POINT,
    }
    _access: ClassVar = {"ACC": "yes", "DEM": "partial", "NAC": "no"}

    def refuse(self, item: Json) -> str | None:
        return None if self._kind(item) else kinds.OUT_OF_SCOPE

    def _kind(self, item: Json) -> PlaceKind | None:
        services = (cell(pivot, "type_service_local") for pivot in objects(dig(item, "pivot")))
        return next((kind for service in services if (kind := self._kinds.get(service))), None)

    def _address(self, item: Json) -> Json:
        """Where to go, rather than where to write."""
        listed = objects(dig(item, "adresse"))
        visited = [a for a in listed if cell(a, "type_adresse").casefold() == "adresse"]
        return next(iter(visited or listed), {})

    def key(self, item: Json) -> str:
        return cell(item, "id")

    def department(self, item: Json) -> str | None:
        return normalise.department(normalise.postcode(cell(self._address(item), "code_postal")))

    def values(self, item: Json) -> Values:
        kind = self._kind(item)
        name = names.name(cell(item, "nom"))
        if not name or kind is None:
            raise RejectedRowError("no_name")
        address = self._address(item)
        postcode = normalise.postcode(cell(address, "code_postal"))
        town = cell(address, "nom_commune")
        commune = self.gazetteer.find(code=cell(item, "code_insee_commune"), town=town, postcode=postcode)
        phones = [normalise.phone(cell(line, "valeur")) for line in objects(dig(item, "telephone"))]
        sites = [normalise.website(cell(site, "valeur")) for site in objects(dig(item, "site_internet"))]
        access = self._access.get(cell(address, "accessibilite"))
        return {
            **known(
                name=name,
                kind=kind,
                levels=kinds.usual_levels(kind),
                siret=normalise.siret(cell(item, "siret")),
                phone=next((phone for phone in phones if phone), None),
                email=normalise.email(cell(item, "adresse_courriel").partition(";")[0]),
                website=next((site for site in sites if site), None),
                opening_hours=hours.from_ranges(objects(dig(item, "plage_ouverture"))),
                accessibility={"motor": {"state": access}} if access else None,
            ),
            **addressed(
                names.street(
                    cell(address, "complement1"), cell(address, "complement2"), cell(address, "numero_voie")
                ),
                postcode,
            ),
            **located(commune, self._point(address), town),
        }

    def _point(self, address: Json) -> Position | None:
        return positions.plausible(
            normalise.number(dig(address, "latitude")), normalise.number(dig(address, "longitude"))
        )
