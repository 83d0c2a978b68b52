"""The publishers' lists, written whole; and what people see, made anew of all of them (`refresh`)."""

from datetime import date

from psycopg import sql

from api.guide.trainings import refresh_queries
from api.platform.kit.bulk import LINE, Connection, Effects, List, lock, upsert, working

LEVELS = List("training_level", ("code",), ("label", "label_short", "level", "closed_on"), replaces=())
DEVICES = List("training_device", ("code",), ("level_code", "label", "label_short", "closed_on"), replaces=())
DIPLOMAS = List(
    "training_diploma",
    ("code",),
    (
        "level_code",
        "specialty_group",
        "label",
        "title",
        "diploma",
        "common",
        "opened_on",
        "closed_on",
        "predecessors",
        "successors",
        "reserved_for",
        "options",
    ),
    replaces=(),
    names=("label",),
)
COURSES = List(
    "training_course",
    ("code",),
    (
        "diploma_code",
        "device_code",
        "duration",
        "year",
        "label",
        "title",
        "stat_code",
        "opened_on",
        "closed_on",
    ),
    replaces=(),
    names=("label", "stat_code", "diploma_code"),
)
CERTIFICATIONS = List(
    "training_certification",
    ("code",),
    (
        "label",
        "title",
        "kind",
        "level",
        "subject",
        "careers",
        "specialty_group",
        "rncp",
        "diploma_code",
        "onisep_id",
        "previous_code",
        "previous_diploma",
        "last_session",
    ),
    replaces=(),
    names=("label", "diploma_code"),
)
FAMILIES = List(
    "training_family",
    ("common_stat", "stat_code"),
    ("family", "speciality", "common_code", "diploma_code"),
    replaces=(),
    names=("family", "speciality", "diploma_code"),
)
FAMILY_COURSES = List(
    "training_family_course", ("family", "course_code"), ("opened_on", "closed_on"), replaces=()
)
READINGS = List("training_list", ("source",), ("read_on", "year"), keep=("read_on", "year"))
OFFERS = List("training_offer", ("source", "uai", "course", "status"), ("year",), replaces=("source",))

SHEETS = List(
    "training_sheet",
    ("id",),
    (
        "diploma_code",
        "label",
        "title",
        "diploma",
        "kind",
        "months",
        "years_before",
        "level",
        "specialty_group",
        "rncp",
        "summary",
        "access",
        "expected",
        "follows",
        "careers",
        "modified_on",
    ),
    replaces=(),
    names=("label", "diploma_code"),
)
SHEETS_NEXT = List("training_sheet_next", ("id", "label"), ("title", "conditional"), replaces=())
LISTED = List(
    "training_listed",
    ("id",),
    ("label", "title", "diploma", "acronym", "kind", "months", "level", "rncp", "domains"),
    replaces=(),
    names=("label",),
)

SUBJECTS = List("training_subjects", ("id",), ("kind", "uai", "labels", "year"), replaces=("kind",))
PROGRAMMES = List(
    "training_programme",
    ("uai", "label"),
    ("training_id", "title", "diploma", "level", "months", "year", "lat", "lon"),
    replaces=(),
)
MASTERS = List(
    "training_master",
    ("code", "uai", "year"),
    ("label", "url", "is_open", "modes", "partners"),
    names=("label",),
)
RNCP_DIPLOMAS = List(
    "training_rncp_diploma", ("diploma_code", "rncp"), ("level", "active", "ends_on"), replaces=()
)
RNCP = List("training_rncp", ("number",), ("label", "level", "kind", "active", "ends_on"), names=("label",))
RNCP_CAREERS = List("training_rncp_career", ("number", "code"), replaces=("number",))
PAGES = List("training_page", ("diploma_code",), ("url",), replaces=())
PRIORITIES = List("training_priority", ("diploma_code", "region_code"), ("label",), replaces=("region_code",))
KEYWORDS = List("training_keywords", ("diploma_code",), ("words",), replaces=())


def note_reading(connection: Connection, source: str, day: date, year: int | None) -> None:
    """Keep when a list was last read, and of which year it is, its rows else say so."""
    connection.execute(
        "INSERT INTO training_list VALUES (%s, %s, coalesce(%s,"
        " (SELECT max(year) FROM training_offer WHERE source = %s),"
        " (SELECT max(year) FROM training_master WHERE %s = 'masters'))) ON CONFLICT (source) DO UPDATE"
        " SET read_on = excluded.read_on, year = excluded.year"
        " WHERE (training_list.read_on, training_list.year)"
        " IS DISTINCT FROM (excluded.read_on, excluded.year)",
        [source, day, year, source, source],
    )


def shown_masters(connection: Connection) -> set[tuple[str, str]]:
    """Code and school of the masters that people see."""
    return {(code, uai) for code, uai in connection.execute(refresh_queries.SHOWN_MASTERS)}


def refresh(connection: Connection, day: date) -> list[Effects]:
    """Make what people see of all lists, as of that day; only what differs is written."""
    lock(connection, "trainings")  # lists come at once: each refresh sees the whole of those before it
    done = []
    with working(connection, refresh_queries.WORKING, {"day": day}):
        for table, (keys, others, statement) in refresh_queries.SHOWN.items():
            columns = sql.SQL(", ").join(map(sql.Identifier, (*keys, *others)))
            connection.execute(
                sql.SQL(
                    "CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT 0 AS {}, {} FROM ({}) AS wanted"
                ).format(
                    sql.Identifier(f"staged_{table}"), sql.Identifier(LINE), columns, sql.SQL(statement)
                ),
                {"day": day},
            )
            done.append(upsert(connection, table, keys, [*keys, *others], replaces=()))
        connection.execute(refresh_queries.FORMER)
    for table in refresh_queries.SHOWN:
        connection.execute(f"DROP TABLE staged_{table}")
    refresh_somewhere(connection)
    return done


def refresh_somewhere(connection: Connection) -> None:
    """Make anew what is taught at no known place; it also changes when a place opens, closes or is known."""
    lock(connection, "trainings")
    connection.execute(refresh_queries.SOMEWHERE)
