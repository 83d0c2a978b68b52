"""Alerts: saved in two taps from a list, told in the app, changed, deleted; their mails stopped by a link."""

import asyncio
import re
from collections.abc import Callable
from threading import Thread
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from api.platform.jobs.queue import defer
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.worker import work
from tests.browser.conftest import NANTES, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.steps import sign_in_as
from tests.browser.test_sign_in import ask_for_code, code_field, read_code, skip_welcome
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-alerts")]

BUTTON, CREATE = "M’alerter", "Suivre cette recherche"
SEARCH = "/offers?kind=observation&level=3e&radius=10&q={word}"


@pytest.fixture
def word() -> str:
    """A word that only the offers of this test hold."""
    return f"mot{uuid4().hex[:12]}"


@pytest.fixture
def pupil(factory: Factory) -> UUID:
    """A pupil of 16."""
    return factory.account("student", email=f"{uuid4()}@example.org", first_name="Prénom", age=16)


Publish = Callable[..., UUID]


@pytest.fixture
def publish(factory: Factory, browser_database_url: str) -> Publish:
    """An offer comes out, and the worker does what is due; it is no night and no school."""
    settings = Settings(
        database_url=browser_database_url,
        public_url="http://test.local",
        quiet_hours="",
        school_hours="",
        secret_key=SecretStr("the key of browser tests, 32 characters"),
        _env_file=None,
    )

    async def tell(offer: UUID) -> None:
        database = Database(browser_database_url, pool_size=1)
        async with database.transaction() as session:
            await defer(session, "alerts:offer_published", offer_id=str(offer))
        await database.close()
        # A worker that does not wait may leave the jobs that its last one made.
        for _ in range(2):
            await work(settings, wait=False)

    def publish(**values: object) -> UUID:
        offer = factory.offer(**values)  # type: ignore[arg-type]
        thread = Thread(target=lambda: asyncio.run(tell(offer)))
        thread.start()
        thread.join()
        return offer

    return publish


@pytest.fixture
def with_alert(factory: Factory, open_as: OpenAs) -> Callable[..., Page]:
    """A pupil's page of alerts, with one alert of these words."""

    def open_page(account: UUID, word: str) -> Page:
        page = open_as(account, "/me/alerts")
        page.evaluate(
            """async ([id, q]) => {
                const search = { id, q, kind: ["observation"], level: ["3e"], commune: "44109" };
                const headers = { "Content-Type": "application/json" };
                await fetch("/api/v1/me/alerts", { method: "POST", headers, body: JSON.stringify(search) });
            }""",
            [str(uuid4()), word],
        )
        page.reload()
        expect(page.get_by_role("heading", level=2).first).to_contain_text(word)
        return page

    return open_page


def my_phone(phones: Phones, factory: Factory, account: UUID) -> Page:
    page = phones.open(where=NANTES)
    sign_in_as(page, factory.session(account))
    return page


