"""Wire shapes of conversations: what each side sends, and the little that each side knows of the other."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from api.platform.kit.wire import CleanText, Page, PageQuery, StrictModel
from api.safety.safeguarding.service import MASK, Finding, Screening
from api.talk.conversations.models import ConversationStatus, MessageStatus, Side

WhyNot = Literal["closed", "suspended", "left", "paused", "kept", "age", "consent", "account_suspended"]
"""Why a person cannot write: `paused` says no more than that, whoever wanted it; `kept`: to no minor until a
moderator has decided."""
OtherKind = Literal["professional", "apprentice", "student", "adviser", "pupil"]


def _some_words(value: str) -> str:
    stripped = value.strip()
    if not stripped:
        raise PydanticCustomError("missing", "some words are needed")
    return stripped


Words = Annotated[CleanText, AfterValidator(_some_words)]


def something_left(shown: str) -> bool:
    """Whether a text says anything beside its masks."""
    return any(sign.isalnum() for sign in shown.replace(MASK, ""))


class Other(BaseModel):
    """The other person, as far as one may know them."""

    first_name: str = Field(description="empty where none was given, and once they have left")
    gone: bool = Field(description="they have left the E-pass")
    kind: OtherKind
    job_title: str | None = Field(description="of somebody who answers")
    level: str | None = Field(description="of a student")


class CareerNamed(BaseModel):
    """The career that a question is about."""

    code: str
    label: str


class LastMessage(BaseModel):
    """The end of the conversation, for the list."""

    side: Side
    text: str
    sent_at: datetime


class ConversationItem(BaseModel):
    """A conversation in my list."""

    id: UUID
    side: Side = Field(description="which of the two I am")
    other: Other
    career: CareerNamed | None
    status: ConversationStatus
    close_sentence: str | None = Field(description="why one cannot write any more, in neutral words")
    last_at: datetime
    last: LastMessage | None
    unread: int
    opened_at: datetime
    question_id: UUID | None
    to_answer: bool = Field(description="I took the question and have not answered: I may give it back")
    awaits: bool = Field(description="the student had the last word, read or not: I answer, or end it")


class ConversationPublic(ConversationItem):
    """A conversation that I open."""

    thanked: bool = Field(description="I said that the answer helped; only who asked reads it")
    may_write: bool
    why_not: WhyNot | None
    delivered: int = Field(description="up to which `seq` the other side's devices have the messages")
    last_seq: int = Field(description="`seq` of the last message that I may see")


class ConversationsQuery(PageQuery):
    """My conversations, the last used first."""

    state: Literal["open", "closed", "to_answer"] | None = Field(
        None, description="`to_answer`: questions that I took and have not answered"
    )


class MessagePublic(BaseModel):
    """A message; `seq` is the order for everybody."""

    id: UUID
    seq: int
    side: Side
    text: str = Field(description="empty where a moderator has hidden it, or its author has left")
    masked: bool = Field(description="contact details were taken out")
    distress: bool = Field(
        description="it cries for help: staff are alerted, and whoever answers is told what to do"
    )
    status: MessageStatus = Field(description="`held`: only its author sees it until a moderator has looked")
    sent_at: datetime


class MessagesQuery(StrictModel):
    """Which messages: those after one, those before one, or the last."""

    after: int | None = Field(None, ge=0, le=2**31 - 1, description="`seq` that this device has already")
    before: int | None = Field(None, ge=1, le=2**31 - 1)
    q: CleanText | None = Field(None, max_length=100, description="words to search for in them")
    limit: int = Field(50, ge=1, le=200)


class Messages(BaseModel):
    """Messages in their order."""

    items: list[MessagePublic]
    more: bool = Field(description="there are more in the direction that was asked")
    delivered: int = Field(description="up to which `seq` the other side's devices have the messages")


class MessageCreate(StrictModel):
    """What a person writes."""

    id: UUID = Field(description="made by the phone: sending the same again is no second message")
    text: Words = Field(max_length=2000)


class ScreeningPublic(BaseModel):
    """What the safeguarding pipeline did with a text; for its author only."""

    masked: list[Finding] = Field(description="kinds of contact details that were taken out")
    held: bool = Field(description="nobody else sees it until a moderator has looked")
    distress: bool = Field(description="show the help numbers at once")
    left: bool = Field(description="beside what was masked, something went out that others read")
    kept: bool = Field(description="I cannot write to any minor until a moderator has decided")

    @classmethod
    def of(cls, screening: Screening, *, advance: bool = False) -> "ScreeningPublic":
        """The part of a screening that its author is told; `advance`: with what they wrote before, it reaches
        nobody and keeps them from minors.
        """
        return cls(
            masked=sorted(screening.masked),
            held=screening.held or advance,
            distress=screening.distress,
            left=not (screening.held or advance) and something_left(screening.text),
            kept=advance,
        )


class MessageSent(BaseModel):
    """A message that is written down, and what was found in it."""

    message: MessagePublic
    screening: ScreeningPublic


class UpTo(StrictModel):
    """The last message that this device has, or that was looked at."""

    seq: int = Field(ge=0, le=2**31 - 1)


class QuickReplyCreate(StrictModel):
    """A sentence to keep."""

    id: UUID = Field(description="made by the device: sending the same again is no second sentence")
    text: Words = Field(max_length=500)


class QuickReplyPublic(BaseModel):
    """A sentence that one keeps to answer quickly."""

    id: UUID
    text: str


class QuickReplies(BaseModel):
    """All of them, the oldest first."""

    items: list[QuickReplyPublic]


MyConversations = Page[ConversationItem]
