"""Finding what is around: by commune, by position, with filters."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import cards

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-search")]


def test_a_commune_is_found_by_its_first_letters_and_a_tap(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Ta commune").fill("nan")
    page.get_by_role("option", name="Nantes").tap()
    expect(page.get_by_role("button", name="Près de Nantes")).to_be_visible()
    expect(cards(page).first).to_contain_text("Lycée Jules-Verne")
    expect(page.get_by_text("Le plus proche d’abord.")).to_be_visible()
