"""The one search without a network: what was answered, opened or seen in a list is found again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOST, NANTES, PATIENCE_MS, Phones
from tests.browser.server import Network
from tests.browser.steps import cards, kept_on, wait_for, wait_for_worker
from tests.browser.test_one_search import field_of, search
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-one-search")]


@pytest.mark.service_worker
class TestOffline:
    @pytest.fixture
    def phone(self, phones: Phones) -> Page:
        """A phone that chose Nantes, and may lose its network."""
        phones.expect(LOST)
        page = phones.open(where=NANTES)
        page.goto("/")
        expect(cards(page).first).to_be_visible()
        wait_for_worker(page)
        return page

    def test_what_was_answered_before_is_answered_again(self, phone: Page, network: Network) -> None:
        field_of(phone).fill("boulanger")
        expect(phone.get_by_role("option", name="Boulanger / Boulangère")).to_be_visible()
        search(phone, "boulanger")
        expect(phone.locator(".found > .card").first).to_be_visible()
        count = phone.locator(".found > .card").count()
        network.refuses()
        phone.goto("/search?q=boulanger")
        expect(phone.locator(".found > .card")).to_have_count(count)
        expect(phone.get_by_text("Pas de réseau. Voici ce que le téléphone a gardé.")).to_be_visible()
        phone.goto("/")
        field_of(phone).fill("boulanger")
        expect(phone.get_by_role("option", name="Boulanger / Boulangère")).to_be_visible()

    def test_what_was_never_asked_is_looked_for_on_the_phone(
        self, phone: Page, world: World, network: Network
    ) -> None:
        phone.goto(f"/places/{world.cfa}")
        expect(phone.get_by_role("heading", level=1, name="CFA des Deux Rives")).to_be_visible()
        wait_for(phone, lambda: f"epass.visited place:{world.cfa}" in kept_on(phone))
        phone.goto("/search")
        expect(field_of(phone)).to_be_visible()
        network.refuses()
        field_of(phone).fill("rives")
        expect(phone.locator(".finder")).to_contain_text("voici ce que le téléphone a gardé")
        expect(phone.get_by_role("option", name="CFA des Deux Rives")).to_be_visible()
        search(phone, "deux rives")
        expect(phone.get_by_role("heading", name=re.compile("gardé"))).to_be_visible()
        phone.locator(".found").get_by_role("link", name="CFA des Deux Rives").tap()
        expect(phone.get_by_role("heading", level=1, name="CFA des Deux Rives")).to_be_visible()

    def test_what_a_list_showed_is_found_and_said_not_to_open(self, phone: Page, network: Network) -> None:
        search(phone, "boulanger")
        expect(phone.locator(".found")).to_contain_text("Boulanger / Boulangère")
        network.refuses()
        search(phone, "boulangè")
        line = phone.locator(".found > .card").filter(has_text="Boulanger / Boulangère")
        expect(line).to_contain_text("Vu dans une liste : sa page s’ouvrira avec le réseau.")

    def test_a_search_without_a_network_is_answered_when_it_is_back(
        self, phone: Page, network: Network
    ) -> None:
        phone.goto("/search")
        expect(field_of(phone)).to_be_visible()
        network.refuses()
        search(phone, "boulanger")
        expect(phone.get_by_text("Pas de réseau", exact=True)).to_be_visible()
        network.passes()  # and nobody taps
        expect(phone.locator(".found")).to_contain_text("Boulanger / Boulangère", timeout=PATIENCE_MS)

    def test_who_listens_opens_without_a_network(self, phone: Page, network: Network) -> None:
        network.refuses()
        phone.goto("/safety")
        expect(phone.locator('main a[href="tel:3114"]')).to_be_visible()
