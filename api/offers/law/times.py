"""Times of a day that the texts of an offer say, where they lie in the night of minors."""

import re
from collections.abc import Iterator
from datetime import time
from itertools import islice

from api.access import ADULT_AGE
from api.offers.law import limits, text
from api.offers.law.rule import Finding
from api.offers.law_schemas import WorkingTime
from api.offers.models import Declaration, OfferKind
from api.offers.schemas import OfferWrite

_AT = (
    r"(?P<{0}>[01]?\d|2[0-4])\s?(?:h|heures?|:)(?:\s?(?P<{0}_minute>[0-5]\d))?(?![a-z0-9])"
    r"(?!\s?(?:/|par |per |a (?:day|week)))"
)
"""A time of the day; « 35 h », « 24 h par semaine » are none."""
_FROM = re.compile(
    rf"\b(?:de|des|a partir de|from) {_AT.format('start')}(?=\s?(?:a|to|-|jusqu))"
    r"|\b(?:commenc\w+|debut\w*|arriv\w+|embauch\w+|prise de (?:poste|service)|start\w*|begin\w*)\b"
    rf"[^,;]{{0,15}}?\b(?:a|des|vers|at|from) {_AT.format('begin')}"
    rf"|\bhoraires?\s?:?\s?{_AT.format('hours')}|\b{_AT.format('morning')} du matin"
)
_TO = re.compile(
    rf"(?:\ba|\bjusqu.a|-|\bvers|\bto|\buntil|\btill)\s?(?:{_AT.format('end')}|(?P<midnight>minuit|midnight))"
)
_ACROSS = re.compile(
    rf"\b(?:(?:de|des|from|entre|between)\s)?{_AT.format('start')}"
    rf"\s?(?:a|et|to|and|-|jusqu.a)\s?{_AT.format('end')}"
)
"""From one time to another: a night where it ends before it began."""
_NIGHT = re.compile(
    r"\b(?:travail\w*|postes?|services?|horaires?|vacations?|work\w*) (?:\w+ ){0,2}?"
    r"(?:de nuit|la nuit|at night)\b|\bnight (?:shifts?|work)\b|\b(?:3\s?x\s?8|trois[- ]huit)\b"
    r"|\b(?:9|1[01])\s?p\.?m\.? (?:to|until|-) (?:1[0-2]|[1-6])\s?a\.?m"
    r"|\bcommenc\w+ a 2[23]\s?h\b|\b(?:minuit|2[23]\s?h(?:eures?)?) (?:a|et) \d"
)
"""Work in the night of everybody under 18, whoever the sentence speaks of."""
_TITLE = re.compile(r"\bde nuit\b|\bnight\b")
_AFTERNOON = 13
_OF_THEM = re.compile(
    r"\b(?:tu|vous|te|ton|tes|vos|votre|stagiaires?|apprenti\w*|horaires?|prise de (?:poste|service)"
    r"|embauch\w+|commenc\w+|debut de|travail\w*|your?|hours|journees?|soirees?|fini\w*"
    r"|termin\w*|apres les cours"
    r"|(?:du|de|from) (?:lun|mar|mer|jeu|ven|sam|mon|tue|wed|thu|fri)\w* (?:au|a|to) \w+|des \d+ ans)\b"
)
_NOT_THEM = re.compile(
    r"\b(?:pas|jamais|sans|ouvert\w*|ouvre\w*|ferme\w*|clients?|boutique|magasin|equipe|boulangers?|adultes?|majeurs?"
    r"|salaries?|not?|never|open\w*|clos\w*|interdi\w*)\b"
)


def check(offer: OfferWrite, applied: WorkingTime) -> Iterator[Finding]:
    """Asks where the texts let minors begin or end in their night, and no field says so."""
    if applied.ages == "adults" or Declaration.NIGHT in offer.declarations:
        return
    # Those of 16 and more who learn a trade may stay until 22:00.
    yield from islice(_said(offer, applied if offer.kind is OfferKind.OBSERVATION else limits.UNDER_18), 1)


def from_age(offer: OfferWrite, applied: WorkingTime) -> int | None:
    """The age from which one may work in the night that only the texts say, as typed hours would tell it: of
    students 18; who learns a trade at 16, by a permit (L3163-2), whose night begins at 20:00 before that
    (L3163-1). Null without a night.
    """
    adults = applied.ages == "adults"
    if offer.kind is OfferKind.OBSERVATION or (
        next(_said(offer, limits.UNDER_18 if adults else limits.UNDER_16), None) is None
    ):
        return None
    return ADULT_AGE if adults else limits.CONTRACT_AGE


def _said(offer: OfferWrite, least: WorkingTime) -> Iterator[Finding]:
    """Where the texts let somebody begin or end outside the day of an age."""
    for sentence in text.of(offer):
        if not _OF_THEM.search(sentence.text) or _NOT_THEM.search(sentence.text):
            continue
        for found in _ACROSS.finditer(sentence.text):
            if _is_night(found, least):
                yield _asked("too_late", sentence, found)
        for rule, pattern in (("too_early", _FROM), ("too_late", _TO)):
            for found in pattern.finditer(sentence.text):
                at = _time(found)
                early = (
                    rule == "too_early"
                    and at is not None
                    and least.earliest is not None
                    and at < least.earliest
                )
                late = rule == "too_late" and (
                    at is None or at.hour == 0 or (least.latest is not None and at > least.latest)
                )
                if early or late:
                    yield _asked(rule, sentence, found)
    for sentence in text.of(offer):
        night = _NIGHT.search(sentence.text) or (sentence.field == "title" and _TITLE.search(sentence.text))
        if night and not _NOT_THEM.search(sentence.text):
            yield _asked("too_late", sentence, night)


def _asked(rule: str, sentence: text.Sentence, found: re.Match[str]) -> Finding:
    words = sentence.words(*found.span()).lstrip("-–— ")
    return Finding(rule, sentence.field, "asked", words, exactly=text.quoted(words))


def _is_night(found: re.Match[str], least: WorkingTime) -> bool:
    """Whether a span lies in the night or goes on into it: from the evening to a time before the morning."""
    start, end = int(found["start"]) % 24, int(found["end"]) % 24
    earliest = least.earliest.hour if least.earliest else 0
    return start > _AFTERNOON and end <= earliest


def _time(found: re.Match[str]) -> time | None:
    """The time that was found; null at midnight."""
    groups = {name: value for name, value in found.groupdict().items() if value}
    hour = next((int(value) for name, value in groups.items() if not name.endswith("minute")
                 and value.isdigit()), 24)  # fmt: skip
    minute = next((int(value) for name, value in groups.items() if name.endswith("minute")), 0)
    return time(hour, minute) if hour < 24 else None
