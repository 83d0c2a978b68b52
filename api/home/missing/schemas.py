"""Wire shapes of missing questions."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field

from api.home.missing.models import Outcome
from api.platform.kit.wire import PageQuery, StrictModel


class MissingQuestionsQuery(PageQuery):
    """Which questions staff look at."""

    outcome: Outcome = Outcome.NEW


class MissingQuestionForStaff(BaseModel):
    """Similar questions, asked in three talks or more; of whoever asked nothing is known."""

    id: UUID
    words: str = Field(description="of one of them, without people and places")
    unanswered: int = Field(description="talks in which nothing was found or understood")
    badly_rated: int = Field(description="talks in which the answer did not help")
    first_day: date
    last_day: date
    outcome: Outcome


class MissingQuestionsWithoutWords(BaseModel):
    """Questions that were asked in fewer than three talks: their words are not kept."""

    count: int


class MissingQuestionDecided(StrictModel):
    """What staff made of it; « new » takes it back."""

    outcome: Outcome
