"""Wire shapes of moderation: reports, blocks, statements of reasons and appeals."""

from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.people.moderation.models import AppealStatus, SafetyReason, Verdict
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.wire import StrictModel, Words


class ReportCreate(StrictModel):
    """Somebody reports what they saw."""

    id: UUID = Field(description="made by the phone: sending the same again is no second report")
    subject_kind: SubjectKind
    subject_id: UUID
    reason: SafetyReason
    note: Words = Field("", max_length=1000, description="only moderators read it")


class ReportReceipt(BaseModel):
    """The report was kept."""

    id: UUID
    numbers: bool = Field(description="show 119 and 3018: always")


class LookAsked(StrictModel):
    """My own words that were masked or held: somebody shall look at them."""

    subject_kind: SubjectKind
    subject_id: UUID


class BlockCreate(StrictModel):
    """Whom to block: the other one of a conversation, or a mentor of the directory."""

    id: UUID = Field(description="made by the phone: sending the same again is no second block")
    conversation_id: UUID | None = None
    mentor_id: UUID | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.conversation_id is None) == (self.mentor_id is None):
            raise PydanticCustomError("block_whom", "a conversation or a mentor, one of them")
        return self


class BlockPublic(BaseModel):
    """Somebody I blocked, or am apart from since I reported them; they are not told."""

    id: UUID
    first_name: str | None
    created_at: datetime
    reported: bool = Field(False, description="apart since I reported them: no decision ends it, only I do")


class BlockList(BaseModel):
    """Everybody I blocked or reported."""

    items: list[BlockPublic]


class StatementSide(StrEnum):
    """Whom a statement is for."""

    CONCERNED = "concerned"
    """The decision is about them."""
    REPORTER = "reporter"
    """They reported."""


class Outcome(StrEnum):
    """What was decided, as its reader is told."""

    DISMISS = Verdict.DISMISS
    WARN = Verdict.WARN
    HIDE = Verdict.HIDE
    SUSPEND = Verdict.SUSPEND
    BAN = Verdict.BAN
    ACTED = "acted"
    """All that a reporter learns of what was done."""


class AppealPublic(BaseModel):
    """Another moderator was asked to look again."""

    id: UUID
    text: str
    status: AppealStatus
    created_at: datetime
    decided_at: datetime | None
    answer: str


class StatementPublic(BaseModel):
    """A decision and its reasons. It never tells who reported."""

    id: UUID
    side: StatementSide
    subject_kind: SubjectKind
    decision: Outcome
    reason: str = Field(description="empty for whoever reported, unless the report was dismissed")
    until: datetime | None = Field(description="end of a suspension")
    created_at: datetime
    lifted_at: datetime | None = Field(description="an appeal overturned it, or it was taken back")
    unmasked: bool = Field(description="what was masked of my words is read as I wrote it")
    waited: bool = Field(description="I could not write to minors until this was decided")
    kept_from_minors: bool = Field(description="I cannot write to minors as long as this decision stands")
    may_appeal: bool
    appeal_until: datetime
    appeal: AppealPublic | None


class Hold(BaseModel):
    """I cannot write to minors until a moderator has decided about a message of mine."""

    since: datetime
    until: datetime = Field(description="when it is decided at the latest, as published")


class StatementList(BaseModel):
    """Every decision that concerns me, newest first."""

    items: list[StatementPublic]
    hold: Hold | None


class AppealCreate(StrictModel):
    """Why another moderator should look again."""

    id: UUID = Field(description="made by the phone: sending the same again is no second appeal")
    text: Words = Field(min_length=10, max_length=2000)


class StatementToken(StrictModel):
    """What the link in a mail carries, for people whose account is closed."""

    token: str = Field(min_length=20, max_length=400)


class AppealByToken(StatementToken):
    """The same as an appeal, by that link."""

    id: UUID
    text: Words = Field(min_length=10, max_length=2000)
