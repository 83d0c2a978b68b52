"""Contact details and names that only the talk of two people shows: asked for by the one and told by the
other, or told piece by piece over days.

`continued` reads a message with the same person's last ones, within minutes; this reads it with the few of
the two that still matter long after.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from api.safety.safeguarding.asked import asks_account, told
from api.safety.safeguarding.contacts.bare import may_be_name
from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.continued import SHORT, goes_on_with, has_invited, number_told
from api.safety.safeguarding.findings import Finding, Span, Talk
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.masking import MASK
from api.safety.safeguarding.names import own_names

TOLD_WITHIN = timedelta(days=30)
"""For how long digits that somebody told are a part of a number."""
INVITED_WITHIN = timedelta(days=1)
"""For how long a name may follow an invitation."""
MOST_BEFORE = 40
"""Messages of the two that are read with one at most, the last ones."""

_BEGUN = 4
"""Digits of a number that somebody has begun for sure."""
_NUMBER = re.compile(r"(?:0|o|zero|\+33|0033)")
"""With which a number begins."""
_SHAPED = re.compile(r"(?=.*[a-z].*[a-z]).*(?:\d\d|[._]\w)")
"""A name on a network that cannot be a word."""
_SENTENCE = re.compile(r"(?<=\w)[.!?\n]+(?:\s|$)")
_WORD = re.compile(r"[^\s,;:!?()«»\"]+")
_LEADS = (
    "oui ouais ouep yes si bah ben bof euh hop alors tiens voila enfin c'est cest c est moi mon ma le la les"
    " pseudo blaze compte insta instagram snap snapchat tiktok discord whatsapp arobase dessus sur jsp pareil"
    " perso plutot juste donc partout meme memes deux trois tous toutes pr pour tape cherche ajoute autres"
    " applis reseaux tout attache attaches colle colles nn non derriere devant apres fin avec sans"
)
_LEAD = frozenset(_LEADS.split())
"""Words of an answer beside the name."""
_HANDLE = re.compile(r"(?=.*[a-z].*[a-z])[a-z\d._]+(?:-[a-z\d._]+)?(?<!ment)(?<!-moi)(?<!-vous)")
_DIGITS = re.compile(r"\d{1,8}")
_ANNOUNCED = re.compile(
    r"\b(?:nom(?: de famille)?|m'?appell?e|name)(?: (?:c'?est|c|est|is))?\W*$"
    r"|\b(?:lycee|college|cfa|mfr|lpo?|lep|erea|ecole|institution|institut|bahut)(?: \w+){0,2}\W*$"
)
"""An end after which the name of a person or a school comes."""
_FEW = 3
"""Words of a name on a network."""
_SHORT_NAME = 40
"""Characters of a message that is the rest of a name, or a piece of it."""
_LETTER = re.compile(r"\W*([a-z])\W*")
_SPELLED = 3
"""Letters, one a message, from which a name is spelled."""
_PIECES = 2
"""Messages before it that are read with it."""
_ASKED = 2
"""Messages of the other one in which something was masked that a short one may answer."""


@dataclass(frozen=True, slots=True)
class Before:
    """What two people wrote to each other before a message, as it was written, the oldest first."""

    told: Sequence[str] = ()
    """By the same person, within `TOLD_WITHIN`: what holds digits, or was masked."""
    invited: Sequence[str] = ()
    """By the same person, within `INVITED_WITHIN`: what was masked."""
    asked: Sequence[str] = ()
    """By the other one, within `INVITED_WITHIN`: what was masked."""
    heard: Sequence[str] = ()
    """By the other one, the last of all."""
    named: bool = False
    """A name on a network was masked, or an invitation to tell one, in what the other one asked."""


def found(text: str, before: Before, earlier: Sequence[str], talk: Talk) -> Iterator[Span]:
    """The parts of a message that lead to its author after all of that; `earlier`, `talk` as for `screen`."""
    if len(text) > SHORT:
        return
    view = fold(text)
    first = _SENTENCE.split(view.text, maxsplit=1)[0]
    if pieces := _number(first, before):
        yield view.span(Finding.PHONE, *pieces)
    elif (name := _answer(view.text)) and _invited(view.text[slice(*name)], before):
        yield view.span(Finding.HANDLE, *name)
    yield from _rest_of_name(text, earlier, talk)
    if "?" not in text:
        yield from told(view, _questions(before), talk)
    if _spells(view.text, earlier, talk.known.first_name):
        yield Span(Finding.NAME, 0, len(text))


def _number(text: str, before: Before) -> tuple[int, int] | None:
    told = number_told(before.told)
    if told is not None and told >= _BEGUN and (pieces := goes_on_with(text, told)):
        return pieces
    pieces = goes_on_with(text, 0) if before.asked else None
    if pieces is None or not _NUMBER.match(text, pieces[0]):
        return None
    digits = sum(map(str.isdigit, text[slice(*pieces)]))
    return pieces if digits == 0 or digits >= _BEGUN else None


def _answer(text: str) -> tuple[int, int] | None:
    """Where the name stands in a folded answer that says nothing else: « oui c'est karimjardin »."""
    asks = "?" in text
    left = [word for word in _WORD.finditer(text) if word[0].strip(".") not in _LEAD]
    words = [word[0].strip(".-") for word in left]
    # « lina bgs 44 »: digits stand behind.
    while len(words) > 1 and _DIGITS.fullmatch(words[-1]):
        words.pop()
    strange = all(_HANDLE.fullmatch(word) and word not in COMMON for word in words)
    # Whoever asks back guesses a name, or speaks of something else.
    if asks and not (len(words) == 1 and _SHAPED.fullmatch(words[0])):
        return None
    return (left[0].start(), left[-1].end()) if 0 < len(left) <= _FEW and strange else None


