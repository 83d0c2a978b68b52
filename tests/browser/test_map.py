"""The map: fetched when it opens, showing what the list shows, never calling anybody else."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NANTES, Phones
from tests.browser.eyes import look, violations
from tests.browser.server import Network
from tests.browser.steps import cards, wait_for, wait_for_worker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-map")]


def count_on_map(page: Page) -> int:
    """Results that the markers and groups in view stand for."""
    groups = page.locator(".map-group").all_inner_texts()
    return page.locator(".map-pin").count() + sum(int(text) for text in groups)


def open_map(page: Page) -> None:
    page.get_by_role("button", name="Carte").tap()
    expect(page.locator(".map-pin, .map-group").first).to_be_visible()


def test_its_code_comes_when_it_opens_and_not_before(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    expect(cards(page).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "map-view" in url]
    open_map(page)
    assert [url for url in asked if re.search(r"/assets/map-view-.*\.js$", url)]
    wait_for(page, lambda: any("/api/v1/outlines/" in url for url in asked))


def test_every_marker_is_in_the_list_and_the_other_way_round(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/?type=place")
    expect(cards(page)).to_have_count(20)
    open_map(page)
    expect(cards(page)).to_have_count(35)
    expect(page.get_by_role("region", name=re.compile("^Carte des résultats"))).to_be_visible()
    wait_for(page, lambda: count_on_map(page) == 35)
    # Our own outlines are drawn.
    expect(page.locator(".leaflet-pane path").first).to_be_attached()
    assert page.locator(".leaflet-tile").count() == 0


def test_a_marker_shows_its_card_and_leads_to_the_page(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/?map=1&type=place&place=mfr")
    page.get_by_role("button", name="MFR du Pays blanc (Lieu)").press("Enter")
    bubble = page.locator(".map-bubble")
    link = bubble.get_by_role("link", name="MFR du Pays blanc")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="MFR du Pays blanc (Lieu)")).to_be_focused()
    page.get_by_role("button", name="MFR du Pays blanc (Lieu)").tap()
    link.tap()
    expect(page.get_by_role("heading", level=1, name="MFR du Pays blanc")).to_be_visible()


def test_a_group_opens_into_what_it_holds(phones: Phones) -> None:
    page = phones.open(where=NANTES, reduced_motion="reduce")
    page.goto("/?map=1&type=place&place=middle_school")
    groups = page.get_by_role("button", name=re.compile("^Groupe de .* résultats : zoomer"))
    expect(groups.first).to_be_visible()
    wait_for(page, lambda: count_on_map(page) == 30)
    largest = max(int(text) for text in groups.all_inner_texts())
    page.get_by_role("button", name=f"Groupe de {largest} résultats").first.press("Enter")
    expect(page.get_by_role("region", name=re.compile("^Carte des résultats"))).to_be_focused()
    expect(page.get_by_role("button", name=f"Groupe de {largest} résultats")).to_have_count(0)
    wait_for(page, lambda: count_on_map(page) > 1)


def test_searching_in_the_area_shown_replaces_the_distance(phones: Phones) -> None:
    page = phones.open(where=NANTES, reduced_motion="reduce")
    page.goto("/?type=place")
    open_map(page)
    expect(cards(page)).to_have_count(35)
    here = page.get_by_role("button", name="Rechercher dans cette zone")
    expect(here).to_have_count(0)
    zoom_out = page.get_by_role("button", name="Dézoomer")
    for _ in range(3):
        zoom_out.tap()
    expect(here).to_be_visible()
    with page.expect_request(lambda request: "bbox=" in request.url) as asked:
        here.tap()
    assert "radius_km" not in asked.value.url
    assert re.search(r"bbox=-?\d+\.\d{1,3}%2C", asked.value.url)
    expect(page.get_by_text("Dans la zone de la carte.")).to_be_visible()
    expect(page).to_have_url(re.compile("bbox="))
    expect(cards(page).filter(has_text="Lycée de La Roche")).to_be_visible()
    page.get_by_role("button", name="Revenir autour du point choisi").tap()
    expect(page.get_by_text("Dans la zone de la carte.")).to_have_count(0)
    expect(cards(page)).to_have_count(35)


def test_the_agenda_has_its_map_too(page: Page) -> None:
    page.goto("/agenda")
    expect(page.locator(".card").first).to_be_visible()
    open_map(page)
    expect(page.locator(".result-side .card")).to_have_count(5)
    wait_for(page, lambda: count_on_map(page) == 5)


@pytest.mark.service_worker
def test_without_a_network_the_list_stays_whole(phones: Phones, network: Network) -> None:
    phones.expect("ERR_CONNECTION|Failed to fetch|ERR_FAILED|dynamically imported module")
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    expect(cards(page).first).to_be_visible()
    network.refuses()
    page.get_by_role("button", name="Carte").tap()
    expect(page.get_by_text("La carte ne s’est pas chargée. La liste reste complète.")).to_be_visible()


def test_an_area_typed_by_hand_breaks_nothing(near_nantes: Page, phones: Phones) -> None:
    phones.expect("400|422")
    near_nantes.goto("/?map=1&bbox=a,b,c,d")
    expect(near_nantes.get_by_text("Cette recherche n’est pas possible")).to_be_visible()
    expect(near_nantes.get_by_role("navigation", name="Navigation principale")).to_be_visible()


class TestOnTheWholeScreen:
    """The map takes the screen, and gives it back."""

    @staticmethod
    def fills(page: Page) -> bool:
        """Whether the map covers what is seen."""
        size = page.viewport_size
        box = page.locator(".map").bounding_box()
        assert size
        assert box
        return (box["x"], box["y"], box["width"], box["height"]) == (0, 0, size["width"], size["height"])

    def test_escape_and_the_way_back_leave_it_where_it_was_opened(self, phones: Phones) -> None:
        page = phones.open(where=NANTES, reduced_motion="reduce")
        page.goto("/?map=1&type=place")
        enlarge = page.get_by_role("button", name="Carte en plein écran")
        leave = page.get_by_role("button", name="Quitter le plein écran")
        for go in (lambda: page.keyboard.press("Escape"), page.go_back, leave.tap):
            enlarge.tap()
            expect(leave).to_be_focused()
            assert self.fills(page)
            assert (
                page.locator("[inert] .sections, .sections[inert], [inert] .skip, .skip[inert]").count() == 2
            )
            assert violations(page) == []
            go()
            expect(enlarge).to_be_focused()
            assert not self.fills(page)
            assert page.locator("[inert]").count() == 0

    def test_the_list_is_one_tap_away(self, near_nantes: Page) -> None:
        near_nantes.goto("/?map=1&type=place")
        near_nantes.get_by_role("button", name="Carte en plein écran").tap()
        near_nantes.get_by_role("button", name="Voir la liste").tap()
        expect(cards(near_nantes).first.get_by_role("link").first).to_be_focused()
        assert not self.fills(near_nantes)

    def test_a_search_made_there_stays(self, phones: Phones) -> None:
        page = phones.open(where=NANTES, reduced_motion="reduce")
        page.goto("/?map=1&type=place")
        page.get_by_role("button", name="Carte en plein écran").tap()
        page.get_by_role("button", name="Dézoomer").tap()
        page.get_by_role("button", name="Rechercher dans cette zone").tap()
        expect(page).to_have_url(re.compile("bbox="))
        page.keyboard.press("Escape")
        expect(page.get_by_text("Dans la zone de la carte.")).to_be_visible()
        expect(page).to_have_url(re.compile("bbox="))

    def test_a_page_opened_from_there_is_whole(self, near_nantes: Page) -> None:
        near_nantes.goto("/?map=1&type=place&place=mfr")
        near_nantes.get_by_role("button", name="Carte en plein écran").tap()
        near_nantes.get_by_role("button", name="MFR du Pays blanc (Lieu)").tap()
        near_nantes.locator(".map-bubble").get_by_role("link", name="MFR du Pays blanc").tap()
        expect(near_nantes.get_by_role("heading", level=1, name="MFR du Pays blanc")).to_be_visible()
        expect(near_nantes.get_by_role("navigation", name="Navigation principale")).to_be_visible()
        assert near_nantes.locator("[inert]").count() == 0


def set_tiles(page: Page, url: str) -> None:
    """Have the map ask for its background there."""

    def answer(route: Route) -> None:
        tiles = {"url": url, "attribution": "Fond", "max_zoom": 18}
        route.fulfill(json={**route.fetch().json(), "tiles": tiles})

    page.route("**/api/v1/settings", answer)


MISSING = "Fond de carte indisponible ici"


@pytest.mark.parametrize("how", ["refused", "silent"])
def test_a_word_says_that_the_background_is_missing(phones: Phones, how: str) -> None:
    # What was held goes on to a server that has none.
    phones.expect("ERR_FAILED|ERR_BLOCKED|status of 404 .*/background/")
    page = phones.open(where=NANTES, reduced_motion="reduce")

    set_tiles(page, "/background/{z}/{x}/{y}.png")
    page.route("**/background/**", lambda route: route.abort() if how == "refused" else None)
    page.goto("/?map=1&type=place")
    word = page.get_by_role("status").filter(has_text=MISSING)
    expect(word).to_be_visible()
    wait_for(page, lambda: count_on_map(page) > 0)
    expect(page.locator(".map-bare")).to_have_count(1)
    assert violations(page) == []
    page.unroute_all()


def test_nothing_is_said_where_the_background_comes(phones: Phones) -> None:
    page = phones.open(where=NANTES, reduced_motion="reduce")

    set_tiles(page, "/icons/mark.svg?{z}/{x}/{y}")
    page.goto("/?map=1&type=place")
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".map-word")).to_be_empty()


def test_the_ways_to_a_place_ask_nobody_before_a_tap_and_never_say_where_from(
    phones: Phones, world: World
) -> None:
    page = phones.open(where=NANTES)
    page.goto(f"/places/{world.cfa}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_text("Itinéraire").tap()
    ways = page.get_by_role("group").filter(has_text="Chaque lien ouvre un autre site")
    expect(ways.get_by_role("link", name="À pied")).to_have_attribute(
        "href", re.compile("openstreetmap.org/directions.engine=fossgis_osrm_foot&to=47[^&]*$")
    )
    expect(ways.get_by_role("link", name="À vélo")).to_be_visible()
    expect(ways.get_by_role("link", name="En voiture")).to_be_visible()
    regional = ways.get_by_role("link", name="Bus, car, tram, train sur Destineo")
    expect(regional).to_have_attribute("href", "https://www.destineo.fr")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ways.get_by_role("button", name="Copier l’adresse").tap()
    expect(page.get_by_text("Adresse copiée.").first).to_be_visible()
    look(page)
    assert [url for url in asked if not url.startswith(phones.network.origin)] == []
