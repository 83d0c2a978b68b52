"""Careers and what is said of them, written by whole lists."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from api.guide.careers import choice_queries
from api.platform.kit.bulk import Connection, Effects, List, Vanishing, lock, working, write

SYNONYMS_LENGTH = 4000
"""Characters of job titles kept with a career to find it by."""
LATEST = 4
"""The ROME that is published today."""
KNOWN_SHARE = 0.9
"""Share of a list's codes that its version knows at least: ROME 3 knows a third of those of ROME 4."""

_FLAGS = ("regulated", "executive", "ecological", "digital", "demographic")
_LABELS = ("label", "label_feminine", "label_masculine", "parent_code", "family_code", *_FLAGS, "synonyms")

FAMILIES = List("career_family", ("code",), ("label", "domain_code"), names=("label",))
CAREERS = List("career", ("rome_version", "code"), _LABELS, keep=("synonyms",), names=("label",))
CAREERS_OF_TREE = CAREERS._replace(keep=_LABELS)
APPELLATIONS = List(
    "career_appellation",
    ("rome_version", "ogr_code"),
    ("code", "label", "label_short", "rare", *_FLAGS),
    names=("label",),
)
APPELLATIONS_OF_TREE = APPELLATIONS._replace(keep=APPELLATIONS.others)
_OF_VERSION = ("rome_version",)
_OF_KIND = ("rome_version", "kind")
INTERESTS = List(
    "career_interest",
    ("rome_version", "code"),
    ("major", "minor"),
    replaces=_OF_VERSION,
    names=("major", "minor"),
)
TEXTS = List("career_text", ("rome_version", "code", "kind", "position"), ("text",), replaces=_OF_KIND)
ITEMS = List(
    "career_item",
    ("rome_version", "ogr_code"),
    ("kind", "category", "label"),
    replaces=_OF_KIND,
    names=("label",),
)
ITEM_LINKS = List("career_item_link", ("rome_version", "code", "ogr_code"), ("weight",), replaces=_OF_VERSION)
LIKINGS = List(
    "career_liking",
    ("rome_version", "liking_code"),
    ("label", "definition"),
    replaces=_OF_VERSION,
    names=("label",),
)
LIKING_LINKS = List(
    "career_liking_link", ("rome_version", "code", "liking_code"), ("principal",), replaces=_OF_VERSION
)
THEMES = List(
    "career_theme",
    ("rome_version", "theme_code"),
    ("label", "definition"),
    replaces=_OF_VERSION,
    names=("label",),
)
THEME_LINKS = List("career_theme_link", ("rome_version", "code", "theme_code"), replaces=_OF_VERSION)
RELATIONS = List(
    "career_relation", ("rome_version", "code", "kind", "target"), ("label", "position"), replaces=_OF_KIND
)
SECTORS = List(
    "career_sector", ("rome_version", "code", "sector_code"), ("sector", "subsector"), replaces=_OF_VERSION
)
SHEETS = List("career_sheet", ("code",), ("fr", "en", "sources", "written_on", "reviewed_on"), replaces=())
ONISEP_CAREERS = List(
    "onisep_career",
    ("edition", "id"),
    ("label", "url", "rome_codes", "domains", "gfe"),
    replaces=("edition",),
    names=("label",),
)
ONISEP_SHEETS = List(
    "onisep_sheet",
    ("id",),
    (
        "name",
        "name_feminine",
        "name_masculine",
        "synonyms",
        "rome_codes",
        "level",
        "summary",
        "nature",
        "conditions",
        "skills",
        "access",
        "life",
        "wages",
        "studies",
        "related",
        "links",
        "sectors",
        "interests",
        "statuses",
        "modified_on",
    ),
    replaces=(),
    names=("name",),
)
ONISEP = List("career_onisep", ("code", "onisep_id"), ("label", "url"), replaces=(), names=("label",))
TIES = List("career_onisep_tie", ("code", "onisep_id"), ("label", "url", "called", "given"), replaces=())


def write_careers(connection: Connection, target: List, rows: Iterable[tuple[int, Sequence[Any]]]) -> Effects:
    """Bring careers. The first row of a later ROME takes the place of the whole earlier one: what cannot be
    found any more vanishes.
    """
    before = _shown(connection)
    done = write(connection, target, rows)
    gone = before - _shown(connection)
    more = [Vanishing(len(gone), len(before), "shown")] if gone else []
    return done._replace(vanishing=[*done.vanishing, *more])


def version_of(connection: Connection, codes: Collection[str]) -> int:
    """Of which ROME a list is that does not say so: the earliest that knows its codes, else the latest."""
    row = connection.execute(
        "SELECT min(rome_version) FROM (SELECT rome_version FROM career WHERE code = ANY(%s)"
        " GROUP BY rome_version HAVING count(*) >= %s) AS known",
        [list(codes), KNOWN_SHARE * len(codes)],
    ).fetchone()
    return int((row and row[0]) or LATEST)


def _shown(connection: Connection) -> set[str]:
    """The careers that can be found: those of the latest ROME."""
    latest = "SELECT code FROM career WHERE rome_version = (SELECT max(rome_version) FROM career)"
    return {row[0] for row in connection.execute(latest)}


def refresh_by_titles(connection: Connection) -> None:
    """Write anew what job titles tell of careers: after whatever changes either."""
    _refresh_synonyms(connection)
    _refresh_former(connection)


