"""Sources of places: schools, training bodies, and where one is advised."""

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.job import Job
from api.guide.opendata.places import directory, guidance, onisep, own, points, reception, schools, training
from api.guide.opendata.places.layouts import ItemLayout, TableLayout, import_items, import_rows, import_table
from api.guide.opendata.source import ODBL, OPEN, UNSTATED, Importer, Source, credit
from api.guide.places.merge import kinds_of_records, uais_of_others
from api.guide.places.service import OPEN_DAYS_SOURCE

_APPRENTICESHIP = "Mission nationale pour l’apprentissage"
_BODIES_URL = "https://referentiel.apprentissage.beta.gouv.fr/"
_MISSIONS_URL = "https://travail-emploi.gouv.fr/les-missions-locales"
_EDUCATION = "https://data.education.gouv.fr/explore/dataset/"


def _table(layout: type[TableLayout]) -> Importer:
    def run(job: Job) -> None:
        with job.file.table() as table:
            import_table(job, table, layout(job.gazetteer, table.header))

    return run


def _items(layout: type[ItemLayout]) -> Importer:
    def run(job: Job) -> None:
        import_items(job, layout(job.gazetteer))

    return run


def _in_a_demonstration(importer: Importer) -> Importer:
    """For lists whose licence nobody states."""

    def run(job: Job) -> None:
        if not job.demo:
            raise BrokenFileError("demo_only")
        importer(job)

    return run


def _annuaire(job: Job) -> None:
    """The directory as a table, or as records of the API."""
    if job.file.is_workbook or not job.file.starts_as_json():
        _table(schools.Annuaire)(job)
        return
    layout = schools.Annuaire(job.gazetteer, directory.HEADER)
    import_rows(job, layout, directory.rows_of(job.file.items(("results", "records"))))


def _training_points(job: Job) -> None:
    layout = training.TrainingPoints(job.gazetteer)
    items = job.file.items(training.ReferenceBodies.list_names)
    import_items(job, layout, training.places_of_training(items))


def _points_of_parcoursup(job: Job) -> None:
    with job.file.table() as table:
        layout = points.TaughtAt(job.gazetteer, table.header)
        elsewhere = uais_of_others(job.connection, job.source)
        import_rows(job, layout, layout.by_school(table.rows(), elsewhere))


def _networks(job: Job) -> None:
    with job.file.table() as table:
        layout = training.NetworkBodies(job.gazetteer, table.header, job.file.name)
        import_table(job, table, layout)


def _own_places(job: Job) -> None:
    with job.file.table() as table:
        dataset = "demo" if job.demo else ""
        kinds = kinds_of_records(job.connection, job.source, dataset)
        layout = own.OwnPlaces(job.gazetteer, table.header, job.today, dataset, kinds)
        import_table(job, table, layout)


