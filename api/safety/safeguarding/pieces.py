"""A telephone number in pieces: over several texts of one person, or with small words between its parts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from api.safety.safeguarding.contacts.numbers import Piece, rows
from api.safety.safeguarding.continued import BESIDE_DIGITS, PHONE_BEGINS
from api.safety.safeguarding.fold import fold

_DIGITS = 10
_APART = 40
"""Characters between two parts."""
_LEAST = 4
"""Digits with which a number is begun; fewer say it only where they are told in words, or announced."""
_NUMBER = re.compile(r"0[1-9](?:\d\d)*")
_WORD = re.compile(r"[a-z\d']+")
_DATE = re.compile(
    r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|2[4-9])(?![\d/-])"
    r"|(?<!\d)(?:\d{1,2}(?:er)?\s?(?:,|et|au|ou|a|-)\s?){0,3}\d{1,2}\s(?:janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre)\b(?:\s20\d\d)?"
)
"""Every offer tells one; with another's « 35 h » it would be a number."""


class Run(NamedTuple):
    """Digits that follow each other in one text with small words between them."""

    length: int
    begins: bool
    """A number may begin with it."""
    goes_on: bool
    """It is told in pairs."""


def parts_of_numbers(texts: Iterable[str]) -> list[Run]:
    """The runs of digits in these texts that may be a part of a telephone number."""
    return [run for text in texts for run in _runs(text) if run.begins or run.goes_on]


def number_over(
    texts: Sequence[str], others: Sequence[str] = (), told: Mapping[Run, int] = MappingProxyType({})
) -> bool:
    """Whether runs of digits in these texts, each taken once, make a French telephone number: one begins it,
    the rest are told in pairs. Of `others`, that stand beside them, some are taken as well, never all.

    In proportion to the texts' size: sums are counted, orders are not tried. `others` are read only where
    these texts hold a part of a number. `told`: parts that were read of more of them, and how often.
    """
    here = Counter(parts_of_numbers(texts))
    if not here:
        return False
    sides = (here, Counter(parts_of_numbers(others)) + Counter(told))
    lengths: list[Counter[int]] = [Counter(), Counter()]
    for counted, runs in zip(lengths, sides, strict=True):
        for run, times in runs.items():
            counted[run.length] += times if run.goes_on else 0
    begun = {(run.length, run.goes_on, side) for side, runs in enumerate(sides)
             for run in runs if run.begins}  # fmt: skip
    return any(_ends(*one, lengths) for one in begun)


@lru_cache(maxsize=512)
def _runs(text: str) -> tuple[Run, ...]:
    """Kept, since what else somebody publishes is the same at their next save."""
    return tuple(_runs_of(fold(text).text))


def _runs_of(folded: str) -> Iterator[Run]:
    run: list[Piece] = []
    folded = _DATE.sub(lambda found: ";" * len(found[0]), folded)
    for row in rows(folded):
        if run and not _small(folded[run[-1].end : row[0].start]):
            yield _run(run, folded)
            run = []
        run += row
    if run:
        yield _run(run, folded)


def _run(pieces: Sequence[Piece], text: str) -> Run:
    digits = "".join(piece.digits for piece in pieces)
    said = any(piece.said for piece in pieces)
    before = text[max(0, pieces[0].start - _APART) : pieces[0].end]
    begins = len(digits) <= _DIGITS and _NUMBER.fullmatch(digits) is not None
    enough = len(digits) >= _LEAST or said or PHONE_BEGINS.search(before) is not None
    paired = len(digits) < _DIGITS and all(len(piece.digits) <= 2 for piece in pieces)
    # « une semaine » is no digit of a number.
    return Run(len(digits), begins and enough, paired and len(digits) > 1 and (len(pieces) > 1 or said))


def _small(between: str) -> bool:
    return len(between) <= _APART and all(BESIDE_DIGITS.fullmatch(word) for word in _WORD.findall(between))


def _ends(begun: int, itself: bool, side: int, lengths: Sequence[Counter[int]]) -> bool:
    """Whether a number of which so many digits are told comes to its end, by something of the first side."""
    sums = {(begun, side == 0)}
    for place, counted in enumerate(lengths):
        for length, many in counted.items():
            left = many - (itself and place == side and length == begun)
            for _ in range(min(left, _DIGITS // length)):
                sums |= {
                    (told + length, used or place == 0) for told, used in sums if told + length <= _DIGITS
                }
    return (_DIGITS, True) in sums
