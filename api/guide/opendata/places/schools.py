"""Schools: the ministry's directory and geolocation, and what others made of them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from api.guide.opendata import names, normalise, positions
from api.guide.opendata.cells import cell, dig
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.places import kinds
from api.guide.opendata.places.layouts import ItemLayout, TableLayout, Values, addressed, known, located
from api.guide.opendata.reader import Json
from api.guide.places.service import Level, PlaceKind, Sector
from api.platform.kit.geo import Position
from api.platform.kit.text import fold

_LIVE = ("", "OUVERT", "A OUVRIR")


@lru_cache(maxsize=1024)
def sector(value: str) -> Sector | None:
    """Public or private, from « Public », « Privé », « privé sous contrat », « PR »…"""
    word = fold(value).strip()
    if word.startswith(("public", "pu")):
        return Sector.PUBLIC
    return Sector.PRIVATE if word.startswith("pr") else None


@lru_cache(maxsize=1024)
def department_code(value: str) -> str | None:
    return normalise.department(value)


def usable_kind(kind: PlaceKind | str | None, detail: str) -> PlaceKind:
    """The kind, or RejectedRowError when there is none."""
    if isinstance(kind, PlaceKind):
        return kind
    raise RejectedRowError(kind or "unknown_kind", detail[:80])


def part_of_lycee(uai: str, section: kinds.Section, position: Position | None) -> Values:
    """What a section adds to its lycée, which the merge finds by what is told here. RejectedRowError where
    nothing says where it stands.
    """
    if position is None:
        raise RejectedRowError("no_position")
    told = {"uai": uai, "words": section.words, "lat": position.lat, "lon": position.lon}
    return {"levels": [section.level], "section": told}


class Annuaire(TableLayout):
    """`fr-en-annuaire-education`, every vintage."""

    fields: ClassVar = {
        "uai": ("identifiant_de_l_etablissement", "numero_uai", "uai"),
        "name": ("nom_etablissement", "appellation_officielle"),
        "type": ("type_etablissement",),
        "sector": ("statut_public_prive", "secteur_public_prive_libe"),
        "street": ("adresse_1", "adresse"),
        "street_more": ("adresse_2",),
        "postcode": ("code_postal",),
        "commune": ("code_commune",),
        "town": ("nom_commune",),
        "department": ("code_departement",),
        "general": ("voie_generale",),
        "technological": ("voie_technologique",),
        "vocational": ("voie_professionnelle",),
        "apprenticeship": ("apprentissage",),
        "higher": ("post_bac",),
        "agricultural": ("lycee_agricole",),
        "ulis": ("ulis",),
        "segpa": ("segpa",),
        "arts": ("section_arts",),
        "cinema": ("section_cinema",),
        "theatre": ("section_theatre",),
        "sport": ("section_sport",),
        "international": ("section_internationale",),
        "european": ("section_europeenne",),
        "trades": ("lycee_des_metiers",),
        "boarding": ("hebergement",),
        "greta": ("greta",),
        "phone": ("telephone",),
        "website": ("web",),
        "email": ("mail",),
        "siret": ("siren_siret", "siret"),
        "onisep": ("fiche_onisep",),
        "lat": ("latitude",),
        "lon": ("longitude",),
        "point": ("position",),
        "x": ("coordx_origine", "coordonnee_x"),
        "y": ("coordy_origine", "coordonnee_y"),
        "epsg": ("epsg_origine", "epsg"),
        "precision": ("precision_localisation",),
        "state": ("etat", "etat_etablissement_libe"),
        "nature": ("code_nature",),
        "nature_label": ("libelle_nature",),
        "ministry": ("ministere_tutelle",),
    }
    # Without their state, closed schools would open again.
    required: ClassVar = ("uai", "name", "department", "state")
    _tracks: ClassVar = (
        ("general", Level.HIGH_SCHOOL),
        ("technological", Level.HIGH_SCHOOL),
        ("vocational", Level.VOCATIONAL),
        ("apprenticeship", Level.APPRENTICESHIP),
        ("higher", Level.HIGHER),
    )
    _sections: ClassVar = (
        ("ulis", "ULIS"),
        ("segpa", "SEGPA"),
        ("arts", "section arts"),
        ("cinema", "section cinéma"),
        ("theatre", "section théâtre"),
        ("sport", "section sportive"),
        ("international", "section internationale"),
        ("european", "section européenne"),
        ("trades", "lycée des métiers"),
        ("boarding", "internat"),
        ("greta", "GRETA"),
    )

    def __init__(self, gazetteer: Gazetteer, header: Sequence[str]) -> None:
        super().__init__(gazetteer, header)
        # Read for every row of the file: kept at hand.
        self._uai, self._state = self.at["uai"], self.at["state"]
        self._nature, self._type = self.at["nature"], self.at["type"]
        self._department_at = self.at["department"]

    def refuse(self, row: list[str]) -> str | None:
        nature = row[self._nature]
        if nature[:1] == "1" or (nature[:1] == "8" and nature != "841"):
            return kinds.OUT_OF_SCOPE
        if not nature and row[self._type] in ("Ecole", "École", "Service Administratif"):
            return kinds.OUT_OF_SCOPE
        state = row[self._state]
        return None if state in _LIVE or state.strip().upper() in _LIVE else "closed_at_source"

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self._uai]).upper()

    def department(self, row: list[str]) -> str | None:
        return department_code(row[self._department_at])

    def values(self, row: list[str]) -> Values:
        at = self.at
        uai = normalise.uai(row[at["uai"]])
        if uai is None:
            raise RejectedRowError("bad_identifier")
        name = names.name(row[at["name"]])
        if not name:
            raise RejectedRowError("no_name")
        kind = usable_kind(
            kinds.school_kind(
                row[at["nature"]],
                row[at["type"]],
                row[at["nature_label"]],
                name,
                agricultural=row[at["agricultural"]] == "1" or row[at["ministry"]].startswith("AGRI"),
            ),
            row[at["nature_label"]] or row[at["type"]],
        )
        postcode = normalise.postcode(row[at["postcode"]])
        commune = self.gazetteer.find(code=row[at["commune"]], town=row[at["town"]], postcode=postcode)
        position = self._position(row)
        if section := kinds.section(name):
            return part_of_lycee(uai, section, position)
        return {
            **known(
                name=name,
                kind=kind,
                sector=sector(row[at["sector"]]),
                levels=self._levels(row, kind),
                keywords=[word for field, word in self._sections if row[at[field]] == "1"],
                uai=uai,
                siret=normalise.siret(row[at["siret"]]),
                phone=normalise.phone(row[at["phone"]]),
                email=normalise.email(row[at["email"]]),
                website=normalise.website(row[at["website"]]),
                onisep_id=normalise.onisep_id(row[at["onisep"]]),
            ),
            **addressed(names.street(row[at["street"]], row[at["street_more"]]), postcode),
            **located(
                commune,
                position,
                row[at["town"]],
                approximate=row[at["precision"]].strip() in ("Ville", "Commune"),
            ),
        }

    def _levels(self, row: list[str], kind: PlaceKind) -> list[Level]:
        told = [level for field, level in self._tracks if row[self.at[field]] == "1"]
        if kind is PlaceKind.MIDDLE_SCHOOL:
            told.append(Level.MIDDLE_SCHOOL)
        return list(dict.fromkeys(told)) or kinds.usual_levels(kind)

    def _position(self, row: list[str]) -> Position | None:
        at = self.at
        found = positions.plausible(normalise.number(row[at["lat"]]), normalise.number(row[at["lon"]]))
        if found is None and (written := normalise.pair(row[at["point"]])):
            found = positions.plausible(*written)
        return found or positions.projected(row[at["x"]], row[at["y"]], row[at["epsg"]])


class Geolocation(Annuaire):
    """`fr-en-adresse-et-geolocalisation…`, with technical or with readable column names."""

    fields: ClassVar = {
        **dict.fromkeys(Annuaire.fields, ()),
        "uai": ("numero_uai", "code_etablissement", "identifiant_de_l_etablissement"),
        "name": ("appellation_officielle",),
        "nature": ("nature_uai", "code_nature"),
        "nature_label": ("nature_uai_libe", "nature", "libelle_nature"),
        "sector": ("secteur_public_prive_libe", "secteur_public_prive"),
        "street": ("adresse_uai", "adresse"),
        "street_more": ("lieu_dit_uai", "lieu_dit"),
        "postcode": ("code_postal_uai", "code_postal"),
        "commune": ("code_commune",),
        "town": ("libelle_commune", "commune", "localite_acheminement_uai", "localite_d_acheminement"),
        "department": ("code_departement",),
        "lat": ("latitude",),
        "lon": ("longitude",),
        "point": ("position",),
        "x": ("coordonnee_x",),
        "y": ("coordonnee_y",),
        "epsg": ("epsg",),
        "precision": ("localisation",),
        "state": ("etat_etablissement_libe", "etat_etablissement"),
        "ministry": ("libelle_ministere", "ministere"),
    }


class DerivedSchools(ItemLayout):
    """The list of schools that a project made of the ministry's directory; its IPS figures are left out."""

    def refuse(self, item: Json) -> str | None:
        primary = fold(cell(item, "type")) in ("primaire", "ecole", "maternelle", "elementaire")
        return kinds.OUT_OF_SCOPE if primary else None

    def key(self, item: Json) -> str:
        return cell(item, "uai").upper()

    def department(self, item: Json) -> str | None:
        return department_code(cell(item, "address", "insee_code"))

    def values(self, item: Json) -> Values:
        uai = normalise.uai(cell(item, "uai"))
        if uai is None:
            raise RejectedRowError("bad_identifier")
        name = names.name(cell(item, "name"))
        if not name:
            raise RejectedRowError("no_name")
        kind = usable_kind(kinds.school_kind("", cell(item, "type"), "", name), cell(item, "type"))
        postcode = normalise.postcode(cell(item, "address", "postal_code"))
        commune = self.gazetteer.find(
            code=cell(item, "address", "insee_code"), town=cell(item, "address", "city"), postcode=postcode
        )
        position = positions.plausible(
            normalise.number(dig(item, "coordinates", "latitude")),
            normalise.number(dig(item, "coordinates", "longitude")),
        )
        return {
            **known(
                name=name,
                kind=kind,
                sector=sector(cell(item, "public_private")),
                levels=kinds.usual_levels(kind),
                uai=uai,
                phone=normalise.phone(cell(item, "contact", "phone")),
                email=normalise.email(cell(item, "contact", "email")),
                website=normalise.website(cell(item, "contact", "website")),
            ),
            **addressed(names.street(cell(item, "address", "street")), postcode),
            **located(commune, position, cell(item, "address", "city")),
        }


