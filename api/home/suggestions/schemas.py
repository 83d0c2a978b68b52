"""Wire shapes of suggestions."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.guide.agenda.schemas import EventItem
from api.guide.careers import schemas as careers
from api.guide.trainings.schemas import TrainingItem
from api.placements.offers.schemas import OfferItem
from api.platform.kit.wire import WhereQuery
from api.talk.mentoring.schemas import MentorBrief


class SuggestionsQuery(WhereQuery):
    """Around which point or commune; without one, of the whole region."""


class MentorItem(MentorBrief):
    """A mentor among other things."""

    type: Literal["mentor"]


class Reason(BaseModel):
    """Why something is suggested: an interest of the account (RIASEC letter), the level that it names, the
    place around which one looks, or the suggested or followed career that it goes with (its label).
    """

    kind: Literal["interest", "level", "near", "career", "followed"]
    about: str | None


class Suggested(BaseModel):
    """Something that may interest the person."""

    item: Annotated[
        careers.CareerItem | TrainingItem | OfferItem | EventItem | MentorItem, Field(discriminator="type")
    ]
    reasons: list[Reason]


class ForMe(BaseModel):
    """What may interest the person: sorts by turns, so that the first ones are of each."""

    items: list[Suggested]
