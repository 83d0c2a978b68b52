"""Wire shapes of videos."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from api.platform.kit.wire import Line, StrictModel

Title = Annotated[Line, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]


class VideoPublic(BaseModel):
    """A video elsewhere: nothing of it is loaded before somebody opens it."""

    host: str = Field(description="the site that it is on")
    address: str
    title: str
    title_en: str | None


class VideoEntry(StrictModel):
    """One line of a list, as staff write it."""

    address: str = Field(max_length=500, description="of YouTube, or of a PeerTube instance that is allowed")
    title: Title
    title_en: Title | None = None


class Videos(BaseModel):
    """The list as staff see it."""

    version: str = Field(description="to be sent back with what takes its place")
    videos: list[VideoPublic]


class VideosUpdate(StrictModel):
    """A list that takes the place of the one that was seen."""

    version: str = Field(max_length=64)
    videos: list[VideoEntry] = Field(max_length=8)
