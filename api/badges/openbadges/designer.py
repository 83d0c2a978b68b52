"""Badges composed from parts: a shape, a colour and an icon make a picture.

The parts are data, so that the app draws the same picture before it is asked for: see `draw` for how.
"""

from dataclasses import dataclass

from api.badges.openbadges.icons import ICONS
from api.badges.openbadges.strokes import GRID, Icon, Stroke, circle, scallops, star

__all__ = [
    "COLOURS",
    "GRID",
    "ICONS",
    "RIM",
    "SHAPES",
    "SIDE",
    "SOFT",
    "Colour",
    "Design",
    "Icon",
    "Shape",
    "draw",
]

SIDE = 240
"""A design is drawn in a square of this side."""
RIM, SOFT = 36, 16
"""Widths of the line around the shape: in the rim's colour, then in the ground's; they round its corners."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape to choose: its outline, what hangs behind it, and where the icon stands in it."""

    code: str
    fr: str
    en: str
    d: str
    x: float = 120
    y: float = 120
    scale: float = 1.2
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour to choose: the ground, the rim around it, the icon's ink and its accent."""

    code: str
    fr: str
    en: str
    ground: str
    rim: str
    ink: str
    accent: str


@dataclass(frozen=True, slots=True)
class Design:
    """What a badge's picture is composed of, by the codes of its parts."""

    shape: str
    colour: str
    icon: str


CREAM, AMBER, PLUM, BRICK = "#fbf6ee", "#ffb545", "#4b2a63", "#a8371c"

SHAPES = (
    Shape("circle", "Rond", "Circle", circle(120, 120, 92), scale=1.55),
    Shape("square", "Carré", "Square", "M40 40H200V200H40z", scale=1.6),
    Shape("hexagon", "Hexagone", "Hexagon", star(120, 120, 3, 98, 98), scale=1.5),
    Shape(
        "shield",
        "Bouclier",
        "Shield",
        "M36 42C68 42 98 36 120 24c22 12 52 18 84 18v66c0 50-32 84-84 108-52-24-84-58-84-108z",
        y=114,
        scale=1.45,
    ),
    Shape("rosette", "Rosace", "Rosette", scallops(120, 120, 10, 82, 27), scale=1.4),
    Shape("diamond", "Losange", "Diamond", "M120 22 218 120 120 218 22 120z", scale=1.25),
    Shape("petal", "Pétale", "Petal", "M30 30h90a90 90 0 1 1-90 90z", scale=1.5),
    Shape(
        "medal",
        "Médaille",
        "Medal",
        circle(120, 96, 72),
        y=96,
        scale=1.22,
        behind="M66 140 44 222l32-10 24 20 20-60 20 60 24-20 32 10-22-82z",
    ),
)

COLOURS = (
    Colour("plum", "Prune", "Plum", PLUM, "#2f173f", CREAM, AMBER),
    Colour("violet", "Violet", "Violet", "#6a3fa0", "#46256f", CREAM, AMBER),
    Colour("raspberry", "Framboise", "Raspberry", "#9c2459", "#6a123a", CREAM, AMBER),
    Colour("brick", "Brique", "Brick", BRICK, "#74220e", CREAM, "#ffc978"),
    Colour("bronze", "Bronze", "Bronze", "#7a4a12", "#50300a", CREAM, AMBER),
    Colour("forest", "Forêt", "Forest", "#14633a", "#0b4025", CREAM, AMBER),
    Colour("lagoon", "Lagon", "Lagoon", "#0d665f", "#07433e", CREAM, AMBER),
    Colour("sea", "Mer", "Sea", "#1c4f8c", "#11325b", CREAM, AMBER),
    Colour("sun", "Soleil", "Sun", AMBER, "#c96a10", PLUM, "#9c2f16"),
    Colour("sand", "Sable", "Sand", "#fbf0dc", "#d9b98a", PLUM, BRICK),
)

_SHAPES = {shape.code: shape for shape in SHAPES}
_COLOURS = {colour.code: colour for colour in COLOURS}
_ICONS = {icon.code: icon for icon in ICONS}


def draw(design: Design) -> bytes:
    """Draw a design as SVG. Raises KeyError where a code names no part.

    From back to front: what hangs behind; the outline in the rim's colour with a line of `RIM` around; the
    outline in the ground's with a line of `SOFT`; the icon's parts, each filled or drawn as a line in ink,
    accent or ground, the middle of its grid at the shape's place, scaled.
    """
    shape, colour, icon = _SHAPES[design.shape], _COLOURS[design.colour], _ICONS[design.icon]
    behind = f'<path d="{shape.behind}" fill="{colour.accent}"/>' if shape.behind else ""
    outline = "".join(
        f'<path d="{shape.d}" fill="{paint}" stroke="{paint}" stroke-width="{width}"/>'
        for paint, width in ((colour.rim, RIM), (colour.ground, SOFT))
    )
    place = f"translate({shape.x:g} {shape.y:g})scale({shape.scale:g})translate({-GRID / 2:g} {-GRID / 2:g})"
    parts = "".join(_part(part, colour) for part in icon.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" stroke-linejoin="round"'
        f' stroke-linecap="round">{behind}{outline}<g transform="{place}">{parts}</g></svg>'
    ).encode()


def _part(part: Stroke, colour: Colour) -> str:
    paint = {"ink": colour.ink, "accent": colour.accent, "ground": colour.ground}[part.tone]
    if part.width:
        return f'<path d="{part.d}" fill="none" stroke="{paint}" stroke-width="{part.width:g}"/>'
    return f'<path d="{part.d}" fill="{paint}"/>'
