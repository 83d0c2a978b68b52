"""What reading a query needs, kept by the process and read anew when its version has changed."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from api.home.search import queries
from api.home.search.gazetteer import Commune, Gazetteer, commune_key
from api.home.search.lexicon import Entry, Lexicon, entry_of, tokens, words_of
from api.home.search.vocabulary import Vocabulary
from api.platform.kit.database import Reader, fetch
from api.safety.safeguarding import service as safeguarding

HERE = Path(__file__).parent
OWN_ENTRIES: list[dict[str, Any]] = json.loads((HERE / "lexicon.json").read_text())
"""The entries that come with the app."""
PAGES: list[dict[str, str]] = json.loads((HERE / "pages.json").read_text())
"""The app's own pages that answer a question."""

EDITS = ((4, 0), (5, 1), (9, 2))
"""Letters up to which a word may have so many wrong ones; longer words may have three."""

MENDED = 4
"""Words of a query that are compared with others letter by letter: that takes the time of everybody."""


@dataclass
class Knowledge:
    """The lexicon, the communes and names of careers, as of one version: imports and staff change them."""

    version: int
    lexicon: Lexicon
    gazetteer: Gazetteer
    pairs: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        self.known = self.lexicon.words() | self.gazetteer.words
        self.stems = set(self.lexicon.stems.values())

    def like(self, token: str) -> list[tuple[str, int]]:
        """Words of the lexicon and of communes that begin alike and are as long."""
        return [(word, 1) for word in self.known if word[0] == token[0] and abs(len(word) - len(token)) <= 2]


_kept: WeakKeyDictionary[Reader, Knowledge] = WeakKeyDictionary()
"""By the pool of connections that it was read by: one in a process of the product."""
_reading: WeakKeyDictionary[Reader, asyncio.Lock] = WeakKeyDictionary()


async def knowledge(reader: Reader, text: str) -> tuple[Knowledge, Vocabulary]:
    """What is known now, and of the words of a text."""
    typed = tokens(text)
    read = await fetch(reader, queries.KNOWN, {"words": typed})
    version, total = read[0][:2]
    documents = {word: count for _, _, word, count, _ in read if count is not None}
    stems = {word: stem[0] for _, _, word, _, stem in read if stem}
    known = await _known(reader, version)
    meant, maybe = await _mended(reader, known, typed, documents, stems)
    return known, Vocabulary(documents, total, meant, maybe, known.pairs, stems)


async def _known(reader: Reader, version: int) -> Knowledge:
    """What is kept. One search reads it anew, and those that come meanwhile do with what was known: all of
    them at once would keep everybody waiting for seconds.
    """
    kept = _kept.get(reader)
    reading = _reading.setdefault(reader, asyncio.Lock())
    if kept is not None and (kept.version == version or reading.locked()):
        return kept
    async with reading:
        kept = _kept.get(reader)
        if kept is None or kept.version != version:
            kept = _kept[reader] = await _read(reader, version)
    return kept


async def _read(reader: Reader, version: int) -> Knowledge:
    taught = [entry for (entry,) in await fetch(reader, queries.ENTRIES, {})]
    communes = [
        Commune(code, name, commune_key(name), population or 0, postcodes, lat, lon)
        for code, name, population, postcodes, lat, lon in await fetch(reader, queries.COMMUNES, {})
    ]
    names = [name for (name,) in await fetch(reader, queries.NAMES_OF_CAREERS, {})]
    all_entries = entries(taught)
    asked = {"words": sorted(words_of(all_entries))}
    stems = {word: stem[0] for word, stem in await fetch(reader, queries.STEMS, asked) if stem}

    def made() -> Knowledge:
        return Knowledge(version, Lexicon(all_entries, stems), Gazetteer(communes), gender_pairs(names))

    # Beside the event loop: it takes a tenth of a second, and others are answered meanwhile.
    return await asyncio.to_thread(made)


def entries(taught: list[dict[str, Any]]) -> list[Entry]:
    """Own entries, those of staff in their place or beside them; what is put aside is left out. What staff do
    not write of an own one stays as it is: a diploma's level, how a wish is told.
    """
    by_id = {row["id"]: row for row in OWN_ENTRIES}
    by_id |= {row["id"]: {**by_id.get(row["id"], {}), **row} for row in taught}
    return [entry_of(row) for row in by_id.values() if not row.get("put_aside")]


