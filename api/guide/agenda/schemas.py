"""Wire shapes of the agenda."""

from datetime import date, datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.guide.agenda.models import EventKind, EventStatus, RemoteKind
from api.guide.places.service import Level
from api.platform.kit.wire import CleanText, PageQuery, WhereQuery


class EventFilter(WhereQuery):
    """Which events; without dates, those that are not over."""

    q: CleanText | None = Field(None, max_length=200)
    kind: list[EventKind | RemoteKind] = Field(default_factory=list, max_length=10)
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

    @property
    def of_events(self) -> list[EventKind] | None:
        """The kinds of events that are asked for, empty for any; null where none is."""
        kinds = [kind for kind in self.kind if isinstance(kind, EventKind)]
        return kinds if kinds or not self.kind else None

    def asks_for(self, kind: str) -> bool:
        """Whether this kind of what takes place from afar fits: it is near to everybody, but at no place and
        on no map.
        """
        return self.place_id is None and self.bbox is None and (not self.kind or kind in self.kind)

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


class RemoteItem(BaseModel):
    """Something in the agenda that takes place from afar."""

    type: Literal["meeting"]
    id: UUID
    kind: RemoteKind
    title: str
    starts_at: datetime
    ends_at: datetime
    timezone: Literal["Europe/Paris"] = "Europe/Paris"
    status: EventStatus = EventStatus.SCHEDULED
    who: str = Field(description="whom one meets there: a first name and a trade")
    seats_left: int
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
