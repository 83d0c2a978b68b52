"""Days, dates and numbers of people that the texts of an offer state, where the form says another.

A company that is refused for what it typed mends the field and leaves the words: what they state of when
somebody comes, and how many do, is held against what is typed. Times of a day are in `times`, sums in `pay`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from api.placements.offers.law import exactly, text, whose
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import NUMBER, Sentence, number
from api.placements.offers.models import OfferKind, Weekday
from api.placements.offers.schemas import OfferWrite

_DAYS = list(Weekday)
_DAY_NAMES = {
    name: day
    for names in (
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
    for name, day in zip(names, _DAYS, strict=True)
}
_DAY = rf"(?:{'|'.join(_DAY_NAMES)})"
_FROM_DAY_TO_DAY = re.compile(
    rf"\b(?:du|de|from) (?P<first>{_DAY}) (?:au|a|to|until|through) (?P<last>{_DAY})\b"
)
_ONE_DAY = re.compile(
    rf"\b(?P<day>{_DAY})s?\b(?! (?:de )?(?:paques|pentecote|d.avant|precedent|suivant))(?!-)"
)
_COMES = re.compile(
    r"\b(?:viens|venez|viendr\w+|venir|travaill\w+|bosse\w*|embauch(?:e|es|ez)|tu commenc\w+"
    r"|service du \w+|sert|sers|tu fais|vous faites|tu es la|es present\w*|de service|de garde|de permanence"
    r"|on t.attend|on compte sur|planning|emploi du temps|tes horaires|vos horaires|work|come)\b"
)
"""What says that somebody comes on a day."""
_NO_DAY = re.compile(
    r"\b(?:cours|cfa|ecoles?|lycee|iut|formation|teletravail\w*|conge\w*|recup\w*|repos\w*|rattrap\w*|ferm\w+"
    r"|reponse|repond\w*|entretiens?|candidat\w*|marche|clos\w*|off|libres?|sauf|avant|selon|ou|or|voir"
    r"|rencontr\w*|parents|visit\w*)\b"
)
"""A day on which they do not come, or of something else."""

_MONTH_NAMES = {
    name: month
    for names in (
        ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
         "novembre", "decembre"),
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"),
    )
    for month, name in enumerate(names, 1)
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTH_NAMES)})"
_NUMBERED = r"(?:1er|[0-3]?\d)"
_FROM_DATE_TO_DATE = re.compile(
    rf"\bdu (?:{_DAY} )?(?P<first>{_NUMBERED})(?: (?P<first_month>{_MONTH}))?(?: 20\d\d)?"
    rf" au (?:{_DAY} )?(?P<last>{_NUMBERED}) (?P<last_month>{_MONTH})\b"
)
_FROM_MONTH_TO_MONTH = re.compile(
    rf"\b(?:de|d'|from)\s?(?:(?:debut|mi|fin)[ -])?(?P<first_month>{_MONTH}) (?:a|jusqu.a|to|until) "
    rf"(?:la )?(?:(?:debut|mi|fin)[ -])?(?P<last_month>{_MONTH})\b"
)
_STAY = re.compile(
    r"\b(?:venir|viens|venez|viendr\w+|stages?|mission|accueil\w*|pren[dons]+s?|periode|presence|present\w*|contrat"
    r"|immersion|a temps plein|tu es avec nous|sans coupure|placement|internship)\b"
)
_NO_STAY = re.compile(
    r"\b(?:candidat\w*|postul\w*|ferm\w+|ouver\w+|ouvr\w+|salon|foire|expo\w*|festival|vacances|conge\w*|repond\w*"
    r"|inscri\w*|saison|experience|ou|soit|puis|entre|or|selon|possible\w*|choix|decal\w*|par mois"
    r"|par semaine|chaque|contractuel\w*|saisonnier\w*)\b"
)
"""Dates of something else, or a choice among several."""
_SLACK = timedelta(days=6)
"""A week is told by its Monday or its Friday, or with the days around it."""

_PEOPLE = (
    r"(?:stagiaires?|etudiant\w*(?:\.e?s?)?|eleves?|apprenti\w*|alternant\w*|lyceen\w*|collegien\w*|interns?|trainees?"
    r"|places?)"
)
_COUNT = re.compile(rf"(?P<count>{NUMBER}) (?:\w+ )?{_PEOPLE}\b")
_TAKES = re.compile(
    r"\b(?:cherch\w+|recherch\w+|pren(?:d|ds|ons|drons)|accueill(?:e|ons|erons|era|ez)|recev(?:ons|rons)|recoit"
    r"|recrut\w+|embauch\w+|equipe de|il (?:nous|me) faut|propos\w+|ouvr\w+|travailler\w*|en meme temps"
    r"|commenc\w+|ensemble|voul\w+|veux|take|welcome|looking for)\b"
)
_NOT_AT_ONCE = re.compile(
    r"\b(?:an|ans|annee|annees|deja|depuis|avons|ont|etions|formes?|passes?|derniere?s?|tour|apres l.autre"
    r"|promos?|classes?|effectif\w*|cantine|internat|lycee de|ecole de|college de|campus"
    r"|ateliers? de|maximum|jusqu.a|year|chaque|partag\w*|logements?|chambres?)\b"
)
"""People of other years, or of a school."""


def check(offer: OfferWrite, end_on: date | None) -> Iterator[Finding]:
    """Asks, once each, of a day, of dates and of a number that the texts state and the form does not."""
    told = text.of(offer)
    yield from _first(_days(offer, one) for one in told)
    yield from _first(_dates(offer, end_on, one) for one in told)
    yield from _first(_numbers(offer, one) for one in told)


def _first(each: Iterator[Iterator[Finding]]) -> Iterator[Finding]:
    found = next((one for findings in each for one in findings), None)
    if found:
        yield found


def _asked(sentence: Sentence, found: re.Match[str], what: str, *typed: object) -> Finding:
    words = sentence.words(*found.span())
    told = getattr(exactly, what)(words, *typed)
    return Finding("said_otherwise", sentence.field, "asked", words, exactly=told)


def _days(offer: OfferWrite, sentence: Sentence) -> Iterator[Finding]:
    """Days of the week."""
    if not offer.weekdays:
        return
    for found in (*_FROM_DAY_TO_DAY.finditer(sentence.text), *_ONE_DAY.finditer(sentence.text)):
        part = whose.clause(sentence.text, found.start())
        if part.taken_back or part.whose == "others" or _NO_DAY.search(part.text):
            continue
        groups = found.groupdict()
        if "day" in groups:
            if not _COMES.search(part.text):
                continue
            days = [_DAY_NAMES[groups["day"]]]
        else:
            first, last = (_DAYS.index(_DAY_NAMES[groups[name]]) for name in ("first", "last"))
            days = _DAYS[first : last + 1]
        if not set(days) <= set(offer.weekdays):
            yield _asked(sentence, found, "other_day")


def _dates(offer: OfferWrite, end_on: date | None, sentence: Sentence) -> Iterator[Finding]:
    """Dates from one to another."""
    typed = _typed(offer, end_on)
    if typed is None or _NO_STAY.search(sentence.text) or not _STAY.search(sentence.text):
        return
    for found in _FROM_DATE_TO_DATE.finditer(sentence.text):
        last_month = _MONTH_NAMES[found["last_month"]]
        first = _dated(found["first"], _MONTH_NAMES.get(found["first_month"] or "", last_month), typed[0])
        last = _dated(found["last"], last_month, typed[1])
        if _outside(sentence, found, first, last, typed):
            yield _asked(sentence, found, "other_dates", *typed)
    for found in _FROM_MONTH_TO_MONTH.finditer(sentence.text):
        first = _dated("28", _MONTH_NAMES[found["first_month"]], typed[0])
        last = _dated("1", _MONTH_NAMES[found["last_month"]], typed[1])
        if _outside(sentence, found, first, last, typed):
            yield _asked(sentence, found, "other_dates", *typed)


def _typed(offer: OfferWrite, end_on: date | None) -> tuple[date, date] | None:
    """The first and last day on which somebody may come; null where not both are known, or of years."""
    if offer.kind is OfferKind.OBSERVATION:
        mondays = sorted(one.week for one in offer.weeks)
        return (mondays[0], mondays[-1] + timedelta(days=6)) if mondays else None
    if offer.kind is OfferKind.APPRENTICESHIP or offer.start_on is None or end_on is None:
        return None
    return offer.start_on, end_on


def _dated(day: str, month: int, near: date) -> date | None:
    """A day of a month in the year that brings it nearest to another; null: there is no such day."""
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, month, int(day.removesuffix("er"))))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - near), default=None)


def _outside(
    sentence: Sentence, found: re.Match[str], first: date | None, last: date | None, typed: tuple[date, date]
) -> bool:
    part = whose.clause(sentence.text, found.start())
    if first is None or last is None or part.taken_back or part.whose == "others":
        return False
    return first < typed[0] - _SLACK or last > typed[1] + _SLACK


def _numbers(offer: OfferWrite, sentence: Sentence) -> Iterator[Finding]:
    """Numbers of people who come at once."""
    places = max((one.places for one in offer.weeks), default=0) or offer.places
    for found in _COUNT.finditer(sentence.text):
        if number(found["count"]) <= places or _NOT_AT_ONCE.search(sentence.text):
            continue
        wanted = sentence.field == "title" and found.start() == 0
        if wanted or _TAKES.search(sentence.text):
            yield _asked(sentence, found, "other_places", places)
