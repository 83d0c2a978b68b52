"""Desks where people are received: France services, Information Jeunesse, missions locales, employment."""

import re
from typing import ClassVar

from api.guide.opendata import names, normalise, positions
from api.guide.opendata.cells import cell, dig
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.gazetteer import Commune
from api.guide.opendata.places import kinds, timetable
from api.guide.opendata.places.layouts import ItemLayout, TableLayout, Values, addressed, known, located
from api.guide.opendata.reader import Json
from api.guide.places.service import PlaceKind
from api.platform.kit.geo import Position
from api.platform.kit.text import fold

SURE_SCORE = 0.7
"""Of the national address base: below it, the point found is somewhere near at best."""
_EXACT = "housenumber"
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,80}")
_WORDS = re.compile(r"[^\W\d_]{3}")
_DAY_FIELDS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_YEAR = re.compile(r"20\d\d(?!\d)")

_OLD_NAME = re.compile(r"\bp[oô]ll?e emploi\b", re.IGNORECASE)
_CAPITAL_JOINT = re.compile(r"\b(?:De|Des|Du|Et)\b")
_CAPITAL_SMALL = re.compile(r"\b(?:De La|De|Des|Du|Et|[DL](?='))(?![^\W_])")
# A name that says what it is and not where: the town is added.
_GENERIC = re.compile(
    r"france travail|(mairie )?points? (relais )?emploi|maisons? de l.?emploi|(la )?mission locale"
    r"|espaces? emploi|pij|cij|(points?|centres?) d?.?informations? jeunesse|espace jeunesse / [cp]ij"
    r"|mission locale maison de l.?emploi|centre d.?information et d.?orientation( \(cio\))?"
)


def small_words_low(text: str) -> str:
    """« Maison De L'emploi » as « Maison de l'emploi », where each word was given a capital."""
    if not _CAPITAL_JOINT.search(text):
        return text
    return text[:1] + _CAPITAL_SMALL.sub(lambda words: words[0].lower(), text[1:])


def desk_name(value: object, town: str) -> str:
    """A desk's name of today, with its town where the name alone is every such desk's."""
    name = _OLD_NAME.sub("France Travail", small_words_low(names.name(value)))
    return f"{name} – {town}" if town and _GENERIC.fullmatch(fold(name)) else name


def _quoted(who: str, text: str) -> str:
    """What a source adds in its own words; addresses of mailboxes, which may name a person, are left out."""
    told = _MAIL.sub("…", text)
    return f"{who}\u00a0: «\u00a0{told}\u00a0»" if _WORDS.search(told) else ""


