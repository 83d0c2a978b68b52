"""What a query says: sorts of things, a place, a level, wishes, pages, and the words that are left.

Pure: what must be looked up (words that exist, communes) is handed in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from api.home.search.elsewhere import names_town, town_elsewhere
from api.home.search.gazetteer import ARTICLES, LARGE_TOWN, SAINTS, Commune, Gazetteer
from api.home.search.lexicon import Entry, Lexicon, Match, singular, tokens
from api.home.search.vocabulary import Vocabulary
from api.platform.kit.text import MAX_QUERY_WORDS
from api.safety.safeguarding.service import cries_for_help

HELP = "/safety"
"""The page with the numbers that help at once."""
FIRST = 5.0
"""How well a page answers that goes before everything else."""
ALL_OF_IT = 0.99
"""From that share on of what is said a page is all that is asked for."""
WORK = frozenset(("travailler", "bosser"))
KNOWN_VILLAGE = 2_000
"""People from which a commune is meant by its whole name alone, though documents hold that word."""
MANY = 4
"""Letters from which an unknown word is looked for as the beginning of others, wherever it stands."""
FEW = 3
"""Documents that hold a word which tells little of it."""
LAST_DEPARTMENT = 95
MOST_WAYS = 30
"""Ways to write a word that are looked for, however many staff teach: each is compared with each document."""


@dataclass
class Term:
    """One thing to look for: what may be written for it, each with how much it says of it (0 to 1)."""

    typed: str
    ways: dict[str, float] = field(default_factory=dict)
    weight: float = 1.0
    """How much it tells of a document that holds it: what is rare tells more."""


class Reading(NamedTuple):
    """Something that was read in a query, which its reader may refuse."""

    sort: str
    means: str
    kind: str = ""
    name: str = ""
    """Of a place."""


@dataclass
class Understood:
    """A query, read."""

    text: str
    terms: list[Term] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    """Kinds of places; what tells one among a kind (IUT) is a term."""
    diplomas: set[str] = field(default_factory=set)
    levels: set[int] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    types: dict[str, set[str]] = field(default_factory=dict)
    """Types that are asked for, and of which kinds; no kind: any."""
    careers: dict[str, tuple[float, Entry]] = field(default_factory=dict)
    """Careers that answer a wish, and how well."""
    pages: dict[str, float] = field(default_factory=dict)
    commune: Commune | None = None
    postcode: Sequence[Commune] = ()
    """Those that share the postcode: `commune` is then their middle, and has no code."""
    outside: str = ""
    """A postcode, a department or a town of elsewhere."""
    cut: str = ""
    """A postcode that lacks a digit."""
    department: str = ""
    corrected: dict[str, str] = field(default_factory=dict)
    readings: dict[Reading, list[str]] = field(default_factory=dict)
    """Each with the typed words that it was read in."""
    distress: bool = False
    """Whether it tells that somebody is in need: nothing else is read then."""

    def wish(self, code: str, worth: float, entry: Entry) -> None:
        """A career answers a wish; one that answers two goes before those that answer one."""
        before, told = self.careers.get(code, (0.0, entry))
        if told is entry:
            self.careers[code] = (max(before, worth), entry)
        else:
            self.careers[code] = (
                max(before, worth) + min(before, worth) / 2,
                told if before > worth else entry,
            )

    def ways(self) -> list[set[str]]:
        """Of each term the words, one of which a name that fits it holds."""
        return [
            {singular(word.rstrip("*")) for way in term.ways for word in way.split()} for term in self.terms
        ]

    @property
    def says_what(self) -> bool:
        """Whether a sort of thing is named."""
        return bool(self.kinds or self.diplomas or self.levels or self.statuses or self.types)


class Token(NamedTuple):
    """A word of a query."""

    typed: str
    meant: str
    literal: bool
    """It is looked for as it is typed: nothing is read in it."""


def understand(
    text: str,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    vocabulary: Vocabulary,
    literal: Collection[str] = (),
    empty: Collection[str] = (),
) -> Understood:
    """What a text says. Nothing is read in `literal` words; `empty` ones are not looked for by themselves."""
    if cries_for_help(text):
        # « je veux me tuer » is no wish for a trade, and nothing that resembles it is shown.
        return Understood(text, pages={HELP: FIRST}, distress=True)
    found = Understood(text)
    vocabulary = vocabulary.as_typed(literal).without_stems(empty)
    spelt = []
    typed = tokens(text)
    for token in typed:
        # A village is no other word with a wrong letter.
        named = gazetteer.names_one(token) or names_town(token) or token in empty
        meant = token if named else vocabulary.meant.get(token, token)
        if meant != token:
            found.corrected[token] = meant
        spelt.append(Token(token, SAINTS.get(meant, meant), token in literal))
    spelt = _elsewhere(found, spelt, lexicon, gazetteer)
    spelt = _without_nears(_place(found, spelt, lexicon, gazetteer, vocabulary, empty), lexicon)
    said = [token for token in spelt if token.meant not in lexicon.stops] or spelt
    taken = _meanings(found, said, lexicon, vocabulary)
    found.readings = dict(sorted(found.readings.items(), key=lambda one: typed.index(one[1][0])))
    words = [token.meant for token in spelt]
    for sentence, entry in lexicon.sentences:
        if entry.sort == "page" and _holds(words, sentence):
            found.pages[entry.means] = max(found.pages.get(entry.means, 0), len(sentence) / len(words))
    # What says nothing but one of its words asks for it; « travailler aux urgences » is a wish.
    if found.pages.get(HELP, 0) > ALL_OF_IT and not WORK.intersection(words):
        found.pages[HELP] = FIRST
    meant_words = [token.meant for token in said]
    for phrase in _phrases(meant_words, taken, lexicon, vocabulary):
        found.terms.append(_phrase_term(phrase, lexicon, vocabulary))
        taken |= set(range(phrase.start, phrase.end))
    read = bool(found.readings or found.terms or found.careers or set(meant_words) - set(empty))
    for number, word in enumerate(meant_words):
        silent = read and word in empty and word not in lexicon.spelt
        if silent or number in taken or word in meant_words[:number]:
            continue
        if len(found.terms) < MAX_QUERY_WORDS:
            is_last = number == len(said) - 1 and not text.endswith(" ")
            found.terms.append(_term(word, lexicon, vocabulary, begins=is_last))
    return found


def _near_before(words: Sequence[str], start: int, lexicon: Lexicon) -> int:
    """How many words before say « near »."""
    return next((n for n in (3, 2, 1) if start >= n and tuple(words[start - n : start]) in lexicon.nears), 0)


def _without_nears(spelt: list[Token], lexicon: Lexicon) -> list[Token]:
    """« Près de » before a word in which no place is read says nothing by itself."""
    words = [token.meant for token in spelt]
    said: set[int] = set()
    for number, token in enumerate(spelt):
        if token.literal:
            said |= set(range(number - _near_before(words, number, lexicon), number))
    return [token for number, token in enumerate(spelt) if number not in said]


def _holds(spelt: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(tuple(spelt[n : n + len(phrase)]) == phrase for n in range(len(spelt) - len(phrase) + 1))


def _phrases(said: Sequence[str], taken: set[int], lexicon: Lexicon, vocabulary: Vocabulary) -> list[Match]:
    """Groups of several words that mean the same as others, the longest first, none in another."""
    chosen: list[Match] = []
    held = set(taken)
    for one in sorted(lexicon.matches(said, vocabulary.stems), key=lambda each: each.start - each.end):
        span = set(range(one.start, one.end))
        if one.entry.sort in ("same", "short") and len(span) > 1 and not span & held:
            chosen.append(one)
            held |= span
    return chosen


def _phrase_term(match: Match, lexicon: Lexicon, vocabulary: Vocabulary) -> Term:
    meant = [" ".join(tokens(match.entry.means))] if match.entry.sort == "short" else []
    own = dict.fromkeys(
        [*meant, *(" ".join(lexicon.key(tokens(words))) for words in match.entry.words)], 0.95
    )
    weight = max(vocabulary.weight(word) for way in own for word in way.split())
    return Term(match.entry.words[0], _few(own), weight)


def _few(ways: dict[str, float]) -> dict[str, float]:
    return dict(islice(ways.items(), MOST_WAYS))


def _elsewhere(found: Understood, asked: list[Token], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Token]:
    """Takes out a town or postcode of elsewhere, or a postcode that lacks a digit: no document answers it."""
    spelt = [token.typed for token in asked]
    nears = [_near_before(spelt, number, lexicon) for number in range(len(spelt))]
    if town := town_elsewhere(spelt, nears, gazetteer):
        found.outside = town.name
        return asked[: town.start] + asked[town.end :]
    for word, _, literal in asked:
        if literal or not word.isdecimal() or gazetteer.sharing(word) or (word,) in lexicon.areas:
            continue
        alone = len(asked) == 1 and len(word) == 2 and 0 < int(word) <= LAST_DEPARTMENT
        if len(word) == 5 or alone:
            found.outside = word
        elif gazetteer.lacks_a_digit(word):
            found.cut = word
    return [token for token in asked if token.typed not in (found.outside, found.cut)]


def _is_meant(
    place: Commune, spelt: Sequence[str], named: Sequence[str], lexicon: Lexicon, vocabulary: Vocabulary
) -> bool:
    """Whether a small commune is meant by its bare name: where nothing else has that name, or where it is all
    that is typed, as it is written.
    """
    if not any(word in vocabulary.documents or word in lexicon.spelt for word in named):
        return True
    whole = [SAINTS.get(token, token) for token in tokens(place.name)]
    if list(spelt) != whole:
        return False
    known = vocabulary.documents.get(whole[0], 0) > FEW and place.population < KNOWN_VILLAGE
    return len(whole) > 1 or not (known or whole[0] in lexicon.spelt)


def _place(
    found: Understood,
    asked: list[Token],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    vocabulary: Vocabulary,
    empty: Collection[str],
) -> list[Token]:
    """Takes the commune, postcode or department out of the words."""
    best: tuple[float, int, int, int, Commune | Entry] | None = None
    spelt = [token.meant for token in asked]
    for start in range(len(spelt)):
        near = _near_before(spelt, start, lexicon)
        at = start
        if spelt[start] in ARTICLES and start + 1 < len(spelt):
            at = start + 1
        candidates: list[tuple[Commune | Entry, int]] = []
        for end in range(min(len(spelt), start + 4), start, -1):
            if (area := lexicon.areas.get(tuple(spelt[start:end]))) is not None:
                candidates.append((gazetteer.codes.get(area.means) or area, end))
                break
        if one := gazetteer.postcode(spelt[start]):
            candidates.append((one, start + 1))
        named = (gazetteer.longest(spelt, first, vocabulary.documents) for first in {start, at})
        candidates += [found_there for found_there in named if found_there is not None]
        begun = gazetteer.begun(spelt[start]) if spelt[start] not in lexicon.spelt else None
        if begun and (near or len(spelt) == 1 or spelt[start] not in vocabulary.documents):
            candidates.append((begun, start + 1))
        for place, end in candidates:
            size = place.population if isinstance(place, Commune) else LARGE_TOWN
            # « pas » is Le Pas after its article alone.
            everyday = end - start == 1 and spelt[start] in empty and size < KNOWN_VILLAGE
            if everyday or any(token.literal for token in asked[start:end]):
                continue
            said = near or size >= LARGE_TOWN or end - start > 1 or spelt[start].isdigit() or place is begun
            if said or (
                isinstance(place, Commune) and _is_meant(place, spelt, spelt[start:end], lexicon, vocabulary)
            ):
                sure = (2 if near else 0) + (end - start) + min(size, 300_000) / 1e6
                # « en mayenne » is the department, « à mayenne » the town.
                sure += 0.5 if isinstance(place, Entry) and start and spelt[start - 1] == "en" else 0.0
                if best is None or sure > best[0]:
                    best = (sure, start - near, start, end, place)
    if best is None:
        return asked
    _, begin, start, end, place = best
    if isinstance(place, Commune):
        found.commune = place
        found.postcode = () if place.code else gazetteer.sharing(place.name)
        reading = Reading("commune", place.code or place.name, name=place.name)
    elif place.kind == "region":
        # Everything is in it.
        return asked[:begin] + asked[end:]
    else:
        found.department = place.means
        reading = Reading("department", place.means, name=place.words[0])
    found.readings[reading] = [token.typed for token in asked[start:end]]
    return asked[:begin] + asked[end:]


READ = ("place_kind", "diploma", "status", "type", "level")
"""Sorts of entries that say what is sought, or for whom: of those that share a word the longest is read."""


def _meanings(found: Understood, said: list[Token], lexicon: Lexicon, vocabulary: Vocabulary) -> set[int]:
    """Reads the lexicon's meanings; the numbers of the words that are said by them alone."""
    taken: set[int] = set()
    narrow: set[str] = set()
    words = [token.meant for token in said]
    matches = sorted(lexicon.matches(words, vocabulary.stems), key=lambda one: one.start - one.end)
    held: dict[int, int] = {}
    weights = [vocabulary.weight(word) for word in words]
    whole = sum(weights) or 1.0
    for start, end, entry in matches:
        length = end - start
        share = sum(weights[start:end]) / whole
        span = range(start, end)
        if entry.sort in READ:
            if any(held.get(n, 0) > length or said[n].literal for n in span):
                continue
            for n in span:
                held[n] = length
            taken |= set(span)
            if reading := _reading(entry):
                typed = found.readings.setdefault(reading, [])
                typed += [said[n].typed for n in span if said[n].typed not in typed]
            narrow |= {" ".join(lexicon.key(tokens(words))) for words in entry.narrow}
        match entry.sort:
            case "place_kind":
                found.kinds.add(entry.means)
            case "diploma":
                if entry.means:
                    found.diplomas.add(entry.means)
                elif entry.level:
                    found.levels.add(entry.level)
            case "status":
                found.statuses.add(entry.means)
            case "type":
                kinds = found.types.setdefault(entry.means, set())
                if entry.kind:
                    kinds.add(entry.kind)
            case "wish":
                for number, code in enumerate(entry.careers):
                    found.wish(code, (0.5 + 0.5 * share) * (1 - 0.02 * number), entry)
            case "same":
                for number, code in enumerate(entry.careers):
                    found.wish(code, (0.6 + 0.4 * share) * (1 - 0.03 * number), entry)
            case "page":
                found.pages[entry.means] = max(found.pages.get(entry.means, 0), share)
    if narrow:
        found.terms.append(Term(min(narrow), dict.fromkeys(narrow, 1.0), 5.0))
    return taken


