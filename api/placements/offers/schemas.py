"""Wire shapes of offers."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from api.guide.careers.schemas import Family, RomeCode
from api.people.organisations.schemas import Uai
from api.placements.offers.law_schemas import (
    Clock,
    DeclarationPublic,
    Gratification,
    RuleFinding,
    WorkingTime,
)
from api.placements.offers.models import (
    Contract,
    Declaration,
    HeldFor,
    OfferKind,
    OfferLevel,
    OfferStatus,
    Priority,
    Remote,
    ReportReason,
    Weekday,
)
from api.placements.offers.wording.wishes import told_as
from api.platform.kit.wire import Bilingual, CleanText, CommuneCode, PageQuery, Said, StrictModel, WhereQuery
from api.safety.safeguarding.schemas import PublicText, PublishedText, has_contact, without_contact

Rome = Annotated[str, Field(pattern=RomeCode, description="ROME code of a career")]
MAX_WEEKS = 60


Day = Annotated[date, Field(ge=date(2020, 1, 1), le=date(2100, 1, 1))]


class OfferSearch(WhereQuery, PageQuery):
    """Which offers, and how many."""

    q: CleanText | None = Field(None, max_length=200, description="words of title, company, career or town")
    kind: list[OfferKind] = Field(default_factory=list, max_length=3)
    level: list[OfferLevel] = Field(default_factory=list, max_length=9)
    rome: list[Rome] = Field(default_factory=list, max_length=20)
    week: list[date] = Field(
        default_factory=list, max_length=MAX_WEEKS, description="Mondays: weeks in which a place is left"
    )
    sort: Literal["distance", "newest"] | None = Field(
        None, description="nearest first where a position is given, else newest first"
    )


class OfferItem(BaseModel):
    """An offer in a list."""

    type: Literal["offer"]
    id: UUID
    kind: OfferKind
    title: str
    company_name: str
    commune: str
    commune_code: str | None
    lat: float
    lon: float
    approximate: bool = Field(description="the point is the commune's centre, not the address")
    distance_m: int | None = Field(description="metres from the point searched; null without one")
    levels: list[OfferLevel]
    rome_codes: list[str]
    start_on: date | None
    end_on: date | None
    weeks: list[date] = Field(description="Mondays of the coming weeks that have a place left")
    places_left: int
    contract: Contract | None
    remote: Remote
    reserved: bool = Field(description="only pupils of some schools may apply")
    source: str = Field(description="`epass`, or the partner it comes from")
    published_at: datetime | None
    demo: bool


class WeekPlaces(StrictModel):
    """One week of an observation placement, and how many people can come."""

    week: Day = Field(description="its Monday")
    places: int = Field(1, ge=1, le=100)


class WeekPublic(BaseModel):
    """One week, and what is left of it."""

    week: date
    places: int
    left: int
    holidays: str | None = Field(description="public and school holidays in it, by their French names")


class ReservedSchool(BaseModel):
    """A school whose pupils may apply."""

    uai: str
    name: str | None


class OfferPublic(OfferItem):
    """An offer's page. One that is full or over still answers, and says so by its status."""

    status: OfferStatus
    description: str
    careers: list[Family]
    address: str | None
    postcode: str | None
    weeks_detail: list[WeekPublic]
    places: int
    duration_days: int | None
    duration_months: int | None
    day_starts: Clock | None
    day_ends: Clock | None
    break_minutes: int | None
    break_starts: Clock | None = Field(description="the day is two stretches, parted by the break")
    weekdays: list[Weekday]
    hours_per_day: float | None
    hours_per_week: float | None
    working_time: WorkingTime | None = Field(description="what the law allows at this level; null: adults")
    from_age: int | None = Field(
        description="only people from this age on may apply: by its hours, its declarations or its words"
    )
    gratification: Gratification | None = Field(description="long placements only")
    accessibility: str
    priorities: list[Priority]
    reserved_for: list[ReservedSchool]
    apply_url: str | None = Field(description="the partner's page; null: applied for here")
    expires_on: date | None
    organisation_id: UUID | None


