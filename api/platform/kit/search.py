"""What a search of located things needs in SQL: the parameters of an area, in the Mercator plane."""

from math import cos, radians
from typing import Any

from api.platform.kit.geo import EARTH_RADIUS_M, Box, Position, mercator_y


def taken(limit: int) -> int:
    """Rows taken from the index for a page and the row after it.

    More than these, since nearness in the plane and on the ground differ: by well under 1 % at 30 km.
    """
    return limit + 1 + 6 + limit // 10


def area_parameters(area: tuple[Position, Box, float | None] | None) -> dict[str, Any]:
    """The named parameters that the statements share; all null without an area.

    An area is what distances are measured from, a rectangle, and a limit of distance in metres or none.
    """
    if area is None:
        names = ("lat", "lon", "x", "y", "west", "east", "bottom", "top", "radius_m", "metres_per_degree")
        return dict.fromkeys(names)
    centre, box, radius_m = area
    # Towards the pole a degree of the plane is shorter on the ground. A straight way bulges a little beyond
    # the rectangle, hence the thousandth.
    farthest = max(abs(box.south), abs(box.north), abs(centre.lat))
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
        "metres_per_degree": 0.999 * radians(EARTH_RADIUS_M) * cos(radians(farthest)),
    }
