"""What no rule names: how much a text sounds like messages that people labelled.

A logistic regression over the words, pairs of words and rows of letters of the folded text. Its weights
(`weights.json`) were learned by `python -m tests.safeguarding.training` from the messages of
`tests/safeguarding/labelled`, except those that measure it (`unseen`).
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, repeat, zip_longest
from pathlib import Path
from typing import NamedTuple

from api.safeguarding.findings import Finding, Span
from api.safeguarding.views import TAKEN, View

WEIGHTS = Path(__file__).parent / "weights.json"
CONTACT = "contact"
KINDS = (CONTACT, Finding.INSULT, Finding.DISTRESS)
ROW = 4
FEWEST = 3
"""Words without which nothing counts."""
_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_WORD = re.compile(r"[a-z]+")
_STOPS = re.compile(rf"[!?;\n{TAKEN}]+\s*|(?<=\w)\.\s+")


Feature = str | int | tuple[str, ...]
"""A row of letters, how many digits (by halves), or words: one, two together, two around another."""
_SAID = {1: "w", 2: "b", 3: "s"}
HUNDREDTHS = 100


class Model(NamedTuple):
    """What was learned."""

    bias: tuple[float, ...]
    """For each of `KINDS`."""
    least: tuple[float, ...]
    """The score from which a text counts as that kind."""
    weights: dict[Feature, tuple[int, ...]]
    """What each feature adds for each of `KINDS`, in hundredths: whole numbers add up in any order."""


@cache
def model() -> Model:
    """The weights, read once."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = {
        _feature(name): tuple(round(value * HUNDREDTHS) for value in values)
        for name, values in kept["weights"].items()
    }
    return Model(tuple(kept["bias"]), tuple(kept["least"]), weights)


def written(feature: Feature) -> str:
    """A feature's name in the file."""
    if isinstance(feature, str):
        return feature
    if isinstance(feature, int):
        return f"d:{feature}"
    return f"{_SAID[len(feature)]}:{' '.join(feature).replace('  ', ' ')}"


def _feature(name: str) -> Feature:
    kind, words = name[:2], name[2:].split(" ")
    if kind == "d:":
        return int(words[0])
    if kind == "s:":
        return (words[0], "", words[1])
    return tuple(words) if kind in {"w:", "b:"} else name


def features(text: str) -> set[Feature]:
    """What a folded text is made of: words, pairs, pairs around a word, rows of letters, how many digits."""
    tokens = _TOKEN.findall(text)
    digits = 0
    for at, token in enumerate(tokens):
        if token.isdigit():
            digits += len(token)
            tokens[at] = "0" * min(len(token), 5)
    line = f" {' '.join(tokens)} "
    found: set[Feature] = {line[at : at + ROW] for at in range(len(line) - ROW + 1)}
    found.update(zip(tokens, strict=True))
    found.update(pairwise(tokens))
    found.update(zip(tokens, repeat(""), tokens[2:], strict=False))
    found.add(min(digits // 2, 6))
    return found


def scores(text: str) -> tuple[float, ...]:
    """How much a folded text sounds like each of `KINDS`; the same scale as `Model.least`."""
    learned = model()
    found = features(text)
    known = filter(None, map(learned.weights.get, found))
    sums = map(sum, zip(*known, strict=True))
    size = math.sqrt(len(found)) * HUNDREDTHS
    return tuple(bias + total / size for bias, total in zip_longest(learned.bias, sums, fillvalue=0))


def heard(text: str) -> frozenset[str]:
    """The `KINDS` that a folded text sounds like; one or two words say too little for any."""
    if len(_WORD.findall(text)) < FEWEST:
        return frozenset()
    reached = zip(KINDS, scores(text), model().least, strict=True)
    return frozenset(kind for kind, score, least in reached if score >= least)


def invitations(view: View) -> Iterator[Span]:
    """The sentences without which the text no longer sounds like a way to meet beside the app."""
    left = list(_sentences(view.text))
    while left and CONTACT in heard(" ".join(view.text[low:high] for low, high in left)):
        worst = max(left, key=lambda part: scores(view.text[part[0] : part[1]])[0])
        left.remove(worst)
        yield view.span(Finding.MEETING, *worst)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    low = 0
    for stop in (*_STOPS.finditer(text), None):
        high = stop.start() if stop else len(text)
        if any(sign.isalnum() for sign in text[low:high]):
            yield low, high
        low = stop.end() if stop else high
