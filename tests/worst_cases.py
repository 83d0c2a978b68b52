"""Texts made against a regular expression: what its repetitions take, again and again, and no fitting end."""

import re
from collections.abc import Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORY = {
    c.CATEGORY_DIGIT: "1",
    c.CATEGORY_NOT_DIGIT: "a",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_NOT_SPACE: "a",
    c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_WORD: "-",
}
_TRIED = [*map(chr, range(32, 127)), "\n", "é", "\x00", "\u202e"]
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_LONG = 30
"""A repetition that ends before costs no more for a longer text."""


def worst_cases(pattern: re.Pattern[Any]) -> set[str]:
    """Pieces « before \\x01 again »: what stands behind the sign is to be repeated."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = _parser.parse(
        source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    return set(_repeated(list(tree), ""))


def _repeated(nodes: list[Any], before: str) -> Iterator[str]:
    for kind, value in nodes:
        if kind in _REPEATS:
            _, high, body = value
            for sample in _samples(list(body)):
                if sample and high > _LONG:
                    yield before + "\x01" + sample
            yield from _repeated(list(body), before)
        elif kind == c.SUBPATTERN:
            yield from _repeated(list(value[3]), before)
        elif kind == c.BRANCH:
            for branch in value[1]:
                yield from _repeated(list(branch), before)
        elif kind in (c.ASSERT, c.ASSERT_NOT):
            yield from _repeated(list(value[1]), before)
            continue
        elif kind is c.ATOMIC_GROUP:
            yield from _repeated(list(value), before)
        before += next(iter(_samples([(kind, value)])), "")


def _samples(nodes: list[Any], most: int = 3) -> list[str]:
    """A few texts that these nodes match."""
    found = [""]
    for kind, value in nodes:
        options = _sample(kind, value)
        found = [start + option for start in found for option in options][:most] if options else found
    return found


def _sample(kind: Any, value: Any) -> list[str]:
    if kind is c.LITERAL:
        return [chr(value)]
    if kind is c.NOT_LITERAL:
        return [sign for sign in ("a", "1", " ", "-") if ord(sign) != value][:1]
    if kind is c.ANY:
        return ["a"]
    if kind is c.IN:
        return _of_class(value)
    if kind in _REPEATS:
        low, _, body = value
        return [sample * max(low, 1) for sample in _samples(list(body))]
    if kind is c.SUBPATTERN:
        return _samples(list(value[3]))
    if kind is c.ATOMIC_GROUP:
        return _samples(list(value))
    if kind is c.BRANCH:
        return [sample for branch in value[1] for sample in _samples(list(branch), 1)][:3]
    return [""]


def _of_class(value: list[Any]) -> list[str]:
    taken = [sign for sign in _TRIED if _in_class(value, ord(sign))]
    picked: list[str] = []
    for test in (str.isalpha, str.isdigit, str.isspace, lambda sign: not sign.isalnum()):
        picked += [sign for sign in taken if test(sign)][:1]
    return picked or taken[:1]


def _in_class(value: list[Any], code: int) -> bool:
    inside, negated = False, False
    for kind, one in value:
        if kind is c.NEGATE:
            negated = True
        elif kind is c.LITERAL:
            inside |= code == one
        elif kind is c.RANGE:
            inside |= one[0] <= code <= one[1]
        elif kind is c.CATEGORY:
            sign = chr(code)
            inside |= {
                c.CATEGORY_DIGIT: sign.isdigit(),
                c.CATEGORY_NOT_DIGIT: not sign.isdigit(),
                c.CATEGORY_SPACE: sign.isspace(),
                c.CATEGORY_NOT_SPACE: not sign.isspace(),
                c.CATEGORY_WORD: sign.isalnum() or sign == "_",
                c.CATEGORY_NOT_WORD: not (sign.isalnum() or sign == "_"),
            }[one]
    return inside != negated
