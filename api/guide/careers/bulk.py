"""Careers and what is said of them, written by whole lists."""

from collections.abc import Iterable, Sequence
from typing import Any

from api.platform.kit.bulk import Connection, Effects, List, Vanishing, write

SYNONYMS_LENGTH = 4000
"""Characters of job titles kept with a career to find it by."""


_LABELS = ("label", "label_feminine", "label_masculine", "parent_code", "family_code", "synonyms")

FAMILIES = List("career_family", ("code",), ("label", "domain_code"), names=("label",))
CAREERS = List("career", ("rome_version", "code"), _LABELS, keep=("synonyms",), names=("label",))
CAREERS_OF_TREE = CAREERS._replace(keep=_LABELS)
APPELLATIONS = List(
    "career_appellation", ("rome_version", "ogr_code"), ("code", "label", "label_short"), names=("label",)
)
APPELLATIONS_OF_TREE = APPELLATIONS._replace(keep=APPELLATIONS.others)
INTERESTS = List("career_interest", ("code",), ("major", "minor"), replaces=(), names=("major", "minor"))
RELATIONS = List("career_relation", ("code", "kind", "target"), ("label",), replaces=("kind",))
SECTORS = List("career_sector", ("code", "sector_code"), ("sector", "subsector"), replaces=())
REFERENCES = List(
    "career_reference", ("kind", "key"), ("code", "category", "label"), replaces=("kind",), names=("label",)
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
