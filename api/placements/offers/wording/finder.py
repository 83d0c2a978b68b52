"""Looks through the texts of an offer for what its grounds tell, lifts what is denied, and hears the rest."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from api.placements.offers.law import forbidden
from api.placements.offers.models import Declaration, HeldFor, OfferKind, OfferLevel
from api.placements.offers.wording import learned, lists
from api.placements.offers.wording.expressions import Hit, near
from api.placements.offers.wording.grounds import GROUNDS, LOOKS, NO_PAY, TASKS, Ground
from api.placements.offers.wording.lexicon import Hits, Lexicon
from api.placements.offers.wording.lists import TASK
from api.placements.offers.wording.sounding import SOUNDING
from api.placements.offers.wording.text import COMMA, Token, disguised, hidden, sentences

_WISH_WITHIN = 6
"""Words between a wish and what is wished."""
_EXCLUDE_WITHIN = 7
_NOT_WITHIN = 2
"""Words between « pas » and what it excludes."""
_ASK_WITHIN = 5
_DENIED_WITHIN = 7
_CONTEXT_WITHIN = 9
_DOING_WITHIN = 7
_WATCHED_WITHIN = 9
_NEVER_WITHIN = 6
_BARRIER = frozenset(["pour", "aupres", "chez", "afin", "parmi"])
"""A wish before them is not of what comes behind."""
_OF_A_LIST = 3
"""Words of a part of a list, at most."""
_ELSE = _BARRIER.union(
    [
        "tu",
        "vous",
        "nous",
        "on",
        "je",
        "il",
        "elle",
        "ils",
        "elles",
        "qui",
        "que",
        "car",
        "mais",
        "dans",
        "avec",
    ],
    ["a", "au", "aux", "en", "sur", "par", "you", "we", "for", "at", "in"],
)
"""What stands with one of them is of something else."""
_DRIVEN = frozenset({"driving_lifting", "unprotected_tractor"})
"""What is forbidden of vehicles is to drive them: others ride with somebody."""

_TRADES = Lexicon(lists.sections("trades"))
_FEW = 5
"""Words that say too little to be heard: what the lists find in so few stands."""
_LONG = 20
"""Words of a sentence long enough to hide a fault among others."""
_BESIDE = ("either", "wished", "shunned", "asked")
"""Lists of a ground whose words tell it beside a wish, an exclusion or a question."""
_OF_SOMEBODY = frozenset({"young_person", "not", "exclude", "wish", "ask", "male", "female"})
"""Lists whose words speak of somebody, or of what is wanted."""
_SILENT = "\x00"
"""Stands for a word of a trade's name."""


_hits = Lexicon(lists.everything()).hits
_TASKS = lists.tasks()
_HIDDEN = lists.hidden()


class Found(NamedTuple):
    """What stands in one of the texts of an offer: its ground, and where, in the characters of that text."""

    ground: str
    text: int
    start: int
    end: int
    goes_on_to: int
    """Where the wish ends of which it is a part: « mince, toujours maquillée »."""

    def meets(self, other: "Found") -> bool:
        """Whether both stand in part in the same characters."""
        return self.text == other.text and self.start < other.end and other.start < self.end


class Offer(NamedTuple):
    """What all texts of an offer tell of each of its sentences."""

    kind: OfferKind
    minors: bool
    """It is for people under 18 as well."""
    derogates: bool
    """Its employer says that a derogation was declared, in words or as a declaration."""
    without_bar: bool
    """Its employer declares that no minor serves at the bar, or its approval."""
    unpaid_allowed: bool
    """It only lets observe, or is so short that no allowance is due."""


