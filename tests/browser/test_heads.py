"""What is said of a page before any script runs is what its reader then sees."""

from html import unescape

import pytest
from playwright.sync_api import Page, expect

from api.features import SHOWN
from api.platform.feature.shown import Shown
from tests.browser.conftest import Phones
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-heads")]

SINGLE = [one.page for one in SHOWN if isinstance(one, Shown)]


def served_title(page: Page, address: str, language: str) -> str:
    """The title in the page as it is sent."""
    sent = page.request.get(address, headers={"Accept-Language": language}).text()
    return unescape(sent.partition("<title>")[2].partition("</title>")[0])


class TestTitles:
    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_each_page_is_called_as_it_calls_itself(
        self, phones: Phones, world: World, language: str
    ) -> None:
        page = phones.open(locale="en-GB" if language == "fr" else "fr-FR")
        page.goto("/more")
        page.get_by_role("radio", name="English" if language == "en" else "Français").tap()
        expect(page.locator("html")).to_have_attribute("lang", language)
        things = [f"/places/{world.lycee}", "/careers/D1102"]
        for address in [*SINGLE, *things]:
            title = served_title(page, address, language)
            assert title != "E-pass Orientation"
            page.goto(address)
            expect(page).to_have_title(title)
        # The page came in the other language of the browser.
        assert page.locator("html").get_attribute("lang") == language

    def test_the_title_follows_whoever_goes_on(self, page: Page) -> None:
        page.goto("/careers")
        # Until its lists are there, the page grows and the link moves on.
        expect(page.get_by_role("heading", name="Par où commencer")).to_be_visible()
        page.get_by_role("link", name="Mentions légales").tap()
        expect(page).to_have_title("Mentions légales · E-pass Orientation")
        page.go_back()
        expect(page).to_have_title("Métiers · E-pass Orientation")
