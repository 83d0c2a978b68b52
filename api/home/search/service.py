"""One search over places, trainings, careers, events, offers, public answers and the app's own pages."""

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.region.service import commune_centre
from api.home.search import queries
from api.home.search.gazetteer import Commune
from api.home.search.invented import invented
from api.home.search.knowledge import knowledge
from api.home.search.lexicon import tokens
from api.home.search.ranking import Candidate, ranked
from api.home.search.reasons import why
from api.home.search.understanding import Term, Understood, understand
from api.placements.offers import facade as offers
from api.platform.kit.database import Reader, fetch
from api.platform.kit.geo import Position, mercator_y
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.problems import InvalidInputError
from api.talk.answers import service as answers

TYPES = ("place", "training", "career", "event", "offer", "answer", "help")
MOST = 100_000
"""Beyond what any search finds."""
_MIDDLE = Position(47.4, -0.9)
"""Where nothing says where: what is nearest of equals is then what is nearest to the region's middle."""


class Result(NamedTuple):
    """What was found, what the words were read as, and where the next page begins."""

    items: list[dict[str, Any]]
    understood: dict[str, Any]
    next: str | None


async def search(
    reader: Reader,
    connection: AsyncConnection,
    text: str,
    *,
    commune: str | None = None,
    position: Position | None = None,
    types: Sequence[str] = (),
    literal: Sequence[str] = (),
    empty: Collection[str] = (),
    limit: int,
    cursor: str | None = None,
) -> Result:
    """A page of what answers a text, best first. Nothing is read in its words that are `literal`; those that
    are `empty` are not looked for by themselves. Raises InvalidInputError for a cursor of another list, a
    commune that is not known, a literal word that is none of the text's.
    """
    start = _start(cursor)
    found = await _search(reader, connection, text, commune, position, types, literal, empty)
    shown = await _still_there(connection, found.groups[start : start + limit])
    demo = await invented(connection, [one for first, others in shown for one in (first, *others)])
    items = [_item(found.asked, one, others, demo) for one, others in shown]
    more = encode_cursor(float(start + limit)) if len(found.groups) > start + limit else None
    return Result(items, _told(found), more)


Group = tuple[Candidate, list[Candidate]]


class Found(NamedTuple):
    """All that answers, best first, as places that hold hits; what the words were read as."""

    asked: Understood
    groups: list[Group]
    matched: str
    """Whether something holds all the words, or nothing more than some."""


async def _search(
    reader: Reader,
    connection: AsyncConnection,
    text: str,
    commune: str | None,
    position: Position | None,
    types: Sequence[str] = (),
    literal: Sequence[str] = (),
    empty: Collection[str] = (),
) -> Found:
    """Raises InvalidInputError for a commune that is not known, a literal word that is none of the text's."""
    as_typed = {token for word in literal for token in tokens(word)}
    if not as_typed <= set(tokens(text)):
        raise InvalidInputError("literal", "search_literal_of_none")
    known, vocabulary = await knowledge(reader, text)
    asked = understand(text, known.lexicon, known.gazetteer, vocabulary, as_typed, empty)
    if position is None and commune is not None:
        chosen = known.gazetteer.codes.get(commune)
        position = Position(chosen.lat, chosen.lon) if chosen else await commune_centre(connection, commune)
    if asked.commune is not None:
        position = Position(asked.commune.lat, asked.commune.lon)
    around = known.gazetteer.middle_of(asked.department) or position or _MIDDLE
    found = await _found(reader, asked, position, around, () if asked.distress else types)
    groups = _together(ranked(asked, found, known.lexicon))
    all_held = any(min(one.worths, default=1) > 0 for one in found)
    return Found(asked, groups, "all" if all_held else "some")


def _start(cursor: str | None) -> int:
    """How many come before a page. Raises InvalidInputError."""
    (start,) = decode_cursor(cursor, (float,)) or (0.0,)
    if start not in range(MOST):
        raise InvalidInputError("cursor", "bad_cursor")
    return int(start)


