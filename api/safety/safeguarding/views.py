"""Ways to read a message: a text in which things are looked for, and the way back to what was written."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from api.safety.safeguarding.findings import Finding, Span

TAKEN = "\ufffc"
"""Stands in a folded text where something was found or masked before: no pattern reaches across it."""

WORDS = 20_000
"""Of so many words at most is kept in mind what they mean; longer ones than `LONG` are none."""
LONG = 30
ROW = 5
"""Letters of a beginning by which a rule is looked up."""
_SHORT = 120
"""Characters that are read at once."""
_BREAKS = re.compile(r"[!?;\n]+\s*|(?<=\w)\.\s+")


class Beginnings(dict[str, int]):
    """By which all rules are looked up at once: for each word a bit for each rule of which a beginning is in
    it, worked out when it is first seen.
    """

    def __init__(self) -> None:
        self._rules: dict[Hashable, int] = {}
        self._within: dict[str, int] = {}
        self._across: dict[str, int] = {}
        """Those with a blank in them."""

    def __missing__(self, word: str) -> int:
        rows = {word[at : at + size] for size in range(1, ROW + 1) for at in range(len(word))}
        bits = reduce(or_, (self._within[row] for row in self._within.keys() & rows), 0)
        if len(self) < WORDS and len(word) < LONG:
            self[word] = bits
        return bits

    def number(self, rule: Hashable, beginnings: Iterable[str]) -> int:
        """Of a rule that is looked up by these, from now on."""
        if rule not in self._rules:
            self._rules[rule] = len(self._rules)
            self.clear()
            for beginning in beginnings:
                there = self._across if " " in beginning else self._within
                there[beginning] = there.get(beginning, 0) | 1 << self._rules[rule]
        return self._rules[rule]

    def across(self, text: str) -> list[str]:
        """The beginnings with a blank in them that a text holds."""
        return list(filter(_spaced(text).__contains__, self._across))

    def rules(self, text: str, across: Sequence[str]) -> int:
        """Bits of the rules that may match in a part of a text which holds these."""
        bits = reduce(or_, map(self.__getitem__, text.split()), 0)
        around = _spaced(text) if across else ""
        return reduce(or_, (self._across[beginning] for beginning in across if beginning in around), bits)


BEGINNINGS = Beginnings()


def _spaced(text: str) -> str:
    """As a pattern reads it, for which a hyphen is a blank."""
    return f" {text.replace('-', ' ')} "


@dataclass(frozen=True)
class Sentence:
    """A part of a view that is read alone, with the sign before and the sign after it."""

    low: int
    high: int
    text: str
    across: Sequence[str]
    """As `Beginnings.across` of the whole."""

    @cached_property
    def rules(self) -> int:
        """Bits of all rules that may match in it: looked for once for all books."""
        return BEGINNINGS.rules(self.text, self.across)


@dataclass(frozen=True)
class View:
    """A folded text, and for each of its characters the place in the original it came from."""

    text: str
    places: tuple[int, ...] | None
    """None: every character stands where it stood."""
    length: int
    """Of the original."""

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its parts, the whole of a short text being one."""
        across = BEGINNINGS.across(self.text)
        return [Sentence(low, high, self.text[low:high], across) for low, high in _bounds(self.text)]

    def span(self, finding: Finding, start: int, end: int) -> Span:
        """A part of this view as a part of the original, unseen characters behind it included."""
        if self.places is None:
            return Span(finding, start, end)
        after = self.places[end] if end < len(self.places) else self.length
        # A sign folded to two letters must not be cut between them.
        return Span(finding, self.places[start], max(after, self.places[end - 1] + 1))

    def without(self, spans: list[Span]) -> "View":
        """The same view with parts of the original taken out of sight."""
        if not spans:
            return self
        left = []
        reached = 0
        for start, end in sorted(map(self.bounds, spans)):
            # Of those that overlap only what is new: many may reach to the end of one clause.
            start = max(start, reached)
            if start < end:
                left += [self.text[reached:start], TAKEN * (end - start)]
                reached = end
        return View("".join([*left, self.text[reached:]]), self.places, self.length)

    def part(self, span: Span) -> str:
        """How a part of the original is read here."""
        start, end = self.bounds(span)
        return self.text[start:end]

    def bounds(self, span: Span) -> tuple[int, int]:
        """Where a part of the original stands in this view."""
        if self.places is None:
            return span.start, span.end
        return bisect_left(self.places, span.start), bisect_left(self.places, span.end)

    def pick(self, text: str, kept: list[int]) -> "View":
        """Another text made of characters of this one; `kept` says which."""
        places = kept if self.places is None else [self.places[index] for index in kept]
        return View(text, tuple(places), self.length)


def _bounds(text: str) -> list[tuple[int, int]]:
    if len(text) <= _SHORT:
        return [(0, len(text))] if text else []
    parts = []
    start = low = 0
    for stop in _BREAKS.finditer(text):
        if stop.end() - start > _SHORT // 4:
            parts.append((low, stop.end()))
            start, low = stop.end(), stop.start()
    return [*parts, (low, len(text))]
