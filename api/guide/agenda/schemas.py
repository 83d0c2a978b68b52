"""Wire shapes of the agenda."""

from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.guide.agenda.models import EventKind, EventStatus
from api.guide.places.service import Level
from api.platform.kit.wire import CleanText, PageQuery, WhereQuery


class EventFilter(WhereQuery):
    """Which events; without dates, those that are not over."""

    q: CleanText | None = Field(None, max_length=200)
    kind: list[EventKind] = Field(default_factory=list, max_length=10)
    level: list[Level] = Field(default_factory=list, max_length=10)
    from_: date | None = Field(None, alias="from", ge=date(2000, 1, 1), le=date(2100, 1, 1))
    to: date | None = Field(
        None, ge=date(2000, 1, 1), le=date(2100, 1, 1), description="last day, included; dates of Paris"
    )
    place_id: UUID | None = None

    @property
    def place_ids(self) -> list[UUID] | None:
        """That place alone, where one is asked for."""
        return None if self.place_id is None else [self.place_id]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ and self.to and self.to < self.from_:
            raise PydanticCustomError("dates_reversed", "to comes before from")
        return self


class EventSearch(EventFilter, PageQuery):
    """Which events, in which order, and how many."""

    sort: Literal["date", "distance"] = "date"


class EventItem(BaseModel):
    """An event in a list."""

    type: Literal["event"]
    id: UUID
    kind: EventKind
    title: str
    starts_at: datetime
    ends_at: datetime
    timezone: str = Field(description="zone of the times that people read")
    status: EventStatus
    distance_m: int | None
    lat: float
    lon: float
    approximate: bool
    address: str | None
    postcode: str | None
    commune: str
    commune_code: str | None
    place_id: UUID | None
    place_name: str | None
    levels: list[Level]
    demo: bool


class EventPublic(EventItem):
    """An event's page."""

    description: str | None
    organiser: str | None
    url: str | None
    registration_url: str | None
    checked_on: date
    sources: list["SourceOfEvent"]


class SourceOfEvent(BaseModel):
    """Who announces the event."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
    checked_on: date
