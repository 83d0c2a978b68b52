"""Higher education and apprenticeship: establishments, training bodies, their networks and courses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from api.guide.opendata import names, normalise, positions
from api.guide.opendata.cells import cell, dig, objects
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.places import kinds
from api.guide.opendata.places.layouts import ItemLayout, TableLayout, Values, addressed, known, located
from api.guide.opendata.places.networks import Network, network_of
from api.guide.opendata.places.schools import sector
from api.guide.opendata.reader import Json
from api.guide.places.service import Level, PlaceKind
from api.platform.kit.geo import Position
from api.platform.kit.text import fold

_CLOSED = ("ferme", "cesse")
_ROME = re.compile(r"[A-N]\d{4}")


class HigherEducation(TableLayout):
    """`fr-esr-principaux-etablissements-enseignement-superieur`, readable or technical column names."""

    fields: ClassVar = {
        "uai": ("uai_identifiant", "uai"),
        "former_uais": ("anciens_codes_uai", "anciens_code_uai"),
        "internal": ("identifiant_interne", "etablissement_id_paysage"),
        "name": ("libelle", "uo_lib", "uo_lib_officiel"),
        "short": ("nom_court",),
        "acronym": ("sigle",),
        "type": ("type_d_etablissement",),
        "sector": ("secteur_d_etablissement",),
        "street": ("adresse", "adresse_uai"),
        "street_more": ("lieu_dit", "lieu_dit_uai"),
        "postcode": ("code_postal", "code_postal_uai"),
        "commune": ("code_commune", "com_code"),
        "town": ("commune", "com_nom"),
        "department": ("code_departement", "dep_id", "dep_code"),
        "point": ("geolocalisation", "coordonnees"),
        "phone": ("numero_de_telephone", "numero_telephone_uai"),
        "website": ("site_internet", "url"),
        "siret": ("siret", "identifiant_siret"),
    }
    required: ClassVar = ("uai", "name", "department")

    def key(self, row: list[str]) -> str:
        return (normalise.text(row[self.at["uai"]]) or normalise.text(row[self.at["internal"]])).upper()

    def department(self, row: list[str]) -> str | None:
        return normalise.department(row[self.at["department"]])

    def values(self, row: list[str]) -> Values:
        at = self.at
        name = names.name(row[at["name"]])
        if not name:
            raise RejectedRowError("no_name")
        postcode = normalise.postcode(row[at["postcode"]])
        commune = self.gazetteer.find(code=row[at["commune"]], town=row[at["town"]], postcode=postcode)
        point = normalise.pair(row[at["point"]])
        words = [normalise.text(row[at[field]]) for field in ("acronym", "short", "type")]
        former = [normalise.uai(code) for code in re.split(r"[;,]", row[at["former_uais"]])]
        return {
            **known(
                name=name,
                kind=PlaceKind.HIGHER_EDUCATION,
                sector=sector(row[at["sector"]]),
                levels=[Level.HIGHER],
                keywords=[word for word in words if word],
                uai=normalise.uai(row[at["uai"]]),
                former_uais=[uai for uai in former if uai],
                siret=normalise.siret(row[at["siret"]]),
                phone=normalise.phone(row[at["phone"]]),
                website=normalise.website(row[at["website"]].partition(";")[0]),
            ),
            **addressed(names.street(row[at["street"]], row[at["street_more"]]), postcode),
            **located(commune, positions.plausible(*point) if point else None, row[at["town"]]),
        }


def _body_name(brand: object, company: object) -> tuple[str, list[str]]:
    """The name people know, and what else the body may be found by.

    The brand is it, unless it is a mere acronym (« LGT », « CGPR ») beside a whole company name.
    """
    short, long = names.name(brand), names.name(company)
    is_cut = long.casefold().startswith(short.casefold())  # brands are cut at twenty characters
    if not long or (short and not is_cut and (" " in short or len(short) > 6)):
        return short or long, [long] if long and long != short else []
    return long, [short] if short and not is_cut else []


_CHAMBER = re.compile(r"\b(?:chambre|cci|cma)\b(?!.*\bregion)")
_CHAMBER_NUMBER = re.compile(r"18(\d\d)\d{10}")


def _is_chamber_of_elsewhere(name: str, siret: str, department: str | None) -> bool:
    """Whether it has only the name of a chamber of another department, as its number tells: « Chambre de
    commerce de Pau » at an address in Nantes names a place where it is not.
    """
    found = _CHAMBER_NUMBER.fullmatch(siret)
    return found is not None and found[1] != department and _CHAMBER.search(fold(name)) is not None


class TrainingBodies(TableLayout):
    """Apprenticeship training bodies of the national list: one line each, no coordinates."""

    fields: ClassVar = {
        "uai": ("uai", "uai_validee"),
        "siret": ("siret",),
        "brand": ("enseigne",),
        "company": ("raison_sociale",),
        "department": ("departement", "num_departement"),
        "town": ("commune",),
        "address": ("adresse",),
        "state": ("etat_administratif",),
        "networks": ("reseaux_a_jour", "reseaux"),
    }
    required: ClassVar[Sequence[str]] = ("siret", "company", "address")
    network: Network | None = None

    def refuse(self, row: list[str]) -> str | None:
        state = row[self.at["state"]]
        return "closed_at_source" if state and names.town_key(state).startswith(_CLOSED) else None

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self.at["siret"]]).replace(" ", "")

    def department(self, row: list[str]) -> str | None:
        return normalise.department(row[self.at["department"]]) or normalise.department(
            names.cut_address(row[self.at["address"]]).postcode
        )

    def values(self, row: list[str]) -> Values:
        at = self.at
        siret = normalise.siret(row[at["siret"]])
        if siret is None:
            raise RejectedRowError("bad_identifier")
        name, others = _body_name(row[at["brand"]], row[at["company"]])
        if not name:
            raise RejectedRowError("no_name")
        if _is_chamber_of_elsewhere(name, siret, self.department(row)):
            raise RejectedRowError(kinds.OUT_OF_SCOPE, name[:80])
        address = names.cut_address(row[at["address"]])
        town = normalise.text(row[at["town"]]) or address.town
        commune = self.gazetteer.find(
            town=town, postcode=address.postcode, department=self.department(row)
        ) or self.gazetteer.by_name(address.town, address.postcode)
        network = self.network
        kind = kinds.kind_from_words(name, *others) or (network.kind if network else None)
        levels = [Level.APPRENTICESHIP, *(kinds.usual_levels(kind) if kind else [])]
        # An MFR stands in the agricultural network too, and trains for many other careers.
        by_network = network.careers if network and "mfr" not in row[at["networks"]] else ()
        return {
            **known(
                name=name,
                kind=kind,
                levels=list(dict.fromkeys(levels)),
                keywords=[*others, *([network.title] if network else [])],
                careers=list(by_network),
                uai=normalise.uai(row[at["uai"]]),
                siret=siret,
            ),
            **addressed(address.street, address.postcode),
            **located(commune, None, town),
        }


class NetworkBodies(TrainingBodies):
    """One network's file of the same list; the file's name or the column tells which."""

    # Closed bodies stand in it too: without their state they would open again.
    required: ClassVar[Sequence[str]] = (*TrainingBodies.required, "state")

    def __init__(self, gazetteer: Gazetteer, header: Sequence[str], file_name: str) -> None:
        super().__init__(gazetteer, header)
        self.dataset, self.network = network_of(file_name)


class ReferenceBodies(ItemLayout):
    """The reference list of training bodies as JSON: exact points of bodies that other lists name."""

    list_names: ClassVar = ("organismes",)
    required: ClassVar = ("etat_administratif",)

    def refuse(self, item: Json) -> str | None:
        state = names.town_key(cell(item, "etat_administratif"))
        return "closed_at_source" if state.startswith(_CLOSED) else None

    def key(self, item: Json) -> str:
        return cell(item, "siret").replace(" ", "")

    def department(self, item: Json) -> str | None:
        return normalise.department(cell(item, "adresse", "departement", "code")) or normalise.department(
            cell(item, "adresse", "code_insee")
        )

    def values(self, item: Json) -> Values:
        siret = normalise.siret(cell(item, "siret"))
        if siret is None:
            raise RejectedRowError("bad_identifier")
        name, others = _body_name(cell(item, "enseigne"), cell(item, "raison_sociale"))
        postcode = normalise.postcode(cell(item, "adresse", "code_postal"))
        town = cell(item, "adresse", "localite")
        commune = self.gazetteer.find(code=cell(item, "adresse", "code_insee"), town=town, postcode=postcode)
        label = names.cut_address(cell(item, "adresse", "label"))
        return {
            **known(
                name=name,
                kind=kinds.kind_from_words(name, *others),
                levels=[Level.APPRENTICESHIP],
                keywords=others,
                uai=normalise.uai(cell(item, "uai")),
                siret=siret,
                email=normalise.email(next((cell(c, "email") for c in objects(dig(item, "contacts"))), "")),
            ),
            **addressed(label.street, postcode or label.postcode),
            **located(commune, _geojson_point(item), town),
        }


def places_of_training(bodies: Iterable[tuple[int, Json]]) -> Iterator[tuple[int, Json]]:
    """Each place of training of the reference list's bodies, with its body."""
    for number, body in bodies:
        if not isinstance(dig(body, "lieux_de_formation"), list):
            raise BrokenFileError("unknown_header", "lieux_de_formation")
        for place in objects(dig(body, "lieux_de_formation")):
            yield (
                number,
                {
                    "siret": dig(body, "siret"),
                    "uai_organisme": dig(body, "uai"),
                    "etat_administratif": dig(body, "etat_administratif"),
                    **place,
                },
            )


