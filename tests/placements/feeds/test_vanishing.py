"""Walls, line 22: an offer that is held, or ends at once, vanishes as one does that is not on the list."""

from datetime import date, timedelta
from typing import Any

import pytest

from api.guide.opendata.report import ImportReport
from api.placements.feeds.service import BrokenFileError
from api.platform.kit.clock import today
from tests.factories import LAVAL
from tests.placements.feeds.conftest import Feeds, lba, lba_job

MANY = 40
KEPT = "SELECT partner_id, status, title, description, expires_on FROM offer ORDER BY partner_id"
AT_LAVAL = {
    "workplace__location": {
        "address": "1 rue des Essais 53000 Laval",
        "geopoint": {"type": "Point", "coordinates": [LAVAL[1], LAVAL[0]]},
    }
}
ASKS_FOR_WOMEN = {"offer__description": "De préférence une jeune femme de moins de 25 ans."}
ONE_MORE_WORD = {"offer__description": "Tailler, planter, arroser, semer."}


def until(last_day: date) -> dict[str, Any]:
    return {"offer__publication": {"creation": None, "expiration": last_day.isoformat()}}


def told(changed: dict[str, Any], count: int = MANY, others: dict[str, Any] | None = None) -> dict[str, Any]:
    """A list whose first offers are changed like this, and its others like that."""
    return lba(*(lba_job(str(n), **(changed if n < count else others or {})) for n in range(MANY)))


def refused(feeds: Feeds, content: object, count: str) -> None:
    """The list is refused because so many would vanish; what is there stays as it is."""
    before = feeds.rows(KEPT)
    with pytest.raises(BrokenFileError) as error:
        feeds("offres-lba", content)
    assert (error.value.code, count in error.value.detail) == ("many_gone", True)
    assert feeds.rows(KEPT) == before


def accepted(feeds: Feeds, content: object, **options: Any) -> ImportReport:
    return feeds("offres-lba", content, **options)


def test_the_offers_of_one_department_count_by_themselves(feeds: Feeds) -> None:
    """As when one department's page of a partner is empty, which is a sixth of the whole."""
    whole = told(AT_LAVAL, count=6)
    accepted(feeds, whole)
    refused(feeds, lba(*whole["jobs"][6:]), "6 / 6")
    assert accepted(feeds, lba(*whole["jobs"][3:])).closed == 3


def test_offers_that_move_to_another_department_are_missed_in_their_own(feeds: Feeds) -> None:
    accepted(feeds, told(AT_LAVAL, count=6))
    refused(feeds, told({}), "6 / 6")
    assert accepted(feeds, told(AT_LAVAL, count=3)).updated == 3


def test_applications_do_not_all_go_to_another_site(feeds: Feeds) -> None:
    """A young person who applies gives a name and a number: a partner's sites are few and known."""
    elsewhere = {"apply__url": "https://another.example/x"}
    accepted(feeds, told({}))
    with pytest.raises(BrokenFileError, match="9 / 40") as error:
        accepted(feeds, told(elsewhere, count=9))
    assert error.value.code == "many_changed"
    assert accepted(feeds, told(elsewhere, count=8)).updated == 8


class TestHeld:
    def test_a_sentence_added_to_all_of_them_is_refused_and_force_says_that_it_is_meant(
        self, feeds: Feeds
    ) -> None:
        accepted(feeds, told({}))
        refused(feeds, told(ASKS_FOR_WOMEN), "40 / 40")
        accepted(feeds, told(ASKS_FOR_WOMEN), force=True)
        assert set(feeds.states().values()) == {"review"}

    def test_a_few_wait_for_a_referent(self, feeds: Feeds) -> None:
        accepted(feeds, told({}))
        accepted(feeds, told(ASKS_FOR_WOMEN, count=8))
        assert sorted(feeds.states().values()).count("review") == 8

    def test_those_that_were_never_found_are_not_missed(self, feeds: Feeds) -> None:
        accepted(feeds, told(ASKS_FOR_WOMEN))
        assert accepted(feeds, told(ASKS_FOR_WOMEN)).unchanged == MANY

    def test_other_words_change_nothing(self, feeds: Feeds) -> None:
        accepted(feeds, told({}))
        assert accepted(feeds, told(ONE_MORE_WORD)).updated == MANY


class TestEnds:
    @pytest.mark.parametrize("days", [0, 1])
    @pytest.mark.parametrize("before", [{}, until(date(2099, 3, 1))], ids=["no last day", "a far one"])
    def test_a_last_day_within_a_day_for_all_of_them_is_refused(
        self, feeds: Feeds, before: dict[str, Any], days: int
    ) -> None:
        accepted(feeds, told(before))
        last = until(today() + timedelta(days=days))
        refused(feeds, told(last, others=before), "40 / 40")
        assert accepted(feeds, told(last, count=8, others=before)).updated == 8

    def test_a_last_day_of_next_week_is_what_the_partner_knows(self, feeds: Feeds) -> None:
        accepted(feeds, told(until(date(2099, 3, 1))))
        assert accepted(feeds, told(until(today() + timedelta(days=7)))).updated == MANY

    def test_those_that_end_anyway_are_not_missed(self, feeds: Feeds) -> None:
        accepted(feeds, told(until(today() + timedelta(days=1))))
        assert accepted(feeds, told(until(today()))).updated == MANY


def test_links_and_words_that_become_others_a_few_a_day_add_up(feeds: Feeds) -> None:
    for changed in (
        {"apply__url": "https://autre.example.net/"},
        {"offer__title": "Gagner vite de l’argent"},
    ):
        accepted(feeds, told({}))
        accepted(feeds, told(changed, count=6))
        with pytest.raises(BrokenFileError) as error:
            accepted(feeds, told(changed, count=12))
        assert (error.value.code, "12 / 40" in error.value.detail) == ("many_changed", True)
        # Putting the first right, while others change, is no more of it.
        others = {"offer__title": "Apprenti fleuriste"}
        accepted(feeds, told({}, count=36, others=others))
