"""What no rule names: how much a text sounds like messages that people labelled.

Words of the folded text, their rows of letters, their pairs, what they are about (`concepts`), and what the
rules found, each weigh something
(a linear support vector machine). The weights (`weights.json`) were learned by `python -m
tests.safeguarding.training` from the messages of `tests/safeguarding/labelled`, except those that measure
them (`unseen`).
"""

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import pairwise, repeat
from operator import or_
from pathlib import Path
from typing import NamedTuple

from api.safeguarding import concepts
from api.safeguarding.findings import CONTACT as CONTACTS
from api.safeguarding.findings import Finding, Span
from api.safeguarding.views import LONG, TAKEN, WORDS, View

WEIGHTS = Path(__file__).parent / "weights.json"
CONTACT = "contact"
KINDS = (CONTACT, Finding.INSULT, Finding.DISTRESS, Finding.GROOMING)
ROWS = (3, 4, 5)
"""Letters of a row."""
FEWEST = 3
"""Words without which a text must sound like something by `FEW_MORE` more, and rules are always right."""
FEW_MORE = 0.5
BESIDE_A_MASK = 0.6
"""How much more the rest must sound like an invitation where one was masked, which it usually introduced."""
DOUBT = 0.5
"""How far below what counts as distress a message must sound in which a rule found it in vain: of the 347
held-out ones in which one found it rightly, all but one were above.
"""
CALMER = 0.3
"""How much more like distress an adult's words must sound than a minor's."""
TALK = 5
"""Messages of one person that are read as one."""
_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_WORD = re.compile(r"[a-z]+")
_STOPS = re.compile(rf"[!?;\n{TAKEN}]+\s*|(?<=\w)\.\s+")
_BLANKS = re.compile(r"\S+")
_BREATH = 12
"""Words that are read alone of a longer text without stops, ..."""
_STEP = 4
"""... beginning at each of so many."""
MORE_INVITING = 0.2
"""How much more a part must sound like a way beside the app, where the whole does not."""
_NEAR = 2
"""Words on both sides of what a rule found, with which it is read alone."""
MORE_ALONE = 0.2
"""How much more a part of a text must sound like something, read alone, than a whole one."""
HUNDREDTHS = 100
_BITS = 32
"""Of each packed number, its sign included: what a text of thousands of words adds up to."""
_HALF, _MASK = 1 << _BITS - 1, (1 << _BITS) - 1
_MOST_DIGITS = 6

Weight = tuple[int, ...]
"""What something adds for each of `KINDS`, in hundredths: whole numbers add up in any order."""
Pair = tuple[str, str]


class Model(NamedTuple):
    """What was learned."""

    bias: tuple[float, ...]
    """For each of `KINDS`."""
    least: tuple[float, ...]
    """The score from which a text counts as that kind."""
    borne_out: float
    """The same for contact details, of a text in which rules found one."""
    named: dict[str, Weight]
    together: dict[Pair, int]
    around: dict[Pair, int]
    digits: tuple[int, ...]
    """These three packed; `digits` for each number of them that `Parts` tells."""
    ruled: dict[Finding, int]
    """For what the rules found, packed; not divided by the size of the text, nor are concepts."""