class TrainingPoints(ItemLayout):
    """Points of the places where bodies train, for places that other lists name."""

    def refuse(self, item: Json) -> str | None:
        state = names.town_key(cell(item, "etat_administratif"))
        return "closed_at_source" if state.startswith(_CLOSED) else None

    def key(self, item: Json) -> str:
        code = cell(item, "code")
        return code and f"{cell(item, 'siret')} {cell(item, 'uai')} {code}"

    def department(self, item: Json) -> str | None:
        return normalise.department(cell(item, "adresse", "departement", "code")) or normalise.department(
            cell(item, "adresse", "code_insee")
        )

    def values(self, item: Json) -> Values:
        uai = normalise.uai(cell(item, "uai"))
        # A UAI that nobody vouches for is believed where it is the body's own.
        if uai is None or not (dig(item, "uai_fiable") is True or uai == cell(item, "uai_organisme")):
            raise RejectedRowError("bad_identifier")
        position = _geojson_point(item)
        if position is None:
            raise RejectedRowError("no_position")
        commune = self.gazetteer.by_code(cell(item, "adresse", "code_insee"))
        if not positions.near(position, commune and commune.centre):
            raise RejectedRowError("no_position")
        own = uai == cell(item, "uai_organisme")
        return {
            **known(uai=uai, siret=normalise.siret(cell(item, "siret")) if own else None),
            **located(None, position),
        }


