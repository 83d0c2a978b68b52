"""What somebody wants, told from labelled sentences of our own: the nearest of the labels' profiles.

A profile is the damped mean of its sentences' words, pairs of words and pieces of words, each by how much it
tells: in how few sentences it stands (tf-idf, Salton & Buckley 1988) and of how few labels (nearest centroid
after Rocchio). Nothing is learned from what people write.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from heapq import nlargest
from itertools import chain
from math import log, sqrt
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from api.platform.kit.text import fold, words

SENTENCES = Path(__file__).parent / "sentences.tsv"
"""Label, tab, sentence; written for this alone."""
MOST_WORDS = 40
"""Words of a text that count: a tale says what it is about in its first lines."""
LONGEST_WORD = 30
PIECES = (3, 4)
"""Letters of the pieces: a word with a wrong letter shares most of them."""
WEIGHT = {"word": 1.0, "pair": 0.7, "piece": 0.3}
DAMPED = 0.5
"""A word that stands in all sentences of a label tells less than as many words that stand in one each."""

TOGETHER = 150
"""Sentences of a label that make one profile: of many that say different things each would tell little."""
TELLING = 0.5
"""Share of the labels; what stands in sentences of more tells nothing, and would take most of the time."""
EVERYWHERE = 12
"""Labels whose sentences hold a word that says little of what is looked for."""

Vector = dict[str, float]


class Guess(NamedTuple):
    """A label, and how near its profile is (0 to 1)."""

    label: str
    worth: float

    @property
    def sort(self) -> str:
        """« explain » of « explain.cfa »."""
        return self.label.partition(".")[0]

    @property
    def topic(self) -> str:
        """« cfa » of « explain.cfa »."""
        return self.label.partition(".")[2]


class Profiles:
    """The labels that sentences were given, by what those say."""

    def __init__(self, sentences: Sequence[tuple[str, str]]) -> None:
        # The same words come again and again.
        of_word = cache(_of_word)
        read = [(label, features_of(text, of_word)) for label, text in sentences]
        held: Counter[str] = Counter()
        by_label: dict[str, set[str]] = defaultdict(set)
        for label, features in read:
            each = set(features)
            held.update(each)
            by_label[label] |= each
        labels = Counter(chain.from_iterable(by_label.values()))
        self.common = {
            feature.partition(" ")[2]
            for feature, count in labels.items()
            if count >= EVERYWHERE and feature.startswith("word ")
        }
        """Words that are said whatever is wanted."""
        told = len(by_label)
        self._telling = {
            feature: log((1 + len(sentences)) / (1 + count))
            * log((1 + told) / labels[feature])
            * WEIGHT[feature.partition(" ")[0]]
            for feature, count in held.items()
            if labels[feature] <= TELLING * told
        }
        sums: dict[tuple[str, int], Vector] = defaultdict(lambda: defaultdict(float))
        counted: Counter[str] = Counter()
        for label, features in read:
            profile = sums[label, counted[label] // TOGETHER]
            counted[label] += 1
            for feature, worth in self._vector(features).items():
                profile[feature] += worth
        self._labels = [label for label, _ in sums]
        # Numbers side by side: a pair for each would take ten times as much memory.
        self._by_feature: dict[str, tuple[array[int], array[float]]] = {}
        for number, summed in enumerate(sums.values()):
            damped = {feature: worth**DAMPED for feature, worth in summed.items()}
            for feature, worth in _unit(damped).items():
                of, worths = self._by_feature.setdefault(feature, (array("H"), array("f")))
                of.append(number)
                worths.append(worth)

    def guesses(self, text: str, most: int = 3) -> list[Guess]:
        """The likeliest labels, the nearest first; none where no word is known."""
        near: dict[int, float] = defaultdict(float)
        for feature, worth in self._vector(features_of(text, _of_word)).items():
            for of, held in zip(*self._by_feature[feature], strict=True):
                near[of] += worth * held
        best: Vector = {}
        for of, worth in near.items():
            label = self._labels[of]
            best[label] = max(worth, best.get(label, 0.0))
        return [Guess(label, worth) for label, worth in nlargest(most, best.items(), key=itemgetter(1))]

    def _vector(self, features: Iterable[str]) -> Vector:
        telling = self._telling
        counted = Counter(filter(telling.__contains__, features))
        return _unit(
            {
                feature: telling[feature] if count == 1 else (1 + log(count)) * telling[feature]
                for feature, count in counted.items()
            }
        )


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum([worth * worth for worth in vector.values()])) or 1.0
    return {feature: worth / length for feature, worth in vector.items()}


def features_of(text: str, of_word: Callable[[str], list[str]]) -> list[str]:
    said = said_in(text)
    return [*chain.from_iterable(map(of_word, said)), *pairs(said)]


def said_in(text: str) -> list[str]:
    """The words that count."""
    return [word[:LONGEST_WORD] for word in words(fold(text))[:MOST_WORDS]]


def pairs(said: Sequence[str]) -> Iterator[str]:
    """Words that follow each other, the ends of the text among them."""
    return (f"pair {before} {after}" for before, after in zip(["<", *said], [*said, ">"], strict=True))


def _of_word(word: str) -> list[str]:
    """It and its pieces."""
    whole = f"<{word}>"
    pieces = (whole[at : at + length] for length in PIECES for at in range(len(whole) - length + 1))
    return [f"word {word}", *(f"piece {piece}" for piece in pieces)]


def labelled() -> Sequence[tuple[str, str]]:
    """The sentences that come with the app."""
    lines = SENTENCES.read_text().splitlines()
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines)]


@cache
def profiles() -> Profiles:
    """Made once in a process: it takes a second."""
    return Profiles(labelled())
