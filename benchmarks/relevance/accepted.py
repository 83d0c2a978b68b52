"""Whether a result is one of the answers that a query's writer accepts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.platform.kit.bulk import Connection
from api.platform.kit.geo import Position, distance_m
from api.platform.kit.text import fold

Key = tuple[str, str]
"""Type and id."""


@dataclass
class Thing:
    """What is known of something that may be found; a training has a site for each place that teaches it."""

    type: str
    id: str
    name: str
    kind: str | None = None
    uai: str | None = None
    level: int | None = None
    statuses: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    sites: list[Position] = field(default_factory=list)


_THINGS = """
    SELECT 'place', p.id::text, p.name, p.kind, p.uai, NULL::int, '{}'::text[],
        array_remove(ARRAY[p.commune_code], NULL), ARRAY[p.lat], ARRAY[p.lon]
    FROM place p WHERE p.status = 'open'
    UNION ALL
    SELECT 'training', t.id, t.label, t.diploma, NULL, t.level,
        ARRAY(SELECT DISTINCT unnest(tp.statuses) FROM training_place tp WHERE tp.training_id = t.id),
        array_remove(array_agg(p.commune_code), NULL), array_remove(array_agg(p.lat), NULL),
        array_remove(array_agg(p.lon), NULL)
    FROM training t LEFT JOIN training_place tp ON tp.training_id = t.id
    LEFT JOIN place p ON p.uai = tp.uai AND p.status = 'open' GROUP BY t.id
    UNION ALL
    SELECT 'career', code, label, NULL, NULL, NULL, '{}', '{}', '{}', '{}' FROM career WHERE rome_version = 4
    UNION ALL
    SELECT 'event', id::text, title, kind, NULL, NULL, '{}', array_remove(ARRAY[commune_code], NULL),
        array_remove(ARRAY[lat], NULL), array_remove(ARRAY[lon], NULL)
    FROM event WHERE status = 'scheduled' AND ends_at > now()
    UNION ALL
    SELECT 'offer', id::text, title, kind, NULL, NULL, '{}', array_remove(ARRAY[commune_code], NULL),
        ARRAY[lat], ARRAY[lon]
    FROM offer WHERE status = 'published'
    UNION ALL
    SELECT 'answer', id::text, question, NULL, NULL, NULL, '{}', '{}', '{}', '{}'
    FROM public_answer WHERE status = 'published'
"""
_COMMUNES = "SELECT code, lat, lon FROM commune WHERE lat IS NOT NULL"


class Answers:
    """What is in a database, and what each query accepts of it."""

    def __init__(self, connection: Connection) -> None:
        self.things: dict[Key, Thing] = {}
        for type_, id_, name, kind, uai, level, statuses, communes, lats, lons in connection.execute(_THINGS):
            sites = [Position(*site) for site in zip(lats, lons, strict=True)]
            self.things[type_, id_] = Thing(
                type_, id_, name, kind, uai, level, frozenset(statuses), frozenset(communes), sites
            )
        self.communes = {code: Position(lat, lon) for code, lat, lon in connection.execute(_COMMUNES)}

    def accepted(self, query: Mapping[str, Any], type_: str, id_: str) -> bool:
        """Whether any alternative of the query fits."""
        thing = self.things.get((type_, id_), Thing(type_, id_, id_))
        return any(self._fits(thing, one, query["near"]) for one in query["accept"])

    def _fits(self, thing: Thing, wanted: Mapping[str, Any], near: str | None) -> bool:
        return all(
            self._holds(thing, condition, value, wanted.get("of") or near)
            for condition, value in wanted.items()
            if condition != "of"
        )

    def _holds(self, thing: Thing, condition: str, value: Any, around: str | None) -> bool:
        match condition:
            case "type" | "id" | "name" | "uai" | "level":
                return bool(getattr(thing, condition) == value)
            case "kind" | "diploma":
                return bool(thing.kind == value)
            case "kind_in":
                return bool(thing.kind in value)
            case "code":
                return bool(thing.id == value)
            case "code_prefix":
                return thing.id.startswith(value)
            case "status":
                return bool(value in thing.statuses)
            case "commune" | "taught_in":
                return bool(value in thing.communes)
            case "department":
                return any(commune.startswith(value) for commune in thing.communes)
            case "name_has":
                return all(word in fold(thing.name) for word in fold(value).split())
            case "within_km":
                here = self.communes.get(around or "")
                return here is not None and any(
                    distance_m(here, site) <= 1000 * value for site in thing.sites
                )
        raise ValueError(condition)
