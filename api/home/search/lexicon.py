"""The lexicon: which words mean which kinds, diplomas, careers, pages; data that staff extend, never code."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from api.platform.kit.text import fold, words

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
MAX_TOKENS = 16
"""Words of a query that count: a sentence."""
LONGEST_WORD = 40
"""Signs of a word that count; no document holds a longer one."""
LONGEST_PHRASE = 6


@dataclass(frozen=True)
class Entry:
    """Words, and what they mean.

    By its sort an entry says what sort of place, diploma, level, way or thing is sought; for whom; what an
    abbreviation stands for; which words mean the same; what somebody wishes; which page answers; which words
    say nothing; which stand before a place; which area is meant.
    """

    id: str
    sort: str
    words: Sequence[str]
    means: str = ""
    kind: str = ""
    level: int | None = None
    careers: Sequence[str] = ()
    narrow: Sequence[str] = ()
    reason: Mapping[str, str] = field(default_factory=dict)


class Match(NamedTuple):
    """An entry whose words stand in a text, from one token to another (not included)."""

    start: int
    end: int
    entry: Entry


def tokens(text: str) -> list[str]:
    """The folded words of a text, at most `MAX_TOKENS`: « B.T.S. » is one, « maçon·ne » is « macon ». What is
    not seen parts none: pasted words hold soft hyphens.
    """
    seen = text if text.isascii() else _UNSEEN.sub("", text)
    return [word[:LONGEST_WORD] for word in words(_joined(fold(seen)))[:MAX_TOKENS]]


def _joined(folded: str) -> str:
    """Letters with dots as one word; the endings of inclusive forms left out."""
    out: list[str] = []
    for piece in folded.split():
        bare = piece.rstrip(".").split(".")
        if len(bare) > 1 and all(len(letter) == 1 for letter in bare):
            out.append("".join(bare))
            continue
        for sign in "·•(":
            head, found, tail = piece.partition(sign)
            if found and len(head) > 2 and len(tail.rstrip(")s·•")) <= 5:
                piece = head
        out.append(piece)
    return " ".join(out)


def singular(token: str) -> str:
    """Without the sign of a plural, as far as a rule without a dictionary goes."""
    return token[:-1] if len(token) > 3 and token[-1] in "sx" and token[-2] != "s" else token


def words_of(entries: Iterable[Entry]) -> set[str]:
    """All words of entries, as they are typed."""
    return {token for one in entries for written in one.words for token in tokens(written)}


class Lexicon:
    """Entries, found by their words."""

    def __init__(self, entries: Iterable[Entry], stems: Mapping[str, str] | None = None) -> None:
        """`stems`: of the words of the entries, as PostgreSQL has them; one without is its own."""
        self.entries = tuple(entries)
        self.stems = stems or {}
        self.spelt = words_of(self.entries)
        spelt_stops = [tokens(w) for one in self.entries if one.sort == "stop" for w in one.words]
        self.stops = {each[0] for each in spelt_stops if len(each) == 1}
        self.nears = {tuple(tokens(w)) for one in self.entries if one.sort == "near" for w in one.words}
        self.areas = {tuple(tokens(w)): one for one in self.entries if one.sort == "area" for w in one.words}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for one in self.entries:
            if one.sort in ("stop", "near"):
                continue
            for phrase in {self._phrase(one, tokens(w)) for w in one.words} - {()}:
                self._phrases.setdefault(phrase[0], []).append((phrase, one))
        for found in self._phrases.values():
            found.sort(key=lambda each: -len(each[0]))
        self.sentences = [
            (tuple(spelt), one)
            for one in self.entries
            if one.sort in ("page", "wish")
            for w in one.words
            if len(spelt := tokens(w)) > 1 and len(self.key(spelt)) < 2
        ]
        """« je ne sais pas quoi faire », « mal être »: nothing but words that say nothing by themselves."""

    def key(self, spelt: Sequence[str]) -> tuple[str, ...]:
        """What phrases are compared by: without words that say nothing, unless nothing else is left."""
        said = [token for token in spelt if token not in self.stops] or spelt
        return tuple(self.stems.get(token, singular(token)) for token in said)[:LONGEST_PHRASE]

    def _phrase(self, entry: Entry, spelt: Sequence[str]) -> tuple[str, ...]:
        """« au lycée » says more than « lycée »: what one word is left of is no phrase, unless of a wish."""
        key = self.key(spelt)
        is_whole = len(key) > 1 or len(spelt) == 1 or entry.sort in ("wish", "same")
        return key if is_whole else ()

    def words(self) -> set[str]:
        """All words of all entries, as they are typed."""
        return self.spelt

    def matches(self, said: Sequence[str], stems: Mapping[str, str]) -> list[Match]:
        """The longest phrase of each entry at each place of the tokens that say something."""
        found: list[Match] = []
        keys = [self.stems.get(token) or stems.get(token, singular(token)) for token in said]
        for start, first in enumerate(keys):
            seen: set[str] = set()
            for phrase, entry in self._phrases.get(first, ()):
                if entry.id not in seen and tuple(keys[start : start + len(phrase)]) == phrase:
                    seen.add(entry.id)
                    found.append(Match(start, start + len(phrase), entry))
        return found


def entry_of(row: Mapping[str, Any]) -> Entry:
    """An entry of a file or a table."""
    reason = {"fr": row.get("reason_fr") or "", "en": row.get("reason_en") or ""}
    return Entry(
        id=row["id"],
        sort=row["sort"],
        words=tuple(row["words"]),
        means=str(row.get("means") or ""),
        kind=str(row.get("kind") or ""),
        level=row.get("level"),
        careers=tuple(row.get("careers") or ()),
        narrow=tuple(row.get("narrow") or ()),
        reason=reason,
    )
