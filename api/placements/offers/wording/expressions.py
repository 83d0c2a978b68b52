"""The language of the lists: expressions, and where one ends that begins at a word.

Words with blanks between them:

    word        that word; without accents, articles left out (« pas de fille » is `pas fille`)
    word*       with any ending
    *ending     any word that ends so
    word~       with the endings of a number or a feminine (`valide~`: valide, valides)
    one/other   either
    #           a number
    ##          a number from 19 to 99, as ages that no law names
    #few  #two  one of at most 8, of at most 2
    #many       one from 3 on, of months
    ..  ...     up to three, up to six words of any kind; commas count as words
    @list       an expression of another list
    one & two   both in one sentence, in any order, with up to `NEAR` words between them
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from api.placements.offers.wording.text import ARTICLES, COMMA

NEAR = 7
"""Words between two expressions that stand together."""
GAPS = {"..": 3, "...": 6}
_TENS = frozenset(["vingt", "vingts", "trente", "quarante", "cinquante", "soixante"])
NUMBERS: dict[str, tuple[int, int, frozenset[str]]] = {
    "#": (0, 10**7, _TENS),
    "##": (19, 99, _TENS),
    "#few": (1, 8, frozenset(["deux", "trois", "quatre", "cinq", "six", "sept", "huit"])),
    "#two": (1, 2, frozenset(("deux",))),
    "#many": (3, 36, frozenset(["trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze"])),
}
"""Signs of a number: from, to, and in letters."""
_DIGITS = 7
_NUMBER_AND_FEMININE = (
    "", "s", "e", "es", "x", "ne", "nes", "le", "les", "te", "tes", "se", "ses", "ve", "ves", "re", "res",
)  # fmt: skip
_WIDEST = 30
"""Words of the widest expression: of wider ones the ends are not looked for."""


class Step(NamedTuple):
    """One word of an expression, or what stands for words."""

    sign: str
    """Of a gap or a number; empty: a word or a list."""
    whole: frozenset[str]
    begun: tuple[str, ...]
    ended: tuple[str, ...]
    listed: str
    """Name of a list."""

    def fits(self, word: str) -> bool:
        """Whether a word, or a number, is meant."""
        if self.sign:
            least, most, spelt = NUMBERS[self.sign]
            return word in spelt or (word.isdigit() and len(word) < _DIGITS and least <= int(word) <= most)
        return (
            word in self.whole
            or (bool(self.begun) and word.startswith(self.begun))
            or (bool(self.ended) and word.endswith(self.ended))
        )


class Hit(NamedTuple):
    """An expression of a list in a sentence, from one word up to, not including, another."""

    start: int
    end: int


Starts = Mapping[int, Mapping[str, Sequence[int]]]
"""Where hits end, by the word at which they start and their list."""


def steps(written: str) -> tuple[Step, ...]:
    """An expression without `&`. Raises ValueError: it is empty, or begins or ends with a gap."""
    words = [word for word in written.replace("'", " ").split() if word not in ARTICLES]
    if not words or words[0] in GAPS:
        raise ValueError(f"{written!r} does not begin with a word")
    return tuple(map(_step, words))


def _step(word: str) -> Step:
    if word in GAPS or word in NUMBERS:
        return Step(word, frozenset(), (), (), "")
    if word.startswith("@"):
        return Step("", frozenset(), (), (), word[1:])
    whole: set[str] = set()
    begun, ended = [], []
    for one in word.split("/"):
        if one.startswith("*"):
            ended.append(one[1:])
        elif one.endswith("*"):
            begun.append(one[:-1])
        elif one.endswith("~"):
            whole.update(one[:-1] + ending for ending in _NUMBER_AND_FEMININE)
        else:
            whole.add(one)
    return Step("", frozenset(whole), tuple(begun), tuple(ended), "")


def ends(
    expression: Sequence[Step], step: int, at: int, words: Sequence[str], starts: Starts
) -> Iterator[int]:
    """Where an expression, of which the next step is to stand at a word, may end; the nearest first."""
    if step == len(expression):
        yield at
        return
    this = expression[step]
    if this.sign in GAPS:
        for skipped in range(min(GAPS[this.sign], len(words) - at) + 1):
            yield from ends(expression, step + 1, at + skipped, words, starts)
    elif at >= len(words):
        return
    elif this.listed:
        for end in starts.get(at, {}).get(this.listed, ()):
            yield from ends(expression, step + 1, end, words, starts)
    elif this.fits(words[at]):
        yield from ends(expression, step + 1, at + 1, words, starts)
    elif words[at] == COMMA and step:
        # A comma inside an expression is passed over.
        yield from ends(expression, step, at + 1, words, starts)


def near(hits: Sequence[Hit], hit: Hit, words: int) -> Sequence[Hit]:
    """Of the hits of a list, in their order, those with at most so many words between them and another; -1:
    those that share a word with it.
    """
    first = bisect_left(hits, (hit.start - words - _WIDEST, 0))
    last = bisect_left(hits, (hit.end + words + 1, 0), lo=first)
    return [one for one in hits[first:last] if one.end >= hit.start - words]


def together(parts: Sequence[Sequence[Hit]]) -> Iterator[Hit]:
    """Hits of all parts that stand near each other, as one."""
    first, *others = map(sorted, parts)
    for hit in first:
        start, end = hit
        for other in others:
            nearby = near(other, Hit(start, end), NEAR)
            if not nearby:
                break
            start, end = min(start, nearby[0].start), max(end, nearby[0].end)
        else:
            yield Hit(start, end)
