"""Referents read the offers that are held or reported, and decide."""

import secrets
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.company import Company
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-staff")]

REFUSED = r"status of 4\d\d"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


def reported(factory: Factory, company: Company, title: str) -> UUID:
    """An offer that is online, with two reports."""
    offer = company.offer(title=title)
    for reason, message in (("outdated", "L’entreprise a déménagé."), ("other", "")):
        report = {"id": uuid4(), "offer_id": offer, "reason": reason, "message": message}
        factory._insert("offer_report", "id", report)
    return offer


def decide(page: Page, button: str) -> None:
    """Ask for a decision, and confirm it with the first ready reason."""
    page.get_by_role("button", name=button).tap()
    page.get_by_role("dialog").get_by_role("radio").first.tap()
    page.get_by_role("dialog").get_by_role("button", name=button).tap()
    expect(page.get_by_role("heading", level=1, name="Offres à relire")).to_be_visible()


def test_a_reported_offer_is_hidden_and_its_company_reads_why(
    phones: Phones, open_as: OpenAs, factory: Factory, company: Company, rows: psycopg.Connection[object]
) -> None:
    phones.expect(REFUSED)
    title = f"Offre {secrets.token_hex(3)}"
    offer = reported(factory, company, title)
    page = open_as(make(factory, Role.REFERENT), "/staff/offers")
    line = page.get_by_role("row").filter(has_text=title)
    expect(line.get_by_text("2 signalements")).to_be_visible()
    line.get_by_role("link", name=title).tap()
    expect(page.get_by_text("L’entreprise a déménagé.")).to_be_visible()
    expect(page.get_by_text("Qui signale reste inconnu.")).to_be_visible()
    decide(page, "Masquer")
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    assert page.request.get(f"/api/v1/offers/{offer}").status == 404
    mine = open_as(company.owner, f"/company/offers/{offer}")
    expect(mine.get_by_text("Une personne de la Région l’a masquée.")).to_be_visible()
    expect(mine.get_by_text("Reformulez pour tout le monde.").first).to_be_visible()
    left = rows.execute(
        "SELECT count(*) FROM offer_report WHERE offer_id = %s AND decided_at IS NULL", [offer]
    ).fetchone()
    assert left == (0,)


def test_reports_without_ground_are_dismissed_and_the_offer_stays(
    open_as: OpenAs, factory: Factory, company: Company
) -> None:
    title = f"Offre {secrets.token_hex(3)}"
    offer = reported(factory, company, title)
    page = open_as(make(factory, Role.REFERENT), f"/staff/offers/{offer}")
    page.get_by_role("button", name="Classer les signalements").tap()
    page.get_by_role("dialog").get_by_role("button", name="Publier").tap()
    expect(page.get_by_role("heading", level=1, name="Offres à relire")).to_be_visible()
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    assert page.request.get(f"/api/v1/offers/{offer}").status == 200


def test_noticed_words_are_marked_where_they_stand_and_the_offer_is_published(
    open_as: OpenAs, factory: Factory, company: Company
) -> None:
    title = f"Offre {secrets.token_hex(3)}"
    offer = company.offer(
        title=title,
        status="review",
        description="Une journée NON RÉMUNÉRÉE à l’atelier.",
        published_at=None,
        publish_error={
            "codes": ["unpaid_work"],
            "words": ["NON RÉMUNÉRÉE"],
            "found": [{"ground": "no_pay", "words": ["NON RÉMUNÉRÉE"]}],
        },
    )
    page = open_as(make(factory, Role.REFERENT), "/staff/offers?status=review")
    page.get_by_role("link", name=title).tap()
    expect(page.locator("mark").last).to_have_text("NON RÉMUNÉRÉE")
    expect(page.get_by_text("un travail non payé")).to_be_visible()
    expect(page.get_by_text("Code de l’éducation L124-6")).to_be_visible()
    page.get_by_role("button", name="Publier").tap()
    page.get_by_role("dialog").get_by_role("button", name="Publier").tap()
    expect(page.get_by_role("heading", level=1, name="Offres à relire")).to_be_visible()
    assert page.request.get(f"/api/v1/offers/{offer}").status == 200


def test_a_deleted_offer_cannot_come_back(open_as: OpenAs, factory: Factory, company: Company) -> None:
    offer = reported(factory, company, f"Offre {secrets.token_hex(3)}")
    page = open_as(make(factory, Role.REFERENT), f"/staff/offers/{offer}")
    decide(page, "Supprimer")
    mine = open_as(company.owner, f"/company/offers/{offer}")
    expect(mine.get_by_text("Elle ne peut pas revenir.")).to_be_visible()
    expect(mine.get_by_role("link", name="Publier de nouveau")).to_have_count(0)


def test_another_department_stays_out_of_sight(
    phones: Phones, open_as: OpenAs, factory: Factory, company: Company
) -> None:
    phones.expect(REFUSED)
    title = f"Offre {secrets.token_hex(3)}"
    offer = reported(factory, company, title)
    page = open_as(make(factory, Role.REFERENT, departments=["85"]), "/staff/offers")
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    page.goto(f"/staff/offers/{offer}")
    expect(page.get_by_text("Page introuvable")).to_be_visible()


def test_every_view_is_for_every_eye(open_as: OpenAs, factory: Factory, company: Company) -> None:
    offer = reported(factory, company, "Offre à regarder")
    held = company.offer(
        title="Offre retenue",
        status="review",
        description="Du travail au noir.",
        publish_error={"codes": ["unpaid_work"], "words": ["au noir"]},
    )
    page = open_as(make(factory, Role.REFERENT), "/staff/offers")
    for address in ("/staff/offers", f"/staff/offers/{offer}", f"/staff/offers/{held}"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        look(page)
    page.get_by_role("button", name="Masquer").click()
    expect(page.get_by_role("dialog").filter(visible=True)).to_be_visible()
    look(page)
