"""Low and narrow screens: the first result is whole on a small phone, and no bar eats a low one."""

from typing import Any

import psycopg
import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from api.platform.access import Role
from tests.browser.conftest import NANTES, Phones
from tests.browser.eyes import ARRIVED, TOO_WIDE
from tests.browser.steps import sign_in_as, wait_until
from tests.browser.test_roles import make
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-small")]

SMALL: ViewportSize = {"width": 360, "height": 640}
ON_ITS_SIDE: ViewportSize = {"width": 740, "height": 360}
ENLARGED: ViewportSize = {"width": 320, "height": 256}
"""1280×1024 at 400 %."""
LISTS = {
    "around": "/",
    "places": "/?type=place",
    "events around": "/?type=event",
    "agenda": "/agenda",
    "careers": "/careers?riasec=R",
    "trainings": "/trainings",
    "placements": "/offers?kind=observation&level=3e",
    "apprenticeships": "/offers?kind=apprenticeship",
    "everything": "/search?q=jardinier",
    "mentors": "/mentors",
    "aids": "/aids",
}
EATEN = """() => [...document.querySelectorAll("body *")]
    .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position))
    .map((one) => one.getBoundingClientRect())
    .map(({ top, bottom }) => Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)))
    .reduce((sum, height) => sum + height, 0)"""
"""How many pixels of the height are of what does not go with the page."""


def _with_more(route: Route) -> None:
    """A list that goes on: of a dozen careers that are left each tells more than a card holds."""
    answer = route.fetch()
    route.fulfill(response=answer, json={**answer.json(), "next": "more"})


def _first_card(page: Page, address: str) -> Locator:
    page.route("**/api/v1/careers?*", _with_more)
    page.goto(address)
    first = page.locator("main .cards > .card").first
    expect(first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    return first


@pytest.fixture(scope="module", autouse=True)
def _somebody_answers(rows: psycopg.Connection[Any], world: World) -> None:
    """For the list of mentors."""
    factory = Factory(rows)
    account = factory.account(Role.MENTOR, first_name="Prénom", email="small@example.org")
    factory.candidacy(account, status="approved")
    factory.mentor_profile(account)


@pytest.mark.parametrize("address", LISTS.values(), ids=LISTS.keys())
def test_the_first_card_is_whole_on_a_small_phone(phones: Phones, address: str) -> None:
    page = phones.open(where=NANTES, viewport=SMALL)
    card = _first_card(page, address).bounding_box()
    bar = page.locator(".sections").bounding_box()
    assert card
    assert bar
    assert card["y"] + card["height"] <= bar["y"]


@pytest.mark.parametrize("name", ["around", "trainings", "placements", "apprenticeships"])
def test_where_filters_and_map_share_a_row(phones: Phones, name: str) -> None:
    page = phones.open(where=NANTES, viewport=SMALL)
    _first_card(page, LISTS[name])
    row = page.locator(".tools", has=page.locator(".where")).locator("> button").all()
    boxes = [one.bounding_box() for one in row]
    assert len(boxes) >= 2
    middles = {round(box["y"] + box["height"] / 2) for box in boxes if box}
    assert len(middles) == 1, boxes
    assert all(box["height"] >= 44 for box in boxes if box)


@pytest.mark.parametrize("size", [ON_ITS_SIDE, ENLARGED], ids=["on its side", "enlarged"])
def test_no_bar_eats_a_low_screen(phones: Phones, size: ViewportSize) -> None:
    page = phones.open(where=NANTES, viewport=size)
    for address in LISTS.values():
        _first_card(page, address)
        page.evaluate("scrollTo(0, 200)")
        wait_until(page, "scrollY > 0")
        assert page.evaluate(EATEN) <= size["height"] / 2, address
        assert page.evaluate(TOO_WIDE) == [], address


@pytest.mark.parametrize("size", [ON_ITS_SIDE, ENLARGED], ids=["on its side", "enlarged"])
def test_a_sheet_of_filters_leaves_room_for_its_choices(phones: Phones, size: ViewportSize) -> None:
    page = phones.open(where=NANTES, viewport=size)
    _first_card(page, "/trainings")
    page.get_by_role("button", name="Filtres").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    page.evaluate(ARRIVED)
    wait_until(page, "document.querySelector('dialog[open]').scrollTop = 150")
    shown = page.evaluate("""() => {
        const { top, bottom } = document.querySelector("dialog[open] .sheet-content").getBoundingClientRect();
        const covered = [...document.querySelectorAll("dialog[open] :is(header, footer)")]
            .filter((one) => getComputedStyle(one).position === "sticky")
            .reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
        return Math.min(bottom, innerHeight) - Math.max(top, 0) - covered;
    }""")
    assert shown >= size["height"] / 2
    assert page.evaluate(TOO_WIDE) == []
    sheet.get_by_role("button", name="Voir").scroll_into_view_if_needed()
    expect(sheet.get_by_role("button", name="Voir")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("size", "stays"), [(ON_ITS_SIDE, True), (ENLARGED, False)], ids=["on its side", "enlarged"]
)
def test_the_way_out_of_a_sheet_stays_on_a_phone_on_its_side(
    phones: Phones, size: ViewportSize, *, stays: bool
) -> None:
    page = phones.open(where=NANTES, viewport=size)
    _first_card(page, "/trainings")
    page.get_by_role("button", name="Filtres").click()
    sheet = page.get_by_role("dialog")
    heading = sheet.get_by_role("heading", level=2)
    expect(heading).to_be_in_viewport()
    assert sheet.evaluate("sheet => { sheet.scrollTo(0, 150); return sheet.scrollTop; }") > 100
    # So low that its head would eat it, it goes with what the sheet holds.
    expect(heading).to_be_in_viewport() if stays else expect(heading).not_to_be_in_viewport()


def test_a_queue_of_the_staff_has_its_chevron_beside_it(phones: Phones, factory: Factory) -> None:
    page = phones.open(viewport={"width": 320, "height": 640})
    sign_in_as(page, factory.session(make(factory, Role.REFERENT)))
    page.goto("/staff")
    lines = page.locator(".menu.tall a")
    expect(page.locator(".count").first).to_be_visible()
    for line in lines.all():
        name, chevron = line.locator("> span").first.bounding_box(), line.locator("> svg").bounding_box()
        assert name
        assert chevron
        assert chevron["x"] > name["x"] + name["width"] - 1
        assert chevron["y"] < name["y"] + name["height"] + chevron["height"]


LOW = """() => [...document.querySelectorAll("main p > a[href]")]
    .filter((one) => [...one.parentElement.childNodes]
        .every((node) => node === one || (node.nodeType === Node.TEXT_NODE && !node.data.trim())))
    .filter((one) => one.getBoundingClientRect().height < 24)
    .map((one) => one.outerHTML.slice(0, 120))"""
"""Links alone in their line that are too low for a finger (WCAG 2.5.8)."""


@pytest.mark.parametrize(
    "address", ["/", "/more", "/aids", "/careers/D1102", "/interests/cards", "/search?q=jardinier"]
)
def test_a_link_alone_in_its_line_is_high_enough_for_a_finger(address: str, near_nantes: Page) -> None:
    page = near_nantes
    page.goto(address, wait_until="networkidle")
    if address == "/interests/cards":
        for _ in range(12):
            page.get_by_role("button", name="J’aime", exact=True).tap()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(LOW) == []
