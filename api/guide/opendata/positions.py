"""Coordinates of public files: projected or not, swapped, missing, or nowhere near France."""

from functools import cache
from math import isfinite
from typing import TYPE_CHECKING

from api.guide.opendata import normalise
from api.platform.kit.geo import Box, Position

if TYPE_CHECKING:
    from pyproj import Transformer

_FRANCE = (
    Box(-5.6, 41.2, 9.8, 51.3),  # metropolitan France
    Box(-63.2, 14.2, -60.6, 18.2),  # Antilles
    Box(-54.8, 2.0, -51.4, 6.0),  # Guyane
    Box(55.0, -21.5, 56.0, -20.7),  # La Réunion
    Box(44.9, -13.1, 45.4, -12.5),  # Mayotte
    Box(-56.6, 46.6, -56.0, 47.3),  # Saint-Pierre-et-Miquelon
    Box(163.5, -23.0, 168.2, -19.3),  # Nouvelle-Calédonie
    Box(-155.0, -28.0, -134.0, -7.5),  # Polynésie française
    Box(-178.4, -14.5, -175.9, -13.0),  # Wallis-et-Futuna
)
_PROJECTIONS = frozenset(
    (
        *(2154, 27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574),  # Lambert 93 and its elders
        *range(3942, 3951),  # Lambert conic conformal, nine zones
        *(32630, 32631, 32632, 25830, 25831, 25832),  # UTM, metropolitan France
        *(2970, 2972, 2975, 4467, 4471, 5490, 32620, 32622, 32738, 32740, 32758),  # UTM, overseas
        *(3163, 3296, 3297, 3857, 4171, 4258, 4326),
    )
)
FAR_DEGREES = 0.7
"""A point further than that from its commune's centre (some 50 km) is a mistake."""


def plausible(lat: float | None, lon: float | None) -> Position | None:
    """The point when it lies in a French territory, six decimals kept (ten centimetres)."""
    if lat is None or lon is None or not (isfinite(lat) and isfinite(lon)):
        return None
    for box in _FRANCE:
        if box.south <= lat <= box.north and box.west <= lon <= box.east:
            return Position(round(lat, 6), round(lon, 6))
    return None


def projected(x: object, y: object, epsg: object) -> Position | None:
    """A point from projected coordinates in metres and the code of their system (`EPSG:2154` or `2154`)."""
    across, up = normalise.number(x), normalise.number(y)
    code = normalise.whole(normalise.text(epsg).upper().removeprefix("EPSG:"))
    if across is None or up is None or code not in _PROJECTIONS:
        return None
    from pyproj.exceptions import ProjError

    try:
        lon, lat = _transformer(code).transform(across, up)
    except ProjError:
        return None
    return plausible(lat, lon)


@cache
def _transformer(epsg: int) -> "Transformer":
    from pyproj import Transformer

    return Transformer.from_crs(epsg, 4326, always_xy=True)


def near(position: Position | None, centre: Position | None, within: float = FAR_DEGREES) -> bool:
    """Whether the point can be in the commune of that centre; true when one of them is not known."""
    return (
        position is None
        or centre is None
        or (abs(position.lat - centre.lat) <= within and abs(position.lon - centre.lon) <= within)
    )