class TestSaving:
    def test_takes_two_taps_from_the_list(
        self, phones: Phones, factory: Factory, pupil: UUID, publish: Publish, word: str
    ) -> None:
        page = my_phone(phones, factory, pupil)
        page.goto(SEARCH.format(word=word))
        page.get_by_role("button", name=BUTTON).tap()
        sheet = page.get_by_role("dialog", name=BUTTON)
        expect(sheet.get_by_role("listitem")).to_have_text(
            ["Stages d’observation", "3e", f"«\u00a0{word}\u00a0»", "Nantes et 10\u00a0km autour"]
        )
        sheet.get_by_role("button", name=CREATE).tap()
        expect(sheet.locator(":focus")).to_contain_text("C’est noté")

        offer = publish(title=f"Une semaine {word}")
        page.goto("/me/notifications")
        expect(page.locator(".notifications li")).to_have_count(1)
        # Placements, line 1: it says which one.
        expect(page.locator(".notifications li")).to_contain_text(f"Une semaine {word}")
        page.goto("/me/alerts")
        page.get_by_role("link", name=f"Une semaine {word}").tap()
        expect(page).to_have_url(re.compile(f"/offers/{offer}$"))

    def test_signing_in_on_the_way_keeps_the_search(self, phones: Phones, word: str) -> None:
        page = phones.open(where=NANTES)
        page.goto(SEARCH.format(word=word))
        page.get_by_role("button", name=BUTTON).tap()
        page.get_by_role("dialog").get_by_role("link", name="Me connecter").tap()
        expect(page).to_have_url(re.compile("/sign-in"))
        email = f"{uuid4()}@example.org"
        ask_for_code(page, email)
        code_field(page).fill(read_code(page, email))
        expect(page.get_by_role("heading", name="Bienvenue")).to_be_visible()
        skip_welcome(page, "Prénom")
        page.get_by_role("link", name="Continuer").tap()
        # Alerts are for those who said where they are in their studies: again there and back.
        sheet = page.get_by_role("dialog", name=BUTTON)
        sheet.get_by_role("link", name="Dire où j’en suis").tap()
        page.get_by_role("button", name="Collège").tap()
        for step in range(2, 6):
            expect(page.get_by_text(f"Étape {step} sur 5")).to_be_visible()
            page.get_by_role("button", name="Passer").tap()
        page.get_by_role("link", name="Continuer").tap()
        expect(sheet.get_by_role("listitem").filter(has_text=word)).to_be_visible()
        expect(sheet.get_by_role("button", name=CREATE)).to_be_visible()
        expect(page).to_have_url(re.compile(f"q={word}"))

    def test_the_same_search_again_says_so(
        self, phones: Phones, factory: Factory, pupil: UUID, word: str
    ) -> None:
        page = my_phone(phones, factory, pupil)
        page.goto(SEARCH.format(word=word))
        sheet = page.get_by_role("dialog", name=BUTTON)
        for outcome in ("C’est noté", "Recherche déjà suivie"):
            page.get_by_role("button", name=BUTTON).tap()
            sheet.get_by_role("button", name=CREATE).tap()
            expect(sheet.get_by_text(outcome)).to_be_visible()
            sheet.get_by_role("button", name="Fermer").last.tap()
        page.goto("/me/alerts")
        expect(page.locator(".alert-card")).to_have_count(1)

    def test_a_child_without_consent_searches_the_whole_region(
        self, phones: Phones, factory: Factory, word: str
    ) -> None:
        phones.expect("status of 403")
        child = factory.account("student", email=f"{uuid4()}@example.org", first_name="Prénom", age=13)
        page = my_phone(phones, factory, child)
        page.goto(SEARCH.format(word=word))
        page.get_by_role("button", name=BUTTON).tap()
        sheet = page.get_by_role("dialog", name=BUTTON)
        sheet.get_by_role("button", name=CREATE).tap()
        expect(sheet.get_by_role("link", name="Demander l’accord")).to_have_attribute("href", "/me/consents")
        sheet.get_by_role("button", name="Chercher dans toute la région").tap()
        expect(sheet.get_by_text("C’est noté")).to_be_visible()

    def test_a_company_is_not_asked(self, phones: Phones, factory: Factory) -> None:
        page = my_phone(phones, factory, factory.account("company", email=f"{uuid4()}@example.org"))
        page.goto("/offers?kind=observation&level=3e")
        expect(page.get_by_role("button", name="Filtres")).to_be_visible()
        expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)


class TestMine:
    def test_without_an_alert_the_page_says_how_to_make_one(self, open_as: OpenAs, pupil: UUID) -> None:
        page = open_as(pupil, "/me")
        page.get_by_role("link", name="Mes recherches").tap()
        expect(page.get_by_text("Tu n’as pas encore de recherche suivie.")).to_be_visible()
        page.get_by_role("link", name="Chercher un stage").tap()
        expect(page).to_have_url(re.compile("/offers"))

    def test_an_alert_is_changed(self, with_alert: Callable[..., Page], pupil: UUID, word: str) -> None:
        page = with_alert(pupil, word)
        page.get_by_role("button", name="Modifier").tap()
        sheet = page.get_by_role("dialog")
        sheet.get_by_role("checkbox", name="Stages longs").check()
        sheet.get_by_role("checkbox", name="Stages d’observation").uncheck()
        expect(sheet.get_by_role("checkbox", name="3e")).to_have_count(0)
        sheet.get_by_role("radio", name="60 km").check()
        sheet.get_by_role("button", name="Enregistrer").tap()
        expect(page.locator(".alert-card > h2")).to_have_text(
            f"Stages longs, « {word} », Nantes et 60 km autour"
        )

    def test_paused_it_finds_nothing_and_taken_up_it_does(
        self, with_alert: Callable[..., Page], pupil: UUID, publish: Publish, word: str
    ) -> None:
        page = with_alert(pupil, word)
        page.get_by_role("button", name="Pause").tap()
        expect(page.get_by_text("en pause", exact=True)).to_be_visible()
        publish(title=f"Manqué {word}")
        page.get_by_role("button", name="Reprendre").tap()
        expect(page.get_by_text("en cours", exact=True)).to_be_visible()
        publish(title=f"Trouvé {word}")
        page.reload()
        expect(page.locator(".found-list a")).to_have_text([f"Trouvé {word}"])

    def test_deleting_asks_once(self, with_alert: Callable[..., Page], pupil: UUID, word: str) -> None:
        page = with_alert(pupil, word)
        page.get_by_role("button", name="Supprimer").tap()
        page.get_by_role("dialog").get_by_role("button", name="Annuler").tap()
        expect(page.locator(".alert-card")).to_have_count(1)
        page.get_by_role("button", name="Supprimer").tap()
        page.get_by_role("dialog").get_by_role("button", name="Supprimer").tap()
        expect(page.get_by_text("Tu n’as pas encore de recherche suivie.")).to_be_visible()

    def test_who_is_asked_says_that_they_still_search(
        self, with_alert: Callable[..., Page], rows: psycopg.Connection[object], pupil: UUID, word: str
    ) -> None:
        page = with_alert(pupil, word)
        rows.execute("UPDATE alert SET asked_at = now() WHERE q = %s", [word])
        page.reload()
        page.get_by_role("button", name="Oui, je cherche").tap()
        expect(page.get_by_text("Tu cherches toujours")).to_have_count(0)


