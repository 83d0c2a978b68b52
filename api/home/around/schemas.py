"""Wire shapes of "around me": places, events, careers and offers in one list."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.guide.agenda.schemas import EventItem
from api.guide.careers.schemas import Family
from api.guide.places.schemas import PlaceItem
from api.guide.places.service import Level
from api.placements.offers.schemas import OfferItem
from api.platform.kit.wire import CleanText, PageQuery, WhereQuery

ItemType = Literal["place", "event", "career", "offer"]


class AroundSearch(WhereQuery, PageQuery):
    """Around which point, and what."""

    type: list[ItemType] = Field(default_factory=list, max_length=4, description="none: all")
    kind: list[str] = Field(
        default_factory=list, max_length=25, description="kinds of places, of events or of offers"
    )
    level: list[Level] = Field(default_factory=list, max_length=10)
    q: CleanText | None = Field(None, max_length=200)


class CareerNear(BaseModel):
    """A career, by the nearest place that trains for it."""

    type: Literal["career"]
    code: str
    label: str
    distance_m: int
    lat: float
    lon: float
    approximate: bool = Field(description="the point is the commune's centre, not the address")
    place_id: UUID
    place_name: str
    family: Family | None
    exact: bool = Field(description="false: the place is only known to train for the career's family")


AroundItem = Annotated[PlaceItem | EventItem | CareerNear | OfferItem, Field(discriminator="type")]
