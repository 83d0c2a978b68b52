"""Signing in by a code that arrives in the outbox, the first minute with an account, and signing out."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from api.platform.kit.secrets import Secrets
from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import HOST, Network, serve
from tests.browser.steps import ask_again, attack, cards, kept_on, wait_for_worker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-sign-in")]

REFUSED = r"status of 4\d\d"
SENT = "Un code arrive par mail"
FIRST_STEP = "Où j’en suis"
numbers = count(1)


@pytest.fixture
def email() -> str:
    """An address that nobody has used."""
    return f"visitor{next(numbers)}.{datetime.now(UTC).timestamp()}@example.org"


@pytest.fixture
def expire_codes(rows: psycopg.Connection[Any]) -> Callable[[], object]:
    """Lets ten minutes pass for every code."""
    return lambda: rows.execute("UPDATE email_code SET expires_at = now() - interval '1 second'")


@pytest.fixture
def busy_network(rows: psycopg.Connection[Any], email: str, page: Page) -> Iterator[None]:
    """A script on the pupils' network has used up its codes of the day."""
    page.goto("/sign-in")
    attack(page.evaluate("location.origin"), f"robot.{email}", times=1)
    rows.execute(
        "INSERT INTO email_code (id, email_mark, browser_digest, network_mark, digits, code_mark, created_at,"
        " expires_at) SELECT uuidv7(), sha256(n::text::bytea), sha256(n::text::bytea), one.network_mark, 6,"
        " sha256('x'), now(), now() FROM generate_series(1, 2000) n, (SELECT network_mark FROM email_code"
        " WHERE network_mark IS NOT NULL ORDER BY created_at DESC LIMIT 1) one"
    )
    yield
    rows.execute("DELETE FROM email_code WHERE code_mark = sha256('x')")


@pytest.fixture
def personal_code(rows: psycopg.Connection[Any]) -> str:
    """Handed out by a mission locale."""
    code = "ABCDEFGHJK"
    rows.execute(
        "WITH batch AS (INSERT INTO age_code_batch (name, department, created_at, expires_at)"
        " VALUES ('Mission locale', '44', now(), now() + interval '1 day') RETURNING id)"
        " INSERT INTO age_code (code_mark, batch_id, number) SELECT %s, id, 1 FROM batch",
        [Secrets("the key of browser tests, 32 characters").mark("age code", code)],
    )
    return code


