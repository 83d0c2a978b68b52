"""Wire shapes of badges that nobody speaks for, for the Region."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.platform.kit.wire import CleanText, PageQuery


class OrphanIssuer(BaseModel):
    """An issuer that nobody speaks for: its organisation is closed, or no longer verified."""

    id: UUID
    name: str
    department: str | None
    closed_at: datetime | None = Field(description="null: it is no longer verified, or was deleted")
    standing: int = Field(description="badges of theirs that are good now")


class OrphanBadgesQuery(PageQuery):
    """Which of an issuer's badges."""

    q: CleanText = Field("", max_length=120, description="a badge's name, or the identifier of one award")


class OrphanBadge(BaseModel):
    """What was awarded, for the Region; not to whom."""

    id: UUID
    achievement_name: str
    state: Literal["issued", "expired", "revoked"]
    accepted_at: datetime
    valid_until: datetime | None
    revoked_at: datetime | None
    revocation_reason: str
