"""Wire shapes of mails."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from api.platform.mail.letters import Door


class OutboxMail(BaseModel):
    """A mail that was not sent, as the demonstration shows it."""

    id: UUID
    to: str
    subject: str
    paragraphs: list[str]
    code: str | None
    action: str | None
    url: str | None
    others: list[Door] = Field(description="more links after that one")
    foot: str = Field(description="its last line; the words of the link to `stop` where there is one")
    stop: str | None = Field(description="page that ends mails of this sort")
    one_click: str | None = Field(description="the same for mail programs, which post to it (RFC 8058)")
    created_at: datetime
