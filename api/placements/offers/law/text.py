"""The texts of an offer, folded, sentence by sentence, and numbers written in words.

Folding and guises are those of safeguarding: « d è s  1 0  a n s » is read as « dès 10 ans ».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from api.placements.offers.schemas import OfferWrite
from api.platform.kit.language import Words
from api.safety.safeguarding.service import Finding, View, fold, guises, unescaped

_FRENCH = [
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
_ENGLISH = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = {20: ("vingt", "twenty"), 30: ("trente", "thirty"), 40: ("quarante", "forty"),
         50: ("cinquante", "fifty"), 60: ("soixante", "sixty")}  # fmt: skip
_END = re.compile(
    r"(?!(?<=[a-z])\.(?:e|es|s|ne|nes|ve|ves|se|ses|te|tes|le|les|ere|eres|euse|euses|trice|trices)\b)"
    r"(?:(?<!\d)[.!?;]|[.!?;](?!\d))|[\n•|▪●◦‣]"
)
"""Of a sentence; the point of « apprenti·es » is none."""


def _words() -> dict[str, int]:
    """Numbers as people write them, hyphens as blanks."""
    numbers = {word: value for words in (_FRENCH, _ENGLISH) for value, word in enumerate(words, 1)}
    for ten, (french, english) in _TENS.items():
        numbers |= {french: ten, english: ten, f"{french} et un": ten + 1}
        for unit in range(1, 10):
            numbers |= {
                f"{french} {_FRENCH[unit - 1]}": ten + unit,
                f"{english} {_ENGLISH[unit - 1]}": ten + unit,
            }
    for unit, word in enumerate(_FRENCH, 1):
        numbers[f"quatre vingt {word}"] = 80 + unit
        numbers[f"soixante {word}"] = 60 + unit
    numbers |= {"quatre vingts": 80, "quatre vingt": 80, "soixante et onze": 71}
    return {word.replace("-", " "): value for word, value in numbers.items()}


NUMBERS = _words()
_WIDEST = 4
"""Words of the widest of them."""
NUMBER = (
    r"(?:(?<![\d,.])\d{1,2}(?![\d]|[.,]\d)|\b(?:"
    + "|".join(word.replace(" ", "[ -]") for word in sorted(NUMBERS, key=len, reverse=True))
    + r")(?![a-z]))"
)
"""A number of at most two digits, or one in words, in a folded text."""


def large_number(written: str) -> int:
    """A number in words up to some thousands: « trois cent cinquante », « mille deux cents »; 0 for none."""
    total = current = 0
    words = written.replace("-", " ").split()
    while words:
        width = min(_WIDEST, len(words))
        while width and " ".join(words[:width]) not in NUMBERS:
            width -= 1
        if width:
            current += NUMBERS[" ".join(words[:width])]
        elif words[0] in ("cent", "cents", "hundred"):
            current = max(current, 1) * 100
        elif words[0] in ("mille", "thousand"):
            total, current = max(current, 1) * 1000, 0
        del words[: max(width, 1)]
    return total + current


def number(written: str) -> int:
    """What `NUMBER` found."""
    return int(written) if written.isdigit() else NUMBERS[written.replace("-", " ")]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text, folded."""

    text: str
    field: str
    """Of the offer."""
    written: str
    """The whole text, as it was written."""
    view: View
    start: int
    """Where it begins in its view."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A part of it, in characters of the text as it was written."""
        found = self.view.span(Finding.LINK, self.start + start, self.start + end)
        return found.start, found.end

    def words(self, start: int, end: int) -> str:
        """A part of it, as it was written."""
        return self.written[slice(*self.span(start, end))].strip()


def sentences(text: str, field: str = "") -> Iterator[Sentence]:
    """The sentences of a text, and those of its guises that it does not have itself."""
    plain = fold(text)
    seen: set[str] = set()
    read = unescaped(plain)
    for view in (plain, *guises(plain), *([read] if read else [])):
        start = 0
        for end in (*_END.finditer(view.text), None):
            stop = end.start() if end else len(view.text)
            said = view.text[start:stop]
            if said.strip() and said not in seen:
                seen.add(said)
                yield Sentence(said, field, text, view, start)
            start = end.end() if end else stop


def quoted(words: str) -> Words:
    """« Vous écrivez … », as a finding says it."""
    return {"fr": f"Vous écrivez « {words} ».", "en": f"You write “{words}”."}


TEXTS = ("title", "description", "accessibility")
"""The fields of an offer that are texts."""


def of(offer: OfferWrite) -> tuple[Sentence, ...]:
    """The sentences of the texts of an offer."""
    return _of(offer.title, offer.description, offer.accessibility)


@lru_cache(maxsize=16)
def _of(title: str, description: str, accessibility: str) -> tuple[Sentence, ...]:
    # Several rules read the same offer, one after the other.
    fields = zip(TEXTS, (title, description, accessibility), strict=True)
    return tuple(sentence for field, text in fields for sentence in sentences(text, field))
