"""Wire shapes of the law of placements: what a form shows beforehand, and what is found in an offer."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, PlainSerializer, WithJsonSchema

from api.placements.offers.models import Declaration, OfferKind, OfferLevel
from api.platform.kit.wire import Bilingual


def clock_text(value: time) -> str:
    """A local time as it is sent."""
    return value.strftime("%H:%M")


def _minute(value: time) -> time:
    return value.replace(second=0, microsecond=0, tzinfo=None)


Clock = Annotated[
    time,
    AfterValidator(_minute),
    PlainSerializer(clock_text, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
"""A local time of the day, to the minute: HH:MM."""


class WorkingTime(BaseModel):
    """Most that people of an age may be there (Code du travail, Code de l'éducation)."""

    ages: Literal["under_15", "under_16", "under_18", "adults"]
    hours_per_day: float
    hours_per_week: float
    earliest: Clock | None
    latest: Clock | None
    break_minutes: int
    break_after_hours: float
    daily_rest_hours: int
    days_per_week: int
    sunday: bool
    sources: list[str]


class Gratification(BaseModel):
    """Whether a long placement must be paid a gratification, and how much."""

    due: bool
    hours: int = Field(description="hours of presence over the whole placement")
    threshold_hours: int
    minimum_cents_per_hour: int
    cents_per_hour: int | None = Field(description="what the company gives")
    sources: list[str]


class Source(BaseModel):
    """An article of law, in the version that was read."""

    name: str = Field(description="as it is cited: Code du travail L3163-1")
    version: date = Field(description="since when it reads so")
    address: str = Field(description="where it stands")
    doubt: Bilingual | None = Field(
        description="why the version in force may read otherwise; null: it was read"
    )


class RulePublic(BaseModel):
    """One rule of law."""

    code: str
    says: Bilingual = Field(description="what it says, and what to do")
    whom: Bilingual
    sources: list[Source]
    declarations: list[Declaration] = Field(description="what may be declared against it")


class DeclarationPublic(BaseModel):
    """Something that a company may declare, and what that rests on."""

    code: Declaration
    says: Bilingual = Field(description="what is declared, in the company's own words")
    by: Bilingual = Field(description="who allows it")
    kinds: list[OfferKind]
    sources: list[Source]
    asks: bool = Field(description="a referent looks at the offer")


class RuleFinding(BaseModel):
    """A rule that keeps an offer from being published, or about which a referent is asked."""

    rule: str
    field: str
    outcome: Literal["refused", "asked"]
    says: Bilingual
    sources: list[Source]
    weeks: list[date] = Field(description="Mondays of the weeks that it is about")
    declarations: list[Declaration] = Field(description="what this offer may declare against it")


class PublicHoliday(BaseModel):
    """A public holiday, with its French name."""

    day: date
    name: str


class SchoolHoliday(BaseModel):
    """School holidays of the region's zone, first to last day, with their French name."""

    first: date
    last: date
    name: str


class SecondeWindow(BaseModel):
    """The coming days in which pupils of seconde do their placement."""

    first: date
    last: date
    published: bool = Field(description="by the ministry for that year; else a referent looks at it")


class KindRules(BaseModel):
    """What one kind of offer asks for."""

    kind: OfferKind
    levels: list[OfferLevel]
    levels_most: int
    needs: list[str] = Field(description="fields without which it is not published")
    weeks: bool = Field(description="counted by weeks, each with its places")
    most_hours: int | None = Field(description="hours of presence in a year")
    months: tuple[int, int] | None = Field(description="shortest and longest")
    sources: list[str]


class LevelRules(BaseModel):
    """Working time of the youngest people usual at a level."""

    level: OfferLevel
    youngest: int = Field(description="age, in full years, from which one may apply for a placement")
    working_time: WorkingTime
    apprentices: WorkingTime = Field(description="of those who prepare it by a contract")
    needs: dict[str, str] = Field(
        description="fields without which it is not published where minors may come, each with its rule"
    )


class OfferRules(BaseModel):
    """The rules that an offer is checked against, so that a form can show them beforehand."""

    kinds: list[KindRules]
    levels: list[LevelRules]
    from_fifteen: WorkingTime = Field(
        description="where pupils of collège stay longer: the observation is then for 15 and more"
    )
    from_sixteen: WorkingTime = Field(
        description="where those who learn a trade work other hours: the offer is then for 16 and more"
    )
    seconde: SecondeWindow
    gratification_threshold_hours: int
    gratification_minimum_cents_per_hour: int
    rules: list[RulePublic]
    declarations: list[DeclarationPublic]
    public_holidays: list[PublicHoliday] = Field(description="as far ahead as an offer may lie")
    school_holidays: list[SchoolHoliday] = Field(
        description="of the region's zone, as far as published; then summers only"
    )
