"""A tile of a school's portal: from a browser that nobody signed in to the wanted page, with the account."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phones
from tests.browser.server import HOST, serve
from tests.browser.steps import sign_in_as, wait_for
from tests.browser.world import World
from tests.factories import Factory
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.portal import PUPIL, portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-tiles")]

UAI = "0441234B"


@pytest.fixture(scope="module")
def cas() -> Iterator[CasPeer]:
    """The portal: a pupil of 3e, and somebody whom it does not let in."""
    peer = CasPeer()
    peer.people = {"eleve": {**PUPIL, "niveau": ["3EME"], "uai": [UAI]}, "invite": {}}
    yield peer
    peer.close()


@pytest.fixture(scope="module")
def api_port(browser_database_url: str, world: World, built_pwa: Any, cas: CasPeer) -> Iterator[int]:
    """The api, which knows the portal."""
    ent = portal(cas.issuer, audience="pupils", levels={"3": "middle_school"})
    ent.claims["level"] = "niveau"
    with serve(browser_database_url, built_pwa, name=HOST, providers=[ent]) as port:
        yield port


@pytest.fixture
def network(api_port: int) -> SimpleNamespace:
    """No relay: the portal sends people back to the api's own address."""
    return SimpleNamespace(origin=f"http://{HOST}:{api_port}")


@pytest.fixture
def school(rows: psycopg.Connection[Any], world: World) -> Iterator[str]:
    """The lycée of the world has a UAI."""
    rows.execute("UPDATE place SET uai = %s WHERE id = %s", [UAI, world.lycee])
    yield UAI
    rows.execute("UPDATE place SET uai = NULL WHERE id = %s", [world.lycee])


@pytest.fixture
def phone(phones: Phones, cas: CasPeer) -> Page:
    """A browser that may visit the portal, and nobody else."""
    phones.expect(f"request to another origin: {re.escape(cas.issuer)}/")
    # The played portal has no page for signing out.
    phones.expect(r"status of 404 .*/cas/logout")
    return phones.open()


def enter(page: Page, user: str, tile: str) -> None:
    page.goto(f"/entree/ent?vers={tile}")
    page.get_by_role("textbox").fill(user)
    page.keyboard.press("Enter")


def test_offers_of_the_pupil_s_level(phone: Page, school: str) -> None:
    enter(phone, "eleve", "offres")
    expect(phone).to_have_url(re.compile(r"/offers\?kind=observation&level=3e"))
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.locator("header .door").last).to_have_attribute("href", re.compile("^/me"))


def test_my_conversations(phone: Page, school: str) -> None:
    enter(phone, "eleve", "conversations")
    expect(phone).to_have_url(re.compile(r"/conversations$"))
    expect(phone.get_by_role("heading", level=1)).to_be_visible()


def test_events_near_the_school_of_the_account(phone: Page, school: str) -> None:
    enter(phone, "eleve", "evenements")
    expect(phone).to_have_url(re.compile(r"/agenda\?bbox="))
    expect(phone.locator(".cards > .card, .card").first).to_be_visible()


def test_who_is_refused_sees_the_page_without_an_account(phone: Page) -> None:
    enter(phone, "invite", "offres")
    expect(phone).to_have_url(re.compile(r"/offers$"))
    expect(phone.locator(".toast")).to_contain_text("n’ouvre pas l’E-pass à ce profil")
    expect(phone.get_by_role("link", name="Se connecter").first).to_be_visible()


def test_who_has_an_account_goes_straight_there(phone: Page, factory: Factory, cas: CasPeer) -> None:
    phone.goto("/more")
    sign_in_as(phone, factory.session(factory.account("student", first_name="Maël")))
    before = len(cas.asked)
    phone.goto("/entree/ent?vers=conversations")
    expect(phone).to_have_url(re.compile(r"/conversations$"))
    expect(phone.locator(".toast")).to_contain_text("Maël")
    assert len(cas.asked) == before


def test_on_a_shared_computer_the_bar_is_there(phone: Page, school: str) -> None:
    phone.goto("/entree/ent?vers=offres&partage=1")
    phone.get_by_role("textbox").fill("eleve")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Partir")).to_be_visible()
    # Leaving signs out at the portal too: the next one is asked who they are.
    phone.get_by_role("button", name="Partir").tap()
    phone.wait_for_url(re.compile("/cas/logout"))


def test_a_computer_said_to_be_shared_makes_the_session_short(
    phone: Page, school: str, rows: psycopg.Connection[Any]
) -> None:
    phone.goto("/shared")
    phone.get_by_role("checkbox", name="Cet ordinateur est partagé").check()
    enter(phone, "eleve", "accueil")
    expect(phone.get_by_role("button", name="Partir")).to_be_visible()
    last = "SELECT ends_at IS NOT NULL FROM session ORDER BY created_at DESC LIMIT 1"
    wait_for(phone, lambda: rows.execute(last).fetchone() == (True,))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/entree/inconnu?vers=offres", "Cet ENT n’est pas, ou plus, relié"),
        ("/entree/ent?vers=https://elsewhere.example", "Cette tuile porte un nom"),
    ],
)
def test_what_leads_nowhere_says_so(phone: Page, address: str, words: str) -> None:
    phone.goto(address)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Cette entrée ne mène nulle part")
    expect(phone.get_by_text(words)).to_be_visible()


def test_the_page_for_portals_has_what_to_copy(phone: Page, school: str, network: SimpleNamespace) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto("/ent")
    phone.get_by_label("UAI de l’établissement").fill(school.lower())
    tile = phone.get_by_text(f"{network.origin}/entree/ent?vers=offres&uai={school}")
    expect(tile).to_be_visible()
    phone.get_by_role("button", name="Copier (Offres de mon niveau)").first.tap()
    copied = f"{network.origin}/entree/ent?vers=offres&uai={school}"
    wait_for(phone, lambda: phone.evaluate("navigator.clipboard.readText()") == copied)
    expect(phone.get_by_text(f"/api/v1/portals/schools/{school}.atom")).to_be_visible()
    expect(phone.get_by_text("Date de naissance", exact=False).first).to_be_visible()
    expect(phone.get_by_text(f"{network.origin}/api/v1/sign-in/ent/back")).to_be_visible()
