"""Named lists of expressions, looked for in the words of a sentence all at once.

A list names others only if they stand before it, so that there are no circles: lists of depth 0 name none,
those of depth 1 name such ones. For each depth it is first seen which expressions can be there at all, by the
distinct words of the sentence; those alone are tried, at the words with which they begin.
"""

from collections.abc import Iterable, Mapping, Sequence

from api.placements.offers.wording.expressions import NUMBERS, Hit, Step, ends, steps, together

_KNOWN = 20_000
_LONGEST = 40
"""Of so many words at most is kept in mind what they may stand for; longer ones than this are no words."""

Hits = dict[str, list[Hit]]
"""By list, in the order of the sentence."""


class Lexicon:
    """Lists by their names, ready to be looked for. Raises ValueError: one names a list not before it."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._depths: list[_Depth] = []
        self._pairs: list[tuple[str, list[str]]] = []
        depths: dict[str, int] = {}
        for name, listed in lists.items():
            deepest = 0
            for number, written in enumerate(listed):
                parts = written.split(" & ")
                names = [name] if len(parts) == 1 else [f"{name}&{number}.{at}" for at in range(len(parts))]
                if len(parts) > 1:
                    self._pairs.append((name, names))
                for part, part_name in zip(parts, names, strict=True):
                    expression = steps(part)
                    used = [step.listed for step in expression if step.listed]
                    if unknown := set(used) - depths.keys():
                        raise ValueError(f"{name}: {unknown} stand behind it or nowhere")
                    depth = max((depths[one] + 1 for one in used), default=0)
                    deepest = max(deepest, depth)
                    while len(self._depths) <= depth:
                        self._depths.append(_Depth())
                    self._depths[depth].add(part_name, expression)
            depths[name] = deepest

    def hits(self, words: Sequence[str]) -> Hits:
        """Where each list's expressions stand in a sentence, the nearest end of each."""
        found: dict[str, set[Hit]] = {}
        starts: dict[int, dict[str, list[int]]] = {}
        distinct = set(words)
        for depth in self._depths:
            by_word, by_list = depth.possible(distinct, found.keys())
            fresh: list[tuple[str, Hit]] = []
            for at, word in enumerate(words):
                tried = by_word.get(word, [])
                for listed in starts.get(at, ()):
                    tried = [*tried, *by_list.get(listed, ())]
                for name, expression in tried:
                    if (end := next(ends(expression, 0, at, words, starts), None)) is not None:
                        fresh.append((name, Hit(at, end)))
            for name, hit in fresh:
                found.setdefault(name, set()).add(hit)
                starts.setdefault(hit.start, {}).setdefault(name, []).append(hit.end)
        for name, names in self._pairs:
            if all(one in found for one in names):
                found.setdefault(name, set()).update(together([list(found[one]) for one in names]))
        return {name: sorted(each) for name, each in found.items() if each}


_Named = tuple[str, tuple[Step, ...]]


class _Depth:
    """Expressions that are looked for at once."""

    def __init__(self) -> None:
        self._expressions: list[_Named] = []
        self._needs: list[int] = []
        """For each a bit for each of its steps that is no gap."""
        self._whole: dict[str, list[tuple[int, int]]] = {}
        self._begun: dict[str, list[tuple[int, int]]] = {}
        self._listed: dict[str, list[tuple[int, int]]] = {}
        self._others: list[tuple[Step, int, int]] = []
        self._of_word: dict[str, list[tuple[int, int]]] = {}

    def add(self, name: str, expression: tuple[Step, ...]) -> None:
        number, needs = len(self._expressions), 0
        self._expressions.append((name, expression))
        for place, step in enumerate(expression):
            bit = 1 << place
            for word in step.whole:
                self._whole.setdefault(word, []).append((number, bit))
            for begun in step.begun:
                self._begun.setdefault(begun, []).append((number, bit))
            if step.listed:
                self._listed.setdefault(step.listed, []).append((number, bit))
            if step.ended or step.sign in NUMBERS:
                self._others.append((step, number, bit))
            if step.whole or step.begun or step.ended or step.listed or step.sign in NUMBERS:
                needs |= bit
        self._needs.append(needs)

    def possible(
        self, words: Iterable[str], lists: Iterable[str]
    ) -> tuple[dict[str, list[_Named]], dict[str, list[_Named]]]:
        """The expressions of which every step can be there, by the word and by the list they begin with."""
        there: dict[int, int] = {}
        of_words = {word: self._steps_of(word) for word in words}
        of_lists = {listed: self._listed[listed] for listed in lists if listed in self._listed}
        for each in (*of_words.values(), *of_lists.values()):
            for number, bit in each:
                there[number] = there.get(number, 0) | bit
        whole = {number for number, bits in there.items() if bits == self._needs[number]}
        return self._beginning(of_words, whole), self._beginning(of_lists, whole)

    def _beginning(self, of: Mapping[str, list[tuple[int, int]]], whole: set[int]) -> dict[str, list[_Named]]:
        return {
            name: [self._expressions[number] for number, bit in each if bit == 1 and number in whole]
            for name, each in of.items()
        }

    def _steps_of(self, word: str) -> list[tuple[int, int]]:
        """The steps that a word may stand for, worked out when it is first seen."""
        known = self._of_word.get(word)
        if known is None:
            found = dict.fromkeys(self._whole.get(word, ()))
            for end in range(1, min(len(word), _LONGEST) + 1):
                found |= dict.fromkeys(self._begun.get(word[:end], ()))
            found |= dict.fromkeys((number, bit) for step, number, bit in self._others if step.fits(word))
            known = list(found)
            if len(self._of_word) < _KNOWN and len(word) <= _LONGEST:
                self._of_word[word] = known
        return known
