"""A day in two stretches is typed on a phone as it is said.

Placements, lines 4 and 7.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import Company, begin, go, saved
from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.factories import Factory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-company"),
]


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


def kitchen(page: Page) -> None:
    begin(page, "Stage long")
    page.locator("label.chip").filter(has_text="Bac pro").tap()
    page.get_by_label("Titre", exact=True).fill("Stage en cuisine")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
    go(page, "Quand")
    page.get_by_label("Durée, en semaines").fill("4")
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Arrivée").fill("09:00")
    page.get_by_label("Départ").fill("21:00")
    for day in ("Lundi", "Mardi"):
        page.locator("label.chip").filter(has_text=day).tap()


def test_a_day_of_a_kitchen_is_two_stretches(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    kitchen(page)
    page.get_by_label("La journée est en deux fois").check()
    tops = [
        (page.get_by_label(name).bounding_box() or {"y": -1.0})["y"]
        for name in ("Arrivée", "Coupure à", "Départ")
    ]
    assert tops == sorted(tops), "in the order of the day"
    first, second = page.get_by_label("Coupure à"), page.get_by_label("Reprise à")
    expect(page.get_by_label("Pause, en minutes")).to_have_count(0)
    first.fill("12:30")
    expect(second).to_have_value("18:00")
    second.fill("17:00")
    expect(first).to_have_value("12:30")
    expect(page.locator(".total")).to_contain_text("7 h 30")
    expect(page.locator(".field-error")).to_have_count(0)
    look(page)
    # More than four hours and a half in one go need a break of their own.
    first.fill("13:45")
    expect(page.locator(".group-error")).to_contain_text("Prévoyez une pause")
    look(page)
    first.fill("12:30")
    saved(page)
    go(page, "Relire")
    expect(page.get_by_text("9\u00a0h – 12\u00a0h\u00a030, 17\u00a0h – 21\u00a0h")).to_be_visible()
    look(page)


def test_one_stretch_again_has_its_break_in_minutes(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    kitchen(page)
    box = page.get_by_label("La journée est en deux fois")
    box.check()
    box.uncheck()
    expect(page.get_by_label("Pause, en minutes")).to_have_value("60")
    expect(page.get_by_label("Reprise à")).to_have_count(0)


def test_who_reads_the_offer_reads_both(open_as: OpenAs, company: Company) -> None:
    offer = company.offer(
        kind="placement", levels=["bts"], duration_days=28, status="published", day_starts="10:00",
        day_ends="22:00", break_minutes=240, break_starts="14:00", weekdays=["mon", "tue"],
    )  # fmt: skip
    page = open_as(company.owner, f"/offers/{offer}")
    expect(page.get_by_text("de 10\u00a0h à 14\u00a0h, puis de 18\u00a0h à 22\u00a0h")).to_be_visible()
    look(page)