def _geojson_point(item: Json) -> Position | None:
    point = dig(item, "adresse", "geojson", "geometry", "coordinates")
    if not isinstance(point, list) or len(point) < 2:
        return None
    return positions.plausible(normalise.number(point[1]), normalise.number(point[0]))


class Courses(ItemLayout):
    """The apprenticeship catalogue: each course tells which careers its training body leads to."""

    list_names: ClassVar = ("formations",)

    def key(self, item: Json) -> str:
        return cell(item, "cle_ministere_educatif") or cell(item, "_id")

    def department(self, item: Json) -> str | None:
        return normalise.department(cell(item, "etablissement_formateur_num_departement")) or (
            normalise.department(cell(item, "etablissement_formateur_code_postal"))
        )

    def values(self, item: Json) -> Values:
        uai = normalise.uai(cell(item, "etablissement_formateur_uai"))
        siret = normalise.siret(cell(item, "etablissement_formateur_siret"))
        if uai is None and siret is None:
            raise RejectedRowError("bad_identifier")
        name, others = _body_name(
            cell(item, "etablissement_formateur_enseigne"),
            cell(item, "etablissement_formateur_entreprise_raison_sociale"),
        )
        postcode = normalise.postcode(cell(item, "etablissement_formateur_code_postal"))
        town = cell(item, "etablissement_formateur_localite")
        commune = self.gazetteer.find(
            code=cell(item, "etablissement_formateur_code_commune_insee"), town=town, postcode=postcode
        )
        codes = dig(item, "rome_codes")
        careers = [cell(c) for c in codes if _ROME.fullmatch(cell(c))] if isinstance(codes, list) else []
        kind = kinds.kind_from_words(name, *others) or PlaceKind.APPRENTICESHIP_CENTRE
        return {
            **known(
                name=name,
                kind=kind,
                levels=[Level.APPRENTICESHIP],
                keywords=others,
                careers=careers,
                uai=uai,
                siret=siret,
                email=normalise.email(cell(item, "etablissement_formateur_courriel")),
            ),
            **addressed(names.street(cell(item, "etablissement_formateur_adresse")), postcode),
            **located(commune, self._point(item), town),
        }

    def _point(self, item: Json) -> Position | None:
        """The body's own point, written « lon,lat » or « lat,lon » from one year to the next."""
        written = normalise.pair(cell(item, "geo_coordonnees_etablissement_formateur"))
        if written is None:
            return None
        return positions.plausible(*written) or positions.plausible(written[1], written[0])
