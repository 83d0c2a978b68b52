"""Patterns over a folded text, and when they do not count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.safeguarding.findings import Finding, Span
from api.safeguarding.fold import TAKEN, View

CLAUSE = rf"[^.!?;\n{TAKEN}]"
"""A character inside one sentence."""
_ENDS = re.compile(rf"[.!?;\n{TAKEN}]")


@dataclass(frozen=True, slots=True)
class Rule:
    """Something to be found in a folded text."""

    finding: Finding
    needs: tuple[str, ...] | re.Pattern[str]
    """Is in the text wherever the pattern matches (one of the words): looked for first, which is fast."""
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """What, in the sentence around it, makes it innocent."""


def rule(finding: Finding, needs: str | re.Pattern[str], pattern: str, unless: str = "") -> Rule:
    """A rule from words: `needs` are separated by blanks (_ stands for a blank within one).

    In patterns a blank stands for white space or a hyphen, and `~` for a character of the same sentence.
    """
    return Rule(
        finding,
        tuple(need.replace("_", " ") for need in needs.split()) if isinstance(needs, str) else needs,
        re.compile(written_out(pattern)),
        re.compile(written_out(unless)) if unless else None,
    )


def written_out(pattern: str) -> str:
    """A pattern of `rule` as one of `re`."""
    return pattern.replace(" ?", r"[\s-]?").replace(" ", r"[\s-]+").replace("~", CLAUSE)


def found(view: View, rules: Sequence[Rule]) -> Iterator[Span]:
    """Where the rules match; a group named `part` is what counts, else the whole match."""
    text = view.text
    seen: dict[object, bool] = {}
    for each in rules:
        if not _needed(text, each.needs, seen):
            continue
        for match in each.pattern.finditer(text):
            start, end = match.span("part") if "part" in each.pattern.groupindex else match.span()
            if start == end or (each.unless and each.unless.search(sentence(text, start, end))):
                continue
            yield view.span(each.finding, start, end)


def _needed(text: str, needs: tuple[str, ...] | re.Pattern[str], seen: dict[object, bool]) -> bool:
    if (known := seen.get(needs)) is None:
        there = any(need in text for need in needs) if isinstance(needs, tuple) else bool(needs.search(text))
        known = seen[needs] = there
    return known


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a part of the text."""
    begin = max((stop.end() for stop in _ENDS.finditer(text, 0, start)), default=0)
    stop = _ENDS.search(text, end)
    return text[begin : stop.start() if stop else len(text)]
