"""Meetings, who has a seat in them, and what was asked there."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, Integer, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    client_id_column,
    created_column,
    flag_column,
    moment_column,
    reference,
    text_array_column,
    words_column,
)


class MeetingStatus(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    OPEN = "open"
    """Its mentor is there and answers."""
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MISSED = "missed"
    """Its mentor did not come."""


class Meeting(SQLModel, table=True):
    """A time at which one mentor answers, in writing, those who registered."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_ended_at", "ended_at"),
        Index("ix_meeting_starts", "starts_at", "id", postgresql_where=text("status IN ('planned', 'open')")),
        CheckConstraint("ends_at > starts_at", name="ck_meeting_order"),
    )

    id: UUID = Field(sa_column=client_id_column())
    mentor_id: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    """Null once they have left: who registered still reads that it is cancelled."""
    career_code: str = Field(sa_column=Column(Text, nullable=False))
    department: str = Field("", sa_column=words_column())
    """Whose referents look after it."""
    starts_at: datetime = Field(sa_column=moment_column())
    ends_at: datetime = Field(sa_column=moment_column())
    seats: int = Field(sa_column=Column(SmallInteger, nullable=False))
    levels: list[str] = Field(default_factory=list, sa_column=text_array_column())
    """For whom it is meant above all; nobody is refused for another one."""
    status: MeetingStatus = Field(MeetingStatus.PLANNED, sa_column=Column(Text, nullable=False))
    sequence: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    """Raised at each change that a calendar must know (RFC 5545 §3.8.7.4)."""
    demo: bool = Field(False, sa_column=flag_column())
    created_at: datetime | None = Field(None, sa_column=created_column())
    updated_at: datetime | None = Field(None, sa_column=created_column())
    reminded_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    ended_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class MeetingSeat(SQLModel, table=True):
    """Somebody registered; none of the others ever learns it."""

    __tablename__ = "meeting_seat"

    meeting_id: UUID = Field(sa_column=reference("meeting.id", primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True, index=True))
    created_at: datetime | None = Field(None, sa_column=created_column())


class MeetingQuestion(SQLModel, table=True):
    """A question that was asked for a meeting. It is a question like any other, and so is its answer."""

    __tablename__ = "meeting_question"

    question_id: UUID = Field(sa_column=reference("question.id", primary_key=True))
    meeting_id: UUID = Field(sa_column=reference("meeting.id", index=True))
    wish: bool = Field(False, sa_column=flag_column())
    """Who asked wishes that everybody may read the answer, without names."""
    answer_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """The message that answers it before everybody in the meeting."""
