"""The security of an account, with the virtual authenticator of Chromium (DevTools Protocol, WebAuthn)."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pyotp
import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from api.platform.access import SESSION_COOKIE, Role
from tests.browser.conftest import Phones
from tests.browser.eyes import look
from tests.browser.server import serve
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-second-factor")]

SECURITY = "/me/security"
REFUSED = r"status of 4\d\d"


@pytest.fixture(scope="module")
def localhost(browser_database_url: str, world: Any, built_pwa: Path) -> Iterator[str]:
    """The app by a name that browsers make passkeys for."""
    with serve(browser_database_url, built_pwa, "localhost") as port:
        yield f"http://localhost:{port}"


@pytest.fixture
def phones(browser: Browser, localhost: str) -> Iterator[Phones]:
    """Phones that know the app by that name."""
    opened = Phones(browser, SimpleNamespace(origin=localhost))
    yield opened
    for context in opened.contexts:
        context.close()
    opened.check()


@pytest.fixture
def account(factory: Factory) -> UUID:
    """An admin without a second factor, whose address no other test uses."""
    return factory.account(Role.ADMIN, email=f"{datetime.now(UTC).timestamp()}@example.org")


@pytest.fixture
def open_security(phones: Phones, factory: Factory, localhost: str) -> Callable[..., Page]:
    """Opens the page as somebody who has signed in by mail on a device of their own."""

    def open_page(account: UUID, address: str = SECURITY, origin: str = localhost, **session: Any) -> Page:
        page = phones.open(base_url=origin)
        sign_in(page, factory, account, origin, **session)
        page.goto(address)
        return page

    return open_page


def sign_in(page: Page, factory: Factory, account: UUID, origin: str, **session: Any) -> None:
    token = factory.session(account, strong=False, **session)
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": origin}])


def has_passkeys(page: Page, *, verified: bool = True) -> tuple[CDPSession, str]:
    """Give the phone an authenticator of its own, whose owner is recognised or not."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verified,
        "automaticPresenceSimulation": True,
    }
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, added["authenticatorId"]


def set_up_app(page: Page) -> pyotp.TOTP:
    page.get_by_role("button", name="Utiliser une application de codes").tap()
    expect(page.get_by_role("img", name="Carré à scanner (code QR)")).to_be_visible()
    app = pyotp.TOTP(page.locator(".secret").inner_text().replace(" ", ""))
    link = page.get_by_role("link", name="L’application est sur cet appareil ? Ouvrez-la")
    assert f"secret={app.secret}" in (link.get_attribute("href") or "")
    page.get_by_label("Code à six chiffres").fill(app.now())
    page.get_by_role("button", name="Valider le code").tap()
    expect(confirmed(page)).to_be_visible()
    return app


def confirmed(page: Page) -> Any:
    return page.locator(".proven", has_text="C’est confirmé sur cet appareil jusqu’à")


def test_a_passkey_is_added_then_opens_the_next_session(
    open_security: Callable[..., Page], factory: Factory, account: UUID, localhost: str
) -> None:
    page = open_security(account)
    has_passkeys(page)
    expect(page.get_by_text("un code reçu par mail ne suffit pas")).to_be_visible()
    page.get_by_label("Nom de cette clé").fill("Portable du bureau")
    page.get_by_role("button", name="Ajouter une clé d’accès").tap()
    expect(confirmed(page)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("listitem").filter(has_text="Portable du bureau")).to_contain_text(
        "pas encore utilisée"
    )

    sign_in(page, factory, account, localhost)
    page.goto(f"{SECURITY}?return_to=/me/devices")
    page.get_by_role("button", name="Utiliser ma clé d’accès").tap()
    expect(page).to_have_url(f"{localhost}/me/devices")
    page.goto(SECURITY)
    expect(confirmed(page)).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Portable du bureau")).to_contain_text("utilisée le")


def test_the_same_device_does_not_make_a_second_passkey(
    open_security: Callable[..., Page], account: UUID
) -> None:
    page = open_security(account)
    has_passkeys(page)
    page.get_by_role("button", name="Ajouter une clé d’accès").tap()
    expect(confirmed(page)).to_be_visible()
    page.get_by_role("button", name="Ajouter une clé d’accès").tap()
    said = page.get_by_role("alert").filter(has_text="Cet appareil a déjà une clé d’accès")
    expect(said).to_be_visible()


