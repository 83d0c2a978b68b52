"""The pages of a place, an event and a career: what is known, what is not, and where it comes from."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Phones
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-sheets")]

PARIS = ZoneInfo("Europe/Paris")


def at_hour(page: Page, hour: int) -> None:
    """Set the phone's clock to an hour of today in Paris."""
    page.clock.set_fixed_time(datetime.now(PARIS).replace(hour=hour, minute=0))


class TestPlace:
    def test_opens_from_the_list_with_what_one_needs_to_go_there(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        page.get_by_role("link", name="Lycée Jules-Verne", exact=True).tap()
        expect(page.get_by_role("heading", level=1, name="Lycée Jules-Verne")).to_be_visible()
        expect(page.get_by_text("44000 Nantes")).to_be_visible()
        expect(page.get_by_role("link", name="Appeler 02 40 00 00 01")).to_have_attribute(
            "href", "tel:0240000001"
        )
        expect(page.get_by_role("link", name="Écrire contact@lycee.example")).to_be_visible()
        expect(page.get_by_role("link", name="Site web lycee.example")).to_be_visible()
        page.get_by_text("Itinéraire").tap()
        expect(page.get_by_role("link", name="À pied")).to_have_attribute("href", re.compile("47.219"))
        expect(page.get_by_text("Handicap moteur")).to_be_visible()
        expect(page.get_by_text("en partie")).to_be_visible()
        expect(page.get_by_text("Lu le 15 janvier 2026")).to_be_visible()
        expect(page.get_by_role("heading", name="D’où ça vient")).to_be_visible()
        expect(page.get_by_role("link", name="Boulanger / Boulangère")).to_be_visible()
        expect(page.get_by_role("link", name="Portes ouvertes du lycée Jules-Verne")).to_be_visible()

    @pytest.mark.parametrize(
        ("hour", "words"),
        [(7, "Fermé, ouvre à 8 h"), (10, "Ouvert, jusqu’à 18 h"), (20, "Fermé pour aujourd’hui")],
    )
    def test_says_whether_it_is_open_now(self, page: Page, world: World, hour: int, words: str) -> None:
        at_hour(page, hour)
        page.goto(f"/places/{world.lycee}")
        expect(page.get_by_text(words)).to_be_visible()

    def test_shows_the_hours_of_the_coming_days(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.lycee}")
        page.get_by_text("Les prochains jours").tap()
        days = page.get_by_role("listitem").filter(has_text=re.compile("8\\sh – 18\\sh"))
        expect(days).to_have_count(8)
        expect(page.get_by_text("Heure de Paris.")).to_be_visible()

    def test_unknown_hours_are_never_shown_as_closed(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.cfa}")
        expect(page.get_by_text("Horaires non communiqués")).to_be_visible()
        expect(page.get_by_text("Fermé", exact=False)).to_have_count(0)
        expect(
            page.get_by_text("Non communiquée. En cas de besoin, mieux vaut se renseigner")
        ).to_be_visible()

    def test_a_temporary_closure_wins_over_the_hours(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.cio}")
        expect(page.get_by_text(re.compile("^Fermé du .* au .*Travaux dans la cour"))).to_be_visible()
        expect(page.get_by_text("Ouvert", exact=False)).to_have_count(0)

    def test_a_private_place_says_so(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.cfa}")
        expect(page.get_by_text("établissement privé")).to_be_visible()

    def test_an_approximate_position_says_so(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.mfr}")
        expect(page.get_by_text("le point est au centre de la commune")).to_be_visible()

    def test_a_demonstration_is_marked(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.company}")
        expect(page.get_by_text("exemple inventé", exact=True)).to_be_visible()

    def test_a_place_that_vanished_stays_and_says_so(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.vanished}")
        expect(page.get_by_text("a disparu de sa source le 30 juin 2026")).to_be_visible()
        expect(page.get_by_role("heading", name="Horaires")).to_have_count(0)

    def test_the_list_carries_the_same_marks(self, near_nantes: Page) -> None:
        near_nantes.goto("/?type=place")
        marks = {
            "CFA des Deux Rives": "établissement privé",
            "Atelier Boussole": "exemple inventé",
            "MFR du Pays blanc": "adresse non localisée",
        }
        near_nantes.get_by_role("button", name="Voir plus").tap()
        for name, mark in marks.items():
            expect(near_nantes.get_by_role("listitem").filter(has_text=name)).to_contain_text(mark)


class TestEvent:
    def test_that_it_was_invented_is_read_before_its_day(self, near_nantes: Page, world: World) -> None:
        near_nantes.goto("/?type=event")
        card = near_nantes.get_by_role("listitem").filter(has_text="Atelier des curieux")
        mark = "Exemple inventé\u00a0: rien n’aura lieu ce jour-là"
        assert card.inner_text().startswith(mark)
        card.get_by_role("link", name="Atelier des curieux").tap()
        expect(near_nantes.get_by_role("heading", name="Atelier des curieux", level=1)).to_be_visible()
        assert near_nantes.locator(".sheet-head").inner_text().startswith(mark)

    def test_goes_into_the_calendar(self, page: Page, world: World) -> None:
        page.goto(f"/events/{world.open_day}")
        expect(page.get_by_role("heading", name="Portes ouvertes du lycée Jules-Verne")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Ajouter à mon agenda").tap()
        calendar = download.value.path().read_text()
        assert download.value.suggested_filename.endswith(".ics")
        assert "SUMMARY:Portes ouvertes du lycée Jules-Verne" in calendar.replace("\r\n ", "")

    def test_leads_to_its_place_and_back(self, page: Page, world: World) -> None:
        page.goto(f"/events/{world.open_day}")
        page.get_by_role("link", name="Lycée Jules-Verne").tap()
        expect(page).to_have_url(re.compile(f"/places/{world.lycee}"))
        page.get_by_role("button", name="Retour").tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("Portes ouvertes du lycée Jules-Verne")

    def test_a_cancelled_one_stays_visible_and_offers_no_calendar(self, page: Page, world: World) -> None:
        page.goto(f"/events/{world.cancelled}")
        expect(page.get_by_text("Cet événement est annulé.")).to_be_visible()
        expect(page.get_by_role("link", name="Ajouter à mon agenda")).to_have_count(0)

    def test_the_agenda_orders_by_day_and_filters(self, page: Page) -> None:
        page.goto("/agenda")
        titles = page.locator(".card h3")
        expect(titles.first).to_have_text("Orientibus, place Royale")
        expect(titles).to_have_count(5)
        page.get_by_role("radio", name="7 jours").tap()
        expect(titles).to_have_count(1)
        page.get_by_role("radio", name="30 jours").tap()
        page.get_by_role("button", name="Filtres").tap()
        page.get_by_role("checkbox", name="Salon").tap()
        page.get_by_role("button", name="Voir les résultats").tap()
        expect(titles).to_have_text(["Salon d’Angers"])

    def test_the_agenda_can_be_subscribed_to(self, page: Page) -> None:
        page.goto("/agenda?kind=stop")
        feed = page.get_by_role("link", name="S’abonner à cet agenda")
        expect(feed).to_have_attribute("href", re.compile(r"^webcal://.*/api/v1/events\.ics\?kind=stop$"))

    def test_a_past_one_says_so(self, page: Page, world: World) -> None:
        page.clock.set_fixed_time(datetime.now(PARIS) + timedelta(days=30))
        page.goto(f"/events/{world.open_day}")
        expect(page.get_by_text("Cet événement est terminé.")).to_be_visible()


class TestCareer:
    def test_is_found_by_either_form(self, page: Page) -> None:
        page.goto("/careers")
        for word in ("jardinière", "jardinier"):
            field = page.get_by_role("combobox", name="Chercher un métier")
            field.fill(word)
            field.press("Enter")
            expect(page.locator(".card h3")).to_have_text(["Jardinier / Jardinière"])

    def test_tells_tastes_links_and_where_to_train(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/careers/A1202")
        expect(page.get_by_role("heading", level=1)).to_contain_text("ardini")
        expect(page.get_by_text("Jardinière · Jardinier")).to_be_visible()
        expect(page.get_by_role("link", name="Sur le site de la Région")).to_have_attribute(
            "href", re.compile("choisirmonmetier")
        )
        expect(page.get_by_text("© Onisep")).to_be_visible()
        expect(page.get_by_role("link", name="CFA des Deux Rives")).to_be_visible()
        page.get_by_role("link", name="Concret").tap()
        expect(page.get_by_role("heading", level=1, name="Concret")).to_be_visible()
        page.get_by_role("link", name="Voir les métiers R").tap()
        expect(page.locator(".card h3")).to_have_count(3)

    def test_families_open_into_lists(self, page: Page) -> None:
        page.goto("/careers")
        page.get_by_role("button", name="Une famille de métiers").tap()
        page.get_by_text("Famille A", exact=True).tap()
        page.get_by_role("link", name="Famille A12").tap()
        expect(page.locator(".card h3")).to_have_text(["Jardinier / Jardinière", "Paysagiste"])


def test_sharing_copies_the_address_without_the_search(phones: Phones, world: World) -> None:
    page = phones.open(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"/places/{world.lycee}?from=list")
    page.get_by_role("button", name="Partager").tap()
    expect(page.get_by_text("Lien copié.").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{phones.network.origin}/places/{world.lycee}"