async def _found(
    reader: Reader, asked: Understood, here: Position | None, at: Position, types: Sequence[str]
) -> list[Candidate]:
    """Documents that hold all the words; with too few of them, those that hold some: those around `at`."""
    parameters: dict[str, Any] = {
        "lat": here and here.lat,
        "lon": here and here.lon,
        "x": at.lon,
        "y": mercator_y(at.lat),
        "types": list(types) or None,
        "careers": list(asked.careers),
        "pages": list(asked.pages),
        "sorts": json.dumps(_sorts(asked)),
        **_tries(asked.terms),
        **_ways(asked.terms),
    }
    return [Candidate(*row) for row in await fetch(reader, queries.CANDIDATES, parameters)]


RAREST = 3
"""Words of which one is enough, when nothing else is found: those that tell most."""


def _tries(terms: Sequence[Term]) -> dict[str, str | None]:
    """What documents must hold: all the words in their names, all of them anywhere, all but one, one of the
    rarest; and what the best hold in their very name.
    """
    every = [_any_way(term) for term in terms]
    whole = " & ".join(every) or None
    but_one = (" & ".join(every[:left] + every[left + 1 :]) for left in range(len(every)))
    rarest = sorted(terms, key=lambda term: -term.weight)[:RAREST]
    return {
        "named": whole,
        "held": whole,
        "nearly": " | ".join(f"({each})" for each in but_one) if len(every) > 2 else None,
        "rarely": " | ".join(map(_any_way, rarest)) if len(every) > 1 else None,
        "best": " & ".join(_any_way(term, "A") for term in terms),
    }


def _sorts(asked: Understood) -> list[dict[str, Any]]:
    """The sorts of documents that are asked for, whatever words they hold."""
    sorts: list[dict[str, Any]] = []
    if asked.kinds:
        sorts.append({"type": "place", "kinds": sorted(asked.kinds)})
    if asked.diplomas or asked.levels:
        training: dict[str, Any] = {"type": "training", "statuses": sorted(asked.statuses) or None}
        if asked.diplomas:
            training["kinds"] = sorted(asked.diplomas)
        else:
            training["levels"] = sorted(asked.levels)
        sorts.append(training)
    elif asked.statuses and not asked.terms:
        sorts.append({"type": "training", "statuses": sorted(asked.statuses)})
    sorts += [{"type": type_, "kinds": sorted(kinds) or None} for type_, kinds in asked.types.items()]
    if not sorts and not asked.terms and (asked.commune or asked.department):
        sorts += [{"type": "place"}, {"type": "event"}, {"type": "offer"}]
    return sorts


def _query(way: str, weights: str = "") -> str:
    """What `to_tsquery` reads; a way is letters and digits, spaces and a star at the end of a word."""
    said = (f"{word.rstrip('*')}:{'*' if word.endswith('*') else ''}{weights}" for word in way.split())
    return " & ".join(word.rstrip(":") for word in said)


def _any_way(term: Term, weights: str = "") -> str:
    return "(" + " | ".join(f"({_query(way, weights)})" for way in term.ways) + ")"


def _ways(terms: Sequence[Term]) -> dict[str, list[str]]:
    """Each way to write each term, by where it is looked for."""
    ways = [way for term in terms for way in term.ways]
    return {
        f"ways_{name}": [_query(way, weights) for way in ways]
        for name, weights in (("named", "A"), ("about", "C"), ("anywhere", ""))
    }


def _together(found: Sequence[Candidate]) -> list[Group]:
    """Hits at one place as one, the best of them first."""
    groups: dict[object, Group] = {}
    for one in found:
        key = one.at or (one.type, one.id)
        if key in groups:
            groups[key][1].append(one)
        else:
            groups[key] = (one, [])
    return list(groups.values())


