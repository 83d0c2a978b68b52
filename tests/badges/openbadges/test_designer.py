from io import BytesIO

import pytest
from PIL import Image

from api.badges.openbadges.designer import COLOURS, ICONS, SHAPES, Colour, Design, Shape, draw
from api.badges.openbadges.pictures import clean_picture


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_there_is_a_choice_named_in_both_languages_without_two_of_a_name() -> None:
    assert (len(SHAPES), len(COLOURS)) == (8, 10)
    assert len(ICONS) >= 40
    for parts in (SHAPES, COLOURS, ICONS):
        for names in zip(*((part.code, part.fr, part.en) for part in parts), strict=True):
            assert len(set(names)) == len(names)
            assert all(names)


@pytest.mark.parametrize("colour", COLOURS, ids=lambda colour: colour.code)
def test_an_icon_stands_out_from_its_ground(colour: Colour) -> None:
    assert contrast(colour.ink, colour.ground) >= 4.5
    assert contrast(colour.accent, colour.ground) >= 3


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.code)
def test_a_design_is_a_picture_that_we_would_take_from_anybody(shape: Shape) -> None:
    picture = clean_picture(draw(Design(shape.code, "plum", "compass")))
    drawn = Image.open(BytesIO(picture.png))
    assert drawn.size == (512, 512)
    # Nothing is cut off at the edges, and it fills most of the square.
    left, top, right, bottom = drawn.getchannel("A").getbbox() or (0, 0, 0, 0)
    assert min(left, top) >= 4
    assert max(right, bottom) <= 508
    assert max(right - left, bottom - top) >= 400


def test_every_icon_is_drawn_and_unlike_the_others() -> None:
    drawn = {draw(Design("circle", "sun", icon.code)) for icon in ICONS}
    assert len(drawn) == len(ICONS)


def test_a_part_that_is_none_is_not_drawn() -> None:
    with pytest.raises(KeyError):
        draw(Design("circle", "plum", "cat"))
