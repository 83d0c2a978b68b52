"""Signs that somebody is in danger. Recall wins: a number too many harms less than a silence.

Figures of speech and talk about trades of care are left out only where they are plainly that.
"""

from collections.abc import Iterator, Sequence

from api.safety.safeguarding.findings import Span
from api.safety.safeguarding.rules import Rulebook
from api.safety.safeguarding.signs import abroad, despair, others, plain, said, violence
from api.safety.safeguarding.views import View

_PLAIN = Rulebook(*plain.RULES, *said.RULES)
_RULES = Rulebook(*plain.RULES, *said.RULES, *despair.RULES, *violence.RULES, *others.RULES, *abroad.RULES)


def distress(views: Sequence[View]) -> Iterator[Span]:
    """Each sign of distress in the text, which is the first of the views, or in one of its guises."""
    for view in views:
        yield from _RULES.found(view, known=None if view is views[0] else views[0].text)


def plainly(views: Sequence[View]) -> Iterator[Span]:
    """Of those the ones in so many words, which nothing beside them outvotes."""
    for view in views:
        yield from _PLAIN.found(view, known=None if view is views[0] else views[0].text)
