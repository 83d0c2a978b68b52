"""Pictures composed here: the parts to choose from, and what they make."""

from dataclasses import asdict
from functools import cache

from api.badges.issuing.design_schemas import (
    ColourPublic,
    DesignChoices,
    IconPublic,
    ShapePublic,
    StrokePublic,
)
from api.badges.issuing.schemas import DesignWrite
from api.badges.openbadges.designer import COLOURS, GRID, ICONS, RIM, SHAPES, SIDE, SOFT, Design, draw
from api.platform.kit.problems import InvalidInputError

_CODES = {
    "shape": {one.code for one in SHAPES},
    "colour": {one.code for one in COLOURS},
    "icon": {one.code for one in ICONS},
}


@cache
def choices_json() -> bytes:
    """Every part, as `DesignChoices`."""
    choices = DesignChoices(
        side=SIDE,
        grid=GRID,
        rim_width=RIM,
        soft_width=SOFT,
        shapes=[ShapePublic(**asdict(one)) for one in SHAPES],
        colours=[ColourPublic(**asdict(one)) for one in COLOURS],
        icons=[
            IconPublic(
                code=one.code,
                fr=one.fr,
                en=one.en,
                parts=[StrokePublic(d=part.d, tone=part.tone, width=part.width) for part in one.parts],
            )
            for one in ICONS
        ],
    )
    return choices.model_dump_json().encode()


def drawn(wanted: DesignWrite) -> bytes:
    """The picture as SVG. Raises InvalidInputError for a part that does not exist."""
    for part, codes in _CODES.items():
        if getattr(wanted, part) not in codes:
            raise InvalidInputError(part, "unknown_part")
    return draw(Design(wanted.shape, wanted.colour, wanted.icon))