class Lycees(ItemLayout):
    """Lycées of the results indicators; a lycée with both tracks stands there twice. No figure is kept."""

    list_names: ClassVar = ("lycees",)
    _by_track: ClassVar = {
        "gt": (PlaceKind.HIGH_SCHOOL, Level.HIGH_SCHOOL),
        "pro": (PlaceKind.VOCATIONAL_SCHOOL, Level.VOCATIONAL),
    }

    def key(self, item: Json) -> str:
        uai = cell(item, "uai").upper()
        return uai and f"{uai}:{cell(item, 'type').upper()}"

    def department(self, item: Json) -> str | None:
        return department_code(cell(item, "codeDept"))

    def values(self, item: Json) -> Values:
        uai = normalise.uai(cell(item, "uai"))
        if uai is None:
            raise RejectedRowError("bad_identifier")
        # « Lycee Jules Verne (general Et Techno.) »: the track is told apart, the accent was lost.
        name = names.name(cell(item, "nom").partition(" (")[0].replace("Lycee", "Lycée"))
        if not name:
            raise RejectedRowError("no_name")
        track = self._by_track.get(cell(item, "type").lower())
        if track is None:
            raise RejectedRowError("unknown_kind", cell(item, "type")[:80])
        postcode = normalise.postcode(cell(item, "codePostal"))
        commune = self.gazetteer.find(
            town=cell(item, "ville"), postcode=postcode, department=self.department(item)
        )
        position = positions.plausible(normalise.number(dig(item, "lat")), normalise.number(dig(item, "lng")))
        return {
            **known(
                name=name,
                kind=track[0],
                sector=sector(cell(item, "secteur")),
                levels=[track[1]],
                uai=uai,
            ),
            **addressed(names.street(cell(item, "adresse")), postcode),
            **located(commune, position, cell(item, "ville")),
        }


class VocationalPoints(ItemLayout):
    """Points of the schools with a vocational track: a UAI and coordinates, nothing else."""

    list_names: ClassVar = ("features",)

    def key(self, item: Json) -> str:
        properties = dig(item, "properties")
        by_meaning = (
            {fold(name): cell(properties, name) for name in properties}
            if isinstance(properties, dict)
            else {}
        )
        return (by_meaning.get("code_uai") or by_meaning.get("uai") or "").upper()

    def department(self, item: Json) -> str | None:
        # A UAI begins with its department; those of Corsica kept older numbers.
        start = self.key(item)[:3]
        return {"620": "2A", "720": "2B"}.get(start) or department_code(start)

    def values(self, item: Json) -> Values:
        uai = normalise.uai(self.key(item))
        if uai is None:
            raise RejectedRowError("bad_identifier")
        point = dig(item, "geometry", "coordinates")
        if not isinstance(point, list) or len(point) < 2:
            raise RejectedRowError("no_position")
        position = positions.plausible(normalise.number(point[1]), normalise.number(point[0]))
        if position is None:
            raise RejectedRowError("no_position")
        return {"uai": uai, "levels": [Level.VOCATIONAL], **located(None, position)}
