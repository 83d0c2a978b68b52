"""Putting a mask where something was found: over whole words, whole names and whole addresses."""

import re
from collections.abc import Iterable

from api.safety.safeguarding.findings import Finding, Span

MASK = "[masqué]"
"""Stands where a contact detail was."""
_TOWN = re.compile(
    r"(?:[\s,]{0,6}+(?:\b(?:bât|bat)(?:iment)?\.?\s?\w{1,3}\b|\bappt?\.?\s?\w{1,4}\b"
    r"|\b(?:résidence|residence|lotissement|lieu-dit|hameau)(?:\s[\w'’-]++){1,3})){0,3}"
    r"(?:[\s,]{0,6}+(?:\b[àa]\s{1,3}+)?(?:\d{5}\b\s{0,3}+)?[A-ZÀ-Þ][\w'’]+(?:-[\w'’]+)*"
    r"(?:[ -](?:sur|sous|la|le|les|de|du|des)[ -][A-ZÀ-Þ]?[\w'’]+|[ -][A-ZÀ-Þ][\w'’]+)*"
    r"|[\s,]{0,6}+\d{5}\b){1,2}"
)
"""What ends an address behind its street."""
_ADDRESSEE = re.compile(
    r"(?:\b(?:M\.|Mr|Mme|Mlle)\s)?[A-ZÀ-Þ][\wÀ-ÿ'’-]{1,25}(?: [A-ZÀ-Þ][\wÀ-ÿ'’-]{1,25}){1,2}"
    r"\s?[,:\n-]\s{0,2}$"
)
"""Who is written to, before an address."""
_NAME_AT_MOST = 90
"""Characters of it."""
_REST_OF_NAME = re.compile(r"(?<=[a-zà-ÿ])(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+)+")


def with_masks(text: str, spans: list[Span]) -> tuple[str, frozenset[Finding]]:
    """A text with one mask for what lies together, whatever stands between; and the kinds of what is masked.

    `spans`: in the order of the text.
    """
    shown = MASK.join(text[start:end] for start, end in _kept(text, spans))
    return shown, frozenset(span.finding for span in spans)


def under_masks(text: str, spans: list[Span], found: Iterable[Span]) -> list[Span]:
    """Where in a text what was found in `with_masks` of it stands; what is masked inside of it included."""
    places = []
    before = 0
    for number, (start, end) in enumerate(_kept(text, spans)):
        if number:
            places += [start] * len(MASK)
        places += range(start, end)
        before = end
    places.append(before)
    return [Span(one.finding, places[one.start], places[one.end]) for one in found]


def _kept(text: str, spans: list[Span]) -> list[tuple[int, int]]:
    """What no mask covers, in the order of the text; between two of them stands one mask."""
    kept: list[tuple[int, int]] = []
    end = 0
    for span in spans:
        start, stop = _whole_words(text, span)
        if not kept or any(sign.isalnum() for sign in text[end:start]):
            kept.append((end, start))
        end = max(end, stop)
    return [*kept, (end, len(text))]


def masked_words(original: str, shown: str) -> list[str]:
    """What of a text is behind its masks, in the order of the text; `shown`: the same text, `with_masks`."""
    first, *others = shown.split(MASK)
    words: list[str] = []
    end = len(first)
    for number, part in enumerate(others, 1):
        last = number == len(others)
        begin = len(original) - len(part) if last else original.index(part, end + 1)
        words.append(original[end:begin])
        end = begin + len(part)
    # Somebody may have typed a mask.
    return [word for word in words if word != MASK]


def _whole_words(text: str, span: Span) -> tuple[int, int]:
    """A span without halves of words, and with the whole of a name: « Jean Dupont »."""
    start, end = span.start, span.end
    while 0 < start < len(text) and text[start - 1].isalpha() and text[start].isalpha():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end += 1
    if span.finding is Finding.HANDLE:
        name = _REST_OF_NAME.match(text, end)
        end = name.end() if name else end
    if span.finding is Finding.ADDRESS and any(sign.isdigit() for sign in text[start:end]):
        town = _TOWN.match(text, end)
        end = town.end() if town else end
        name = _ADDRESSEE.search(text, max(0, start - _NAME_AT_MOST), start)
        start = name.start() if name else start
    return start, end
