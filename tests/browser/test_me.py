"""One's own account: profile, devices, address, display, notifications, and opening it without a network."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from api.platform.access import Role
from tests.browser.conftest import LOST, NANTES, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import cards, choose_commune, sign_in_as, wait_for, wait_for_worker, wait_until
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-me")]

REFUSED = r"status of 4\d\d"
AGREE = """async () => (await fetch("/api/v1/me/consents/location", {
    method: "PUT", headers: { "Content-Type": "application/json" }, body: '{"agree": true}',
})).ok"""
numbers = count(1)


def unused_address() -> str:
    return f"somebody{next(numbers)}.{datetime.now(UTC).timestamp()}@example.org"


@pytest.fixture
def account(factory: Factory) -> UUID:
    """A pupil of 16 with a profile."""
    return factory.account("student", email=unused_address(), first_name="Prénom", age=16, interests=["A"])


@pytest.fixture
def tell(factory: Factory, account: UUID) -> Callable[..., None]:
    """Something happens to the pupil."""
    return partial(factory.tell, account)


@pytest.fixture
def phone(phones: Phones, factory: Factory, account: UUID) -> Page:
    """The pupil's phone."""
    page = phones.open(where=NANTES)
    sign_in_as(page, factory.session(account))
    return page


class TestProfile:
    def test_what_one_writes_is_there_again(self, phone: Page) -> None:
        phone.goto("/me/profile")
        phone.get_by_label("Prénom").fill("Autre")
        phone.get_by_role("radio", name="Après le bac").check()
        phone.get_by_role("checkbox", name="Entraide").check()
        phone.get_by_role("button", name="Enregistrer").first.tap()
        expect(phone.locator(".toast")).to_have_text("Enregistré.")
        phone.reload()
        expect(phone.get_by_label("Prénom")).to_have_value("Autre")
        expect(phone.get_by_role("radio", name="Après le bac")).to_be_checked()
        expect(phone.get_by_role("checkbox", name="Entraide")).to_be_checked()

    @pytest.mark.parametrize(
        ("year", "outcome"),
        [("2012", "C’est noté."), ("2001", "La demande est partie.")],
        ids=["younger is kept", "older is looked at first"],
    )
    def test_a_birth_date_can_be_corrected(self, phone: Page, year: str, outcome: str) -> None:
        phone.goto("/me/profile")
        phone.get_by_role("button", name="Corriger la date").tap()
        for part, value in {"Jour": "7", "Mois": "3", "Année": year}.items():
            phone.get_by_role("textbox", name=part).fill(value)
        phone.get_by_role("button", name="Enregistrer").last.tap()
        expect(phone.locator(".toast")).to_contain_text(outcome)

    def test_one_button_keeps_all_that_was_typed_the_birth_date_too(
        self, phone: Page, rows: psycopg.Connection[Any], account: UUID
    ) -> None:
        rows.execute("UPDATE account SET first_name = '', birth_date = NULL WHERE id = %s", (account,))
        phone.goto("/me/profile")
        phone.get_by_label("Prénom").fill("Autre")
        for part, value in {"Jour": "7", "Mois": "3", "Année": "2008"}.items():
            phone.get_by_role("textbox", name=part).fill(value)
        phone.get_by_role("button", name="Enregistrer").tap()
        expect(phone.locator(".toast")).to_have_text("C’est noté.")
        phone.reload()
        expect(phone.get_by_label("Prénom")).to_have_value("Autre")
        expect(phone.get_by_text("Né·e le")).to_be_visible()

    def test_who_comes_for_the_birth_date_finds_its_field_and_goes_back_to_the_application(
        self, phone: Page, world: World, rows: psycopg.Connection[Any], account: UUID
    ) -> None:
        rows.execute("UPDATE account SET birth_date = NULL WHERE id = %s", (account,))
        phone.goto(f"/offers/{world.pastry}/apply")
        phone.get_by_role("link", name="Donner ma date de naissance").tap()
        day = phone.get_by_role("textbox", name="Jour")
        expect(day).to_be_focused()
        expect(day).to_be_in_viewport()
        for part, value in {"Jour": "7", "Mois": "3", "Année": "2008"}.items():
            phone.get_by_role("textbox", name=part).fill(value)
        phone.get_by_role("button", name="Enregistrer").tap()
        expect(phone).to_have_url(re.compile(f"/offers/{world.pastry}/apply$"))
        expect(phone.get_by_role("textbox", name="Quelques phrases suffisent.")).to_be_visible()

    def test_suggestions_can_be_reset(self, phone: Page) -> None:
        phone.goto("/me")
        phone.get_by_role("button", name="Remettre à zéro mes suggestions").tap()
        phone.get_by_role("button", name="Oui, oublier").tap()
        expect(phone.locator(".toast")).to_have_text("C’est oublié.")
        expect(phone.get_by_role("link", name="Finir de remplir mon profil")).to_be_visible()
        phone.goto("/me/profile")
        expect(phone.get_by_role("checkbox", checked=True)).to_have_count(0)
        phone.goto("/")
        expect(phone.get_by_role("combobox", name="La commune")).to_be_visible()