@cache
def model() -> Model:
    """The weights, read once."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    named = {name: tuple(values) for name, values in kept["weights"].items()}
    together, around = (
        {_pair(name): _packed(named[name]) for name in named if name[:2] == sign} for sign in _PAIRS
    )
    digits = tuple(_packed(named.get(f"d:{number}", ())) for number in range(_MOST_DIGITS + 1))
    ruled = {finding: _packed(named.get(f"{_RULED}{finding}", ())) for finding in Finding}
    return Model(
        tuple(kept["bias"]),
        tuple(kept["least"]),
        kept["borne_out"],
        named,
        together,
        around,
        digits,
        ruled,
    )


_TOGETHER, _AROUND = _PAIRS = ("b:", "s:")
_RULED = "r:"


def _pair(name: str) -> Pair:
    one, other = name[2:].split(" ")
    return one, other


class Parts(NamedTuple):
    """What a folded text is made of; everything counts once."""

    words: set[str]
    """Numbers as so many zeros, signs each alone."""
    together: set[Pair]
    around: set[Pair]
    """Words on both sides of a third."""
    digits: int
    """By halves, up to six."""


def parts(text: str) -> Parts:
    """The parts of a folded text."""
    tokens = _TOKEN.findall(text)
    digits = 0
    for at, token in enumerate(tokens):
        if token.isdigit():
            digits += len(token)
            tokens[at] = "0" * min(len(token), 5)
    around = set(zip(tokens, tokens[2:], strict=False))
    return Parts(set(tokens), set(pairwise(tokens)), around, min(digits // 2, 6))


def of_word(word: str) -> list[str]:
    """The features of a word: itself and its rows of letters, with where it begins and ends."""
    padded = f" {word} "
    rows = (
        []
        if len(word) == 1
        else [
            padded[at : at + size]
            for size in ROWS
            for at in range(len(padded) - size + 1)
            if size < len(padded)
        ]
    )
    return [f"w:{word}", *rows]


def features(text: str) -> Counter[str]:
    """Every feature of a folded text by its name, and how often it counts."""
    words, together, around, digits = parts(text)
    found = Counter(feature for word in words for feature in of_word(word))
    found.update(f"{_TOGETHER}{one} {other}" for one, other in together)
    found.update(f"{_AROUND}{one} {other}" for one, other in around)
    found[f"d:{digits}"] += 1
    return found


def of_rules(ruled: Collection[Finding]) -> list[str]:
    """The features of what the rules found."""
    return sorted(f"{_RULED}{finding}" for finding in ruled)


def conceived(words: Iterable[str]) -> int:
    """What these words are about, as bits."""
    return reduce(or_, map(concepts.OF_WORD.__getitem__, words), 0)


def _packed(values: Iterable[int]) -> int:
    """Several small numbers as one: such numbers are added all at once."""
    return sum(value << _BITS * place for place, value in enumerate(values))


def _unpacked(whole: int, count: int) -> list[int]:
    found = []
    for _ in range(count):
        low = ((whole + _HALF) & _MASK) - _HALF
        found.append(low)
        whole = (whole - low) >> _BITS
    return found


class _Meant(dict[int, int]):
    """What concepts that stand together weigh, packed; worked out when they are first seen together."""

    def __missing__(self, bits: int) -> int:
        named = model().named
        weight = sum(_packed(named[feature]) for feature in concepts.features(bits) if feature in named)
        if len(self) < WORDS:
            self[bits] = weight
        return weight


_MEANT = _Meant()


class _Weighed(dict[str, int]):
    """What words weigh, and how many features they have, packed; worked out when they are first seen."""

    def __missing__(self, word: str) -> int:
        named = model().named
        found = of_word(word)
        # In a long word of few letters the same are many: each is packed once.
        counts = Counter(found).items()
        weight = sum(_packed(named[feature]) * count for feature, count in counts if feature in named)
        weight += len(found) << _BITS * len(KINDS)
        if len(self) < WORDS and len(word) < LONG:
            self[word] = weight
        return weight


_WEIGHED = _Weighed()


def scores(text: str, ruled: Collection[Finding] = ()) -> tuple[float, ...]:
    """How much a folded text, in which rules found `ruled`, sounds like each of `KINDS`; the same scale as
    `Model.least`.
    """
    learned = model()
    words, together, around, digits = parts(text)
    whole = sum(map(_WEIGHED.__getitem__, words))
    whole += sum(map(learned.together.get, together, repeat(0)))
    whole += sum(map(learned.around.get, around, repeat(0)))
    whole += learned.digits[digits]
    *sums, size = _unpacked(whole, len(KINDS) + 1)
    scale = math.sqrt(size + len(together) + len(around) + 1) * HUNDREDTHS
    more = _MEANT[conceived(words)] + sum(map(learned.ruled.__getitem__, ruled))
    return tuple(
        bias + total / scale + added / HUNDREDTHS
        for bias, total, added in zip(learned.bias, sums, _unpacked(more, len(KINDS)), strict=True)
    )


def talk(texts: Sequence[str]) -> str:
    """The last of these messages, and what its writer wrote just before, as one text."""
    return "\n".join(texts[-TALK:])


def enough(text: str) -> bool:
    """Whether a folded text says enough to tell much: one or two words do not."""
    return len(_WORD.findall(text)) >= FEWEST


def rated(text: str, ruled: Collection[Finding] = (), more: float = 0.0) -> dict[str, float]:
    """How far each of `KINDS` is above what a folded text must sound like to count, in which rules found
    `ruled`, and by `more` than it must; less than 0: it does not count.

    Signs and digits alone sound like nothing: they may be anything.
    """
    if not _WORD.search(text):
        return {}
    if not enough(text):
        more += FEW_MORE
    learned = model()
    found = scores(text, ruled)
    above = {
        kind: score - least - more for kind, score, least in zip(KINDS, found, learned.least, strict=True)
    }
    if not CONTACTS.isdisjoint(ruled):
        above[CONTACT] = found[0] - learned.borne_out - more
    return above


def loudest(view: View, ruled: Sequence[Span], kinds: Collection[Finding]) -> dict[str, float]:
    """How far above what counts the part of a folded text is that sounds most like each of these kinds, in
    which rules found `ruled`. Empty: the text has no parts.

    What else somebody writes beside it makes neither a cry for help nor an advance any smaller.
    """
    loud: dict[str, float] = {}
    for low, high in _stretches(view.text):
        part = view.span(Finding.DISTRESS, low, high)
        inside = {span.finding for span in ruled if span.start < part.end and part.start < span.end}
        above = rated(view.text[low:high], inside, MORE_ALONE)
        for kind in kinds:
            if kind in above:
                loud[kind] = max(loud.get(kind, above[kind]), above[kind])
    return loud


def heard(text: str, ruled: Collection[Finding] = (), more: float = 0.0) -> frozenset[str]:
    """The `KINDS` that a folded text sounds like; as in `rated`."""
    return frozenset(kind for kind, above in rated(text, ruled, more).items() if above >= 0)


def invitations(view: View) -> Iterator[Span]:
    """The sentences without which the text no longer sounds like a way to meet beside the app; where it does
    not as a whole, the parts that do.
    """
    left = list(_sentences(view.text))
    more = BESIDE_A_MASK if TAKEN in view.text else 0.0
    rated: list[tuple[int, int]] = []
    while left and CONTACT in heard(" ".join(view.text[low:high] for low, high in left), more=more):
        rated = rated or sorted(left, key=lambda part: scores(view.text[part[0] : part[1]])[0])
        worst = rated.pop()
        left.remove(worst)
        yield view.span(Finding.MEETING, *worst)
    if not rated:
        for low, high in _stretches(view.text):
            if CONTACT in heard(view.text[low:high], more=more + MORE_INVITING):
                yield view.span(Finding.MEETING, low, high)


def borne_out(view: View, found: Sequence[Span]) -> bool:
    """Whether a part of the text in which rules found something sounds, read alone, like a way beside the
    app.
    """
    for low, high in (*_sentences(view.text), *_stretches(view.text)):
        part = view.span(Finding.MEETING, low, high)
        inside = {span.finding for span in found if span.start < part.end and part.start < span.end}
        # A question without its sign sounds like less.
        read = view.text[low : high + 1].rstrip(TAKEN)
        if inside and (not enough(read) or CONTACT in heard(read, inside)):
            return True
    return False


def vain_alarms(view: View, found: Sequence[Span], calmer: float = 0.0) -> bool:
    """Whether neither the text nor a part of it in which rules found distress sounds the least like it, nor
    what they found, read with a word or two around it, sounds like it; by `calmer` more than it must.
    """
    kind = Finding.DISTRESS
    if not found or not enough(view.text):
        return False
    doubt = DOUBT - calmer
    kinds = {span.finding for span in found}
    if rated(view.text, kinds).get(kind, 0.0) >= -doubt:
        return False
    for low, high in _stretches(view.text):
        part = view.span(kind, low, high)
        if any(span.start < part.end and part.start < span.end for span in found):
            read = view.text[low:high]
            if not enough(read) or rated(read, kinds)[kind] >= -doubt:
                return False
    return not any(rated(near, kinds, calmer).get(kind, -1.0) >= 0 for near in _around(view, found))


def _around(view: View, found: Sequence[Span]) -> Iterator[str]:
    """Each thing found with the words around it."""
    words = [word.span() for word in _BLANKS.finditer(view.text)]
    places = [view.span(Finding.DISTRESS, *word) for word in words]
    for span in found:
        inside = [at for at, word in enumerate(places) if word.start < span.end and span.start < word.end]
        if inside:
            first, last = max(0, inside[0] - _NEAR), min(len(words) - 1, inside[-1] + _NEAR)
            yield view.text[words[first][0] : words[last][1]]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a longer text: its sentences, of those without end as much as is said in a breath."""
    sentences = list(_sentences(text))
    for low, high in sentences:
        words = [found.span() for found in _BLANKS.finditer(text, low, high)]
        if len(words) <= 3 * _BREATH // 2:
            if len(sentences) > 1:
                yield low, high
            continue
        for first in range(0, len(words) - _BREATH + _STEP, _STEP):
            part = words[first : first + _BREATH]
            yield part[0][0], part[-1][1]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    low = 0
    for stop in (*_STOPS.finditer(text), None):
        high = stop.start() if stop else len(text)
        if any(sign.isalnum() for sign in text[low:high]):
            yield low, high
        low = stop.end() if stop else high