class Sentence(NamedTuple):
    """A sentence of an offer."""

    offer: Offer
    text: int
    """Number of the text in which it stands."""
    tokens: Sequence[Token]
    hits: Hits
    """Where the lists' expressions stand in it."""
    listed: Sequence[tuple[str, Hit]]
    """What they add up to: grounds, and the words that carry each."""

    def words(self) -> list[str]:
        """As they were written, folded."""
        return [token.word for token in self.tokens]

    def sure(self) -> bool:
        """Whether something the lists found is a fault whatever the sentence sounds like: work forbidden to
        minors is, since what somebody does or only watches is told by single words; so is who is told to keep
        their CV.
        """
        length = sum(word != COMMA for word in self.words())
        return any(
            f"{ground}.sure" in self.hits
            or ground.startswith(TASK)
            or length <= _FEW
            or _has(self.hits, "shut", hit, _EXCLUDE_WITHIN)
            for ground, hit in self.listed
        )

    def names_both(self) -> bool:
        """Whether it only says that both sexes are meant: « H/F »."""
        return any(hit.end - hit.start == len(self.tokens) for hit in self.hits.get("both", ()))

    def plain(self) -> bool:
        """Whether it says how long something lasts, or names tasks, and nothing of anybody: what such a
        sentence sounds like is chance.
        """
        lengths = {at for hit in self.hits.get("lasting", ()) for at in range(hit.start, hit.end)}
        words = self.words()
        if all(at in lengths or word == COMMA for at, word in enumerate(words)):
            return True
        tasks = {hit.start for hit in self.hits.get("chore", ())}
        begins = [at for at in range(len(words)) if at == 0 or words[at - 1] == COMMA]
        return tasks.issuperset(begins) and not self.hits.keys() & _OF_SOMEBODY

    def parts(self) -> Iterator["Sentence"]:
        """What stands between two commas in a long one, with what the lists found within it: honest words
        beside it take nothing back.
        """
        commas = [at for at, token in enumerate(self.tokens) if token.word == COMMA]
        if len(self.tokens) <= _LONG or not commas:
            return
        for start, end in pairwise([-1, *commas, len(self.tokens)]):
            inside = [one for one in self.listed if start < one[1].start and one[1].end <= end]
            if inside:
                yield self._replace(tokens=self.tokens[start + 1 : end], listed=inside)

    def _goes_on(self, end: int) -> int:
        """Where a list of looks ends whose first part ends there: a long part, or one of somebody, is of
        something else.
        """
        words = self.words()
        while end < len(words):
            begins = end + (words[end] == COMMA)
            stops = words.index(COMMA, begins) if COMMA in words[begins:] else len(words)
            part = words[begins:stops]
            if not part or len(part) > _OF_A_LIST or not _ELSE.isdisjoint(part):
                break
            end = stops
        return end

    def features(self) -> list[str]:
        """What counts beside its words when it is heard."""
        grounds = {ground for ground, _ in self.listed}
        return [*learned.read_as(self.offer.kind, grounds, minors=self.offer.minors)]

    def found(self, ground: str, hit: Hit) -> Found:
        """Some of its words, as found."""
        whole = self._goes_on(hit.end) if ground == LOOKS else hit.end
        start, *ends = self.tokens[hit.start].start, self.tokens[hit.end - 1].end, self.tokens[whole - 1].end
        return Found(ground, self.text, start, *ends)


def look_through(
    kind: OfferKind,
    levels: Collection[OfferLevel],
    texts: Sequence[str],
    declared: Collection[Declaration] = (),
) -> list[Found]:
    """What a referent should look at in the texts of an offer, in their order."""
    listed: set[Found] = set()
    heard: set[Found] = set()
    for one in read_through(kind, levels, texts, declared):
        code = learned.sounds_like(one.words(), one.features(), listed=bool(one.listed))
        if one.listed:
            if code or one.sure():
                listed |= {one.found(ground, hit) for ground, hit in one.listed}
            else:
                listed |= {
                    one.found(ground, hit)
                    for part in one.parts()
                    if (part.sure() and len(part.tokens) > 1)
                    or learned.sounds_like(part.words(), part.features(), listed=True)
                    for ground, hit in part.listed
                }
        elif code and not (one.names_both() or one.plain() or _too_short(one, code) or _lifted(one, code)):
            heard.add(one.found(_sounding(code, one.hits), Hit(0, len(one.tokens))))
    listed |= {
        Found(ground, number, token.start, token.end, token.end)
        for number, text in enumerate(texts)
        for token, ground in hidden(text, _HIDDEN)
    }
    # What only a guise of it names is heard in the text as well.
    heard = {one for one in heard if not any(one.meets(other) for other in listed)}
    return sorted(listed | heard, key=lambda one: (one.text, one.start, one.end, one.ground))


