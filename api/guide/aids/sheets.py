"""A sheet of the region's own on a kind of help: what is asked of its shape, on the way in and out."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from api.guide.aids.models import Profile, Topic
from api.guide.places.service import PlaceKind
from api.platform.kit.wire import CleanText, StrictModel

SheetId = r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"

Title = Annotated[CleanText, StringConstraints(min_length=2, max_length=100, strip_whitespace=True)]
Sentence = Annotated[CleanText, StringConstraints(min_length=2, max_length=300, strip_whitespace=True)]


class AidSheetText(StrictModel):
    """The sheet in one language."""

    title: Title
    what: list[Sentence] = Field(min_length=1, max_length=6, description="what it is")
    for_whom: Sentence
    ask: Sentence = Field(description="who answers, and where to begin")


class AidSheetLink(StrictModel):
    """An official page."""

    publisher: Title
    url: str = Field(pattern=r"^https://[a-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?$", max_length=200)


class AidSheetPublic(StrictModel):
    """A sheet of the region's own, in both languages. No amount, and no condition that changes: the official
    page tells them.
    """

    id: str = Field(pattern=SheetId, max_length=60)
    topic: Topic
    profiles: list[Profile] = Field(min_length=1, max_length=10, description="for whom")
    places: list[PlaceKind] = Field(max_length=5, description="kinds of places where one asks")
    links: list[AidSheetLink] = Field(min_length=1, max_length=4)
    written_on: date
    fr: AidSheetText
    en: AidSheetText
