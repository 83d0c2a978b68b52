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
    page.get_by_label("Sorte", exact=True).select_option("Envie")
    page.get_by_label("Mots", exact=True).fill("kéké\njardinier")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".field-error")).to_contain_text("à un métier au moins")
    for words, name in (("boulang", "Boulanger / Boulangère"), ("jardin", "Jardinier / Jardinière")):
        page.get_by_role("combobox", name="Ajouter un métier").fill(words)
        page.get_by_role("option", name=name).click()
    page.get_by_role("button", name="Retirer Boulanger / Boulangère").click()
    expect(page.get_by_role("list", name="Métiers").get_by_role("listitem")).to_have_text(
        ["Jardinier / Jardinière"]
    )
    look(page)
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".toast")).to_contain_text("C’est enregistré.")
    page.get_by_role("searchbox", name="Quel mot").fill("kéké")
    expect(page.get_by_role("heading", name="kéké, jardinier")).to_be_visible()
    expect(page.locator(".review").filter(has_text="kéké")).to_contain_text("→ Jardinier / Jardinière")
    look(page)
    page.get_by_label("Une recherche").fill("kéké")
    page.get_by_role("button", name="Essayer").click()
    expect(page.get_by_role("status").filter(has_text="Lu ainsi")).to_contain_text("Premiers résultats")
    factory.connection.execute("DELETE FROM lexicon_entry")


@pytest.mark.parametrize(
    ("sort", "chosen", "said"),
    [
        ("Sorte de lieu", {"Sens": "Lycée"}, "Sorte de lieu → Lycée"),
        ("Diplôme", {"Sens": "Bac pro"}, "Diplôme → Bac pro"),
        ("Voie", {"Sens": "En apprentissage"}, "Voie → En apprentissage"),
        (
            "Sorte de résultat",
            {"Sens": "Événements", "Sorte plus précise": "Salon"},
            "Sorte de résultat → Événements · Salon",
        ),
        ("Pour qui", {"Sens": "Parent"}, "Pour qui → Parent"),
    ],
)
def test_what_words_mean_is_chosen_by_its_name(
    phones: Phones, open_as: OpenAs, factory: Factory, sort: str, chosen: dict[str, str], said: str
) -> None:
    page = open_as(make(factory, Role.REFERENT), "/staff/lexicon")
    page.get_by_role("button", name="Ajouter une entrée").click()
    page.get_by_label("Sorte", exact=True).select_option(sort)
    page.get_by_label("Mots", exact=True).fill("kéké")
    for label, name in chosen.items():
        page.get_by_label(label).select_option(name)
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("searchbox", name="Quel mot").fill("kéké")
    expect(page.locator(".review").filter(has_text="kéké").locator("p").first).to_have_text(said)
    factory.connection.execute("DELETE FROM lexicon_entry")
