"""SQL that tells of rows that stay whether they became another's: a column of the list slipped by a row."""

from collections.abc import Mapping

NOTES = """
    CREATE TEMP TABLE IF NOT EXISTS told_otherwise (part text, key text, was bytea, told bytea) ON COMMIT DROP
"""
"""Where `count_others` notes what it finds: digests of what was told of a field of a row, and is."""

FAR_DEGREES = 0.04
"""A point that moves further (some three kilometres) is another's: an address is never so inexact."""


def letters(value: str) -> str:
    """A name without what publishers write now so, now so: case, accents, punctuation."""
    return f"regexp_replace(epass_fold({value}), '[^a-z0-9]+', '', 'g')"


def site(value: str) -> str:
    """Whose page an address is."""
    return f"split_part({value}, '/', 3)"


def point(lat: tuple[str, str], lon: tuple[str, str], exact: tuple[str, str]) -> tuple[str, str]:
    """What is compared of a point, each as (was, told): an exact one, the same where it is a little off."""
    far = " OR ".join(f"abs({was} - {told}) > {FAR_DEGREES}" for was, told in (lat, lon))
    was, told = (f"concat_ws(' ', {lat[at]}, {lon[at]})" for at in (0, 1))
    return (
        f"CASE WHEN {exact[0]} THEN {was} END",
        f"CASE WHEN {exact[1]} THEN CASE WHEN {exact[0]} AND NOT ({far}) THEN {was} ELSE {told} END END",
    )


def count_others(fields: Mapping[str, tuple[str, str]], key: str, rows: str, where: str = "true") -> str:
    """Of each named (was, told), of the joined `rows` that had it, how many are told otherwise, and its name.

    `key` tells rows apart, `s` is what is staged of one. Noted in `NOTES` is also what is told anew or no
    more: it may come back as another's.
    """
    values = ", ".join(f"('{name}', {was}, {told})" for name, (was, told) in fields.items())
    return f"""
    WITH field AS MATERIALIZED (
        SELECT field.*, {key} AS key, NOT (s IS NULL) AS staged
        FROM {rows} CROSS JOIN LATERAL (VALUES {values}) AS field(part, was, told)
        WHERE {where}
    ), noted AS (
        INSERT INTO told_otherwise
        SELECT part, key, sha256(convert_to(was, 'UTF8')), sha256(convert_to(told, 'UTF8')) FROM field
        WHERE staged AND was IS DISTINCT FROM told
    )
    SELECT count(*) FILTER (WHERE was <> told), count(was), part FROM field GROUP BY part
    """  # noqa: S608
