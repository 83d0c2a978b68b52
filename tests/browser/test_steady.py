"""Nothing that is being read moves away while the rest of a page comes."""

import pytest
from playwright.sync_api import expect

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


@pytest.mark.parametrize("page_of", ["/", "/search?q=boulanger", "/careers/D1102", "/offers/{offer}"])
def test_a_page_that_comes_slowly_stays_where_it_is(phones: Phones, world: World, page_of: str) -> None:
    page = phones.open(where=NANTES)
    page.add_init_script(NOTE_SHIFTS)

    def slowly(route) -> None:
        page.wait_for_timeout(NETWORK_S * 1000)
        route.continue_()

    page.route("**/api/v1/**", slowly)
    page.goto(page_of.format(offer=world.placement))
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.wait_for_timeout(500)
    moved = page.evaluate("window.moved")
    # What is still on its way ends with the page.
    page.unroute_all(behavior="ignoreErrors")
    assert moved < GOOD
