"""Conversations and their messages."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, id_column, moment_column, reference


class ConversationStatus(StrEnum):
    """Whether people can still write."""

    OPEN = "open"
    CLOSED = "closed"
    """By one of the two, or because a consent, a role or an account ended."""
    SUSPENDED = "suspended"
    """A moderator looks first."""


class CloseReason(StrEnum):
    """Why a conversation is closed; the other side reads a neutral sentence for all of them."""

    STUDENT = "student"
    MENTOR = "mentor"
    CONSENT = "consent"
    ACCOUNT = "account"
    BLOCK = "block"
    MODERATOR = "moderator"
    OLD = "old"
    MEETING = "meeting"
    """The meeting in which it was answered is over."""


class Side(StrEnum):
    """Who wrote a message."""

    STUDENT = "student"
    MENTOR = "mentor"


class MessageStatus(StrEnum):
    """Who may see a message."""

    VISIBLE = "visible"
    HELD = "held"
    """Its author sees it waiting; a moderator looks first."""
    HIDDEN = "hidden"
    """By a moderator."""
    ERASED = "erased"
    """Its author was a minor, and has left: nobody reads it any more."""


class Conversation(SQLModel, table=True):
    """A student and one person who answers. Each side knows the other by first name and role only."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_closed", "closed_at", postgresql_where=text("status = 'closed'")),
        Index(
            "ix_conversation_left",
            "closed_at",
            postgresql_where=text("status = 'closed' AND student_id IS NULL AND mentor_id IS NULL"),
        ),
        Index("ix_conversation_student_id", "student_id", "last_at"),
        Index("ix_conversation_mentor_id", "mentor_id", "last_at"),
        Index("uq_conversation_question_id", "question_id", unique=True),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    question_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """The question it began with. No foreign key: questions stand above."""
    student_id: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True)
    )
    mentor_id: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True)
    )
    """A mentor, or an adviser. Null once erased: the other side keeps what was said to them."""
    as_staff: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """An adviser answers, as staff."""
    career_code: str | None = Field(None, sa_column=Column(Text))
    department: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    """Of the question: whose referents moderate."""
    status: ConversationStatus = Field(
        ConversationStatus.OPEN, sa_column=Column(Text, nullable=False, server_default="open")
    )
    close_reason: CloseReason | None = Field(None, sa_column=Column(Text))
    opened_at: datetime | None = Field(None, sa_column=created_column())
    answered_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """First message of the mentor."""
    closed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    last_at: datetime | None = Field(None, sa_column=created_column())
    last_seq: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    student_delivered: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    """Up to which `seq` the student's devices have the messages."""
    mentor_delivered: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    student_seen: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    """Own unread count only; never shown to the other side."""
    mentor_seen: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    student_ring_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When the student was last rung for this conversation, or next will be."""
    mentor_ring_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class Message(SQLModel, table=True):
    """One message; `seq` is the order for everybody."""

    __tablename__ = "message"
    __table_args__ = (
        Index("uq_message_id", "id", unique=True),
        Index("ix_message_held", "sent_at", postgresql_where=text("status = 'held'")),
    )

    conversation_id: UUID = Field(sa_column=reference("conversation.id", primary_key=True))
    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False))
    """Made by the phone, so that sending it again is no second message."""
    side: Side = Field(sa_type=Text)
    text: str
    """As the other side may see it: contact details are masked."""
    masked: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    distress: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """It cries for help: whoever answers is told what to do, and that staff know."""
    status: MessageStatus = Field(
        MessageStatus.VISIBLE, sa_column=Column(Text, nullable=False, server_default="visible")
    )
    sent_at: datetime | None = Field(None, sa_column=created_column())


class QuickReply(SQLModel, table=True):
    """A sentence that a mentor keeps to answer quickly."""

    __tablename__ = "quick_reply"

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    text: str
    created_at: datetime | None = Field(None, sa_column=created_column())
