"""Signs that somebody is in danger. Recall wins: a number too many harms less than a silence.

Figures of speech and talk about trades of care are left out only where they are plainly that.
"""

from collections.abc import Iterator, Sequence

from api.safeguarding.findings import Span
from api.safeguarding.fold import View
from api.safeguarding.rules import found
from api.safeguarding.signs import despair, others, violence

_RULES = (*despair.RULES, *violence.RULES, *others.RULES)


def distress(views: Sequence[View]) -> Iterator[Span]:
    """Each sign of distress in the text or in one of its guises."""
    for view in views:
        yield from found(view, _RULES)