SOURCES: dict[str, Source] = {
    "annuaire": Source(
        credit(
            "Annuaire de l’éducation",
            "Ministère de l’Éducation nationale (DEPP)",
            OPEN,
            f"{_EDUCATION}fr-en-annuaire-education/",
        ),
        _annuaire,
        rank=10,
    ),
    "annuaire-mini": Source(
        credit(
            "Annuaire de l’éducation, extrait de 2025",
            "Ministère de l’Éducation nationale (DEPP)",
            OPEN,
            f"{_EDUCATION}fr-en-annuaire-education/",
        ),
        _table(directory.MiniDirectory),
        rank=22,
    ),
    "adresse-geolocalisation": Source(
        credit(
            "Adresse et géolocalisation des établissements",
            "Ministère de l’Éducation nationale (DEPP)",
            OPEN,
            f"{_EDUCATION}fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre/",
        ),
        _table(schools.Geolocation),
        rank=20,
    ),
    "ecoles-derivees": Source(
        credit(
            "Annuaire de l’éducation, liste dérivée",
            "Ministère de l’Éducation nationale (DEPP), France Schools Map",
            OPEN,
            f"{_EDUCATION}fr-en-annuaire-education/",
        ),
        _items(schools.DerivedSchools),
        # Taken from the directory in 2026: its names are newer than those of 2024 and 2025.
        rank=18,
    ),
    "lycees-ival": Source(
        credit(
            "Indicateurs de résultats des lycées (noms et adresses)",
            "Ministère de l’Éducation nationale (DEPP)",
            OPEN,
            f"{_EDUCATION}fr-en-indicateurs-de-resultat-des-lycees-gt_v2/",
        ),
        _items(schools.Lycees),
        rank=40,
    ),
    "points-voie-pro": Source(
        credit(
            "Points des établissements de la voie professionnelle",
            "Ministère de l’Éducation nationale",
            OPEN,
            "https://github.com/betagouv/aplypro",
        ),
        _items(schools.VocationalPoints),
        rank=90,
    ),
    "etablissements-superieur": Source(
        credit(
            "Principaux établissements d’enseignement supérieur",
            "Ministère de l’Enseignement supérieur et de la Recherche",
            OPEN,
            "https://data.enseignementsup-recherche.gouv.fr/explore/dataset/"
            "fr-esr-principaux-etablissements-enseignement-superieur/",
        ),
        _table(training.HigherEducation),
        rank=15,
    ),
    "organismes-formation": Source(
        credit("Organismes de formation en apprentissage", _APPRENTICESHIP, OPEN, _BODIES_URL),
        _table(training.TrainingBodies),
        rank=55,
    ),
    "referentiel-organismes": Source(
        credit("Référentiel UAI-SIRET des organismes de formation", _APPRENTICESHIP, OPEN, _BODIES_URL),
        _items(training.ReferenceBodies),
        rank=50,
    ),
    "lieux-formation": Source(
        credit("Lieux de formation des organismes", _APPRENTICESHIP, OPEN, _BODIES_URL),
        _training_points,
        rank=88,
    ),
    "reseaux": Source(
        credit("Réseaux d’organismes de formation", _APPRENTICESHIP, OPEN, _BODIES_URL),
        _networks,
        rank=60,
    ),
    "catalogue-apprentissage": Source(
        credit(
            "Catalogue des formations en apprentissage",
            _APPRENTICESHIP,
            OPEN,
            "https://catalogue-apprentissage.intercariforef.org/",
        ),
        _items(training.Courses),
        rank=65,
    ),
    "missions-locales": Source(
        credit("Structures du référentiel i-milo", "Ministère du Travail (DGEFP)", UNSTATED, _MISSIONS_URL),
        _items(guidance.MissionStructures),
        rank=70,
    ),
    "couverture-unml": Source(
        credit(
            "Couverture des missions locales",
            "Union nationale des missions locales",
            UNSTATED,
            "https://www.unml.info/",
        ),
        _table(guidance.MissionCoverage),
        rank=68,
    ),
    "dila": Source(
        credit(
            "Annuaire de l’administration et des services publics",
            "DILA (Services du Premier ministre)",
            OPEN,
            "https://api-lannuaire.service-public.fr/explore/dataset/api-lannuaire-administration/",
        ),
        _items(guidance.PublicServices),
        rank=30,
    ),
    "france-services": Source(
        credit(
            "France services",
            "Agence nationale de la cohésion des territoires",
            OPEN,
            "https://github.com/anct-carto/france_services",
        ),
        _table(reception.FranceServices),
        rank=35,
    ),
    "lieux-maine-et-loire": Source(
        credit(
            "Lieux de médiation numérique",
            "Département de Maine-et-Loire",
            OPEN,
            "https://github.com/anct-cartographie-nationale/mednum-cli",
        ),
        _items(reception.DepartmentDesks),
        rank=75,
    ),
    "lieux-angers": Source(
        credit(
            "Guide des services numériques",
            "Ville d’Angers",
            UNSTATED,
            "https://www.angers.fr/services-demarches/demarches-pour-les-particuliers/"
            "guide-des-services-numeriques/",
        ),
        _in_a_demonstration(_items(reception.AngersDesks)),
        rank=80,
    ),
    "lieux-connumm": Source(
        credit(
            "Lieux de médiation numérique des Pays de la Loire (2020)",
            "Hub ConnUMM",
            UNSTATED,
            "https://github.com/betagouv/Aidants_Connect_Carto",
        ),
        _in_a_demonstration(_table(reception.DigitalHelp)),
        rank=95,
    ),
    "points-parcoursup": Source(
        credit(
            "Parcoursup, lieux des formations",
            "Ministère de l’Enseignement supérieur et de la Recherche",
            OPEN,
            "https://data.enseignementsup-recherche.gouv.fr/explore/dataset/fr-esr-parcoursup/",
        ),
        _points_of_parcoursup,
        rank=89,
    ),
    "onisep-etablissements": Source(
        credit(
            "Idéo-Enseignements, identifiants des établissements",
            "Onisep",
            ODBL,
            "https://opendata.onisep.fr/",
        ),
        _table(onisep.Schools),
        rank=85,
    ),
    OPEN_DAYS_SOURCE: Source(
        credit("Idéo-Structures, journées portes ouvertes", "Onisep", ODBL, "https://opendata.onisep.fr/"),
        onisep.open_days,
    ),
    "lieux": Source(
        credit("Lieux de l’orientation", "La Région", OPEN, None),
        _own_places,
        rank=5,
    ),
}
