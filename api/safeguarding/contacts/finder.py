"""All ways to meet beside the app, in one pass after another until nothing is left."""

from collections.abc import Iterator, Sequence

from api.safeguarding.contacts import handles, mail, meetings, places
from api.safeguarding.contacts.links import links
from api.safeguarding.contacts.phone import phones
from api.safeguarding.findings import Span
from api.safeguarding.fold import View, guises
from api.safeguarding.rules import found

_RULES = (*mail.RULES, *handles.RULES, *places.RULES, *meetings.RULES)
_PASSES = 6
"""What is masked may bring words together that mean something new; in practice two passes end it."""


def contacts(view: View, others: Sequence[View]) -> list[Span]:
    """Every contact detail of a message, in the order of the text; spans may overlap.

    `others` are the guises of the view.
    """
    spans: list[Span] = []
    for _ in range(_PASSES):
        fresh = _widest(_pass(view, others))
        if not fresh:
            break
        spans += fresh
        view = view.without(fresh)
        others = guises(view)
    return sorted(spans, key=lambda span: (span.start, span.end))


def _pass(view: View, others: Sequence[View]) -> Iterator[Span]:
    for each in (view, *others):
        yield from found(each, _RULES)
        yield from links(each)
        yield from phones(each)


def _widest(spans: Iterator[Span]) -> list[Span]:
    """Without what lies within another: the link in a mail address is none."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept
