"""Without a network, refused or hanging: what was seen stays, what was written leaves once, later."""

import time
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import Network
from tests.browser.steps import cards, kept_on, sign_in_as, wait_for, wait_for_worker, wait_until
from tests.browser.test_conversations import bubble, two_people, write
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-offline"), pytest.mark.service_worker]

PATIENCE_MS = 12_000
"""The app gives a hanging request up after four seconds, and a kept answer comes after three."""


@pytest.fixture
def phone(phones: Phones) -> Page:
    """A phone that chose Nantes, and may lose its network."""
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/")
    expect(cards(page).first).to_be_visible()
    wait_for_worker(page)
    return page


@pytest.fixture(params=["refused", "hanging"])
def cut(request: pytest.FixtureRequest, network: Network) -> Callable[[], None]:
    """Cuts the network, in both ways that it fails."""
    return network.refuses if request.param == "refused" else network.hangs


SHORT_S = 6
"""A request that hangs is given up after four seconds; the rest is for a machine that has much else to do."""
WAITING = 6
"""Phones that wait side by side, each with its share of the pages."""
PAGES = """/ /search?q=boulanger /safety /places/{lycee}
    /agenda /events/{open_day} /offers /offers/{placement} /careers /careers/A1202
    /me/applications /me/applications/{application} /conversations /conversations/{talk} /badges
    /badges/catalogue /badges/import /badges/claim /me /me/profile /me/email /me/devices /me/preferences
    /me/notifications /me/consents /me/data /me/age /me/roles /me/alerts /me/questions /mentors /ask /answers
    /outbox /sources /sign-in /more /privacy /me/school /me/security /me/statements /verify"""


NEVER_SEEN = "/outbox /badges/import /me/email /me/security /me/statements /verify"
"""Their code is fetched when they are first opened."""


def opening(row: dict[Page, str]) -> dict[str, float]:
    """How long each phone takes to say what it has to say at its address (seconds), all side by side."""
    began = {}
    for page, address in row.items():
        began[page] = time.monotonic()
        page.goto(address, wait_until="commit")
    took = {}
    for page, address in row.items():
        page.wait_for_load_state()
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        took[address] = time.monotonic() - began[page]
    return took


@pytest.mark.parametrize("visited", [True, False])
def test_every_page_says_soon_that_the_network_hangs(
    phones: Phones, network: Network, world: World, visited: bool
) -> None:
    """Placements, line 7: the outbox and badges from elsewhere, among others, needed eight seconds."""
    phones.expect(LOST)
    pages = [one.format(**vars(world)) for one in (PAGES if visited else NEVER_SEEN).split()]
    shares = {phones.open(where=NANTES): pages[share::WAITING] for share in range(WAITING)}
    for page, its in shares.items():
        sign_in_as(page, world.pupil)
        page.goto("/")
        wait_for_worker(page)
        for address in its if visited else []:
            page.goto(address)
            expect(page.locator("[aria-busy=true]")).to_have_count(0)
    network.hangs()
    slow = {}
    for addresses in zip_longest(*shares.values()):
        row = {page: address for page, address in zip(shares, addresses, strict=True) if address}
        late = {address: took for address, took in opening(row).items() if took > SHORT_S}
        if not late:
            continue
        # What a busy machine takes to draw the same pages, where nothing hangs, is no wait of the app's.
        network.refuses()
        drawn = opening(row)
        network.hangs()
        slow |= {one: (took, drawn[one]) for one, took in late.items() if took - drawn[one] > SHORT_S}
    assert slow == {}