class TestCommune:
    def test_what_the_account_keeps_is_where_a_new_phone_searches_until_it_signs_out(
        self, phones: Phones, factory: Factory, rows: psycopg.Connection[Any], account: UUID
    ) -> None:
        rows.execute("UPDATE account SET commune_code = '49007' WHERE id = %s", (account,))
        new = phones.open()
        sign_in_as(new, factory.session(account))
        new.goto("/")
        expect(new.get_by_role("button", name="Près d’Angers")).to_be_visible()
        new.goto("/me")
        new.get_by_role("button", name="Me déconnecter").tap()
        expect(new.get_by_role("combobox", name="La commune")).to_be_visible()
        assert new.evaluate("localStorage.getItem('where')") is None

    def test_a_place_chosen_on_the_phone_is_not_replaced(
        self, phone: Page, rows: psycopg.Connection[Any], account: UUID
    ) -> None:
        rows.execute("UPDATE account SET commune_code = '49007' WHERE id = %s", (account,))
        phone.goto("/me")
        phone.goto("/")
        expect(phone.get_by_role("button", name="Près de Nantes")).to_be_visible()

    def test_resetting_suggestions_forgets_it_everywhere(
        self, phones: Phones, factory: Factory, rows: psycopg.Connection[Any], account: UUID
    ) -> None:
        rows.execute("UPDATE account SET commune_code = '49007' WHERE id = %s", (account,))
        new = phones.open()
        sign_in_as(new, factory.session(account))
        new.goto("/me")
        wait_until(new, "() => localStorage.getItem('where')")
        new.get_by_role("button", name="Remettre à zéro mes suggestions").tap()
        new.get_by_role("button", name="Oui, oublier").tap()
        expect(new.locator(".toast")).to_have_text("C’est oublié.")
        new.goto("/")
        expect(new.get_by_role("combobox", name="La commune")).to_be_visible()

    def test_it_goes_to_the_account_only_with_consent(
        self, phone: Page, rows: psycopg.Connection[Any], account: UUID
    ) -> None:
        def kept() -> Any:
            row = rows.execute("SELECT commune_code FROM account WHERE id = %s", (account,)).fetchone()
            assert row
            return row[0]

        phone.goto("/me/profile")
        choose_commune(phone, "angers", "Angers")
        expect(phone.get_by_text("Gardée sur ce téléphone seulement.")).to_be_visible()
        expect(phone.get_by_role("link", name="Voir mes accords")).to_be_visible()
        assert kept() is None
        assert phone.evaluate(AGREE)
        phone.reload()
        phone.get_by_role("button", name="La garder aussi sur mon compte").tap()
        expect(phone.get_by_text("Gardée sur le compte, avec accord.")).to_be_visible()
        assert kept() == "49007"
        choose_commune(phone, "laval", "Laval")
        phone.get_by_role("button", name="Ne plus la garder sur mon compte").tap()
        expect(phone.get_by_text("Gardée sur ce téléphone seulement.")).to_be_visible()
        assert kept() is None


