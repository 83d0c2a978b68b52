"""Tiles of schools' portals (ENT): each leads to one page of the app, by its name."""

import re
from enum import StrEnum

_UAI = re.compile(r"[0-9]{7}[A-Za-z]")


class Tile(StrEnum):
    """What a tile may lead to. A portal names it, and never an address: nobody is led elsewhere by a link."""

    HOME = "accueil"
    OFFERS = "offres"
    EVENTS = "evenements"
    TALKS = "conversations"


def page_of(tile: Tile, uai: str) -> str:
    """The page of the app that goes on from there: it knows the person's level, and the tile's school."""
    known = f"?uai={uai.upper()}" if _UAI.fullmatch(uai) else ""
    return f"/tiles/{tile}{known}"


def tile_of(name: str) -> Tile | None:
    """The tile of that name; None where there is none."""
    return Tile(name) if name in set(Tile) else None
