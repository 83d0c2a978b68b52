"""Questions, and the mentors each was offered to."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, moment_column, reference, words_column


class QuestionStatus(StrEnum):
    """How far a question has come."""

    HELD = "held"
    """A moderator looks first: nobody else sees it."""
    WAITING = "waiting"
    """Offered to mentors."""
    WITH_ADVISER = "with_adviser"
    """The advisers' turn: they were asked, or nobody answered."""
    TAKEN = "taken"
    """Somebody took it; the conversation is open."""
    WITHDRAWN = "withdrawn"
    """By the student, or with their consent or account."""
    HIDDEN = "hidden"
    """By a moderator."""


class Question(SQLModel, table=True):
    """What a student wants to know."""

    __tablename__ = "question"
    __table_args__ = (
        Index("ix_question_ended_at", "ended_at"),
        Index("ix_question_account_id", "account_id", "created_at"),
        Index("ix_question_open", "created_at", postgresql_where=text("status = 'waiting'")),
        Index(
            "ix_question_adviser",
            "department",
            "created_at",
            postgresql_where=text("status = 'with_adviser'"),
        ),
    )

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """Made by the phone, so that sending it again is no second question."""
    account_id: UUID = Field(sa_column=reference("account.id"))
    text: str
    """As others may see it."""
    masked: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    distress: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """It cries for help: whoever answers is told what to do, and that staff know."""
    mentor_id: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    """Asked to this one (account); null: anyone who knows, or without a career the advisers."""
    career_code: str | None = Field(None, sa_column=Column(Text))
    training: str = Field("", sa_column=words_column())
    commune_code: str | None = Field(None, sa_column=Column(Text))
    department: str = Field("", sa_column=words_column())
    minor: bool = Field(sa_column=Column(Boolean, nullable=False))
    """Whether the student was a minor when asking."""
    status: QuestionStatus = Field(QuestionStatus.WAITING, sa_column=Column(Text, nullable=False))
    created_at: datetime | None = Field(None, sa_column=created_column())
    waits_until: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Asked for a meeting: until then it waits for its mentor there, and only then as any other."""
    reminded_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    widened_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When others were offered it."""
    thanked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """The student said that the answer helped; who answered learns how many did, not who."""
    taken_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    ended_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class QuestionOffer(SQLModel, table=True):
    """One question in one mentor's inbox."""

    __tablename__ = "question_offer"
    __table_args__ = (Index("ix_question_offer_account_id", "account_id", "offered_at"),)

    question_id: UUID = Field(sa_column=reference("question.id", primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    round: int = Field(1, sa_column=Column(SmallInteger, nullable=False, server_default="1"))
    offered_at: datetime | None = Field(None, sa_column=created_column())
    declined_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    silent_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Counted as a silence."""
