"""Asking for a company's role: what is missing is asked in the form, and nobody believes sent what is not."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenAs
from tests.browser.test_roles import choose, make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-roles")]


def test_first_name_and_birth_date_are_asked_in_the_company_s_form_and_it_is_sent_at_once(
    open_as: OpenAs, factory: Factory
) -> None:
    siret = factory.siret()
    page = open_as(make(factory, first_name="", age=None), "/me/roles/company")
    page.get_by_label("SIRET").fill(siret)
    page.get_by_label("Nom de l’organisation").fill("Boulangerie Exemple")
    choose(page, "Commune", "Nant", "Nantes")
    page.get_by_role("button", name="Continuer").tap()
    expect(page.locator(".field-error", has_text="Écrivez votre prénom.")).to_be_visible()
    # Who leaves the page finds again what was typed.
    page.reload()
    expect(page.get_by_label("SIRET")).to_have_value(siret)
    expect(page.get_by_label("Nom de l’organisation")).to_have_value("Boulangerie Exemple")
    page.get_by_label("Prénom").fill("Prénom")
    for part, value in {"Jour": "7", "Mois": "3", "Année": "1980"}.items():
        page.get_by_role("textbox", name=part).fill(value)
    page.get_by_role("button", name="Continuer").tap()
    card = page.get_by_role("region", name="Publier des offres")
    expect(card.get_by_text("En attente de réponse")).to_be_visible()
    expect(page.locator(".toast")).to_have_text("Demande envoyée.")


def test_a_request_that_lacks_something_says_that_it_is_not_sent_and_comes_back(
    open_as: OpenAs, factory: Factory
) -> None:
    account = make(factory, first_name="")
    organisation = factory.organisation(account, siret=factory.siret())
    factory.candidacy(account, "company", status="draft", organisation_id=organisation)
    page = open_as(account, "/me/roles")
    card = page.get_by_role("region", name="Publier des offres")
    said = card.get_by_text("Pas encore envoyée")
    expect(said).to_have_css("font-size", "24px")
    card.get_by_role("link", name="votre prénom").tap()
    page.get_by_label("Prénom").fill("Prénom")
    page.get_by_role("button", name="Enregistrer").tap()
    card.get_by_role("button", name="Envoyer ma demande").tap()
    expect(card.get_by_text("En attente de réponse")).to_be_visible()
