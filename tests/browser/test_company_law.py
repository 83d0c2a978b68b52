"""A company reads what the law says of its offer, declares a derogation, and a referent reads it (Placements,
lines 4 and 7)."""

from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.company import Company, begin, go, monday, saved, write
from tests.browser.conftest import OpenAs
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-company"),
]


@pytest.fixture
def company(factory: Factory) -> Company:
    """A hotel that no other test uses."""
    return Company(factory, sector_code="55.10Z")


def test_a_hotel_declares_its_permit_and_a_referent_reads_it(
    open_as: OpenAs, company: Company, factory: Factory, rows: psycopg.Connection[Any]
) -> None:
    page = open_as(company.owner, "/company")
    offer = begin(page, "Stage long")
    page.locator("label.chip").filter(has_text="CAP").tap()
    page.get_by_label("Titre", exact=True).fill("Au service du soir")
    page.get_by_label("Description", exact=True).fill("En salle, avec l’équipe.")
    go(page, "Quand")
    page.get_by_label("Durée, en semaines").fill("4")
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Arrivée").fill("15:00")
    page.get_by_label("Pause, en minutes").fill("60")
    page.get_by_label("Départ").fill("22:00")
    for day in ("Lundi", "Mardi", "Mercredi"):
        page.locator("label.chip").filter(has_text=day).tap()
    # What was typed stays, what does not fit is named, and the limits of the youngest do not change.
    expect(page.get_by_text("À cet âge : 7 h par jour")).to_contain_text("entre 6 h et 20 h")
    sixteen = page.get_by_role("status").filter(has_text="Cela ne convient pas avant 16 ans")
    expect(sixteen).to_contain_text("l’heure de départ")
    expect(sixteen).to_contain_text("entre 6 h et 22 h")
    expect(page.get_by_label("Départ")).to_have_value("22:00")
    expect(page.locator(".field-error")).to_have_count(0)
    page.get_by_label("Départ").fill("23:00")
    late = page.get_by_text("Trop tard : pas après 20 h avant 16 ans")
    group = page.locator(".group-error").filter(has=late)
    expect(group).to_contain_text("Finissez plus tôt.")
    expect(group.locator("details")).to_contain_text("Code du travail L3163-1")
    permit = page.get_by_label("Nous avons l’autorisation de faire travailler la nuit")
    expect(page.locator("label", has_text="autorisation de faire travailler")).to_contain_text(
        "inspection du travail"
    )
    permit.check()
    expect(late).to_have_count(0)
    saved(page)
    page.get_by_label("Quel accord ou quelle autorisation").fill("Inspection du travail, 3 mars 2026")
    saved(page)
    go(page, "Relire")
    standing = page.get_by_role("status").filter(has_text="Une personne de la Région lira l’offre avant")
    expect(standing).to_contain_text("Avant la publication, une personne de la Région regardera")
    expect(page.get_by_text("Tout y est.")).to_have_count(0)
    law = page.get_by_role("listitem").filter(has_text="Ici la journée finit à 23 h")
    expect(law).to_contain_text("L3163-1")
    expect(page.get_by_text("Pour qui").locator("..")).to_contain_text("CAP, à partir de 16 ans")
    page.get_by_role("button", name="Publier").tap()
    expect(page.get_by_text("En relecture", exact=True)).to_be_visible()
    expect(page.get_by_text("Vous déclarez une dérogation")).to_be_visible()
    expect(page.get_by_text("Inspection du travail, 3 mars 2026")).to_be_visible()

    referent = open_as(make(factory, Role.REFERENT), f"/staff/offers/{offer}")
    law = referent.locator("section").filter(has=referent.get_by_role("heading", name="Ce que dit la loi"))
    expect(law).to_contain_text("Trop tard")
    expect(law).to_contain_text("Nous avons l’autorisation de faire travailler la nuit")
    expect(law.get_by_text("Inspection du travail, 3 mars 2026")).to_be_visible()
    row = rows.execute("SELECT status, declarations, declaration_note FROM offer WHERE id = %s", [offer])
    assert row.fetchone() == ("review", ["night"], "Inspection du travail, 3 mars 2026")