def visit_and_save(page: Page, world: World) -> None:
    """Read a place and keep it."""
    page.goto(f"/places/{world.lycee}")
    page.get_by_role("button", name="Enregistrer", exact=True).tap()
    expect(page.get_by_role("button", name="Enregistré", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_a_visited_place_opens_again_after_a_reload(
    phone: Page, world: World, cut: Callable[[], None]
) -> None:
    visit_and_save(phone, world)
    cut()
    started = time.monotonic()
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Lycée Jules-Verne", timeout=PATIENCE_MS)
    assert time.monotonic() - started < PATIENCE_MS / 1000
    expect(phone.get_by_text("Pas de réseau. Voici ce que le téléphone a gardé.")).to_be_visible(
        timeout=PATIENCE_MS
    )
    expect(phone.get_by_text("44000 Nantes")).to_be_visible()


def test_saved_items_and_the_last_list_are_still_there(
    phone: Page, world: World, cut: Callable[[], None]
) -> None:
    visit_and_save(phone, world)
    wait_for(phone, lambda: any("/around?" in place for place in kept_on(phone)))
    cut()
    phone.goto("/saved")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Enregistrés")
    phone.get_by_role("link", name="Lycée Jules-Verne").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Lycée Jules-Verne", timeout=PATIENCE_MS)
    phone.goto("/")
    school = cards(phone).filter(has_text="Lycée Jules-Verne").first
    expect(school).to_be_visible(timeout=PATIENCE_MS)


def test_what_was_never_seen_says_so_and_comes_when_the_network_is_back(
    phone: Page, world: World, network: Network
) -> None:
    network.refuses()
    phone.goto(f"/places/{world.cfa}")
    expect(phone.get_by_role("heading", level=1, name="Pas de réseau")).to_be_visible()
    expect(phone.get_by_role("link", name="Voir mes enregistrés")).to_be_visible()
    network.passes()  # and nobody taps
    expect(phone.get_by_role("heading", level=1)).to_have_text("CFA des Deux Rives")
    expect(phone.get_by_text("Le réseau est revenu.").first).to_be_visible()


def test_every_page_of_the_app_opens(phone: Page, network: Network) -> None:
    network.refuses()
    titles = {
        "/more": "Plus",
        "/privacy": "Vie privée",
        "/accessibility": "Accessibilité",
        "/interests/R": "Concret",
        "/agenda": "Agenda",
    }
    for address, title in titles.items():
        phone.goto(address)
        expect(phone.get_by_role("heading", level=1, name=title)).to_be_visible()


def test_our_long_texts_are_read_without_a_network_in_the_language_chosen(
    phone: Page, network: Network
) -> None:
    """They are files of the app: French ones from the start, English ones once some was shown."""
    phone.goto("/more")
    phone.get_by_role("radio", name="English").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("More")
    wait_until(
        phone,
        """caches.open("epass-english").then((cache) => cache.keys())
            .then((kept) => kept.some(({ url }) => url.includes("/assets/riasec.en-")))""",
    )
    network.refuses()
    said = {
        "/privacy": "no tracker",
        "/interests/R": "You would rather act than talk about acting.",
    }
    for address, words in said.items():
        phone.goto(address)
        expect(phone.get_by_role("main")).to_contain_text(words)
    phone.goto("/more")
    phone.get_by_role("radio", name="Français").tap()
    phone.goto("/privacy")
    expect(phone.get_by_role("main")).to_contain_text("pas de traceur, pas de publicité")
    phone.goto("/interests/R")
    expect(phone.get_by_role("main")).to_contain_text("Plutôt agir que parler d’agir.")


def test_a_forgotten_item_leaves_the_saved_list(phone: Page, world: World) -> None:
    visit_and_save(phone, world)
    phone.get_by_role("button", name="Enregistré", exact=True).tap()
    expect(phone.get_by_text("Retiré des enregistrés.").first).to_be_visible()
    phone.goto("/saved")
    expect(phone.get_by_text("Rien pour le moment.")).to_be_visible()


def test_a_forgotten_item_comes_back_by_one_tap_even_from_another_page(phone: Page, world: World) -> None:
    visit_and_save(phone, world)
    phone.get_by_role("button", name="Enregistré", exact=True).tap()
    phone.get_by_role("link", name="Enregistrés").first.tap()
    expect(phone.get_by_text("Rien pour le moment.")).to_be_visible()
    phone.get_by_role("button", name="Annuler", exact=True).tap()
    expect(phone.locator(".toast")).to_have_text("Enregistré sur ce téléphone.")
    expect(phone.get_by_role("main").locator("section")).to_have_count(1)
    expect(phone.get_by_role("button", name="Annuler", exact=True)).to_have_count(0)


class TestErrorReport:
    def write(self, page: Page, world: World, message: str) -> None:
        page.goto(f"/places/{world.lycee}")
        page.get_by_role("button", name="Signaler une erreur").tap()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("radio", name="Les horaires ou la date").tap()
        dialog.get_by_role("textbox").fill(message)

    def test_leaves_at_once_with_a_network(
        self, phone: Page, world: World, count_reports: Callable[[str], int]
    ) -> None:
        self.write(phone, world, "Le portail ferme plus tôt.")
        phone.get_by_role("button", name="Envoyer").tap()
        expect(phone.get_by_text("Merci ! L’équipe va vérifier.").first).to_be_visible()
        expect(phone.get_by_role("dialog")).to_be_hidden()
        assert count_reports("Le portail ferme plus tôt.") == 1

    @pytest.mark.parametrize("page_of", ["trainings/50022137", "careers/A1202"])
    def test_what_is_written_of_a_training_or_a_career_is_reported_too(
        self, phone: Page, network: Network, count_reports: Callable[[str], int], page_of: str
    ) -> None:
        message = f"Le nom a changé ({page_of})."
        phone.goto(f"/{page_of}")
        phone.get_by_role("button", name="Signaler une erreur").tap()
        dialog = phone.get_by_role("dialog")
        expect(dialog.get_by_role("radio", name="Les horaires ou la date")).to_have_count(0)
        expect(dialog.get_by_role("radio", name="Ce qui est écrit")).to_be_checked()
        dialog.get_by_role("radio", name="Un chiffre ou une année").tap()
        dialog.get_by_role("textbox").fill(message)
        network.refuses()
        phone.get_by_role("button", name="Envoyer").tap()
        expect(phone.get_by_text("le message partira tout seul").first).to_be_visible(timeout=PATIENCE_MS)
        phone.goto("/more")
        waiting = phone.get_by_text("1 signalement en attente de réseau")
        expect(waiting).to_be_visible(timeout=PATIENCE_MS)
        assert count_reports(message) == 0
        network.passes()
        phone.evaluate("dispatchEvent(new Event('online'))")
        expect(waiting).to_be_hidden(timeout=PATIENCE_MS)
        assert count_reports(message) == 1

    def test_waits_through_a_reload_and_leaves_once(
        self,
        phone: Page,
        world: World,
        network: Network,
        cut: Callable[[], None],
        count_reports: Callable[[str], int],
        request: pytest.FixtureRequest,
    ) -> None:
        message = f"Écrit sans réseau ({request.node.callspec.id})."
        self.write(phone, world, message)
        cut()
        phone.get_by_role("button", name="Envoyer").tap()
        waiting = phone.get_by_text("le message partira tout seul")
        expect(waiting.first).to_be_visible(timeout=PATIENCE_MS)
        phone.goto("/more")
        expect(phone.get_by_text("1 signalement en attente de réseau")).to_be_visible(timeout=PATIENCE_MS)
        assert count_reports(message) == 0

        network.passes()
        # The phone's own word that a network is there again.
        phone.evaluate("dispatchEvent(new Event('online'))")
        expect(phone.get_by_text("1 signalement en attente de réseau")).to_be_hidden(timeout=PATIENCE_MS)
        assert count_reports(message) == 1
        phone.reload()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Plus")
        assert count_reports(message) == 1

    def test_an_answer_lost_on_its_way_is_not_a_second_report(
        self, phone: Page, world: World, network: Network, count_reports: Callable[[str], int]
    ) -> None:
        self.write(phone, world, "La réponse s’est perdue.")
        network.swallows_answers()
        phone.get_by_role("button", name="Envoyer").tap()
        expect(phone.get_by_text("le message partira tout seul").first).to_be_visible(timeout=PATIENCE_MS)
        assert count_reports("La réponse s’est perdue.") == 1
        network.passes()
        phone.goto("/more")
        expect(phone.get_by_role("heading", level=1)).to_have_text("Plus")
        expect(phone.get_by_text("1 signalement en attente de réseau")).to_be_hidden()
        assert count_reports("La réponse s’est perdue.") == 1


@pytest.mark.parametrize("goes_wrong", [Network.swallows_answers, Network.answers_late])
def test_a_message_whose_answer_is_lost_or_late_is_there_once(
    phones: Phones,
    network: Network,
    factory: Factory,
    rows: psycopg.Connection[Any],
    goes_wrong: Callable[[Network], None],
) -> None:
    phones.expect(LOST)
    pupil, _, talk = two_people(factory)
    page = phones.open()
    sign_in_as(page, factory.session(pupil))
    page.goto(f"/conversations/{talk}")
    expect(bubble(page, "Tu travailles dehors")).to_be_visible()
    wait_for_worker(page)

    def stored() -> int:
        (count,) = rows.execute(
            "SELECT count(*) FROM message WHERE conversation_id = %s AND text = 'Et quand il pleut ?'", [talk]
        ).fetchone() or (0,)
        return int(count)

    goes_wrong(network)
    write(page, "Et quand il pleut ?")
    mine = bubble(page, "Et quand il pleut")
    expect(mine).to_contain_text("Part dès que le réseau revient", timeout=PATIENCE_MS)
    wait_for(page, lambda: stored() == 1)
    network.passes()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(mine).to_contain_text("Envoyé", timeout=PATIENCE_MS)
    page.reload()
    expect(mine).to_have_count(1)
    assert stored() == 1
