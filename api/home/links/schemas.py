"""Wire shapes of dead links."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class WhereShown(BaseModel):
    """A page that shows the link."""

    kind: Literal["career", "training", "place", "event", "aid", "step", "app"]
    id: str = Field(description="as the page names it; empty for what stands on many")
    name: str


class DeadLink(BaseModel):
    """An address at which nothing was found twice in a row, those that failed first at the top."""

    address: str
    status: str = Field(description="a status of HTTP, or why there was none: `unreachable`, `too_slow`…")
    failed_since: datetime
    checked_at: datetime
    shown: list[WhereShown]
