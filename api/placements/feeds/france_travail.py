"""France Travail: API « Offres d'emploi v2 » and the CEGID list of its own vacancies.

Only apprenticeships and contrats de professionnalisation are our business; `contact` is never read.
"""

import re
from urllib.parse import quote

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell, dig
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.reader import Json
from api.placements.feeds import words
from api.placements.feeds.drafts import Draft
from api.placements.offers.bulk import UNNAMED, Contract, OfferKind

LISTS = ("resultats",)
PAGE = "https://candidat.francetravail.fr/offres/recherche/detail"

_NATURES = {"E2": Contract.APPRENTISSAGE, "FS": Contract.PROFESSIONNALISATION}
_TOWN = re.compile(r"(\d{2,3}|2[AB])\s*-\s*(.+)")
_HOURS = re.compile(r"(\d{1,2})\s?H", re.IGNORECASE)


def offer(item: Json) -> Draft | None:
    """One result of the search; null for ordinary jobs. Company and place may be missing."""
    nature = cell(item, "natureContrat").upper()
    known = words.kind_of(item.get("natureContrat"), item.get("intitule"))
    if item.get("alternance") is True or nature in _NATURES:
        known = OfferKind.APPRENTICESHIP, _NATURES.get(nature, known[1] if known else None)
    if known is None:
        return None
    if not cell(item, "id"):
        raise RejectedRowError("no_key")
    place = _TOWN.fullmatch(cell(item, "lieuTravail", "libelle"))
    hours = _HOURS.match(cell(item, "dureeTravailLibelle"))
    return Draft(
        cell(item, "id"),
        known[0],
        words.title(item.get("intitule")),
        words.title(dig(item, "entreprise", "nom")) or UNNAMED,
        words.link(dig(item, "origineOffre", "urlOrigine")) or f"{PAGE}/{quote(cell(item, 'id'), safe='')}",
        words.paragraphs(item.get("description")),
        siret=normalise.siret(dig(item, "entreprise", "siret")),
        levels=words.levels_named(item.get("intitule")),
        rome_codes=words.rome(item.get("romeCode")),
        insee=normalise.insee(dig(item, "lieuTravail", "commune")),
        postcode=normalise.postcode(dig(item, "lieuTravail", "codePostal")),
        town=place[2] if place else None,
        department=normalise.department(place[1]) if place else None,
        lat=normalise.number(dig(item, "lieuTravail", "latitude")),
        lon=normalise.number(dig(item, "lieuTravail", "longitude")),
        places=words.places(item.get("nombrePostes")),
        hours_per_week=words.hours(hours[1]) if hours else None,
        contract=known[1],
        published_on=words.day(item.get("dateCreation")),
    )


def vacancy(item: Json) -> Draft | None:
    """One vacancy of the CEGID list; null for ordinary jobs. Its place is often a department only."""
    known = words.kind_of(cell(item, "title"), cell(item, "contractType", "label"))
    if known is None:
        return None
    if not cell(item, "reference"):
        raise RejectedRowError("no_key")
    return Draft(
        cell(item, "reference"),
        known[0],
        words.title(item.get("title")),
        "France Travail",
        words.link(item.get("offerUrl")),
        words.paragraphs(
            item.get("description1Formatted") or item.get("description1"),
            item.get("description2Formatted") or item.get("description2"),
        ),
        levels=words.levels_named(item.get("title")),
        town=_label(item, "geographicalLocation"),
        department=words.department_named(_label(item, "department"))
        or words.department_named(_label(item, "region")),
        lat=normalise.number(item.get("latitude")),
        lon=normalise.number(item.get("longitude")),
        start_on=words.day(item.get("beginningDate")),
        contract=known[1],
        published_on=words.day(item.get("startPublicationDate")),
    )


def _label(item: Json, name: str) -> str:
    values = item.get(name)
    return cell(values[0], "label") if isinstance(values, list) and values else ""
