"""What a phone reads to install the app: its pictures are there, and its shortcuts lead to pages."""

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest

from tests.browser.screens import SCREENS

PWA = Path(__file__).parent.parent / "pwa"
MANIFEST: dict[str, Any] = json.loads((PWA / "public/manifest.webmanifest").read_text("utf-8"))


@pytest.mark.parametrize("icon", MANIFEST["icons"], ids=lambda icon: icon["src"])
def test_each_picture_is_of_the_size_it_says(icon: dict[str, str]) -> None:
    picture = (PWA / "public" / icon["src"].removeprefix("/")).read_bytes()
    if icon["type"] == "image/png":
        assert picture.startswith(b"\x89PNG")
        assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", picture[16:24]))
    else:
        assert b"<svg" in picture


@pytest.mark.parametrize("screen", MANIFEST["screenshots"], ids=lambda screen: screen["src"])
def test_each_screen_is_as_it_says(screen: dict[str, str]) -> None:
    """Taken by `tests/browser/screens.py`. A phone refuses those longer than 2.3 times their breadth."""
    picture = (PWA / "public" / screen["src"].removeprefix("/")).read_bytes()
    assert len(picture) <= 60_000
    assert screen["type"] == "image/webp"
    assert (picture[:4], picture[8:16]) == (b"RIFF", b"WEBPVP8X")
    width, height = (int.from_bytes(picture[at : at + 3], "little") + 1 for at in (24, 27))
    assert screen["sizes"] == f"{width}x{height}"
    assert screen["form_factor"] == ("wide" if width > height else "narrow")
    assert max(width, height) <= 2.3 * min(width, height)
    assert screen["label"]


def test_the_screens_are_those_that_are_taken() -> None:
    taken = {f"/icons/screens/{name}.webp" for name in SCREENS}
    assert {screen["src"] for screen in MANIFEST["screenshots"]} == taken
    # One proportion for each form, or a phone shows none of that form.
    for form in ("narrow", "wide"):
        assert len({one["sizes"] for one in MANIFEST["screenshots"] if one["form_factor"] == form}) == 1


def test_the_shortcuts_lead_to_what_is_opened_most() -> None:
    assert [one["name"] for one in MANIFEST["shortcuts"]] == [
        "Autour de moi",
        "Stages",
        "Métiers",
        "Mon pass",
    ]


@pytest.mark.parametrize("address", [one["url"] for one in MANIFEST["shortcuts"]] + [MANIFEST["start_url"]])
def test_each_address_is_a_page(address: str) -> None:
    routes = (PWA / "src/app/routes.ts").read_text("utf-8")
    assert re.search(rf'route\("{re.escape(address)}",', routes)
