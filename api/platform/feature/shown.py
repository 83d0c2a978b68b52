"""What a room says of its public pages, for search engines and for whoever is sent a link.

A page that no room speaks of is nobody's to list: somebody's own, staff's, or one that a secret opens.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import TextClause

from api.platform.kit.first_words import FirstWords, Welcome
from api.platform.kit.head import Picture
from api.platform.kit.language import Words

UUID_LIKE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""How the ids of most things are written."""

APP_PICTURE = Picture(
    "app",
    {
        "fr": "E-pass Orientation\u00a0: une boussole, et «\u00a0Trouver son chemin\u00a0»",
        "en": "E-pass Orientation: a compass, and “Find your way” in French",
    },
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with one address; its title is the heading that the app gives it."""

    page: str
    title: Words
    text: Words
    picture: Picture = APP_PICTURE
    searches_near: bool = False
    """Whether its address may say where to search: `?commune=44109`."""
    first: Welcome | None = None


class Told(NamedTuple):
    """What one thing's page is called, and what it tells."""

    title: Words
    text: Words
    first: FirstWords | None = None
    """How its page begins, where everybody sees the same there."""


def as_written(title: str, text: str) -> Told:
    """What somebody wrote, in the one language that they did."""
    return Told(both(title), both(text))


def both(text: str) -> Words:
    """What is kept in one language only, in both."""
    return {"fr": text, "en": text}


@dataclass(frozen=True, slots=True)
class ShownThings:
    """The pages of one kind of thing: an address, then its id."""

    begins: str
    like: re.Pattern[str]
    """How its ids are written."""
    picture: Picture
    one: TextClause
    """One light statement: of the thing with this `id` a row, of what not everybody may see none."""
    told: Callable[..., Told]
    """What is said of that row's columns."""
    listed: TextClause | None = None
    """Gives the `id` of each that search engines may list; None: of none, it is soon over."""
    parameters: Callable[[], Mapping[str, Any]] = dict
    """What else `one` is given."""
    answers: str | None = None
    """Where the API tells of such a thing: an address, then its id. The page begins with that."""
