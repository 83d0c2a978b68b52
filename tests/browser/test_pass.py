"""« Mon pass »: one page that is mine, one tap from any other."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.badges import NAME, Club
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.eyes import violations
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for, wait_for_pass
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pass")]


@pytest.fixture
def pupil(factory: Factory) -> UUID:
    """Somebody of 16 who has a profile."""
    return factory.account(
        "student", first_name="Prénom", age=16, level="high_school", email=f"{uuid4()}@example.org"
    )


@pytest.fixture
def club(factory: Factory, network: Network) -> Iterator[Club]:
    """Who awards."""
    with Club.new(factory, network.origin) as opened:
        yield opened


def part(page: Page, title: str) -> Locator:
    """A part of the pass."""
    return page.locator(".pass-part", has=page.get_by_role("heading", name=title, exact=True))


def test_one_tap_opens_a_pass_whose_empty_parts_help(open_as: OpenAs, pupil: UUID) -> None:
    page = open_as(pupil, "/")
    page.get_by_role("link", name="Mon pass").tap()
    expect(page.get_by_role("heading", level=1, name="Mon pass")).to_be_focused()
    expect(page.locator(".pass-who")).to_contain_text("Prénom")
    expect(page.locator(".pass-who")).to_contain_text("Lycée général et techno")
    expect(part(page, "Mes badges")).to_contain_text("Pas encore de badge : un stage")
    expect(part(page, "Mes candidatures")).to_contain_text("Pas encore de candidature")
    expect(part(page, "Mon parcours")).to_contain_text("Pas encore de but")
    expect(part(page, "Enregistrés")).to_contain_text("Rien d’enregistré")
    expect(part(page, "Mes accords")).to_contain_text("tu n’as encore dit oui à aucun usage")
    for link, address in (
        ("Trouver un badge", "/badges/catalogue"),
        ("Voir les offres", "/offers"),
        ("Chercher un métier", "/careers"),
        ("Mes accords", "/me/consents"),
    ):
        expect(page.get_by_role("main").get_by_role("link", name=link)).to_have_attribute("href", address)
    page.get_by_role("link", name="Mon compte").tap()
    expect(page.get_by_role("heading", level=1, name="Bonjour Prénom")).to_be_visible()


def test_who_is_no_pupil_has_no_door_to_a_pass_and_no_applications_on_it(
    open_as: OpenAs, factory: Factory
) -> None:
    page = open_as(factory.account("company", first_name="Prénom"), "/me")
    expect(page.get_by_role("link", name="Mes rôles")).to_be_visible()
    expect(page.get_by_role("link", name="Mon pass")).to_have_count(0)
    page.goto("/me/pass")
    expect(page.get_by_role("heading", level=1, name="Mon pass")).to_be_visible()
    expect(page.get_by_role("heading", name="Mes candidatures")).to_have_count(0)


def test_a_badge_is_proven_in_three_taps_from_a_cold_start_and_in_two_once_it_has_a_link(
    phones: Phones, factory: Factory, pupil: UUID, club: Club
) -> None:
    session = factory.session(pupil)
    # Another badge of theirs was shown before: they have agreed to that.
    club.shared(session)
    page = phones.open()
    sign_in_as(page, session)
    with Club.new(factory, phones.network.origin) as another:
        another.change(name="Capitaine d’équipe")
        another.claimed(session)
    page.goto("/")
    page.get_by_role("link", name="Mon pass").tap()
    page.get_by_role("link", name="Montrer « Capitaine d’équipe »").tap()
    page.get_by_role("dialog", name="Montrer ce badge").get_by_role("button", name="Créer le lien").tap()
    shown = page.get_by_role("dialog", name="Lien vers")
    expect(shown.get_by_role("img", name="Code QR du lien")).to_be_visible()

    page.goto("/")
    page.get_by_role("link", name="Mon pass").tap()
    page.get_by_role("link", name=f"Montrer « {NAME} »").tap()
    expect(shown.get_by_role("img", name="Code QR du lien")).to_be_visible()


def test_a_drawing_is_chosen_by_what_it_looks_like_and_stays(open_as: OpenAs, pupil: UUID) -> None:
    page = open_as(pupil, "/me/pass")
    drawn = page.locator(".pass-who svg.drawing")
    first = drawn.inner_html()
    page.get_by_role("button", name="Changer de dessin").tap()
    sheet = page.get_by_role("dialog", name="Mon dessin")
    preview = sheet.locator("svg.drawing")
    name = preview.get_attribute("aria-label")
    sheet.get_by_role("button", name="Autre dessin").tap()
    expect(preview).not_to_have_attribute("aria-label", name or "")
    sheet.get_by_role("button", name="Dessin d’avant").tap()
    expect(preview).to_have_attribute("aria-label", name or "")
    sheet.get_by_role("button", name="Autre dessin").tap()
    chosen = preview.inner_html()
    sheet.get_by_role("button", name="Garder ce dessin").tap()
    expect(sheet).to_be_hidden()
    page.reload()
    assert chosen != first
    wait_for(page, lambda: drawn.inner_html() == chosen)
    assert page.locator(".pass-who img").count() == 0


@pytest.mark.service_worker
def test_a_pass_opens_without_a_network_as_it_was_last_seen(
    phones: Phones, factory: Factory, network: Network, pupil: UUID, club: Club, open_as: OpenAs
) -> None:
    phones.expect(LOST)
    club.shared(factory.session(pupil))
    page = open_as(pupil, "/")
    wait_for_pass(page)
    page.get_by_role("link", name="Mon pass").tap()
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible()
    expect(page.get_by_text("qui a ton lien voit le badge")).to_be_visible()
    network.refuses()
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Mon pass")).to_be_visible()
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible()
    expect(page.get_by_text("qui a ton lien voit le badge")).to_be_visible()


def test_forced_colours_hide_nothing_of_it(open_as: OpenAs, pupil: UUID) -> None:
    page = open_as(pupil, "/me/pass")
    expect(page.locator(".skeleton")).to_have_count(0)
    page.emulate_media(forced_colors="active")
    assert violations(page) == []
    ground = page.locator(".pass-who svg.drawing rect").evaluate("(one) => getComputedStyle(one).fill")
    assert ground == "rgb(75, 42, 99)"
