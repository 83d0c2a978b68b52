"""The rules of each kind of offer, and whether an offer keeps them: its form, then the law (`offers/law`)."""

from collections.abc import Iterator
from datetime import date, timedelta

from api.placements.offers.law import (
    ages,
    amounts,
    days,
    exactly,
    exchanges,
    hours,
    least_age,
    lengths,
    limits,
    pay,
    presence,
    said,
    times,
    trades,
    typed_pay,
    workload,
)
from api.placements.offers.law import articles as law
from api.placements.offers.law.amounts import Beside
from api.placements.offers.law.articles import Article
from api.placements.offers.law.book import RULES, RefusedByLawError, words_of
from api.placements.offers.law.days import Window, term_weeks
from api.placements.offers.law.declarations import BY_CODE, DECLARABLE
from api.placements.offers.law.forbidden import binds
from api.placements.offers.law.hours import hours as hours_of
from api.placements.offers.law.rule import Finding, Rule
from api.placements.offers.law_schemas import (
    DeclarationPublic,
    KindRules,
    LevelRules,
    OfferRules,
    PublicHoliday,
    RuleFinding,
    RulePublic,
    SchoolHoliday,
    Source,
    WorkingTime,
)
from api.placements.offers.models import Declaration, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite, WeekPlaces
from api.platform.kit import french_calendar as calendar
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.wire import Bilingual
from api.platform.settings import Settings

__all__ = ["Beside", "Finding", "Window", "hours_of", "term_weeks"]

CLASSES = (OfferLevel.QUATRIEME, OfferLevel.TROISIEME, OfferLevel.SECONDE)
DIPLOMAS = tuple(level for level in OfferLevel if level not in CLASSES)

KINDS: dict[OfferKind, KindRules] = {
    OfferKind.OBSERVATION: KindRules(
        kind=OfferKind.OBSERVATION,
        levels=list(CLASSES),
        levels_most=1,
        needs=["title", "description", "levels", "weeks", "day_starts", "day_ends", "weekdays"],
        weeks=True,
        most_hours=None,
        months=None,
        sources=[
            one.name
            for one in (law.PUPILS, law.OBSERVERS, law.COLLEGE_CIRCULAR, law.SECONDE, law.SECONDE_CIRCULAR)
        ],
    ),
    OfferKind.PLACEMENT: KindRules(
        kind=OfferKind.PLACEMENT,
        levels=list(DIPLOMAS),
        levels_most=len(DIPLOMAS),
        needs=["title", "description", "levels", "duration_days"],
        weeks=False,
        most_hours=amounts.MOST_HOURS,
        months=None,
        sources=[one.name for one in (law.PLACEMENTS, law.PLACEMENT_LENGTH, law.PLACEMENT_HOURS, law.QUOTA)],
    ),
    OfferKind.APPRENTICESHIP: KindRules(
        kind=OfferKind.APPRENTICESHIP,
        levels=list(DIPLOMAS),
        levels_most=1,
        needs=["title", "description", "levels", "contract", "start_on", "duration_months"],
        weeks=False,
        most_hours=None,
        months=(6, 36),
        sources=[
            one.name
            for one in (
                law.APPRENTICE_AGE,
                law.APPRENTICE_LENGTH,
                law.PROFESSIONAL_WHO,
                law.PROFESSIONAL_LENGTH,
            )
        ],
    ),
}

HORIZON = timedelta(days=730)
"""How far ahead an offer may lie."""


def working_time(offer: OfferWrite) -> WorkingTime | None:
    """The limits that an offer is checked against; null before a level is named."""
    usual = limits.usual(offer.kind, offer.levels, offer.contract, offer.declarations)
    return usual and limits.applied(hours_of(offer), offer.kind, usual)


def from_age(offer: OfferWrite) -> int | None:
    """The age from which an offer is lawful by its hours and derogations, or that its words say, where not
    everybody at its levels has it; else null."""
    told = least_age.said(offer) if offer.levels else None
    said = told.age if told and told.age > youngest(offer) else 0
    return max(_from_age_of_work(offer) or 0, said) or None


def _from_age_of_work(offer: OfferWrite) -> int | None:
    """The same by its hours, typed or in words, and derogations alone."""
    usual = limits.usual(offer.kind, offer.levels, offer.contract, offer.declarations)
    if usual is None:
        return None
    typed = limits.from_age(hours_of(offer), offer.kind, usual, offer.declarations)
    return max(typed or 0, times.from_age(offer, usual) or 0) or None


def youngest(offer: OfferWrite) -> int:
    """The age from which one may apply at its levels."""
    return min((limits.YOUNGEST[level] for level in offer.levels), default=0)


