"""Wire shapes of places."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.guide.places.models import Level, PlaceKind, PlaceStatus, Sector
from api.platform.kit.wire import CleanText, PageQuery, WhereQuery


class PlaceSearch(WhereQuery, PageQuery):
    """Which places, and how many."""

    q: CleanText | None = Field(None, max_length=200, description="words of the name, town or network")
    kind: list[PlaceKind] = Field(default_factory=list, max_length=20)
    level: list[Level] = Field(default_factory=list, max_length=10)
    sector: Sector | None = None


class PlaceItem(BaseModel):
    """A place in a list."""

    type: Literal["place"]
    id: UUID
    kind: PlaceKind
    name: str
    distance_m: int | None = Field(description="metres from the point searched; null without one")
    lat: float
    lon: float
    approximate: bool = Field(description="the point is the commune's centre, not the address")
    address: str | None
    postcode: str | None
    commune: str
    commune_code: str | None
    sector: Sector | None
    levels: list[Level]
    demo: bool


class Opening(BaseModel):
    """One opening within a day, local times."""

    from_: str = Field(alias="from", description="HH:MM")
    to: str = Field(description="HH:MM; 24:00 is midnight of the next day")
    comment: str | None


class OpeningDay(BaseModel):
    """The openings of one day; an empty list means closed."""

    date: date
    holiday: str | None = Field(description="code of the public holiday, e.g. bastille_day")
    intervals: list[Opening]


class Hours(BaseModel):
    """Opening hours: as written, and worked out for the coming days."""

    osm: str
    timezone: str
    days: list[OpeningDay]


class Closure(BaseModel):
    """A temporary closure."""

    from_: date | None = Field(alias="from")
    to: date | None
    note: dict[str, str] | None = Field(description="by language")


class Access(BaseModel):
    """Accessibility for one kind of disability."""

    need: Literal["motor", "visual", "hearing", "mental"]
    state: Literal["yes", "partial", "no", "unknown"]
    note: str | None


class SourceOfPlace(BaseModel):
    """Who says what of this place, and when it was last read there."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
    checked_on: date
    fields: list[str]


class CareerRef(BaseModel):
    """A career, a family or a wider field of careers, by its ROME code."""

    code: str
    label: str


class PlacePublic(PlaceItem):
    """A place's page."""

    status: PlaceStatus
    closed_on: date | None
    uai: str | None = Field(description="identifier of a school")
    phone: str | None
    email: str | None
    website: str | None
    onisep_url: str | None
    description: str | None
    hours: Hours | None = Field(description="null: not known, which is not the same as closed")
    closure: Closure | None
    accessibility: list[Access] = Field(description="empty: not known")
    careers: list[CareerRef]
    open_days: list[str] = Field(
        description="what is written of open days where day or hours are not sure, in its source's words"
    )
    checked_on: date
    sources: list[SourceOfPlace]
