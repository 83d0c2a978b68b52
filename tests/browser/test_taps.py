"""Issue 16: from the first page to what one came for in few taps, each of them counted."""

import secrets
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from api.platform.kit.clock import now
from tests.browser.badges import NAME, Club
from tests.browser.company import Company
from tests.browser.conftest import OpenAs, Phones
from tests.browser.consent import CONSENTS, agree_and_ask
from tests.browser.server import Network
from tests.browser.taps import Hand
from tests.browser.test_meetings import REGISTER
from tests.browser.test_meetings import People as Meetings
from tests.browser.test_questions import People
from tests.browser.test_roles import make
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-taps")]


def pupil(factory: Factory, **values: object) -> UUID:
    """Somebody of 16 with a profile."""
    given = {"age": 16, "first_name": "Prénom", "level": "high_school", "interests": ["R"], **values}
    return make(factory, Role.STUDENT, **given)


@pytest.fixture
def club(factory: Factory, network: Network) -> Iterator[Club]:
    """Who awards badges."""
    with Club.new(factory, network.origin) as opened:
        yield opened


def test_a_cfa_is_found_by_its_trade(phones: Phones, world: World) -> None:
    hand = Hand(phones)
    hand.write(hand.page.get_by_role("combobox", name="Chercher partout"), "cfa jardinier")
    hand.page.keyboard.press("Enter")
    hand.on("link", "CFA des Deux Rives")
    expect(hand.page.get_by_role("heading", level=1, name="CFA des Deux Rives")).to_be_visible()
    assert hand.taps <= 4


def test_a_parent_consents(phones: Phones, open_as: OpenAs, factory: Factory) -> None:
    child = make(factory, Role.STUDENT, age=13)
    link = agree_and_ask(open_as(child, CONSENTS), f"{secrets.token_hex(6)}@example.org", "conversations")
    hand = Hand(phones, start=link)
    asked = hand.page.get_by_role("group", name="Échanger avec des pros")
    hand.tap(asked.locator("label").filter(has_text="J’accepte"))
    hand.tap(hand.page.locator("label").filter(has_text="exercer l’autorité parentale"))
    hand.on("button", "Confirmer ma réponse")
    expect(hand.page.get_by_role("heading", level=1, name="Merci")).to_be_visible()
    assert hand.taps <= 4


def test_a_badge_is_proved(phones: Phones, factory: Factory, club: Club) -> None:
    account = pupil(factory)
    session = factory.session(account)
    factory.consent(account, "badges")
    club.claimed(session)
    hand = Hand(phones, session)
    hand.on("link", "Mon pass")
    hand.on("link", "Montrer «")
    hand.on("button", "Créer le lien")
    sheet = hand.page.get_by_role("dialog", name=NAME)
    expect(sheet.get_by_role("img", name="Code QR du lien")).to_be_visible()
    assert hand.taps <= 3


def test_a_pupil_applies(phones: Phones, factory: Factory) -> None:
    company = Company(factory)
    title = f"Atelier {secrets.token_hex(3)}"
    company.offer(title=title, levels=["3e"])
    hand = Hand(phones, factory.session(pupil(factory, age=14, level="middle_school")))
    hand.on("link", "Stages et alternance|Offres|Stages")
    hand.on("link", "^3e")
    hand.on("link", title)
    hand.on("link", "Candidater")
    hand.write(hand.page.get_by_label("Quelques phrases suffisent."), "J’aime le bois et les machines.")
    hand.on("button", "Envoyer ma candidature")
    expect(hand.page.get_by_text("L’entreprise a jusqu’au")).to_be_visible()
    assert hand.taps <= 6


def test_a_pupil_registers_for_a_meeting(phones: Phones, factory: Factory) -> None:
    people = People(factory)
    meeting = Meetings(factory).meeting(people.mentor()[0], now() + timedelta(days=2))
    hand = Hand(phones, factory.session(people.pupil()))
    hand.on("link", "^Rencontres")
    hand.tap(hand.page.locator(f"a[href='/meetings/{meeting}']"))
    hand.on("button", REGISTER)
    expect(hand.page.get_by_role("button", name="Libérer ma place")).to_be_visible()
    assert hand.taps <= 3
