"""What is read in the words besides what the search reads: how far, when, what they refer to."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from api.home.chatbox.refusals import without_refused
from api.platform.kit.text import fold, words

_KM = re.compile(r"\b(\d{1,3})\s?(?:km|kms|kilometres?|bornes?)\b")
_MONTHS = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"),
    ("octobre", "october"), ("novembre", "november"), ("decembre", "december"),
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SATURDAY = 5


class Span(NamedTuple):
    """Days that are meant, both included."""

    first: date
    last: date


def within_km(text: str) -> int | None:
    """How far at most: « à moins de 20 km »."""
    found = _KM.search(fold(text))
    return int(found[1]) if found else None


def when(text: str, today: date) -> Span | None:
    """The days that are meant, none before today."""
    said = words(fold(text))
    pairs = set(pairwise(said))
    monday = today - timedelta(days=today.weekday())
    if {"weekend", "we"} & set(said) or ("week", "end") in pairs:
        saturday = monday + timedelta(days=SATURDAY)
        return Span(max(today, saturday), saturday + timedelta(days=1))
    if "demain" in said or "tomorrow" in said:
        return Span(today + timedelta(days=1), today + timedelta(days=1))
    if ("semaine", "prochaine") in pairs or ("next", "week") in pairs:
        return Span(monday + timedelta(days=7), monday + timedelta(days=13))
    if ("cette", "semaine") in pairs or ("this", "week") in pairs:
        return Span(today, monday + timedelta(days=6))
    for number, name in enumerate(_DAYS):
        if name in said:
            day = today + timedelta(days=(number - today.weekday()) % 7)
            return Span(day, day)
    for number, names in enumerate(_MONTHS, 1):
        if set(names) & set(said):
            return _month(number, today)
    return None


def _month(number: int, today: date) -> Span:
    year = today.year + (number < today.month)
    first = date(year, number, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Span(max(first, today), last)


REFERRING = ("et", "ou", "and", "or", "sinon", "plutot", "mais", "pareil", "meme", "coup", "donc", "alors")
_FIRST_WORDS = 2


def goes_on(text: str) -> bool:
    """Whether the words begin as those that add to what was said: « et à Laval ? »."""
    return bool(set(words(fold(text))[:_FIRST_WORDS]) & set(REFERRING))


_ORDINALS = (
    ("premier", "premiere", "1er", "1ere", "first", "1"),
    ("deuxieme", "second", "seconde", "2e", "2eme", "2"),
    ("troisieme", "3e", "3eme", "third", "3"),
)


_POINTS_AT = ("le", "la", "du", "au", "celui", "celle", "the", "et")


def ordinal(text: str) -> int | None:
    """Which of the cards: 0 for « le premier »; none where none is pointed at."""
    said = words(fold(text))
    for before, word in pairwise(said[:POINTED]):
        if before not in _POINTS_AT:
            continue
        if word in ("dernier", "derniere", "last"):
            return -1
        for number, names in enumerate(_ORDINALS):
            if word in names:
                return number
    return None


POINTED = 5
"""Words among which a card is pointed at."""


def refers(
    text: str, pointing: Sequence[str] = ("ca", "cela", "celui", "celle", "ce", "this", "that")
) -> bool:
    """Whether something on the screen is pointed at."""
    return bool(set(words(fold(text))) & set(pointing))


_ASKS_WHAT = re.compile(
    r"\b(?:c ?est|cest|c) (?:quoi|koi)\b|\bqu ?est ce qu|\bveut dire\b|\bvoulait dire\b|\bca marche\b"
    r"|\bdifference\b|\bdiff\b|\bwhat (?:is|are|does)\b|\bpourquoi\b|\bcomment (?:on|faire|je)\b"
    r"|\bsert a\b|\bque (?:peut|puis|faire|faut)\b|\b(?:fait|faire) quoi\b|\bquoi faire\b|\bis it\b"
    r"|\bcan (?:i|my|we|he|she)\b|\bsame as\b|\bpareil qu|\bcombien\b|\bhow (?:much|long|many)\b"
    r"|\bqui (?:signe|paie|paye|decide|peut|prend)\b"
    r"|\b(?:peut|doit|faut|a|peux|dois)(?: t)? (?:on|il|elle|je)\b"
    r"|\bobligatoires?\b|\bc(?: ?est)? (?:possible|mort)\b|\b(?:ai|a|as) (?:le )?droit\b"
)


def asks_what(text: str) -> bool:
    """Whether it is asked what something is, not where to find one."""
    return bool(_ASKS_WHAT.search(" ".join(words(fold(text)))))


_POINTS_BACK = re.compile(
    r"\b(?:j|on|nous|tu) ?y\b|\bquand meme\b|\b(?:j|t|l|on|il|elle) (?:l|le|la|les|en)\b"
)


def points_back(text: str) -> bool:
    """Whether a small word stands for what was said: « j’y ai droit ? », « on le fait quand ? »."""
    return bool(_POINTS_BACK.search(" ".join(words(fold(text)))))


_ENDS = re.compile(r"[.?!;:\n]+|,(?=\s)|\b(?:mais|sauf que|par contre|but)\b|\bet\b(?=\s+j)", re.IGNORECASE)
MOST_CLAUSES = 5
CLAUSE_WORDS = 3


def clauses(text: str) -> list[str]:
    """The parts of a tale, each of a few words at least; of a short text none."""
    parts = [part.strip() for part in _ENDS.split(text)]
    told = [part for part in parts if len(part.split()) >= CLAUSE_WORDS]
    return told[-MOST_CLAUSES:] if len(told) > 1 else []


_AGE = re.compile(r"\b\d{1,2}\s?(?:ans|years? old|yo)\b", re.IGNORECASE)


_EMPTY = frozenset(
    words(
        "actuellement aimerais alors apprendre aussi bah ben bon bonjour chose choses copain copine "
        "demandent depuis dire encore existe faudrait faut fille fils frere gens hello hi jaimerais "
        "jcherche juste jveux jvoudrais leur leurs merci nan no non ouais oui pendant peut peux poser "
        "possible pourrait qqn si quelqu quelquun sa salut ses sinon soeur son souhaite stp surtout svp "
        "toujours truc trucs voudrais voulais vraiment yes"
    )
)
"""What is said around what is looked for."""


_RIGHT = re.compile(r"\b(?:le|the) (?:droit de|droit d['’]|right to)", re.IGNORECASE)


def looked_for(text: str) -> str:
    """The words of a text that may be in a name: nobody's age is, nor what is said around it; who asks for a
    right studies no law.
    """
    said = [
        word
        for word in _RIGHT.sub(" ", _AGE.sub(" ", text)).split()
        if fold(word).strip("?!.,;:") not in _EMPTY
    ]
    # « et » alone begins « établissement », and names nothing.
    return "" if {"", *REFERRING}.issuperset(fold(one).strip("?!.,;:") for one in said) else " ".join(said)


_OF_ONESELF = re.compile(r"\b(?:je suis|jsuis|chui|j ?etais|i am|i m)\b")
_WISH = re.compile(
    r"\b(?:j ?veu\w*|je veu\w*|\w*voudrais|\w*aimerais?|souhait\w*|\w*cherche|devenir|want|would)\b"
)
_DIPLOMA = r"(?:bts|but|dut|cap|bac pro|bac|licence pro|licence|bp|master|bep)"
_HAS = re.compile(
    rf"(\b(?:j['’ ]?ai|apr[eè]s|avec)\s+(?:eu\s+|fini\s+|d[eé]j[aà]\s+|obtenu\s+)?(?:un|une|mon|ma|le)\s+)"
    rf"{_DIPLOMA}\b(?=.*\b{_DIPLOMA}\b)",
    re.IGNORECASE,
)
"""A diploma that one has already, before another is named."""


def wanted(text: str) -> str:
    """A text without what somebody is or has already, where they say what they want besides."""
    parts = clauses(text)
    spelt = [" ".join(words(fold(part))) for part in parts]
    wishes = [bool(_WISH.search(part)) for part in spelt]
    if any(wishes):
        of_oneself = [
            bool(_OF_ONESELF.search(part)) and not wish for part, wish in zip(spelt, wishes, strict=True)
        ]
        text = (
            " ".join(part for part, own in zip(parts, of_oneself, strict=True) if not own)
            if any(of_oneself)
            else text
        )
    return _HAS.sub(r"\1", without_refused(text))
