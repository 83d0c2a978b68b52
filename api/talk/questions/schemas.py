"""Wire shapes of questions: asked, offered to mentors, left to advisers."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from api.people.verification.schemas import MentorKind, RomeCode
from api.platform.kit.wire import CleanText, CommuneCode, StrictModel
from api.safety.safeguarding.schemas import HarmlessText, require_rest
from api.talk.conversations.facade import ConversationStatus
from api.talk.conversations.schemas import CareerNamed, ScreeningPublic
from api.talk.questions.models import QuestionStatus

LEAST = 10
"""Characters of a question, blanks around it not counted."""


def _enough(value: str) -> str:
    stripped = value.strip()
    if len(stripped) < LEAST:
        raise PydanticCustomError("question_short", "a question needs a few words")
    return stripped


QuestionText = Annotated[CleanText, AfterValidator(_enough), Field(min_length=LEAST, max_length=1000)]


class QuestionCreate(StrictModel):
    """A question to one mentor, to anyone who knows a career, or without either to the advisers."""

    id: UUID = Field(description="made by the phone; sending it again is no second question")
    text: QuestionText
    mentor_id: UUID | None = Field(None, description="asked first; null: anyone who knows")
    career_code: RomeCode | None = Field(
        None, description="null: the mentor's; without a mentor the advisers answer, and nobody else"
    )
    training: HarmlessText = Field("", max_length=200)
    commune_code: CommuneCode | None = Field(None, description="mentors near it come first")

    @field_validator("training")
    @classmethod
    def _not_in_two_fields(cls, value: str, given: ValidationInfo) -> str:
        if value:
            # What of the question alone is a contact detail is masked there.
            require_rest(given.data.get("text", ""), value)
        return value


class QuestionSent(BaseModel):
    """What became of a question that was sent."""

    id: UUID
    status: QuestionStatus
    screening: ScreeningPublic


class MentorNamed(BaseModel):
    """The mentor that a question was asked to."""

    id: UUID
    first_name: str
    kind: MentorKind
    job_title: str


class NextStep(BaseModel):
    """What happens by itself unless somebody answers first."""

    what: Literal["reminder", "others", "adviser"]
    at: datetime = Field(description="about then: at the first round after it")


class QuestionMine(BaseModel):
    """A question as who asked it sees it."""

    id: UUID
    text: str
    masked: bool = Field(description="a contact detail was masked")
    status: QuestionStatus
    mentor: MentorNamed | None = Field(description="asked first; null: anyone who knows")
    widened: bool = Field(description="others are offered it too")
    career: CareerNamed | None
    training: str
    commune: str | None
    created_at: datetime
    taken_at: datetime | None
    next_step: NextStep | None
    conversation_id: UUID | None
    conversation_status: ConversationStatus | None = Field(
        description="whether the two can still write; null as long as nobody has taken the question"
    )
    answered: bool = Field(description="who took it has written")


class MyQuestions(BaseModel):
    """My questions, the latest first."""

    items: list[QuestionMine]
    next: str | None


class StudentSeen(BaseModel):
    """All that others learn of a student."""

    first_name: str
    level: str | None


class ThankedFor(BaseModel):
    """An answer of mine that helped."""

    conversation_id: UUID
    question: str


class Thanks(BaseModel):
    """Who said that my answer helped: how many, and the last answers."""

    count: int
    answers: list[ThankedFor]


class QuestionOffered(BaseModel):
    """A question in a mentor's inbox."""

    id: UUID
    text: str
    masked: bool
    distress: bool = Field(description="it cries for help: staff are alerted")
    career: CareerNamed | None
    training: str
    student: StudentSeen
    minor: bool = Field(description="the student is under 18, or of unknown age")
    direct: bool = Field(description="asked to this mentor in person")
    offered_at: datetime


class QuestionForAdvisers(BaseModel):
    """A question to the advisers, or that nobody else answered."""

    id: UUID
    text: str
    masked: bool
    distress: bool = Field(description="it cries for help: staff are alerted")
    career: CareerNamed | None
    training: str
    student: StudentSeen
    minor: bool
    direct: bool = Field(description="asked to the advisers; else nobody answered it")
    department: str | None
    created_at: datetime


class Taken(BaseModel):
    """The conversation that taking a question opened."""

    conversation_id: UUID