def _note(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


class FranceServices(TableLayout):
    """The counters of France services, with the hours of each day. Where the comment tells of hours too, they
    are not sure, and only told. The mailbox, which may name an agent, is not read.
    """

    fields: ClassVar = {
        "id": ("id_fs",),
        "name": ("lib_fs",),
        "street": ("adresse",),
        "street_more": ("complement_adresse",),
        "commune": ("insee_com",),
        "postcode": ("code_postal",),
        "town": ("lib_com",),
        "department": ("insee_dep",),
        "lat": ("latitude",),
        "lon": ("longitude",),
        "phone": ("telephone",),
        "monday": ("h_lundi",),
        "tuesday": ("h_mardi",),
        "wednesday": ("h_mercredi",),
        "thursday": ("h_jeudi",),
        "friday": ("h_vendredi",),
        "saturday": ("h_samedi",),
        "comment": ("commentaire",),
        "format": ("format_fs",),
    }
    # Without the comment and the format, hours would be told that are others.
    required: ClassVar = ("id", "name", "department", "monday", "comment", "format")

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self.at["id"]])

    def department(self, row: list[str]) -> str | None:
        return normalise.department(row[self.at["department"]])

    def values(self, row: list[str]) -> Values:
        at = self.at
        name = names.name(row[at["name"]])
        if not name:
            raise RejectedRowError("no_name")
        postcode = normalise.postcode(row[at["postcode"]])
        commune = self.gazetteer.find(code=row[at["commune"]], town=row[at["town"]], postcode=postcode)
        point = positions.plausible(normalise.number(row[at["lat"]]), normalise.number(row[at["lon"]]))
        elsewhere = self._elsewhere(row)
        comment = normalise.text(row[at["comment"]])
        week = timetable.of_cells([row[at[day]] for day in _DAY_FIELDS])
        is_sure = week is not None and not elsewhere and not timetable.tells_of_hours(comment)
        return {
            **known(
                name=name,
                kind=PlaceKind.PUBLIC_SERVICE,
                phone=normalise.phone(row[at["phone"]]),
                opening_hours=timetable.expression(week) if week and is_sure else None,
                description=_note(
                    elsewhere,
                    _quoted("France services précise", comment),
                    f"Horaires annoncés, à vérifier par téléphone\u00a0: {timetable.in_words(week)}."
                    if week and not is_sure
                    else "",
                ),
            ),
            **addressed(names.street(row[at["street"]], row[at["street_more"]]), postcode),
            **located(commune, point, row[at["town"]]),
        }

    def _elsewhere(self, row: list[str]) -> str:
        form = fold(row[self.at["format"]])
        if "bus" in form:
            return "Ce point est le siège\u00a0: l’accueil se fait dans un bus qui se déplace."
        if "multisite" in form:
            return "Ce point est le siège\u00a0: l’accueil se fait dans plusieurs communes."
        return ""


class DigitalHelp(TableLayout):
    """Desks of 2020 where the hub ConnUMM knew of help with a computer: only for a demonstration.

    Points were found by the national address base: where the department is another, there is none.
    """

    fields: ClassVar = {
        "id": ("conum_id",),
        "name": ("nom_de_la_structure",),
        "address": ("adresse_postale",),
        "postcode": ("code_postal",),
        "department": ("departement",),
        "phone": ("numero_de_telephone",),
        "website": ("site_web",),
        "lat": ("lat",),
        "lon": ("lon",),
        "score": ("result_score",),
        "precision": ("result_type",),
        "commune": ("result_citycode",),
    }
    required: ClassVar = ("id", "name", "address", "department", "score", "precision", "commune")

    def key(self, row: list[str]) -> str:
        return normalise.text(row[self.at["id"]])

    def department(self, row: list[str]) -> str | None:
        return normalise.department(normalise.text(row[self.at["department"]]).removesuffix(".0"))

    def values(self, row: list[str]) -> Values:
        at = self.at
        told = normalise.text(row[at["name"]])
        kind = kinds.desk_kind(told)
        if kind is None:
            raise RejectedRowError(kinds.OUT_OF_SCOPE, told[:80])
        address = names.cut_address(row[at["address"]])
        postcode = address.postcode or normalise.postcode(row[at["postcode"]])
        found = normalise.insee(row[at["commune"]])
        if found and normalise.department(found) == self.department(row):
            commune = self.gazetteer.find(code=found, town=address.town, postcode=postcode)
            point = positions.plausible(normalise.number(row[at["lat"]]), normalise.number(row[at["lon"]]))
        else:
            commune, point = self.gazetteer.find(town=address.town, postcode=postcode), None
        score = normalise.number(row[at["score"]])
        website = normalise.text(row[at["website"]])
        return {
            **known(
                name=desk_name(told, commune.name if commune else ""),
                kind=kind,
                levels=kinds.usual_levels(kind),
                phone=normalise.phone(row[at["phone"]]),
                # Where each word has a capital, the address has too.
                website=normalise.website(
                    website.lower() if website.startswith(("Http", "Www")) else website
                ),
                description="Liste de 2020, à vérifier.",
            ),
            **addressed(_without_town(small_words_low(address.street), commune), postcode),
            **located(
                commune,
                point,
                address.town,
                approximate=score is None
                or score < SURE_SCORE
                or normalise.text(row[at["precision"]]) != _EXACT,
            ),
        }


