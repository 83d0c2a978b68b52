"""Wire shapes of interests."""

from pydantic import BaseModel, Field

from api.guide.careers import schemas as careers
from api.platform.kit.wire import Bilingual, Page, WhereQuery


class InterestCard(Bilingual):
    """Something to like or not."""

    id: str
    letters: str = Field(description="its RIASEC letters, the strongest first")


class SchoolSubject(Bilingual):
    """A subject at school."""

    id: str


class InterestCards(BaseModel):
    """The cards, in the order in which they are shown, and the subjects that may be ticked."""

    cards: list[InterestCard]
    subjects: list[SchoolSubject]


class SuggestionSearch(WhereQuery):
    """The answers, and where to look for trainings; nothing of it is kept."""

    answers: str = Field(
        max_length=1200,
        pattern=r"^[a-z]{2,12}:[012](,[a-z]{2,12}:[012])*$",
        description="`card:answer,…`: 2 liked, 1 so-so, 0 not for me",
        examples=["bike:2,draw:0"],
    )
    subjects: str = Field(
        "", max_length=200, pattern=r"^([a-z]{2,12}(,[a-z]{2,12})*)?$", description="ids, separated by commas"
    )
    limit: int = Field(10, ge=1, le=60)
    cursor: str | None = Field(None, max_length=600)


class TrainingNear(BaseModel):
    """The nearest place that teaches a training which leads to the career."""

    training_id: str
    label: str
    place_id: str
    place: str
    commune: str | None
    distance_m: int
    approximate: bool = Field(description="only the commune of the place is known")


class SuggestionReasons(BaseModel):
    """Why it is suggested."""

    cards: list[str] = Field(description="cards that were liked and name this career, the nearest first")
    subjects: list[str] = Field(description="subjects that were ticked, and on which it leans")
    letter: careers.Interest | None = Field(
        description="of its interests the one that the answers point to most"
    )
    training: TrainingNear | None = Field(description="null where no place is asked for, or nothing is near")


class SuggestedCareer(careers.CareerItem):
    """A career that goes with the answers."""

    surprising: bool = Field(description="of a family in which one would not look for it")
    reasons: SuggestionReasons


class LeadingInterest(BaseModel):
    """An interest that the answers point to, and liked cards that say so."""

    letter: careers.Interest
    cards: list[str]


class Suggestions(Page[SuggestedCareer]):
    """A page of suggestions, and the interests behind them."""

    leading: list[LeadingInterest]
