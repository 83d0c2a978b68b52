"""What a text turned out to hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self

from api.safety.safeguarding.findings import CONTACT, Finding, Span
from api.safety.safeguarding.masking import under_masks, with_masks

_LOOKS = 3
"""Masks bring together what meant nothing apart: one more look finds it, the next hardly ever anything."""


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
    threat: bool
    """What is held is a threat."""
    grave: bool
    """It tells somebody to die: held as well, and filed as gravely as distress."""
    distress: bool
    """Help numbers are shown to the writer at once, and staff are alerted."""
    grooming: int
    """Points of an advance to a minor in this message alone: 0 none, less than `GRAVE_GROOMING` a sign that
    says little by itself, from there on as grave as a cry for help. Always less where the writer is a minor
    as well, always 0 where the reader is of age. What one writer says to one reader adds up in `grooming_of`.
    """
    may_lead: bool
    """Alone it says little, but after what the same person wrote before it may be an advance to a minor."""
    may_go_on: bool
    """More would perhaps be found in it by who knows its writer, and what they wrote before.

    After a message of the same person in which something was masked, it may in any not longer than `SHORT`.
    """

    @property
    def hidden(self) -> list[Span]:
        """What is masked, in the order of the original text."""
        return [span for span in self.spans if span.finding in CONTACT]

    def hiding(self, original: str, more: Iterable[Span]) -> Self:
        """The same of this original text, with these contact details masked as well."""
        spans = tuple(sorted({*self.spans, *more}, key=lambda span: (span.start, span.end)))
        hidden = [span for span in spans if span.finding in CONTACT]
        shown, masked = with_masks(original, hidden)
        return replace(self, text=shown, spans=spans, masked=masked)

    def looked_at_again(self, original: str, look: Callable[[str], list[Span]]) -> Self:
        """The same, with what only shows between its masks masked as well; looking at it finds nothing more.

        Costs nothing where nothing is masked.
        """
        whole = self
        for _ in range(_LOOKS):
            if not whole.masked or not (more := look(whole.text)):
                break
            whole = whole.hiding(original, under_masks(original, whole.hidden, more))
        return whole
