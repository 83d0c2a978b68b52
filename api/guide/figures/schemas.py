"""Wire shapes of figures. What is null is not published: too few people, or a secret; never 0."""

from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.platform.kit.wire import CommuneCode, Latitude, Longitude, PageQuery, StrictModel


class CreditedSource(BaseModel):
    """Who publishes it."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None


class SchoolOutcome(BaseModel):
    """What became of those who left a school. Rates and shares in %."""

    year: str = Field(description="two years of leavers together: 2022-2023")
    way: Literal["school", "apprenticeship", "all"]
    further_study: float | None = Field(description="studies on")
    employed_6: float | None = Field(description="employed six months after, of those who left studies")
    expected_6: float | None = Field(description="what is expected of a school with such pupils")
    difference: float | None = Field(description="employed less expected, as published (rounded)")
    employed_12: float | None
    employed_18: float | None
    employed_24: float | None
    studying: float | None = Field(description="share of all, with `employed` and `other`")
    employed: float | None
    other: float | None
    broken_contracts: float | None = Field(description="apprenticeship contracts broken off")


class SchoolOutcomes(BaseModel):
    """What became of those who left a school, newest year first; what is not published is absent."""

    outcomes: list[SchoolOutcome]
    sources: list[CreditedSource]


class PointQuery(StrictModel):
    """Where: in a commune, or around a position; neither: in the whole region."""

    lat: Latitude | None = None
    lon: Longitude | None = None
    commune: CommuneCode | None = None

    @model_validator(mode="after")
    def _whole_position(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("position_incomplete", "lat and lon go together")
        return self


class HiringSearch(PointQuery, PageQuery):
    """Which hirings."""

    family: str | None = Field(None, pattern=r"^[A-Z]$", description="family of trades, see /hiring/families")


class OccupationName(BaseModel):
    """An occupation as statistics know it; it may hold more than the career that is looked at."""

    code: str
    label: str
    nomenclature: Literal["fap2009", "fap2021"]


class OccupationOfCareer(OccupationName):
    """An occupation that holds a career."""

    partly: bool = Field(description="it holds only a part of the career")
    newer: str | None = Field(description="the occupation of 2021 that has the same label")


class Territory(BaseModel):
    """Where a figure was counted."""

    level: Literal["country", "region", "department"]
    code: str | None
    name: str


class Counted(BaseModel):
    """What every figure says of itself."""

    year: str = Field(description="2019, or several years together: 2017-2019")
    territory: Territory
    source: str = Field(description="name of one of `sources`")
    occupation: OccupationName


class Basin(BaseModel):
    """An employment basin."""

    code: str
    name: str


class PlannedPart(BaseModel):
    """Hirings planned in a basin. Null and not secret: the survey tells of none."""

    planned: int | None
    at_least: bool = Field(description="parts of the sum are secret: it is at least that")
    secret: bool
    difficult_share: int | None = Field(description="% of those planned that employers judge difficult")
    seasonal_share: int | None


class PlannedPartBefore(PlannedPart):
    """The same of the year before."""

    year: int


class PlannedOfRegion(PlannedPart):
    """Hirings planned in a region: a sum of basins, some of which are secret."""

    difficult_at_least: bool
    seasonal_at_least: bool


class PlannedOfRegionBefore(PlannedOfRegion):
    """The same of the year before."""

    year: int


class RegionHiring(PlannedOfRegion):
    """Hirings planned in the region."""

    code: str
    name: str
    previous: PlannedOfRegionBefore | None


class Hiring(PlannedPart):
    """How many hirings employers plan: what they mean to do, not what was done."""

    year: int
    source: str
    occupation: OccupationName
    basin: Basin | None = Field(description="null where no place was named")
    previous: PlannedPartBefore | None
    region: RegionHiring


class TensionReason(BaseModel):
    """What makes hiring hard, from 1 (not at all) to 5."""

    reason: Literal["hiring", "training", "workforce", "unstable", "conditions", "distance"]
    score: int


class TensionPublic(Counted):
    """How hard it is for employers to hire, from 1 to 5."""

    rating: int
    reasons: list[TensionReason]


class ShareBefore(BaseModel):
    """A share in earlier years."""

    year: str
    share: float | None


class Women(Counted):
    """Share of women in %."""

    share: float
    before: ShareBefore | None


class AgeGroup(BaseModel):
    """A share of people by age in %."""

    age: str = Field(description="15-24, 25-29, …, 60+")
    share: float


class Ages(Counted):
    """People by age."""

    groups: list[AgeGroup]


class WageClass(BaseModel):
    """Who earns so much, in %."""

    from_: int | None = Field(alias="from")
    below: int | None
    share: float


class Wages(Counted):
    """Net wages a month, in euros."""

    median: float | None = Field(description="half earn less, half more")
    median_year: str | None
    spread: list[WageClass] = Field(description="empty: not published")


class UnusualHours(Counted):
    """Who works at night, on Saturdays, on Sundays, in %."""

    night: float | None
    saturday: float | None
    sunday: float | None


class TimeWorked(Counted):
    """Who works part time, would work more, or works more than 40 hours a week, in %."""

    part_time: float | None
    underemployed: float | None
    over_40_hours: float | None


class Diplomas(Counted):
    """Diplomas of who is under 30, in %."""

    none: float | None
    cap: float | None
    bac: float | None
    bac_2: float | None
    bac_3: float | None
    studying: float | None = Field(description="still at school")


class SectorShare(BaseModel):
    """Where people work, in %."""

    code: str | None = Field(description="null: all the others")
    label: str
    share: float


class Sectors(Counted):
    """The sectors that employ most."""

    sectors: list[SectorShare]


class Headcount(Counted):
    """How many people do it."""

    people: int


class Portrait(BaseModel):
    """What is known; null: not published."""

    hiring: Hiring | None
    tension: TensionPublic | None
    women: Women | None
    ages: Ages | None
    wages: Wages | None
    hours: UnusualHours | None
    working_time: TimeWorked | None
    diplomas: Diplomas | None
    sectors: Sectors | None
    headcount: Headcount | None


class PortraitOfOccupation(Portrait):
    """What is known of one more occupation that holds the career."""

    occupation: OccupationOfCareer


Limit = Literal[
    "plans",
    "sums_are_least",
    "whole_country",
    "several_occupations",
    "part_of_career",
    "wider_occupation",
    "high_wages_together",
]
"""Hirings are meant, not made; a sum with secrets in it is the least that it can be; the portrait is of all
France; a career stands in several occupations, or partly in one; a figure is of a wider occupation; the two
highest classes of wages are told together.
"""


class CareerFigures(Portrait):
    """What is known of a career: of the first of its occupations of which it is published."""

    occupations: list[OccupationOfCareer] = Field(description="that which holds the fewest careers first")
    others: list[PortraitOfOccupation] = Field(description="the occupations after the first, by themselves")
    limits: list[Limit] = Field(description="what the figures do not say")
    sources: list[CreditedSource]


class CareerName(BaseModel):
    """A career."""

    code: str
    label: str


class FamilyOfTrades(BaseModel):
    """A family of trades of the survey."""

    code: str
    label: str


class BasinNear(Basin):
    """An employment basin, and whether it is that of the place that was named."""

    own: bool


class PlannedBefore(BaseModel):
    """Hirings planned the year before."""

    year: int
    planned: int


class HiringItem(BaseModel):
    """Hirings of one occupation that employers of one basin plan."""

    occupation: OccupationName
    family: FamilyOfTrades
    basin: BasinNear
    year: int
    planned: int
    at_least: bool
    difficult_share: int | None
    seasonal_share: int | None
    previous: PlannedBefore | None
    tension: TensionPublic | None
    careers: list[CareerName] = Field(description="some of them; empty: no chain of codes leads to them")
    careers_count: int


class FamilyHiring(FamilyOfTrades):
    """Planned hirings of a family of trades."""

    planned: int
    at_least: bool


class HiringFamilies(BaseModel):
    """Planned hirings of one's basin."""

    basin: Basin | None
    year: int | None
    families: list[FamilyHiring]
    sources: list[CreditedSource]
