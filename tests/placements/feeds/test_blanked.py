"""Walls, line 22: a column of a partner's list that is empty or renamed takes as much away as offers do."""

from datetime import date
from typing import Any

import pytest

from api.placements.feeds.service import BrokenFileError
from api.placements.offers.bulk import UNNAMED, OfferImport, OfferRow
from tests.placements.feeds.conftest import Feeds, lba, lba_job

MANY = 40
EMPTY: dict[str, Any] = {
    "offer__description": "",
    "offer__rome_codes": [],
    "offer__target_diploma": None,
    "offer__opening_count": None,
    "contract__start": None,
    "contract__duration": None,
    "contract__type": [],
    "contract__remote": None,
    "workplace__siret": None,
    "workplace__name": None,
    "workplace__location__geopoint": None,
}
KEPT = """
    SELECT partner_id, company_name, siret, description, levels, rome_codes, approximate, places,
        start_on, duration_days, contract, remote FROM offer ORDER BY partner_id
"""


def told(lost: dict[str, Any], count: int = MANY) -> dict[str, Any]:
    """A list whose first offers lack something."""
    whole = {"contract__remote": "hybrid"}
    return lba(*(lba_job(str(n), **{**whole, **(lost if n < count else {})}) for n in range(MANY)))


@pytest.mark.parametrize("field", EMPTY)
class TestColumns:
    def test_an_empty_one_is_refused_and_force_says_that_it_is_meant(self, feeds: Feeds, field: str) -> None:
        lost = {field: EMPTY[field]}
        feeds("offres-lba", told({}))
        before = feeds.rows(KEPT)
        with pytest.raises(BrokenFileError) as refused:
            feeds("offres-lba", told(lost))
        assert (refused.value.code, "40 / 40" in refused.value.detail) == ("many_blank", True)
        assert feeds.rows(KEPT) == before
        assert feeds("offres-lba", told(lost), force=True).updated == MANY
        assert feeds.rows(KEPT) != before

    def test_a_few_empty_ones_are_what_the_partner_knows(self, feeds: Feeds, field: str) -> None:
        feeds("offres-lba", told({}))
        assert feeds("offres-lba", told({field: EMPTY[field]}, count=8)).updated == 8
        assert feeds("offres-lba", told({})).updated == 8


def test_offers_that_go_count_as_gone_not_as_blank(feeds: Feeds) -> None:
    feeds("offres-lba", told({}))
    jobs = told({})["jobs"]
    assert feeds("offres-lba", lba(*jobs[: MANY - 8])).closed == 8


def test_what_was_never_told_is_not_lost(feeds: Feeds) -> None:
    feeds("offres-lba", told({field: EMPTY[field] for field in EMPTY}))
    assert feeds("offres-lba", told({field: EMPTY[field] for field in EMPTY})).unchanged == MANY


def test_every_field_that_an_offer_may_lack_is_looked_at(feeds: Feeds) -> None:
    """Also those that La bonne alternance does not tell: a new one of `OfferRow` is added to the guard."""
    moment, today = feeds.one("SELECT now(), current_date")
    whole = OfferRow(
        *(1, "1", "observation", "Découvrir", "Jardins d’essai", "44109", "Nantes", "44", 47.2, -1.5, False),
        *("https://example.org/1", "Planter", "12345678200010", ["cap"], ["A1203"], "1 rue", "44000", 2),
        *(date(2099, 1, 5), date(2099, 1, 9), [date(2099, 1, 5)], 5, 30.0, "apprentissage", "partly"),
        *("Plain-pied", date(2026, 1, 1), date(2099, 1, 1)),
    )
    bare = OfferRow(*whole[:4], UNNAMED, *whole[5:10], True, whole.apply_url)
    # When it was put there is shown as the day it was first seen; when it ends, as any that tells no end.
    lost = {*OfferRow._field_defaults, "company_name", "approximate"} - {"published_on", "last_day"}
    for row, expected in ((whole, 0), (bare, len(lost))):
        offers = OfferImport(feeds.connection, "offres-lba", moment=moment, today=today)
        with feeds.connection.transaction():
            effects = offers.write([row], kept_days=14, held=lambda _: None)
        assert sum(part.gone for part in effects.blanked) == expected, effects.blanked
