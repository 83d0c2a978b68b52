"""Wire shapes of figures. What is null is not published: too few people, or a secret; never 0."""

from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.guide.figures.outcome_schemas import CreditedSource as CreditedSource
from api.platform.kit.wire import CommuneCode, Latitude, Longitude, PageQuery, StrictModel


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
    sort: Literal["planned", "rating"] = Field("planned", description="most hirings first, or the hardest")


class CloseQuery(PointQuery):
    """How many careers that are close to one."""

    limit: int = Field(8, ge=1, le=20)


class CareerName(BaseModel):
    """A career."""

    code: str
    label: str


class Sheet(BaseModel):
    """A sheet of ROME 3, which may hold many careers."""

    code: str
    label: str | None = Field(description="null: ROME 3 is not imported")


class OccupationName(BaseModel):
    """An occupation as statistics know it; it may hold more than the career that is looked at."""

    code: str
    label: str
    nomenclature: Literal["fap2009", "fap2021"]


class OccupationOfCareer(OccupationName):
    """An occupation that holds a career."""

    partly: bool = Field(description="it holds only a part of the career")
    careers: int = Field(description="how many careers it holds at least: what is counted is of all of them")
    cut_from: Sheet | None = Field(
        description="the sheet of ROME 3 that the publisher counts, which this career was cut from"
    )
    sheet_also_in: list[str] = Field(
        description="other occupations of that sheet, by label: which of them hold this career nobody says",
    )
    employees_only: bool = Field(description="its published label says so: not who works for themselves")
    mostly_others: bool = Field(
        description="it is called as other careers: what is counted of it says almost nothing of this one"
    )
    newer: str | None = Field(description="the occupation of 2021 that has the same label, or the career's")


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
    """Hirings planned in a region: a sum of basins; it has no shares where parts of the sum are secret."""

    difficult_at_least: bool = Field(description="parts of it are secret: the share is at least that")
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
    without_state: bool = Field(
        description="mostly the State employs in this career, and the survey does not ask it"
    )


class TensionReason(BaseModel):
    """What makes hiring hard, from 1 (not at all) to 5."""

    reason: Literal["hiring", "training", "workforce", "unstable", "conditions", "distance"]
    score: int


class RatingAround(BaseModel):
    """The rating in a wider territory."""

    year: str
    territory: Territory
    rating: int


class TensionPublic(Counted):
    """How hard it is for employers to hire, from 1 to 5."""

    rating: int
    reasons: list[TensionReason]
    around: list[RatingAround] = Field(description="of a department few answers decide: look at these too")


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
    """Net wages a month of employees, in euros."""

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


HiringAbsent = Literal["not_surveyed", "counted_with_others", "not_linked"]
"""Why no hirings are told: the survey tells nothing of the occupation in the region; or counts it with others
alone; or knows the career under an occupation that no published list links with it. (What is secret is told
by `hiring`.)
"""


class Portrait(BaseModel):
    """What is known; null: not published."""

    hiring: Hiring | None
    hiring_absent: HiringAbsent | None
    counted_with: str | None = Field(
        description="the occupation of the survey that holds this one and others"
    )
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


class CareerFigures(Portrait):
    """What is known of a career: of the first of its occupations."""

    occupations: list[OccupationOfCareer] = Field(description="that which says most of the career first")
    others: list[PortraitOfOccupation] = Field(description="the occupations after the first, by themselves")
    sources: list[CreditedSource]


class CloseCareer(CareerName):
    """A career that shares skills with another, and hiring for the occupation that says most of it."""

    regulated: bool | None = Field(description="nobody may do it without its diploma")
    skills: int = Field(description="how many it shares; 0: the publisher names it as near, nobody says why")
    of_skills: int = Field(description="of how many that the other asks for")
    shared: list[str] = Field(description="some of them, those that few careers ask for first")
    occupation: OccupationOfCareer | None = Field(description="null: no list of occupations has it")
    hiring: Hiring | None
    hiring_absent: HiringAbsent | None
    counted_with: str | None = Field(description="the survey's occupation that holds this one and others")
    tension: TensionPublic | None


class CloseCareers(BaseModel):
    """Careers that share most skills with one, or else those that the publisher names as near."""

    career: CareerName
    items: list[CloseCareer]
    sources: list[CreditedSource]


class FamilyOfTrades(BaseModel):
    """A family of trades of the survey."""

    code: str
    label: str


class BasinNear(Basin):
    """An employment basin, and whether it is that of the place that was named."""

    own: bool


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
    employees_only: bool = Field(description="a published label says so: not who works for themselves")
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
