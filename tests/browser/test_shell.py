"""What surrounds every page: language, appearance, pages that are not there, installing, erasing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NANTES, Phones
from tests.browser.steps import cards, let_the_app_ask
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-shell")]

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


class TestMissing:
    @pytest.mark.parametrize("address", ["/no/such/page", "/healthz", "/offres"])
    def test_an_unknown_address_helps_on(self, phones: Phones, address: str) -> None:
        """People read it in the app; whatever watches the server is told by the status."""
        phones.expect("status of 404")
        page = phones.open()
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()
        expect(page).to_have_title("Page introuvable · E-pass Orientation")
        page.get_by_role("link", name="Retour à l’accueil").tap()
        expect(page.get_by_role("heading", level=1, name="Autour de moi")).to_be_focused()

    @pytest.mark.parametrize(
        "address",
        [
            "/places/00000000-0000-7000-8000-000000000000",
            "/places/x",
            "/careers/Z9999",
            "/trainings/99999999",
            "/interests/Z",
        ],
    )
    def test_a_record_that_is_not_there_says_so(self, phones: Phones, address: str) -> None:
        phones.expect("status of 4")
        page = phones.open()
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("link", name="Retour à l’accueil")).to_be_visible()
        expect(page.get_by_role("button", name="Retour", exact=True)).to_be_visible()

    def test_a_server_in_trouble_is_not_the_readers_fault(self, phones: Phones, world: World) -> None:
        phones.expect("status of 500")
        page = phones.open()
        let_the_app_ask(page)
        page.route("**/api/v1/places/*", lambda route: route.fulfill(status=500, json={"title": "boum"}))
        page.goto(f"/places/{world.lycee}")
        expect(page.get_by_role("heading", level=1, name="Ça coince de notre côté")).to_be_visible()
        page.unroute("**/api/v1/places/*")
        page.get_by_role("button", name="Réessayer").tap()
        expect(page.get_by_role("heading", level=1, name="Lycée Jules-Verne")).to_be_visible()


class TestLanguage:
    def test_english_is_one_tap_away_and_remembered(self, page: Page, world: World) -> None:
        page.goto("/more")
        page.get_by_role("radio", name="English").tap()
        expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
        expect(page).to_have_title("More · E-pass Orientation")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.goto(f"/places/{world.cio}")
        expect(page.get_by_text("Works in the courtyard.")).to_be_visible()
        page.goto("/more")
        page.get_by_role("radio", name="Français").tap()
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.get_by_role("heading", level=1, name="Plus")).to_be_visible()

    def test_no_french_is_left_on_the_english_pages(self, page: Page) -> None:
        page.goto("/more")
        page.get_by_role("radio", name="English").tap()
        expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
        french = re.compile(r"\b(Retour|Métiers?|Enregistr|Réessayer|Chercher|Accueil|Fermer|Chargement)\b")
        for address in ("/", "/agenda", "/careers", "/saved", "/interests", "/privacy", "/legal", "/nowhere"):
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator("body")).not_to_contain_text(french)


class TestAppearance:
    def test_dark_and_light_can_be_chosen_against_the_phone(self, page: Page) -> None:
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        page.goto("/more")
        expect(page.get_by_role("radio", name="Sombre")).to_be_visible()
        light = page.evaluate(ground)
        page.get_by_role("radio", name="Sombre").tap()
        dark = page.evaluate(ground)
        assert dark != light
        page.reload()
        expect(page.get_by_role("radio", name="Sombre")).to_be_checked()
        assert page.evaluate(ground) == dark

    def test_a_dark_phone_gets_a_dark_app(self, phones: Phones) -> None:
        page = phones.open(color_scheme="dark")
        page.goto("/more")
        expect(page.get_by_role("radio", name="Comme le téléphone")).to_be_checked()
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.service_worker
def test_everything_can_be_erased_from_the_phone(phones: Phones, world: World) -> None:
    page = phones.open(where=NANTES)
    page.goto(f"/places/{world.lycee}")
    page.get_by_role("button", name="Enregistrer", exact=True).tap()
    expect(page.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()
    page.goto("/more")
    page.get_by_role("button", name="Tout effacer de ce téléphone").tap()
    page.get_by_role("button", name="Oui, tout effacer").tap()
    expect(page.get_by_role("combobox", name="La commune")).to_be_visible()
    page.goto("/saved")
    expect(page.get_by_text("Rien pour le moment.")).to_be_visible()


def test_an_iphone_is_told_how_to_install(phones: Phones) -> None:
    page = phones.open(where=NANTES, user_agent=IPHONE)
    page.goto("/")
    hint = page.get_by_role("complementary", name="L’appli sous la main")
    expect(hint).to_contain_text("Partager, puis « Sur l’écran d’accueil ».")
    hint.get_by_role("button", name="Non merci").tap()
    expect(hint).to_have_count(0)
    page.reload()
    expect(cards(page).first).to_be_visible()
    expect(hint).to_have_count(0)


@pytest.mark.service_worker
def test_the_app_can_be_installed(page: Page) -> None:
    page.goto("/")
    client = page.context.new_cdp_session(page)
    errors = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Test profiles are private windows, where no browser installs anything.
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
    assert client.send("Page.getAppManifest")["errors"] == []


def test_the_home_page_states_the_conformity(page: Page) -> None:
    page.goto("/")
    page.get_by_role(
        "link", name=re.compile("^Accessibilité : (non|partiellement|totalement) conforme")
    ).tap()
    expect(page.get_by_role("heading", level=1, name="Accessibilité")).to_be_focused()
    expect(page.get_by_text("Défenseur des droits").first).to_be_visible()


def test_sources_are_credited_with_their_licence(page: Page) -> None:
    page.goto("/sources")
    expect(page.get_by_role("link", name=re.compile("Licence Ouverte|Etalab|ODbL")).first).to_be_visible()


def test_the_api_documentation_opens_under_our_policy(phones: Phones) -> None:
    page = phones.open()
    page.goto("/api/docs")
    expect(page.get_by_role("heading", name=re.compile("E-pass Orientation"))).to_be_visible()
