"""Patterns over a folded text, and when they do not count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.safeguarding.findings import Finding, Span
from api.safeguarding.views import ROW, TAKEN, Sentence, View

CLAUSE = rf"[^.!?;\n{TAKEN}]"
"""A character inside one sentence."""
_ENDS = re.compile(rf"[.!?;\n{TAKEN}]")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Something to be found in a folded text."""

    finding: Finding
    beginnings: frozenset[str]
    """One of these is in the text wherever the pattern matches: looked for first, which is fast."""
    signs: tuple[str, ...]
    """The same, for those too short to be looked up."""
    gate: re.Pattern[str] | None
    """Is in the text as well, which words alone do not tell."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """What, in the sentence around it, makes it innocent."""


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
        frozenset(word[:ROW] for word in words if len(word) >= ROW - 1),
        tuple(word for word in words if len(word) < ROW - 1),
        None if isinstance(needs, str) else needs.pattern,
        re.compile(written_out(pattern)),
        re.compile(written_out(unless)) if unless else None,
    )


def written_out(pattern: str) -> str:
    """A pattern of `rule` as one of `re`."""
    return pattern.replace(" ?", r"[\s-]?").replace(" ", r"[\s-]+").replace("~", CLAUSE)


class Rulebook:
    """Rules that are looked for together."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self._by_beginning: dict[str, list[int]] = {}
        self._by_sign: dict[str, list[int]] = {}
        for number, each in enumerate(rules):
            for beginning in each.beginnings:
                self._by_beginning.setdefault(beginning, []).append(number)
            for sign in each.signs:
                self._by_sign.setdefault(sign, []).append(number)
        self._beginnings = frozenset(self._by_beginning)

    def found(self, view: View, changed: Sequence[Span] = (), known: str | None = None) -> Iterator[Span]:
        """Where the rules match; a group named `part` is what counts, else the whole match.

        With `changed`, only sentences in which one of these parts lies are read; with `known`, only those
        that this text does not hold.
        """
        text = view.text
        for part in view.sentences:
            if (changed and not _touched(view, part, changed)) or (known and part.text in known):
                continue
            for number in self._possible(part):
                each = self._rules[number]
                for match in each.pattern.finditer(text, part.low, part.high):
                    start, end = match.span("part") if "part" in each.pattern.groupindex else match.span()
                    if start < end and not (each.unless and each.unless.search(sentence(text, start, end))):
                        yield view.span(each.finding, start, end)

    def _possible(self, part: Sentence) -> list[int]:
        numbers = {number for row in self._beginnings & part.rows for number in self._by_beginning[row]}
        for sign, signed in self._by_sign.items():
            if sign in part.text:
                numbers.update(signed)
        gates = {self._rules[number].gate for number in numbers}
        open_gates = {gate for gate in gates if gate is None or gate.search(part.text)}
        return sorted(number for number in numbers if self._rules[number].gate in open_gates)


def _touched(view: View, part: Sentence, spans: Sequence[Span]) -> bool:
    whole = view.span(Finding.LINK, part.low, part.high)
    return any(span.start < whole.end and whole.start < span.end for span in spans)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a part of the text."""
    begin = max((stop.end() for stop in _ENDS.finditer(text, 0, start)), default=0)
    stop = _ENDS.search(text, end)
    return text[begin : stop.start() if stop else len(text)]