def test_an_owner_who_is_not_recognised_gets_no_further(
    open_security: Callable[..., Page], account: UUID
) -> None:
    page = open_security(account)
    has_passkeys(page, verified=False)
    page.get_by_role("button", name="Ajouter une clé d’accès").tap()
    expect(page.get_by_role("alert").filter(has_text="Rien ne s’est passé")).to_be_visible()
    expect(confirmed(page)).to_have_count(0)


def test_an_app_of_codes_is_set_up_and_asked_on_the_next_device(
    open_security: Callable[..., Page], phones: Phones, account: UUID
) -> None:
    phones.expect(REFUSED)
    app = set_up_app(open_security(account))
    other = open_security(account)
    expect(other.get_by_role("heading", name="Confirmez que c’est bien vous")).to_be_visible()
    field = other.get_by_label("Code à six chiffres")
    field.fill(f"{(int(app.now()) + 7) % 1_000_000:06}")
    field.press("Enter")
    expect(other.locator(".field-error")).to_contain_text("Ce code n’est pas le bon, ou il a déjà servi.")
    expect(field).to_be_focused()
    # The present code confirmed the app: the next one counts already, since clocks differ.
    field.fill(app.at(datetime.now(UTC), counter_offset=1))
    field.press("Enter")
    expect(confirmed(other)).to_be_visible()


def test_an_address_where_passkeys_cannot_work_says_so_and_offers_the_app(
    browser: Browser, network: Any, factory: Factory, account: UUID
) -> None:
    phones = Phones(browser, network)
    page = phones.open()
    sign_in(page, factory, account, network.origin)
    page.goto(SECURITY)
    expect(page.get_by_text("Les clés d’accès ne marchent pas à cette adresse")).to_be_visible()
    expect(page.get_by_role("button", name="Ajouter une clé d’accès")).to_have_count(0)
    set_up_app(page)
    page.context.close()
    phones.check()


def test_the_last_protection_of_staff_stays_another_one_goes(
    open_security: Callable[..., Page], phones: Phones, account: UUID
) -> None:
    phones.expect(REFUSED)
    page = open_security(account)
    set_up_app(page)
    page.get_by_role("button", name="Retirer : Application de codes").tap()
    dialog = page.get_by_role("dialog", name="Retirer : Application de codes")
    dialog.get_by_role("button", name="Retirer").tap()
    expect(dialog.get_by_role("alert")).to_contain_text("Ce rôle demande une deuxième protection")
    dialog.get_by_role("button", name="Annuler").tap()

    has_passkeys(page)
    page.get_by_role("button", name="Ajouter une clé d’accès").tap()
    expect(page.locator(".factors > li")).to_have_count(2)
    page.get_by_role("button", name="Retirer : Application de codes").tap()
    dialog.get_by_role("button", name="Retirer").tap()
    expect(page.locator(".factors > li")).to_have_count(1)


def test_an_old_session_signs_in_again_before_the_first_protection(
    open_security: Callable[..., Page], account: UUID
) -> None:
    page = open_security(account, created_at=datetime.now(UTC) - timedelta(hours=1))
    page.get_by_role("button", name="Me reconnecter").tap()
    expect(page).to_have_url(re.compile(r"/sign-in\?return_to=%2Fme%2Fsecurity$"))


def test_it_is_readable_by_every_eye_and_on_every_width(
    open_security: Callable[..., Page], account: UUID
) -> None:
    page = open_security(account)

    expect(page.get_by_role("button", name="Ajouter une clé d’accès")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Utiliser une application de codes").tap()
    expect(page.get_by_role("img", name="Carré à scanner (code QR)")).to_be_visible()
    look(page)
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code à six chiffres").fill(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")
    expect(confirmed(page)).to_be_visible()
    page.reload()
    expect(confirmed(page)).to_be_visible()
    look(page)
    other = open_security(account)
    expect(other.get_by_role("heading", name="Confirmez que c’est bien vous")).to_be_visible()
    look(other)
