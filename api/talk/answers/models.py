"""Public answers: a question and its answer, copied once both people agreed."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Text, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, moment_column, reference, search_column


class AnswerStatus(StrEnum):
    """How far a publication has come."""

    PROPOSED = "proposed"
    """The student agreed; the mentor is asked."""
    AGREED = "agreed"
    """Both did; a referent looks."""
    PUBLISHED = "published"
    REFUSED = "refused"
    """By the mentor, a referent or a moderator."""


class PublicAnswer(SQLModel, table=True):
    """What everybody may read. Nothing in it leads to the two people."""

    __tablename__ = "public_answer"
    __table_args__ = (
        Index("ix_public_answer_search", "search", postgresql_using="gin"),
        Index("ix_public_answer_career", "career_code", postgresql_where=text("status = 'published'")),
        Index("ix_public_answer_queue", "status", "created_at"),
    )

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """Made by the phone."""
    conversation_id: UUID | None = Field(
        None, sa_column=reference("conversation.id", ondelete="SET NULL", nullable=True, unique=True)
    )
    """Null once the conversation's own period is over."""
    student_id: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    mentor_id: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    question: str
    answer: str
    career_code: str | None = Field(None, sa_column=Column(Text))
    department: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    """Whose referents look at it."""
    mentor_kind: str | None = Field(None, sa_column=Column(Text))
    """Professional, apprentice, student, or adviser; the Region, of what its staff wrote for everybody."""
    status: AnswerStatus = Field(AnswerStatus.PROPOSED, sa_column=Column(Text, nullable=False))
    reason: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    """Why a referent refused it."""
    created_at: datetime | None = Field(None, sa_column=created_column())
    published_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    search: str | None = Field(None, sa_column=search_column("epass_vector(question || ' ' || answer)"))
