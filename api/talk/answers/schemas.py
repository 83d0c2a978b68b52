"""Wire shapes of public answers."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from api.people.verification.schemas import RomeCode
from api.platform.kit.wire import CleanText, PageQuery, Said, StrictModel
from api.talk.answers.models import AnswerStatus

MentorKindPublic = Literal["professional", "apprentice", "student", "adviser", "region"]
Words = Annotated[CleanText, StringConstraints(strip_whitespace=True, min_length=3, max_length=4000)]


class AnswersQuery(PageQuery):
    """Published answers: the newest first, or those that say the words best."""

    q: CleanText | None = Field(None, max_length=200)
    career: RomeCode | None = None


class CareerOfAnswer(BaseModel):
    """The career an answer is about."""

    code: str
    label: str


class AnswerPublic(BaseModel):
    """A question and its answer, without anything that leads to the two people."""

    id: UUID
    question: str
    answer: str
    career: CareerOfAnswer | None
    mentor_kind: MentorKindPublic | None = Field(description="where the answer comes from")
    published_at: datetime


class AnswerCreate(StrictModel):
    """A student's wish to let everybody read an answer."""

    id: UUID = Field(description="made by the phone; sending it again is no second wish")
    conversation_id: UUID
    message_ids: list[UUID] = Field(
        min_length=1, max_length=10, description="messages of the one who answers"
    )


class AnswerMine(BaseModel):
    """A public answer as its two people see it."""

    id: UUID
    conversation_id: UUID | None
    side: Literal["student", "mentor"]
    question: str
    answer: str
    status: AnswerStatus
    reason: str
    mentor_kind: MentorKindPublic | None
    career: CareerOfAnswer | None
    created_at: datetime
    published_at: datetime | None


class MyAnswers(BaseModel):
    """My public answers, the latest first."""

    items: list[AnswerMine]
    next: str | None


class StaffAnswersQuery(PageQuery):
    """What referents look at: what waits for them, or what is published."""

    status: Literal["agreed", "published", "refused"] = "agreed"


class AnswerForStaff(BaseModel):
    """A public answer for referents, those that wait longest first."""

    id: UUID
    question: str
    answer: str
    status: AnswerStatus
    career: CareerOfAnswer | None
    mentor_kind: MentorKindPublic | None
    department: str
    created_at: datetime
    published_at: datetime | None
    names: list[str] = Field(
        description="words of both that may be somebody's first name: whoever publishes looks at them"
    )


class AnswerWrite(StrictModel):
    """A question that is asked often, and what the Region answers."""

    id: UUID = Field(description="made by the phone; sending it again is no second answer")
    question: Words
    answer: Words
    career: RomeCode | None = None


class AnswerPublish(StrictModel):
    """What is published: a referent may shorten both, so that nothing leads to anybody."""

    question: Words
    answer: Words


class AnswerRefuse(StrictModel):
    """Why not; both people read it."""

    reason: Said = Field(min_length=3, max_length=500)
