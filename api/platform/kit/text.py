"""Text from outside made harmless; folding and cutting of French, the same on both sides of the database."""

import re
import unicodedata
from functools import cache
from itertools import chain, filterfalse

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})

_NEVER = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""Control characters, halves of surrogate pairs, what Unicode says is no character: PostgreSQL stores no NUL,
and no answer can be written with half a pair."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Explicit directions (UAX #9): what follows is shown the other way round, beyond its own end as well.
Languages written from the right need none of them."""
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")

MAX_MARKS = 4
"""Marks above and below one letter: Hebrew with its points and accents needs as many. More of them are drawn
over the lines around."""
JOINERS = "\u200c\u200d"
"""Unseen, but part of how some languages and drawn signs are written."""
_FIRST_MARK, _FIRST_BEYOND, _LAST_LETTER, _SELECTORS = 0x300, 0x10000, 0x1F000, range(0xE0100, 0xE01F0)

MAX_QUERY_WORDS = 8
"""Words of a query that count; the rest is ignored."""
MAX_QUERY_FOLDED = 120
"""Signs of a folded query that count: one may unfold to eighteen, and each is compared with every name."""


@cache
def _pile(*, near: bool) -> re.Pattern[str]:
    """More marks in a row than a letter has; `near`: of the first 65,536 signs alone, much the quicker."""
    marks = "".join(map(chr, filter(_is_mark, range(_FIRST_MARK, _FIRST_BEYOND)))) + JOINERS
    if not near:
        marks += "".join(map(chr, chain(filter(_is_mark, range(_FIRST_BEYOND, _LAST_LETTER)), _SELECTORS)))
    return re.compile(f"([{marks}]{{{MAX_MARKS}}})[{marks}]+")


def _is_mark(sign: int) -> bool:
    return unicodedata.category(chr(sign)) in ("Mn", "Me")


def _pile_in(text: str) -> re.Pattern[str]:
    return _pile(near=max(text, default="") < chr(_FIRST_BEYOND))


def from_outside(text: str) -> str:
    """Text of a person: ends of lines as `\\n`, no explicit direction. Raises ValueError: it is no text."""
    if text.isascii() and text.isprintable():
        return text
    if _pile_in(text).search(text):
        raise ValueError("too many marks on one letter")
    text = _TURNING.sub("", _LINE_ENDS.sub("\n", text))
    if _NEVER.search(text):
        raise ValueError("control characters are not allowed")
    return text


def from_document(text: str) -> str:
    """Text of a machine, which nobody can be asked to write again: what is no text is left out."""
    text = _NEVER.sub("", _TURNING.sub("", _LINE_ENDS.sub("\n", text)))
    return text if text.isascii() else _pile_in(text).sub(r"\1", text)


def fold(text: str) -> str:
    """Lower case, without accents or ligatures: « Évron » and « EVRON » become « evron »."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(filterfalse(unicodedata.combining, decomposed)).casefold()


def folded_query(text: str) -> str:
    """What names are compared with that are spelt nearly like it."""
    return fold(text).strip()[:MAX_QUERY_FOLDED]


def words(text: str) -> list[str]:
    """The words of a text, in order, as written."""
    return _WORD.findall(text)


def prefix_query(text: str) -> str:
    """A `to_tsquery` expression in which each word may be the beginning of a longer one.

    Empty when the text holds no word. Words hold letters and digits only, so nothing of the
    text can be read as an operator.
    """
    return " & ".join(f"{word}:*" for word in words(text)[:MAX_QUERY_WORDS])