def _without_town(street: str, commune: Commune | None) -> str:
    """A line without the town that ends it."""
    if commune is None or not fold(street).endswith(f" {fold(commune.name)}"):
        return street
    return street[: -len(commune.name)].rstrip(" ,")


class AngersDesks(ItemLayout):
    """Angers' own guide, with its hours as a free text; no licence is stated: only for a demonstration."""

    required: ClassVar = ("TYPO_UID", "USER_NOM", "HORAIRE")

    def key(self, item: Json) -> str:
        return cell(item, "TYPO_UID")

    def department(self, item: Json) -> str | None:
        return normalise.department(normalise.postcode(cell(item, "code_postal")))

    def values(self, item: Json) -> Values:
        told = cell(item, "USER_NOM")
        kind = kinds.desk_kind(told)
        if kind is None:
            raise RejectedRowError(kinds.OUT_OF_SCOPE, told[:80])
        postcode = normalise.postcode(cell(item, "code_postal"))
        town = cell(item, "commune")
        commune = self.gazetteer.find(town=town, postcode=postcode)
        point = positions.plausible(normalise.number(dig(item, "LAT")), normalise.number(dig(item, "LNG")))
        written = cell(item, "HORAIRE")
        week = timetable.of_text(written)
        opening = timetable.expression(week) if week else None
        year = _year(cell(item, "DATE_MAJ"))
        return {
            **known(
                name=desk_name(told, commune.name if commune else ""),
                kind=kind,
                levels=kinds.usual_levels(kind),
                phone=normalise.phone(cell(item, "TELEPHONE")),
                website=normalise.website(cell(item, "SITE_INTER")),
                opening_hours=opening,
                description=""
                if opening
                else _quoted(f"Horaires selon la Ville d’Angers{year and f' ({year})'}, à vérifier", written),
            ),
            **addressed(names.street(cell(item, "USER_ADRES")), postcode),
            **located(commune, point, town),
        }


class DepartmentDesks(ItemLayout):
    """Maine-et-Loire's list of digital help: points in Lambert 93, no hours, a year for each row."""

    required: ClassVar = ("ID_LieuMed", "NOM_STRUCTURE", "SS_CAT", "AFFICHAGE")

    def refuse(self, item: Json) -> str | None:
        return None if cell(item, "AFFICHAGE").upper() == "OUVERT" else "closed_at_source"

    def key(self, item: Json) -> str:
        return cell(item, "ID_LieuMed")

    def department(self, item: Json) -> str | None:
        return normalise.department(normalise.postcode(cell(item, "CP")))

    def values(self, item: Json) -> Values:
        told, category = cell(item, "NOM_STRUCTURE"), cell(item, "SS_CAT")
        kind = kinds.desk_kind(told, category)
        if kind is None:
            raise RejectedRowError(kinds.OUT_OF_SCOPE, told[:80])
        postcode = normalise.postcode(cell(item, "CP"))
        town = cell(item, "COMMUNE")
        commune = self.gazetteer.find(town=town, postcode=postcode)
        year = _year(cell(item, "DAT_MaJ"))
        return {
            **known(
                name=desk_name(told, commune.name if commune else ""),
                kind=kind,
                levels=kinds.usual_levels(kind),
                phone=normalise.phone(cell(item, "NUM_TEL")),
                website=normalise.website(cell(item, "SITE_WEB")),
                description=f"Fiche de {year}, à vérifier." if year else None,
            ),
            **addressed(
                names.street(f"{cell(item, 'N°')} {cell(item, 'ADRESSE')}", cell(item, "COMP_ADRESSE")),
                postcode,
            ),
            **located(commune, self._point(item), town),
        }

    def _point(self, item: Json) -> Position | None:
        return positions.projected(dig(item, "x"), dig(item, "y"), 2154)


def _year(written: str) -> str:
    """The year of a date in any spelling; empty where there is none."""
    found = _YEAR.search(written)
    return found[0] if found else ""
