"""Patterns over a folded text, and when they do not count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.views import BEGINNINGS, ROW, TAKEN, Sentence, View

_STOPS = f".!?;\n{TAKEN}"
CLAUSE = rf"[^{_STOPS}]"
"""A character inside one sentence."""
_ENDS = re.compile(rf"[{_STOPS}]")


@dataclass(frozen=True, eq=False)
class Rule:
    """Something to be found in a folded text. Its patterns are made when a text first asks for them: there
    are hundreds, and most words ask for none.
    """

    finding: Finding
    beginnings: frozenset[str]
    """One of these is in the text wherever the pattern matches: looked for first, which is fast."""
    gate: re.Pattern[str] | None
    """Is in the text as well, which words alone do not tell."""
    written: str
    innocent: str = ""
    """What, in the sentence around it, makes it innocent."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(written_out(self.written))

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        return re.compile(written_out(self.innocent)) if self.innocent else None

    def places(self, text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where it matches in a part of a folded text and is not innocent; each sentence is judged once."""
        judged, innocent = (-1, -1), False
        for match in self.pattern.finditer(text, low, high):
            start, end = match.span("part") if "part" in self.pattern.groupindex else match.span()
            if start == end:
                continue
            if self.unless and (around := sentence_around(text, start, end)) != judged:
                judged, innocent = around, self.unless.search(text[slice(*around)]) is not None
            if not innocent:
                yield start, end


@dataclass(frozen=True, slots=True)
class Gate:
    """A pattern that is in the text wherever those of several rules match, and words to look up for it."""

    pattern: re.Pattern[str]
    words: str


def rule(finding: Finding, needs: str | Gate, pattern: str, unless: str = "") -> Rule:
    """A rule from words: one of `needs` is in whatever it matches; they are separated by blanks (_ stands
    for a blank within one).

    In patterns a blank stands for white space or a hyphen, and `~` for a character of the same sentence.
    """
    words = [need.replace("_", " ") for need in (needs if isinstance(needs, str) else needs.words).split()]
    return Rule(
        finding,
        frozenset(word[:ROW] for word in words),
        None if isinstance(needs, str) else needs.pattern,
        pattern,
        unless,
    )


def written_out(pattern: str) -> str:
    """A pattern of `rule` as one of `re`."""
    return pattern.replace(" ?", r"[\s-]?").replace(" ", r"[\s-]+").replace("~", CLAUSE)


class Rulebook:
    """Rules that are looked for together."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = {BEGINNINGS.number(each, each.beginnings): each for each in rules}
        self._bits = sum(1 << number for number in self._rules)

    def found(self, view: View, changed: Sequence[Span] = (), known: str | None = None) -> Iterator[Span]:
        """Where the rules match; a group named `part` is what counts, else the whole match.

        With `changed`, only sentences in which one of these parts lies are read; with `known`, only those
        that this text does not hold.
        """
        for _, span in self.matched(view, changed, known):
            yield span

    def matched(
        self, view: View, changed: Sequence[Span] = (), known: str | None = None
    ) -> Iterator[tuple[Rule, Span]]:
        """The same with the rule that matches."""
        text = view.text
        for part in view.sentences:
            if (changed and not _touched(view, part, changed)) or (known and part.text in known):
                continue
            for each in self._possible(part):
                for start, end in each.places(text, part.low, part.high):
                    yield each, view.span(each.finding, start, end)

    def _possible(self, part: Sentence) -> Iterator[Rule]:
        """The rules of which a beginning is there, and what they need besides."""
        bits = part.rules & self._bits
        # By identity: a pattern's hash reads the whole of it.
        gates: dict[int, bool] = {}
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            each = self._rules[lowest.bit_length() - 1]
            if each.gate is None:
                yield each
                continue
            opened = gates.get(id(each.gate))
            if opened is None:
                opened = gates[id(each.gate)] = each.gate.search(part.text) is not None
            if opened:
                yield each


def _touched(view: View, part: Sentence, spans: Sequence[Span]) -> bool:
    whole = view.span(Finding.LINK, part.low, part.high)
    return any(span.start < whole.end and whole.start < span.end for span in spans)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a part of the text stands."""
    begin = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    stop = _ENDS.search(text, end)
    return begin, stop.start() if stop else len(text)
