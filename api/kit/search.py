"""What a search of located things needs in SQL: the parameters of an area, in the Mercator plane."""

from typing import Any

from api.kit.geo import Box, Position, mercator_y

MARGIN = 16
"""Rows taken beyond the page: nearness in the plane and on the ground differ by well under 1 % at 30 km."""


def area_parameters(centre: Position | None, box: Box | None, radius_m: float | None) -> dict[str, Any]:
    """The named parameters that the statements share; all null without an area."""
    if centre is None or box is None:
        return dict.fromkeys(("lat", "lon", "x", "y", "west", "east", "bottom", "top", "radius_m"))
    return {
        "lat": centre.lat,
        "lon": centre.lon,
        "x": centre.lon,
        "y": mercator_y(centre.lat),
        "west": box.west,
        "east": box.east,
        "bottom": mercator_y(box.south),
        "top": mercator_y(box.north),
        "radius_m": radius_m,
    }
