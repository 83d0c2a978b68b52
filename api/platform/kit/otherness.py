"""SQL that tells of rows that stay whether they became another's: a column of the list slipped by a row."""

from collections.abc import Iterable

FAR_DEGREES = 0.04
"""A point that moves further (some three kilometres) is another's: an address is never so inexact."""


def letters(value: str) -> str:
    """A name without what publishers write now so, now so: case, accents, punctuation."""
    return f"regexp_replace(epass_fold({value}), '[^a-z0-9]+', '', 'g')"


def site(value: str) -> str:
    """Whose page an address is."""
    return f"split_part({value}, '/', 3)"


def point(lat: tuple[str, str], lon: tuple[str, str], exact: tuple[str, str]) -> tuple[str, str]:
    """What is compared of a point, each as (was, told): whether one that is exact moved."""
    far = " OR ".join(f"abs({was} - {told}) > {FAR_DEGREES}" for was, told in (lat, lon))
    return f"CASE WHEN {exact[0]} THEN 'here' END", f"CASE WHEN {exact[1]} AND ({far}) THEN 'elsewhere' END"


def count_others(pairs: Iterable[tuple[str, str]], rows: str, where: str = "true") -> str:
    """For each (was, told): of the joined `rows` that had it, how many are told otherwise; and its number."""
    fields = ", ".join(f"({number}, {was}, {told})" for number, (was, told) in enumerate(pairs))
    return f"""
    SELECT count(*) FILTER (WHERE field.was <> field.told), count(field.was), field.number::text
    FROM {rows} CROSS JOIN LATERAL (VALUES {fields}) AS field(number, was, told)
    WHERE {where} GROUP BY field.number
    """  # noqa: S608