def _refresh_synonyms(connection: Connection) -> None:
    """Let careers be found by their job titles; a ROME 4 career without its own has those of ROME 3."""
    connection.execute(
        """
        WITH titles AS (
            SELECT rome_version, code, left(string_agg(label, ' · ' ORDER BY label), %s) AS synonyms
            FROM career_appellation GROUP BY rome_version, code
        ), wanted AS MATERIALIZED (
            SELECT c.rome_version, c.code, coalesce(own.synonyms, older.synonyms, '') AS synonyms
            FROM career c
            LEFT JOIN titles own ON own.rome_version = c.rome_version AND own.code = c.code
            LEFT JOIN titles older ON older.rome_version = 3 AND older.code = c.code
        )
        UPDATE career c SET synonyms = w.synonyms FROM wanted w
        WHERE w.rome_version = c.rome_version AND w.code = c.code AND c.synonyms <> w.synonyms
        """,
        [SYNONYMS_LENGTH],
    )


_COUNTED = {
    "counted_title": "SELECT rome_version, ogr_code, code, label FROM career_appellation",
    "counted_career": "SELECT rome_version, code, parent_code, label FROM career",
}

_FORMER = """
    WITH stood AS MATERIALIZED (
        SELECT c.code, c.parent_code, earlier.code AS sheet, count(*) AS titles,
            bool_or(now.label = c.label) AS own
        FROM counted_title now
        JOIN counted_title earlier ON earlier.ogr_code = now.ogr_code AND earlier.rome_version = 3
        JOIN counted_career c ON c.rome_version = 4 AND c.code = now.code
        WHERE now.rome_version = 4 GROUP BY c.code, c.parent_code, earlier.code
    ), told AS MATERIALIZED (
        SELECT code, max(titles) AS most,
            max(titles) FILTER (WHERE sheet = parent_code) AS of_parent,
            max(sheet) FILTER (WHERE own) AS own, max(titles) FILTER (WHERE own) AS of_own
        FROM stood GROUP BY code
    ), added AS MATERIALIZED (
        SELECT code, parent_code FROM counted_career
        WHERE rome_version = 4 AND parent_code <> code AND code NOT IN (SELECT code FROM told)
          AND parent_code IN (SELECT code FROM counted_title WHERE rome_version = 3)
    ), words AS MATERIALIZED (
        SELECT rome_version, code, array_agg(rtrim(word, 's')) AS said
        FROM (SELECT rome_version, code, label FROM counted_career
              UNION ALL SELECT rome_version, code, label FROM counted_title) AS named,
            regexp_split_to_table(epass_fold(label), '[^a-z0-9]+') AS word
        WHERE length(word) > 3 AND (rome_version, code) IN (
            SELECT 4, code FROM added UNION ALL SELECT 3, parent_code FROM added)
        GROUP BY rome_version, code
    ), alike AS MATERIALIZED (
        SELECT added.code FROM added
        JOIN words own ON own.rome_version = 4 AND own.code = added.code
        JOIN words others ON others.rome_version = 3 AND others.code = added.parent_code
        WHERE own.said && others.said
    ), unlike AS MATERIALIZED (
        SELECT code FROM added EXCEPT SELECT code FROM alike
    ), wanted AS MATERIALIZED (
        SELECT c.rome_version, c.code, CASE
            WHEN c.rome_version = 4 AND c.code IN (SELECT code FROM unlike) THEN NULL
            WHEN t.code IS NULL OR c.parent_code = c.code THEN coalesce(c.parent_code, c.code)
            WHEN t.own IS NULL AND t.of_parent = t.most THEN c.parent_code
            WHEN t.own = c.parent_code AND 3 * t.of_parent >= t.most THEN c.parent_code
            WHEN t.of_parent IS NULL AND t.of_own = t.most THEN t.own END AS former
        FROM counted_career c LEFT JOIN told t ON c.rome_version = 4 AND t.code = c.code
    )
    UPDATE career c SET former_code = w.former FROM wanted w
    WHERE w.rome_version = c.rome_version AND w.code = c.code AND c.former_code IS DISTINCT FROM w.former
"""


def _refresh_former(connection: Connection) -> None:
    """Write in which sheet of ROME 3 each career stood, told by where its job titles stood there.

    It is the broader career's of ROME 4, if its own title stood in it, or no sheet had more of the others. It
    is another only where the broader career's had none: that of its own title, if no other had more. Where it
    is not clear, it is none: who assists lawyers is a secretary for ROME 4, and stood beside them in ROME 3.
    Nor where another sheet had three times as many; nor where it is new in ROME 4 and shares no word with the
    sheet's names: who teaches adapted sports is counted with no occupational therapists.
    """
    lock(connection, "former sheets of careers")
    # At a first import the tables were counted while they were empty.
    with working(connection, _COUNTED):
        connection.execute(_FORMER)


def refresh_choices(connection: Connection) -> None:
    """Write anew what careers are searched by: after whatever changes careers or what is said of them."""
    lock(connection, "choices of careers")  # of two imports at once one after the other
    connection.execute(choice_queries.CLEAR)
    connection.execute(choice_queries.REFRESH)
    connection.execute(choice_queries.REFRESH_SHARED)
