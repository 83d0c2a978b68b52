"""Wire shapes of paths and of the calendar."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.guide.careers.schemas import RomeCode
from api.guide.path.models import WayOn
from api.guide.trainings.schemas import TrainingId
from api.platform.kit.wire import Bilingual, StrictModel

STEP = r"^[a-z0-9][a-z0-9-]{1,39}$"
KEY = r"^[A-Za-z0-9_-]{43}$"
"""256 bits, as base64url writes them."""
MAX_PINS = 20
"""Of a kind."""
MAX_STEPS = 60

SCHOOL_YEAR = r"^20\d{2}-20\d{2}$"

Step = Annotated[str, Field(pattern=STEP)]
Secret = Annotated[str, Field(pattern=KEY)]


class Months(BaseModel):
    """From the beginning of a month to the end of one, by their numbers."""

    from_: int = Field(alias="from", ge=1, le=12)
    to: int = Field(ge=1, le=12)


class CalendarStep(BaseModel):
    """A step of the year: with its days where they are published and were given to us, else as usual."""

    id: str
    way: WayOn
    label: Bilingual
    begins: date = Field(description="what it is ordered by: its first day, or of its usual month the first")
    usual: Months | None = Field(description="null where the days are known")
    starts_on: date | None
    ends_on: date | None
    publisher: str
    url: str = Field(description="the official page: what it says counts")
    checked_on: date | None = Field(description="when the days were last read there")


class YearCalendar(BaseModel):
    """The steps of a school year, in their order, to the September in which the next one begins."""

    school_year: str
    steps: list[CalendarStep]


class SharedContent(StrictModel):
    """What is shown of a path: codes of what is public, and what is ticked off. No text, no name."""

    careers: list[Annotated[str, Field(pattern=RomeCode)]] = Field(default_factory=list, max_length=MAX_PINS)
    trainings: list[Annotated[str, Field(pattern=TrainingId)]] = Field(
        default_factory=list, max_length=MAX_PINS
    )
    places: list[UUID] = Field(default_factory=list, max_length=MAX_PINS)
    events: list[UUID] = Field(default_factory=list, max_length=MAX_PINS)
    ways: list[WayOn] = Field(default_factory=list, max_length=len(WayOn))
    done: list[Step] = Field(default_factory=list, max_length=MAX_STEPS, description="what is ticked off")
    school_year: Annotated[str, Field(pattern=SCHOOL_YEAR)] | None = Field(
        None, description="that in which the year's steps were ticked off: in another, none of them is done"
    )


class PathOwner(StrictModel):
    """Who made a link: whoever has the secret that the phone made for it."""

    secret: Secret


class PathShare(PathOwner):
    """A path to show. The same secret brings its link up to date, so that sending again is no second one."""

    path: SharedContent


class SharedLink(BaseModel):
    """Where the copy is shown, and until when."""

    token: str
    ends_at: datetime


class SharedPathPublic(SharedContent):
    """A path as its owner shows it: what has vanished since is still named by its code."""

    type: Literal["shared_path"]
    ends_at: datetime
