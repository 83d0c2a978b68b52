"""Lists that have nothing say so beside a picture and lead on; what comes late moves nothing that is read."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NANTES, OpenAs, Phones
from tests.browser.steps import wait_until
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-empty")]

NOTHING = {
    "around": "/?type=event&radius=5&level=higher&event=fair",
    "agenda": "/agenda?q=zzzzzz",
    "careers": "/careers?q=zzzzzz",
    "trainings": "/trainings?q=zzzzzz",
    "offers": "/offers?q=zzzzzz",
    "search": "/search?q=zzzzzz",
    "mentors": "/mentors?q=zzzzzz",
    "answers": "/answers?q=zzzzzz",
    "saved": "/saved",
    "catalogue": "/badges/catalogue?q=zzzzzz",
}
OF_A_PUPIL = ("/conversations", "/me/questions", "/me/applications", "/me/alerts", "/badges")
SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    const seen = new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
    });
    seen.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 500);
})"""
"""The layout shift of the page so far; good is no more than 0.1."""


def _helps(page: Page) -> None:
    empty = page.locator("main .empty")
    expect(empty).to_have_count(1)
    expect(empty.locator("img")).to_have_attribute("alt", "")
    wait_until(page, "document.querySelector('main .empty img').naturalWidth > 0")
    assert empty.locator("a[href], button").count() >= 1


@pytest.mark.parametrize("address", NOTHING.values(), ids=NOTHING.keys())
def test_a_list_without_anything_leads_on(near_nantes: Page, address: str) -> None:
    near_nantes.goto(address)
    _helps(near_nantes)


@pytest.mark.parametrize("address", OF_A_PUPIL)
def test_a_newcomers_lists_lead_to_their_first_thing(factory: Factory, open_as: OpenAs, address: str) -> None:
    email = f"new{address.replace('/', '-')}@example.org"
    pupil = factory.account("student", email=email, age=16, level="high_school")
    _helps(open_as(pupil, address))


@pytest.mark.parametrize(
    "address", ["/", "/careers", "/careers/A1202", "/trainings", "/agenda", "/offers?kind=apprenticeship"]
)
def test_nothing_moves_while_a_page_arrives(phones: Phones, address: str) -> None:
    page = phones.open(where=NANTES)
    page.goto(address)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(page.locator("main h1")).to_be_visible()
    assert page.evaluate(SHIFTED) <= 0.1
