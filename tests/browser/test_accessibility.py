"""Every page for every eye: axe in light and dark, on phone and desktop; narrow screens and large text."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import LOST, NANTES, PWA, Phones
from tests.browser.server import Network
from tests.browser.steps import VIEWS, wait_for_worker
from tests.browser.world import World

AXE = (PWA / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
HALF = len(VIEWS) // 2


def view_params() -> list[Any]:
    """The views, in two groups that run side by side."""
    names = list(VIEWS)
    return [
        pytest.param(name, marks=pytest.mark.xdist_group(f"browser-views-{position // HALF}"))
        for position, name in enumerate(names)
    ]


pytestmark = pytest.mark.browser


def violations(page: Page, rules: list[str]) -> list[str]:
    """What axe finds, one line for each element."""
    found: list[dict[str, Any]] = page.evaluate(
        "(rules) => axe.run({ runOnly: rules }).then(({ violations }) => violations)", rules
    )
    return [
        f"{rule['id']}: {node['html'][:200]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("view", view_params())
def test_axe_finds_nothing(phones: Phones, world: World, view: str) -> None:
    page = phones.open(where=NANTES, reduced_motion="reduce")
    VIEWS[view](page, world)
    page.evaluate(AXE)
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        assert violations(page, RULES) == []
        # The same page in other colours: only the rules on colours may judge otherwise.
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOUR_RULES) == []


@pytest.mark.xdist_group("browser-views-0")
def test_axe_finds_nothing_without_a_network(phones: Phones, network: Network, world: World) -> None:
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    network.refuses()
    page.goto(f"/places/{world.cfa}")
    expect(page.get_by_role("heading", level=1, name="Pas de réseau")).to_be_visible()
    page.evaluate(AXE)
    assert violations(page, RULES) == []


@pytest.mark.xdist_group("browser-views-1")
def test_axe_finds_nothing_in_english(phones: Phones, world: World) -> None:
    page = phones.open(where=NANTES, locale="en-GB")
    page.goto("/more")
    page.get_by_role("radio", name="English").tap()
    expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
    for view in ("results", "place", "event", "career", "interest", "more", "missing page"):
        VIEWS[view](page, world)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.evaluate(AXE)
        assert violations(page, RULES) == [], view


TOO_WIDE = """() => {
    const root = document.scrollingElement;
    const sheet = document.querySelector("dialog[open] .sheet-content");
    return [root, sheet]
        .filter((one) => one && one.scrollWidth > one.clientWidth + 1)
        .flatMap((one) => [...one.querySelectorAll("*")]
            .filter((part) => part.getBoundingClientRect().right > one.clientWidth + 1)
            .map((part) => part.outerHTML.slice(0, 120)));
}"""
"""What makes the page, or the sheet on it, wider than the screen."""


@pytest.mark.parametrize("view", view_params())
def test_narrow_screens_and_large_text_never_scroll_sideways(phones: Phones, world: World, view: str) -> None:
    page = phones.open(where=NANTES, viewport=NARROW, reduced_motion="reduce")
    VIEWS[view](page, world)
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(TOO_WIDE) == []
