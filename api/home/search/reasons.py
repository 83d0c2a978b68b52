"""Why a result is there, said with what was matched: nothing that was not checked."""

from api.home.search.ranking import NEAR_KM, Candidate, is_asked_for, telling
from api.home.search.understanding import Understood

WHERE = {4: "name", 3: "name", 2: "about", 1: "text"}
"""By the best place that a word stands in: its name, another one, what it is about, its texts."""


def why(asked: Understood, one: Candidate) -> list[dict[str, str]]:
    """The reasons, the strongest first: {reason, text}."""
    told: list[dict[str, str]] = []
    if (
        one.type == "career"
        and one.id in asked.careers
        and (wish := asked.careers[one.id][1]).reason.get("fr")
    ):
        told.append({"reason": "wish", "text": wish.reason["fr"], "text_en": wish.reason.get("en", "")})
    if one.type == "place" and is_asked_for(asked, one) and min(one.worths, default=1) > 0:
        told.append({"reason": "kind", "text": ""})
    if one.type == "training" and is_asked_for(asked, one):
        told.append({"reason": "diploma", "text": one.kind or ""})
    if reason := WHERE.get(max(one.places, default=0)):
        if other := _other_name(asked, one):
            told.append({"reason": "other_name", "text": other})
        else:
            told.append({"reason": reason, "text": ""})
    if one.type == "help" and one.id in asked.pages:
        told.append({"reason": "page", "text": ""})
    if asked.commune is not None and one.distance_m is not None and one.distance_m <= NEAR_KM * 1000:
        told.append({"reason": "near", "text": asked.commune.name})
    return told


def _other_name(asked: Understood, one: Candidate) -> str | None:
    """The other name that holds more of the words than the first one."""
    ways = asked.ways()

    def held(name: str) -> int:
        return sum(not way.isdisjoint(telling(name)) for way in ways)

    if not one.names or held(one.name) == len(ways):
        return None
    best = max(one.names, key=lambda name: (held(name), -len(name)))
    return best if held(best) > held(one.name) else None
