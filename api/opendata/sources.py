"""Every source that can be imported: who publishes it, under which licence, and how it is read."""

from collections.abc import Callable
from typing import NamedTuple

from api.kit.sources import Credit
from api.opendata import agenda, geography, outlines, places_schools
from api.opendata.job import Job
from api.opendata.places import ItemLayout, TableLayout, import_items, import_table

Importer = Callable[[Job], None]

_OPEN = ("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
_ODBL = ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
_EDUCATION = "https://data.education.gouv.fr/explore/dataset/"


class Source(NamedTuple):
    """A source; of two that differ about a place, the one of lower rank is believed."""

    credit: Credit
    importer: Importer
    rank: int = 100


def _table(layout: type[TableLayout]) -> Importer:
    def run(job: Job) -> None:
        with job.file.table() as table:
            import_table(job, table, layout(job.gazetteer, table.header))

    return run


def _items(layout: type[ItemLayout]) -> Importer:
    def run(job: Job) -> None:
        import_items(job, layout(job.gazetteer))

    return run


def _credit(title: str, publisher: str, licence: tuple[str, str | None], url: str | None) -> Credit:
    return Credit(title, publisher, *licence, url)


_GEO_URL = "https://github.com/etalab/decoupage-administratif"

SOURCES: dict[str, Source] = {
    "departements": Source(
        _credit("Code officiel géographique : départements", "INSEE, Etalab", _OPEN, _GEO_URL),
        geography.departments,
    ),
    "communes": Source(
        _credit("Code officiel géographique : communes", "INSEE, Etalab", _OPEN, _GEO_URL),
        geography.communes,
    ),
    "epci": Source(
        _credit("Intercommunalités", "DGCL, INSEE, Etalab", _OPEN, _GEO_URL),
        geography.epci,
    ),
    "codes-postaux": Source(
        _credit(
            "Base officielle des codes postaux",
            "La Poste",
            _OPEN,
            "https://www.data.gouv.fr/datasets/base-officielle-des-codes-postaux/",
        ),
        geography.postal_codes,
    ),
    "contours": Source(
        _credit(
            "Admin Express : contours administratifs",
            "IGN",
            _OPEN,
            "https://geoservices.ign.fr/adminexpress",
        ),
        outlines.outlines,
    ),
    "annuaire": Source(
        _credit(
            "Annuaire de l’éducation",
            "Ministère de l’Éducation nationale (DEPP)",
            _OPEN,
            f"{_EDUCATION}fr-en-annuaire-education/",
        ),
        _table(places_schools.Annuaire),
        rank=10,
    ),
    "adresse-geolocalisation": Source(
        _credit(
            "Adresse et géolocalisation des établissements",
            "Ministère de l’Éducation nationale (DEPP)",
            _OPEN,
            f"{_EDUCATION}fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre/",
        ),
        _table(places_schools.Geolocation),
        rank=20,
    ),
    "ecoles-derivees": Source(
        _credit(
            "Annuaire de l’éducation, liste dérivée",
            "Ministère de l’Éducation nationale (DEPP), France Schools Map",
            _OPEN,
            f"{_EDUCATION}fr-en-annuaire-education/",
        ),
        _items(places_schools.DerivedSchools),
        rank=25,
    ),
    "lycees-ival": Source(
        _credit(
            "Indicateurs de résultats des lycées (noms et adresses)",
            "Ministère de l’Éducation nationale (DEPP)",
            _OPEN,
            f"{_EDUCATION}fr-en-indicateurs-de-resultat-des-lycees-gt_v2/",
        ),
        _items(places_schools.Lycees),
        rank=40,
    ),
    "points-voie-pro": Source(
        _credit(
            "Points des établissements de la voie professionnelle",
            "Ministère de l’Éducation nationale",
            _OPEN,
            "https://github.com/betagouv/aplypro",
        ),
        _items(places_schools.VocationalPoints),
        rank=90,
    ),
    "agenda": Source(
        _credit("Agenda de l’orientation", "La Région", _OPEN, None),
        agenda.agenda,
    ),
}
