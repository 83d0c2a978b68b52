"""Trades to which the law gives more room, by the NAF rév. 2 code of the company.

A code says what a company mostly does, so that one outside a list proves nothing: the referent is shown it.
"""

from collections.abc import Iterable

from api.placements.offers.models import Declaration

_HOTELS = ("55.10", "55.20", "55.30")
_RESTAURANTS = ("56.10", "56.29")
_CATERERS = ("56.21",)
CAFES = ("56.30", "47.26")
_BAKERIES = ("10.71", "47.24", "10.72")
_FOOD_SHOPS = ("47.22", "10.13", "47.21", "47.23", "47.29", "10.51", "10.85", "46.38", "10.20", "10.11")
_FLOWERS = ("47.76", "01.19", "01.30")
_SHOWS = ("90.01", "90.02", "90.04", "59.11", "59.14")
_RACES = ("93.12", "93.19", "01.43")
_SITES = ("41", "42", "43", "81.30")

_R3164_1 = (*_HOTELS, *_RESTAURANTS, *_CATERERS, *CAFES, *_BAKERIES, *_FOOD_SHOPS, *_FLOWERS)

OF_DECLARATION: dict[Declaration, tuple[str, ...]] = {
    # R3163-1
    Declaration.NIGHT: (*_HOTELS, *_RESTAURANTS, *_CATERERS, *_BAKERIES, *_SHOWS, *_RACES),
    # R3164-1
    Declaration.SUNDAY: _R3164_1,
    # R3164-2
    Declaration.PUBLIC_HOLIDAYS: (*_R3164_1, *_SHOWS),
    # R3162-1
    Declaration.LONG_HOURS: _SITES,
}
"""Beginnings of the codes of the trades that an article lists."""
LATE_SHOWS = (*_SHOWS, *_RACES)
"""Until midnight, where hotels and restaurants end at 23:30 (R3163-2, R3163-4)."""
_EARLY_OR_LATE = (*OF_DECLARATION[Declaration.NIGHT], *CAFES)
_EARLY_OR_LATE_CAREERS = ("D1102", "D1104", "D1108", "D1117", "G16", "G18", "L12", "L15")
"""ROME: bakers and pastry cooks, kitchens, restaurants and cafés, shows."""


def early_or_late(naf: str | None, rome_codes: Iterable[str]) -> bool:
    """Whether a trade usually works at hours that are forbidden to minors (R3163-1): as far as is known."""
    return bool(among(naf, _EARLY_OR_LATE)) or any(
        code.startswith(_EARLY_OR_LATE_CAREERS) for code in rome_codes
    )


def among(naf: str | None, beginnings: tuple[str, ...]) -> bool | None:
    """Whether a company is of one of these trades; null where its code is not known."""
    return None if not naf else naf.startswith(beginnings)
