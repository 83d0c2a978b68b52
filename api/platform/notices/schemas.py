"""Wire shapes of notifications."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field


class NotificationPublic(BaseModel):
    """Something that happened to the person; the app has the words for each kind."""

    id: int
    kind: str
    data: dict[str, Any]
    about: str | None = Field(
        description="what it is about, by its name today (an offer, a badge, a career); null: it has no name,"
        " it is gone, or the person may not see it any more"
    )
    created_at: datetime
    seen: bool