class TestAddress:
    def test_a_new_address_counts_once_its_code_came_back(self, phone: Page) -> None:
        address = unused_address()
        phone.goto("/me/email")
        phone.get_by_label("Nouvelle adresse").fill(address)
        phone.get_by_role("button", name="Recevoir un code").tap()
        tab = phone.context.new_page()
        tab.goto("/outbox")
        mail = tab.get_by_role("article").filter(has_text=address)
        code = mail.locator(".mail-code").inner_text().split()[-1]
        tab.close()
        phone.get_by_label("Le code à 6 chiffres").fill(code)
        expect(phone.locator(".toast")).to_have_text("L’adresse a changé.")
        phone.goto("/me/email")
        expect(phone.get_by_text(f"Adresse actuelle : {address}")).to_be_visible()


class TestDevices:
    def test_a_lost_phone_is_signed_out_from_another(
        self, phones: Phones, phone: Page, factory: Factory, account: UUID
    ) -> None:
        lost = phones.open(where=NANTES)
        sign_in_as(lost, factory.session(account, device="Safari, iPhone, iPad"))
        lost.goto("/me")
        expect(lost.get_by_role("heading", level=1, name="Bonjour Prénom")).to_be_visible()
        phone.goto("/me/devices")
        expect(phone.get_by_role("listitem").filter(has_text="cet appareil")).to_have_count(1)
        # Two sign-ins of a day are told apart by their hour.
        expect(phone.locator(".devices .facts").first).to_contain_text(re.compile(r"Connexion\s: .+, \d+\sh"))
        phone.get_by_role("button", name="Déconnecter Safari, iPhone, iPad").tap()
        expect(phone.get_by_role("button", name="Déconnecter Safari, iPhone, iPad")).to_have_count(0)
        # Whoever holds it touches nothing, and sees nothing more.
        expect(lost.get_by_role("heading", level=1, name="La session a pris fin")).to_be_visible()
        expect(lost.locator("header .door").last).to_have_accessible_name("Se connecter")

    def test_all_others_at_once(self, phone: Page, factory: Factory, account: UUID) -> None:
        for _ in range(2):
            factory.session(account)
        phone.goto("/me/devices")
        expect(phone.locator(".devices > li")).to_have_count(3)
        phone.get_by_role("button", name="Déconnecter tous les autres").tap()
        expect(phone.locator(".devices > li")).to_have_count(1)


class TestDisplay:
    FONT_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"

    def test_a_visitor_chooses_a_text_size_for_the_phone(self, page: Page) -> None:
        page.goto("/more")
        before = page.evaluate(self.FONT_SIZE)
        page.get_by_role("radio", name="Très grande").check()
        assert page.evaluate(self.FONT_SIZE) > before * 1.3
        # On the smallest phone too, the names of the bar and the door to help grow with it.
        page.set_viewport_size({"width": 320, "height": 640})
        for name in (".sections a", ".sos"):
            size = f"parseFloat(getComputedStyle(document.querySelector('{name}')).fontSize)"
            assert page.evaluate(size) > 12, name
        page.reload()
        expect(page.get_by_role("radio", name="Très grande")).to_be_checked()
        assert page.evaluate(self.FONT_SIZE) > before * 1.3

    def test_an_account_takes_its_text_size_and_language_along(
        self, phones: Phones, phone: Page, factory: Factory, account: UUID
    ) -> None:
        phone.goto("/me")
        # Either is kept on the account before another phone asks for it.
        for choice in ("Grande", "English"):
            with phone.expect_response("**/api/v1/me"):
                phone.get_by_role("radio", name=choice, exact=True).tap()
        expect(phone.get_by_role("heading", level=1, name="Hello Prénom")).to_be_visible()
        other = phones.open(where=NANTES)
        other.goto("/")
        before = other.evaluate(self.FONT_SIZE)
        expect(other.get_by_role("heading", level=1, name="Autour de moi")).to_be_visible()
        sign_in_as(other, factory.session(account))
        other.goto("/me")
        expect(other.get_by_role("heading", level=1, name="Hello Prénom")).to_be_visible()
        expect(other.locator("html")).to_have_attribute("lang", "en")
        assert other.evaluate(self.FONT_SIZE) > before
        other.get_by_role("button", name="Sign out").tap()
        expect(other.get_by_role("heading", level=1, name="Autour de moi")).to_be_visible()
        assert other.evaluate(self.FONT_SIZE) == before

    @pytest.mark.parametrize("words", ["en", "account.en"])
    def test_english_words_that_do_not_come_are_asked_for_again(
        self, phones: Phones, factory: Factory, account: UUID, rows: psycopg.Connection[Any], words: str
    ) -> None:
        phones.expect(LOST)
        rows.execute("UPDATE account SET language = 'en' WHERE id = %s", [account])
        page = phones.open(where=NANTES)
        page.route(f"**/assets/{words}-*.js", lambda route: route.abort(), times=1)
        sign_in_as(page, factory.session(account))
        page.goto("/me")
        expect(page.get_by_role("heading", level=1, name="Hello Prénom")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "en")


