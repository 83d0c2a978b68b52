"""Offers for pupils, apprentices and students: found, read, kept, reported."""

import re
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.kit.clock import today
from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import Network
from tests.browser.steps import cards, result_count, wait_for_worker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-offers")]

TITLE = "Dans les coulisses d’une boulangerie"


class TestSearch:
    def test_the_kind_comes_first_and_for_observation_the_class(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        page.get_by_role("navigation", name="Navigation principale").get_by_role("link", name="Stages").tap()
        expect(page.get_by_role("heading", level=1, name="Stages et alternance")).to_be_focused()
        page.get_by_role("group", name="Stage d’observation").get_by_role("link", name="3e").tap()
        expect(cards(page).get_by_role("link")).to_have_text([TITLE])
        expect(cards(page).first).to_contain_text("Stage d’observation, 3e")
        expect(page.get_by_role("radio", name="3e")).to_be_checked()
        page.get_by_role("button", name="Alternance").tap()
        expect(cards(page).get_by_role("link")).to_have_text(["Apprentissage en jardinage"])
        expect(cards(page).first).to_contain_text("sur un autre site")

    def test_kind_and_class_are_remembered_on_the_phone(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/offers")
        page.get_by_role("link", name="3e").tap()
        expect(cards(page)).to_have_count(1)
        page.goto("/offers")
        expect(cards(page).get_by_role("link")).to_have_text([TITLE])

    def test_classes_are_never_mixed(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/offers?kind=observation")
        expect(page.get_by_text("Choisir la classe")).to_be_visible()
        expect(cards(page)).to_have_count(0)
        page.get_by_role("radio", name="2nde").tap()
        expect(page.get_by_text("Pas d’offre avec ces choix")).to_be_visible()

    def test_words_are_looked_for_before_a_kind_is_chosen(self, near_nantes: Page) -> None:
        """Placements, line 6."""
        page = near_nantes
        page.goto("/offers?q=jardinage")
        expect(cards(page).get_by_role("link")).to_have_text(["Apprentissage en jardinage"])
        expect(page.get_by_role("combobox", name="Chercher")).to_have_value("jardinage")
        page.get_by_role("button", name="Alternance").tap()
        expect(cards(page).get_by_role("link")).to_have_text(["Apprentissage en jardinage"])
        page.goto("/offers?q=introuvable")
        expect(page.get_by_text("Pas d’offre avec ces choix")).to_be_visible()

    def test_filters_by_week_career_words_and_distance(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/offers?kind=observation&level=3e")
        expect(result_count(page)).to_have_text("1 résultat.")
        page.get_by_role("button", name="Filtres").tap()
        page.get_by_role("combobox", name="Semaine").select_option(index=1)
        page.get_by_role("combobox", name="Métier").fill("boulang")
        page.get_by_role("option", name="Boulanger").tap()
        expect(page.get_by_role("button", name="Enlever Boulanger / Boulangère")).to_be_visible()
        page.get_by_role("button", name="Voir les résultats").tap()
        expect(page.get_by_role("button", name="Filtres")).to_contain_text("2")
        # Next week has no place; the one after it has.
        expect(page.get_by_text("Pas d’offre avec ces choix")).to_be_visible()
        page.get_by_role("button", name="Voir toutes les semaines").tap()
        expect(cards(page).get_by_role("link")).to_have_text([TITLE])
        week = today() + timedelta(days=14 - today().weekday())
        page.goto(f"/offers?kind=observation&level=3e&week={week}&rome=D1102&q=fournée&radius=5")
        expect(cards(page).get_by_role("link")).to_have_text([TITLE])

    def test_nothing_found_tells_what_to_do(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/offers?kind=apprenticeship&q=plongée")
        expect(page.get_by_role("button", name="Chercher jusqu’à 60 km")).to_be_visible()
        page.get_by_role("link", name="Découvrir un métier quand on n’est plus à l’école").tap()
        expect(page.get_by_role("heading", level=1, name="L’immersion en entreprise")).to_be_focused()
        expect(page.get_by_role("link", name="Immersion Facilitée")).to_have_attribute(
            "href", "https://immersion-facile.beta.gouv.fr/"
        )
        expect(page.get_by_role("link", name="39 49")).to_have_attribute("href", "tel:3949")
        expect(page.get_by_role("link", name="les France services")).to_have_attribute(
            "href", re.compile("place=public_service")
        )
        page.get_by_role("link", name="les missions locales").tap()
        expect(page).to_have_url(re.compile("place=mission_locale"))

    def test_the_map_shows_what_the_list_shows(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/offers?kind=observation&level=3e")
        page.get_by_role("button", name="Carte").tap()
        pin = page.get_by_role("button", name=f"{TITLE} (Stage ou alternance)")
        expect(pin).to_be_visible()
        pin.press("Enter")
        expect(page.locator(".map-bubble").get_by_role("link", name=TITLE)).to_be_focused()

    def test_in_english(self, phones: Phones) -> None:
        page = phones.open(locale="en-GB")
        page.goto("/more")
        page.get_by_role("radio", name="English").tap()
        expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
        page.goto("/offers")
        expect(page.get_by_role("heading", level=1, name="Placements and work-study")).to_be_visible()
        page.get_by_role("link", name="Long placement").tap()
        expect(cards(page).first).to_contain_text("Long placement, CAP, Bac pro")
        expect(cards(page).first).to_contain_text("partly remote")


class TestPage:
    def test_tells_everything_one_needs(self, near_nantes: Page, world: World) -> None:
        page = near_nantes
        page.goto("/offers?kind=observation&level=3e")
        page.get_by_role("link", name=TITLE).tap()
        expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_focused()
        expect(page.get_by_text("2 places", exact=True)).to_be_visible()
        expect(page.get_by_text(re.compile("de 9\\sh à 16\\sh avec 60\\smin de pause"))).to_be_visible()
        expect(page.get_by_text("du lundi au vendredi, 30 h par semaine")).to_be_visible()
        expect(page.get_by_text("44000 Nantes")).to_be_visible()
        expect(page.locator("summary", has_text="Itinéraire")).to_be_visible()
        expect(page.get_by_text("Accès de plain-pied.")).to_be_visible()
        expect(page.get_by_text("éducation prioritaire")).to_be_visible()
        page.get_by_text("Ce que dit la loi selon l’âge").tap()
        expect(page.get_by_text("Au plus 6 h par jour et 30 h par semaine.")).to_be_visible()
        page.get_by_role("link", name="Famille D11").or_(
            page.get_by_role("link", name="Boulanger")
        ).first.tap()
        expect(page).to_have_url(re.compile("/careers"))

    def test_one_that_is_full_says_so_and_leads_to_others(self, near_nantes: Page, world: World) -> None:
        page = near_nantes
        page.goto(f"/offers/{world.full}")
        expect(page.get_by_text("Toutes les places sont prises.")).to_be_visible()
        expect(page.get_by_text("complet", exact=True)).to_be_visible()
        expect(page.get_by_role("link", name="Candidater")).to_have_count(0)
        page.get_by_role("link", name="Voir d’autres offres").tap()
        expect(cards(page).get_by_role("link")).to_have_text([TITLE])

    def test_a_partner_s_is_applied_for_there(self, near_nantes: Page, world: World) -> None:
        page = near_nantes
        page.goto(f"/offers/{world.partners}")
        expect(page.get_by_role("link", name="Candidater sur La bonne alternance")).to_have_attribute(
            "href", "https://labonnealternance.example/offre/1"
        )
        expect(page.get_by_text("hors de l’E-pass")).to_be_visible()
        expect(page.get_by_text("contrat d’apprentissage", exact=True)).to_be_visible()

    @pytest.mark.service_worker
    def test_saved_it_opens_without_a_network(self, phones: Phones, network: Network, world: World) -> None:
        phones.expect(LOST)
        page = phones.open(where=NANTES)
        page.goto(f"/offers/{world.placement}")
        page.get_by_role("button", name="Enregistrer").tap()
        wait_for_worker(page)
        network.refuses()
        page.get_by_role("link", name="Enregistrés").tap()
        expect(page.get_by_role("heading", name="Stages et alternance")).to_be_visible()
        page.get_by_role("link", name=TITLE).tap()
        expect(page.get_by_text("Accès de plain-pied.")).to_be_visible()

    def test_is_reported_without_an_account(
        self, near_nantes: Page, world: World, rows: psycopg.Connection[Any]
    ) -> None:
        page = near_nantes
        page.goto(f"/offers/{world.partners}")
        page.get_by_role("button", name="Signaler cette offre").tap()
        page.get_by_role("radio", name="C’est une arnaque").tap()
        expect(page.get_by_text("119")).to_be_visible()
        page.get_by_label("En dire plus").fill("Le lien demande de payer.")
        page.get_by_role("button", name="Envoyer").tap()
        expect(page.get_by_text("Merci ! L’équipe va vérifier.").first).to_be_visible()
        found = rows.execute(
            "SELECT reason, message FROM offer_report WHERE offer_id = %s", (world.partners,)
        ).fetchall()
        assert found == [("scam", "Le lien demande de payer.")]

    def test_a_career_leads_to_its_offers(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/careers/D1102")
        page.get_by_role("link", name="Stages et alternance pour ce métier").tap()
        page.get_by_role("link", name="3e").tap()
        expect(page).to_have_url(re.compile("rome=D1102"))
        expect(cards(page).get_by_role("link")).to_have_text([TITLE])
