"""Folding and cutting of French text, the same on both sides of the database."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})

MAX_QUERY_WORDS = 8
"""Words of a query that count; the rest is ignored."""


def fold(text: str) -> str:
    """Lower case, without accents or ligatures: « Évron » and « EVRON » become « evron »."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The words of a text, in order, as written."""
    return _WORD.findall(text)


def prefix_query(text: str) -> str:
    """A `to_tsquery` expression in which each word may be the beginning of a longer one.

    Empty when the text holds no word. Words hold letters and digits only, so nothing of the
    text can be read as an operator.
    """
    return " & ".join(f"{word}:*" for word in words(text)[:MAX_QUERY_WORDS])
