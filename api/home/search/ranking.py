"""Weighing what was found: how well the words fit, whether it is the sort that is asked for, how near it is.

The order is the same for everybody who asks the same from the same place: nobody pays for a rank, nobody's
past is looked at. /ranking says so in the reader's words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import exp

from api.home.search.lexicon import Lexicon, singular, tokens
from api.home.search.understanding import Understood

NEAR_KM = 20
FAR_KM = 70


@dataclass
class Candidate:
    """A document that may answer."""

    type: str
    id: str
    kind: str | None
    name: str
    names: Sequence[str]
    level: int | None
    statuses: Sequence[str]
    commune: str | None
    starts_at: datetime | None
    at: str | None
    careers: Sequence[str]
    departments: Sequence[str]
    distance_m: float | None
    places: Sequence[int]
    """Where each way to write each term stands: 4 its name, 3 another, 2 its subject, 1 its texts, or 0."""
    worths: Sequence[float] = ()
    """By term, how well the document holds it (0: not at all)."""
    score: float = 0.0
    matched: float = 0.0
    """The share of what is asked that it holds, by weight."""


def ranked(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates, best first."""
    ways = asked.ways()
    said = (singular(token) for token in tokens(asked.text) if token not in lexicon.stops)
    every = {*said, *(word for way in ways for word in way)}
    for one in found:
        _weigh(asked, one)
    left = [one for one in found if _answers(asked, one)]
    left.sort(key=lambda one: (-one.score, one.type, one.id))
    for one in left[:NAMES_READ]:
        one.score += 0.6 * one.matched * _named(one, ways, every)
    return sorted(left, key=lambda one: (-one.score, one.type, one.name, one.id))


NAMES_READ = 100
"""Candidates whose names are compared word by word: the best by all else."""


TELLS = (0.0, 0.35, 0.6, 0.9, 1.0)
"""What a word tells that stands nowhere, in texts, in what a thing is about, in another name, in its name."""


def _weigh(asked: Understood, one: Candidate) -> None:
    """Give a candidate its score without its names."""
    places = iter(one.places)
    one.worths = [
        max(worth * TELLS[place] for worth, place in zip(term.ways.values(), places, strict=False))
        for term in asked.terms
    ]
    one.matched = _matched(asked, one)
    one.score = one.matched + _asked_for(asked, one) + _nearness(asked, one)


def _answers(asked: Understood, one: Candidate) -> bool:
    """Whether it holds some of the words, answers a wish, or is of a sort that is named."""
    if one.matched > 0 or not asked.terms or (one.type == "help" and one.id in asked.pages):
        return True
    # « devenir » asks for careers, and is no reason to show every one of them.
    narrow = one.type in ("place", "training") or bool(asked.types.get(one.type))
    return any(code in asked.careers for code in one.careers) or (narrow and is_asked_for(asked, one))


def is_asked_for(asked: Understood, one: Candidate) -> bool:
    """Whether it is of a sort that is named."""
    match one.type:
        case "place":
            return one.kind in asked.kinds
        case "training":
            return one.kind in asked.diplomas or one.level in asked.levels
        case _:
            return one.type in asked.types and (
                not asked.types[one.type] or one.kind in asked.types[one.type]
            )


def _matched(asked: Understood, one: Candidate) -> float:
    whole = sum(term.weight for term in asked.terms)
    if not whole:
        return 0.6 if asked.says_what or asked.commune or asked.department else 0.0
    return sum(term.weight * worth for term, worth in zip(asked.terms, one.worths, strict=True)) / whole


def _named(one: Candidate, ways: Sequence[set[str]], every: set[str]) -> float:
    """How much of a name of the document is what is looked for: 1 when it is all of it."""
    if not ways:
        return 0.0
    best = 0.0
    for number, name in enumerate((one.name, *one.names)):
        for form in name.split(" / "):
            spelt = telling(form)
            if every.isdisjoint(spelt):
                continue
            share = sum(token in every for token in spelt) / len(spelt)
            hit = sum(not way.isdisjoint(spelt) for way in ways) / len(ways)
            best = max(best, share * hit * (1.0 if number == 0 else 0.85))
    return best


@lru_cache(maxsize=20_000)
def telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell of it."""
    return tuple(singular(token) for token in tokens(name) if token not in SMALL)


SMALL = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "en", "et", "a", "au", "aux", "un", "une", "pour", "sur")
)
"""Words of a name that tell nothing of it."""


def _asked_for(asked: Understood, one: Candidate) -> float:
    """Whether it is the sort of thing that is asked for."""
    wanted = wanted_types(asked)
    beside = bool(wanted) and one.type not in wanted
    score = PRIOR.get(one.type, 0.0) - (0.3 if beside else 0.0)
    if one.type == "place" and asked.kinds:
        main = not asked.types.keys() & {"event", "offer"}
        score += (0.7 if main else 0.15) if is_asked_for(asked, one) else -0.3
    if one.type == "training" and (asked.diplomas or asked.levels):
        score += 0.6 if is_asked_for(asked, one) else -0.3
    if asked.statuses and one.type == "training":
        score += 0.2 if asked.statuses & set(one.statuses) else -0.3
    if "apprenticeship" in asked.statuses and one.type == "offer":
        score += 0.25 if one.kind == "apprenticeship" else -0.2
    if one.type in asked.types:
        kinds = asked.types[one.type]
        score += 0.5 if not kinds or one.kind in kinds else 0.0
    if wished := max((asked.careers[code][0] for code in one.careers if code in asked.careers), default=0.0):
        score += wished * (0.3 if beside else 1.0 if one.type == "career" else 0.6)
    if one.type == "help" and one.id in asked.pages:
        score += 0.2 + asked.pages[one.id]
    return score


def wanted_types(asked: Understood) -> set[str]:
    """The types of things that are asked for; none: any. « Bac pro » goes before « métier » beside it, « sans
    bac » does not.
    """
    named = set(asked.types)
    if asked.diplomas:
        named = (named - {"career"}) | {"training"}
    elif asked.levels:
        named = named | {"training"}
    if asked.kinds:
        named = (named - {"career"}) | {"place"}
    return named


PRIOR = {"career": 0.08, "training": 0.06, "place": 0.04}
"""Between things that fit as well: what most ask for."""


def _nearness(asked: Understood, one: Candidate) -> float:
    if asked.department and one.departments:
        return 0.4 if asked.department in one.departments else -0.4
    if one.distance_m is None:
        return 0.0
    km = one.distance_m / 1000
    named = asked.commune is not None
    strength = 0.5 if named else 0.25
    return strength * exp(-km / NEAR_KM) - (strength if km > FAR_KM else 0.0)
