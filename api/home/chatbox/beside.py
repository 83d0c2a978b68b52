"""How much words sound like none of the chatbox's business: a recipe, a match, somebody's homework.

By the words and pairs of words of the labelled sentences: how much more often each stands in those that are
declined than in those that are answered (naive Bayes, the mean of the log odds). Nothing is learned from what
people write.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import inf, log

from api.home.chatbox.intents import WEIGHT, labelled, pairs, said_in

SORTS = ("decline", "gibberish")
RARE = 2
"""What stands in fewer sentences says nothing."""
SMOOTH = 0.3
UNKNOWN = 1.5
"""Of a word that stands in no sentence: what is looked for here has a name that the search knows."""
LONG = 4
"""Letters of a word that may be unknown; shorter ones are a phone's spelling."""
ODD = -0.15
"""From there on it is: of writers held out 3 in 4 of what is none of its business, and 1 in 25 of what is."""


class Beside:
    """What was read in labelled sentences."""

    def __init__(self, sentences: Iterable[tuple[str, str]]) -> None:
        held: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        read: Counter[bool] = Counter()
        for label, text in sentences:
            beside = label.partition(".")[0] in SORTS
            read[beside] += 1
            held[beside].update(_counted(text))
        every = held[True] + held[False]
        self._odds = {
            feature: _share(held[True][feature], read[True]) - _share(held[False][feature], read[False])
            for feature, count in every.items()
            if count >= RARE
        }

    def odds(self, text: str) -> float:
        """How much a text sounds like it: 0 for what is said as often of either; not if no word is known."""
        counted = _counted(text)
        known = {one: _weight(one) for one in counted if one in self._odds}
        if not known:
            return -inf
        unknown = WEIGHT["word"] * sum(_is_unknown(one) for one in counted - known.keys())
        told = sum(weight * self._odds[one] for one, weight in known.items()) + UNKNOWN * unknown
        return told / (sum(known.values()) + unknown)


@cache
def beside() -> Beside:
    """Made once in a process."""
    return Beside(labelled())


def _counted(text: str) -> set[str]:
    said = said_in(text)
    return {*(f"word {one}" for one in said), *pairs(said)}


def _is_unknown(feature: str) -> bool:
    sort, _, word = feature.partition(" ")
    return sort == "word" and len(word) >= LONG and word.isalpha()


def _weight(feature: str) -> float:
    return WEIGHT[feature.partition(" ")[0]]


def _share(count: int, of: int) -> float:
    return log((count + SMOOTH) / (of + 2 * SMOOTH))