def read_through(
    kind: OfferKind,
    levels: Collection[OfferLevel],
    texts: Sequence[str],
    declared: Collection[Declaration] = (),
) -> list[Sentence]:
    """Every sentence of the texts of an offer, and what the lists find in it."""
    read = [
        (number, tokens, _hits(words), words)
        for number, text in enumerate(texts)
        for tokens in (*sentences(text), *disguised(text, _HIDDEN))
        for words in [_read(tokens)]
    ]
    offer = Offer(
        kind=kind,
        minors=forbidden.binds(kind, levels, declared),
        derogates=Declaration.DANGEROUS_WORK in declared or _derogates(read),
        # The promise that nobody serves there lifts no words that say who does.
        without_bar=Declaration.BAR in declared,
        unpaid_allowed=kind is OfferKind.OBSERVATION
        or (
            kind is OfferKind.PLACEMENT
            and any("short" in hits for _, _, hits, _ in read)
            and not any("long" in hits for _, _, hits, _ in read)
        ),
    )
    return [
        Sentence(offer, number, tokens, hits, list(_of_sentence(offer, hits, words)))
        for number, tokens, hits, words in read
    ]


def _derogates(read: Sequence[tuple[int, Sequence[Token], Hits, Sequence[str]]]) -> bool:
    """Whether the texts name a derogation that is not for the night alone, in any guise of a sentence."""
    named, of_night = set(), set()
    for number, tokens, hits, words in read:
        if "derogates" in hits:
            there = {(number, one.start) for one in tokens if one.word.startswith("derogation")}
            named |= there
            if forbidden.derogates_from_night(" ".join(words)):
                of_night |= there
    return bool(named - of_night)


def _read(tokens: Sequence[Token]) -> list[str]:
    """The words of a sentence, those of trades silenced."""
    words = [token.word for token in tokens]
    for trade in _TRADES.hits(words).get("trades", ()):
        words[trade.start : trade.end] = [_SILENT] * (trade.end - trade.start)
    return words


def _of_sentence(offer: Offer, hits: Hits, words: Sequence[str]) -> Iterator[tuple[str, Hit]]:
    for each in GROUNDS.values():
        if each.ground != NO_PAY or not offer.unpaid_allowed:
            for hit in _faults(each, hits, words):
                yield each.ground, hit
    if offer.minors:
        for code in _TASKS:
            may = forbidden.may_derogate(TASKS[code], offer.kind)
            if not (offer.without_bar if code == "bar" else offer.derogates and may):
                for hit in _dangerous(code, hits):
                    yield TASK + code, hit


def _too_short(one: Sentence, code: HeldFor) -> bool:
    """Whether a title of a few words only sounds like unpaid work: to say that takes more of them."""
    return code is HeldFor.UNPAID_WORK and one.text == 0 and len(one.tokens) <= _FEW


def _lifted(one: Sentence, code: HeldFor) -> bool:
    """Whether what sounds like work forbidden to minors is none: nobody minor reads it, or the employer says
    that it is allowed.
    """
    if code is not HeldFor.FORBIDDEN_WORK:
        return False
    offer = one.offer
    derogates = offer.derogates and offer.kind is not OfferKind.OBSERVATION
    return not offer.minors or derogates or (offer.without_bar and TASK + "bar" in one.hits)


