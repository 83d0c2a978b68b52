"""Wire shapes of notifications."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from api.platform.notices.kinds import IN_APP


class NotificationPublic(BaseModel):
    """Something that happened to the person; the app has the words for each kind."""

    id: int
    kind: Annotated[str, Field(json_schema_extra={"enum": list(IN_APP)})]
    data: dict[str, Any]
    about: str | None = Field(
        description="what it is about, by its name today (an offer, a badge, a career); null: it has no name,"
        " it is gone, or the person may not see it any more"
    )
    created_at: datetime
    seen: bool
