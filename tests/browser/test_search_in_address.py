"""A search stands in its address: place, words, filters; whoever is sent it sees the same."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NANTES, Phones
from tests.browser.steps import cards, choose_commune

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search-in-address")]

NOT_FOUND = "L’adresse de cette page nomme une commune que l’appli ne trouve pas."


def sent(page: Page) -> str:
    """The address as one would send it, without its origin."""
    return page.evaluate("location.pathname + location.search")


def kept_place(page: Page) -> str | None:
    """The place that this phone keeps as its owner's."""
    return page.evaluate("localStorage.getItem('where')")


class TestSentOn:
    def test_another_browser_shows_the_same_search_and_keeps_nothing_of_it(self, phones: Phones) -> None:
        mine, theirs = phones.open(where=NANTES), phones.open()
        mine.goto("/")
        mine.get_by_role("button", name="Lieux", exact=True).tap()
        for part in ("commune=44109", "type=place"):
            expect(mine).to_have_url(re.compile(part))
        expect(mine.locator("[aria-busy=true]")).to_have_count(0)
        first = cards(mine).first.inner_text()
        theirs.goto(sent(mine))
        expect(theirs.get_by_role("button", name="Près de Nantes")).to_be_visible()
        expect(theirs.get_by_role("button", name="Lieux", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        expect(cards(theirs).first).to_have_text(re.compile(re.escape(first.split("\n")[0])))
        assert kept_place(theirs) is None
        theirs.goto("/trainings")
        expect(theirs).to_have_url(re.compile("/trainings$"))

    def test_it_wins_over_the_reader_s_own_place_until_they_choose(self, phones: Phones) -> None:
        page = phones.open(where=NANTES)
        page.goto("/trainings?commune=53130")
        expect(page.get_by_role("button", name="Près de Laval")).to_be_visible()
        page.get_by_role("link", name="Agenda").first.tap()
        expect(page).to_have_url(re.compile("/agenda.*commune=53130"))
        assert '"44109"' in kept_place(page)
        page.goto("/?commune=53130")
        page.get_by_role("button", name="Près de Laval").tap()
        choose_commune(page, "Angers")
        expect(page).to_have_url(re.compile("commune=49007"))
        assert '"49007"' in kept_place(page)

    def test_the_agenda_is_near_first_and_the_whole_region_is_a_tap_away(self, phones: Phones) -> None:
        mine, theirs = phones.open(where=NANTES), phones.open()
        far = "Salon d’Angers"
        mine.goto("/agenda")
        expect(cards(mine).first).to_be_visible()
        expect(mine.get_by_role("link", name=far)).to_have_count(0)
        near = sent(mine)
        mine.get_by_role("button", name="Près de Nantes").tap()
        expect(mine.get_by_role("link", name=far)).to_be_visible()
        expect(mine).to_have_url(re.compile("near=0"))
        # Whoever is sent either sees the same.
        theirs.goto(near)
        expect(theirs.get_by_role("button", name="Près de Nantes")).to_be_visible()
        expect(cards(theirs).first).to_be_visible()
        expect(theirs.get_by_role("link", name=far)).to_have_count(0)
        theirs.goto(sent(mine))
        expect(theirs.get_by_role("button", name="Toute la région")).to_be_visible()
        expect(theirs.get_by_role("link", name=far)).to_be_visible()
        # Where nothing is near, the region is offered.
        mine.goto("/agenda?kind=fair")
        mine.get_by_role("button", name="Toute la région").tap()
        expect(mine.get_by_role("link", name=far)).to_be_visible()

    def test_back_and_forward_bring_each_search_as_it_was(self, phones: Phones) -> None:
        page = phones.open(where=NANTES)
        page.goto("/?type=place")
        expect(page).to_have_url(re.compile("commune=44109"))
        name = cards(page).first.get_by_role("link").first
        name.tap()
        expect(page.get_by_role("button", name="Retour", exact=True)).to_be_visible()
        page.go_back()
        expect(page).to_have_url(re.compile("type=place&commune=44109"))
        page.goto("/?commune=53130")
        expect(page.get_by_role("button", name="Près de Laval")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("button", name="Près de Nantes")).to_be_visible()
        page.go_forward()
        expect(page.get_by_role("button", name="Près de Laval")).to_be_visible()

    def test_words_in_the_address_of_the_home_are_searched(self, phones: Phones) -> None:
        page = phones.open()
        page.goto("/?commune=44109&q=jules")
        expect(page).to_have_url(re.compile(r"/search\?commune=44109&q=jules$"))
        expect(page.get_by_role("button", name="Près de Nantes")).to_be_visible()
        expect(page.get_by_role("link", name="Lycée Jules-Verne").first).to_be_visible()

    def test_the_whole_region_is_a_place_too(self, phones: Phones) -> None:
        page = phones.open()
        page.goto("/")
        page.get_by_role("button", name="Voir toute la région Pays de la Loire").tap()
        expect(page).to_have_url(re.compile("commune=all"))
        other = phones.open(where=NANTES)
        other.goto(sent(page))
        expect(other.get_by_role("button", name="Toute la région")).to_be_visible()


class TestWhatIsNotInIt:
    def test_a_position_is_never_only_its_commune(self, phones: Phones) -> None:
        where = {"longitude": -1.55364, "latitude": 47.21837}
        page = phones.open(geolocation=where, permissions=["geolocation"])
        page.goto("/")
        page.get_by_role("button", name="Utiliser ma position").tap()
        expect(page.get_by_role("button", name="Ma position (Nantes)")).to_be_visible()
        expect(page).to_have_url(re.compile("commune=44109"))
        assert not re.search(r"47\.2|1\.55|lat|lon", sent(page))
        page.reload()
        expect(page.get_by_role("button", name="Ma position (Nantes)")).to_be_visible()

    @pytest.mark.parametrize("named", ["99999", "%3Cscript%3Ealert(1)%3C/script%3E", "44109%2F..", ""])
    def test_an_unknown_commune_is_said_and_another_can_be_chosen(self, phones: Phones, named: str) -> None:
        phones.expect("status of 404")
        page = phones.open()
        page.goto(f"/?commune={named}")
        expect(page.get_by_role("main").get_by_text(NOT_FOUND)).to_be_visible()
        choose_commune(page, "Laval")
        expect(page.get_by_role("button", name="Près de Laval")).to_be_visible()
        expect(page.get_by_role("main").get_by_text(NOT_FOUND)).to_have_count(0)
        expect(page).to_have_url(re.compile(r"/\?commune=53130$"))

    def test_with_a_place_of_one_s_own_the_search_goes_on_there(self, phones: Phones) -> None:
        phones.expect("status of 404")
        page = phones.open(where=NANTES)
        page.goto("/trainings?commune=99999")
        expect(page.get_by_role("main").get_by_text(NOT_FOUND)).to_be_visible()
        expect(page.get_by_role("button", name="Près de Nantes")).to_be_visible()
