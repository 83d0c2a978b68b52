"""How a message sounds to what was learned (`learned`): as a whole, and in the parts that say most.

What else somebody writes beside it makes neither a cry for help nor an advance any smaller.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.safety.safeguarding.findings import Finding, Places, Span
from api.safety.safeguarding.learned import Weighed, has_words, weigh
from api.safety.safeguarding.views import TAKEN, View

BESIDE_A_MASK = 0.6
"""How much more the rest must sound like an invitation where one was masked, which it usually introduced."""
DOUBT = 0.5
"""How far below what counts as distress a message must sound in which a rule found it in vain: of the 347
held-out ones in which one found it rightly, all but one were above.
"""
CALMER = 0.3
"""How much more like distress an adult's words must sound than a minor's."""
MORE_INVITING = 0.2
"""How much more a part must sound like a way beside the app, where the whole does not."""
MORE_ALONE = 0.2
"""How much more a part of a text must sound like something, read alone, than a whole one."""
_BREATH = 12
"""Words that are read alone of a longer text without stops, ..."""
_STEP = 4
"""... beginning at each of so many."""
_NEAR = 2
"""Words on both sides of what a rule found, with which it is read alone."""
_ROUNDS = 24
"""Times at most that a text is weighed again without its sentences that invite most."""
_STOPS = re.compile(rf"[!?;\n{TAKEN}]+\s*|(?<=\w)\.\s+")
_BLANKS = re.compile(r"\S+")


@dataclass(frozen=True)
class Part:
    """A part of a folded text, weighed at most once."""

    low: int
    high: int
    text: str

    @cached_property
    def weighed(self) -> Weighed:
        """How it sounds, read alone."""
        return weigh(self.text)

    def speaks(self) -> bool:
        """Whether it may sound like anything: signs and digits alone do not, and are weighed for nothing."""
        return has_words(self.text)


@dataclass(frozen=True)
class Sound:
    """A folded text, weighed as a whole and in its parts, each at most once."""

    view: View

    @cached_property
    def whole(self) -> Weighed:
        """How all of it sounds."""
        return weigh(self.view.text)

    @cached_property
    def sentences(self) -> list[Part]:
        """What stands between stops and says something."""
        text = self.view.text
        found = []
        low = 0
        for stop in (*_STOPS.finditer(text), None):
            high = stop.start() if stop else len(text)
            if any(sign.isalnum() for sign in text[low:high]):
                found.append(Part(low, high, text[low:high]))
            low = stop.end() if stop else high
        return found

    @cached_property
    def stretches(self) -> list[Part]:
        """The parts of a longer text: its sentences, of those without end as much as is said in a breath."""
        found = []
        for sentence in self.sentences:
            if len(sentence.text.split()) <= 3 * _BREATH // 2:
                if len(self.sentences) > 1:
                    found.append(sentence)
                continue
            words = [word.span() for word in _BLANKS.finditer(self.view.text, sentence.low, sentence.high)]
            for first in range(0, len(words) - _BREATH + _STEP, _STEP):
                part = words[first : first + _BREATH]
                low, high = part[0][0], part[-1][1]
                found.append(Part(low, high, self.view.text[low:high]))
        return found

    def rated(self, ruled: Sequence[Span], kinds: Collection[Finding]) -> dict[str, float]:
        """How far each kind of `learned.KINDS` is above what counts in the whole, in which rules found
        `ruled`; for `kinds` in the part that sounds most like it, where one is louder.
        """
        rated = self.whole.rated({span.finding for span in ruled})
        places = Places(ruled)
        for part in filter(Part.speaks, self.stretches):
            above = part.weighed.rated(self._inside(part, places), MORE_ALONE)
            for kind in kinds:
                if kind in above:
                    rated[kind] = max(rated[kind], above[kind])
        return rated

    def invitations(self) -> Iterator[Span]:
        """The sentences without which the text no longer sounds like a way to meet beside the app; where it
        does not as a whole, the parts that do.
        """
        left = self.sentences
        masked = TAKEN in self.view.text
        more = BESIDE_A_MASK if masked else 0.0
        # Signs of what was masked are left out: what is masked once is heard no further the second time.
        sounds = _together(left) if masked and left else self.whole
        # Each round weighs what is left: of very many sentences several go at once.
        at_once = 1 + len(left) // _ROUNDS
        while left and sounds.invites(more=more):
            rated = sorted(left, key=lambda part: part.weighed.scores[0])
            yield from (self.view.span(Finding.MEETING, part.low, part.high) for part in rated[-at_once:])
            left = sorted(rated[:-at_once], key=lambda part: part.low)
            sounds = _together(left)
        if left is self.sentences:
            for part in filter(Part.speaks, self.stretches):
                if part.weighed.invites(more=more + MORE_INVITING):
                    yield self.view.span(Finding.MEETING, part.low, part.high)

    def bears_out(self, found: Sequence[Span]) -> bool:
        """Whether a part of the text in which rules found something sounds, read alone, like a way beside
        the app.
        """
        if not found:
            return False
        places = Places(found)
        for part in (*self.sentences, *self.stretches):
            inside = self._inside(part, places)
            if not inside:
                continue
            # A question without its sign sounds like less.
            read = weigh(self.view.text[part.low : part.high + 1].rstrip(TAKEN))
            if not read.enough or read.invites(inside):
                return True
        return False

    def vain_alarms(self, found: Sequence[Span], calmer: float = 0.0) -> bool:
        """Whether neither the text nor a part of it in which rules found distress sounds the least like it,
        nor what they found, read with a word or two around it, sounds like it; by `calmer` more than it must.
        """
        kind = Finding.DISTRESS
        if not found or not self.whole.enough:
            return False
        doubt = DOUBT - calmer
        kinds = {span.finding for span in found}
        if self.whole.rated(kinds).get(kind, 0.0) >= -doubt:
            return False
        places = Places(found)
        for part in self.stretches:
            if self._inside(part, places) and (
                not part.weighed.enough or part.weighed.rated(kinds)[kind] >= -doubt
            ):
                return False
        return not any(weigh(near).rated(kinds, calmer).get(kind, -1.0) >= 0 for near in self._around(found))

    def _inside(self, part: Part, found: Places) -> set[Finding]:
        """What was found in a part."""
        there = self.view.span(Finding.MEETING, part.low, part.high)
        return found.within(there.start, there.end)

    def _around(self, found: Sequence[Span]) -> Iterator[str]:
        """Each thing found with the words around it."""
        words = [word.span() for word in _BLANKS.finditer(self.view.text)]
        places = [self.view.span(Finding.DISTRESS, *word) for word in words]
        for span in found:
            first = bisect_right(places, span.start, key=lambda word: word.end)
            after = bisect_left(places, span.end, key=lambda word: word.start)
            if first < after:
                near = words[max(0, first - _NEAR) : after + _NEAR]
                yield self.view.text[near[0][0] : near[-1][1]]


def _together(sentences: Sequence[Part]) -> Weighed:
    """Sentences read as one text."""
    return weigh(" ".join(one.text for one in sentences))
