"""Error reports: what a reader says is wrong in a record, kept for staff."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, Text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, moment_column


class Topic(StrEnum):
    """What seems wrong."""

    ADDRESS = "address"
    HOURS = "hours"
    CLOSED = "closed"
    CONTACT = "contact"
    ACCESSIBILITY = "accessibility"
    TEXT = "text"
    FIGURE = "figure"
    LINK = "link"
    OTHER = "other"


class Subject(StrEnum):
    """What the report is about."""

    PLACE = "place"
    EVENT = "event"
    TRAINING = "training"
    CAREER = "career"


class ErrorReport(SQLModel, table=True):
    """One report. Its id is made by the phone, so that sending it again writes nothing new."""

    __tablename__ = "error_report"
    __table_args__ = (Index("ix_error_report_created_at", "created_at"),)

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    subject: Subject = Field(sa_type=Text)
    subject_id: str = Field(index=True, description="as the subject's own page names it")
    topic: Topic = Field(sa_type=Text)
    message: str = ""
    created_at: datetime | None = Field(None, sa_column=created_column())
    handled_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    note: str = Field("", description="what staff say of it; by whom, the audit knows")
