"""What staff decide: requests, birth dates, oppositions, rights, bans, and the log of it all."""

import re
import secrets
from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from api.platform.access import SESSION_COOKIE, Role
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import ask_again
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-staff")]

REFUSED = r"status of 4\d\d"


@pytest.fixture
def admin(factory: Factory) -> UUID:
    """An admin whose address no other test uses."""
    return make(factory, Role.ADMIN)


def review_of(factory: Factory, account: UUID) -> None:
    """The account asks for another birth date."""
    factory.connection.execute(
        "INSERT INTO birth_date_review (account_id, asked, department, place) VALUES (%s, %s, '44', '')",
        (account, date(2000, 1, 1)),
    )


def find(page: Page, words: str) -> None:
    """Look for an account by address or id."""
    page.get_by_label("Chercher un compte").fill(words)
    page.get_by_role("button", name="Chercher", exact=True).tap()


class TestDoors:
    def test_without_a_second_factor_nothing_is_shown_but_the_way_to_it(
        self, phones: Phones, factory: Factory, admin: UUID
    ) -> None:
        page = phones.open()
        token = factory.session(admin, strong=False)
        page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": phones.network.origin}])
        page.goto("/staff/accounts")
        expect(page.get_by_text("Une seconde vérification est nécessaire")).to_be_visible()
        expect(page.get_by_role("link", name="Ouvrir la sécurité")).to_have_attribute("href", "/me/security")
        expect(page.get_by_label("Chercher un compte")).to_have_count(0)

    def test_each_finds_only_their_own_tools(self, open_as: OpenAs, factory: Factory, admin: UUID) -> None:
        queues = [
            "Signalements",
            "Contestations",
            "Demandes de rôle",
            "Offres à relire",
            "Réponses à publier",
            "Dates de naissance",
            "Oppositions",
            "Erreurs signalées",
            "Questions sans réponse",
            "Codes personnels",
            "Annoncer une rencontre",
            "Qui appeler",
            "Vidéos",
            "Écrire une réponse",
            "Lexique de la recherche",
            "Liens morts",
            "Conseil en orientation",
        ]
        entries = {
            make(factory, Role.REFERENT): queues,
            make(factory, Role.DPO): ["Journal"],
            admin: [*queues, "Comptes", "Badges sans émetteur", "Journal"],
        }
        for account, names in entries.items():
            page = open_as(account, "/staff")
            links = page.locator(".menu a")
            expect(links).to_have_count(len(names))
            for link, name in zip(links.all(), names, strict=True):
                expect(link).to_contain_text(name)

    def test_a_pupil_is_turned_away(self, open_as: OpenAs, factory: Factory) -> None:
        page = open_as(make(factory, Role.STUDENT, age=15), "/staff")
        expect(page.get_by_role("heading", level=1, name="Page réservée")).to_be_visible()


