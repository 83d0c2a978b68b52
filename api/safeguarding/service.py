"""The pipeline: contact details masked, insults held, distress answered at once."""

import re
import unicodedata
from dataclasses import dataclass

from api.kit.contacts import has_contact
from api.safeguarding.findings import CONTACT, Finding, Span
from api.safeguarding.help import HELP_NUMBERS, HelpNumber

__all__ = ["CONTACT", "HELP_NUMBERS", "MASK", "Finding", "HelpNumber", "Screening", "Span", "screen"]

MASK = "[masqué]"
"""Stands where a contact detail was."""

_INSULT = re.compile(r"\b(connard|connasse|salope|encul[ée]|fdp|ntm)s?\b", re.IGNORECASE)
_DISTRESS = re.compile(
    r"(veux|envie de) (mourir|en finir)|scarifie|me (frappe|tape|bat)\b|fuguer|me fais harceler|suicider",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+\s?@\s?\S+\.\w+")
_PHONE = re.compile(r"(?:\+\s*\d{2}|\b0)(?:[\s.\-/()_]*\d){8,}")


@dataclass(frozen=True, slots=True)
class Screening:
    """What a message turned out to hold."""

    text: str
    """What others may see: each contact detail replaced by `MASK`."""
    spans: tuple[Span, ...]
    """Everything found, in the order of the original text."""
    masked: frozenset[Finding]
    """Kinds of contact details that were masked."""
    held: bool
    """An insult: nobody sees the message until a moderator has looked."""
    distress: bool
    """Help numbers are shown to the writer at once, and staff are alerted."""


def screen(text: str) -> Screening:
    """Look through a message. Never raises, whatever the text."""
    plain = unicodedata.normalize("NFC", text)
    spans: list[Span] = []
    if has_contact(plain):
        for finding, pattern in ((Finding.EMAIL, _MAIL), (Finding.PHONE, _PHONE)):
            spans += (Span(finding, *found.span()) for found in pattern.finditer(text))
        spans = spans or [Span(Finding.HANDLE, 0, len(text))]
    masked = text
    for span in sorted(spans, key=lambda s: -s.start):
        masked = masked[: span.start] + MASK + masked[span.end :]
    kinds = frozenset(span.finding for span in spans)
    held, distress = (pattern.search(plain) is not None for pattern in (_INSULT, _DISTRESS))
    return Screening(masked, tuple(sorted(spans, key=lambda s: s.start)), kinds, held, distress)
