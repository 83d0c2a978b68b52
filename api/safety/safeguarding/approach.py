"""Advances that an adult makes to a minor, sign by sign. One sign says little, several say much.

The signs are those by which child protection knows grooming: secrecy, gifts, looks, pictures, age and
solitude, meeting alone, moving elsewhere. They are not masked: whoever decides reads them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.rules import Rulebook, rule
from api.safety.safeguarding.signs import bare, blunt, bonds, grooming, solitude
from api.safety.safeguarding.signs.composed import COMPOSED_RULES, composed
from api.safety.safeguarding.signs.grooming import Sign
from api.safety.safeguarding.views import View

GRAVE = 4
"""Points from which an advance to a minor is as grave as a cry for help."""
TAKEN = GRAVE - 1
"""Points of taking the picture of themself that a minor offers, whatever little is said: with the smallest
sign beside it, it is grave.
"""
FAINT = 1
"""Points that say nothing by themselves."""
SMALL = 2
"""Points of the smallest sign."""


class Shown(NamedTuple):
    """A sign in a text, and what it weighs by itself."""

    sign: Sign
    points: int
    rule: int
    """Number of the rule that found it."""
    span: Span


_RULES = tuple(
    (sign, points, rule(Finding.GROOMING, *words))
    for sign, points, *words in (*bare.SIGNS, *blunt.SIGNS, *grooming.SIGNS, *solitude.SIGNS, *bonds.SIGNS)
)
_FIRST = len(bare.SIGNS) + len(blunt.SIGNS)
_BARE = frozenset([*range(_FIRST), *range(len(_RULES), len(_RULES) + len(COMPOSED_RULES))])
"""Numbers of the rules that nothing outvotes; those of `composed` follow all others."""
_BARE_BOOK = Rulebook(*(one for _, _, one in _RULES[:_FIRST]))
_BOOK = Rulebook(*(one for _, _, one in _RULES))
_WEIGHTS = {id(one): (sign, points, number) for number, (sign, points, one) in enumerate(_RULES)}
_TOLD = {
    Sign.ELSEWHERE: frozenset({Finding.HANDLE, Finding.PHONE, Finding.EMAIL, Finding.LINK}),
    Sign.MEETING: frozenset({Finding.MEETING, Finding.ADDRESS}),
}
"""Ways beside the app are signs as well, though not alone."""
_BESIDES = 1
_ALONE = SMALL
"""Points of a text that sounds like an advance and shows no sign."""
_BORNE_OUT = -0.2
"""How far below what counts a text may sound in which a faint sign shows, to be one all the same."""
_UNLIKELY = -0.6
"""How far below what counts a text sounds nothing like an advance: its signs weigh less then."""
_SOUNDS = ((0.85, GRAVE), (0.45, 3), (0.3, 1))
"""How far above what counts a text sounds like an advance, and what that adds to its signs."""


def signs(views: Sequence[View], *, private: bool = True) -> list[Shown]:
    """Each sign of an advance in the text, which is the first of the views, or in one of its guises.
    `private`: as in `Talk`; elsewhere `signs.pages` is heard as well.
    """
    shown: list[Shown] = []
    for view in views:
        known = None if view is views[0] else views[0].text
        worded = [Shown(*_WEIGHTS[id(each)], span) for each, span in _BOOK.matched(view, known=known)]
        shown += _once([*_meant(view, known, private), *worded])
    return shown


def _meant(view: View, known: str | None, private: bool) -> Iterator[Shown]:
    """The signs whose concepts stand together."""
    for number, span in composed(view, known, private=private):
        one = COMPOSED_RULES[number]
        yield Shown(one.sign, one.points, len(_RULES) + number, span)


def _once(shown: Sequence[Shown]) -> list[Shown]:
    """Of those that hear the same in the same words, one by its concepts, the one that weighs most."""
    kept: list[Shown] = []
    for one in sorted(shown, key=lambda one: (-one.points, one.rule < len(_RULES))):
        if not any(_are_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _are_same(one: Shown, other: Shown) -> bool:
    meant = max(one.rule, other.rule) >= len(_RULES)
    apart = one.span.end <= other.span.start or other.span.end <= one.span.start
    return meant and one.sign is other.sign and not apart


def in_so_many_words(view: View, *, private: bool = True) -> bool:
    """Whether a text makes an advance in words that nothing beside them outvotes."""
    return any(composed(view, private=private)) or any(_BARE_BOOK.matched(view))


UNTHINKABLE = -1.15
"""The same where no sign is looked for: no advance that was held out was so far below."""
LEADING = -0.6
"""The same of a text that may be an advance after others; few innocent ones sound so."""
UNHEARD = -0.25
"""How far above what counts a text is taken to sound that says too little to be heard."""


@dataclass(frozen=True, slots=True)
class Approach:
    """What of an advance is in a text, or in several."""

    shown: tuple[Shown, ...] = ()
    told: frozenset[Finding] = frozenset()
    """Contact details in it."""
    above: float = UNHEARD
    """How far it sounds like an advance, beyond what was learned to count as one."""
    meets: bool = False
    """Whether it tells where to meet, and when, or proposes it in fewer words."""

    @property
    def points(self) -> int:
        """What it weighs: each kind of sign once (a little more where it shows in two ways), a way to meet
        that was told besides, and how it sounds.

        One faint sign alone is none; a place and an hour are a sign, however dry.
        """
        if not self.shown and self.above < 0 and not self.meets:
            return 0
        most: dict[Sign, int] = {}
        for one in self.shown:
            most[one.sign] = max(most.get(one.sign, 0), one.points)
        for sign in most:
            plain = {one.rule for one in self.shown if one.sign is sign and one.points > FAINT}
            most[sign] += len(plain) > 1
        for sign, findings in _TOLD.items():
            told = not findings.isdisjoint(self.told) or (sign is Sign.MEETING and self.meets)
            if most and told:
                most[sign] = max(most.get(sign, 0), _BESIDES)
        sounds = next((points for least, points in _SOUNDS if self.above >= least), 0)
        whole = sum(most.values()) + sounds
        if self.above >= (_BORNE_OUT if most else 0) or (self.meets and not most):
            whole = max(whole, _ALONE)
        if most and self.above < _UNLIKELY and not any(one.rule in _BARE for one in self.shown):
            whole -= 2 if whole >= GRAVE else 1
        return whole if whole > FAINT else 0

    def spans(self, length: int) -> list[Span]:
        """Where the signs are; the whole text of that length where it only sounds like an advance."""
        if not self.points:
            return []
        return [one.span for one in self.shown] or [Span(Finding.GROOMING, 0, length)]

    def with_more(self, other: "Approach") -> "Approach":
        """The same with what another text of that writer holds."""
        told = self.told | other.told
        shown, meets = (*self.shown, *other.shown), self.meets or other.meets
        return Approach(shown, told, max(self.above, other.above), meets)


NONE = Approach(above=-math.inf)
PICTURE_TAKEN = Approach((Shown(Sign.PICTURE, TAKEN, -1, Span(Finding.PICTURE, 0, 0)),))
"""What is left of such an answer, whose words show nothing, where it adds up with others."""
