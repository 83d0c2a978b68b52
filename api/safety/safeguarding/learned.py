"""What no rule names: how much a text sounds like messages that people labelled.

Words of the folded text, their rows of letters, their pairs, what they are about (`concepts`), and what the
rules found, each weigh something (a linear support vector machine). The weights (`weights.json`) were learned
by `python -m tests.safety.safeguarding.training` from the messages of
`tests/safety/safeguarding/labelled`, except those that measure them (`unseen`).
"""

import json
import math
import re
import struct
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache, reduce
from itertools import pairwise, repeat
from operator import or_
from pathlib import Path
from typing import NamedTuple

from api.safety.safeguarding import concepts
from api.safety.safeguarding.findings import CONTACT as CONTACTS
from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.views import LONG, WORDS

WEIGHTS = Path(__file__).parent / "weights.json"
CONTACT = "contact"
KINDS = (CONTACT, Finding.INSULT, Finding.DISTRESS, Finding.GROOMING)
ROWS = (3, 4, 5)
"""Letters of a row."""
FEWEST = 3
"""Words without which a text must sound like something by `FEW_MORE` more, and rules are always right."""
FEW_MORE = 0.5
TALK = 5
"""Messages of one person that are read as one."""
_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_WORD = re.compile(r"[a-z]+")
HUNDREDTHS = 100
_BITS = 32
"""Of each packed number, its sign included: what a text of thousands of words adds up to."""
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


_LOWEST = _packed([1 << _BITS - 1] * (len(KINDS) + 1))
"""Added to each, so that none borrows from the next."""
_EACH = struct.Struct(f"<{len(KINDS) + 1}i")


def _unpacked(whole: int) -> tuple[int, ...]:
    """The numbers of `_packed`, one for each of `KINDS` and one more."""
    return _EACH.unpack((whole + _LOWEST ^ _LOWEST).to_bytes(_EACH.size, "little"))


class _Meant(dict[int, int]):
    """What concepts that stand together weigh, packed; worked out when they are first seen together."""

    def __missing__(self, bits: int) -> int:
        named = model().named
        weight = sum(_packed(named[feature]) for feature in concepts.features(bits) if feature in named)
        if len(self) < WORDS:
            self[bits] = weight
        return weight


_MEANT = _Meant()


class _WordWeights(dict[str, int]):
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


_WORD_WEIGHTS = _WordWeights()


class Weighed(NamedTuple):
    """How much a folded text sounds like each of `KINDS`, but for what rules found in it."""

    scores: tuple[float, ...]
    """The same scale as `Model.least`."""
    words: int

    @property
    def enough(self) -> bool:
        """Whether the text says enough to tell much: one or two words do not."""
        return self.words >= FEWEST

    def beside(self, ruled: Collection[Finding]) -> tuple[float, ...]:
        """The scores of a text in which rules found `ruled`."""
        if not ruled:
            return self.scores
        *more, _ = _unpacked(sum(map(model().ruled.__getitem__, ruled)))
        return tuple(score + added / HUNDREDTHS for score, added in zip(self.scores, more, strict=True))

    def rated(self, ruled: Collection[Finding] = (), more: float = 0.0) -> dict[str, float]:
        """How far each of `KINDS` is above what the text must sound like to count, in which rules found
        `ruled`, and by `more` than it must; less than 0: it does not count.

        Signs and digits alone sound like nothing: they may be anything.
        """
        if not self.words:
            return {}
        if not self.enough:
            more += FEW_MORE
        learned = model()
        found = self.beside(ruled)
        above = {
            kind: score - least - more for kind, score, least in zip(KINDS, found, learned.least, strict=True)
        }
        if not CONTACTS.isdisjoint(ruled):
            above[CONTACT] = found[0] - learned.borne_out - more
        return above

    def invites(self, ruled: Collection[Finding] = (), more: float = 0.0) -> bool:
        """Whether it sounds like a way to meet beside the app; as in `rated`."""
        return self.rated(ruled, more).get(CONTACT, -1.0) >= 0


def weigh(text: str) -> Weighed:
    """Weigh a folded text."""
    learned = model()
    words, together, around, digits = parts(text)
    whole = sum(map(_WORD_WEIGHTS.__getitem__, words))
    whole += sum(map(learned.together.get, together, repeat(0)))
    whole += sum(map(learned.around.get, around, repeat(0)))
    whole += learned.digits[digits]
    *sums, size = _unpacked(whole)
    scale = math.sqrt(size + len(together) + len(around) + 1) * HUNDREDTHS
    *meant, _ = _unpacked(_MEANT[conceived(words)])
    scores = [
        bias + total / scale + added / HUNDREDTHS
        for bias, total, added in zip(learned.bias, sums, meant, strict=True)
    ]
    return Weighed(tuple(scores), len(_WORD.findall(text)))


def talk(texts: Sequence[str]) -> str:
    """The last of these messages, and what its writer wrote just before, as one text."""
    return "\n".join(texts[-TALK:])


def has_words(text: str) -> bool:
    """Whether a folded text is more than signs and digits."""
    return _WORD.search(text) is not None


def enough(text: str) -> bool:
    """Whether a folded text says enough to tell much: one or two words do not."""
    return len(_WORD.findall(text)) >= FEWEST
