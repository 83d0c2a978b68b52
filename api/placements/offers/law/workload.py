"""Hours of a day or a week that the texts of an offer say, above the limit of who may apply."""

import re
from collections.abc import Iterator

from api.placements.offers.law import exactly, text, whose
from api.placements.offers.law.limits import LONGEST_DAY, LONGEST_WEEK
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import NUMBER, number
from api.placements.offers.law_schemas import WorkingTime
from api.placements.offers.models import Declaration
from api.placements.offers.schemas import OfferWrite

_HOURS = rf"(?P<hours>{NUMBER})\s?h(?:eures?|ours?|rs?)?(?:\s?(?P<minutes>[0-5]\d))?(?![a-z0-9])"
_WORK = (
    r"\b(?:fai[st]|faites|font|fera\w*|ferez|travail\w+|bosse\w*|tourne\w*|passe\w*|monte\w*|work\w*|do)"
    r"(?: (?:a|jusqu.a|parfois|souvent|plutot|environ|facilement|nos|tes|vos|les|plus de|about))?"
)
_SAID = re.compile(
    rf"(?:(?P<week>\bsemaines? (?:de|a)|\bhebdomadaire\w* de) |(?P<day>\bjourn\w+ de) "
    rf"|(?P<work>{_WORK}) )?"
    rf"(?<!moins de ){_HOURS}(?!\s?(?:a|-|jusqu.a)\s?\d)(?:\s?(?:de travail |de boulot |of work )?"
    r"(?:(?P<weekly>(?:par|/|la|chaque|a|per)\s?(?:semaine|sem\b|week)|hebdo\w*)"
    r"|(?P<daily>(?:par|/|la|chaque|a|per)\s?(?:jour|journee|day)\b|quotidien\w*)))?"
)
"""Hours of work, and of what: « des journées de 10 h », « 48 h par semaine », « on fait 39 h »."""
_FULL_TIME = range(25, 81)
"""Hours that are those of a week, where nobody says of what."""


def check(offer: OfferWrite, applied: WorkingTime) -> Iterator[Finding]:
    """Asks where the texts let people work longer than they may, once for a day and once for a week."""
    long = Declaration.LONG_HOURS in offer.declarations and applied.ages != "adults"
    told: set[str] = set()
    for sentence in text.of(offer):
        for found in _SAID.finditer(sentence.text):
            week = _is_of_a_week(found)
            if week is None:
                continue
            rule = "too_many_hours_a_week" if week else "too_many_hours_a_day"
            value = number(found["hours"]) + int(found["minutes"] or 0) / 60
            limit = applied.hours_per_week if week else applied.hours_per_day
            # The longest that a derogation may allow is asked of a referent by its declaration.
            most = max(limit, LONGEST_WEEK if week else LONGEST_DAY) if long else limit
            part = whose.clause(sentence.text, found.start("hours"))
            if value <= most or rule in told or part.taken_back or part.whose == "others":
                continue
            told.add(rule)
            words = sentence.words(*found.span())
            over = exactly.hours(value, limit, applied, week=week)
            quoted = text.quoted(words)
            both = {language: f"{quoted[language]} {over[language]}" for language in over}
            yield Finding(rule, sentence.field, "asked", words, exactly=both)


def _is_of_a_week(found: re.Match[str]) -> bool | None:
    """Whether they are of a week or of a day; null where they are of neither."""
    if found["weekly"] or found["daily"]:
        return bool(found["weekly"])
    if found["week"] or found["day"]:
        return bool(found["week"])
    return True if found["work"] and number(found["hours"]) in _FULL_TIME else None
