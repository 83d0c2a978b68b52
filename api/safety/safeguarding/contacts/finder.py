"""All ways to meet beside the app, in one pass after another until nothing is left."""

from collections.abc import Iterator, Sequence

from api.safety.safeguarding.contacts import handles, links, mail, meetings, places, veiled
from api.safety.safeguarding.contacts.clauses import named_on_network, whole_clauses
from api.safety.safeguarding.contacts.networks import NETWORK
from api.safety.safeguarding.contacts.phone import phones, tells_numbers
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.fold import guises
from api.safety.safeguarding.rules import Rulebook
from api.safety.safeguarding.views import View

_RULES = Rulebook(*mail.RULES, *links.RULES, *handles.RULES, *places.RULES, *meetings.RULES, *veiled.RULES)
_WHOLE = frozenset({Finding.EMAIL, Finding.LINK})
_PASSES = 6
"""What is masked may bring words together that mean something new; in practice two passes end it."""


def contacts(view: View, others: Sequence[View]) -> list[Span]:
    """Every contact detail of a message, in the order of the text; spans may overlap.

    `others` are the guises of the view.
    """
    spans: list[Span] = []
    fresh: list[Span] = []
    for _ in range(_PASSES):
        fresh = _widest(_pass(view, others, fresh))
        if not fresh:
            break
        fresh += whole_clauses(view, fresh)
        spans += fresh
        view = view.without(fresh)
        others = guises(view)
    return sorted(spans, key=lambda span: (span.start, span.end))


def _pass(view: View, others: Sequence[View], changed: Sequence[Span]) -> Iterator[Span]:
    for other in others:
        # Who disguises the name of a network does not speak of it in general.
        for name in NETWORK.pattern.finditer(other.text):
            span = other.span(Finding.HANDLE, *name.span())
            if name[0] not in view.part(span):
                yield span
    yield from phones(view)
    for other in others:
        # Blanks between digits are read anyway: only words for them may have come together.
        if tells_numbers(other.text) and not tells_numbers(view.text):
            yield from phones(other)
    for each in (view, *others):
        yield from _RULES.found(each, changed, None if each is view else view.text)
        yield from links.written(each)
        yield from named_on_network(each)


def _widest(spans: Iterator[Span]) -> list[Span]:
    """Without what lies within another of its kind: the link in a mail address is none either."""
    kept: list[Span] = []
    reached: dict[Finding, int] = {}
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > max(reached.get(kind, 0) for kind in (span.finding, *_WHOLE)):
            kept.append(span)
            reached[span.finding] = span.end
    return kept