class TestReferents:
    def test_a_refusal_carries_a_reason_ready_or_in_own_words(
        self, open_as: OpenAs, factory: Factory
    ) -> None:
        name = f"Prénom {secrets.token_hex(3)}"
        account = make(factory, first_name=name)
        factory.mentor_profile(account)
        factory.candidacy(account)
        page = open_as(make(factory, Role.REFERENT), "/staff/candidacies")
        page.get_by_role("link", name=name).tap()
        page.get_by_role("button", name="Refuser").tap()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("radio", name="Avec vos mots").check(force=True)
        dialog.get_by_role("button", name="Refuser").tap()
        expect(dialog.get_by_text("Donnez un motif.")).to_be_visible()
        dialog.get_by_role("textbox", name="Avec vos mots").fill("Parlez plus de votre métier.")
        dialog.get_by_role("button", name="Refuser").tap()
        expect(page.get_by_role("heading", level=1, name="Demandes de rôle")).to_be_visible()
        page.get_by_role("radio", name="Refusées").check(force=True)
        expect(page.get_by_role("link", name=name)).to_be_visible()
        person = open_as(account, "/me/roles")
        expect(person.get_by_text("Parlez plus de votre métier.")).to_be_visible()

    def test_another_department_stays_out_of_sight(
        self, phones: Phones, open_as: OpenAs, factory: Factory
    ) -> None:
        phones.expect(REFUSED)
        name = f"Prénom {secrets.token_hex(3)}"
        account = make(factory, first_name=name)
        factory.mentor_profile(account)
        candidacy = factory.candidacy(account)
        page = open_as(make(factory, Role.REFERENT, departments=["85"]), "/staff/candidacies")
        expect(page.get_by_role("link", name=name)).to_have_count(0)
        page.goto(f"/staff/candidacies/{candidacy}")
        expect(page.get_by_text("Page introuvable")).to_be_visible()

    def test_an_approval_is_taken_back(self, open_as: OpenAs, factory: Factory) -> None:
        name = f"Prénom {secrets.token_hex(3)}"
        account = make(factory, Role.MENTOR, first_name=name)
        factory.mentor_profile(account)
        candidacy = factory.candidacy(account, status="approved")
        page = open_as(make(factory, Role.REFERENT), f"/staff/candidacies/{candidacy}")
        page.get_by_role("button", name="Retirer l’accord").tap()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("radio", checked=True)).to_have_count(0)
        dialog.get_by_role("button", name="Retirer l’accord").tap()
        expect(dialog.get_by_role("alert").get_by_text("Donnez un motif.")).to_be_visible()
        dialog.get_by_role("radio", name="La charte n’a pas été respectée.").check(force=True)
        dialog.get_by_role("button", name="Retirer l’accord").tap()
        expect(page.get_by_role("heading", level=1, name="Demandes de rôle")).to_be_visible()
        person = open_as(account, "/me/roles")
        expect(person.get_by_text("La charte n’a pas été respectée.")).to_be_visible()

    def test_a_birth_date_is_decided(self, open_as: OpenAs, factory: Factory) -> None:
        name = f"Prénom {secrets.token_hex(3)}"
        review_of(factory, make(factory, Role.STUDENT, age=14, first_name=name))
        page = open_as(make(factory, Role.REFERENT), "/staff/birth-dates")
        card = page.get_by_role("listitem").filter(has_text=name)
        expect(card.get_by_text("1er janvier 2000")).to_be_visible()
        card.get_by_role("button", name="Refuser").tap()
        page.get_by_role("dialog").get_by_role("button", name="Refuser").tap()
        expect(card).to_have_count(0)


class TestAdmins:
    def test_a_ban_ends_the_session_at_once_and_is_lifted(
        self, phones: Phones, open_as: OpenAs, factory: Factory, admin: UUID
    ) -> None:
        phones.expect(REFUSED)
        account = make(factory, Role.STUDENT)
        person = open_as(account, "/me/school")
        page = open_as(admin, "/staff/accounts")
        find(page, str(account))
        page.get_by_role("button", name="Fermer ce compte").tap()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("Toutes ses sessions se ferment")).to_be_visible()
        dialog.get_by_role("radio", name="Fausse identité.").check(force=True)
        dialog.get_by_role("button", name="Fermer le compte").tap()
        expect(page.get_by_role("button", name="Rouvrir ce compte")).to_be_visible()
        person.reload()
        expect(person.get_by_role("heading", level=1, name="La session a pris fin")).to_be_visible()
        page.get_by_role("button", name="Rouvrir ce compte").tap()
        page.get_by_role("dialog").get_by_role("button", name="Rouvrir ce compte").tap()
        expect(page.get_by_role("button", name="Fermer ce compte")).to_be_visible()

    def test_a_referent_is_named_with_departments_and_let_go(
        self, open_as: OpenAs, factory: Factory, admin: UUID
    ) -> None:
        email = f"{secrets.token_hex(8)}@example.org"
        make(factory, email=email)
        page = open_as(admin, "/staff/accounts")
        find(page, "pas une adresse")
        expect(page.get_by_text("Écrivez une adresse mail entière")).to_be_visible()
        find(page, email)
        assert email not in page.url
        expect(page.get_by_text("Aucun rôle.")).to_be_visible()
        page.get_by_text("Donner un rôle", exact=True).tap()
        page.get_by_label("Choisir un rôle").select_option("referent")
        page.get_by_role("button", name="Donner ce rôle").tap()
        expect(page.get_by_text("Choisissez au moins un département.")).to_be_visible()
        page.get_by_role("checkbox", name="Vendée").check(force=True)
        page.get_by_role("button", name="Donner ce rôle").tap()
        expect(page.get_by_text("Vendée (85)")).to_be_visible()
        page.get_by_role("button", name="Retirer le rôle Référent·e").tap()
        page.get_by_role("dialog").get_by_role("button", name="Confirmer").tap()
        expect(page.get_by_text("Aucun rôle.")).to_be_visible()

    def test_the_log_is_read_by_the_data_protection_officer(
        self, open_as: OpenAs, factory: Factory, admin: UUID
    ) -> None:
        account = make(factory, Role.STUDENT)
        page = open_as(admin, "/staff/accounts")
        find(page, str(account))
        page.get_by_text("Donner un rôle", exact=True).tap()
        page.get_by_label("Choisir un rôle").select_option("adviser")
        page.get_by_role("button", name="Donner ce rôle").tap()
        expect(page.get_by_role("button", name="Retirer le rôle Conseil")).to_be_visible()

        dpo = open_as(make(factory, Role.DPO), "/staff/audit")
        dpo.get_by_label("Identifiant du compte concerné").fill("12")
        dpo.get_by_role("button", name="Filtrer").tap()
        expect(dpo.get_by_text("Un identifiant a 36 caractères.")).to_be_visible()
        dpo.get_by_label("Sorte d’acte").select_option(label="Rôles")
        dpo.get_by_label("Identifiant du compte concerné").fill(str(account))
        dpo.get_by_role("button", name="Filtrer").tap()
        lines = dpo.locator("tbody tr")
        expect(lines).to_have_count(1)
        expect(lines).to_contain_text("Rôle donné")
        expect(lines).to_contain_text("rôle\u00a0: Conseil")
        expect(lines).to_contain_text(str(admin)[-8:])