def _without_contact(value: str) -> str:
    try:
        return without_contact(value)
    except PydanticCustomError:
        told = told_as([value], lambda texts: any(map(has_contact, texts)))
        if told is None:
            raise
        raise PydanticCustomError(told, "what somebody is") from None


OfferText = Annotated[CleanText, AfterValidator(_without_contact)]
"""Text of an offer: no contact details, and what only looks like one is told as what it is."""


class OfferWrite(StrictModel):
    """What a company says of its offer. A draft may lack anything but its kind and a commune."""

    kind: OfferKind
    title: OfferText = Field("", max_length=120)
    description: OfferText = Field("", max_length=4000)
    rome_codes: list[Rome] = Field(default_factory=list, max_length=5)
    levels: list[OfferLevel] = Field(default_factory=list, max_length=9)
    commune_code: CommuneCode | None = Field(None, description="absent: the organisation's")
    address: PublishedText | None = Field(None, max_length=200)
    postcode: str | None = Field(None, pattern=r"^[0-9]{5}$")
    weeks: list[WeekPlaces] = Field(default_factory=list, max_length=MAX_WEEKS)
    places: int = Field(1, ge=1, le=500, description="people in all; observation counts by week instead")
    start_on: Day | None = None
    end_on: Day | None = None
    duration_days: int | None = Field(None, ge=1, le=1200, description="calendar days of a long placement")
    duration_months: int | None = Field(None, ge=1, le=60, description="months of an apprenticeship")
    day_starts: Clock | None = None
    day_ends: Clock | None = None
    break_minutes: int | None = Field(None, ge=0, le=1439)
    break_starts: Clock | None = Field(None, description="of a day in two stretches: when the first one ends")
    weekdays: list[Weekday] = Field(default_factory=list, max_length=7)
    hours_per_day: float | None = Field(
        None,
        gt=0,
        le=24,
        allow_inf_nan=False,
        description="computed where the day has a start and an end",
    )
    hours_per_week: float | None = Field(None, gt=0, le=168, allow_inf_nan=False)
    contract: Contract | None = None
    gratification_cents_per_hour: int | None = Field(None, ge=0, le=10_000)
    remote: Remote = Remote.NO
    accessibility: OfferText = Field("", max_length=500)
    priorities: list[Priority] = Field(default_factory=list, max_length=5)
    reserved_uais: list[Uai] = Field(default_factory=list, max_length=20)
    declarations: list[Declaration] = Field(
        default_factory=list, max_length=len(Declaration), description="derogations, and what was promised"
    )
    declaration_note: PublicText = Field(
        "", max_length=300, description="which agreement or approval, and its date; the referent reads it"
    )
    headcount: int | None = Field(None, ge=0, le=1_000_000, description="people employed")
    tutors: int | None = Field(None, ge=1, le=500, description="people who look after those who come")


class OfferCreate(OfferWrite):
    """A new offer, at first a draft. The id is made by the phone: sending it again is no second offer."""

    id: UUID
    organisation_id: UUID


class OfferChange(OfferWrite):
    """An offer written anew, by somebody who saw it as it was at `seen_at`."""

    seen_at: datetime | None = Field(
        None,
        description="`updated_at` when it was read; changed since, by another device or person: a conflict",
    )


class OfferDuplicate(StrictModel):
    """The same offer for other weeks or dates, as a new draft."""

    id: UUID
    weeks: list[WeekPlaces] = Field(default_factory=list, max_length=MAX_WEEKS)
    start_on: Day | None = None


class OfferWording(StrictModel):
    """The texts of an offer that is being written, to be read before a referent would."""

    kind: OfferKind
    levels: list[OfferLevel] = Field(default_factory=list, max_length=9)
    title: CleanText = Field("", max_length=120)
    description: CleanText = Field("", max_length=4000)
    accessibility: CleanText = Field("", max_length=500)
    declarations: list[Declaration] = Field(default_factory=list, max_length=len(Declaration))
    offer_id: UUID | None = Field(None, description="one that a referent may have let out with these words")


