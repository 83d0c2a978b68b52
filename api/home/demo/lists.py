"""Public lists of the demonstration set: codes, names and figures, each a file as PostgreSQL writes CSV."""

from typing import NamedTuple

from psycopg import sql

from api.guide.figures import bulk as figures
from api.guide.trainings import bulk as trainings
from api.home.demo import DATA, queries
from api.home.demo.marks import imported, mark
from api.platform.kit.bulk import Connection, List, staging, upsert
from api.platform.kit.clock import today


class Listed(NamedTuple):
    """A list that stands in a file of that name; `sources` are the imports that bring it for real."""

    name: str
    target: List
    sources: tuple[str, ...]
    kept: str = "true"
    """Which of its rows the set needs."""
    blank: tuple[str, ...] = ()
    """Texts of its publisher that are not ours to ship."""

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.target.keys, *self.target.others)


_PORTRAITS = tuple(
    f"dares-{name}"
    for name in (
        *("ages", "effectifs", "femmes", "salaire-median", "salaires"),
        *("horaires", "temps-travail", "diplomes", "secteurs"),
    )
)

LISTS = (
    Listed("training_lists", trainings.READINGS, ()),
    Listed("training_levels", trainings.LEVELS, ("niveaux-formation",)),
    Listed("training_diplomas", trainings.DIPLOMAS, ("formations-diplomes",), queries.DIPLOMAS),
    Listed(
        "training_courses",
        trainings.COURSES,
        ("mef",),
        queries.COURSES,
    ),
    Listed(
        "training_certifications",
        trainings.CERTIFICATIONS,
        ("certif-info",),
        queries.CERTIFICATIONS,
    ),
    Listed(
        "training_sheets",
        trainings.SHEETS,
        ("onisep-fiches-formations",),
        queries.SHEETS,
        ("summary", "access", "expected", "follows"),
    ),
    Listed("training_sheets_next", trainings.SHEETS_NEXT, ("onisep-fiches-formations",), queries.SHEETS_NEXT),
    Listed("training_families", trainings.FAMILIES, ("familles-metiers",)),
    Listed(
        "training_offers",
        trainings.OFFERS,
        ("constat-formations", "capacites-formations", "affelnet-2de", "affelnet-1re", "bts-parcoursup"),
        queries.OF_PLACES,
    ),
    Listed("training_programmes", trainings.PROGRAMMES, ("parcoursup",), queries.OF_PLACES),
    Listed("training_masters", trainings.MASTERS, ("masters",), queries.OF_PLACES),
    Listed(
        "training_subjects", trainings.SUBJECTS, ("onisep-specialites", "onisep-options"), queries.OF_PLACES
    ),
    Listed(
        "outcomes_of_schools",
        figures.OUTCOMES_OF_SCHOOLS,
        ("inserjeunes-etablissements", "inserjeunes-cfa"),
        queries.OF_PLACES,
    ),
    Listed("outcomes_of_trainings", figures.OUTCOMES_OF_TRAININGS, ("inserjeunes-formations",)),
    Listed("occupations", figures.OCCUPATIONS, ("dares-fap",)),
    Listed("occupations_and_careers", figures.OCCUPATION_ROME, ("dares-fap-rome",)),
    Listed("basins", figures.BASINS, ("bassins-emploi",)),
    Listed("planned_hirings", figures.HIRINGS, ("bmo",)),
    Listed("tensions", figures.TENSIONS, ("dares-tensions",)),
    Listed("portraits", figures.PORTRAITS, _PORTRAITS, queries.RECENT),
)


def write_lists(connection: Connection) -> int:
    """Write the lists that no import brought here, and what is made of them; the rows written."""
    written = 0
    for listed in LISTS:
        if not imported(connection, listed.sources):
            rows = _write(connection, listed)
            for source in listed.sources:
                mark(connection, source, "demonstration", "", rows)
            written += rows
    trainings.refresh(connection, today())
    return written


def _write(connection: Connection, listed: Listed) -> int:
    table = listed.target.table
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)").format(
        sql.Identifier(staging(connection, table, listed.columns)),
        sql.SQL(", ").join(map(sql.Identifier, listed.columns)),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as target:
        target.write((DATA / f"{listed.name}.csv").read_bytes())
    done = upsert(connection, table, listed.target.keys, listed.columns, replaces=listed.target.replaces)
    return done.created + done.updated + done.unchanged


def compile_lists(connection: Connection, departments: list[str]) -> None:
    """Write the files out of a database that holds the real imports (a developer's tool)."""
    for listed in LISTS:
        statement = sql.SQL(
            "COPY (SELECT {columns} FROM {table} WHERE {kept} ORDER BY {keys})"
            " TO STDOUT (FORMAT csv, DELIMITER ';', HEADER)"
        ).format(
            columns=sql.SQL(", ").join(
                sql.SQL("'' AS {}" if column in listed.blank else "{}").format(sql.Identifier(column))
                for column in listed.columns
            ),
            table=sql.Identifier(listed.target.table),
            kept=sql.SQL(listed.kept).format(departments=departments),
            keys=sql.SQL(", ").join(map(sql.Identifier, listed.target.keys)),
        )
        with connection.cursor() as cursor, cursor.copy(statement) as source:
            (DATA / f"{listed.name}.csv").write_bytes(b"".join(source))
