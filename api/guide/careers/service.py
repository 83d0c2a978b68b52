"""Decisions about careers."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.careers import notes, queries
from api.guide.careers.choice_queries import DOORS
from api.guide.careers.choices import Filters, normal
from api.guide.careers.queries import afield
from api.guide.videos import service as videos
from api.platform.kit.clock import today
from api.platform.kit.database import Reader, fetch
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.text import fold, folded_query, prefix_query

__all__ = ["afield"]


class CareerBrief(NamedTuple):
    """A career in few words, and the ROME codes that mean it: its own and the broader career's."""

    code: str
    label: str
    family: dict[str, str] | None
    exact: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """Every ROME code that covers it: also those of its family and domain."""
        return self.exact | {self.code[:3], self.code[0]}


SKILLS = ("know_how", "soft", "knowledge")
CONTEXTS = ("hours", "places", "conditions", "publics", "structures", "statuses")
FEW_SHEETS = 4
"""Onisep's sheets that are shown whole on one page, at most."""
FEW = 12
"""Skills that are shown of a career whose list does not say which are its heart."""
_SHARED = ("kind", "code", "label", "careers")
TEACHERS = notes.TEACHERS._asdict()
"""How teachers are hired today, in both languages."""
ONISEP_ATTRIBUTION = "© Onisep, Idéo-Métiers et Idéo-Fiches métiers, ODbL 1.0"


async def search(
    connection: AsyncConnection,
    filters: Filters,
    *,
    q: str | None = None,
    limit: int,
    cursor: str | None = None,
) -> list[Found]:
    """At most `limit` + 1 careers: best match first, else by label."""
    after = decode_cursor(cursor, (float, str))
    query = prefix_query(q) if q else ""
    if q and not query:
        return []
    parameters = {
        "query": query,
        "raw": (q or "").strip(),
        "folded": folded_query(q or ""),
        **_narrowing(filters),
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
        "limit": limit + 1,
    }
    found = await _found(connection, queries.SEARCH, parameters)
    if not found and query and after is None:
        return (await _found(connection, queries.RESEMBLING, parameters))[:limit]
    return found


def _narrowing(filters: Filters) -> dict[str, list[str] | None]:
    asked = normal(filters)
    asked["family"] = [f"{code}%" for code in asked.get("family", [])]
    return {kind: asked.get(kind) or None for kind in DOORS}


async def _found(connection: AsyncConnection, statement: Any, parameters: dict[str, Any]) -> list[Found]:
    rows = (await connection.execute(statement, parameters)).all()
    return [Found(row.score, _position(row.json, row.id), row.json) for row in rows]


def _position(item: str, code: str) -> str:
    # The tie-breaker of the SQL order, so that the cursor stands where the page ended.
    return f"{fold(json.loads(item)['label'])}|{code}"


async def detail(reader: Reader, code: str, regional_url: str) -> dict[str, Any]:
    """A career's page. `regional_url` may hold {label} and {code}. Raises NotFoundError."""
    career = await fetch(reader, queries.DETAIL, {"code": code})
    if not career:
        raise NotFoundError
    [(former, item_json, more_json)] = career
    item, more = json.loads(item_json), json.loads(more_json)
    onisep = await fetch(reader, queries.ONISEP, {"code": code, "former": former, "few": FEW_SHEETS})
    plain_label = (item["label_masculine"] or item["label"]).split(" / ")[0]
    levels = [level for *_, called, _, level in onisep if called == "label"]
    texts, items, related, common = (more.pop(key) for key in ("texts", "items", "related", "shared"))
    access = texts.get("access", [])
    skills = {kind: _telling(items.get(kind, [])) for kind in SKILLS}
    return {
        **item,
        **more,
        "definition": texts.get("definition", []),
        "access": access,
        "access_notes": [
            note._asdict() for note in notes.of_access(code, access, levels, skills["knowledge"])
        ],
        "skills": skills,
        "contexts": {kind: [label for label, _ in items.get(kind, [])] for kind in CONTEXTS},
        "onisep": [
            {"id": key, "label": label, "url": url, "own": called is not None, "called": called}
            for key, label, url, called, *_ in onisep
        ],
        "onisep_sheets": [notes.sheet(json.loads(sheet), today()) for *_, sheet, _ in onisep if sheet],
        "onisep_attribution": ONISEP_ATTRIBUTION,
        "regional_url": regional_url.replace("{label}", quote(plain_label)).replace("{code}", code),
        "france_travail_url": f"https://candidat.francetravail.fr/metierscope/fiche-metier/{code}",
        "related": related,
        "shared": [dict(zip(_SHARED, value, strict=True)) for value in common],
        "videos": videos.shown(more["videos"]),
    }


async def exists(connection: AsyncConnection, code: str) -> bool:
    """Whether there is such a career."""
    return code in await there(connection, [code])


async def there(connection: AsyncConnection, codes: Sequence[str]) -> set[str]:
    """Which of these careers there are."""
    return set((await connection.execute(queries.THERE, {"codes": codes})).scalars())


async def among(connection: AsyncConnection, codes: Sequence[str]) -> list[dict[str, Any]]:
    """Careers by their codes, as a list shows them; unknown codes are left out."""
    rows = await connection.execute(queries.AMONG, {"codes": codes})
    return [json.loads(text) for text in rows.scalars()]


async def notes_on_ways(connection: AsyncConnection, code: str) -> list[dict[str, str]]:
    """What is said beside the trainings that lead to a career, in both languages. Raises NotFoundError."""
    row = (await connection.execute(queries.LAW, {"code": code})).mappings().first()
    if row is None:
        raise NotFoundError
    return [note._asdict() for note in notes.of_ways(**row)]


def _telling(items: list[tuple[str, bool]]) -> list[str]:
    """The skills at the heart of a career; of one without, the first of all."""
    core = [label for label, is_core in items if is_core]
    return core or [label for label, _ in items[:FEW]]


async def families(connection: AsyncConnection) -> list[dict[str, Any]]:
    """The ROME domains, each with its families and their numbers of careers."""
    rows = (await connection.execute(queries.FAMILIES)).all()
    return [
        {
            "code": domain.code,
            "label": domain.label,
            "families": [
                {"code": family.code, "label": family.label, "careers": family.careers}
                for family in rows
                if family.domain_code == domain.code
            ],
        }
        for domain in rows
        if domain.domain_code is None
    ]


async def named_prefixes(connection: AsyncConnection, prefixes: list[str]) -> list[dict[str, str]]:
    """Careers, families and domains by their codes, with labels; unknown codes are left out."""
    if not prefixes:
        return []
    rows = await connection.execute(queries.NAMED, {"codes": prefixes})
    return [{"code": row.code, "label": row.label} for row in rows]


async def with_prefixes(
    connection: AsyncConnection, prefixes: list[str], q: str | None
) -> dict[str, CareerBrief]:
    """Careers whose code, broader career, family or domain is among the prefixes, by code."""
    query = prefix_query(q) if q else ""
    if not prefixes or (q and not query):
        return {}
    rows = await connection.execute(queries.WITH_PREFIXES, {"codes": prefixes, "query": query})
    return {
        row.code: CareerBrief(
            row.code,
            row.label,
            row.family_code and {"code": row.family_code, "label": row.family_label},
            frozenset({row.code, row.parent_code or row.code}),
        )
        for row in rows
    }
