"""Wire types shared by every feature: clean texts, where to search, and how a page is asked for."""

import math
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar
from unicodedata import category
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from api.platform.kit.geo import MAX_LATITUDE, Box
from api.platform.kit.text import JOINERS, from_outside

Item = TypeVar("Item")

MAX_DEPTH = 30
"""Of what is sent; no shape of ours comes near."""
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Co"})
LETTERS = 3
"""Of the shortest reason."""
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs, by category, of which nothing is seen: fillers of Hangul, the empty Braille cell."""
_NO_SIGNS = _BLANK + "\ufffc"
"""And what stands for something that is not there."""


def _gate(text: str) -> str:
    try:
        return from_outside(text)
    except ValueError as error:
        raise PydanticCustomError("control_character", str(error)) from error


def _visible_line(value: str) -> str:
    """One line that looks like what it is: nothing in it is unseen, or turns the writing round."""
    if any((category(c) in _UNSEEN and c not in JOINERS) or c in _NO_SIGNS for c in value):
        raise PydanticCustomError("control_character", "control characters are not allowed")
    line = " ".join(value.split())
    # Of joiners and marks alone nothing is seen, and they change what stands before them.
    if any(category(word[0])[0] == "M" or word[0] in JOINERS for word in line.split()):
        raise PydanticCustomError("control_character", "a mark without a letter")
    return line


def _said(value: str) -> str:
    """Letters: neither spaces, nor points, nor signs that nobody sees are a reason."""
    if value and sum(sign.isalpha() and sign not in _BLANK for sign in value) < LETTERS:
        raise PydanticCustomError("nothing_said", "this says nothing")
    return value


def is_https(value: str) -> bool:
    """Whether it is an address that a browser or this server may open."""
    try:
        parts = urlsplit(value)
        honest = parts.scheme == "https" and "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        return False
    return honest and value.isascii() and not any(sign.isspace() or sign == "\\" for sign in value)


def _https(value: str) -> str:
    if not is_https(value):
        raise PydanticCustomError("bad_link", "an address that begins with https://")
    return value


def _no_negative_zero(value: float) -> float:
    if value == 0 and math.copysign(1, value) < 0:
        raise PydanticCustomError("negative_zero", "minus zero is not a coordinate")
    return value


CleanText = Annotated[str, AfterValidator(_gate)]
"""Text as `StrictModel` lets it in, where a text stands alone."""
Words = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_gate)]
"""The same without the spaces around it, which count for no length."""
Said = Annotated[Words, AfterValidator(_said)]
"""A motive or a reason: empty where it may be, else a text in which something is said."""
Line = Annotated[str, AfterValidator(_visible_line)]
"""What is shown as the name of somebody or something."""
HttpsUrl = Annotated[Line, Field(max_length=500), AfterValidator(_https)]
"""An address that a browser may open; the link of somebody's words is looked at by safeguarding too."""

Latitude = Annotated[
    float,
    Field(ge=-MAX_LATITUDE, le=MAX_LATITUDE, allow_inf_nan=False, description="WGS 84, degrees"),
    AfterValidator(_no_negative_zero),
]
Longitude = Annotated[
    float,
    Field(ge=-180, le=180, allow_inf_nan=False, description="WGS 84, degrees"),
    AfterValidator(_no_negative_zero),
]
CommuneCode = Annotated[str, Field(pattern=r"^[0-9][0-9AB][0-9]{3}$", description="INSEE code of a commune")]


def _through_gate(value: Any, path: tuple[int | str, ...]) -> Any:
    if isinstance(value, str):
        try:
            return _gate(value)
        except PydanticCustomError as error:
            fault = InitErrorDetails(type=error, loc=path, input=value)
            raise ValidationError.from_exception_data("text", [fault]) from None
    if not isinstance(value, dict | list) or not value:
        return value
    if len(path) == MAX_DEPTH:
        raise PydanticCustomError("too_deep", "nested too deeply")
    if isinstance(value, list):
        return [_through_gate(item, (*path, place)) for place, item in enumerate(value)]
    # A name is part of the answer that refuses it.
    return {_through_gate(name, path): _through_gate(item, (*path, name)) for name, item in value.items()}


class Bilingual(BaseModel):
    """A text in both languages."""

    fr: str
    en: str


class StrictModel(BaseModel):
    """A wire shape in which an unknown key is an error, not silence.

    Every text in it, and in what is in it, passes one gate (`kit.text.from_outside`).
    """

    model_config = ConfigDict(extra="forbid")
    documents: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold a whole document: a signature covers every sign of it, and a parser reads it."""

    @model_validator(mode="before")
    @classmethod
    def _texts(cls, sent: Any) -> Any:
        if not cls.documents or not isinstance(sent, dict):
            return _through_gate(sent, ())
        others = {name: value for name, value in sent.items() if name not in cls.documents}
        return sent | _through_gate(others, ())


class Page(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(description="pass it as `cursor` for the next page; null at the end")


class PageQuery(StrictModel):
    """How much of a list, and from where."""

    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, max_length=600)


class WhereQuery(StrictModel):
    """Where to search: around a point, around a commune, or in a rectangle."""

    lat: Latitude | None = None
    lon: Longitude | None = None
    commune: CommuneCode | None = None
    radius_km: float = Field(30, ge=1, le=200, allow_inf_nan=False)
    bbox: str | None = Field(
        None, max_length=120, description="west,south,east,north in degrees; takes the place of the radius"
    )

    @model_validator(mode="after")
    def _whole_position(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("position_incomplete", "lat and lon go together")
        self.box()
        return self

    def box(self) -> Box | None:
        """The rectangle asked for."""
        if self.bbox is None:
            return None
        try:
            west, south, east, north = (float(part) for part in self.bbox.split(","))
        except ValueError:
            raise PydanticCustomError("bad_bbox", "bbox is west,south,east,north") from None
        if not (-180 <= west < east <= 180 and -MAX_LATITUDE <= south < north <= MAX_LATITUDE):
            raise PydanticCustomError("bad_bbox", "bbox is west,south,east,north")
        return Box(west, south, east, north)
