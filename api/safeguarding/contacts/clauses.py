"""What follows an invitation: to the end of its clause, and what is told beside it."""

import re
from collections.abc import Iterator, Sequence

from api.safeguarding.contacts.common import COMMON
from api.safeguarding.findings import Finding, Span
from api.safeguarding.views import TAKEN, View

_STOP = re.compile(rf"[!?;\n{TAKEN}]|[,()](?=\s|$)|\.(?=\s|\.|$)")
"""Ends a clause; the dot within a name does not."""
_NAME_ALONE = re.compile(r"@?\s?[\w.\-]*[\d_.@#][\w.\-# ]*")
_LEADS = re.compile(
    r"\s*(?:(?:moi|et|ou|mais|alors|donc|du coup|apres|puis|sinon|mon|ma|nom|pseudo|blaze|id|compte|tag)\s+)*"
    r"(?:c'?est|cest|c|ses|ces|j'?suis|je suis|chui|tape|cherche|ajoute|mets?|demande|suis)\s+"
)
"""How one goes on to say a name: « moi c'est … »."""
_WORD = re.compile(r"[^\s,;:!?()\"«»]+")
_MANY = 5
"""Words of which a name on a network is made at most, with those around it."""


def named(text: str, most: int = _MANY) -> bool:
    """Whether a short folded text may be a name: at most so many words, and not only those of every day."""
    words = _WORD.findall(text)
    return 0 < len(words) <= most and not all(word in COMMON or _is_plain(word) for word in words)


def _is_plain(word: str) -> bool:
    return sum(sign.isalnum() for sign in word) < 2 or _MEASURE.fullmatch(word) is not None


_MEASURE = re.compile(r"\d{1,2}(?:h\d{0,2}|e|er|eme|ans?|min|€)?|\d{4}|(?:20\d\d)")


def whole_clauses(view: View, spans: Sequence[Span]) -> Iterator[Span]:
    """What has to be masked besides, after each handle among `spans`."""
    for span in spans:
        if span.finding is not Finding.HANDLE or _NAME_ALONE.fullmatch(view.part(span).strip()):
            continue
        start = view.bounds(span)[1]
        end = _end(view.text, start)
        if any(sign.isalnum() for sign in view.text[start:end]):
            yield view.span(Finding.HANDLE, start, end)


def _end(text: str, start: int) -> int:
    """Where what follows an invitation ends; names that stand in the next clause belong to it."""
    end = _stop(text, start)
    while end < len(text) and text[end] != TAKEN:
        low = end + 1
        high = _stop(text, low)
        lead = _LEADS.match(text, low, high)
        alone = text[low:high]
        if not (
            (text[end] == "," and named(alone, 2))
            or _NAME_ALONE.fullmatch(alone.strip())
            or (lead and named(text[lead.end() : high], 8))
        ):
            break
        end = high
    return end


def _stop(text: str, start: int) -> int:
    stop = _STOP.search(text, start)
    return stop.start() if stop else len(text)
