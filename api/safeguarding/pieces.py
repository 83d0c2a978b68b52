"""A telephone number in pieces: over several texts of one person, or with small words between its parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from api.safeguarding.contacts.numbers import Piece, rows
from api.safeguarding.continued import BESIDE_DIGITS, PHONE_BEGINS
from api.safeguarding.fold import fold

_DIGITS = 10
_APART = 40
"""Characters between two parts."""
_LEAST = 4
"""Digits with which a number is begun; fewer say it only where they are told in words, or announced."""
_NUMBER = re.compile(r"0[1-9](?:\d\d)*")
_WORD = re.compile(r"[a-z\d']+")


def number_over(texts: Sequence[str], others: Sequence[str] = ()) -> bool:
    """Whether runs of digits in these texts, each taken once, make a French telephone number: one begins it,
    the rest are told in pairs. Of `others`, that stand beside them, some are taken as well, never all.

    In proportion to the texts' size: sums are counted, orders are not tried. `others` are read only where
    these texts hold a part of a number.
    """
    here = [run for text in texts for run in _runs(text) if run.begins or run.goes_on]
    if not here:
        return False
    there = [run for text in others for run in _runs(text)]
    lengths = [Counter(run.length for run in runs if run.goes_on) for runs in (here, there)]
    begun = {(run.length, run.goes_on, side) for side, runs in enumerate((here, there))
             for run in runs if run.begins}  # fmt: skip
    return any(_ends(*one, lengths) for one in begun)


class _Run(NamedTuple):
    """Digits that follow each other in one text with small words between them."""

    length: int
    begins: bool
    """A number may begin with it."""
    goes_on: bool
    """It is told in pairs."""


@lru_cache(maxsize=512)
def _runs(text: str) -> tuple[_Run, ...]:
    """Kept, since what else somebody publishes is the same at their next save."""
    return tuple(_runs_of(fold(text).text))


def _runs_of(folded: str) -> Iterator[_Run]:
    run: list[Piece] = []
    for row in rows(folded):
        if run and not _small(folded[run[-1].end : row[0].start]):
            yield _run(run, folded)
            run = []
        run += row
    if run:
        yield _run(run, folded)


def _run(pieces: Sequence[Piece], text: str) -> _Run:
    digits = "".join(piece.digits for piece in pieces)
    said = any(piece.said for piece in pieces)
    before = text[max(0, pieces[0].start - _APART) : pieces[0].end]
    begins = len(digits) <= _DIGITS and _NUMBER.fullmatch(digits) is not None
    enough = len(digits) >= _LEAST or said or PHONE_BEGINS.search(before) is not None
    paired = len(digits) < _DIGITS and all(len(piece.digits) <= 2 for piece in pieces)
    return _Run(len(digits), begins and enough, paired and (len(pieces) > 1 or said))


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
