"""Careers and what is said of them, written by whole lists."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from api.guide.careers import choice_queries
from api.platform.kit.bulk import Connection, Effects, List, Vanishing, write

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


def refresh_synonyms(connection: Connection) -> None:
    """Let careers be found by their job titles; a ROME 4 career without its own has those of ROME 3."""
    connection.execute(
        """
        WITH titles AS (
            SELECT rome_version, code, left(string_agg(label, ' · ' ORDER BY label), %s) AS synonyms
            FROM career_appellation GROUP BY rome_version, code
        ), wanted AS (
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


def refresh_choices(connection: Connection) -> None:
    """Write anew what careers are searched by: after whatever changes careers or what is said of them."""
    connection.execute(choice_queries.CLEAR)
    connection.execute(choice_queries.REFRESH)
