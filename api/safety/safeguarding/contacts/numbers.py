"""Digits in a text however they are said: « 06 12 », « zéro six douze », « o6 puis 1 2 »."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.safety.safeguarding.views import TAKEN

_UNITS = {
    "zero": "0",
    "zerro": "0",
    "zro": "0",
    "oh": "0",
    "un": "1",
    "une": "1",
    "one": "1",
    "deux": "2",
    "deu": "2",
    "two": "2",
    "trois": "3",
    "troi": "3",
    "three": "3",
    "quatre": "4",
    "catre": "4",
    "katre": "4",
    "kat": "4",
    "four": "4",
    "cinq": "5",
    "sink": "5",
    "cinc": "5",
    "five": "5",
    "six": "6",
    "sis": "6",
    "siss": "6",
    "sept": "7",
    "set": "7",
    "seven": "7",
    "huit": "8",
    "uit": "8",
    "eight": "8",
    "neuf": "9",
    "nef": "9",
    "nine": "9",
}
_TEENS = {
    "dix": "10",
    "dis": "10",
    "diz": "10",
    "ten": "10",
    "onze": "11",
    "onz": "11",
    "eleven": "11",
    "douze": "12",
    "douz": "12",
    "twelve": "12",
    "treize": "13",
    "trez": "13",
    "thirteen": "13",
    "quatorze": "14",
    "fourteen": "14",
    "quinze": "15",
    "quinz": "15",
    "kinz": "15",
    "fifteen": "15",
    "seize": "16",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
}
_TENS = {
    "vingt": 20,
    "twenty": 20,
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "forty": 40,
    "cinquante": 50,
    "fifty": 50,
    "soixante": 60,
    "sixty": 60,
    "septante": 70,
    "seventy": 70,
    "quatre-vingt": 80,
    "huitante": 80,
    "octante": 80,
    "eighty": 80,
    "nonante": 90,
    "ninety": 90,
}
_GAP = r"[\s\-']*"
_FOUR_TWENTIES = rf"quatre{_GAP}vingts?"


def _either(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _by_letter(words: Iterable[str]) -> str:
    """The same for many words: one way for each first letter, so that most are never tried."""
    beginnings = {word[0]: [each[1:] for each in words if each[0] == word[0]] for word in words}
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in beginnings.items())


_AFTER_TEN = rf"di[xzs]{_GAP}(?:sept|huit|neuf)|{_either(_TEENS)}|{_either(_UNITS)}"
_TEN_WORDS = "|".join(word for word in _TENS if "-" not in word)
_SPOKEN = re.compile(
    rf"(?P<tens>{_FOUR_TWENTIES}|{_TEN_WORDS})(?:{_GAP}(?:et{_GAP})?(?P<rest>{_AFTER_TEN}))?"
    rf"|(?P<low>{_AFTER_TEN})"
)
_NUMBER_WORD = (
    "(?:"
    + _by_letter(
        [
            _FOUR_TWENTIES,
            *(word for word in _TENS if "-" not in word),
            *sorted(_TEENS, key=len, reverse=True),
            *sorted(_UNITS, key=len, reverse=True),
        ]
    )
    + ")"
)
_NUMBER_WORDS = rf"{_NUMBER_WORD}(?:[\s\-]*(?:et[\s\-]+)?{_NUMBER_WORD})*"
_TOKEN = re.compile(
    r"(?P<written>(?<![a-z0-9])[oil|]{0,2}[0-9][0-9oil|]*(?![a-z0-9])|[0-9]+)"
    r"|(?P<oh>(?<![a-z0-9'])oo?(?=\W{0,3}[0-9]))"
    rf"|(?P<said>(?<![a-z']){_NUMBER_WORDS}(?![a-z]))"
)
_DOUBLE = re.compile(r"\bdouble[\s-]+$")
_LETTERS = str.maketrans("oil|", "0111")
_FILLER = (
    r"(?:puis|pis|et|ensuite|apres|enfin|suivi de|point|tiret|espace|slash|barre|virgule|plus|then|and"
    r"|dash|dot|space|n|x|z|euh|hop|suite|la suite|fin|la fin|c'est|cest|pour|finir|tu notes|notes?|notez)"
)
_BRIDGE = re.compile(rf"[^a-z0-9{TAKEN}€%]{{0,8}}(?:{_FILLER}[^a-z0-9{TAKEN}€%]{{0,8}}){{0,3}}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One number of a row of numbers."""

    digits: str
    start: int
    end: int
    said: bool
    """In words."""


def rows(text: str) -> Iterator[list[Piece]]:
    """Numbers that follow each other with nothing but blanks, signs and filling words between them."""
    row: list[Piece] = []
    for piece in _pieces(text):
        if row and not _BRIDGE.fullmatch(text, row[-1].end, piece.start):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def opening(text: str) -> list[Piece]:
    """The row of numbers with which a text begins, whatever little stands before; none: empty."""
    first = next(rows(text), [])
    return first if first and _BRIDGE.fullmatch(text, 0, first[0].start) else []


def _pieces(text: str) -> Iterator[Piece]:
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "said":
            for word in _SPOKEN.finditer(text, token.start(), token.end()):
                twice = _DOUBLE.search(text[: word.start()], max(0, word.start() - 8))
                digits = _value(word) * (2 if twice else 1)
                yield Piece(digits, twice.start() if twice else word.start(), word.end(), True)
        else:
            yield Piece(token[0].translate(_LETTERS), token.start(), token.end(), False)


def _value(word: re.Match[str]) -> str:
    if word["tens"] is None:
        return _low(word["low"])
    tens = 80 if word["tens"].startswith("quatre") else _TENS[word["tens"]]
    return str(tens + int(_low(word["rest"]))) if word["rest"] else str(tens)


def _low(word: str) -> str:
    if word in _UNITS:
        return _UNITS[word]
    if word in _TEENS:
        return _TEENS[word]
    return "1" + _UNITS[word[3:].lstrip(" -'\n")]
