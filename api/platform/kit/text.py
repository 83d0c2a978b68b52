"""Text from outside made harmless; folding and cutting of French, the same on both sides of the database."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})

_NEVER = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""Control characters, halves of surrogate pairs, what Unicode says is no character: PostgreSQL stores no NUL,
and no answer can be written with half a pair."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Explicit directions (UAX #9): what follows is shown the other way round, beyond its own end as well.
Languages written from the right need none of them."""
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")

MAX_QUERY_WORDS = 8
"""Words of a query that count; the rest is ignored."""
MAX_QUERY_FOLDED = 120
"""Signs of a folded query that count: one may unfold to eighteen, and each is compared with every name."""


def from_outside(text: str) -> str:
    """Text of a person: ends of lines as `\\n`, no explicit direction. Raises ValueError: it is no text."""
    if text.isprintable():
        return text
    text = _TURNING.sub("", _LINE_ENDS.sub("\n", text))
    if _NEVER.search(text):
        raise ValueError("control characters are not allowed")
    return text


def from_document(text: str) -> str:
    """Text of a machine, which nobody can be asked to write again: what is no text is left out."""
    return _NEVER.sub("", _TURNING.sub("", _LINE_ENDS.sub("\n", text)))


def fold(text: str) -> str:
    """Lower case, without accents or ligatures: « Évron » and « EVRON » become « evron »."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


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