@pytest.fixture(scope="module")
def demonstration(browser_database_url: str, world: World, built_pwa: Path) -> Iterator[SimpleNamespace]:
    """The app as a demonstration."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("EPASS_DEMO", "true")
        with serve(browser_database_url, built_pwa) as port:
            yield SimpleNamespace(origin=f"http://{HOST}:{port}")


def ask_for_code(page: Page, email: str) -> None:
    if "/sign-in" not in page.url:
        page.goto("/sign-in")
    page.get_by_label("Adresse mail").fill(email)
    page.get_by_role("button", name="Recevoir un code").tap()
    expect(page.get_by_role("heading", name=SENT)).to_be_focused()


def read_code(page: Page, email: str) -> str:
    """The newest code in the outbox, read in another tab as one reads a mail."""
    tab = page.context.new_page()
    tab.goto("/outbox")
    mail = tab.get_by_role("article").filter(has_text=email).first
    code = mail.locator(".mail-code").inner_text().split()[-1]
    tab.close()
    assert re.fullmatch(r"\d{6}", code)
    return code


def code_field(page: Page) -> Any:
    return page.get_by_label("Le code à 6 chiffres")


def sign_in(page: Page, email: str) -> None:
    ask_for_code(page, email)
    code_field(page).fill(read_code(page, email))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Bienvenue|Bonjour|Mon compte"))


def skip_welcome(page: Page, name: str = "") -> None:
    for step in range(4):
        expect(page.get_by_text(f"Étape {step + 1} sur 5")).to_be_visible()
        page.get_by_role("button", name="Passer").tap()
    expect(page.get_by_text("Étape 5 sur 5")).to_be_visible()
    if name:
        page.get_by_label("Prénom").fill(name)
        page.get_by_role("button", name="Terminer").tap()
    else:
        page.get_by_role("button", name="Passer").tap()
    expect(page.get_by_role("heading", level=1, name="C’est prêt")).to_be_focused()


def door(page: Page) -> Any:
    """The way to the account, at the top of each page."""
    return page.locator("header .door").last


class TestCode:
    def test_a_new_account_comes_straight_back_to_the_application(
        self, page: Page, email: str, world: World
    ) -> None:
        page.goto(f"/sign-in?return_to=%2Foffers%2F{world.placement}%2Fapply")
        ask_for_code(page, email)
        code_field(page).fill(read_code(page, email))
        expect(page).to_have_url(re.compile(f"/offers/{world.placement}/apply$"))
        page.goto("/welcome")
        skip_welcome(page)

    def test_the_last_digit_of_the_code_signs_in(self, page: Page, email: str) -> None:
        page.goto("/")
        door(page).tap()
        expect(page.get_by_role("heading", level=1, name="Se connecter")).to_be_focused()
        ask_for_code(page, email)
        expect(code_field(page)).to_have_attribute("autocomplete", "one-time-code")
        expect(code_field(page)).to_have_attribute("inputmode", "numeric")
        code = read_code(page, email)
        code_field(page).press_sequentially(code)
        expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()
        expect(door(page)).to_have_accessible_name("Mon compte")

    def test_a_code_pasted_with_spaces_is_understood(self, page: Page, email: str) -> None:
        ask_for_code(page, email)
        code = read_code(page, email)
        code_field(page).fill(f" {code[:3]} {code[3:]} ")
        expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()

    def test_a_wrong_code_says_so_and_can_be_tried_again(self, phones: Phones, email: str) -> None:
        phones.expect(REFUSED)
        page = phones.open()
        ask_for_code(page, email)
        right = read_code(page, email)
        code_field(page).fill(f"{(int(right) + 1) % 1_000_000:06}")
        expect(code_field(page)).to_have_accessible_description(re.compile("Ce code n’est pas le bon"))
        expect(code_field(page)).to_be_focused()
        code_field(page).fill(right)
        expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()

    def test_an_expired_code_is_refused_and_a_new_one_works(
        self, phones: Phones, email: str, expire_codes: Callable[[], object]
    ) -> None:
        phones.expect(REFUSED)
        page = phones.open()
        page.clock.install()
        ask_for_code(page, email)
        old = read_code(page, email)
        expire_codes()
        code_field(page).fill(old)
        expect(page.locator(".field-error")).to_contain_text("ou ne marche plus")
        expect(page.get_by_role("button", name="Renvoyer un code (dans")).to_be_visible()
        page.clock.run_for(31_000)
        page.get_by_role("button", name="Renvoyer un code", exact=True).tap()
        expect(page.get_by_role("button", name="Renvoyer un code (dans")).to_be_visible()
        code_field(page).fill(read_code(page, email))
        expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()

    def test_walls_5_a_code_is_typed_in_the_browser_that_asked_for_it(
        self, phones: Phones, email: str
    ) -> None:
        phones.expect(REFUSED)
        one, other = phones.open(), phones.open()
        ask_for_code(one, email)
        expect(code_field(one)).to_have_accessible_description(re.compile("dans ce navigateur seulement"))
        code = read_code(one, email)
        ask_for_code(other, email)
        code_field(other).fill(code)
        expect(code_field(other)).to_have_accessible_description(
            re.compile("dans le navigateur où on l’a demandé")
        )
        code_field(one).fill(code)
        expect(one.get_by_role("heading", name=FIRST_STEP)).to_be_visible()

    def test_walls_5_under_attack_a_long_code_is_pasted_as_the_mail_writes_it(
        self, phones: Phones, email: str
    ) -> None:
        """Somebody else asked for six codes; the seventh mail has sixteen digits, in fours."""
        page = phones.open()
        page.goto("/sign-in")
        attack(page.evaluate("location.origin"), email, times=6)
        ask_for_code(page, email)
        expect(page.get_by_text("Beaucoup de codes ont été demandés pour cette adresse")).to_be_visible()
        field = page.get_by_label("Le code à 16 chiffres")
        page.get_by_role("button", name="Valider").tap()
        expect(page.locator(".field-error")).to_have_text("Le code a 16 chiffres.")
        field.press_sequentially("123456")
        expect(field).to_have_value("1234 56")
        field.fill("")
        tab = page.context.new_page()
        tab.goto("/outbox")
        written = tab.get_by_role("article").filter(has_text=email).first.locator(".mail-code").inner_text()
        [code] = re.findall(r"\d{4} \d{4} \d{4} \d{4}", written)
        tab.close()
        field.fill(f" {code} ")
        expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()

    def test_walls_6_from_a_network_that_a_robot_used_up_a_personal_code_helps(
        self, phones: Phones, email: str, busy_network: None, personal_code: str
    ) -> None:
        phones.expect(REFUSED)
        page = phones.open()
        ask_for_code(page, email)
        expect(page.get_by_text("Beaucoup de codes ont été demandés depuis ce réseau")).to_be_visible()
        page.get_by_role("button", name="Recevoir le mail").tap()
        expect(page.locator(".field-error")).to_have_text("Tape ton code.")
        typed = page.get_by_label("Ton code personnel")
        typed.fill("1234")
        page.get_by_role("button", name="Recevoir le mail").tap()
        expect(page.locator(".field-error")).to_be_visible()
        typed.fill(personal_code)
        page.get_by_role("button", name="Recevoir le mail").tap()
        expect(page.get_by_text("Beaucoup de codes ont été demandés depuis ce réseau")).to_be_hidden()
        page.get_by_label("Le code à 6 chiffres").fill(read_code(page, email))
        expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()

    def test_walls_5_whoever_waits_for_the_next_mail_is_told_when_it_goes(
        self, phones: Phones, email: str
    ) -> None:
        page = phones.open()
        page.goto("/sign-in")
        attack(page.evaluate("location.origin"), email, times=7)
        ask_for_code(page, email)
        expect(
            page.get_by_text(re.compile(r"Il part à \d+\sh(\s\d+)? au plus tard\s: cette page reste ouverte"))
        ).to_be_visible()
        expect(page.get_by_role("button", name=re.compile(r"dans 1\d\smin"))).to_be_visible()

    def test_a_code_is_still_awaited_after_the_app_was_closed_to_read_it(
        self, page: Page, email: str
    ) -> None:
        ask_for_code(page, email)
        page.reload()
        expect(page.get_by_text(email)).to_be_visible()
        page.get_by_role("button", name="Changer d’adresse").tap()
        expect(page.get_by_label("Adresse mail")).to_be_visible()

    def test_what_is_no_address_is_told_at_the_field(self, phones: Phones) -> None:
        phones.expect(REFUSED)
        page = phones.open()
        page.goto("/sign-in")
        field = page.get_by_label("Adresse mail")
        field.fill("personne")
        page.get_by_role("button", name="Recevoir un code").tap()
        expect(field).to_have_accessible_description(re.compile("Ce n’est pas une adresse mail"))

    def test_a_page_that_needs_an_account_is_found_again_after_signing_in(
        self, page: Page, email: str
    ) -> None:
        page.goto("/me/devices")
        page.get_by_role("main").get_by_role("link", name="Se connecter").tap()
        expect(page).to_have_url(re.compile("/sign-in"))
        sign_in(page, email)
        skip_welcome(page)
        page.get_by_role("link", name="Continuer").tap()
        expect(page.get_by_role("heading", level=1, name="Mes appareils")).to_be_visible()

    def test_back_from_a_page_that_needed_an_account_leads_to_where_one_came_from(
        self, near_nantes: Page, email: str, world: World
    ) -> None:
        page = near_nantes
        page.goto(f"/offers/{world.placement}")
        page.get_by_role("link", name="Candidater").tap()
        expect(page.get_by_role("heading", level=1, name="Il faut un compte")).to_be_focused()
        expect(page.get_by_text("l’entreprise peut répondre")).to_be_visible()
        expect(page.get_by_text("La session a pris fin")).to_have_count(0)
        page.get_by_role("main").get_by_role("link", name="Se connecter ou créer un compte").tap()
        expect(page).to_have_url(re.compile("/sign-in"))
        ask_for_code(page, email)
        code_field(page).fill(read_code(page, email))
        expect(page).to_have_url(re.compile(f"/offers/{world.placement}/apply$"))
        page.go_back()
        expect(page).to_have_url(re.compile(f"/offers/{world.placement}$"))

    def test_a_problem_elsewhere_is_put_into_words(self, page: Page) -> None:
        page.goto("/sign-in?problem=expired")
        expect(page.get_by_role("alert").filter(has_text="La connexion a pris trop de temps")).to_be_visible()
        page.goto("/sign-in?problem=never_heard_of")
        expect(page.get_by_role("alert").filter(has_text="La connexion n’a pas marché")).to_be_visible()


class TestDemonstration:
    def test_one_tap_enters_as_a_role(self, browser: Browser, demonstration: Any) -> None:
        phones = Phones(browser, demonstration)
        page = phones.open()
        page.goto("/sign-in?return_to=/me/devices")
        page.get_by_role("button", name="Entreprise").tap()
        expect(page.get_by_role("heading", level=1, name="Mes appareils")).to_be_visible()
        page.goto("/me")
        expect(page.get_by_role("main").get_by_text("Entreprise", exact=True)).to_be_visible()
        phones.contexts[0].close()
        phones.check()

    def test_elsewhere_there_is_no_such_door(self, page: Page) -> None:
        page.goto("/sign-in")
        expect(page.get_by_label("Adresse mail")).to_be_visible()
        expect(page.get_by_text("Démonstration")).to_have_count(0)


class TestWelcome:
    def test_everything_can_be_skipped(self, page: Page, email: str) -> None:
        sign_in(page, email)
        skip_welcome(page)
        page.goto("/welcome")
        expect(page).to_have_url(re.compile("[^/]/$"))

    def test_who_left_school_is_led_to_those_who_help(self, page: Page, email: str) -> None:
        sign_in(page, email)
        page.get_by_role("button", name="Sorti·e de l’école / en recherche").tap()
        expect(page.get_by_role("heading", name="Ma commune")).to_be_focused()
        commune = page.get_by_role("combobox", name="La commune")
        commune.fill("nantes")
        expect(page.get_by_role("option").first).to_contain_text("Nantes")
        commune.press("Enter")
        page.get_by_role("checkbox", name="Création").check()
        page.get_by_role("button", name="Continuer").tap()
        expect(page.get_by_role("heading", name="Ma date de naissance")).to_be_focused()
        page.get_by_role("button", name="Continuer").tap()
        expect(page.get_by_label("Jour")).to_have_accessible_description(re.compile("Il faut le jour"))
        for part, value in {"Jour": "7", "Mois": "3", "Année": "2009"}.items():
            page.get_by_label(part).fill(value)
        page.get_by_role("button", name="Continuer").tap()
        page.get_by_label("Prénom").fill("Prénom 1")
        page.get_by_role("button", name="Terminer").tap()
        expect(page.get_by_role("heading", level=1, name="C’est prêt, Prénom 1 !")).to_be_focused()
        for name in ("Missions locales", "PSAD", "Écoles de production"):
            expect(page.get_by_role("link", name=name)).to_be_visible()
        page.get_by_role("link", name="Missions locales").tap()
        expect(page.get_by_role("button", name="Près de Nantes")).to_be_visible()
        page.goto("/me/profile")
        expect(page.get_by_label("Prénom")).to_have_value("Prénom 1")
        expect(page.get_by_role("checkbox", name="Création")).to_be_checked()
        expect(page.get_by_text("Né·e le 7 mars 2009.")).to_be_visible()

    def test_professionals_are_led_to_their_roles(self, page: Page, email: str) -> None:
        sign_in(page, email)
        page.get_by_role("button", name="Pour une entreprise").tap()
        expect(page.get_by_role("link", name="Choisir mon rôle")).to_have_attribute("href", "/me/roles")


class TestSharedPhone:
    @pytest.mark.service_worker
    def test_a_sibling_sees_nothing_of_the_one_before(self, phones: Phones, world: World, email: str) -> None:
        phones.expect(REFUSED)
        page = phones.open(where=NANTES)
        page.goto(f"/places/{world.lycee}")
        page.get_by_role("button", name="Enregistrer", exact=True).tap()
        wait_for_worker(page)
        sign_in(page, email)
        skip_welcome(page, "Aînée")
        page.goto("/me/notifications")
        expect(page.get_by_text("Rien pour le moment.")).to_be_visible()
        page.goto("/me")
        page.get_by_role("button", name="Me déconnecter").tap()
        expect(page.locator(".toast")).to_contain_text("Rien de ce compte ne reste")
        assert traces(page, "Aînée", email) == []
        page.goto("/me")
        expect(page.get_by_role("heading", level=1, name="Il faut un compte")).to_be_visible()
        sign_in(page, f"cadet.{email}")
        skip_welcome(page, "Cadet")
        page.goto("/me")
        expect(page.get_by_role("heading", level=1, name="Bonjour Cadet")).to_be_visible()
        assert traces(page, "Aînée") == []
        page.goto("/saved")
        expect(page.get_by_text("Lycée Jules-Verne")).to_be_visible()

    @pytest.mark.service_worker
    def test_signing_out_without_a_network_forgets_at_once_and_ends_the_session_later(
        self, phones: Phones, network: Network, rows: psycopg.Connection[Any], email: str
    ) -> None:
        phones.expect(LOST)
        phones.expect(REFUSED)
        page = phones.open(where=NANTES)
        page.goto("/")
        wait_for_worker(page)
        sign_in(page, email)
        skip_welcome(page, "Prénom 2")
        page.goto("/me")
        network.refuses()
        page.get_by_role("button", name="Me déconnecter").tap()
        expect(page.locator(".toast")).to_contain_text("C’est oublié sur ce téléphone.")
        assert traces(page, "Prénom 2", email) == []
        network.passes()
        ask_again(page.get_by_role("button", name="Réessayer").first)
        expect(page.locator(".toast")).to_have_text("Le réseau est revenu.")
        page.reload()
        expect(cards(page).first).to_be_visible()
        expect(door(page)).to_have_accessible_name("Se connecter")
        row = rows.execute(
            "SELECT count(*) FROM session s JOIN account a ON a.id = s.account_id WHERE a.email = %s",
            (email,),
        ).fetchone()
        assert row == (0,)

    def test_erasing_the_phone_signs_out_too(self, page: Page, email: str) -> None:
        sign_in(page, email)
        skip_welcome(page)
        page.goto("/more")
        page.get_by_role("button", name="Tout effacer de ce téléphone").tap()
        page.get_by_role("button", name="Oui, tout effacer").tap()
        expect(page.get_by_role("heading", level=1, name="Autour de moi")).to_be_visible()
        expect(door(page)).to_have_accessible_name("Se connecter")


def traces(page: Page, *words: str) -> list[str]:
    """Where on this phone one of the words is still written."""
    return [place for place, text in kept_on(page).items() if any(word in text for word in words)]
