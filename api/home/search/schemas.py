"""Wire shapes of the search."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from api.home.search.lexicon import MAX_TOKENS
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.wire import CleanText, CommuneCode, Latitude, Longitude, PageQuery, StrictModel

ResultType = Literal["place", "training", "career", "event", "offer", "answer", "help"]
Reason = Literal["name", "other_name", "about", "text", "wish", "kind", "diploma", "page", "near"]


class FromWhere(StrictModel):
    """From where distances are counted: a commune or a point."""

    commune: CommuneCode | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None

    @model_validator(mode="after")
    def _whole_point(self) -> "FromWhere":
        if (self.lat is None) != (self.lon is None):
            raise InvalidInputError("lat", "position_needed")
        return self


LiteralWord = Annotated[CleanText, StringConstraints(min_length=1, max_length=60)]


class SearchQuery(FromWhere, PageQuery):
    """What is searched for."""

    q: CleanText = Field(min_length=1, max_length=200, description="words, or a wish in a sentence")
    type: list[ResultType] = Field(default_factory=list, max_length=7, description="of these types alone")
    literal: list[LiteralWord] = Field(
        default_factory=list,
        max_length=MAX_TOKENS,
        description="words of `q` that are looked for as they are typed: no place, kind, level or other"
        " spelling is read in them",
    )


class SuggestQuery(FromWhere):
    """What is being typed."""

    q: CleanText = Field(min_length=1, max_length=100)


class Why(BaseModel):
    """A reason for which a result is there."""

    reason: Reason
    text: str = Field(description="the other name, the wish, the diploma or the commune; else empty")
    text_en: str = ""


class At(BaseModel):
    """Another hit at the same place."""

    type: ResultType
    id: str
    name: str
    demo: bool = Field(description="invented, to show how the app works")


class FoundItem(BaseModel):
    """What is told of something that answers."""

    id: str
    name: str
    kind: str | None = Field(description="of a place, an event, an offer; of a training its diploma")
    code: str | None = Field(description="ROME code of a career")
    level: int | None
    statuses: list[str]
    commune: str | None
    starts_at: datetime | None
    distance_m: int | None = Field(description="to the nearest of its sites")
    why: list[Why]
    also: list[At]
    demo: bool = Field(description="invented, to show how the app works")


class ResultItem(FoundItem):
    """Something that answers."""

    type: ResultType


class NamedCommune(BaseModel):
    """A commune."""

    code: str
    name: str


class ReadingPublic(BaseModel):
    """Something that was read in the words. Sent back as `literal`, they are words and no more."""

    sort: Literal["place_kind", "diploma", "level", "status", "type", "commune", "department"]
    means: str = Field(description="its code, or a diploma’s name")
    kind: str = Field(description="of an event or an offer; else empty")
    name: str = Field(description="of a commune; of a department as the lexicon writes it; else empty")
    words: list[str] = Field(description="those that it was read in, without accents")


class SharedPostcode(BaseModel):
    """A postcode, and those that share it."""

    code: str
    communes: list[NamedCommune]


class Corrected(BaseModel):
    """A word, and what it was read as."""

    typed: str
    meant: str


class UnderstoodPublic(BaseModel):
    """What was read from the words."""

    words: list[str] = Field(description="those that are looked for")
    place_kinds: list[str]
    diplomas: list[str]
    levels: list[int]
    statuses: list[str]
    types: list[str]
    commune: NamedCommune | None
    postcode: SharedPostcode | None = Field(
        description="a postcode of several communes, from whose middle distances are counted"
    )
    outside: str | None = Field(description="a postcode, a department or a town that is not of the region")
    cut: str | None = Field(description="a postcode that lacks a digit")
    department: str | None
    readings: list[ReadingPublic] = Field(description="all that is above, each with its words")
    corrected: list[Corrected]
    matched: Literal["all", "some"] = Field(description="whether something holds all the words")
    distress: bool = Field(
        description="the words tell that somebody is in need: show who listens (3114, 119, 3018, 15), first; "
        "nothing else was looked for, nobody is told, nothing is kept"
    )


class SearchPage(BaseModel):
    """A page of results."""

    items: list[ResultItem]
    next: str | None
    understood: UnderstoodPublic


class Suggestion(BaseModel):
    """Something that begins so."""

    model_config = ConfigDict(from_attributes=True)

    type: ResultType
    id: str
    name: str
    kind: str | None
    commune: str | None


class SearchSuggestions(BaseModel):
    """What may be meant, a few of each type, the likeliest type first."""

    groups: list["SuggestionGroup"]
    corrected: list[Corrected]
    distress: bool = Field(description="as of the search: show who listens")
    commune: NamedCommune | None = Field(description="all that was typed is its name")


class SuggestionGroup(BaseModel):
    """Of one type."""

    type: ResultType
    items: list[Suggestion]
