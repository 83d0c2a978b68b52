"""A company changes a place that it has given: the pupil reads what, and may give it back.

Placements, line 1.
"""

import asyncio
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from api.placements.applications import changes
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.browser.company import Company, go, monday
from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-answers")]

KEY = "the key of browser tests, 32 characters"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


@pytest.fixture
def uai() -> str:
    """A school that no other test uses."""
    return f"044{secrets.randbelow(10_000):04d}B"


@pytest.fixture
def pupil(factory: Factory, uai: str) -> UUID:
    """A pupil of 16 of that school."""
    made = make(factory, Role.STUDENT, age=16, level="vocational", first_name="Lina")
    factory.pupil_school(made, uai=uai)
    return made


def minutes_pass(url: str, offer: UUID) -> None:
    """The job that a change has planned runs."""

    async def tell() -> None:
        database = Database(url)
        settings = Settings(database_url=url, secret_key=SecretStr(KEY), _env_file=None)
        async with database.transaction() as session:
            await changes.tell(session, settings, Secrets(KEY), offer)
        await database.close()

    with ThreadPoolExecutor(1) as other_thread:
        other_thread.submit(asyncio.run, tell()).result()


def changed(page: Page, offer: UUID, title: str) -> None:
    """On the company's phone."""
    page.goto(f"/company/offers/{offer}/edit?step=what")
    page.get_by_label("Titre", exact=True).fill(title)
    page.get_by_label("Description", exact=True).fill("Tu prépares les commandes avec l’équipe.")
    go(page, "Relire")
    page.get_by_role("button", name="Enregistrer les changements").tap()
    expect(page).to_have_url(re.compile(f"/company/offers/{offer}$"))


def place(company: Company, pupil: UUID) -> tuple[UUID, UUID]:
    """An offer, and the application of a pupil who has its place."""
    offer = company.offer(
        kind="placement",
        title="Stage vente",
        levels=["cap"],
        start_on=monday(6),
        end_on=monday(8) - timedelta(days=3),
        duration_days=12,
        day_starts="09:00",
        day_ends="16:00",
        break_minutes=60,
        weekdays=["mon", "tue", "wed", "thu", "fri"],
        taken=1,
        places=1,
        status="full",
        lat=47.2,
    )
    return offer, company.application(offer, pupil, status="confirmed")


def test_the_pupil_reads_what_changed_and_says_that_it_does_not_suit(
    open_as: OpenAs,
    company: Company,
    pupil: UUID,
    browser_database_url: str,
    rows: psycopg.Connection[Any],
) -> None:
    offer, application = place(company, pupil)
    changed(open_as(company.owner, "/company"), offer, "Stage accueil")
    minutes_pass(browser_database_url, offer)
    page = open_as(pupil, "/me/notifications")
    expect(page.get_by_text("titre\u00a0: Stage vente → Stage accueil")).to_be_visible()
    page.get_by_role("link", name="L’entreprise a changé ta place").tap()
    expect(page).to_have_url(re.compile(f"/me/applications/{application}$"))
    card = page.locator("section").filter(has_text="L’entreprise a changé quelque chose")
    expect(card.get_by_text("Avant\u00a0: Stage vente")).to_be_visible()
    expect(card.get_by_text("Maintenant\u00a0: Stage accueil")).to_be_visible()
    expect(card.get_by_text("Tu prépares les commandes")).to_be_hidden()
    card.get_by_text("Lire", exact=True).tap()
    expect(card.get_by_text("Tu prépares les commandes")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Ça ne me va plus").tap()
    page.get_by_role("dialog").filter(visible=True).get_by_role("button", name="Oui, retirer").tap()
    expect(page.get_by_text("Tu as retiré cette candidature.")).to_be_visible()
    row = rows.execute("SELECT status FROM application WHERE id = %s", [application]).fetchone()
    assert row == ("withdrawn",)


def test_the_school_reads_it_among_its_placements(
    open_as: OpenAs, factory: Factory, company: Company, pupil: UUID, uai: str, browser_database_url: str
) -> None:
    teacher = make(factory, Role.SCHOOL)
    factory.organisation(teacher, uai=uai)
    offer, _ = place(company, pupil)
    changed(open_as(company.owner, "/company"), offer, "Stage accueil")
    minutes_pass(browser_database_url, offer)
    page = open_as(teacher, "/me/notifications")
    page.get_by_role("link", name="Une entreprise a changé la place d’un·e élève").tap()
    expect(page.get_by_role("heading", name="Stages et alternance de vos élèves")).to_be_focused()
    page.get_by_text("L’entreprise a changé cette place").tap()
    expect(page.get_by_text("Avant\u00a0: Stage vente")).to_be_visible()
    look(page)
