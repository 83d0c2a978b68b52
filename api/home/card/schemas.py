"""Wire shapes of cards."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from api.people.accounts.schemas import StudyLevel
from api.platform.kit.wire import StrictModel

MOST_BADGES = 6


class CardCreate(StrictModel):
    """What its holder puts on the card beside first name, drawing and level."""

    badges: list[UUID] = Field(max_length=MOST_BADGES, description="of the wallet")
    school: bool = Field(description="false: not said, even where the school vouched")


class CardSchool(BaseModel):
    """The school that said so itself, by a code that it handed to this one pupil."""

    name: str
    commune_name: str
    said_at: datetime


class CardBadge(BaseModel):
    """A badge that is good now."""

    id: UUID
    name: str
    issuer: str
    image_url: str | None


class CardPublic(BaseModel):
    """What stands on the card until it ends; there is no address where anybody else finds it."""

    first_name: str = Field(description="as its holder wrote it")
    level: StudyLevel | None = Field(description="as its holder chose it")
    avatar: int
    school: CardSchool | None
    badges: list[CardBadge]
    shown_at: datetime
    expires_at: datetime
