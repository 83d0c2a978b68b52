"""Pictures of careers, interests and trainings: late, there without a network, and never in the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import Network
from tests.browser.steps import kept_on, wait_for, wait_for_worker, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pictures")]

PICTURES = "[...document.querySelectorAll('main .picture')]"
ARRIVED = f"{PICTURES}.some((one) => one.complete && one.naturalWidth > 0)"
AS_DECORATION = f"{PICTURES}.every((one) => one.alt === '' && one.loading === 'lazy' && one.height > 0)"
SHOWING = (
    "/careers/A1202",
    "/careers?riasec=R",
    "/trainings",
    "/interests",
    "/interests/R",
    "/interests/cards",
)


@pytest.mark.parametrize("address", SHOWING)
def test_pages_show_them_as_decoration(near_nantes: Page, address: str) -> None:
    near_nantes.goto(address)
    expect(near_nantes.locator("main .picture").first).to_be_visible()
    wait_until(near_nantes, ARRIVED)
    assert near_nantes.evaluate(AS_DECORATION)


@pytest.mark.service_worker
def test_what_was_seen_is_there_without_a_network(phones: Phones, network: Network) -> None:
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    page.goto("/careers/A1202")
    wait_until(page, ARRIVED)
    wait_for(page, lambda: any("/careers/A12.svg" in place for place in kept_on(page)))
    network.refuses()
    page.goto("/careers/A1202")
    wait_until(page, ARRIVED)


def test_one_that_is_not_there_leaves_its_place_empty(near_nantes: Page, phones: Phones) -> None:
    phones.expect("404")
    near_nantes.route("**/pictures/**", lambda route: route.fulfill(status=404))
    near_nantes.goto("/careers/A1202")
    picture = near_nantes.locator(".sheet-head > .picture")
    expect(picture).to_have_css("visibility", "hidden")
    box = picture.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (56, 56)
