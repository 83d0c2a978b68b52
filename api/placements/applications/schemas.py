"""Wire shapes of applications: what each side sends, and the little that each side sees."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from api.placements.applications.models import Act, Actor, ApplicationStatus, Reason
from api.placements.offers.facade import Weekday
from api.platform.kit.telephone import with_a_number, with_whole_numbers
from api.platform.kit.wire import Bilingual, CleanText, Page, PageQuery, StrictModel
from api.safety.safeguarding.schemas import PublicText, kindly, require_whole, without_account, without_insult
from api.talk.conversations.schemas import ScreeningPublic


def _monday(value: date) -> date:
    if value.weekday() != 0:
        raise PydanticCustomError("not_a_monday", "a week is named by its Monday")
    return value


def _in_order(value: list[date]) -> list[date]:
    return sorted(set(value))


def _some_words(value: str) -> str:
    if len(value) < 3:
        raise PydanticCustomError("missing", "some words are needed")
    return value


Week = Annotated[date, AfterValidator(_monday), Field(description="Monday of an ISO week")]
Weeks = Annotated[list[Week], Field(max_length=20), AfterValidator(_in_order)]


class CompanyReason(StrEnum):
    """Ready reasons of a company, for refusing and for cancelling."""

    NO_PLACE = Reason.NO_PLACE
    DATES = Reason.DATES
    LEVEL = Reason.LEVEL
    AGE = Reason.AGE
    CANNOT_WELCOME = Reason.CANNOT_WELCOME
    OTHER = Reason.OTHER


class ApplicationCreate(StrictModel):
    """What a student sends: a motivation, and what they choose to add; no contact details."""

    id: UUID = Field(description="made by the phone: sending the same again is no second application")
    offer_id: UUID
    motivation: Annotated[PublicText, AfterValidator(_some_words)] = Field(max_length=2000)
    about: PublicText = Field("", max_length=1000, description="what you like to say of yourself")
    weeks: Weeks = Field(
        default_factory=list,
        description="weeks that suit you; at least one of the offer's where it has weeks",
    )
    share_school: bool = Field(False, description="show the company the name of my school")
    share_contact: bool = Field(
        False, description="show my mail address to the company once it accepts; only from the age of 18"
    )

    @field_validator("about")
    @classmethod
    def _not_in_two_fields(cls, value: str, given: ValidationInfo) -> str:
        require_whole(given.data.get("motivation", ""), value)
        return value


Contact = Annotated[
    CleanText,
    AfterValidator(str.strip),
    AfterValidator(_some_words),
    AfterValidator(without_insult),
    AfterValidator(without_account),
    AfterValidator(with_whole_numbers),
    AfterValidator(with_a_number),
    Field(max_length=300, description="whom to ask for and how; only this student and the company read it"),
]


class Accept(StrictModel):
    """A company says yes: for which weeks, and whom the student asks for."""

    weeks: Weeks = Field(
        default_factory=list,
        description="among the student's; can be left out where the student named only one",
    )
    contact: Contact


class ContactUpdate(StrictModel):
    """A company corrects whom the student asks for."""

    contact: Contact


class Outcome(StrictModel):
    """A company says whether a placement took place: nothing is said of how the pupil did."""

    took_place: bool


class Attestation(BaseModel):
    """What a pupil may keep of a placement that its company says took place."""

    first_name: str
    title: str
    company_name: str
    commune: str
    description: str = Field(description="what the offer announced; empty where nobody may read it now")
    first_day: date | None
    last_day: date | None
    weeks: list[date] = Field(description="by their Monday, where it has weeks")
    weekdays: list[Weekday] = Field(description="in each of them; none: Monday to Friday")
    outcome_at: datetime = Field(description="when the company said so")


class Explain(StrictModel):
    """Why a company refuses or cancels; `other` needs a word."""

    reason: CompanyReason
    word: Annotated[PublicText, AfterValidator(without_insult), AfterValidator(kindly)] = Field(
        "", max_length=300, description="the student reads it"
    )

    @model_validator(mode="after")
    def _other_in_words(self) -> Self:
        if self.reason is CompanyReason.OTHER and not self.word:
            raise PydanticCustomError("word_needed", "some words are needed")
        return self


class Step(BaseModel):
    """One step of the history."""

    at: datetime
    side: Actor
    status: ApplicationStatus
    reason: Reason | None
    word: str
    act: Act = Field(description="`moved`: the status is new; else what was done while it stayed")


class ChangePart(BaseModel):
    """One thing that a company changed of a place that was given."""

    what: Literal["title", "dates", "hours", "place", "work"]
    before: Bilingual
    after: Bilingual | None = Field(description="null: nobody of the Region has read the new words yet")


class PlacementChange(BaseModel):
    """What a company changed at about the same time."""

    at: datetime
    parts: list[ChangePart]


class OfferApplied(BaseModel):
    """The offer, as both sides recognise it."""

    id: UUID
    kind: Literal["observation", "placement", "apprenticeship"]
    title: str
    company_name: str
    commune: str
    start_on: date | None
    end_on: date | None
    weekdays: list[Weekday] = Field(description="in each of its weeks; none: Monday to Friday")
    status: str = Field(description="state of the offer itself")


class _Common(BaseModel):
    id: UUID
    status: ApplicationStatus
    reason: Reason | None
    word: str
    offer: OfferApplied
    motivation: str
    about: str
    weeks: list[date] = Field(description="weeks that suit the student, by their Monday")
    held_weeks: list[date] = Field(description="weeks in which a place is held or taken")
    share_school: bool
    share_contact: bool
    sent_at: datetime
    seen_at: datetime | None
    answer_due_at: datetime | None = Field(
        description="when it expires without an answer, before the last week asked for; null once answered"
    )
    confirm_due_at: datetime | None = Field(description="until when an accepted student may confirm")
    changed_at: datetime
    history: list[Step]


class ApplicationMine(_Common):
    """An application, as its student sees it."""

    level_fits: bool | None = Field(
        description="false: the offer is meant for another class; null: not known. A warning, no refusal"
    )
    age_conditions: bool = Field(
        description="at this age the contract is for some people only (L6222-2, L6325-1). A warning"
    )
    unanswered_for_now: bool = Field(
        description="sent, and nobody of the company may answer me for now; it is kept for when they may"
    )
    company_contact: str | None = Field(description="once the company has accepted")
    masked: list[str] = Field(
        description="words of mine that the company does not read, in their order; I may ask for a look"
    )
    changes: list[PlacementChange] = Field(description="of a place that was given, the last first")
    took_place: bool | None = Field(description="what the company said of the placement once it was over")


class ApplicationSent(ApplicationMine):
    """An application that was sent, and what was found in its words."""

    screening: ScreeningPublic


class Overlap(BaseModel):
    """Another application at the same dates, and what confirming does to it."""

    id: UUID
    status: ApplicationStatus
    offer: OfferApplied
    outcome: Literal["ends", "keeps_weeks", "in_the_way"] = Field(
        description="`in_the_way`: it is confirmed, and has to be withdrawn first"
    )
    weeks_left: list[date] = Field(description="of one that keeps some")


class Overlaps(BaseModel):
    """What has the same dates as an application, before its student confirms it."""

    items: list[Overlap]


class ApplicationReceived(_Common):
    """An application, as the company sees it: never a surname, a birth date or a minor's address."""

    first_name: str
    level: str | None
    school_name: str | None = Field(description="only where the student chose to show it")
    contact_email: str | None = Field(
        description="once accepted, of an adult student who chose to show it; else null"
    )
    contact: str | None = Field(description="what the company gave the student, while a place is kept")
    contact_open: bool = Field(description="it may still be corrected: the placement has not begun")
    begins_on: date | None = Field(description="of a place that is kept: its first day, where it is known")
    over: bool = Field(description="confirmed, and its last day is past: the company may say how it went")
    took_place: bool | None = Field(description="what the company said then")