class TestNotifications:
    def test_news_are_counted_at_the_door_until_they_are_read(
        self, phone: Page, tell: Callable[..., None]
    ) -> None:
        tell("birth_date.decided", accepted=False)
        tell("something.nobody.knows")
        phone.goto("/")
        door = phone.locator("header .door").last
        expect(door).to_have_accessible_name("Mon pass, 2 alertes non lues")
        door.tap()
        phone.get_by_role("main").get_by_role("link", name=re.compile("^Alertes")).tap()
        expect(phone.get_by_role("link", name="Ta date de naissance reste comme avant.")).to_be_visible()
        expect(phone.get_by_text("Il y a du nouveau sur ce compte.")).to_be_visible()
        expect(door).to_have_accessible_name("Mon pass")

    def test_what_is_about_one_thing_is_one_row_that_goes_and_comes_back(
        self, phone: Page, tell: Callable[..., None]
    ) -> None:
        tell("export.ready")
        tell("application.seen", application_id="a")
        tell("application.accepted", application_id="a")
        phone.goto("/me/notifications")
        rows = phone.locator(".notifications > li")
        expect(rows).to_have_count(2)
        expect(rows.first).to_contain_text("Une entreprise te dit oui")
        rows.first.get_by_text("et une autre, plus ancienne").tap()
        expect(rows.first.get_by_text("Une entreprise a lu ta candidature.")).to_be_visible()
        look(phone)
        away = phone.get_by_role("button", name=re.compile("^Enlever"))
        away.first.tap()
        expect(rows).to_have_count(1)
        expect(away).to_be_focused()
        # Said once the server knows.
        expect(phone.locator(".toast")).to_be_visible()
        phone.reload()
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("La copie des données est prête.")
        away.tap()
        expect(phone.get_by_text("Rien pour le moment.")).to_be_visible()
        expect(phone.get_by_role("link", name="Choisir mes alertes")).to_be_visible()
        phone.get_by_role("button", name="Annuler").tap()
        expect(rows).to_contain_text("La copie des données est prête.")
        phone.reload()
        expect(rows).to_contain_text("La copie des données est prête.")

    @pytest.mark.service_worker
    def test_news_arrive_while_one_looks_and_after_a_lost_network_without_a_reload(
        self, phones: Phones, phone: Page, network: Network, tell: Callable[..., None]
    ) -> None:
        phones.expect(LOST)
        phone.goto("/")
        phone.evaluate("window.loaded = 'once'")
        door = phone.locator("header .door").last
        expect(door).to_have_accessible_name("Mon pass")
        tell("export.ready")
        expect(door).to_have_accessible_name("Mon pass, 1 alerte non lue")
        tell("message.new", notice=False)
        door.tap()
        phone.get_by_role("main").get_by_role("link", name=re.compile("^Alertes")).tap()
        rows = phone.locator(".notifications > li")
        expect(rows).to_have_count(1)
        tell("birth_date.decided", accepted=True)
        expect(rows.first).to_contain_text("Ta nouvelle date de naissance est acceptée.")
        network.refuses()
        tell("birth_date.decided", accepted=False)
        network.passes()
        # Each try that fails doubles the wait before the next, to a minute at most.
        expect(rows.first).to_contain_text("Ta date de naissance reste comme avant.", timeout=70_000)
        expect(rows.first).to_contain_text("et une autre, plus ancienne")
        expect(rows).to_have_count(2)
        expect(door).to_have_accessible_name("Mon pass")
        assert phone.evaluate("window.loaded") == "once"

    def test_news_come_after_the_answer_that_those_before_were_seen_is_lost(
        self, phones: Phones, phone: Page, tell: Callable[..., None]
    ) -> None:
        phones.expect("ERR_FAILED")
        lost: list[Route] = []

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()
            lost.append(route)

        phone.route("**/notifications/seen", lose, times=1)
        tell("export.ready")
        phone.goto("/me/notifications")
        rows = phone.locator(".notifications > li")
        expect(rows).to_have_count(1)
        wait_for(phone, lambda: bool(lost))
        # One more that was not seen: as many as the phone still counts.
        tell("birth_date.decided", accepted=True)
        expect(rows.first).to_contain_text("Ta nouvelle date de naissance est acceptée.")

    def test_what_rings_can_be_declined_for_every_subject_that_rings(
        self, open_as: OpenAs, factory: Factory
    ) -> None:
        """On the phone, fault 10: offers and roles rang, and had no box to say no."""
        page = open_as(factory.account(Role.COMPANY), "/me/preferences")
        ringing = page.get_by_role("group", name="Mes offres").get_by_role("checkbox", name="Alerte")
        expect(ringing).to_be_visible()
        groups = page.get_by_role("group")
        expect(groups.get_by_role("checkbox", name="Alerte")).to_have_count(groups.count())
        ringing.uncheck()
        expect(page.locator(".toast")).to_have_text("Enregistré.")
        look(page)
        page.reload()
        expect(ringing).not_to_be_checked()

    def test_mails_can_be_declined_subject_by_subject(self, phone: Page) -> None:
        phone.goto("/me/preferences")

        def mail(subject: str) -> Locator:
            return phone.get_by_role("group", name=subject).get_by_role("checkbox", name="Mail")

        mail("Mes rôles et mon organisation").uncheck()
        expect(phone.locator(".toast")).to_have_text("Enregistré.")
        phone.reload()
        expect(mail("Mes rôles et mon organisation")).not_to_be_checked()
        expect(mail("Mes accords")).to_be_checked()


