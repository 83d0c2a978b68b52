"""A company answers those who apply; a school follows its own pupils; every page for every eye."""

import re
import secrets
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from tests.browser.company import Company, begin, monday, saved, write
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-answers")]

REFUSED = r"status of 4\d\d"
CONTACT = "Camille, à l’accueil, 02 40 00 00 00"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


class TestAnswers:
    @pytest.fixture
    def student(self, factory: Factory) -> UUID:
        """A pupil of 15 who could show an address, and must not."""
        return make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")

    def test_yes_keeps_a_place_in_a_week_and_names_whom_to_ask(
        self,
        phones: Phones,
        open_as: OpenAs,
        company: Company,
        student: UUID,
        rows: psycopg.Connection[Any],
    ) -> None:
        phones.expect(REFUSED)
        weeks = [monday(3), monday(4)]
        offer = company.offer(title="Deux semaines", weeks=[(week, 1) for week in weeks])
        application = company.application(offer, student, weeks=weeks)
        page = open_as(company.owner, "/company")
        expect(page.get_by_text("encore 12 jours pour répondre")).to_be_visible()
        page.get_by_role("link", name="Lina").tap()
        expect(page.get_by_text("J'aime le bois.")).to_be_visible()
        page.get_by_role("button", name="Accepter").tap()
        dialog = page.get_by_role("dialog").filter(visible=True)
        dialog.get_by_role("button", name="Oui, accepter").tap()
        expect(dialog.get_by_text("Choisissez une semaine.")).to_be_visible()
        dialog.locator("label.chip").nth(1).tap()
        dialog.get_by_label("Qui demander").fill("Camille")
        dialog.get_by_role("button", name="Oui, accepter").tap()
        expect(dialog.get_by_text("Dites aussi à quel numéro appeler")).to_be_visible()
        dialog.get_by_label("Qui demander").fill(CONTACT)
        dialog.get_by_role("button", name="Oui, accepter").tap()
        expect(page.get_by_text("Acceptée, à confirmer par la ou le jeune")).to_be_visible()
        expect(page.get_by_text("Ses coordonnées restent masquées")).to_be_visible()
        expect(page.get_by_text("@example.org")).to_have_count(0)
        row = rows.execute(
            "SELECT status, held_weeks, company_contact, seen_at IS NOT NULL FROM application WHERE id = %s",
            [application],
        ).fetchone()
        assert row == ("accepted", [weeks[1]], CONTACT, True)
        page.get_by_role("button", name="Annuler l’accueil").tap()
        dialog = page.get_by_role("dialog").filter(visible=True)
        dialog.get_by_role("button", name="Oui, annuler").tap()
        expect(dialog.get_by_text("Choisissez une raison.")).to_be_visible()
        dialog.locator("label.chip").filter(has_text="Personne n’est disponible").tap()
        dialog.get_by_role("button", name="Oui, annuler").tap()
        expect(page.get_by_text("Annulée", exact=True)).to_be_visible()
        page.get_by_text("Ce qui s’est passé").tap()
        expect(page.locator(".offer-history li")).to_have_count(3)

    def test_both_sides_read_the_same_last_moment_to_confirm(
        self, open_as: OpenAs, company: Company, student: UUID
    ) -> None:
        application = company.application(company.offer(kind="placement", title="Stage", places=1), student)
        page = open_as(company.owner, f"/company/applications/{application}")
        page.get_by_role("button", name="Accepter").tap()
        page.get_by_label("Qui demander").fill(CONTACT)
        page.get_by_role("button", name="Oui, accepter").tap()
        until = re.compile(r"jusqu’au ([^,]+, \d+\sh(?:\s\d\d)?)")
        theirs = page.get_by_text(until).inner_text()
        mine = open_as(student, f"/me/applications/{application}").get_by_text(until).inner_text()
        assert until.findall(theirs) == until.findall(mine)

    def test_the_next_yes_takes_two_taps(
        self, open_as: OpenAs, factory: Factory, company: Company, student: UUID
    ) -> None:
        offer = company.offer(kind="placement", title="Stage", places=3)
        other = make(factory, Role.STUDENT, age=19, level="higher", first_name="Noa")
        first = company.application(offer, student)
        second = company.application(offer, other, share_contact=True)
        page = open_as(company.owner, f"/company/applications/{first}")
        page.get_by_role("button", name="Accepter").tap()
        page.get_by_label("Qui demander").fill(CONTACT)
        page.get_by_role("button", name="Oui, accepter").tap()
        expect(page.get_by_text("Acceptée, à confirmer")).to_be_visible()
        page.goto(f"/company/applications/{second}")
        page.get_by_role("button", name="Accepter").tap()
        expect(page.locator(".tab-count")).to_have_text("1")
        page.get_by_role("button", name="Oui, accepter").tap()
        expect(page.get_by_text("Acceptée, à confirmer")).to_be_visible()
        expect(page.locator(".tab-count")).to_have_count(0)
        # An adult who chose to show it.
        expect(page.get_by_role("link", name="@example.org")).to_be_visible()

    def test_no_takes_two_taps_and_another_reason_needs_words(
        self, open_as: OpenAs, company: Company, student: UUID, rows: psycopg.Connection[Any]
    ) -> None:
        application = company.application(company.offer(kind="placement"), student)
        page = open_as(company.owner, f"/company/applications/{application}")
        page.get_by_role("button", name="Refuser").tap()
        dialog = page.get_by_role("dialog").filter(visible=True)
        dialog.locator("label.chip").filter(has_text="Une autre raison").tap()
        dialog.get_by_role("button", name="Envoyer le refus").tap()
        expect(dialog.get_by_text("Écrivez la raison en quelques mots.")).to_be_visible()
        dialog.locator("label.chip").filter(has_text="Ces dates ne conviennent pas").tap()
        dialog.get_by_role("button", name="Envoyer le refus").tap()
        expect(page.get_by_text("Refusée", exact=True)).to_be_visible()
        expect(page.get_by_text("Ces dates ne conviennent pas")).to_be_visible()
        row = rows.execute("SELECT status, reason FROM application WHERE id = %s", [application]).fetchone()
        assert row == ("refused", "dates")

    def test_another_company_does_not_even_learn_that_it_exists(
        self, phones: Phones, open_as: OpenAs, factory: Factory, company: Company, student: UUID
    ) -> None:
        phones.expect(REFUSED)
        offer = company.offer()
        application = company.application(offer, student)
        page = open_as(Company(factory).owner, f"/company/applications/{application}")
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()
        page.goto(f"/company/offers/{offer}")
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()