def _invited(name: str, before: Before) -> bool:
    """Whether somebody was invited to tell a name; by whatever words, or by what was just masked, to tell
    what is hardly anything else.
    """
    if before.named or has_invited([*before.asked, *before.invited]):
        return True
    if not any(may_be_name(word.strip(".-")) or _SHAPED.fullmatch(word) for word in _WORD.findall(name)):
        return False
    return any(MASK in one for one in before.heard) or asks_account(_questions(before))


def _questions(before: Before) -> list[str]:
    """What the other one wrote last, folded, as it was written."""
    return [fold(one, MASK).text for one in (*before.heard, *before.asked[-_ASKED:])]


def _spells(text: str, earlier: Sequence[str], first_name: str) -> bool:
    """Whether a folded message is one more letter of a name told letter by letter (« z », « o », « é »), and
    that is not the first name.
    """
    told = ""
    for one in (text, *(fold(before).text for before in reversed(earlier))):
        letter = _LETTER.fullmatch(one)
        if letter is None:
            break
        told = letter[1] + told
    return len(told) >= _SPELLED and len(set(told)) > 1 and not first_name.startswith(told)


def _rest_of_name(text: str, earlier: Sequence[str], talk: Talk) -> Iterator[Span]:
    """A surname, or the name of a school, that was announced in the messages before (« mon nom de famille
    c'est », then « Dupont »), or follows the first name there and is known to be the writer's.
    """
    before = " ".join(one.strip() for one in earlier[-_PIECES:] if len(one) <= SHORT)
    if not before or len(text) > _SHORT_NAME:
        return
    border = len(before) + 1
    joined = f"{before} {text}"
    announced = _ANNOUNCED.search(fold(before).text) is not None
    for span in own_names(joined, fold(joined), talk):
        if span.end > border:
            start, end = max(span.start - border, 0), span.end - border
            words = set(_WORD.findall(fold(text[start:end]).text))
            if words <= talk.known.names or (announced and words.isdisjoint(COMMON)):
                yield Span(Finding.NAME, start, end)
