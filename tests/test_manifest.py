"""What a phone reads to install the app: its pictures are there, and its shortcuts lead to pages."""

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest

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
