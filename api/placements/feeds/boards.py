"""Job boards, in the layouts that they send to La bonne alternance: HelloWork, leboncoin, Engagement Jeunes,
La Poste.

Jobs that are neither an apprenticeship nor a placement are not our business.
"""

import re
from collections.abc import Mapping

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.reader import Json
from api.placements.feeds import words
from api.placements.feeds.drafts import Draft
from api.placements.offers.bulk import UNNAMED, Remote
from api.platform.kit.text import fold

LEBONCOIN = {
    "redirection": ["redirection", "url"],
    "ville": ["ville"],
    "entreprise": ["entreprise"],
    "description": ["description"],
    "titre": ["titre"],
    "identifiant": ["identifiant", "id"],
    "code_postal": ["code_postal"],
    "siret": ["siret"],
}
LEBONCOIN_NEEDED = ("redirection", "titre", "identifiant", "code_postal")

_LOCALITY = re.compile(r"(\d{5})\s+(.+)")
_REMOTE = {
    "occasionnel": Remote.PARTLY,
    "partiel": Remote.PARTLY,
    "complet": Remote.YES,
    "oui": Remote.PARTLY,
}
_MONTHS = {"month": 1, "mois": 1, "year": 12, "an": 12, "annee": 12}


def hellowork(item: Mapping[str, str]) -> Draft | None:
    """One `job` of HelloWork's XML."""
    known = words.kind_of(item.get("contract"), item.get("title"))
    if known is None:
        return None
    lat, lon = normalise.pair(item.get("geoloc")) or (None, None)
    return Draft(
        _key(item, "job_id"),
        known[0],
        words.title(item.get("title")),
        words.title(item.get("company_title")) or UNNAMED,
        words.link(item.get("url")),
        words.paragraphs(item.get("description"), item.get("profile")),
        siret=normalise.siret(item.get("siret")),
        levels=words.levels_named(item.get("title")),
        address=words.plain(item.get("address"), 200) or None,
        postcode=normalise.postcode(item.get("postal_code")),
        town=normalise.text(item.get("city")),
        lat=lat,
        lon=lon,
        duration_days=_length(item.get("contract_period_value"), item.get("contract_period_unit")),
        contract=known[1],
        remote=_remote(item.get("remote")),
        published_on=words.day(item.get("publication_date")),
    )


def laposte(item: Mapping[str, str]) -> Draft | None:
    """One `offre` of La Poste's XML. Its `latitude` and `longitude` are not always those of its town."""
    known = words.kind_of(item.get("type-de-contrat"), item.get("intitule-du-poste"))
    if known is None:
        return None
    locality = _LOCALITY.fullmatch(normalise.text(item.get("localite")))
    return Draft(
        _key(item, "reference"),
        known[0],
        words.title(item.get("intitule-du-poste")),
        words.title(item.get("company")) or "La Poste",
        words.link(item.get("url-de-l-offre")),
        words.paragraphs(
            item.get("description-de-la-mission"),
            item.get("profil-recherche"),
            item.get("formation-et-experience"),
        ),
        postcode=locality[1] if locality else None,
        town=normalise.text(item.get("localisation-du-poste")) or (locality[2] if locality else None),
        department=words.department_named(item.get("departement-du-poste")),
        lat=normalise.number(item.get("latitude")),
        lon=normalise.number(item.get("longitude")),
        duration_days=words.days_of(item.get("duree-du-contrat")),
        hours_per_week=words.hours(item.get("temps-de-travail-hebdomadaire")),
        contract=known[1],
        remote=_remote(item.get("teletravail")),
        published_on=words.day(item.get("date-de-mise-a-jour")),
    )


def leboncoin(item: Mapping[str, str]) -> Draft | None:
    """One row of leboncoin's CSV; its cells hold whole texts of many lines."""
    known = words.kind_of(item.get("titre")) or words.kind_of(item.get("description"))
    if known is None:
        return None
    return Draft(
        _key(item, "identifiant"),
        known[0],
        words.title(item.get("titre")),
        words.title(item.get("entreprise")) or UNNAMED,
        words.link(item.get("redirection")),
        words.paragraphs(item.get("description")),
        siret=normalise.siret(item.get("siret")),
        levels=words.levels_named(item.get("titre")),
        postcode=normalise.postcode(item.get("code_postal")),
        town=normalise.text(item.get("ville")),
        contract=known[1],
    )


def engagement_jeunes(item: Json) -> Draft | None:
    """One offer of Engagement Jeunes' JSON."""
    known = words.kind_of(item.get("contrat"), item.get("title"))
    if known is None or (cell(item, "location_pays_code") or "FR") != "FR":
        return None
    return Draft(
        _key(item, "id"),
        known[0],
        words.title(item.get("title")),
        words.title(item.get("societe")) or UNNAMED,
        words.link(item.get("application_url")),
        words.paragraphs(item.get("mission"), item.get("profil")),
        levels=words.levels_named(item.get("niveau_diplome")),
        postcode=normalise.postcode(item.get("location_cp")),
        town=cell(item, "location_ville"),
        department=normalise.department(item.get("location_departement_code")),
        duration_days=_length(item.get("duree_contrat"), item.get("duree_contrat_unit")),
        contract=known[1],
        published_on=words.day(item.get("creation_date")),
    )


def _key(item: Mapping[str, object], name: str) -> str:
    key = normalise.text(item.get(name))
    if not key:
        raise RejectedRowError("no_key")
    return key[:200]


def _remote(value: object) -> Remote:
    told = normalise.text(value).lower()
    return next((remote for word, remote in _REMOTE.items() if told.startswith(word)), Remote.NO)


def _length(value: object, unit: object) -> int | None:
    told = fold(normalise.text(unit))
    months = _MONTHS.get(told) or _MONTHS.get(told.removesuffix("s"))
    number = normalise.number(value)
    return words.days_of(number * months) if number is not None and months else None
