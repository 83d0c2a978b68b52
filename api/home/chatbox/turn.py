"""One turn of a talk: what was said, what was read in it, and an answer before it is put on the wire."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.chatbox.content import Choice, Link, named
from api.home.chatbox.context import Context
from api.home.chatbox.cues import cues, seeks
from api.home.chatbox.finding import Found, Query, find
from api.home.chatbox.intents import Guess, profiles
from api.home.chatbox.reading import clauses, wanted, when, within_km
from api.home.chatbox.refusals import without_refused
from api.platform.access import Viewer
from api.platform.kit.clock import today
from api.platform.kit.database import Reader
from api.platform.kit.language import Language
from api.platform.kit.text import fold, words
from api.platform.settings import Settings
from api.safety.safeguarding.service import Span

SURE = 0.12
"""From there on a guess is believed against what the search finds: of writers held out 8 of 10 are right."""
MARGIN = 0.03
"""Or where it is so much nearer than any guess of another sort."""
FAINT = 0.08
"""Below that a guess is worth nothing, however far the others are."""
LIKELY = 0.06
"""From there on it is believed where the search finds nothing that the words name."""
CERTAIN = 0.15
"""From there on, or where the next is far, a guess is answered as if it had been asked; else with other
topics beside it: of writers held out every second is another.
"""
BUT = 1.25
"""How much more is meant by what comes after « mais »."""
GUESSES = 6
GREETING = 5
"""Words up to which a text may be a greeting and no more."""
MANNERS = ("social.hello", "social.thanks", "social.ok", "social.sorry", "social.bye")
ASIDE = ("follow", "gibberish")
"""Sorts that are no wish of their own."""
_SEARCHES = re.compile(r"\s*(?:chercher|search for)\s?:\s*", re.IGNORECASE)
SAID = ("explain", "aid", "app", "mine", "human", "social", "decline")
"""Sorts that are answered by a sentence."""


@dataclass(frozen=True)
class Asked:
    """What was said, by whom and where."""

    text: str
    context: Context
    near: str | None
    """A commune's code, chosen on the phone."""
    page: str | None
    viewer: Viewer | None
    language: Language


@dataclass
class Reply:
    """An answer, before it is put on the wire."""

    intent: str
    topic: str = ""
    key: str = ""
    """Of its sentence."""
    cards: Sequence[Mapping[str, Any]] = ()
    ask: str = ""
    """What is asked back beside the sentence: « where », « which », « what », « about » what."""
    choices: Sequence[Choice] = ()
    gaps: Mapping[str, str] = field(default_factory=dict)
    also: Sequence[tuple[str, Mapping[str, str]]] = ()
    """Sentences that follow: their keys and gaps."""
    help: bool = False
    alarm: Sequence[Span] = ()
    """Where the words cry for help as a message would: staff hear of it where it is known whose they are."""
    found: Found | None = None
    links: Sequence[Link] = ()
    context: Context = field(default_factory=Context)

    @property
    def asks(self) -> str:
        """The key of the sentence that asks back beside its own; empty where none does."""
        asks = f"ask.{self.ask}"
        return asks if self.ask and self.key not in (asks, "unclear", "refused", "outside") else ""


@dataclass(frozen=True)
class Library:
    """Where what is published is read."""

    reader: Reader
    connection: AsyncConnection
    settings: Settings


class Turn:
    """What was read in what was said."""

    def __init__(self, library: Library, asked: Asked) -> None:
        self.library, self.asked = library, asked
        self.before = asked.context
        plainly = _SEARCHES.match(asked.text)
        self.searches = plainly is not None
        """Whether it is said that the rest is to be looked for, whatever it sounds like."""
        self.text = asked.text[plainly.end() :] if plainly else asked.text
        self.words = words(fold(self.text))
        spelt = " ".join(self.words)
        self.cues, self.seeks = cues(spelt), seeks(spelt)
        self.guesses = [Guess("find", 1.0)] if self.searches else guesses(self.text, asked.language)
        # A greeting before a question is no question.
        greets = MANNERS if len(self.words) > GREETING else ()
        self.guess = next(
            (one for one in self.guesses if one.sort not in ASIDE and one.label not in greets),
            Guess("unclear", 0.0),
        )

    def sure(self, guess: Guess) -> bool:
        """Whether a guess is believed against what the search finds."""
        others = [one.worth for one in self.guesses if one.sort not in (guess.sort, "social")]
        return guess.worth >= SURE or (
            guess.worth >= FAINT and guess.worth - max(others, default=0.0) >= MARGIN
        )

    @property
    def certain(self) -> bool:
        """Whether what is wanted is hardly anything else."""
        worth = self.guess.worth
        return worth >= CERTAIN or (worth >= SURE and worth - self._next >= MARGIN)

    def is_ahead(self, times: float) -> bool:
        """Whether what is wanted is so many times as likely as what is likely next."""
        return self.guess.worth >= times * self._next

    @property
    def _next(self) -> float:
        return next((one.worth for one in self.guesses if one.worth < self.guess.worth), 0.0)

    def likeliest(self, *sorts: str) -> Guess | None:
        """The best guess of these sorts."""
        return next((one for one in self.guesses if one.sort in sorts), None)

    async def search(self, text: str, **more: Any) -> Found:
        """What is found for some words, as near and as soon as this turn says."""
        km, days = within_km(self.text), when(self.text, today())
        query = Query(text, self.asked.near, within_km=km, when=days, **more)
        return await find(self.library.reader, self.library.connection, query)

    async def search_said(self) -> Found:
        """What is found for all that was said; in a tale, for the part that names something."""
        found = await self.search(wanted(self.text))
        bare = without_refused(self.text)
        if bare and self.before.asked == "where" and not found.names_place and len(self.words) <= GREETING:
            # The bare name of a small town is read as a place where one was asked for.
            there = await self.search(placed("", f"à {bare}"))
            if there.names_place:
                return there
        # A tale's parts cost a search each: not where a sentence of our own answers it.
        told = self.guess.sort in SAID and self.sure(self.guess)
        parts = (
            [] if found.named or told else [await self.search(part) for part in clauses(wanted(self.text))]
        )
        naming = next((one for one in parts if one.named), None)
        if naming is None:
            return found
        where = next((one.where for one in (found, *parts) if one.where), "")
        return await self.search(placed(" ".join([*naming.facets.values(), naming.words]), where))

    async def search_before(self, **more: Any) -> Found:
        """What was looked for last, once more."""
        return await self.search(placed(self.before.words, self.before.where), **more)


def placed(said: str, where: str) -> str:
    """Words and a place, as one writes them."""
    return f"{said} {where}".strip()


def guesses(text: str, language: Language) -> list[Guess]:
    """What is wanted: the topic that bears the words as its name; in a tale what any part wants most."""
    if topic := named(language).get(fold(text.strip())):
        return [Guess(topic, 1.0)]
    best: dict[str, Guess] = {}
    for part in (text, *clauses(text)):
        said = BUT if part and text.partition(" mais ")[2].strip().startswith(part) else 1.0
        for label, worth in profiles().guesses(part, GUESSES):
            one = Guess(label, worth * said)
            if one.label not in best or best[one.label].worth < one.worth:
                best[one.label] = one
    return sorted(best.values(), key=lambda one: -one.worth)[:GUESSES]
