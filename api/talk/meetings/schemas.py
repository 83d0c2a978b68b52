"""Wire shapes of meetings: what everybody reads, what is announced, and the room of those who registered."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from api.guide.places.service import Level
from api.people.verification.schemas import MentorKind, RomeCode
from api.platform.kit.wire import PageQuery, StrictModel, WhereQuery
from api.talk.conversations.schemas import CareerNamed, ScreeningPublic, Words
from api.talk.meetings.models import MeetingStatus
from api.talk.questions.facade import QuestionStatus
from api.talk.questions.schemas import QuestionText, StudentSeen

MOST_SEATS = 50


class MeetingsQuery(WhereQuery, PageQuery):
    """Meetings that are to come or on: with a place those of mentors around it first, the soonest first."""

    career: RomeCode | None = None


class MentorOfMeeting(BaseModel):
    """Who answers: a first name, never more."""

    id: UUID
    first_name: str
    kind: MentorKind
    job_title: str
    organisation: str | None


class MeetingPublic(BaseModel):
    """A meeting: who answers, about which career, when, and how many seats are left. Never who registered."""

    id: UUID
    mentor: MentorOfMeeting | None = Field(description="null where they are not there any more")
    career: CareerNamed
    starts_at: datetime
    ends_at: datetime
    timezone: Literal["Europe/Paris"] = "Europe/Paris"
    seats: int
    seats_left: int
    levels: list[Level] = Field(description="for whom above all; empty: for everybody")
    status: MeetingStatus
    registered: bool = Field(description="I have a seat")
    hosting: bool = Field(description="I am the one who answers")
    near: bool | None = Field(None, description="of a mentor around the place asked for; null: for none")
    demo: bool


class MeetingCreate(StrictModel):
    """A meeting that is announced; about the mentor's own career."""

    id: UUID = Field(description="made by the phone; sending it again is no second meeting")
    mentor_id: UUID | None = Field(None, description="named by the Region's staff; null: myself")
    starts_at: AwareDatetime
    minutes: int = Field(45, ge=15, le=120)
    seats: int = Field(20, ge=1, le=MOST_SEATS)
    levels: list[Level] = Field(default_factory=list, max_length=len(Level))


class MeetingUpdate(StrictModel):
    """What changes of a meeting that has not begun: who registered is told of another time."""

    starts_at: AwareDatetime | None = None
    minutes: int | None = Field(None, ge=15, le=120)
    seats: int | None = Field(None, ge=1, le=MOST_SEATS)
    levels: list[Level] | None = Field(None, max_length=len(Level))


class MeetingQuestionCreate(StrictModel):
    """A question for a meeting, before it or while it is on."""

    id: UUID = Field(description="made by the phone; sending it again is no second question")
    text: QuestionText
    wish: bool = Field(False, description="everybody may read the answer afterwards, without my name")


class MeetingQuestionSent(BaseModel):
    """What became of a question that was sent."""

    id: UUID
    status: QuestionStatus
    screening: ScreeningPublic


class MeetingAnswerCreate(StrictModel):
    """The mentor's answer, which everybody of the meeting reads."""

    id: UUID = Field(description="made by the phone; sending it again is no second answer")
    text: Words = Field(max_length=2000)
    publish: bool = Field(
        False,
        description="I agree that everybody reads it, where who asked wishes it and a referent has looked",
    )


class MeetingAnswerSent(BaseModel):
    """What became of an answer that was sent."""

    id: UUID
    conversation_id: UUID
    screening: ScreeningPublic


class AnswerInMeeting(BaseModel):
    """What the mentor answered."""

    id: UUID
    text: str
    sent_at: datetime


class QuestionInMeeting(BaseModel):
    """A question in the room: my own, one I may answer, or one that was answered, without who asked it."""

    id: UUID
    text: str
    masked: bool
    distress: bool = Field(description="it cries for help; for the mentor alone")
    mine: bool
    wish: bool = Field(description="who asked wishes it published; for them and the mentor")
    status: QuestionStatus
    student: StudentSeen | None = Field(description="for the mentor alone")
    minor: bool | None = Field(description="for the mentor alone: under 18, or of unknown age")
    thanked: bool = Field(description="I said that the answer helped me")
    answered: bool = Field(description="also by an answer at which a moderator looks first")
    answer: AnswerInMeeting | None
    conversation_id: UUID | None = Field(description="of my own, or for the mentor")


class MeetingRoom(BaseModel):
    """What is said in a meeting, as far as I may read it, in the order in which it was asked."""

    meeting: MeetingPublic
    may_ask: bool
    questions_left: int = Field(description="that I may still ask here")
    registered: int | None = Field(description="how many have a seat; for the mentor alone")
    questions: list[QuestionInMeeting]
