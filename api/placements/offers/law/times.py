"""Times of a day that the texts of an offer say: in the night of minors, or outside the typed hours."""

import re
from collections.abc import Iterator
from datetime import time
from typing import Literal, NamedTuple

from api.placements.offers.law import exactly, limits, text, whose
from api.placements.offers.law.rule import Finding
from api.placements.offers.law_schemas import WorkingTime
from api.placements.offers.models import Declaration, OfferKind
from api.placements.offers.schemas import OfferWrite
from api.platform.access import ADULT_AGE
from api.platform.kit.language import Words

_SPELT = sorted((word for word, value in text.NUMBERS.items() if value <= 24), key=len, reverse=True)
_HOUR = rf"(?:[01]?\d|2[0-4]|\b(?:{'|'.join(_SPELT).replace(' ', '[ -]')}))"
_CLOCK = r"(?:\s?(?:h|heures?)(?:\s?(?P<{0}_minute>[0-5]\d))?|:(?P<{0}_past>[0-5]\d))(?![a-z0-9])"
_NO_LENGTH = r"(?!\s?(?:/|par |per |a (?:day|week)|hebdo|d'|de (?!la nuit|nuit|l.apres)))"
"""What stands behind a time of the day; « 24 h par semaine », « à 4 h de route » are none."""
_AT = re.compile(
    r"(?:\b(?P<begins>a partir d[e']|a|des|vers(?: les)?|horaires?\s?:?|at|from|around)|\b(?P<ends>jusqu.a"
    r"|jusque vers|passe|apres|et|to|until|till|after)|(?P<dash>(?<=[\dh])\s?-))\s?"
    rf"(?:(?P<hour>{_HOUR}){_CLOCK.format('at')}|(?P<midnight>minuit|midnight)){_NO_LENGTH}"
    r"(?P<half> (?:du soir|de l.apres))?"
)
"""A time of the day, and whether it is one at which somebody begins, or may."""
_MORNING = re.compile(rf"\b(?P<hour>{_HOUR})\s?(?:h|heures?)(?:\s?[0-5]\d)? du matin")
_ACROSS = re.compile(
    rf"\b(?:(?:de|des|from|entre|between)\s)?(?P<start>[01]?\d|2[0-4]){_CLOCK.format('start')}"
    rf"\s?(?:a|et|to|and|-|jusqu.a)\s?(?P<end>[01]?\d|2[0-4]){_CLOCK.format('end')}{_NO_LENGTH}"
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
_DAY, _LATE = 24 * 60, 20 * 60
"""Minutes of a day, and from when on an evening is one that a morning may follow too soon."""
_LENGTH = 3
"""« de 1 h à 2 h » is how long something lasts; so many hours apart they are times of a day."""
_PRESENCE = re.compile(
    r"\b(?:horaires?|rendez[- ]vous|prise de (?:poste|service)|embauch\w+|commenc\w+|debut\w*|arriv\w+"
    r"|travail\w*|hours|journees?|matins?|soirs?|soirees?|nuits?|service|fini\w*|termin\w*|apres les cours"
    r"|start\w*|begin\w*|(?:on|nous) (?:debarrass\w+|ser(?:t|vons)|nettoie|nettoyons|range(?:ons)?|dress\w+)"
    r"|(?:du|de|from) (?:lun|mar|mer|jeu|ven|sam|mon|tue|wed|thu|fri)\w* (?:au|a|to) \w+|des \d+ ans)\b"
)
"""What says that somebody is there, where nobody is named."""
_LEAVES = re.compile(
    r"\b(?:fini\w*|termin\w*|part|pars|repar\w+|rentr\w+|sors|sort\w+|quitt\w+|leave\w*|end\w*)\b"
)
_NEAR = 30
"""Characters before a time in which somebody leaves at it."""
_RIDE = re.compile(r"\b(?:bus|cars?|navettes?|trains?|tram\w*|ter|shuttles?)\b")
"""Its times are no hours of work."""
_EVENING = re.compile(r"\b(?:nuits?|soirs?|soirees?|night|evening)\b")
_UNTIL = ("jusqu", "until", "till")
_NOT_THEM = re.compile(
    r"\b(?:pas|jamais|sans|ouvert\w*|ouvre\w*|ferme\w*|clients?|boutique|magasin|equipe|boulangers?|adultes?|majeurs?"
    r"|salaries?|not?|never|open\w*|clos\w*|interdi\w*)\b"
)


_Rule = tuple[Literal["too_early", "too_late"], time]


class _Told(NamedTuple):
    """A time at which somebody begins, or ends, outside a day."""

    rule: Literal["too_early", "too_late"]
    at: time
    sentence: text.Sentence
    found: re.Match[str]

    def asked(self, rule: str | None = None, what: Words | None = None) -> Finding:
        words = self.sentence.words(*self.found.span()).lstrip("-–— ")
        return Finding(
            rule or self.rule, self.sentence.field, "asked", words, exactly=what or text.quoted(words)
        )


def check(offer: OfferWrite, applied: WorkingTime) -> Iterator[Finding]:
    """Asks where the texts let minors begin or end in their night, and no field says so; or else at other
    times than those that are typed, and whether the rest until the next morning is long enough then.
    """
    if applied.ages != "adults" and Declaration.NIGHT not in offer.declarations:
        # Those of 16 and more who learn a trade may stay until 22:00.
        night = next(_night(offer, applied if offer.kind is OfferKind.OBSERVATION else limits.UNDER_18), None)
        if night:
            yield night
            return
    yield from _otherwise(offer, applied)


def from_age(offer: OfferWrite, applied: WorkingTime) -> int | None:
    """The age from which one may work in the night that only the texts say, as typed hours would tell it: of
    students 18; who learns a trade at 16, by a permit (L3163-2), whose night begins at 20:00 before that
    (L3163-1). Null without a night.
    """
    adults = applied.ages == "adults"
    if offer.kind is OfferKind.OBSERVATION or (
        next(_night(offer, limits.UNDER_18 if adults else limits.UNDER_16), None) is None
    ):
        return None
    return ADULT_AGE if adults else limits.CONTRACT_AGE


def _otherwise(offer: OfferWrite, applied: WorkingTime) -> Iterator[Finding]:
    """Asks of the first time in the texts that lies outside the typed hours of a day, and of the rest between
    the latest and the earliest of all.
    """
    starts, ends = offer.day_starts, offer.day_ends
    if starts is None or ends is None or ends <= starts:
        return
    typed = applied.model_copy(update={"earliest": starts, "latest": ends})
    told = [one for one in _outside(offer, typed) if not _RIDE.search(one.sentence.text)]
    for one in told[:1]:
        words = one.sentence.words(*one.found.span()).lstrip("-–— ")
        early = one.rule == "too_early"
        yield one.asked("said_otherwise", exactly.other_time(words, starts if early else ends, early=early))
    mornings = [one for one in told if one.rule == "too_early"]
    last = max([_minutes(ends), *(_minutes(one.at) or _DAY for one in told if one.rule == "too_late")])
    if mornings and last >= _LATE:
        first = min(mornings, key=lambda one: one.at)
        presence = (last - _minutes(first.at)) / 60
        if 24 - presence < applied.daily_rest_hours:
            yield first.asked("rest_too_short", exactly.rest(presence, applied))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _outside(offer: OfferWrite, least: WorkingTime) -> Iterator[_Told]:
    """Where the texts let somebody begin or end outside a day."""
    for sentence in text.of(offer):
        said = sentence.text
        there, to_them = _PRESENCE.search(said) is not None, whose.names_them(said)
        evening = _EVENING.search(said) is not None
        spans = list(_ACROSS.finditer(said))
        told = {span.end() for span in spans}
        found = [(span, _of_span(span, least)) for span in spans]
        for one in (*_AT.finditer(said), *_MORNING.finditer(said)):
            rule = _of_time(said, one, least, evening=evening)
            found.append((one, None if rule and rule[0] == "too_early" and one.end() in told else rule))
        for one, rule in found:
            if rule and _theirs(whose.clause(said, one.start()), there=there, to_them=to_them):
                yield _Told(*rule, sentence, one)


def _night(offer: OfferWrite, least: WorkingTime) -> Iterator[Finding]:
    """Where the texts let somebody begin or end in the night of an age, or speak of work at night."""
    for one in _outside(offer, least):
        yield one.asked()
    for sentence in text.of(offer):
        night = _NIGHT.search(sentence.text) or (sentence.field == "title" and _TITLE.search(sentence.text))
        if night and not _NOT_THEM.search(sentence.text):
            words = sentence.words(*night.span()).lstrip("-–— ")
            yield Finding("too_late", sentence.field, "asked", words, exactly=text.quoted(words))


def _theirs(part: whose.Clause, *, there: bool, to_them: bool) -> bool:
    """Whether a time is one at which who applies is there; `there`: the sentence speaks of being there."""
    if part.taken_back or part.whose in ("others", "theirs"):
        return part.whose == "theirs" and not part.taken_back
    # « Nous commençons à 4 h, tu arrives à 8 h »: what speaks of « nous » beside them is not of them.
    return there and not (part.whose == "ours" and to_them)


def _of_span(found: re.Match[str], least: WorkingTime) -> _Rule | None:
    """Whether a span begins in the night, lies in it, or goes on into it."""
    start = time(int(found["start"]) % 24, int(found["start_minute"] or found["start_past"] or 0))
    end = int(found["end"])
    earliest = least.earliest or time(0)
    if start.hour > _AFTERNOON and end % 24 <= earliest.hour:
        return "too_late", time(end % 24)
    return ("too_early", start) if start < earliest and end - start.hour >= _LENGTH else None


def _of_time(said: str, found: re.Match[str], least: WorkingTime, *, evening: bool) -> _Rule | None:
    """Which rule a time breaks by itself."""
    groups = found.groupdict()
    if groups.get("midnight"):
        return "too_late", time(0)
    hour = text.number(found["hour"])
    at = time(hour % 24, int(groups.get("at_minute") or groups.get("at_past") or 0))
    if hour > 24 or (groups.get("half") and not (groups["half"].endswith("soir") and hour < 12)):
        return None
    if groups.get("half"):
        at = at.replace(hour=hour + 12)
    elif found.re is _MORNING:
        return ("too_early", at) if least.earliest and at < least.earliest else None
    if at.hour == 0 or (least.latest is not None and at > least.latest):
        return "too_late", at
    if least.earliest is None or at >= least.earliest:
        return None
    if not groups["begins"] or _LEAVES.search(said, max(found.start() - _NEAR, 0), found.start()):
        # « jusqu'à 2 h » is after lunch, unless somebody says that it is night.
        late = (groups["ends"] or "").startswith(_UNTIL) and evening
        return ("too_late", at) if late else None
    return "too_early", at
