"""What may be said next, by a tap, where the chatbox asks back."""

from collections.abc import Iterable
from dataclasses import replace

from api.home.chatbox.content import Choice, templates
from api.home.chatbox.turn import Reply, Turn
from api.home.search import service as search
from api.platform.kit.language import Language

MOST = 3
_AT: dict[Language, str] = {"fr": "à {town}", "en": "in {town}"}


async def with_choices(turn: Turn, reply: Reply) -> Reply:
    """The same answer with two or three things to say next; none where nothing is asked back."""
    said = templates(turn.asked.language)
    if reply.ask == "else":
        return replace(reply, choices=[*reply.choices, *said["ask.else"].choices])
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


def _towns(turn: Turn, names: Iterable[str]) -> list[Choice]:
    """Each name once."""
    at = _AT[turn.asked.language]
    return [Choice(name, at.format(town=name)) for name in list(dict.fromkeys(names))[:MOST]]
