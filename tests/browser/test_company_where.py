"""Where a placement is: the company's own address comes by itself, and only what can be is asked."""

import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from tests.browser.company import Company, begin, go, monday, saved, write
from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-company-where")]

STREET = "12 rue des Essais"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company of Nantes that no other test uses."""
    return Company(factory, commune_code="44109")


def test_the_address_of_the_last_offer_comes_by_itself_once(open_as: OpenAs, company: Company) -> None:
    company.offer(address=STREET)
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    go(page, "Où")
    address = page.get_by_label("Adresse (facultatif)")
    expect(address).to_have_value(STREET)
    expect(page.get_by_text("Celle de votre dernière offre")).to_be_visible()
    expect(page.get_by_role("group", name="Où se fait le travail")).to_have_count(0)
    look(page)
    address.fill("")
    expect(page.get_by_text("la carte montre le centre de la commune")).to_be_visible()
    saved(page)
    go(page, "Quoi")
    go(page, "Où")
    expect(address).to_have_value("")


def test_of_another_commune_or_company_none_comes_and_contracts_may_be_remote(
    open_as: OpenAs, factory: Factory, company: Company
) -> None:
    company.offer(address=STREET, commune_name="Angers")
    factory.connection.execute("UPDATE offer SET commune_code = '49007' WHERE author = %s", [company.owner])
    Company(factory).offer(address="3 rue des Autres")
    page = open_as(company.owner, "/company")
    begin(page, "Alternance")
    with page.expect_response("**/me/offers*"):
        go(page, "Où")
    expect(page.get_by_label("Adresse (facultatif)")).to_have_value("")
    expect(page.get_by_role("group", name="Où se fait le travail")).to_be_visible()


def test_a_full_offer_says_who_has_its_places_and_leads_to_more(
    open_as: OpenAs, factory: Factory, company: Company
) -> None:
    pupil = make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")
    week = monday(3)
    offer = company.offer(title="Une semaine", weeks=[(week, 1)], status="full", places=1, taken=1)
    factory.connection.execute("UPDATE offer_week SET taken = places WHERE offer_id = %s", [offer])
    company.application(offer, pupil, status="confirmed", weeks=[week], held_weeks=[week])
    page = open_as(company.owner, f"/company/offers/{offer}")
    expect(page.get_by_text("Toutes les places sont données.")).to_be_visible()
    expect(page.get_by_role("link", name="Lina")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Ajouter des places").tap()
    expect(page.get_by_role("heading", level=2, name="Quand")).to_be_visible()
    factory.connection.execute(
        "UPDATE offer_week SET week = %s, taken = 0 WHERE offer_id = %s", [monday(-1), offer]
    )
    page.goto(f"/company/offers/{offer}")
    expect(page.get_by_text("Les semaines qui avaient encore une place sont passées.")).to_be_visible()