class TestStopping:
    @pytest.fixture
    def link(
        self,
        with_alert: Callable[..., Page],
        rows: psycopg.Connection[tuple[dict[str, str]]],
        factory: Factory,
        publish: Publish,
        word: str,
    ) -> str:
        """The link at the end of a mail about an alert, without the server's name."""
        email = f"{uuid4()}@example.org"
        with_alert(factory.account("student", email=email, age=16), word)
        publish(title=f"Une semaine {word}")
        row = rows.execute("SELECT letter FROM mail WHERE recipient = %s", [email]).fetchone()
        assert row
        return row[0]["stop"].removeprefix("http://test.local")

    def channels(self, rows: psycopg.Connection[tuple[list[str]]]) -> list[str]:
        """Those that are left for alerts to whom the last link was sent."""
        row = rows.execute(
            "SELECT preferences -> 'alerts' FROM account WHERE id = (SELECT account_id FROM alert_stop"
            " ORDER BY created_at DESC LIMIT 1)"
        ).fetchone()
        assert row
        return row[0]

    def test_works_without_an_account(
        self, page: Page, link: str, rows: psycopg.Connection[tuple[list[str]]]
    ) -> None:
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text("Ne plus recevoir ces mails")
        # Nobody reads the token in the address bar, and opening the page stopped nothing.
        expect(page).to_have_url(re.compile("/alerts/stop$"))
        page.get_by_role("button", name="Arrêter les mails").tap()
        expect(page.get_by_role("heading", name="C’est fait")).to_be_focused()
        assert "mail" not in self.channels(rows)

    def test_the_outbox_of_a_demonstration_shows_it_as_mail_programs_do(
        self, page: Page, link: str, rows: psycopg.Connection[tuple[list[str]]]
    ) -> None:
        """Placements, line 6."""
        page.goto("/outbox")
        mail = page.get_by_role("article").filter(has=page.get_by_role("link", name="Ne plus recevoir")).first
        foot = mail.get_by_role("link", name="Ne plus recevoir ces mails")
        expect(foot).to_have_attribute("href", f"http://test.local{link}")
        mail.get_by_role("button", name="Se désabonner").tap()
        expect(mail.get_by_role("status")).to_have_text(re.compile("^C’est fait"))
        assert "mail" not in self.channels(rows)

    def test_a_link_cut_short_says_what_to_do(self, phones: Phones, link: str) -> None:
        phones.expect("status of 404")
        page = phones.open()
        page.goto(link[:-4])
        page.get_by_role("button", name="Arrêter les mails").tap()
        expect(page.get_by_role("heading", name="Ce lien ne marche pas")).to_be_visible()
        page.goto("/alerts/stop")
        expect(page.get_by_role("link", name="Ouvrir mes préférences")).to_be_visible()


def test_every_view_for_every_eye(
    phones: Phones,
    factory: Factory,
    with_alert: Callable[..., Page],
    publish: Publish,
    pupil: UUID,
    word: str,
) -> None:
    visitor = phones.open(where=NANTES)
    visitor.goto(SEARCH.format(word=word))
    visitor.get_by_role("button", name=BUTTON).tap()
    look(visitor)
    visitor.goto("/alerts/stop#token")
    look(visitor)

    page = with_alert(pupil, word)
    publish(title=f"Une semaine {word}")
    factory.connection.execute("UPDATE alert SET asked_at = now() WHERE q = %s", [word])
    page.reload()
    expect(page.get_by_role("link", name=f"Une semaine {word}")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Modifier").click()
    look(page)
