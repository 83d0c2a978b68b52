"""One's data: a copy of it, leaving and staying, and how long everything is kept."""

import asyncio
import json
import secrets
import zipfile
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from api.platform.settings import Settings
from api.worker import work
from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-data")]

DATA = "/me/data"


@pytest.fixture
def student(factory: Factory) -> UUID:
    """A pupil of 16, whose first name no other test uses."""
    return factory.account(
        "student", age=16, first_name="Prénom Export", email=f"{secrets.token_hex(6)}@example.org"
    )


def run_jobs(database_url: str) -> None:
    """Do what waits for the worker, beside the browser's own loop."""
    settings = Settings(
        database_url=database_url,
        secret_key=SecretStr("the key of browser tests, 32 characters"),
        _env_file=None,
    )
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(work(settings, wait=False))).result(120)


def test_a_copy_of_everything_can_be_fetched(
    open_as: OpenAs, student: UUID, browser_database_url: str
) -> None:
    phone = open_as(student, DATA)
    phone.get_by_role("button", name="Préparer ma copie").tap()
    expect(phone.get_by_text("En préparation.")).to_be_visible()
    expect(phone.get_by_role("button", name="Préparer ma copie")).to_have_count(0)
    run_jobs(browser_database_url)
    # The page looks again by itself.
    fetching = phone.get_by_role("link", name="Télécharger")
    expect(fetching).to_be_visible()
    with phone.expect_download() as download:
        fetching.tap()
    with zipfile.ZipFile(download.value.path()) as copy:
        names = copy.namelist()
        (readable,) = [name for name in names if name.endswith(".html")]
        (data,) = [name for name in names if name.endswith(".json")]
        assert "Prénom Export" in copy.read(readable).decode()
        assert "Prénom Export" in json.dumps(json.loads(copy.read(data)), ensure_ascii=False)


def test_leaving_can_be_undone_on_every_page(open_as: OpenAs, student: UUID) -> None:
    phone = open_as(student, DATA)
    phone.get_by_role("button", name="Supprimer mon compte").tap()
    dialog = phone.get_by_role("dialog", name="Supprimer ce compte")
    expect(dialog.get_by_text("Pendant le délai")).to_be_visible()
    dialog.get_by_role("button", name="Oui, supprimer").tap()
    banner = phone.get_by_role("region", name="Suppression du compte")
    expect(banner).to_contain_text("Ce compte sera supprimé le")
    phone.goto("/careers")
    expect(banner).to_contain_text("Ce compte sera supprimé le")
    banner.get_by_role("button", name="Annuler").tap()
    expect(banner).to_have_count(0)
    phone.goto(DATA)
    expect(phone.get_by_role("button", name="Supprimer mon compte")).to_be_visible()


def test_the_periods_are_public_and_linked_from_the_notice(page: Page) -> None:
    page.goto("/privacy")
    page.get_by_role("link", name="voir le tableau des durées").tap()
    expect(page.get_by_role("heading", level=1, name="Durées de conservation")).to_be_focused()
    expect(page.get_by_role("row", name="Alertes")).to_contain_text("180 jours")
    look(page)


def test_every_eye_can_read_the_page_of_data(open_as: OpenAs, student: UUID) -> None:
    phone = open_as(student, DATA)
    phone.get_by_role("button", name="Préparer ma copie").tap()
    phone.get_by_role("button", name="Supprimer mon compte").tap()
    look(phone)
    phone.get_by_role("dialog").get_by_role("button", name="Oui, supprimer").tap()
    expect(phone.get_by_role("button", name="Garder mon compte")).to_be_visible()
    # Without the word that shows for a few seconds, outside of every landmark.
    phone.reload()
    expect(phone.get_by_role("button", name="Garder mon compte")).to_be_visible()
    look(phone)


def test_a_visitor_is_led_to_sign_in(page: Page) -> None:
    page.goto(DATA)
    expect(page.get_by_role("link", name="Se connecter").last).to_be_visible()
