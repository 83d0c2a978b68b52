"""Wire shapes of the lexicon, as staff see and write it."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from api.guide.careers.schemas import RomeCode
from api.platform.kit.wire import CleanText, Line, PageQuery, StrictModel

Sort = Literal[
    "place_kind",
    "diploma",
    "status",
    "type",
    "level",
    "short",
    "same",
    "wish",
    "page",
    "stop",
    "near",
    "area",
]
EntryId = r"^[a-z0-9-]{1,60}$"
Word = Annotated[Line, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class LexiconQuery(PageQuery):
    """Which entries."""

    q: CleanText = Field("", max_length=60, description="of a word of theirs, or what they mean")
    sort: Sort | None = None


class LexiconEntryForStaff(BaseModel):
    """Words, and what they mean."""

    id: str
    sort: Sort
    words: list[str]
    means: str
    kind: str
    careers: list[str]
    names: dict[str, str] = Field(description="of its careers and of the page it means, by code or address")
    put_aside: bool = Field(description="it is not read")
    own: bool = Field(description="it comes with the app")
    taught: bool = Field(description="staff wrote it, or wrote over it")
    version: str = Field(description="to be sent back with what takes its place")


class LexiconEntryWrite(StrictModel):
    """An entry that takes the place of the one that was seen."""

    version: str = Field("", max_length=64, description="of the one that was seen; empty: there was none")
    sort: Sort
    words: list[Word] = Field(min_length=1, max_length=150)
    means: Annotated[Line, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    kind: str = Field("", max_length=40)
    careers: list[Annotated[str, StringConstraints(pattern=RomeCode)]] = Field(
        default_factory=list, max_length=30
    )
    put_aside: bool = False