class WordingFound(BaseModel):
    """Words of an offer that a referent looks at before it goes out, and why."""

    code: HeldFor
    ground: str = Field(description="stable name of what they touch, such as `sex` or `task.heights`")
    words: list[str] = Field(description="as they stand in the texts")
    why: Bilingual = Field(description="what they touch, in plain words")
    article: str = Field(description="where the law says so")
    instead: Bilingual = Field(description="what may be written instead")


class WordingRead(BaseModel):
    """What would be held in these texts; nothing: they go out at once."""

    found: list[WordingFound]
    contacts: list[str] = Field(description="contact details in them, as they stand there: refused")


class OfferEventPublic(BaseModel):
    """One line of an offer's history; staff stay unnamed."""

    at: datetime
    status: OfferStatus
    reason: str
    by: Literal["company", "region", "system"]


class OfferMine(OfferPublic):
    """An offer as its company sees it."""

    held_for: list[HeldFor]
    held_words: list[str] = Field(description="words of the text that need a referent's look")
    law: list[RuleFinding] = Field(
        description="rules of law that it breaks, or that a referent is asked about"
    )
    free_days: Bilingual | None = Field(
        description="the public holidays among its days on which minors do not come; it asks nothing"
    )
    read_first_for: list[HeldFor] = Field(
        description="why a referent would read it before it goes out, were it sent as it stands; nothing: it"
        " goes out at once"
    )
    declarations: list[Declaration]
    declared: list[DeclarationPublic] = Field(description="the same, in words, with who allows it")
    declaration_note: str
    headcount: int | None
    tutors: int | None
    held_found: list[WordingFound] = Field(
        description="the same by ground, with why and what to write instead"
    )
    reserved_uais: list[str]
    editable: bool
    created_at: datetime
    updated_at: datetime
    history: list[OfferEventPublic]


class MyOffersQuery(PageQuery):
    """Which of my organisations' offers."""

    organisation_id: UUID | None = None
    status: OfferStatus | None = None


class OfferMineBrief(BaseModel):
    """One of my organisations' offers in a list, the last changed first."""

    id: UUID
    organisation_id: UUID
    kind: OfferKind
    status: OfferStatus
    title: str
    company_name: str
    commune: str
    commune_code: str | None
    address: str | None
    levels: list[OfferLevel]
    weeks: list[date]
    weekdays: list[Weekday]
    start_on: date | None
    places: int
    taken: int
    held_for: list[HeldFor]
    held_rules: list[str] = Field(
        description="rules of law that a referent looks at, as in `/offer-rules`; nothing of older offers"
    )
    updated_at: datetime


class OfferReportCreate(StrictModel):
    """What is wrong with an offer. The id is made by the phone: sending it again is no second report."""

    id: UUID
    reason: ReportReason
    message: CleanText = Field("", max_length=1000)


class OfferReportReceipt(BaseModel):
    """The report is kept."""

    id: UUID


class ReviewsQuery(PageQuery):
    """Which offers that wait for a referent."""

    status: Literal["review", "published", "full"] | None = Field(
        None, description="`published` and `full`: reported, but still to be found"
    )


class OfferReviewBrief(BaseModel):
    """An offer that waits for a referent's look."""

    id: UUID
    kind: OfferKind
    status: OfferStatus
    title: str
    company_name: str
    commune: str
    department: str
    held_for: list[HeldFor]
    reports: int
    waiting_since: datetime


class OfferReportSeen(BaseModel):
    """One report, without who sent it."""

    reason: ReportReason
    message: str
    created_at: datetime


class OfferReviewDetail(OfferMine):
    """Everything a referent needs to decide."""

    department: str
    siret: str | None
    company_verified: bool
    reports: list[OfferReportSeen]


class OfferDecision(StrictModel):
    """What a referent decides: publish (which dismisses the reports), hide, or delete, with a reason."""

    decision: Literal["publish", "hide", "delete"]
    reason: Said = Field("", max_length=1000, description="needed to hide or delete; the company reads it")
    seen_at: datetime | None = Field(
        None, description="`updated_at` when it was read; changed since by its company: a conflict"
    )
