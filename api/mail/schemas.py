"""Wire shapes of mails."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel


class OutboxMail(BaseModel):
    """A mail that was not sent, as the demonstration shows it."""

    id: UUID
    to: str
    subject: str
    paragraphs: list[str]
    code: str | None
    action: str | None
    url: str | None
    created_at: datetime