def length(offer: OfferWrite) -> tuple[date | None, int | None]:
    """Last day and calendar days of an offer, as far as they follow from what is typed."""
    if offer.kind is OfferKind.APPRENTICESHIP and offer.duration_months is not None:
        end = months_later(offer.start_on, offer.duration_months) if offer.start_on else None
        return end, round(offer.duration_months * 365.25 / 12)
    if offer.start_on and offer.end_on:
        return offer.end_on, (offer.end_on - offer.start_on).days + 1
    if offer.start_on and offer.duration_days:
        return offer.start_on + timedelta(days=offer.duration_days - 1), offer.duration_days
    return offer.end_on, offer.duration_days


def months_later(day: date, months: int) -> date:
    """The day before the same day so many months later."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    same = min(day.day, ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day)
    return first.replace(day=same) - timedelta(days=1)


def check(
    settings: Settings,
    offer: OfferWrite,
    today: date,
    kept: frozenset[date] = frozenset(),
    beside: Beside | None = None,
) -> list[Finding]:
    """Whether an offer may be published, and what a referent is asked about it; `kept` are weeks that it had
    already: they may be past.

    Raises InvalidInputError, which names the field: what its form lacks, or the rule that refuses it.
    """
    _form(offer, today, kept)
    found = list(law_findings(settings, offer, kept, beside or Beside()))
    for finding in found:
        if finding.outcome == "refused":
            raise RefusedByLawError(finding)
    return found


def law_findings(
    settings: Settings, offer: OfferWrite, kept: frozenset[date], beside: Beside
) -> Iterator[Finding]:
    """What the law says of an offer, in the order of its form, as far as it is written.

    Raises InvalidInputError where its hours are none.
    """
    minors = binds(offer.kind, offer.levels, offer.declarations)
    end_on, length_days = length(offer)
    if offer.kind is OfferKind.OBSERVATION:
        yield from days.check_weeks(settings, offer, kept)
        yield from amounts.check_pupils(offer, beside)
    else:
        yield from days.check_dates(settings, offer, end_on, minors=minors)
    if offer.kind is OfferKind.APPRENTICESHIP:
        yield from amounts.check_contract(offer)
    applied = working_time(offer)
    if applied is not None:
        yield from hours.check(offer, applied, beside.naf)
        yield from times.check(offer, applied)
        yield from workload.check(offer, applied)
    yield from presence.check(offer, end_on)
    yield from exchanges.check(settings, offer, end_on)
    if offer.kind is OfferKind.PLACEMENT and length_days:
        yield from amounts.check_placement(settings, offer, length_days, hours_of(offer).week, beside)
    yield from lengths.check(offer, length_days)
    yield from pay.check(settings, offer, length_days, hours_of(offer).week)
    yield from typed_pay.check(offer, hours_of(offer))
    yield from amounts.check_work(offer, beside, minors=minors)
    yield from trades.check(offer, beside, minors=minors)
    yield from said.check(offer, beside.naf, minors=minors)
    yield from ages.check(offer)
    if offer.levels:
        yield from least_age.check(offer, from_age=_from_age_of_work(offer))


def shown(finding: Finding) -> RuleFinding:
    """A finding with the words and sources of its rule."""
    rule = RULES[finding.rule]
    return RuleFinding(
        rule=rule.code,
        field=finding.field,
        outcome=finding.outcome,
        says=Bilingual(**words_of(finding)),
        sources=_sources(rule.articles),
        weeks=list(finding.weeks),
        declarations=[] if finding.final else list(rule.declarations),
    )


def declared(code: Declaration) -> DeclarationPublic:
    """Something that a company declares, in words, with who allows it."""
    one = BY_CODE[code]
    return DeclarationPublic(
        code=code,
        says=Bilingual(**one.says),
        by=Bilingual(**one.by),
        kinds=list(one.kinds),
        sources=_sources(one.articles),
        asks=one.asks,
    )


def published(settings: Settings, today: date) -> OfferRules:
    """Every rule, for a form to show beforehand."""
    last = today + HORIZON
    return OfferRules(
        kinds=list(KINDS.values()),
        levels=[
            LevelRules(
                level=level,
                youngest=limits.YOUNGEST[level],
                working_time=usual,
                apprentices=limits.APPRENTICES.get(level, usual),
                needs=limits.needs(usual),
            )
            for level, usual in limits.WORKING_TIME.items()
        ],
        from_fifteen=limits.UNDER_16,
        from_sixteen=limits.UNDER_18,
        seconde=Window.next(settings, today),
        gratification_threshold_hours=amounts.THRESHOLD_HOURS,
        gratification_minimum_cents_per_hour=settings.gratification_cents_per_hour,
        rules=[_rule(rule) for rule in RULES.values()],
        declarations=[declared(one.code) for one in DECLARABLE],
        public_holidays=[
            PublicHoliday(day=day, name=name) for day, name in calendar.public_holidays(today, last).items()
        ],
        school_holidays=[
            SchoolHoliday(**one._asdict())
            for one in calendar.school_holidays(today, last, settings.school_zone)
        ],
    )


def free_days(offer: OfferWrite) -> Bilingual | None:
    """What a company reads of the public holidays among the days of minors: nothing is asked."""
    end_on, _ = length(offer)
    minors = binds(offer.kind, offer.levels, offer.declarations)
    told = exactly.free(days.free_days(offer, end_on, minors=minors))
    return Bilingual(**told) if told else None


def next_monday(today: date) -> date:
    """The first week that has not begun."""
    return today + timedelta(days=7 - today.weekday())


def check_mondays(weeks: list[WeekPlaces]) -> None:
    """Raises InvalidInputError where a week does not begin on a Monday, or stands there twice."""
    mondays = [one.week for one in weeks]
    if any(monday.weekday() for monday in mondays):
        raise InvalidInputError("weeks", "not_a_monday")
    if len(set(mondays)) < len(mondays):
        raise InvalidInputError("weeks", "week_twice")


def _sources(articles: tuple[Article, ...]) -> list[Source]:
    return [
        Source(
            name=one.name,
            version=one.version,
            address=one.address,
            doubt=Bilingual(**one.doubt) if one.doubt else None,
        )
        for one in articles
    ]


def _rule(rule: Rule) -> RulePublic:
    return RulePublic(
        code=rule.code,
        says=Bilingual(**rule.says),
        whom=Bilingual(**rule.whom),
        sources=_sources(rule.articles),
        declarations=list(rule.declarations),
    )


def _form(offer: OfferWrite, today: date, kept: frozenset[date]) -> None:
    """What its form lacks, whatever the law says."""
    kind = KINDS[offer.kind]
    _levels(offer, kind)
    for name in kind.needs:
        if getattr(offer, name) in (None, "", []) and not (name == "duration_days" and length(offer)[1]):
            raise InvalidInputError(name, "needed_to_publish")
    if len(offer.title.strip()) < 5:
        raise InvalidInputError("title", "needed_to_publish")
    if offer.kind is OfferKind.OBSERVATION:
        _weeks(offer, today, kept)
    else:
        _dates(offer, today)
    _declarations(offer)


def _levels(offer: OfferWrite, kind: KindRules) -> None:
    if not offer.levels:
        raise InvalidInputError("levels", "needed_to_publish")
    if not set(offer.levels) <= set(kind.levels):
        raise InvalidInputError("levels", "level_not_of_kind")
    if len(set(offer.levels)) > kind.levels_most:
        raise InvalidInputError(
            "levels", "one_class" if offer.kind is OfferKind.OBSERVATION else "one_diploma"
        )


def _weeks(offer: OfferWrite, today: date, kept: frozenset[date]) -> None:
    mondays = [one.week for one in offer.weeks]
    check_mondays(offer.weeks)
    for monday in mondays:
        if monday < next_monday(today) and monday not in kept:
            raise InvalidInputError("weeks", "week_past")
        if monday > today + HORIZON:
            raise InvalidInputError("weeks", "too_far_ahead")
    if max(mondays) < next_monday(today):
        raise InvalidInputError("weeks", "week_past")


def _dates(offer: OfferWrite, today: date) -> None:
    if offer.start_on is not None:
        if offer.start_on <= today:
            raise InvalidInputError("start_on", "day_past")
        if offer.start_on > today + HORIZON:
            raise InvalidInputError("start_on", "too_far_ahead")
        if offer.end_on is not None and offer.end_on < offer.start_on:
            raise InvalidInputError("end_on", "dates_reversed")
    elif offer.end_on is not None:
        raise InvalidInputError("start_on", "needed_to_publish")


def _declarations(offer: OfferWrite) -> None:
    """A declaration is of its kind of offer, and says which agreement or approval it rests on."""
    if any(offer.kind not in BY_CODE[one].kinds for one in offer.declarations):
        raise InvalidInputError("declarations", "declaration_not_of_kind")
    if any(BY_CODE[one].asks for one in offer.declarations) and len(offer.declaration_note.strip()) < 5:
        raise InvalidInputError("declaration_note", "declaration_note_needed")