class TestWithoutNetwork:
    @pytest.mark.service_worker
    def test_the_app_opens_signed_in_and_shows_the_last_notifications(
        self, phones: Phones, phone: Page, network: Network, tell: Callable[..., None]
    ) -> None:
        phones.expect(LOST)
        tell("birth_date.decided", accepted=True)
        phone.goto("/")
        expect(cards(phone).first).to_be_visible()
        wait_for_worker(phone)
        phone.goto("/me/notifications")
        expect(phone.get_by_text("Ta nouvelle date de naissance est acceptée.")).to_be_visible()
        network.refuses()
        phone.goto("/me")
        expect(phone.get_by_role("heading", level=1, name="Bonjour Prénom")).to_be_visible()
        phone.get_by_role("main").get_by_role("link", name=re.compile("^Alertes")).tap()
        expect(phone.get_by_text("Ta nouvelle date de naissance est acceptée.")).to_be_visible()
        expect(phone.get_by_text("Sans réseau : voici les dernières vues.")).to_be_visible()


class TestWhoSeesWhat:
    @pytest.mark.parametrize(("role", "seen"), [("student", 0), ("referent", 1), ("dpo", 1), ("admin", 1)])
    def test_the_team_area_is_shown_to_the_team(
        self, phones: Phones, factory: Factory, role: str, seen: int
    ) -> None:
        page = phones.open()
        sign_in_as(page, factory.session(factory.account(role, email=unused_address())))
        page.goto("/me")
        expect(page.get_by_role("button", name="Me déconnecter")).to_be_visible()
        expect(page.get_by_role("link", name="Espace de l’équipe")).to_have_count(seen)
