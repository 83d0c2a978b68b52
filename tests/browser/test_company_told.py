"""What a company reads beside what it writes is so, and says why (Placements, lines 4 and 7)."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from api.platform.kit.clock import today
from tests.browser.company import Company, begin, below, go, saved, step, write
from tests.browser.conftest import OpenAs, Phones
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


def placement(page: Page, level: str, weeks: str) -> None:
    """The step « Quand » of a long placement of so many weeks."""
    begin(page, "Stage long")
    page.locator("label.chip").filter(has_text=level).tap()
    page.get_by_label("Titre", exact=True).fill("Stage à l’atelier")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
    go(page, "Quand")
    page.get_by_label("Durée, en semaines").fill(weeks)


def test_what_nobody_sees_yet_is_not_taken_out_of_sight(open_as: OpenAs, company: Company) -> None:
    offer = company.offer(status="review", publish_error='{"codes": ["discrimination"]}')
    page = open_as(company.owner, f"/company/offers/{offer}")
    expect(page.get_by_text("En relecture", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Retirer de la vue des jeunes")).to_have_count(0)
    page.get_by_role("button", name="Retirer la demande").tap()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("L’offre ne paraîtra pas")
    expect(asked).not_to_contain_text("Plus personne ne la trouvera")
    look(page)
    asked.get_by_role("button", name="Oui, retirer").tap()
    expect(page.get_by_text("Retirée", exact=True)).to_be_visible()


@pytest.mark.parametrize(("level", "offered"), [("BTS", False), ("Bac pro", True)])
def test_the_box_of_the_rector_is_for_those_whom_his_order_is_for(
    open_as: OpenAs, company: Company, level: str, offered: bool
) -> None:
    page = open_as(company.owner, "/company")
    placement(page, level, "6")
    page.get_by_label("Nombre de places", exact=True).fill("5")
    page.get_by_label("Combien de personnes travaillent chez vous").fill("12")
    page.get_by_label("Combien suivent les jeunes").fill("2")
    said = page.locator("[data-field=places] .field-error")
    expect(said).to_have_text("Ici 5 stagiaires pour 12 personnes : la limite est 3.")
    expect(page.get_by_label("Un arrêté rectoral nous permet")).to_have_count(1 if offered else 0)
    look(page)


def test_the_words_of_a_contact_detail_are_marked_where_it_is_refused(
    phones: Phones, open_as: OpenAs, company: Company
) -> None:
    phones.expect("status of 422")
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    described = page.get_by_label("Description", exact=True)
    described.fill("Tu suis l’équipe à l’atelier. Appelle le 06 12 34 56 78 avant de venir.")
    field = page.locator("[data-field=description]")
    # Without leaving the field.
    expect(field.locator(".field-error")).to_contain_text("Pas de téléphone")
    expect(field.get_by_text("Mots à retirer :")).to_be_visible()
    expect(field.locator("mark")).to_contain_text("06 12 34 56 78")
    look(page)
    field.locator("mark").tap()
    chosen = "el => el.value.slice(el.selectionStart, el.selectionEnd)"
    assert "06 12 34 56 78" in described.evaluate(chosen)
    described.fill("Tu suis l’équipe à l’atelier.")
    expect(field.locator("mark")).to_have_count(0)
    expect(field.locator(".field-error")).to_have_count(0)


def test_the_boxes_of_the_bar_say_why_they_are_there(open_as: OpenAs, factory: Factory) -> None:
    company = Company(factory, sector_code="56.30Z")
    page = open_as(company.owner, "/company")
    begin(page)
    write(page, "Une semaine au café")
    page.get_by_role("button", name="Continuer").tap()
    step(page, "Quand")
    box = page.get_by_label("Personne de moins de 18 ans ne sert au bar")
    expect(box).to_be_visible()
    boxes = page.get_by_role("group").filter(has=box)
    expect(boxes).to_contain_text("Dans un café ou un bar, personne de moins de 18 ans ne sert au bar.")
    expect(boxes).to_contain_text("(Code du travail L4153-6)")
    look(page)


def test_holidays_within_a_placement_of_minors_are_told_and_hold_nothing(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    placement(page, "CAP", "4")
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Heures par semaine").fill("30")
    # With 1 and 8 May, whatever the year.
    start = date(today().year + 1, 4, 20)
    page.get_by_label("Premier jour").fill(start.isoformat())
    told = page.get_by_text(f"1er mai {start.year} (Fête du Travail)")
    expect(told).to_contain_text("Avant 18 ans, on ne vient pas ces jours-là (Code du travail L3164-6).")
    look(page)
    # Those of other dates are not said of these.
    page.get_by_label("Premier jour").fill("")
    expect(told).to_have_count(0)
    page.get_by_label("Premier jour").fill(start.isoformat())
    saved(page)
    go(page, "Relire")
    expect(told).to_be_visible()
    expect(page.get_by_text("Tout y est.")).to_be_visible()
    page.get_by_role("button", name="Publier").tap()
    expect(page.get_by_text("En ligne", exact=True)).to_be_visible()


def test_hours_that_minors_need_are_in_sight_before_they_are_asked_for(
    open_as: OpenAs, company: Company
) -> None:
    """They were folded away, and going on was stopped by a field that nobody had seen."""
    page = open_as(company.owner, "/company")
    placement(page, "CAP", "4")
    week = page.get_by_label("Heures par semaine")
    expect(week).to_be_visible()
    week.fill("39")
    field = page.locator("[data-field~=hours_per_week]").filter(has=week)
    expect(field.locator(".field-error")).to_contain_text("avant 18 ans, la limite est 35 h")
    box = page.get_by_role("group").filter(has_text="Nos chantiers")
    # What the rule says ends before another way out begins.
    assert below(box, field.get_by_text("Réduisez les heures ou les jours")) > 0
    look(page)
    go(page, "Quoi")
    page.locator("label.chip").filter(has_text="CAP").tap()
    page.locator("label.chip").filter(has_text="BTS").tap()
    go(page, "Quand")
    expect(page.get_by_text("Horaires de la journée (facultatif)")).to_be_visible()


def test_what_is_to_be_chosen_is_named(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    go(page, "Quand")
    page.get_by_role("button", name="Continuer").tap()
    wrong = page.locator("[data-field=weeks] .field-error")
    expect(wrong).to_have_text("Touchez au moins une semaine.")
    page.locator(".weeks label.chip:not(.off)").first.tap()
    page.get_by_role("button", name="Continuer").tap()
    step(page, "Où")
    # The commune of the company stands there already: the field below it is to change it.
    expect(page.get_by_text("Pour en changer : nom ou code postal.")).to_be_visible()
    look(page)
