"""Wire shapes of the audit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from api.platform.kit.wire import PageQuery


class AuditEntryPublic(BaseModel):
    """One act."""

    id: int
    at: datetime
    actor: UUID | None
    action: str
    title: str = Field(description="the action in the reader's language")
    account_id: UUID | None
    department: str | None
    detail: dict[str, Any]


class AuditQuery(PageQuery):
    """Entries of an action (or of all that begin so), or about an account."""

    action: str | None = Field(None, pattern=r"^[a-z_.]{1,40}$")
    account_id: UUID | None = None
