"""What may be said next, by a tap, where the chatbox asks back."""

from collections.abc import Iterable
from dataclasses import replace

from api.home.chatbox.content import Choice, templates
from api.home.chatbox.turn import SAID, Reply, Turn
from api.home.search import service as search
from api.platform.kit.language import Language

MOST = 3
TOPICS = 2
"""Topics that are offered beside an answer that may be beside the question."""
OFFERED = 0.04
"""How likely they are at least: the likeliest of nothing would be none of anybody's."""
TOLD = ("explain", "aid", "app", "mine")
"""Sorts of topics that are offered."""
LONGEST = 400
"""Signs of what was said that a choice says again: with its own words less than a text may have."""
CLEAR = ("social.", "mine.", "human")
"""Sentences that are no answer to a question, or say themselves what they are about."""
_AT: dict[Language, str] = {"fr": "à {town}", "en": "in {town}"}


async def with_choices(turn: Turn, reply: Reply) -> Reply:
    """The same answer with two or three things to say next; none where nothing is asked back."""
    said = templates(turn.asked.language)
    if not reply.ask and _may_be_beside(turn, reply):
        return replace(reply, ask="else", choices=[*_others(turn, reply), *said["ask.else"].choices])
    if reply.ask == "where":
        return replace(reply, choices=_towns(turn, await search.largest_communes(turn.library.reader, MOST)))
    if reply.ask == "which" and reply.found:
        first, *others = reply.found.items
        towns = [
            one["commune"] for one in (first, *others) if one["name"] == first["name"] and one["commune"]
        ]
        return replace(reply, choices=_towns(turn, towns))
    if reply.ask == "about" and reply.found:
        sort = " ".join(reply.found.facets.values())
        asked = said["ask.about"].choices
        return replace(reply, choices=[Choice(one.label, f"{sort} {one.say}") for one in asked])
    return replace(reply, choices=said[reply.asks or reply.key].choices)


def _may_be_beside(turn: Turn, reply: Reply) -> bool:
    """Whether something else may have been asked than is answered."""
    told = reply.intent in SAID or turn.guess.sort in SAID
    return told and not turn.certain and not reply.key.startswith(CLEAR)


def _others(turn: Turn, reply: Reply) -> list[Choice]:
    """What else may have been meant: other topics; beside one of those, a search for the words."""
    said = templates(turn.asked.language)
    likely = [one for one in turn.guesses if one.worth >= OFFERED]
    others = [one.label for one in likely if one.sort in TOLD and one.label != reply.key]
    choices = [Choice(said[one].name, said[one].name) for one in others if one in said][:TOPICS]
    if reply.intent in SAID and reply.found and reply.found.items and reply.found.seeks_something:
        choices += [
            Choice(one.label, one.say.format(said=turn.text[:LONGEST])) for one in said["ask.search"].choices
        ]
    return choices


def _towns(turn: Turn, names: Iterable[str]) -> list[Choice]:
    """Each name once."""
    at = _AT[turn.asked.language]
    return [Choice(name, at.format(town=name)) for name in list(dict.fromkeys(names))[:MOST]]
