"""Wire shapes of the directory of mentors, and of when they can answer."""

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api.people.verification.schemas import LanguageCode, MentorKind, RomeCode
from api.platform.kit.wire import CleanText, CommuneCode, PageQuery, StrictModel

_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
MOST_OPEN = 20
"""Conversations at the same time that nobody may go beyond."""


class WhyNot(StrEnum):
    """Why a mentor cannot be asked now."""

    FULL = "full"
    """As many open conversations as they can follow."""
    AWAY = "away"
    """On holiday."""


class MentorsQuery(PageQuery):
    """Mentors by what one looks for; nearest commune first, without one those verified last."""

    q: CleanText | None = Field(None, max_length=100, description="in job, career, training, organisation")
    commune: CommuneCode | None = None
    radius_km: float | None = Field(
        None, ge=1, le=200, allow_inf_nan=False, description="around the commune; null: everybody"
    )
    career: RomeCode | None = None
    training: CleanText | None = Field(None, max_length=100)
    kind: MentorKind | None = None
    language: LanguageCode | None = None
    contactable: bool = Field(False, description="only those who can be asked now")


class CareerOfMentor(BaseModel):
    """The career a mentor speaks of."""

    code: str
    label: str


class MentorBrief(BaseModel):
    """A verified mentor in a list: a first name, never more."""

    id: UUID
    first_name: str
    kind: MentorKind
    job_title: str
    career: CareerOfMentor
    organisation: str | None
    training: str
    languages: list[str]
    commune: str
    distance_km: int | None = Field(description="between the communes; null without one")
    response_hours: int | None = Field(description="usual time to a first answer; null while not known")
    contactable: bool
    why_not: WhyNot | None = Field(description="why this mentor cannot be asked now")


class MentorPublic(MentorBrief):
    """A verified mentor's page."""

    presentation: str


class StaffMentorsQuery(StrictModel):
    """Whom staff look for."""

    q: CleanText = Field(min_length=2, max_length=100, description="in name, job, career, organisation, town")
    limit: int = Field(8, ge=1, le=20)


class MentorForStaff(BaseModel):
    """A mentor who may be named for a meeting: a first name, never more."""

    id: UUID
    first_name: str
    kind: MentorKind
    job_title: str
    career: str
    organisation: str | None
    commune: str


class RingingHours(StrictModel):
    """Hours of one weekday, Paris time."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    weekday: int = Field(ge=1, le=7, description="1 is Monday (ISO 8601)")
    begins: str = Field(pattern=_CLOCK, alias="from")
    ends: str = Field(pattern=_CLOCK, alias="to")


class AvailabilityUpdate(StrictModel):
    """When and how much a mentor can answer."""

    capacity: int = Field(ge=0, le=MOST_OPEN, description="open conversations at the same time; 0: none")
    hours: list[RingingHours] = Field(max_length=28, description="when their devices may ring; empty: always")
    away_from: date | None = None
    away_until: date | None = Field(None, description="last day of the holidays")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        self.hours.sort(key=lambda slot: (slot.weekday, slot.begins))
        if any(slot.begins >= slot.ends for slot in self.hours):
            raise PydanticCustomError("hours_reversed", "an hour of closing comes after that of opening")
        for one, other in pairwise(self.hours):
            if one.weekday == other.weekday and other.begins < one.ends:
                raise PydanticCustomError("hours_overlap", "two openings of one day overlap")
        if (self.away_from is None) != (self.away_until is None):
            raise PydanticCustomError("dates_incomplete", "holidays have a first and a last day")
        if self.away_from is not None and self.away_until is not None and self.away_from > self.away_until:
            raise PydanticCustomError("dates_reversed", "the last day comes after the first")
        return self


class AvailabilityMine(BaseModel):
    """When and how much I can answer, and what of it is used."""

    capacity: int
    hours: list[RingingHours]
    away_from: date | None
    away_until: date | None
    open_now: int = Field(description="conversations that are open now")
    paused: bool = Field(description="by myself, or after questions that stayed without an answer")
    paused_for_silence: bool
    thanks: int = Field(description="students who said that my answer helped them")
    kept_out: bool = Field(description="by a decision of moderators: no question arrives meanwhile")
