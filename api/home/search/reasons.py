"""Why a result is there, said with what was matched: nothing that was not checked."""

from api.home.search.lexicon import singular, tokens
from api.home.search.ranking import Candidate
from api.home.search.understanding import Understood

NAMED, ABOUT = 0.85, 0.5
"""What the words tell of a document when they stand in its names, and in what it is about."""


def why(asked: Understood, one: Candidate) -> list[dict[str, str]]:
    """The reasons, the strongest first: {reason, text}."""
    told: list[dict[str, str]] = []
    if (
        one.type == "career"
        and one.id in asked.careers
        and (wish := asked.careers[one.id][1]).reason.get("fr")
    ):
        told.append({"reason": "wish", "text": wish.reason["fr"], "text_en": wish.reason.get("en", "")})
    if one.type == "place" and one.kind in asked.kinds:
        told.append({"reason": "kind", "text": ""})
    if one.type == "training" and (one.kind in asked.diplomas or one.level in asked.levels):
        told.append({"reason": "diploma", "text": one.kind or ""})
    if asked.terms and one.worths:
        best = max(one.worths)
        if other := _other_name(asked, one):
            told.append({"reason": "other_name", "text": other})
        elif best >= NAMED:
            told.append({"reason": "name", "text": ""})
        elif best >= ABOUT:
            told.append({"reason": "about", "text": ""})
        elif best > 0:
            told.append({"reason": "text", "text": ""})
    if one.type == "help" and one.id in asked.pages:
        told.append({"reason": "page", "text": ""})
    if asked.commune is not None and one.distance_m is not None:
        told.append({"reason": "near", "text": asked.commune.name})
    return told


def _other_name(asked: Understood, one: Candidate) -> str | None:
    """The other name that holds more of the words than the first one."""
    ways = [{singular(word.rstrip("*")) for way in term.ways for word in way.split()} for term in asked.terms]

    def held(name: str) -> int:
        spelt = {singular(token) for token in tokens(name)}
        return sum(bool(spelt & way) for way in ways)

    if not one.names or held(one.name) == len(ways):
        return None
    best = max(one.names, key=lambda name: (held(name), -len(name)))
    return best if held(best) > held(one.name) else None
