"""Once a placement is over its company is asked once whether it took place; pupil and school read it."""

from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from tests.browser.company import Company, monday
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.browser.test_to_welcome import welcomed
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-outcome")]

UAI = "0447777A"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


@pytest.fixture
def pupil(factory: Factory) -> UUID:
    return make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")


def test_the_company_answers_in_two_taps_and_the_pupil_keeps_a_page(
    open_as: OpenAs, factory: Factory, company: Company, pupil: UUID
) -> None:
    factory.pupil_school(pupil, uai=UAI, name="Collège des Essais", linked_at=monday(-9))
    application = welcomed(company, pupil, monday(-2))
    page = open_as(company.owner, "/")
    page.get_by_role("link", name="Le stage de Lina a-t-il eu lieu ?").tap()
    expect(page.get_by_role("heading", name="Le stage a-t-il eu lieu ?")).to_be_visible()
    expect(page.get_by_role("button", name="Annuler l’accueil")).to_have_count(0)
    look(page)
    page.get_by_role("button", name="Non", exact=True).tap()
    expect(page.get_by_text("Vous avez dit que le stage n’a pas eu lieu.")).to_be_visible()
    page.get_by_role("button", name="Corriger ma réponse").tap()
    page.get_by_role("button", name="Oui", exact=True).tap()
    expect(page.get_by_text("Vous avez dit que le stage a eu lieu.")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Publier une offre")).to_be_visible()
    expect(page.get_by_text("a-t-il eu lieu")).to_have_count(0)

    young = open_as(pupil, f"/me/applications/{application}")
    expect(young.get_by_text("L’entreprise dit que ton stage a eu lieu. Bravo !")).to_be_visible()
    expect(young.get_by_role("button", name="Retirer ma candidature")).to_have_count(0)
    young.get_by_role("link", name="Ma page à garder").tap()
    expect(young.get_by_role("heading", level=1, name="Un stage a eu lieu")).to_be_visible()
    for said in (company.name, "Lina", "À l’atelier", "Découverte du métier", "ne juge pas le travail"):
        expect(young.get_by_role("article")).to_contain_text(said)
    last = monday(-2) + timedelta(days=4)
    expect(young.get_by_role("article")).to_contain_text(f"{last.day}")
    look(young)
    young.emulate_media(media="print")
    expect(young.get_by_role("button", name="Retour")).to_be_hidden()
    expect(young.get_by_role("button", name="Imprimer")).to_be_hidden()
    expect(young.get_by_text("ne juge pas le travail")).to_be_visible()

    teacher = make(factory, Role.SCHOOL)
    page = open_as(teacher, f"/me/organisation/{factory.organisation(teacher, uai=UAI)}?part=placements")
    section = page.locator("section").filter(has_text="Stages et alternance de vos élèves")
    expect(section.get_by_text("fait", exact=True)).to_be_visible()


def test_a_pupil_reads_that_it_did_not_take_place_and_what_to_do(
    phones: Phones, open_as: OpenAs, company: Company, pupil: UUID
) -> None:
    phones.expect("status of 404")
    application = welcomed(company, pupil, monday(-2), took_place=False)
    page = open_as(pupil, f"/me/applications/{application}")
    expect(page.get_by_text("ce n’est pas vrai, parles-en à ton établissement")).to_be_visible()
    expect(page.get_by_text("la place est à toi")).to_have_count(0)
    expect(page.get_by_role("link", name="Ma page à garder")).to_have_count(0)
    page.goto(f"/me/applications/{application}/attestation")
    expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()


def test_before_it_is_over_nothing_is_asked(open_as: OpenAs, company: Company, pupil: UUID) -> None:
    application = welcomed(company, pupil, monday(1))
    page = open_as(company.owner, f"/company/applications/{application}")
    expect(page.get_by_role("button", name="Annuler l’accueil")).to_be_visible()
    expect(page.get_by_text("a-t-il eu lieu")).to_have_count(0)
