"""Every page for every eye: each view of the app, without a network, in English."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOST, NANTES, Chromium, Phones
from tests.browser.eyes import LOOKS_UNCHOSEN, look, violations
from tests.browser.server import Network
from tests.browser.steps import VIEWS, wait_for_worker
from tests.browser.world import World

HALF = len(VIEWS) // 2


def view_params() -> list[Any]:
    """The views, in two groups that run side by side."""
    names = list(VIEWS)
    return [
        pytest.param(name, marks=pytest.mark.xdist_group(f"browser-views-{position // HALF}"))
        for position, name in enumerate(names)
    ]


pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lent(chromium: Chromium, api_port: int) -> Iterator[Phones]:
    """One phone for all views: opening one for each takes longer than looking."""
    network = Network(api_port)
    phones = Phones(chromium.open(), network)
    # Where the phone is emptied is no page of the app, and has no icon.
    phones.expect("favicon.ico")
    phones.open()
    yield phones
    phones.contexts[0].close()
    network.close()


@pytest.fixture
def cleared(lent: Phones) -> Iterator[Page]:
    """That phone, holding nothing but that its owner chose Nantes."""
    context = lent.contexts[0]
    page = context.pages[0]
    page.goto("/icons/mark.svg")
    everything = {"origin": lent.network.origin, "storageTypes": "all"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", everything)
    context.clear_cookies()
    page.evaluate("sessionStorage.clear()")
    page.evaluate("(where) => localStorage.setItem('where', where)", json.dumps(NANTES))
    yield page
    lent.check()
    lent.troubles.clear()


@pytest.mark.parametrize("view", view_params())
def test_every_view_is_for_every_eye(cleared: Page, world: World, view: str) -> None:
    VIEWS[view](cleared, world)
    look(cleared)


@pytest.mark.service_worker
@pytest.mark.xdist_group("browser-views-0")
def test_axe_finds_nothing_without_a_network(phones: Phones, network: Network, world: World) -> None:
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    network.refuses()
    page.goto(f"/places/{world.cfa}")
    expect(page.get_by_role("heading", level=1, name="Pas de réseau")).to_be_visible()
    assert violations(page) == []


@pytest.mark.xdist_group("browser-views-1")
def test_axe_finds_nothing_in_english(phones: Phones, world: World) -> None:
    page = phones.open(where=NANTES, locale="en-GB")
    page.goto("/more")
    page.get_by_role("radio", name="English").tap()
    expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
    for view in ("results", "place", "event", "career", "interest", "more", "missing page"):
        VIEWS[view](page, world)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert violations(page) == [], view


@pytest.mark.xdist_group("browser-views-1")
def test_words_that_come_with_a_part_of_a_page_are_english_too(phones: Phones, world: World) -> None:
    page = phones.open(where=NANTES, locale="en-GB")
    page.goto("/more")
    page.get_by_role("radio", name="English").tap()
    expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
    page.goto("/careers")
    expect(page.get_by_role("heading", name="Where to begin?")).to_be_visible()


def test_a_choice_that_only_our_colours_show_is_found(page: Page) -> None:
    page.set_content(
        "<style>[aria-pressed=true] { background: pink; color: purple }</style>"
        "<section><button aria-pressed=true>a</button> <button aria-pressed=false>b</button></section>"
    )
    assert page.evaluate(LOOKS_UNCHOSEN) == []
    page.emulate_media(forced_colors="active")
    assert len(page.evaluate(LOOKS_UNCHOSEN)) == 1
