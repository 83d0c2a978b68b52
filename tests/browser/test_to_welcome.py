"""A company sees who comes and when, and corrects whom they ask for, until the placement begins."""

import re
from datetime import date
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.company import Company, monday
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-welcome")]

SPAN = re.compile(r"^du \d.* au \d")
GIVEN = "Camille, à l’accueil, 02 40 00 00 00"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


@pytest.fixture
def pupil(factory: Factory) -> UUID:
    return make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")


def welcomed(company: Company, student: UUID, week: date, **values: object) -> UUID:
    offer = company.offer(title="À l’atelier", weeks=[(week, 1)])
    kept = {"weeks": [week], "held_weeks": [week], "company_contact": GIVEN}
    return company.application(offer, student, **{"status": "confirmed", **kept, **values})


def test_who_comes_stays_in_view_with_the_day(
    open_as: OpenAs, factory: Factory, company: Company, pupil: UUID
) -> None:
    later = make(factory, Role.STUDENT, age=16, first_name="Noa")
    welcomed(company, later, monday(5), status="accepted")
    application = welcomed(company, pupil, monday(2))
    page = open_as(company.owner, "/")
    section = page.locator("section").filter(has=page.get_by_role("heading", name="Qui arrive"))
    lines = section.get_by_role("link")
    expect(lines.nth(0)).to_contain_text(f"Lina arrive le {monday(2).day}")
    expect(lines.nth(1)).to_contain_text(f"Noa arrive le {monday(5).day}")
    expect(section.get_by_text("doit encore confirmer")).to_have_count(1)
    look(page)
    page.goto("/company")
    expect(page.get_by_role("main").get_by_text("Aucune candidature n’attend de réponse.")).to_be_visible()
    page.get_by_role("link", name="Lina arrive le").tap()
    expect(page).to_have_url(f"{page.url.split('/company')[0]}/company/applications/{application}")


def open_given(open_as: OpenAs, company: Company, application: UUID) -> Page:
    page = open_as(company.owner, f"/company/applications/{application}")
    expect(page.get_by_role("heading", name="Ce que vous lui avez indiqué")).to_be_visible()
    expect(page.get_by_text(GIVEN)).to_be_visible()
    return page


def test_the_contact_is_shown_back_and_corrected_and_the_pupil_reads_the_new_one(
    phones: Phones,
    open_as: OpenAs,
    company: Company,
    pupil: UUID,
    rows: psycopg.Connection[tuple[object, ...]],
) -> None:
    phones.expect("status of 422")
    application = welcomed(company, pupil, monday(2))
    page = open_given(open_as, company, application)
    page.get_by_role("button", name="Corriger").tap()
    field = page.get_by_role("textbox", name="Qui demander")
    expect(field).to_have_value(GIVEN)
    field.fill("Sacha, à l’atelier")
    page.get_by_role("button", name="Enregistrer").tap()
    refused = page.get_by_role("paragraph").filter(has_text="Dites aussi à quel numéro appeler")
    expect(refused).to_be_visible()
    field.fill("Sacha, à l’atelier, 02 40 11 11 11")
    page.get_by_role("button", name="Enregistrer").tap()
    expect(page.get_by_text("Sacha, à l’atelier")).to_be_visible()
    expect(page.get_by_text(GIVEN)).to_have_count(0)
    kept = rows.execute("SELECT company_contact FROM application WHERE id = %s", [application]).fetchone()
    assert kept == ("Sacha, à l’atelier, 02 40 11 11 11",)
    page.get_by_text("Ce qui s’est passé").tap()
    expect(page.get_by_text("Votre organisation a corrigé qui demander")).to_be_visible()
    look(page)
    young = open_as(pupil, "/me/notifications")
    young.get_by_role("link", name="L’entreprise qui t’accueille a changé son contact").tap()
    expect(young.get_by_text("Sacha, à l’atelier")).to_be_visible()
    expect(young.get_by_text("Contact changé")).to_be_visible()
    expect(young.get_by_role("definition").filter(has_text=SPAN)).to_be_visible()


def test_once_it_has_begun_the_contact_stays(open_as: OpenAs, company: Company, pupil: UUID) -> None:
    page = open_given(open_as, company, welcomed(company, pupil, monday(0)))
    expect(page.get_by_role("button", name="Corriger")).to_have_count(0)
    expect(page.get_by_text("Le stage a commencé")).to_be_visible()
    page.goto("/company")
    expect(page.get_by_role("link", name="Lina est là depuis le")).to_be_visible()


def test_the_school_that_signs_is_named_where_the_pupil_shows_it(
    open_as: OpenAs, factory: Factory, company: Company, pupil: UUID
) -> None:
    factory.pupil_school(pupil, name="Collège des Tilleuls", linked_at=monday(-1))
    shown = welcomed(company, pupil, monday(2), share_school=True)
    page = open_as(company.owner, f"/company/applications/{shown}")
    expect(page.get_by_text("se signe avec son établissement, Collège des Tilleuls.")).to_be_visible()
    kept = welcomed(company, pupil, monday(4))
    page.goto(f"/company/applications/{kept}")
    expect(page.get_by_text("Demandez-lui lequel")).to_be_visible()
    expect(page.get_by_text("Tilleuls")).to_have_count(0)
