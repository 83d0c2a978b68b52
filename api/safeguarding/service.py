"""The pipeline: contact details masked, insults held, distress answered at once."""

from dataclasses import dataclass

from api.safeguarding.contacts.finder import contacts
from api.safeguarding.distress import distress
from api.safeguarding.findings import CONTACT, Finding, Span
from api.safeguarding.fold import fold, guises
from api.safeguarding.help import HELP_NUMBERS, HelpNumber
from api.safeguarding.insults import insulting, insults

__all__ = ["CONTACT", "HELP_NUMBERS", "MASK", "Finding", "HelpNumber", "Screening", "Span", "screen"]

MASK = "[masqué]"
"""Stands where a contact detail was."""


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


def get_ready() -> None:
    """Read what the pipeline needs, so that a server without it does not start.

    Raises WordListMissingError where the PWA, whose build brings the list of insults, was not built.
    """
    insulting()


def screen(text: str) -> Screening:
    """Look through a message. Never raises, whatever the text."""
    view = fold(text, MASK)
    others = guises(view)
    ways = contacts(view, others)
    hurtful = list(insults((view, *others)))
    alarms = list(distress((view, *others)))
    shown, masked = _masked(text, ways)
    spans = sorted({*ways, *hurtful, *alarms}, key=lambda span: (span.start, span.end))
    return Screening(shown, tuple(spans), masked, bool(hurtful), bool(alarms))


def contact_details(text: str) -> frozenset[Finding]:
    """The kinds of contact details in a text, without looking for anything else."""
    view = fold(text, MASK)
    return frozenset(span.finding for span in contacts(view, guises(view)))


def _masked(text: str, spans: list[Span]) -> tuple[str, frozenset[Finding]]:
    """One mask for what lies together, whatever stands between."""
    parts: list[str] = []
    end = 0
    for span in spans:
        if not parts or any(sign.isalnum() for sign in text[end : span.start]):
            parts += (text[end : span.start], MASK)
        end = max(end, span.end)
    return "".join((*parts, text[end:])), frozenset(span.finding for span in spans)
