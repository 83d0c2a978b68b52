"""Wire shapes of alerts. Names are those of the query of `GET /offers`, so that any search can be saved."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.placements.alerts.models import StopReason
from api.placements.offers.facade import OfferKind, OfferLevel
from api.placements.offers.schemas import MAX_WEEKS, Day
from api.platform.kit.wire import CleanText, CommuneCode, Latitude, Longitude, PageQuery, StrictModel


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


RomePrefix = Annotated[
    str, Field(pattern=r"^[A-N]([0-9]{2}([0-9]{2})?)?$", description="ROME career, family or domain")
]
Week = Annotated[Day, AfterValidator(_monday)]
"""Any day of the week; its Monday is kept."""
Token = Annotated[str, Field(min_length=1, max_length=100, description="what stands after # in the link")]


class AlertWrite(StrictModel):
    """What to look for. What is left out is open."""

    kind: list[OfferKind] = Field(default_factory=list, max_length=3)
    level: list[OfferLevel] = Field(default_factory=list, max_length=9)
    rome: list[RomePrefix] = Field(default_factory=list, max_length=20)
    week: list[Week] = Field(default_factory=list, max_length=MAX_WEEKS, description="Mondays")
    q: CleanText | None = Field(None, max_length=200, description="words that the offer holds")
    commune: CommuneCode | None = None
    lat: Latitude | None = Field(None, description="instead of a commune; only the nearest commune is kept")
    lon: Longitude | None = None
    radius_km: float = Field(30, ge=1, le=200, allow_inf_nan=False)

    @model_validator(mode="after")
    def _whole_position(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("position_incomplete", "lat and lon go together")
        return self


class AlertCreate(AlertWrite):
    """A search to save; its id is made by the phone."""

    id: UUID


class AlertUpdate(AlertWrite):
    """The whole search anew; writing it also brings a stopped alert back."""

    paused: bool = False


class AlertPublic(BaseModel):
    """One of one's alerts."""

    id: UUID
    name: str
    kind: list[OfferKind]
    level: list[OfferLevel]
    rome: list[str]
    week: list[date]
    q: str | None
    commune: str | None = Field(description="INSEE code")
    commune_name: str | None
    radius_km: float | None
    state: Literal["active", "paused", "stopped"]
    stopped_why: StopReason | None
    still_searching: bool = Field(description="the app asks whether the person still searches")
    found: int = Field(description="offers found so far")
    created_at: datetime


class MyAlerts(BaseModel):
    """One's alerts, the newest first."""

    items: list[AlertPublic]
    most: int = Field(description="how many one may have")
    quiet_hours: str = Field(description="HH:MM-HH:MM in Paris, when nothing rings; empty: never")
    school_hours: str = Field(description="the same for those under 18, on school days")


class FoundQuery(PageQuery):
    """What one's alerts found, or one of them."""

    alert_id: UUID | None = None


class FoundOffer(BaseModel):
    """An offer that an alert found and that can still be seen."""

    offer_id: UUID
    alert_id: UUID | None
    found_at: datetime
    kind: OfferKind
    title: str
    company_name: str
    commune: str


class StopToken(StrictModel):
    """The link of a mail."""

    token: Token
