"""What is published and answers the words: cards of the one search, and what it read in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.chatbox.everyday import EVERYDAY
from api.home.chatbox.intents import profiles
from api.home.chatbox.reading import Span, looked_for
from api.home.search import service as search
from api.platform.kit.database import Reader
from api.platform.kit.text import fold, words

SHOWN = 3
"""Cards of an answer: what is read on a phone without scrolling."""
AMONG = 50
MOST_KM = 1000
"""More than any distance here."""
SHORT = 3
"""Words up to which one with a wrong letter is what is looked for."""
ALIKE = 0.83
"""« plombier » in « plonbier », not « décoration » in « dérogation »."""
NEAR_KM = 40
"""As far as somebody would go who names a commune; beyond it is said."""
LONG_WORD = 5
"""Letters of a word that is hardly in a name by chance."""
PLACES = ("commune", "department")
"""Sorts of readings that say where."""


@dataclass
class Query:
    """What is looked for."""

    text: str
    near: str | None = None
    """A commune's code, where the words name none."""
    types: Sequence[str] = ()
    within_km: int | None = None
    when: Span | None = None
    but: Sequence[str] = ()
    """Ids that were shown before."""


@dataclass
class Found:
    """Cards, and what the search read in the words."""

    items: list[dict[str, Any]]
    understood: Mapping[str, Any]
    words: str = ""
    """What was said, without where."""
    where: str = ""
    """« à cholet », « en sarthe »."""
    facets: Mapping[str, str] = field(default_factory=dict)
    later: Sequence[dict[str, Any]] = ()
    """Events that answer on other days than those which are said."""
    short: bool = False
    """Whether hardly more than these words was said."""

    @property
    def names_place(self) -> bool:
        """Whether a place is named."""
        read = self.understood
        return bool(read["commune"] or read["postcode"] or read["department"])

    @property
    def outside(self) -> str:
        """A place beyond the region that is named."""
        return self.understood["outside"] or ""

    @property
    def seeks_something(self) -> bool:
        """Whether a thing, a sort of thing or a place of ours is named."""
        return bool(self.named or self.facets or self.names_place)

    @property
    def fits(self) -> bool:
        """Whether the first card is what the words name, or of the sort that they name."""
        if not self.all_held:
            return False
        why = {one["reason"] for one in self.items[0]["why"]}
        by_words = {"name", "other_name"} if self.says_what else set()
        return bool(why & ({"wish", "kind", "diploma", "page"} | by_words)) or bool(
            self.facets.keys() & {"type", "place_kind", "diploma"}
        )

    @property
    def says_what(self) -> bool:
        """Whether any word is left that somebody would look for; in a sentence none that was only guessed."""
        meant = {one["typed"]: one["meant"] for one in self.understood["corrected"]}
        said = self.words.split()
        sure = [one for one in said if self.short or _is_like(one, meant.get(one, one))]
        return any(one not in EVERYDAY and not one.isdecimal() for one in sure)

    @property
    def wished(self) -> bool:
        """Whether the first card answers what somebody says to like or to want."""
        return bool(self.items) and any(one["reason"] == "wish" for one in self.items[0]["why"])

    @property
    def far(self) -> bool:
        """Whether what comes first is a long way from where it is sought."""
        first = self.items[0] if self.items else None
        away = first["distance_m"] if first and first["type"] in ("place", "training") else None
        return self.names_place and away is not None and away > 1000 * NEAR_KM

    @property
    def elsewhere(self) -> bool:
        """Whether what comes first is of another department than the one that is named."""
        department = self.understood["department"]
        return bool(department and self.items) and not _is_of(self.items[0], department)

    @property
    def namesakes(self) -> bool:
        """Whether several places elsewhere bear the same name as the first."""
        if self.names_place or not self.names_one_place:
            return False
        first = self.items[0]["name"]
        return len({one["commune"] for one in self.items if one["name"] == first}) > 1

    @property
    def named(self) -> bool:
        """Whether the first card bears the words as a name of its own."""
        why = {one["reason"] for one in self.items[0]["why"]} if self.all_held else set()
        return self.says_what and bool(why & {"name", "other_name"})

    @property
    def bears_a_word(self) -> bool:
        """Whether a whole word that is looked for stands in the name of the first card."""
        name = set(words(fold(self.items[0].get("name") or ""))) if self.items else set()
        return any(len(one) >= LONG_WORD and one not in EVERYDAY for one in name & set(self.words.split()))

    @property
    def names_one_place(self) -> bool:
        """Whether the first card is a place that bears the words as its name."""
        return self.named and bool(self.items[0]["type"] == "place")

    @property
    def all_held(self) -> bool:
        """Whether the first card answers all that was said."""
        return bool(self.items) and self.understood["matched"] == "all"


async def find(reader: Reader, connection: AsyncConnection, query: Query) -> Found:
    """The best of each place, as the search ranks them; within a distance and a time where those are said."""
    found = await search.search(
        reader,
        connection,
        f"{looked_for(query.text)} ",
        commune=query.near,
        types=query.types,
        empty=profiles().common | EVERYDAY,
        limit=AMONG,
    )
    near = _there([item for item in found.items if _is_near(item, query)], found.understood["department"])
    items = [item for item in near if _is_then(item, query)]
    read = found.understood
    where = next((_where(one) for one in read["readings"] if one["sort"] in PLACES), "")
    facets: dict[str, str] = {}
    for one in read["readings"]:
        if one["sort"] not in PLACES:
            facets[one["sort"]] = " ".join(
                dict.fromkeys([*facets.get(one["sort"], "").split(), *one["words"]])
            )
    short = len(query.text.split()) <= SHORT
    return Found(
        items, read, " ".join(read["words"]), where, facets, [one for one in near if one not in items], short
    )


def _there(items: list[dict[str, Any]], department: str | None) -> list[dict[str, Any]]:
    """Those of a department that is named; all where the best is of another."""
    if not department or not items or not _is_of(items[0], department):
        return items
    return [one for one in items if _is_of(one, department)]


def _is_of(item: Mapping[str, Any], department: str) -> bool:
    """Whether something is in a department, or nowhere."""
    return not item["departments"] or department in item["departments"]


def _is_like(typed: str, meant: str) -> bool:
    """Whether a word is as good as the one that it was taken for."""
    return SequenceMatcher(None, typed, meant).ratio() >= ALIKE


def _where(reading: Mapping[str, Any]) -> str:
    """A place as one writes it: « en mayenne » is the department, « à mayenne » the town."""
    said = " ".join(reading["words"])
    return f"en {said}" if reading["sort"] == "department" else f"à {said}"


def _is_near(item: Mapping[str, Any], query: Query) -> bool:
    far = item["distance_m"] is not None and item["distance_m"] > 1000 * (query.within_km or MOST_KM)
    return not far and item["id"] not in query.but


def _is_then(item: Mapping[str, Any], query: Query) -> bool:
    if query.when is None or item["type"] != "event":
        return True
    return bool(query.when.first <= item["starts_at"].date() <= query.when.last)
