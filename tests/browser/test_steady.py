"""Nothing that is being read moves away while the rest of a page comes."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NANTES, Phones
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-steady")]

NOTE_SHIFTS = """window.moved = 0;
new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
}).observe({ type: "layout-shift", buffered: true });"""
GOOD = 0.1
"""What Web Vitals call good, of all shifts together."""
NETWORK_S = 0.4


def _go_slowly(page: Page, address: str) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(NETWORK_S * 1000)
        route.continue_()

    page.route("**/api/v1/**", slowly)
    page.goto(address)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("page_of", ["/", "/search?q=boulanger", "/careers/D1102", "/offers/{offer}"])
def test_a_page_that_comes_slowly_stays_where_it_is(phones: Phones, world: World, page_of: str) -> None:
    page = phones.open(where=NANTES)
    page.add_init_script(NOTE_SHIFTS)
    _go_slowly(page, page_of.format(offer=world.placement))
    page.wait_for_timeout(500)
    moved = page.evaluate("window.moved")
    # What is still on its way ends with the page.
    page.unroute_all(behavior="ignoreErrors")
    assert moved < GOOD


FOLLOW = """window.tops = new Set();
(function look() {
    const link = document.querySelector("main a[href^='/ask?career=']");
    if (link?.checkVisibility()) window.tops.add(Math.round(link.getBoundingClientRect().top + scrollY));
    requestAnimationFrame(look);
})();"""


def test_a_way_to_ask_is_where_the_thumb_goes_while_the_page_comes(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.add_init_script(FOLLOW)
    _go_slowly(page, "/careers/D1102")
    expect(page.locator("main a[href^='/ask?career=']")).to_be_visible()
    tops = page.evaluate("[...window.tops]")
    page.unroute_all(behavior="ignoreErrors")
    assert len(tops) == 1


SQUEEZE = "document.querySelector('main').style.paddingBlockStart = '{height}px'"
MEANT = "Poser une question à quelqu’un qui fait ce métier"


class Finger:
    """A finger that stays on the glass while the page goes on."""

    def __init__(self, page: Page, on: Locator) -> None:
        on.scroll_into_view_if_needed()
        box = on.bounding_box()
        assert box
        self._middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self._glass = page.context.new_cdp_session(page)

    def down(self) -> None:
        """Touch."""
        self._glass.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [self._middle]})

    def up(self) -> None:
        """Let go: the browser looks now what lies there."""
        self._glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_tap_is_for_what_the_finger_touched_wherever_it_has_gone(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/careers/K1302")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    finger = Finger(page, page.get_by_role("link", name=MEANT))
    finger.down()
    page.evaluate(SQUEEZE.format(height=180))
    finger.up()
    page.wait_for_url("**/ask?career=K1302")


def test_what_takes_the_place_of_what_was_touched_is_not_tapped(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/careers/K1302")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    link = page.get_by_role("link", name=MEANT)
    finger = Finger(page, link)
    finger.down()
    link.evaluate("""(link) => {
        const other = Object.assign(document.createElement("a"), { href: "/more", textContent: "…" });
        other.style = `position: fixed; inset: 0`;
        link.replaceWith(other);
    }""")
    finger.up()
    page.wait_for_timeout(500)
    assert page.url.endswith("/careers/K1302")
