"""Every source that can be imported: who publishes it, under which licence, and how it is read."""

from collections.abc import Callable
from typing import NamedTuple

from api.guide.opendata import (
    agenda,
    geography,
    outlines,
    places_guidance,
    places_region,
    places_schools,
    places_training,
    rome,
    rome_trees,
)
from api.guide.opendata.job import Job
from api.guide.opendata.places import ItemLayout, TableLayout, import_items, import_table
from api.guide.places.merge import kinds_of_records
from api.platform.kit.sources import Credit

Importer = Callable[[Job], None]

_OPEN = ("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
_ODBL = ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
_UNSTATED = ("Licence non précisée", None)
_APPRENTICESHIP = "Mission nationale pour l’apprentissage"
_BODIES_URL = "https://referentiel.apprentissage.beta.gouv.fr/"
_MISSIONS_URL = "https://travail-emploi.gouv.fr/les-missions-locales"
_ROME_URL = "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html"
_ONISEP_URL = "https://opendata.onisep.fr/data/5fa5949243f97/2-ideo-metiers-onisep.htm"
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


def _networks(job: Job) -> None:
    with job.file.table() as table:
        layout = places_training.NetworkBodies(job.gazetteer, table.header, job.file.name)
        import_table(job, table, layout)


def _own_places(job: Job) -> None:
    with job.file.table() as table:
        dataset = "demo" if job.demo else ""
        kinds = kinds_of_records(job.connection, job.source, dataset)
        layout = places_region.OwnPlaces(job.gazetteer, table.header, job.today, dataset, kinds)
        import_table(job, table, layout)


def _credit(title: str, publisher: str, licence: tuple[str, str | None], url: str | None) -> Credit:
    return Credit(title, publisher, *licence, url)


_GEO_URL = "https://github.com/etalab/decoupage-administratif"

SOURCES: dict[str, Source] = {
    "departements": Source(
        _credit("Code officiel géographique : départements", "INSEE, Etalab", _OPEN, _GEO_URL),
        geography.departments,
    ),
    "communes": Source(
        _credit("Code officiel géographique : communes", "INSEE, Etalab", _OPEN, _GEO_URL),
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
            "Admin Express : contours administratifs",
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
    "etablissements-superieur": Source(
        _credit(
            "Principaux établissements d’enseignement supérieur",
            "Ministère de l’Enseignement supérieur et de la Recherche",
            _OPEN,
            "https://data.enseignementsup-recherche.gouv.fr/explore/dataset/"
            "fr-esr-principaux-etablissements-enseignement-superieur/",
        ),
        _table(places_training.HigherEducation),
        rank=15,
    ),
    "organismes-formation": Source(
        _credit("Organismes de formation en apprentissage", _APPRENTICESHIP, _OPEN, _BODIES_URL),
        _table(places_training.TrainingBodies),
        rank=55,
    ),
    "referentiel-organismes": Source(
        _credit("Référentiel UAI-SIRET des organismes de formation", _APPRENTICESHIP, _OPEN, _BODIES_URL),
        _items(places_training.ReferenceBodies),
        rank=50,
    ),
    "reseaux": Source(
        _credit("Réseaux d’organismes de formation", _APPRENTICESHIP, _OPEN, _BODIES_URL),
        _networks,
        rank=60,
    ),
    "catalogue-apprentissage": Source(
        _credit(
            "Catalogue des formations en apprentissage",
            _APPRENTICESHIP,
            _OPEN,
            "https://catalogue-apprentissage.intercariforef.org/",
        ),
        _items(places_training.Courses),
        rank=65,
    ),
    "missions-locales": Source(
        _credit("Structures du référentiel i-milo", "Ministère du Travail (DGEFP)", _UNSTATED, _MISSIONS_URL),
        _items(places_guidance.MissionStructures),
        rank=70,
    ),
    "couverture-unml": Source(
        _credit(
            "Couverture des missions locales",
            "Union nationale des missions locales",
            _UNSTATED,
            "https://www.unml.info/",
        ),
        _table(places_guidance.MissionCoverage),
        rank=68,
    ),
    "dila": Source(
        _credit(
            "Annuaire de l’administration et des services publics",
            "DILA (Services du Premier ministre)",
            _OPEN,
            "https://api-lannuaire.service-public.fr/explore/dataset/api-lannuaire-administration/",
        ),
        _items(places_guidance.PublicServices),
        rank=30,
    ),
    "lieux": Source(
        _credit("Lieux de l’orientation", "La Région", _OPEN, None),
        _own_places,
        rank=5,
    ),
    "rome": Source(_credit("ROME : codes et métiers", "France Travail", _OPEN, _ROME_URL), rome.careers),
    "rome-familles": Source(
        _credit("ROME : arborescence", "France Travail", _OPEN, _ROME_URL), rome_trees.families
    ),
    "rome-appellations": Source(
        _credit("ROME : appellations", "France Travail", _OPEN, _ROME_URL), rome.appellations
    ),
    "rome-riasec": Source(
        _credit("ROME : centres d’intérêt (RIASEC)", "France Travail", _OPEN, _ROME_URL), rome.interests
    ),
    "rome-competences": Source(
        _credit("ROME : compétences", "France Travail", _OPEN, _ROME_URL), rome.skills
    ),
    "rome-environnements": Source(
        _credit("ROME : environnements de travail", "France Travail", _OPEN, _ROME_URL), rome.workplaces
    ),
    "rome-mobilites": Source(_credit("ROME : mobilités", "France Travail", _OPEN, _ROME_URL), rome.moves),
    "rome-textes": Source(
        _credit("ROME : définitions, accès et conditions", "France Travail", _OPEN, _ROME_URL), rome.texts
    ),
    "rome-secteurs": Source(
        _credit("ROME : secteurs d’activité", "France Travail", _OPEN, _ROME_URL), rome_trees.sectors
    ),
    "rome-isco": Source(
        _credit("ROME : correspondance avec la CITP-08", "France Travail", _OPEN, _ROME_URL),
        rome_trees.international_codes,
    ),
    "rome-onisep": Source(
        _credit("Idéo-Métiers Onisep : liens avec le ROME", "Onisep", _ODBL, _ONISEP_URL), rome.onisep_links
    ),
    "agenda": Source(
        _credit("Agenda de l’orientation", "La Région", _OPEN, None),
        agenda.agenda,
    ),
}