def test_weeks_show_public_and_school_holidays_and_a_chamber_s_agreement_is_declared(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    go(page, "Quand")
    page.get_by_text("Plus tard dans l’année").tap()
    ascension = page.locator(".weeks label.chip").filter(has_text="Ascension").first
    expect(ascension).to_contain_text("Pont de l’Ascension")
    holidays = page.locator(".weeks label.chip.off").filter(has_text="Vacances d’hiver")
    expect(holidays.first).to_be_visible()
    assert "Vacances" in (holidays.first.locator("input").get_attribute("aria-label") or "")
    holidays.first.tap()
    told = page.locator(".field-error").filter(has_text="chambre")
    articles = page.locator("[data-field=weeks] .more-of-error details")
    expect(articles).to_contain_text("Code de l’éducation L332-3-1")
    page.get_by_label("Pendant les vacances, le stage suit la convention").check()
    page.get_by_label("Quel accord ou quelle autorisation").fill("Convention de la CCI, à signer par stage")
    expect(told).to_have_count(0)
    ascension.tap()
    expect(page.locator(".field-error").filter(has_text="jour férié")).to_be_visible()
    expect(articles).to_contain_text("Code du travail L3164-6")
    page.get_by_label("Les jours fériés, personne ne vient").check()
    expect(page.locator(".field-error")).to_have_count(0)
    saved(page)
    go(page, "Relire")
    expect(page.get_by_text(": Cette semaine tombe pendant les vacances scolaires")).to_be_visible()
    expect(page.get_by_text("Une partie de cette semaine tombe pendant les vacances")).to_be_visible()


def placement_of_six_weeks(open_as: OpenAs, company: Company) -> Page:
    """The step « Quand » of a BTS placement."""
    page = open_as(company.owner, "/company")
    begin(page, "Stage long")
    page.locator("label.chip").filter(has_text="BTS").tap()
    page.get_by_label("Titre", exact=True).fill("Stage à la réception")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
    go(page, "Quand")
    page.get_by_label("Durée, en semaines").fill("6")
    return page


def test_more_than_three_trainees_are_asked_for_the_headcount_and_tutors(
    open_as: OpenAs, company: Company
) -> None:
    page = placement_of_six_weeks(open_as, company)
    expect(page.get_by_label("Combien de personnes travaillent chez vous")).to_have_count(0)
    page.get_by_label("Nombre de places", exact=True).fill("4")
    saved(page)
    expect(page.get_by_text("Pour plus de trois stagiaires, indiquez")).to_be_visible()
    expect(page.locator("[data-field=headcount]")).to_contain_text("R124-10")
    page.get_by_label("Combien de personnes travaillent chez vous").fill("12")
    page.get_by_label("Combien suivent les jeunes").fill("2")
    expect(page.get_by_text("Ici 4 stagiaires pour 12 personnes")).to_be_visible()
    expect(page.locator("[data-field=places] .group-error")).to_contain_text("R124-10")
    page.get_by_label("Combien de personnes travaillent chez vous").fill("30")
    expect(page.get_by_text("Ici 4 stagiaires pour 12 personnes")).to_have_count(0)
    saved(page)
    go(page, "Relire")
    expect(page.get_by_text("Tout y est.")).to_be_visible()


def test_one_place_beside_other_offers_shows_the_field_that_the_rule_asks_for(
    open_as: OpenAs, company: Company
) -> None:
    """Placements, line 4: the rule says that other offers count, and the form has where to answer."""
    company.offer(kind="placement", levels=["bts"], places=3, status="published")
    page = placement_of_six_weeks(open_as, company)
    saved(page)
    headcount = page.get_by_label("Combien de personnes travaillent chez vous")
    expect(headcount).to_be_visible()
    expect(page.get_by_text("vos autres offres comprises")).to_be_visible()
    go(page, "Relire")
    expect(page.get_by_role("listitem").filter(has_text="R124-10")).to_contain_text(
        "Indiquez à l’étape « Quand » combien de personnes travaillent chez vous"
    )
    go(page, "Quand")
    headcount.fill("40")
    saved(page)
    go(page, "Relire")
    expect(page.get_by_role("listitem").filter(has_text="R124-10")).to_have_count(0)


def test_the_offer_s_page_says_from_which_age_its_hours_are_lawful(open_as: OpenAs, company: Company) -> None:
    offer = company.offer(
        kind="placement", levels=["cap"], day_starts="14:00", day_ends="22:00", break_minutes=60,
        weekdays=["mon", "tue"], start_on=monday(4), status="published",
    )  # fmt: skip
    page = open_as(company.owner, f"/offers/{offer}")
    expect(page.get_by_text("À partir de 16 ans.")).to_be_visible()


def test_pupils_see_the_holidays_among_the_weeks_that_they_search(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/offers?kind=observation&level=3e")
    page.get_by_role("button", name="Filtres").tap()
    weeks = page.get_by_role("combobox", name="Semaine").locator("option")
    expect(
        weeks.filter(has_text="Vacances de Noël").or_(weeks.filter(has_text="Vacances d’hiver")).first
    ).to_be_attached()
