"""An association has closed: the Region takes one of its badges back, and whoever waited for it is told."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from api.badges.issuing import unmanaged
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.browser.badges import NAME, Club, club_rows
from tests.browser.conftest import Phones
from tests.browser.eyes import look
from tests.browser.steps import sign_in_as
from tests.browser.test_badges import pupil
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-badges")]

REASON = "Donné par erreur, l’association l’avait signalé."


def end_requests(database_url: str) -> None:
    """What the worker does when an organisation is closed."""

    async def once() -> None:
        database = Database(database_url)
        async with database.transaction() as session:
            await unmanaged.end_requests(session, Settings())
        await database.close()

    # Playwright's own loop runs in this thread.
    with ThreadPoolExecutor(1) as hands:
        hands.submit(lambda: asyncio.run(once())).result()


def test_the_region_acts_where_nobody_else_can(
    phones: Phones, factory: Factory, browser_database_url: str
) -> None:
    session, organisation = club_rows(factory)
    holder, asker = factory.session(pupil(factory)), factory.session(pupil(factory))
    with Club(phones.network.origin, session, organisation) as club:
        badge = club.claimed(holder)
        club.asked(asker)
    factory.connection.execute("UPDATE organisation SET closed_at = now() WHERE id = %s", [organisation])
    end_requests(browser_database_url)

    desk = phones.open()
    sign_in_as(desk, factory.session(make(factory, Role.ADMIN)))
    desk.goto("/staff")
    desk.get_by_role("link", name="Badges sans émetteur").tap()
    club_card = desk.locator("li.review", has_text="1 badge valable").first
    club_card.get_by_role("button", name="Voir les badges").tap()
    desk.get_by_label("Nom du badge, ou identifiant").fill(badge)
    desk.get_by_role("button", name="Chercher", exact=True).tap()
    expect(desk.locator("li.review")).to_have_count(1)
    look(desk)
    desk.get_by_role("button", name=re.compile(rf"Retirer\s: {NAME}")).tap()
    sheet = desk.get_by_role("dialog")
    look(desk)
    sheet.get_by_role("button", name="Retirer").tap()
    # Somebody will read it: it is not taken back without a word.
    expect(sheet.get_by_text("Donnez un motif.")).to_be_visible()
    sheet.locator("label").filter(has_text="Avec vos mots").tap()
    sheet.get_by_role("textbox", name="Avec vos mots").fill(REASON)
    sheet.get_by_role("button", name="Retirer").tap()
    expect(desk.get_by_text(REASON)).to_be_visible()

    phone = phones.open()
    sign_in_as(phone, holder)
    phone.goto(f"/badges/{badge}")
    expect(phone.get_by_text(REASON)).to_be_visible()

    other = phones.open()
    sign_in_as(other, asker)
    other.goto("/badges")
    expect(other.get_by_text("Sans réponse")).to_be_visible()
    expect(other.get_by_text("Tu n’y es pour rien")).to_be_visible()