async def _still_there(connection: AsyncConnection, page: Sequence[Group]) -> list[Group]:
    """Without offers and answers that may not be found any more: documents are a minute old at most."""
    hits = [one for first, others in page for one in (first, *others)]
    gone: set[tuple[str, str]] = set()
    for type_, findable in (("offer", offers.findable), ("answer", answers.findable)):
        ids = [one.id for one in hits if one.type == type_]
        if ids:
            left = await findable(connection, ids)
            gone |= {(type_, each) for each in ids if each not in left}
    shown: list[Group] = []
    for first, others in page:
        kept = [one for one in (first, *others) if (one.type, one.id) not in gone]
        if kept:
            shown.append((kept[0], kept[1:]))
    return shown


ALSO = 5
"""Other hits at the same place that are named."""


def _item(
    asked: Understood, one: Candidate, others: Sequence[Candidate], demo: Collection[str]
) -> dict[str, Any]:
    return {
        "type": one.type,
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "code": one.id if one.type == "career" else None,
        "level": one.level,
        "statuses": list(one.statuses),
        "commune": one.commune,
        "starts_at": one.starts_at,
        "departments": list(one.departments),
        "distance_m": None if one.distance_m is None else round(one.distance_m),
        "why": why(asked, one),
        "also": [
            {"type": each.type, "id": each.id, "name": each.name, "demo": each.id in demo}
            for each in others[:ALSO]
        ],
        "demo": one.id in demo,
    }


def _told(found: Found) -> dict[str, Any]:
    """What the words were read as, for the reader to see and mend."""
    asked = found.asked
    return {
        "words": [term.typed for term in asked.terms],
        "place_kinds": sorted(asked.kinds),
        "diplomas": sorted(asked.diplomas),
        "levels": sorted(asked.levels),
        "statuses": sorted(asked.statuses),
        "types": sorted(asked.types),
        "commune": None if asked.postcode or not asked.commune else _named(asked.commune),
        "postcode": (
            asked.commune
            and asked.postcode
            and {"code": asked.commune.name, "communes": [_named(one) for one in asked.postcode]}
        )
        or None,
        "outside": asked.outside or None,
        "cut": asked.cut or None,
        "department": asked.department or None,
        "readings": [{**reading._asdict(), "words": words} for reading, words in asked.readings.items()],
        "corrected": _corrected(asked),
        "matched": found.matched,
        "distress": asked.distress,
    }


def _named(commune: Commune) -> dict[str, str]:
    return {"code": commune.code, "name": commune.name}


def _corrected(asked: Understood) -> list[dict[str, str]]:
    return [{"typed": typed, "meant": meant} for typed, meant in asked.corrected.items()]


async def largest_communes(reader: Reader, most: int) -> list[str]:
    """Names of those where most people live."""
    known, _ = await knowledge(reader, "")
    return [one.name for one in known.gazetteer.largest[:most]]


async def name_of(connection: AsyncConnection, type_: str, id_: str) -> str | None:
    """How something that may be found is called; null where it is not there."""
    name: str | None = await connection.scalar(queries.NAME, {"type": type_, "id": id_})
    return name


SUGGESTED = 3
"""Of each type."""
AMONG = 40
"""The best, in which they are looked for."""


async def suggest(
    reader: Reader,
    connection: AsyncConnection,
    text: str,
    *,
    commune: str | None = None,
    position: Position | None = None,
) -> dict[str, Any]:
    """What may be meant by what is being typed: the best few of each type, the type of the best first. Raises
    InvalidInputError for a commune that is not known.
    """
    found = await _search(reader, connection, text, commune, position)
    by_type: dict[str, list[Candidate]] = {}
    for one, _others in await _still_there(connection, found.groups[:AMONG]):
        by_type.setdefault(one.type, []).append(one)
    return {
        "groups": [{"type": type_, "items": ones[:SUGGESTED]} for type_, ones in by_type.items()],
        "corrected": _corrected(found.asked),
        "distress": found.asked.distress,
        "commune": (
            found.asked.commune
            and found.asked.commune.code
            and not (found.asked.terms or found.asked.says_what)
            and _named(found.asked.commune)
        )
        or None,
    }
