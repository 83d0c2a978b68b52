"""What a page says before its scripts run: there without them, moving nothing, never another page's."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phones
from tests.browser.server import Network
from tests.browser.steps import wait_for_worker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-first-words")]

WHERE = """() => [".top", ".brand .mark", ".sheet-head .kind", "h1", ".lead"].map((one) => {
    const { x, y, width, height } = document.querySelector(one)?.getBoundingClientRect() ?? {};
    return [one, x, y, width, height];
})"""
SAW = """window.saw = []; new MutationObserver(() => {
    const heading = document.querySelector("h1")?.textContent;
    if (heading && heading !== window.saw.at(-1)) window.saw.push(heading);
}).observe(document, { childList: true, subtree: true, characterData: true });
window.shifts = []; new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.shifts.push(one.value);
}).observe({ type: "layout-shift", buffered: true });"""


def sheets(world: World) -> dict[str, str]:
    """Addresses, and the headings of their pages."""
    return {
        "/": "Autour de moi",
        "/careers/D1102": "Boulanger / Boulangère",
        "/trainings/50022137": "CAP Boulanger",
        f"/offers/{world.pastry}": "",
        f"/places/{world.lycee}": "Lycée Jules-Verne",
        f"/events/{world.open_day}": "",
    }


def whole(page: Page) -> None:
    """Wait for the app's own page."""
    expect(
        page.get_by_role("button", name=re.compile("^(Enregistrer|Utiliser ma position)$"))
    ).to_be_visible()


class TestWithoutScripts:
    def test_a_sheet_says_what_it_is_about(self, phones: Phones, world: World) -> None:
        page = phones.open(java_script_enabled=False)
        for address, heading in sheets(world).items():
            page.goto(address)
            title = page.get_by_role("heading", level=1)
            expect(title).to_be_visible()
            if heading:
                expect(title).to_have_text(heading)
            expect(page.get_by_role("link", name="E-pass Orientation")).to_be_visible()

    def test_a_page_that_is_somebody_s_says_nothing(self, phones: Phones) -> None:
        page = phones.open(java_script_enabled=False)
        for address in ("/me", "/conversations", "/offers/00000000-0000-7000-8000-000000000000"):
            page.goto(address)
            expect(page.get_by_role("link", name="E-pass Orientation")).to_be_visible()
            expect(page.get_by_role("heading")).to_have_count(0)


class TestTheAnswerThatCame:
    def test_it_is_not_asked_for_again_until_the_page_is_opened_anew(self, phones: Phones) -> None:
        page = phones.open()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto("/careers/D1102")
        whole(page)
        assert "/api/v1/careers/D1102" not in asked
        page.get_by_role("link", name="Métiers", exact=True).tap()
        expect(page.get_by_role("heading", level=1, name="Métiers")).to_be_visible()
        page.go_back()
        whole(page)
        assert "/api/v1/careers/D1102" in asked

    def test_a_place_in_the_address_is_known_at_once(self, phones: Phones) -> None:
        page = phones.open()
        page.route("**/api/v1/communes/*", lambda route: route.abort())
        page.goto("/?commune=44109")
        expect(page.get_by_role("button", name="Nantes")).to_be_visible()


class TestTheAppTakesOver:
    @pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
    def test_nothing_moves(self, phones: Phones, world: World, size: tuple[int, int]) -> None:
        phones.expect("ERR_FAILED")
        options: dict[str, Any] = {"viewport": {"width": size[0], "height": size[1]}}
        for address in sheets(world):
            before = phones.open(**options)
            before.route("**/*.js", lambda route: route.abort())
            before.goto(address)
            expect(before.locator("#first-words")).to_be_visible()
            painted = before.evaluate(WHERE)
            after = phones.open(**options)
            after.add_init_script(SAW)
            after.goto(address)
            whole(after)
            for was, now in zip(painted, after.evaluate(WHERE), strict=True):
                # An offer's company is not told before: it may be a person.
                if was[1] is not None and "kind" not in was[0]:
                    assert was == now
            assert len(after.evaluate("saw")) == 1
            # The home says the region's name once it knows it, below its first words.
            assert address == "/" or after.evaluate("shifts") == []
            assert after.locator("#first-words").count() == 0

    def test_who_chose_english_does_not_go_on_in_french(self, phones: Phones) -> None:
        page = phones.open()
        page.goto("/more")
        page.get_by_role("radio", name="English").tap()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.route("**/api/v1/careers/*", lambda _: None)
        page.goto("/careers/D1102")
        expect(page.get_by_text("Loading")).to_be_attached()
        expect(page.locator("#first-words")).to_have_count(0)

    def test_the_next_page_begins_with_its_own(self, page: Page) -> None:
        page.goto("/careers/D1102")
        whole(page)
        page.route("**/api/v1/careers?*", lambda _: None)
        page.get_by_role("link", name="Métiers", exact=True).tap()
        expect(page.get_by_role("heading", level=1, name="Métiers")).to_be_visible()
        expect(page.locator("#first-words")).to_have_count(0)


@pytest.mark.service_worker
def test_without_a_network_no_page_begins_with_another_s(phones: Phones, network: Network) -> None:
    page = phones.open()
    page.goto("/careers/D1102")
    wait_for_worker(page)
    shell = page.evaluate("caches.match('/index.html').then((kept) => kept.text())")
    assert '<main id="main"></main>' in shell
    page.add_init_script(SAW)
    phones.expect("ERR_|Failed to fetch|503")
    network.refuses()
    page.goto("/saved")
    expect(page.get_by_role("heading", level=1, name="Enregistrés")).to_be_visible()
    assert page.evaluate("saw") == ["Enregistrés"]
