"""Wire shapes of the parts that pictures are composed of."""

from typing import Literal

from pydantic import BaseModel, Field


class ShapePublic(BaseModel):
    """A shape to choose, and how it is drawn: see `api/badges/openbadges/designer.py`."""

    code: str
    fr: str
    en: str
    d: str
    x: float = Field(description="where the middle of the icon's grid stands")
    y: float
    scale: float
    behind: str


class ColourPublic(BaseModel):
    """A colour to choose: the ground, the rim around it, the icon's ink and its accent."""

    code: str
    fr: str
    en: str
    ground: str
    rim: str
    ink: str
    accent: str


class StrokePublic(BaseModel):
    """A part of an icon: filled, or a line of that width."""

    d: str
    tone: Literal["ink", "accent", "ground"]
    width: float


class IconPublic(BaseModel):
    """An icon to choose."""

    code: str
    fr: str
    en: str
    parts: list[StrokePublic]


class DesignChoices(BaseModel):
    """Of what pictures are composed, and how they are drawn."""

    side: int
    grid: int
    rim_width: int
    soft_width: int
    shapes: list[ShapePublic]
    colours: list[ColourPublic]
    icons: list[IconPublic]
