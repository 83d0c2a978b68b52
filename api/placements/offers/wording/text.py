"""The words of an offer, folded, with the way back to what was written; sentence by sentence.

Folding and guises are those of safeguarding. Articles are left out: « pas de filles » and « pas filles » are
one. Endings written inclusively belong to their word: « salarié·e·s » is « salarie ».
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from api.placements.offers.wording.drawn import spelt
from api.safety.safeguarding.service import Finding, View, fold, guises, rejoined, unescaped

ARTICLES = frozenset(["le", "la", "les", "l", "un", "une", "des", "du", "d", "de"])
_TOKEN = re.compile(r"[a-z0-9]++\x00*+|[€%]|[.!?;\n•|▪●◦‣–]|,")
_ENDING = "\x00"
"""Stands for each letter of an ending that is written inclusively."""
_INCLUSIVE = re.compile(
    r"(?<=[a-z])(?:[.(/·-]{1,2}(?:e|es|s|ne|nes|ve|ves|se|ses|te|tes|le|les|ere|eres|euse|euses|trice|trices"
    r"|rice|rices|ice|ices|re|res|x)\b\)?){1,3}"
)
_ENDS = frozenset(".!?;\n•|▪●◦‣")
COMMA = ","
"""Stands as a word of its own: it parts what is wished from what is not."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, and the place in the text that it was read from."""

    word: str
    start: int
    end: int


def sentences(text: str) -> Iterator[list[Token]]:
    """The sentences of a text, each as its words."""
    yield from _sentences(fold(text))


def disguised(text: str, telltale: Collection[str]) -> Iterator[list[Token]]:
    """The sentences of the text's other guises, as far as they hold a word that the text itself does not:
    spaced letters together, letters for digits and for entities of the web, words for signs that draw
    somebody, and those of `telltale` that are written in parts.
    """
    plain = fold(text)
    there = {found[0] for found in _TOKEN.finditer(plain.text)}
    read = unescaped(plain)
    others = [*guises(plain), read, *(guises(read) if read else []), spelt(text)]
    others.append(rejoined(read or plain, telltale))
    for view in filter(None, others):
        for sentence in _sentences(view):
            if any(token.word not in there for token in sentence):
                yield sentence


def _sentences(view: View) -> Iterator[list[Token]]:
    joined = _INCLUSIVE.sub(lambda ending: _ENDING * len(ending[0]), view.text)
    sentence: list[Token] = []
    for found in _TOKEN.finditer(joined):
        word = found[0].rstrip(_ENDING)
        if word in _ENDS:
            if sentence:
                yield sentence
            sentence = []
        elif word not in ARTICLES:
            sentence.append(_token(view, found))
    if sentence:
        yield sentence


_HIDING = re.compile(r"(?<![a-z])[a-z]++(?:[*_#]{1,3}[a-z]++){1,4}")
_LETTERS = re.compile(r"[a-z.]{4,}+")


def hidden(text: str, telltale: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """Words that only a guise of the text shows, or that lack letters, and what `telltale` says of them."""
    plain = fold(text)
    there = set(_LETTERS.findall(plain.text))
    for view in guises(plain):
        for found in _LETTERS.finditer(view.text):
            if found[0] not in there and (ground := _within(found[0].replace(".", ""), telltale)):
                yield _token(view, found), ground
    whole = rejoined(unescaped(plain) or plain, telltale)
    if whole is not None:
        for found in _LETTERS.finditer(whole.text):
            if found[0] not in there and (ground := telltale.get(found[0].strip("."))):
                yield _token(whole, found), ground
    for found in _HIDING.finditer(plain.text):
        pattern = re.compile(re.sub(r"(?:\\[*_#]|_)+", "[a-z]{1,3}", re.escape(found[0])))
        if ground := next((each for word, each in telltale.items() if pattern.fullmatch(word)), None):
            yield _token(plain, found), ground


def _within(letters: str, telltale: Mapping[str, str]) -> str | None:
    return next((ground for word, ground in telltale.items() if word in letters), None)


def _token(view: View, found: re.Match[str]) -> Token:
    span = view.span(Finding.LINK, found.start(), found.end())
    return Token(found[0].rstrip(_ENDING), span.start, span.end)
