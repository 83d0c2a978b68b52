"""Contact details that run over from one message into the next: « 06 12 », then « 34 56 »."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from api.safeguarding.contacts.finder import contacts
from api.safeguarding.contacts.handles import NETWORK
from api.safeguarding.contacts.numbers import opening
from api.safeguarding.findings import Finding, Span
from api.safeguarding.fold import fold, guises

EARLIER_WITHIN = timedelta(minutes=15)
"""A message goes on from those of the same person that are not older."""
EARLIER_MESSAGES = 9
"""As many of them at most: one digit in each makes a telephone number with the tenth."""
_REACH = 300
"""Characters of them at most, the last ones."""
_HEAD = 60
"""Characters in which a message shows that it goes on."""
_FEW = 3
"""Words of a message that says little by itself."""
_WORD = re.compile(r"[^\s,;:!?]+")
_NAME = re.compile(r"[@\d_]|\w\.\w|\barr?oba|\b(?:gmail|hotmail|outlook|yahoo|point|com|fr)\b")
_DANGLING = re.compile(r"(?:\b(?:c'?est|cest|c|est|is|sur|sous|tape|cherche|ajoute)|[:=>@])\s*$")
"""An end that asks for what comes next."""
_CHAT = (
    "oui ouais non nan ok okay dac daccord d'accord merci beaucoup bcp bonjour bonsoir salut coucou hello"
    " bien super cool genial top parfait bonne journee soiree nuit a plus demain bientot tard au revoir de"
    " rien pas souci grave mdr lol ptdr ah oh eh et vous toi tu moi aussi stp svp trop je vois voila sur"
    " sure c'est vrai comment pourquoi quoi quand qui ca va"
)
_CHATTING = frozenset(_CHAT.split())
"""What people say in a word or two, and what no name is made of."""


def may_go_on(text: str) -> bool:
    """Whether a message could be the rest of a contact detail: digits, a name, a word or two. Cheap."""
    head = fold(text[: _HEAD * 2]).text[:_HEAD]
    if opening(head) or NETWORK.pattern.search(head):
        return True
    words = _WORD.findall(head)
    return (len(words) <= _FEW and not _CHATTING.issuperset(words)) or (
        bool(words) and _NAME.search(" ".join(words[:_FEW])) is not None
    )


def rest(text: str, earlier: Sequence[str]) -> Iterator[Span]:
    """The parts of `text` in which a contact detail goes on that began in `earlier`, the same person's last
    messages as they were written, the oldest first.
    """
    before = "\n".join(earlier)[-_REACH:]
    if not before:
        return
    begun = {(span.finding, span.start) for span in _contacts(before)}
    folded = fold(before).text
    asks = _DANGLING.search(folded) is not None
    border = len(before) + 1
    joined = f"{before}\n{text}"
    for span in _contacts(joined):
        if span.start < len(before) and span.end > border:
            yield from _rest(span, text, border)
    for span in _contacts(f"{before} {text}"):
        # What merely ends later than it did has taken in words that follow by chance.
        fresh = asks or (span.finding, span.start) not in begun
        if fresh and span.finding != Finding.MEETING and span.start < len(before) and span.end > border:
            yield from _rest(span, text, border)


def _contacts(text: str) -> list[Span]:
    view = fold(text)
    return contacts(view, guises(view))


def _rest(span: Span, text: str, border: int) -> Iterator[Span]:
    end = min(span.end - border, len(text))
    view = fold(text)
    numbers = opening(view.text)
    if span.finding == Finding.PHONE and numbers:
        # The last digits of ten, and more that are told with them.
        end = max(end, view.span(span.finding, 0, numbers[-1].end).end)
    words = _WORD.findall(fold(text[:end]).text)
    if not _CHATTING.issuperset(words):
        yield Span(span.finding, 0, end)