def gender_pairs(names: list[str]) -> dict[str, tuple[str, ...]]:
    """What « Boulanger / Boulangère » say of each other: by a form, the others."""
    pairs: dict[str, set[str]] = {}
    for name in names:
        masculine, _, feminine = (tokens(part) for part in name.partition(" / "))
        for one, other in zip(masculine, feminine, strict=False):
            if one != other and one[:3] == other[:3]:
                pairs.setdefault(one, set()).add(other)
                pairs.setdefault(other, set()).add(one)
    return {form: tuple(sorted(others)) for form, others in pairs.items()}


async def _mended(
    reader: Reader, known: Knowledge, typed: Sequence[str], documents: dict[str, int], stems: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What words that nobody knows were meant to be, and what those that begin others may have been; adds in
    how many documents those stand.
    """
    strange = [
        token
        for token in dict.fromkeys(typed)
        if token not in documents
        and token not in known.known
        and stems.get(token) not in known.stems
        and not any(sign.isdigit() for sign in token)
    ]
    # What everybody writes is no other word with a wrong letter: « notes », « hôtes ».
    strange = [token for token in strange if allowed_edits(token) and token not in safeguarding.COMMON][
        :MENDED
    ]
    alike: dict[str, list[tuple[str, int]]] = {}
    if strange:
        for token, word, count in await fetch(reader, queries.LIKE_WORDS, {"words": strange}):
            alike.setdefault(token, []).append((word, count))
    meant: dict[str, str] = {}
    maybe: dict[str, str] = {}
    for token in strange:
        near = alike.get(token, []) + known.like(token)
        if word := likeliest(token, near):
            begins = any(other.startswith(token) and len(other) > len(token) + 2 for other, _ in near)
            (maybe if begins else meant)[token] = word
    for word in (*meant.values(), *maybe.values()):
        counted = [count for words in alike.values() for other, count in words if other == word]
        documents.setdefault(word, max(counted, default=1))
    return meant, maybe


def allowed_edits(token: str) -> int:
    """How many letters may be wrong."""
    return next((edits for length, edits in EDITS if len(token) <= length), 3)


def likeliest(token: str, alike: list[tuple[str, int]]) -> str | None:
    """What a word that nobody knows was meant to be; null where nothing is near. What sounds the same goes
    first, alone or after an article (« lecole »).
    """
    heard = sound(token)
    ranked = [
        (not same, edits, word[0] != token[0], -count, word)
        for word, count in alike
        if (edits := distance(token, word)) <= allowed_edits(token)
        and (
            (same := sound(word) == heard or _joined(token, word))
            or word[0] == token[0]
            or len(token) >= LONG
        )
        and (same or edits < 2 or len(token) > SHORT)
    ]
    return min(ranked)[-1] if ranked else None


SHORT = 6
"""Letters up to which two wrong ones make another word, unless it sounds the same."""
LONG = 8
"""Letters from which the first may be the wrong one."""


def _joined(token: str, word: str) -> bool:
    """Whether it is the word behind an article: « lecole »."""
    return token[0] in "ldjnmst" and token[1:] == word


def sound(word: str) -> str:
    """Roughly how it is said: « informatik » and « informatique » alike."""
    for written, said in SOUNDS:
        word = said.join(word.split(written))
    once = "".join(letter for n, letter in enumerate(word) if not n or letter != word[n - 1])
    return once.rstrip("e") or once


SOUNDS = (
    ("qu", "k"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("q", "k"), ("ph", "f"), ("th", "t"),
    ("eau", "o"), ("au", "o"), ("y", "i"), ("z", "s"), ("h", ""),
)  # fmt: skip
"""What is written, and how it sounds, in this order."""


def distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap (restricted Damerau-Levenshtein)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, beside in enumerate(other, 1):
            least = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                least = min(least, before[column - 2] + 1)
            now.append(least)
        before, last = last, now
    return last[-1]
