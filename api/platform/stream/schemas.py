"""Wire shapes of notifications."""

from typing import Annotated, Any

from pydantic import BaseModel, Field

from api.platform.kit.wire import StrictModel


class StreamEventPublic(BaseModel):
    """The data of an event of the stream."""

    kind: str
    notice: bool
    """Whether it also stands among the notifications."""
    data: dict[str, Any]


class PutAway(StrictModel):
    """Notifications taken off the list, or back on it."""

    ids: list[Annotated[int, Field(ge=0, le=2**63 - 1)]] = Field(min_length=1, max_length=100)
    away: bool


class SeenUpTo(StrictModel):
    """The last notification that was seen."""

    last: int = Field(ge=0, le=2**63 - 1)
