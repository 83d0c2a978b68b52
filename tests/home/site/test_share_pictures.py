"""The pictures beside shared links: one for each kind of page, small, and as the app looks today."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from api.features import SHOWN
from api.home.site.share_pictures import DRAWINGS, FOLDER, draw
from api.platform.kit.head import PICTURE_SIZE

MOST_BYTES = 60_000


def test_each_page_s_picture_is_drawn_and_none_is_drawn_for_nothing() -> None:
    assert {one.picture.name for one in SHOWN} == DRAWINGS.keys()
    assert {file.stem for file in Path(FOLDER).iterdir()} == DRAWINGS.keys()


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_is_what_the_app_s_shapes_and_colours_make_today(name: str) -> None:
    kept = (FOLDER / f"{name}.png").read_bytes()
    assert len(kept) <= MOST_BYTES
    with Image.open(io.BytesIO(kept)) as old, Image.open(io.BytesIO(draw(DRAWINGS[name]))) as new:
        assert old.size == PICTURE_SIZE
        assert ImageChops.difference(old.convert("RGB"), new.convert("RGB")).getbbox() is None, (
            "make share-pictures"
        )
