"""Events: stops of the orientation bus, open days, fairs, visits, workshops."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    created_column,
    id_column,
    moment_column,
    search_column,
    spot_column,
    text_array_column,
)


class EventKind(StrEnum):
    """What an event is; `stop` is a stop of the Orientibus."""

    STOP = "stop"
    OPEN_DAY = "open_day"
    FAIR = "fair"
    VISIT = "visit"
    WORKSHOP = "workshop"


class RemoteKind(StrEnum):
    """What the agenda shows that takes place from afar; its room keeps it."""

    MEETING = "meeting"


class EventStatus(StrEnum):
    """A cancelled event stays visible, so that nobody goes there for nothing."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"


_VECTOR = (
    "setweight(epass_vector(title), 'A') || setweight(epass_vector(commune_name), 'B')"
    " || setweight(epass_vector(coalesce(organiser, '') || ' ' || coalesce(description, '')), 'C')"
)


class Event(SQLModel, table=True):
    """Something that takes place somewhere at a given time."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("source", "key", name="uq_event_key"),
        Index("ix_event_spot", "spot", postgresql_using="gist"),
        Index("ix_event_search", "search", postgresql_using="gin"),
        Index("ix_event_starts", "starts_at", "id"),
        Index("ix_event_place", "place_id"),
        CheckConstraint("ends_at > starts_at", name="ck_event_order"),
        CheckConstraint("lat BETWEEN -85 AND 85 AND lon BETWEEN -180 AND 180", name="ck_event_position"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    source: str
    key: str = Field(description="the source's own identifier")
    kind: EventKind = Field(sa_type=Text)
    title: str
    description: str | None = None
    starts_at: datetime = Field(sa_column=moment_column())
    ends_at: datetime = Field(sa_column=moment_column())
    status: EventStatus = Field(EventStatus.SCHEDULED, sa_type=Text)
    sequence: int = Field(
        0, description="raised at each change that a calendar must know (RFC 5545 §3.8.7.4)"
    )
    place_id: UUID | None = Field(
        None,
        sa_column=Column(PGUUID(as_uuid=True), ForeignKey("place.id", ondelete="SET NULL"), nullable=True),
    )
    place_name: str | None = None
    address: str | None = None
    postcode: str | None = None
    commune_code: str | None = Field(None, foreign_key="commune.code", index=True)
    commune_name: str = ""
    lat: float
    lon: float
    approximate: bool = False
    levels: list[str] = Field(default_factory=list, sa_column=text_array_column())
    organiser: str | None = None
    url: str | None = None
    registration_url: str | None = None
    checked_on: date
    demo: bool = False
    created_at: datetime | None = Field(None, sa_column=created_column())
    updated_at: datetime | None = Field(None, sa_column=created_column())
    search: Any = Field(None, sa_column=search_column(_VECTOR))
    spot: Any = Field(None, sa_column=spot_column())