def test_what_does_not_come_is_asked_again_under_what_is_there(
    phones: Phones, network: Network, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(LOST)
    factory.connection.execute(
        "INSERT INTO audit_entry (action) SELECT 'role.granted' FROM generate_series(1, 60)"
    )
    page = open_as(make(factory, Role.DPO), "/staff/audit")
    lines = page.locator("tbody tr")
    expect(lines).to_have_count(50)
    network.refuses()
    page.get_by_role("button", name="Voir plus").tap()
    again = page.get_by_role("main").get_by_role("button", name="Réessayer")
    expect(again).to_be_visible()
    expect(lines).to_have_count(50)
    last, button = lines.last.bounding_box(), again.bounding_box()
    assert last
    assert button
    assert button["y"] > last["y"]
    network.passes()
    ask_again(again)
    expect(lines.nth(59)).to_be_visible()
    expect(again).to_have_count(0)


def test_every_view_is_for_every_eye(open_as: OpenAs, factory: Factory, admin: UUID) -> None:
    account = make(factory, Role.STUDENT, age=14)
    review_of(factory, account)
    mentor = make(factory)
    factory.mentor_profile(mentor)
    candidacy = factory.candidacy(mentor)
    organisation = factory.organisation(mentor, siret="55208131766522", source="typed", verified_at=None)
    company = factory.candidacy(mentor, "company", organisation_id=organisation)
    page = open_as(admin, "/staff")
    for address in (
        "/staff",
        "/staff/candidacies",
        f"/staff/candidacies/{candidacy}",
        f"/staff/candidacies/{company}",
        "/staff/birth-dates",
        "/staff/oppositions",
        "/staff/audit",
        "/staff/accounts",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        if address.endswith("accounts"):
            page.get_by_label("Ou par rôle").select_option("student")
            page.get_by_role("button", name="Chercher", exact=True).click()
            page.locator("summary").first.click()
        look(page)


def test_a_decision_is_asked_for_in_a_dialog_for_every_eye(open_as: OpenAs, factory: Factory) -> None:
    mentor = make(factory)
    factory.mentor_profile(mentor)
    candidacy = factory.candidacy(mentor)
    page = open_as(make(factory, Role.REFERENT), f"/staff/candidacies/{candidacy}")
    page.get_by_role("button", name="Refuser").tap()
    expect(page.get_by_role("dialog").filter(visible=True)).to_be_visible()
    look(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Demande de rôle"))
