"""Wire shapes of notifications."""

from typing import Any

from pydantic import BaseModel, Field

from api.platform.kit.wire import StrictModel


class StreamEventPublic(BaseModel):
    """The data of an event of the stream."""

    kind: str
    notice: bool
    """Whether it also stands among the notifications."""
    data: dict[str, Any]


class SeenUpTo(StrictModel):
    """The last notification that was seen."""

    last: int = Field(ge=0, le=2**63 - 1)