class PupilApplication(BaseModel):
    """An application of a pupil, as their own school sees it: its state, not its words."""

    id: UUID
    first_name: str
    level: str | None
    status: ApplicationStatus
    offer: OfferApplied
    weeks: list[date]
    held_weeks: list[date]
    sent_at: datetime
    changed_at: datetime
    changes: list[PlacementChange] = Field(description="of a place that was given, the last first")
    took_place: bool | None = Field(description="what the company said of the placement once it was over")


class PupilPlaced(BaseModel):
    """A pupil, as their own school sees them, and how far their applications are."""

    id: UUID = Field(description="of the link with this school: elsewhere it names nobody")
    first_name: str
    level: str | None
    placement: Literal["none", "sent", "accepted", "confirmed"]


class PupilsPlaced(BaseModel):
    """A school's pupils, those without a placement first."""

    count: int
    without: int = Field(description="how many have no confirmed placement this school year")
    items: list[PupilPlaced]
    next: str | None


class MyApplicationsQuery(PageQuery):
    """My applications, the latest first."""

    offer_id: UUID | None = None


class ApplicationsQuery(PageQuery):
    """A company's applications: those that wait longest first, those of a kept place in the order in which
    they begin, or all, the latest first.
    """

    offer_id: UUID | None = None
    show: Literal["waiting", "to_welcome", "all"] = "all"


class PupilApplicationsQuery(PageQuery):
    """A school's pupils' applications, the last changed first."""

    status: ApplicationStatus | None = None
    pupil: UUID | None = Field(None, description="of one pupil alone, by the link with this school")


class PupilsPlacedQuery(PageQuery):
    """A school's pupils."""

    without: bool = Field(False, description="only those who have no confirmed placement this school year")


MyApplications = Page[ApplicationMine]
ReceivedApplications = Page[ApplicationReceived]
PupilApplications = Page[PupilApplication]
