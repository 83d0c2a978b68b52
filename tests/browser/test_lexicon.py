"""Staff teach the search a word, and a visitor finds by it."""

import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-staff")]


def test_a_word_that_staff_teach_finds(phones: Phones, open_as: OpenAs, factory: Factory) -> None:
    phones.expect(r"status of 422")
    page = open_as(make(factory, Role.REFERENT), "/staff")
    page.get_by_role("link", name="Lexique de la recherche").click()
    look(page)
    page.get_by_role("button", name="Ajouter une entrée").click()
    look(page)
    page.get_by_label("Mots", exact=True).fill("kéké\nA9999")
    page.get_by_label("Métiers").fill("A9999")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".field-error")).to_contain_text("celui d’aucun métier")
    page.get_by_label("Mots", exact=True).fill("kéké\njardinier")
    page.get_by_label("Métiers").fill("A1202")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".toast")).to_contain_text("C’est enregistré.")
    page.get_by_role("searchbox", name="Quel mot").fill("kéké")
    expect(page.get_by_role("heading", name="kéké, jardinier")).to_be_visible()
    look(page)
    page.get_by_label("Une recherche").fill("kéké")
    page.get_by_role("button", name="Essayer").click()
    expect(page.get_by_role("status").filter(has_text="Lu ainsi")).to_contain_text("Premiers résultats")
    factory.connection.execute("DELETE FROM lexicon_entry")
