"""Points on the ground: limits, distances and the Mercator plane in which the database finds the nearest."""

from math import asin, cos, degrees, isfinite, log, pi, radians, sin, sqrt, tan
from typing import NamedTuple

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the GRS 80 ellipsoid, in metres (IUGG)."""

VAGUE_M = 3000
"""Metres by which what is known only by its commune ranks behind its distance: it may be anywhere in it."""

MAX_LATITUDE = 85.0
"""Beyond it the Mercator plane is of no use; no department of France comes near."""


class Position(NamedTuple):
    """A point in WGS 84, decimal degrees."""

    lat: float
    lon: float

    @property
    def is_of_whole_minutes(self) -> bool:
        """Whether it is the point of a town as an atlas has it, a kilometre or two from what stands there."""
        return all(abs(degrees * 60 - round(degrees * 60)) < 0.001 for degrees in self)


class Box(NamedTuple):
    """A rectangle in WGS 84, decimal degrees; it does not cross the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> Position:
        """The middle of the rectangle."""
        return Position((self.south + self.north) / 2, (self.west + self.east) / 2)


def is_position(lat: float, lon: float) -> bool:
    """Whether the pair is a usable point: finite, and within the plane's limits."""
    return isfinite(lat) and isfinite(lon) and abs(lat) <= MAX_LATITUDE and abs(lon) <= 180


def distance_m(a: Position, b: Position) -> float:
    """Great-circle distance in metres (haversine)."""
    half = (
        sin(radians(b.lat - a.lat) / 2) ** 2
        + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(half)))


def mercator_y(lat: float) -> float:
    """Ordinate of the Mercator plane in degrees; the abscissa is the longitude itself."""
    return degrees(log(tan(pi / 4 + radians(lat) / 2)))


def box_around(centre: Position, radius_m: float) -> Box:
    """The smallest rectangle that holds the disc, clamped to the plane's limits."""
    dlat = degrees(radius_m / EARTH_RADIUS_M)
    north = min(MAX_LATITUDE, centre.lat + dlat)
    south = max(-MAX_LATITUDE, centre.lat - dlat)
    dlon = degrees(radius_m / EARTH_RADIUS_M) / cos(radians(max(abs(north), abs(south))))
    return Box(max(-180.0, centre.lon - dlon), south, min(180.0, centre.lon + dlon), north)


def department_of(commune_code: str) -> str:
    """The department that an INSEE code of a commune begins with; three characters overseas."""
    return commune_code[:3] if commune_code.startswith("97") else commune_code[:2]
