"""Finding what is around: by commune, by position, with filters."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phones
from tests.browser.steps import cards, choose_commune, result_count

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]

NANTES_TO_FIVE_DECIMALS = {"latitude": 47.21843, "longitude": -1.55361}
PARIS = {"latitude": 48.8566, "longitude": 2.3522}


class TestByCommune:
    def test_a_few_letters_and_a_tap_show_what_is_near(self, page: Page) -> None:
        page.goto("/")
        page.get_by_role("combobox", name="La commune").fill("nan")
        page.get_by_role("option", name="Nantes").tap()
        expect(page.get_by_role("button", name="Près de Nantes")).to_be_visible()
        expect(page.get_by_text("Le plus proche d’abord.")).to_be_visible()
        expect(cards(page).first).to_contain_text("Lycée Jules-Verne")
        expect(cards(page).first).to_contain_text("à Nantes")

    def test_the_keyboard_alone_picks_among_the_suggestions(self, page: Page) -> None:
        page.goto("/")
        field = page.get_by_role("combobox", name="La commune")
        field.fill("saint")
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("option")).to_have_count(2)
        field.press("ArrowDown")
        field.press("ArrowDown")
        chosen = page.get_by_role("option", selected=True)
        expect(chosen).to_contain_text("Saint-Herblain")
        field.press("Enter")
        expect(page.get_by_role("button", name="Près de Saint-Herblain")).to_be_visible()

    def test_escape_closes_the_suggestions_and_keeps_the_words(self, page: Page) -> None:
        page.goto("/")
        field = page.get_by_role("combobox", name="La commune")
        field.fill("angers")
        expect(page.get_by_role("option", name="Angers")).to_be_visible()
        field.press("Escape")
        expect(page.get_by_role("option")).to_have_count(0)
        expect(field).to_have_value("angers")

    def test_a_postcode_works_too(self, page: Page) -> None:
        page.goto("/")
        choose_commune(page, "44800", "Saint-Herblain")
        expect(page.get_by_role("button", name="Près de Saint-Herblain")).to_be_visible()

    def test_an_unknown_name_gets_a_word(self, page: Page) -> None:
        page.goto("/")
        page.get_by_role("combobox", name="La commune").fill("xqzxqz")
        expect(page.get_by_text("Aucune commune de la région ne commence ainsi.").first).to_be_visible()

    def test_the_choice_is_remembered_and_can_change(self, near_nantes: Page) -> None:
        near_nantes.goto("/")
        expect(cards(near_nantes).first).to_be_visible()
        near_nantes.get_by_role("button", name="Près de Nantes").tap()
        choose_commune(near_nantes, "Laval")
        expect(near_nantes.get_by_role("button", name="Près de Laval")).to_be_visible()
        expect(cards(near_nantes)).to_have_count(1)
        near_nantes.reload()
        expect(near_nantes.get_by_role("button", name="Près de Laval")).to_be_visible()


class TestByPosition:
    def test_a_granted_position_leaves_the_phone_rounded(self, phones: Phones) -> None:
        page = phones.open(geolocation=NANTES_TO_FIVE_DECIMALS, permissions=["geolocation"])
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/")
        page.get_by_role("button", name="Utiliser ma position").tap()
        expect(page.get_by_role("button", name="Ma position (Nantes)")).to_be_visible()
        expect(cards(page).first).to_contain_text("Lycée Jules-Verne")
        sent = [degrees for url in asked for degrees in re.findall(r"[?&](?:lat|lon)=(-?[\d.]+)", url)]
        assert sent
        assert set(sent) == {"47.218", "-1.554"}

    def test_refusing_leaves_everything_reachable(self, page: Page) -> None:
        page.goto("/")
        page.get_by_role("button", name="Utiliser ma position").tap()
        expect(page.get_by_role("status").filter(has_text="Pas de souci")).to_be_visible()
        page.get_by_role("button", name="Voir toute la région Pays de la Loire").tap()
        expect(page.get_by_role("button", name="Toute la région")).to_be_visible()
        expect(page.get_by_text("Par ordre alphabétique.")).to_be_visible()
        cards(page).get_by_role("link", name="CFA des Deux Rives").tap()
        expect(page.get_by_role("heading", name="CFA des Deux Rives")).to_be_visible()
        for section, title in {
            "Agenda": "Agenda",
            "Métiers": "Métiers",
            "Stages": "Stages et alternance",
        }.items():
            page.get_by_role("navigation", name="Navigation principale").get_by_role(
                "link", name=section
            ).tap()
            expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()

    def test_far_from_the_region_a_commune_is_asked_for(self, phones: Phones) -> None:
        page = phones.open(geolocation=PARIS, permissions=["geolocation"])
        page.goto("/")
        expect(page.get_by_role("button", name="Voir toute la région Pays de la Loire")).to_be_visible()
        page.get_by_role("button", name="Utiliser ma position").tap()
        expect(page.get_by_text("La position est loin de la région Pays de la Loire.")).to_be_visible()


class TestFilters:
    def test_the_button_counts_and_the_reset_clears(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        expect(result_count(page)).to_contain_text("Les 20 premiers résultats")
        page.get_by_role("button", name="Filtres").tap()
        sheet = page.get_by_role("dialog", name="Filtres")
        sheet.get_by_role("checkbox", name="CFA (apprentissage)").tap()
        sheet.get_by_role("radio", name="10 km", exact=True).tap()
        sheet.get_by_role("button", name="Voir les résultats").tap()
        expect(page.get_by_role("button", name="Filtres 2 actifs")).to_be_visible()
        expect(cards(page)).to_have_count(1)
        expect(cards(page)).to_contain_text("CFA des Deux Rives")

        page.get_by_role("button", name="Filtres 2 actifs").tap()
        sheet.get_by_role("button", name="Tout enlever").tap()
        sheet.get_by_role("button", name="Fermer").tap()
        expect(page.get_by_role("button", name="Filtres", exact=True)).to_be_visible()
        expect(result_count(page)).to_contain_text("Les 20 premiers résultats")

    def test_filters_live_in_the_address(self, near_nantes: Page) -> None:
        near_nantes.goto("/?type=place&sector=private")
        expect(cards(near_nantes)).to_have_count(2)
        expect(near_nantes.get_by_role("button", name="Filtres 1 actif")).to_be_visible()
        expect(near_nantes.get_by_role("button", name="Lieux")).to_have_attribute("aria-pressed", "true")

    def test_counts_are_announced(self, near_nantes: Page) -> None:
        near_nantes.goto("/?type=place&place=cio")
        expect(cards(near_nantes)).to_have_count(1)
        expect(near_nantes.get_by_role("status").filter(has_text="1 résultat")).to_be_attached()

    def test_nothing_found_says_what_to_try_next(self, near_nantes: Page) -> None:
        near_nantes.goto("/?type=place&place=production_school&radius=5")
        expect(near_nantes.get_by_text("Rien ici avec ces choix.")).to_be_visible()
        near_nantes.get_by_role("button", name="Chercher jusqu’à 10 km").tap()
        expect(near_nantes).to_have_url(re.compile("radius=10"))
        near_nantes.get_by_role("button", name="Tout enlever").first.tap()
        expect(cards(near_nantes).first).to_be_visible()

    def test_the_next_page_goes_on_from_the_first_new_card(self, near_nantes: Page) -> None:
        near_nantes.goto("/?type=place")
        expect(cards(near_nantes)).to_have_count(20)
        near_nantes.get_by_role("button", name="Voir plus").press("Enter")
        expect(cards(near_nantes)).to_have_count(35)
        expect(cards(near_nantes).nth(20).get_by_role("link")).to_be_focused()

    def test_careers_nearby_name_where_one_trains(self, near_nantes: Page) -> None:
        near_nantes.goto("/?type=career")
        baker = cards(near_nantes).filter(has_text="Boulanger / Boulangère")
        expect(baker).to_contain_text("On s’y forme à : Lycée Jules-Verne")
        gardener = cards(near_nantes).filter(has_text="Jardinier / Jardinière")
        expect(gardener).to_contain_text("Famille de métiers enseignée à : CFA des Deux Rives")
