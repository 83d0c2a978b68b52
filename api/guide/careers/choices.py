"""What a search of careers can go on by: each value with how many careers the list has once it is added."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.careers import choice_queries as queries
from api.platform.kit.text import prefix_query

ATTRIBUTION = "France Travail, répertoire ROME, Licence Ouverte 2.0"
"""Whose words the values are."""

Filters = Mapping[str, Sequence[str]]
"""Values asked for, by their kind."""


def families_of(codes: Iterable[str]) -> list[str]:
    """Domains and families as they are meant: a domain beside one of its families is that one."""
    asked = dict.fromkeys(codes)
    finer = {code[0] for code in asked if len(code) > 1}
    return [code for code in asked if len(code) > 1 or code not in finer]


def normal(filters: Filters) -> dict[str, list[str]]:
    """Each value once, and families as they are meant."""
    return {
        kind: families_of(filters[kind]) if kind == "family" else list(dict.fromkeys(filters[kind]))
        for kind in queries.DOORS
        if filters.get(kind)
    }


async def choices(
    connection: AsyncConnection, filters: Filters, *, q: str | None = None, words: str | None = None
) -> dict[str, Any]:
    """How many careers these filters find, and what would narrow or widen them.

    Skills are those that most of the careers share; with `words`, those that are called so.
    """
    asked = normal(filters)
    pairs = [(kind, code) for kind, codes in asked.items() for code in codes]
    query, called = prefix_query(q) if q else "", prefix_query(words) if words else ""
    doors = [door for door in queries.DOORS if door != "skill" or called or not words]
    parameters = {
        "kinds": [kind for kind, _ in pairs],
        "codes": [code for _, code in pairs],
        "asks": bool(q),
        "query": query,
        "raw": (q or "").strip(),
        "words": called,
        "doors": doors,
    }
    statement = queries.CHOICES_OF_WORDS if called else queries.CHOICES
    row = (await connection.execute(statement, parameters)).first()
    if row is None:
        return {"total": 0, "chosen": [], "doors": [], "attribution": ATTRIBUTION}
    counted = [*row.counted, *_families(row.families, asked.get("family", []), row.total)]
    values: dict[str, list[dict[str, Any]]] = {door: [] for door in doors}
    for kind, code, label, careers in counted:
        values[kind].append({"code": code, "label": label, "careers": careers})
    labels = {(kind, code): label for kind, code, label in row.chosen}
    return {
        "total": row.total,
        "chosen": [
            {"kind": kind, "code": code, "label": labels[kind, code]}
            for kind, code in pairs
            if (kind, code) in labels
        ],
        "doors": [{"kind": door, "values": found} for door, found in values.items() if found],
        "attribution": ATTRIBUTION,
    }


def _families(
    rows: Iterable[Sequence[Any]], asked: Sequence[str], total: int
) -> Iterable[tuple[str, str, str, int]]:
    """Domains and families that would change what is found; no two of those asked for share a career."""
    known = {code: (label, careers) for code, label, careers in rows}
    for code, (label, alone) in known.items():
        with_it = families_of([*asked, code])
        careers = sum(known[one][1] for one in with_it if one in known)
        if alone and careers != total:
            yield "family", code, label, careers
