"""What keeps an offer from being published is said where one is, until it is mended (Placements, line 7)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.company import Company, begin, go, monday, saved, step, write
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-company")]

REFUSED = "status of 422"
"""What Chromium says of an answer that refuses."""


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


class TestGoingOnStaysWhereSomethingIsToBeMended:
    """Placements, line 7: a phone number was told under its field, and « Continuer » went on all the same."""

    def test_a_phone_number_in_the_description_keeps_the_step_at_once(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        phones.expect(REFUSED)
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        described = page.get_by_label("Description", exact=True)
        described.fill("Appelez le 06 12 34 56 78.")
        # Before the pause after which what is written is sent by itself.
        page.get_by_role("button", name="Continuer").tap()
        expect(page.locator("[data-field=description] .field-error")).to_contain_text("Pas de téléphone")
        expect(described).to_be_focused()
        step(page, "Quoi")
        # Also when it is known already.
        page.get_by_role("button", name="Continuer").tap()
        expect(described).to_be_focused()
        step(page, "Quoi")
        links = page.get_by_role("navigation", name="Étapes").get_by_role("listitem")
        assert "done" not in (links.filter(has_text="Quoi").get_attribute("class") or "")
        described.fill("Venez voir l’atelier.")
        page.get_by_role("button", name="Continuer").tap()
        step(page, "Quand")

    @pytest.mark.service_worker
    def test_what_the_region_only_reads_goes_on_and_so_does_a_phone_without_a_network(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        phones.expect(r"ERR_|Failed to fetch|status of 50\d")
        page = open_as(company.owner, "/company")
        begin(page)
        write(page, "Une semaine pour jeune homme")
        page.get_by_role("button", name="Continuer").tap()
        page.get_by_role("button", name="Continuer sans changer").tap()
        step(page, "Quand")
        page.locator(".weeks label.chip:not(.off)").first.tap()
        phones.network.refuses()
        page.get_by_role("button", name="Continuer").tap()
        step(page, "Où")

    def test_a_derogation_without_its_agreement_leads_to_the_note(
        self, open_as: OpenAs, factory: Factory
    ) -> None:
        """It was refused at the last step only."""
        company = Company(factory, sector_code="55.10Z")
        page = open_as(company.owner, "/company")
        begin(page, "Stage long")
        page.locator("label.chip").filter(has_text="CAP").tap()
        page.get_by_label("Titre", exact=True).fill("Au service du soir")
        page.get_by_label("Description", exact=True).fill("En salle, avec l’équipe.")
        go(page, "Quand")
        page.get_by_label("Durée, en semaines").fill("4")
        page.get_by_text("Horaires de la journée").tap()
        page.get_by_label("Arrivée").fill("15:00")
        page.get_by_label("Pause, en minutes").fill("60")
        page.get_by_label("Départ").fill("23:00")
        page.get_by_label("Nous avons l’autorisation de faire travailler la nuit").check()
        for day in ("Lundi", "Mardi", "Mercredi"):
            page.locator("label.chip").filter(has_text=day).tap()
        page.get_by_role("button", name="Continuer").tap()
        note = page.get_by_label("Quel accord ou quelle autorisation")
        expect(note).to_be_focused()
        step(page, "Quand")
        note.fill("Inspection du travail, 3 mars 2026")
        page.get_by_role("button", name="Continuer").tap()
        step(page, "Où")


def test_only_steps_that_were_seen_are_named_in_the_others(open_as: OpenAs, company: Company) -> None:
    """Placements, line 7: « À revoir dans les autres étapes » spoke of a step that nobody had opened yet."""
    page = open_as(company.owner, "/company")
    begin(page, "Stage long")
    page.locator("label.chip").filter(has_text="CAP").tap()
    page.get_by_label("Titre", exact=True).fill("Au service du soir")
    page.get_by_label("Description", exact=True).fill("En salle, avec l’équipe.")
    saved(page)
    # The law asks for the hours of minors, at a step that comes later.
    expect(page.get_by_text("À revoir dans les autres étapes")).to_have_count(0)
    go(page, "Quand")
    page.get_by_label("Durée, en semaines").fill("4")
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Heures par semaine").fill("60")
    saved(page)
    go(page, "Où")
    elsewhere = page.get_by_role("status").filter(has_text="À revoir dans les autres étapes")
    elsewhere.get_by_role("link", name="les heures par semaine").tap()
    expect(page.get_by_label("Heures par semaine")).to_be_focused()


class TestAPublishThatWasRefusedSaysSo:
    """Placements, line 7: « Gardé sur ce téléphone » stood there as if all were well."""

    def test_it_is_not_published_and_the_draft_is_kept_and_why(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        phones.expect(REFUSED)
        page = open_as(company.owner, "/company")
        begin(page)
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        said = page.locator(".page > .word").first
        expect(said).to_have_text("Pas publiée. Votre brouillon est gardé sur ce téléphone.")
        expect(page.get_by_text("Gardé sur ce téléphone.", exact=True)).to_have_count(0)
        look(page)
        # The same refusal leads there again.
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_role("alert").get_by_role("link").first).to_be_focused()
        go(page, "Quoi")
        expect(said).to_contain_text("À compléter ou à changer :")
        links = said.get_by_role("link")
        expect(links).to_have_text(["le titre", "la description", "le niveau", "les semaines"])
        write(page)
        expect(said).to_contain_text("Pas publiée. Votre brouillon est enregistré.")
        expect(links).to_have_text(["les semaines"])
        look(page)
        links.tap()
        step(page, "Quand")
        page.locator(".weeks label.chip:not(.off)").first.tap()
        saved(page)

    def test_what_the_law_refuses_is_one_sentence_there_too(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        """The server's refusal came with all its articles."""
        phones.expect(REFUSED)
        page = open_as(company.owner, "/company")
        begin(page, "Alternance")
        page.locator("label.chip").filter(has_text="BTS").tap()
        page.get_by_label("Titre", exact=True).fill("Apprenti ou apprentie")
        page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
        go(page, "Quand")
        page.locator("label.chip").filter(has_text="Apprentissage").tap()
        page.get_by_label("Premier jour").fill(str(monday(12)))
        page.get_by_label("Durée du contrat, en mois").fill("40")
        saved(page)
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        refused = page.get_by_role("alert").filter(has_text="À compléter ou à changer")
        expect(refused.get_by_role("listitem")).to_have_text(
            re.compile(r"^Le contrat d’apprentissage dure de 6 à 36 mois.*\)\. ?la durée du contrat$")
        )
        expect(refused).not_to_contain_text("Code du travail")

    @pytest.mark.service_worker
    def test_without_a_network_it_is_not_published_and_does_not_claim_to_go_out_by_itself(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        phones.expect(r"ERR_|Failed to fetch|status of 50\d")
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        go(page, "Quand")
        page.locator(".weeks label.chip:not(.off)").first.tap()
        saved(page)
        go(page, "Relire")
        phones.network.refuses()
        page.get_by_role("button", name="Publier").tap()
        said = page.locator(".page > .word").first
        expect(said).to_have_text(
            "Pas publiée. Le réseau a manqué : recommencez quand il est là. Votre brouillon est enregistré."
        )
        phones.network.passes()
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_text("En ligne", exact=True)).to_be_visible()

    def test_changes_of_an_offer_that_is_out_were_not_saved(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        phones.expect(REFUSED)
        offer = company.offer(
            day_starts="09:00",
            day_ends="16:00",
            break_minutes=60,
            weekdays=["mon", "tue"],
            title="À l’atelier",
        )
        page = open_as(company.owner, f"/company/offers/{offer}/edit?step=what")
        page.get_by_label("Description", exact=True).fill("Appelez le 06 12 34 56 78.")
        go(page, "Relire")
        page.get_by_role("button", name="Enregistrer les changements").tap()
        said = page.locator(".page > .word").first
        expect(said).to_contain_text("Changements pas enregistrés.")
        expect(said).to_contain_text("L’offre en ligne reste comme avant")
        page.get_by_role("alert").get_by_role("link", name="la description").tap()
        expect(said.get_by_role("link")).to_have_text(["la description"])
