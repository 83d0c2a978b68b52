"""Drawing by pen: the parts of our icons as SVG paths on a grid of 96 by 96."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

GRID = 96
"""The side of the grid on which icons are drawn."""

Tone = Literal["ink", "accent", "ground"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One part of an icon: a filled path, or a line of some width (round ends) where `width` is not 0."""

    d: str
    tone: Tone = "ink"
    width: float = 0


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon to choose: its code, its name in French and English, and its parts from back to front."""

    code: str
    fr: str
    en: str
    parts: tuple[Stroke, ...]


def ink(*paths: str) -> Stroke:
    """Fill with the icon's light colour."""
    return Stroke("".join(paths))


def spark(*paths: str) -> Stroke:
    """Fill with the accent."""
    return Stroke("".join(paths), "accent")


def hole(*paths: str) -> Stroke:
    """Fill with the ground, as if cut out."""
    return Stroke("".join(paths), "ground")


def line(d: str, width: float = 8, tone: Tone = "ink") -> Stroke:
    """Draw a line with round ends and corners."""
    return Stroke(d, tone, width)


def circle(x: float, y: float, r: float) -> str:
    """The path of a circle."""
    return f"M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(2 * r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-2 * r)} 0z"


def box(x: float, y: float, width: float, height: float, r: float = 4) -> str:
    """The path of a rectangle with round corners."""
    across, down, arc = _n(width - 2 * r), _n(height - 2 * r), f"a{_n(r)} {_n(r)} 0 0 1"
    return (
        f"M{_n(x + r)} {_n(y)}h{across}{arc} {_n(r)} {_n(r)}v{down}{arc} {_n(-r)} {_n(r)}"
        f"h-{across}{arc} {_n(-r)} {_n(-r)}v-{down}{arc} {_n(r)} {_n(-r)}z"
    )


def star(x: float, y: float, points: int, outer: float, inner: float, turn: float = 0) -> str:
    """The path of a star, its first point upwards; `turn` in parts of a point."""
    corners = []
    for place in range(2 * points):
        angle = pi * (place + 2 * turn) / points - pi / 2
        r = inner if place % 2 else outer
        corners.append(f"{_n(x + r * cos(angle))} {_n(y + r * sin(angle))}")
    return f"M{'L'.join(corners)}z"


def rays(x: float, y: float, count: int, inner: float, outer: float) -> str:
    """The path of lines that go out from a middle."""
    parts = []
    for place in range(count):
        dx, dy = sin(2 * pi * place / count), -cos(2 * pi * place / count)
        parts.append(f"M{_n(x + inner * dx)} {_n(y + inner * dy)}L{_n(x + outer * dx)} {_n(y + outer * dy)}")
    return "".join(parts)


def scallops(x: float, y: float, count: int, r: float, bulge: float) -> str:
    """The path of a rosette: arcs of radius `bulge` along a circle of radius `r`."""
    arc = f"A{_n(bulge)} {_n(bulge)} 0 0 1 "
    corners = []
    for place in range(count):
        angle = 2 * pi * (place + 0.5) / count - pi / 2
        corners.append(f"{_n(x + r * cos(angle))} {_n(y + r * sin(angle))}")
    return f"M{arc.join([*corners, corners[0]])}z"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
