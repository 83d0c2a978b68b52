"""Cries for help, advances and telling somebody to die in pieces (« j'ai envie de », then « mourir »), and
cries that are a yes to who asked (« Tu veux mourir ? », « oui »).
"""

import re
from collections.abc import Iterator, Sequence

from api.safety.safeguarding import approach
from api.safety.safeguarding.continued import SHORT
from api.safety.safeguarding.distress import distress
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.incitement import incitements
from api.safety.safeguarding.sound import Sound

_PIECES = 3
"""Messages before it that are read with one."""
_WORDS = 6
"""Words of a message that is a piece."""
_SAYS_YES = re.compile(
    r"\W*(?:oui|ouais?|ui|wi|yes|souvent|parfois|des fois|quelquefois|un peu|toujours"
    r"|tous les (?:jours|soirs)|tout le temps|je crois|jcrois|c'?est (?:ca|vrai)|peut[- ]etre|mouais|grave"
    r"|ce soir|hier)\b"
)
_QUESTION = re.compile(r"(?<![^.!?\n])([^.!?\n]++)\?")
_TURNED = (
    (re.compile(r"\b(?:t'as|tu as|as[- ]tu)\b"), "j'ai"),
    (re.compile(r"\b(?:t'es|tu es|es[- ]tu)\b"), "je suis"),
    (re.compile(r"\btu\b"), "je"),
    (re.compile(r"\bte\b"), "me"),
    (re.compile(r"\bt'"), "m'"),
    (re.compile(r"\bt(on|a|es)\b"), r"m\1"),
    (re.compile(r"\bje (me )?(\w+)s\b"), r"je \1\2"),
)
"""A question as who says yes to it would say it of themself."""


class Together:
    """A short message read with the last short ones of the same person."""

    def __init__(self, text: str, earlier: Sequence[str]) -> None:
        before = [one.strip() for one in earlier[-_PIECES:] if len(one.split()) <= _WORDS]
        self._length = len(text)
        self._border = len(" ".join(before)) + 1
        self._view = fold(" ".join([*before, text])) if before and len(text.split()) <= _WORDS else None

    def cries(self) -> list[Span]:
        """The whole message, where it ends a cry for help."""
        found = list(distress((self._view,))) if self._view else []
        ends = any(map(self._ends_here, found)) and self._view and not Sound(self._view).vain_alarms(found)
        return [Span(Finding.DISTRESS, 0, self._length)] if ends else []

    def incitements(self) -> list[Span]:
        """The whole message, where it ends what tells somebody to die: « va te », then « pendre »."""
        found = incitements((self._view,)) if self._view else ()
        return [Span(Finding.INSULT, 0, self._length)] if any(map(self._ends_here, found)) else []

    def advances(self) -> Iterator[approach.Shown]:
        """Each sign of an advance that ends in it."""
        for one in approach.signs((self._view,)) if self._view else ():
            if self._ends_here(one.span):
                yield one._replace(span=Span(one.span.finding, 0, self._length))

    def _ends_here(self, span: Span) -> bool:
        return span.start < self._border < span.end


def says_yes(text: str, heard: Sequence[str]) -> bool:
    """Whether a message says yes to who asked whether its writer is in danger."""
    if len(text) > SHORT or not _SAYS_YES.match(fold(text).text):
        return False
    asked = [question[1] for one in heard for question in _QUESTION.finditer(fold(one).text)]
    return any(any(distress((fold(_turned(one)),))) for one in asked)


def _turned(question: str) -> str:
    for pattern, mine in _TURNED:
        question = pattern.sub(mine, question)
    return question
