"""A company reads for which ages its hours are, and may keep an offer for adults (Placements, line 4)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.company import Company, begin, go, saved, write
from tests.browser.conftest import OpenAs
from tests.factories import Factory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-company"),
]


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


def test_seven_hours_a_day_in_3e_are_for_those_of_fifteen_and_the_form_says_so(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    go(page, "Quand")
    page.locator(".weeks label.chip:not(.off)").first.tap()
    page.get_by_label("Départ").fill("17:00")
    told = page.get_by_role("status").filter(has_text="Cela ne convient pas avant 15 ans")
    expect(told).to_contain_text("les heures par jour")
    expect(told).to_contain_text("7 h par jour et 35 h par semaine au plus")
    expect(page.locator(".field-error")).to_have_count(0)
    page.get_by_label("Départ").fill("18:00")
    expect(page.locator(".field-error").filter(has_text="7 h avant 16 ans")).to_be_visible()
    page.get_by_label("Départ").fill("17:00")
    saved(page)
    go(page, "Relire")
    expect(page.locator(".preview")).to_contain_text("à partir de 15 ans")


def test_hours_a_week_that_minors_need_are_asked_for_on_the_phone_and_an_offer_for_adults_needs_a_reason(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    begin(page, "Stage long")
    page.locator("label.chip").filter(has_text=re.compile("^Bac pro")).tap()
    page.get_by_label("Titre", exact=True).fill("Veille de nuit")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe de l’internat.")
    go(page, "Quand")
    page.get_by_label("Durée, en semaines").fill("4")
    needed = page.locator(".field-error").filter(has_text="la loi limite les heures")
    expect(needed).to_have_count(0)
    page.get_by_role("button", name="Continuer").tap()
    expect(needed).to_be_visible()
    around = page.locator("[data-field='hours_per_week hours_per_day']")
    expect(around).to_contain_text("Indiquez les heures par semaine")
    expect(around.locator("details")).to_contain_text("Code du travail L3162-1")
    page.get_by_label("Arrivée").fill("15:00")
    page.get_by_label("Pause, en minutes").fill("60")
    page.get_by_label("Départ").fill("23:00")
    for day in ("Lundi", "Mardi", "Mercredi"):
        page.locator("label.chip").filter(has_text=day).tap()
    expect(page.get_by_text("Soit 7 h par jour et 21 h par semaine.")).to_be_visible()
    late = page.locator(".field-error").filter(has_text="Trop tard")
    expect(late).to_be_visible()
    page.get_by_label("L’offre est réservée aux personnes de 18 ans et plus").check()
    expect(late).to_have_count(0)
    page.get_by_label("Quel accord ou quelle autorisation (ou la raison)").fill("Travail de nuit seulement")
    saved(page)
    go(page, "Relire")
    expect(page.locator(".preview")).to_contain_text("à partir de 18 ans")
    expect(page.get_by_role("listitem").filter(has_text="L1133-2")).to_contain_text("18 ans et plus")
