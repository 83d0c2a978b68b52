"""Wire shapes of error reports."""

from uuid import UUID

from pydantic import BaseModel, Field

from api.home.feedback.models import Topic
from api.platform.kit.wire import CleanText, StrictModel


class ErrorReportCreate(StrictModel):
    """What is wrong. The id is made by the phone: sending the same report again is no second report."""

    id: UUID
    topic: Topic
    message: CleanText = Field("", max_length=1000)


class ErrorReportReceipt(BaseModel):
    """The report is kept."""

    id: UUID
