"""Advances by who says what of whom: words of a few concepts that stand near each other in a sentence.

« T'es trop belle », « tu étais si jolie » and « you look gorgeous » are the same thing said: *you are* beside
*beauty*. Each concept is a list of words, French and English alike; a rule names the concepts, not the
wordings, so that a wording nobody listed is heard as well. `grooming` and its neighbours hold what no concept
tells.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.signs import pages
from api.safety.safeguarding.signs.grooming import Sign
from api.safety.safeguarding.signs.lexicon import Word, bits_of, clauses
from api.safety.safeguarding.views import View


class Composed(NamedTuple):
    """Concepts that are a sign where they stand near each other, and what makes them innocent."""

    sign: Sign
    points: int
    needs: tuple[int, ...]
    """Each the bits of concepts of which one must be there."""
    within: int
    """Words among which they stand."""
    unless: int
    """Bits of concepts of which none may be in the sentence."""


def _named(sign: Sign, points: int, needs: str, within: int, unless: str) -> Composed:
    """From names; a need may be met by either of two: `you|your`."""
    innocent = reduce(or_, map(bits_of, unless.split()), 0)
    return Composed(sign, points, tuple(map(bits_of, needs.split())), within, innocent)


def _composed(sign: Sign, points: int, needs: str, within: int, unless: str = "") -> Composed:
    """The same, innocent where somebody is warned."""
    return _named(sign, points, needs, within, f"warns {unless}")


_ANYWHERE = (
    # A body, and what is done with it.
    _composed(Sign.SEX, 4, "sex you|your|me|us", 6, "care made"),
    _composed(Sign.SEX, 4, "intimate|wears_what you|your", 6, "care work"),
    _composed(Sign.LOOKS, 4, "you_are beauty", 5, "made"),
    _composed(Sign.LOOKS, 4, "you|your beauty|praise body", 7, "care work made"),
    _composed(Sign.CLOSENESS, 3, "me|us hold to_you|of_you", 5, "care made"),
    _composed(Sign.CLOSENESS, 3, "you hold asks", 4, "care made work"),
    _composed(Sign.LOOKS, 1, "your body", 2, "care work"),
    _composed(Sign.LOOKS, 3, "wears you asks", 6, "work care made how_long"),
    _composed(Sign.LOOKS, 3, "wears worn", 4, "work care made not"),
    _composed(Sign.LOOKS, 4, "girl_s_wear pleases", 8, "care made not sells"),
    _composed(Sign.CLOSENESS, 3, "massage me|to_you", 6, "care work"),
    _composed(Sign.LOOKS, 3, "pet_name you|your|greets", 6, "made work care"),
    _composed(Sign.LOOKS, 4, "girls beauty", 3, "made work care not"),
    _composed(Sign.LOOKS, 4, "shapely", 1, "care"),
    _composed(Sign.LOOKS, 2, "ripe", 1, "care work made"),
    # Love.
    _composed(Sign.CLOSENESS, 3, "bond", 1, "made work care"),
    _composed(Sign.ALONE, 3, "asked_love|legal|unwatched", 1, "work care open"),
    _composed(Sign.CLOSENESS, 4, "fond", 1, "made"),
    _composed(Sign.CLOSENESS, 4, "me love of_you", 6, "made work open"),
    _composed(Sign.CLOSENESS, 3, "you love of_me", 4, "made work open"),
    _composed(Sign.CLOSENESS, 3, "waits your_words", 5, "made work"),
    _composed(Sign.CLOSENESS, 3, "you_are only_you", 4, "made work open"),
    _composed(Sign.LOOKS, 3, "males love of_you", 10, "made work"),
    _composed(Sign.CLOSENESS, 3, "understands to_you nobody|only_me", 8, "work open"),
    _composed(Sign.CLOSENESS, 2, "understands parents not", 8, "work open fearless made"),
    _composed(Sign.CLOSENESS, 3, "you_are not like_others", 7, "made asks"),
    _composed(Sign.ALONE, 3, "sweetheart has you|asks", 5, "work made"),
    _composed(Sign.ALONE, 3, "single you|asks", 4, "work made open"),
    _composed(Sign.CLOSENESS, 3, "befriend me|us|you|asks", 5, "work made care"),
    # Age.
    _composed(Sign.ALONE, 4, "old_man you|to_you|asks", 9, "care made"),
    _composed(Sign.ALONE, 3, "grown|beauty your_age", 7, "work made"),
    _composed(Sign.ALONE, 3, "seems young|your_age", 6, "work made"),
    _composed(Sign.ALONE, 3, "regrets years you|your", 8, "work made"),
    _composed(Sign.ALONE, 4, "males older", 4, "work made"),
    _composed(Sign.ALONE, 3, "males your_age|grown", 4, "work made"),
    # Being alone, meeting.
    _composed(Sign.ALONE, 4, "you_are alone at_home asks|night", 8, "work open"),
    _composed(Sign.ALONE, 3, "you_are alone at_home|night|asks", 6, "work open"),
    _composed(Sign.ALONE, 3, "i_am_alone you|comes", 9, "work open"),
    _composed(Sign.ALONE, 3, "absent asks|us|meets|comes|when", 9, "open work"),
    _composed(Sign.MEETING, 3, "parks spot", 6, "open work"),
    _composed(Sign.ALONE, 3, "you bedroom", 7, "work open care"),
    _composed(Sign.MEETING, 4, "comes|sleeps|stays mine", 5, "open"),
    _composed(Sign.MEETING, 3, "lessons mine|yours me|to_you", 5, "open"),
    _composed(Sign.MEETING, 3, "comes workshop night|inside", 10, "open care"),
    _composed(Sign.MEETING, 3, "door open_to for_you", 6, "open work"),
    _composed(Sign.MEETING, 3, "you i_come asks", 7, "open work"),
    _composed(Sign.MEETING, 3, "sleeps here|with_me", 5, "lodging made"),
    _composed(Sign.MEETING, 3, "we_two meets|comes|outing|us", 6, "work open"),
    _composed(Sign.MEETING, 3, "meets real|night|mine|alone", 6, "work open made"),
    _composed(Sign.MEETING, 4, "fetch ride", 8, "open"),
    _composed(
        Sign.MEETING, 3, "outing us|to_you|bids asks|comes|bids|gives|meets|with_me", 9, "work open made"
    ),
    _composed(Sign.MEETING, 4, "bids me lonely", 6, "open"),
    _composed(Sign.MEETING, 3, "i_am|saw_you near your_school", 7, "open"),
    _composed(Sign.MEETING, 3, "comes alone you|me", 5, "work open care"),
    _composed(Sign.MEETING, 3, "comes only_me|empty", 6, "work open care"),
    _composed(Sign.MEETING, 4, "comes|meets|calls without_folk", 7, "open care"),
    _composed(Sign.ALONE, 3, "wife away|not us|comes|alone", 10, "work open care"),
    _composed(Sign.ALONE, 2, "parents|hour goes_out you|to_you asks", 8, "work open"),
    _composed(Sign.MEETING, 4, "flat sleeps_there", 9, "lodging open care"),
    _composed(Sign.ALONE, 3, "house_to_us", 1, "open care"),
    _composed(Sign.MEETING, 3, "i_pass your_ways", 9, "open care"),
    # Secrets.
    _composed(Sign.SECRECY, 4, "untold folk", 7, "fearless open care"),
    _composed(Sign.SECRECY, 4, "not folk knows", 6, "fearless open care made"),
    _composed(Sign.SECRECY, 3, "untold nobody", 5, "fearless open care"),
    _composed(Sign.SECRECY, 3, "keeps hushed|nobody us|you", 8, "fearless care work"),
    _composed(Sign.SECRECY, 3, "dark", 1, "fearless care work made"),
    _composed(Sign.SECRECY, 1, "between_us", 1, "fearless care work"),
    _composed(Sign.SECRECY, 3, "keeps for_us", 4, "fearless care work not"),
    _composed(Sign.SECRECY, 3, "says_that kin", 10, "fearless care work made"),
    _composed(Sign.ELSEWHERE, 3, "talks freely", 6, "work care open fearless"),
    _composed(Sign.ELSEWHERE, 3, "rather", 1, "work"),
    _composed(Sign.ELSEWHERE, 3, "app watched", 6, "work care open fearless"),
    _composed(Sign.SECRECY, 3, "aware asks we_talk", 8, "fearless work open"),
    _composed(Sign.SECRECY, 4, "us secret", 3, "fearless care work"),
    _composed(Sign.SECRECY, 4, "parents looks_in phone", 7, "fearless open"),
    _composed(Sign.SECRECY, 3, "erases chat", 4, "fearless made"),
    # Gifts, pictures.
    _composed(Sign.PICTURE, 4, "picture your_feet_too", 6, "care made not"),
    _composed(Sign.GIFT, 3, "me gives gift to_you|of_you", 8, "work open care"),
    _composed(Sign.GIFT, 3, "trade favour_of_you", 6, "work made care open"),
    _composed(Sign.GIFT, 3, "kind with_me", 3, "care open"),
    _composed(Sign.GIFT, 3, "drug with_me|to_you|comes|us", 6, "work care open made not sells"),
    _composed(Sign.PICTURE, 4, "money picture to_you|your|of_self|bare_picture|per", 8, "made work care"),
    _composed(Sign.PICTURE, 4, "shows picture of_self", 7, "made work care"),
    _composed(Sign.PICTURE, 4, "sends|picture worn|intimate|undressed", 8, "made work care"),
    _composed(Sign.PICTURE, 3, "to_you front cam", 6, "made work care"),
    _composed(Sign.PICTURE, 3, "send_me picture", 5, "made work"),
    _composed(Sign.PICTURE, 3, "picture of_self", 5, "made work care not"),
    _composed(Sign.PICTURE, 3, "calls night|bedroom|absent|we_two|only_me", 7, "work care open"),
)

COMPOSED_RULES = (*_ANYWHERE, *(_named(*each) for each in pages.RULES))
"""Those of `pages` follow all others."""


_NEEDS = [
    sorted(each.needs, key=lambda need: need & bits_of("you|to_you|me|us|asks")) for each in COMPOSED_RULES
]
"""What nearly every sentence holds is looked for last."""


def _opened_by(concept: int) -> int:
    """Bits of the rules of which this concept meets the need that is looked for first."""
    return sum(1 << number for number, (first, *_) in enumerate(_NEEDS) if first >> concept & 1)


_FIRST = reduce(or_, (first for first, *_ in _NEEDS))
_OPENED = [_opened_by(concept) for concept in range(_FIRST.bit_length())]
_ALL, _IN_TALK = (1 << len(COMPOSED_RULES)) - 1, (1 << len(_ANYWHERE)) - 1


def composed(view: View, known: str | None = None, *, private: bool = True) -> Iterator[tuple[int, Span]]:
    """The number of each rule whose concepts stand together, and where; not in sentences of `known`.
    `private`: as in `Talk`.
    """
    tried = _IN_TALK if private else _ALL
    for part in view.sentences:
        if known and part.text in known:
            continue
        for words in clauses(view.text, part.low, part.high):
            there = reduce(or_, (word.bits for word in words))
            for number in _possible(there, tried):
                if place := _together(words, COMPOSED_RULES[number]):
                    yield number, view.span(Finding.GROOMING, *place)


def _possible(there: int, tried: int) -> Iterator[int]:
    """Of these rules, by their bits, those that a sentence may meet in which these concepts are."""
    opened = reduce(or_, (_OPENED[concept] for concept in _places(there & _FIRST)), 0)
    for number in _places(opened & tried):
        if all(there & need for need in _NEEDS[number]) and not there & COMPOSED_RULES[number].unless:
            yield number


def _places(bits: int) -> Iterator[int]:
    """Of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield lowest.bit_length() - 1


def _together(words: Sequence[Word], each: Composed) -> tuple[int, int] | None:
    """Where the words stand that meet all needs of a rule, so near to each other; read once."""
    met = [-each.within] * len(each.needs)
    for at, word in enumerate(words):
        here = [number for number, need in enumerate(each.needs) if word.bits & need]
        for number in here:
            met[number] = at
        if here and at - min(met) < each.within:
            return words[min(met)].low, max(one.high for one in words[min(met) : at + 1])
    return None
