"""Wire shapes of error reports."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.home.feedback.models import Subject, Topic
from api.platform.kit.wire import CleanText, PageQuery, StrictModel, Words


class ErrorReportCreate(StrictModel):
    """What is wrong. The id is made by the phone: sending the same report again is no second report."""

    id: UUID
    topic: Topic
    message: CleanText = Field("", max_length=1000)


class ErrorReportReceipt(BaseModel):
    """The report is kept."""

    id: UUID


class ErrorReportsQuery(PageQuery):
    """Which reports staff look at."""

    state: Literal["new", "handled"] = "new"
    subject: Subject | None = None


class ErrorReportForStaff(BaseModel):
    """A report as staff see it, the latest first; of whoever sent it nothing is known."""

    id: UUID
    subject: Subject
    subject_id: str
    name: str | None = Field(description="what it is about; null where that is gone")
    department: str | None = Field(description="of a place or an event; null: every referent's")
    topic: Topic
    message: str = Field(description="empty also where the words are forgotten")
    created_at: datetime
    handled_at: datetime | None
    note: str


class ErrorReportHandled(StrictModel):
    """A report is seen to."""

    note: Words = Field("", max_length=500, description="a word for colleagues")