def _sounding(code: HeldFor, hits: Hits) -> str:
    """The only ground of a code whose words stand in a sentence, or that of any such sentence."""
    told = {name.split(".")[0] for name in hits if name.rpartition(".")[2] in _BESIDE} & GROUNDS.keys()
    grounds = [ground for ground in told if GROUNDS[ground].code is code]
    tasks = [TASK + name for name in _TASKS if TASK + name in hits]
    named = tasks if code is HeldFor.FORBIDDEN_WORK else grounds
    return named[0] if len(named) == 1 else SOUNDING[code].ground


def _faults(each: Ground, hits: Hits, words: Sequence[str]) -> Iterator[Hit]:
    def of(name: str) -> Sequence[Hit]:
        return hits.get(f"{each.ground}.{name}", ())

    both = hits.get("both", ()) if each.ground == "sex" else ()
    for hit in (*of("sure"), *of("alone")):
        if both and near(both, hit, -1) and not near(hits.get("exclude", ()), hit, 2):
            continue
        lifted = _has(hits, "denied", hit, _DENIED_WITHIN)
        lifted = lifted or _has(hits, f"{each.ground}.lawful", hit, _DENIED_WITHIN)
        if each.code is not HeldFor.DISCRIMINATION:
            lifted = lifted or _has(hits, f"{each.ground}.denied", hit, _CONTEXT_WITHIN)
        if not lifted:
            yield hit
    for name in _BESIDE:
        for hit in of(name):
            if both and near(both, hit, -1):
                continue
            if _has(hits, "denied", hit, _DENIED_WITHIN) or _has(
                hits, f"{each.ground}.denied", hit, _CONTEXT_WITHIN
            ):
                continue
            frame = _frame(name, hit, hits, words)
            if frame is not None:
                yield Hit(min(hit.start, frame.start), max(hit.end, frame.end))


def _frame(name: str, hit: Hit, hits: Hits, words: Sequence[str]) -> Hit | None:
    """The wish, exclusion or question beside a hit."""
    if name == "asked":
        return next(iter(near(hits.get("ask", ()), hit, _ASK_WITHIN)), None)
    if name in ("either", "shunned"):
        for one in near(hits.get("not", ()), hit, _NOT_WITHIN):
            if one.end <= hit.start:
                return one
        for one in near(hits.get("exclude", ()), hit, _EXCLUDE_WITHIN):
            return one
    if name in ("either", "wished") and not _has(hits, "anybody", hit, _DENIED_WITHIN):
        for one in near(hits.get("wish", ()), hit, _WISH_WITHIN):
            if one.end <= hit.start and not _parted(words, one.end, hit.start):
                return one
        for one in near(hits.get("only", ()), hit, _NOT_WITHIN):
            return one
    return None


def _parted(words: Sequence[str], start: int, end: int) -> bool:
    return not _BARRIER.isdisjoint(words[start:end])


def _has(hits: Hits, name: str, hit: Hit, words: int) -> bool:
    return bool(near(hits.get(name, ()), hit, words))


def _dangerous(code: str, hits: Hits) -> Iterator[Hit]:
    """Where the young person does what minors must not do, and does not only watch or leave it to others."""
    doing = hits.get("driving" if code in _DRIVEN else "doing", ())
    for hit in hits.get(TASK + code, ()):
        acts = [*near(doing, hit, _DOING_WITHIN), *near(hits.get("acts", ()), hit, -1)]
        if not acts:
            continue
        if _has(hits, "never", hit, _NEVER_WITHIN):
            continue
        if not _has(hits, "hands", hit, _DOING_WITHIN) and any(
            _has(hits, name, hit, _WATCHED_WITHIN) for name in ("watched", "others")
        ):
            continue
        nearest = min(acts, key=lambda one: max(one.start - hit.end, hit.start - one.end))
        yield Hit(min(hit.start, nearest.start), max(hit.end, nearest.end))