def test_a_school_sees_where_its_own_pupils_stand_and_nothing_of_others(
    open_as: OpenAs, factory: Factory, company: Company
) -> None:
    uai = f"044{secrets.randbelow(10_000):04d}A"
    teacher = make(factory, Role.SCHOOL)
    school = factory.organisation(teacher, uai=uai)
    offer = company.offer(title="Chez le menuisier", weeks=[(monday(3), 5)])
    for name, of in (("Élève d’ici", uai), ("Élève d’ailleurs", "0449999Z")):
        pupil = make(factory, Role.STUDENT, age=14, first_name=name)
        factory.pupil_school(pupil, uai=of)
        company.application(offer, pupil, weeks=[monday(3)], motivation="Secret de l’élève")
    page = open_as(teacher, f"/me/organisation/{school}")
    page.get_by_role("button", name="Élève d’ici").tap()
    sheet = page.get_by_role("dialog", name="Élève d’ici")
    expect(sheet.get_by_text("Chez le menuisier")).to_be_visible()
    expect(sheet.get_by_text("attend une réponse")).to_be_visible()
    expect(sheet).not_to_contain_text("Secret")
    look(page)
    page.keyboard.press("Escape")
    page.locator("label.chip").filter(has_text="Candidatures").tap()
    section = page.locator("section").filter(has_text="Stages et alternance de vos élèves")
    expect(section.get_by_text("Élève d’ici")).to_be_visible()
    expect(section.get_by_text("attend une réponse")).to_be_visible()
    expect(page.get_by_text("Élève d’ailleurs")).to_have_count(0)
    expect(page.get_by_text("Secret de l’élève")).to_have_count(0)
    section.locator("label.chip").filter(has_text="Confirmées").tap()
    expect(section.get_by_text("Aucune candidature.")).to_be_visible()
    look(page)
    # On the phone, fault 10: the notice opened the list of roles.
    factory.tell(teacher, "placement.gone_for_pupil", offer_id=str(offer))
    page.goto("/me/notifications")
    page.get_by_role("link", name="La place acceptée d’un·e élève n’existe plus").tap()
    heading = page.get_by_role("heading", name="Stages et alternance de vos élèves")
    expect(heading).to_be_focused()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(heading).to_be_in_viewport()


def test_every_view_is_for_every_eye(open_as: OpenAs, factory: Factory, company: Company) -> None:
    held = {"codes": ["unpaid_work"], "words": ["au noir"]}
    offer = company.offer(title="Une semaine à l’atelier", weeks=[(monday(3), 2), (monday(4), 2)])
    review = company.offer(title="En relecture", status="review", publish_error=held)
    company.offer(title="Brouillon", status="draft", published_at=None)
    pupil = make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")
    application = company.application(offer, pupil, weeks=[monday(3), monday(4)], about="Je fais du théâtre.")
    page = open_as(company.owner, "/company")
    draft = begin(page)
    write(page)
    saved(page)
    edit = f"/company/offers/{draft}/edit?step="
    for address in (
        "/company",
        "/company/offers/new",
        *(edit + name for name in ("kind", "what", "when", "where", "check")),
        f"/company/offers/{offer}",
        f"/company/offers/{review}",
        f"/company/applications/{application}",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        look(page)
    for name in ("Accepter", "Refuser"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("dialog").filter(visible=True)).to_be_visible()
        look(page)
        page.keyboard.press("Escape")
