"""Signing in at other services, on their own pages: an OpenID provider and a school portal with CAS."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phones
from tests.browser.server import HOST, serve
from tests.browser.world import World
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.mock import mock_provider
from tests.people.accounts.peers.portal import PUPIL as PORTAL_PUPIL
from tests.people.accounts.peers.portal import portal
from tests.people.accounts.peers.pupils import PUPIL, educonnect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-sign-in-elsewhere"),
]

FIRST_STEP = "Où j’en suis"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The OpenID provider's address."""
    sibling = {**PUPIL, "given_name": "Cadet", "email": "cadet@example.org"}
    with mock_provider({"pupil-1": PUPIL, "sibling": sibling}) as issuer:
        yield issuer


@pytest.fixture(scope="module")
def cas() -> Iterator[CasPeer]:
    """The portal."""
    peer = CasPeer()
    peer.people = {"eleve": PORTAL_PUPIL}
    yield peer
    peer.close()


@pytest.fixture(scope="module")
def api_port(
    browser_database_url: str, world: World, built_pwa: Path, provider: str, cas: CasPeer
) -> Iterator[int]:
    """The api, which knows both."""
    ways = [
        educonnect(provider, scopes=["openid", "profile", "email"], audience="pupils"),
        portal(cas.issuer, audience="pupils"),
    ]
    with serve(browser_database_url, built_pwa, name=HOST, providers=ways) as port:
        yield port


@pytest.fixture
def network(api_port: int) -> SimpleNamespace:
    """No relay: providers send people back to the api's own address."""
    return SimpleNamespace(origin=f"http://{HOST}:{api_port}")


@pytest.fixture
def phone(phones: Phones, provider: str, cas: CasPeer) -> Page:
    """A phone that may visit the two providers, and nobody else."""
    for elsewhere in (provider, cas.issuer):
        phones.expect(f"request to another origin: {re.escape(elsewhere)}/")
    # The mock's page asks a foreign server for its looks.
    phones.expect("request to another origin: https://cdn")
    phones.expect(r"Failed to load resource.*https://cdn")
    page = phones.open()
    page.context.route("https://**", lambda route: route.abort())
    return page


def choose_provider(page: Page, label: str) -> None:
    page.goto("/sign-in")
    page.get_by_role("link", name=label).tap()


def sign_in_by_openid(page: Page, subject: str) -> None:
    choose_provider(page, "ÉduConnect")
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible()
    choose_person(page, subject)
    expect(page.get_by_role("heading", name=FIRST_STEP)).to_be_visible()


def choose_person(page: Page, subject: str) -> None:
    """On the provider's page: by what it shows, as its labels differ between versions."""
    page.get_by_role("button").filter(has_text=subject).first.tap()


def first_name(page: Page) -> str:
    """Whose account the phone is in, by the server's word."""
    found = page.evaluate("async () => (await (await fetch('/api/v1/session')).json()).me")
    return str(found["first_name"]) if found else ""


def test_a_pupil_signs_in_at_the_provider_and_out_again(phone: Page, provider: str) -> None:
    sign_in_by_openid(phone, "pupil-1")
    assert first_name(phone) == "Prénom"
    assert "code=" not in phone.url
    phone.goto("/me")
    phone.get_by_role("button", name="Me déconnecter", exact=True).tap()
    expect(phone).to_have_url(re.compile(re.escape(f"{provider}/oauth2/end_session")))
    phone.get_by_role("button", name="End session").tap()
    expect(phone.get_by_role("heading", level=1, name="Autour de moi")).to_be_visible()
    assert first_name(phone) == ""


def test_a_sibling_on_the_same_phone_lands_in_their_own_account(phone: Page) -> None:
    sign_in_by_openid(phone, "pupil-1")
    phone.goto("/api/v1/sign-in/educonnect/start?return_to=/welcome")
    choose_person(phone, "sibling")
    expect(phone.get_by_role("heading", name=FIRST_STEP)).to_be_visible()
    assert first_name(phone) == "Cadet"


def test_who_changes_their_mind_is_told_what_else_they_can_do(phone: Page) -> None:
    choose_provider(phone, "ÉduConnect")
    phone.get_by_role("button", name="Deny").tap()
    expect(phone.get_by_text("La connexion a été arrêtée")).to_be_visible()
    expect(phone.get_by_label("Adresse mail")).to_be_visible()
    assert first_name(phone) == ""


def test_a_pupil_signs_in_at_the_portal(phone: Page) -> None:
    choose_provider(phone, "Mon ENT")
    phone.get_by_label("Identifiant").fill("eleve")
    phone.get_by_role("button", name="Se connecter").tap()
    expect(phone.get_by_role("heading", name=FIRST_STEP)).to_be_visible()
    assert first_name(phone) == "Prénom"
    assert "ticket=" not in phone.url


def test_a_way_back_that_was_used_says_to_begin_again(phone: Page) -> None:
    phone.goto("/api/v1/sign-in/educonnect/back?state=used&code=used")
    expect(phone.get_by_text("Recommence")).to_be_visible()