def _reading(entry: Entry) -> Reading | None:
    """What an entry says is sought; nothing where it says for whom."""
    match entry.sort:
        case "place_kind" | "status" | "type":
            return Reading(entry.sort, entry.means, entry.kind)
        case "diploma" if entry.means:
            return Reading("diploma", entry.means)
        case "diploma" if entry.level:
            return Reading("level", str(entry.level))
    return None


def _term(token: str, lexicon: Lexicon, vocabulary: Vocabulary, *, begins: bool) -> Term:
    """A word to look for: itself, its beginning, the other gender, what means the same."""
    term = Term(token, {token: 1.0}, vocabulary.weight(token))
    for other in vocabulary.pairs.get(token, ()):
        term.ways.setdefault(other, 0.97)
    if token in vocabulary.maybe:
        term.ways[vocabulary.maybe[token]] = 0.9
    # In the midst of what is said a short word is whole: « com » begins « communication », and is none.
    if len(token) >= (3 if begins else MANY) and (begins or token not in vocabulary.documents):
        term.ways.setdefault(f"{token}*", 0.8)
    for _start, end, entry in lexicon.matches([token], vocabulary.stems):
        if end != 1:
            continue
        if entry.sort == "short":
            term.ways.setdefault(" ".join(tokens(entry.means)), 0.9)
        elif entry.sort == "same":
            for words in entry.words:
                key = " ".join(lexicon.key(tokens(words)))
                if key != token and key != singular(token):
                    term.ways.setdefault(key, 0.85)
    term.ways = _few(term.ways)
    return term
