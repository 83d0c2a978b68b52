"""A company writes offers on a phone, and publishes them."""

import re
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import Company, begin, go, monday, saved, step, title_of, write
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import ask_again, kept_on, sign_in_as, wait_for, wait_for_worker
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-company")]

REFUSED = r"status of 4\d\d"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


class Taps:
    """Counts what a person does: taps, and fields typed into."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.fields = 0

    def button(self, name: str) -> None:
        self.taps += 1
        self.page.get_by_role("button", name=re.compile(name)).tap()

    def choice(self, name: str) -> None:
        self.taps += 1
        self.page.locator("label.chip").filter(has_text=name).first.tap()

    def link(self, name: str) -> None:
        self.taps += 1
        self.page.get_by_role("link", name=name).tap()

    def type(self, label: str, words: str) -> None:
        self.fields += 1
        self.page.get_by_label(label, exact=True).fill(words)


def test_a_company_publishes_on_a_phone_with_few_taps(
    open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
) -> None:
    page = open_as(company.owner, "/company")
    hand = Taps(page)
    hand.link("Proposer une offre")
    hand.button("Stage d’observation")
    step(page, "Quoi")
    hand.choice("3e")
    hand.type("Titre", "Une semaine à l’atelier")
    hand.type("Description", "Tu suis l’équipe, de la commande à la pose.")
    hand.button("Continuer")
    step(page, "Quand")
    hand.taps += 1
    page.locator(".weeks label.chip:not(.off)").first.tap()
    expect(page.get_by_text("Soit 6 h par jour et 30 h par semaine.")).to_be_visible()
    hand.button("Continuer")
    step(page, "Où")
    expect(page.get_by_text("Nantes", exact=True)).to_be_visible()
    hand.button("Continuer")
    step(page, "Relire")
    expect(page.get_by_text("Tout y est.")).to_be_visible()
    hand.button("Publier")
    expect(page.get_by_text("En ligne", exact=True)).to_be_visible()
    row = rows.execute(
        "SELECT title, status, levels FROM offer WHERE organisation_id = %s", [company.id]
    ).fetchone()
    assert row == ("Une semaine à l’atelier", "published", ["3e"])
    assert (hand.taps, hand.fields) == (8, 2), "a minute or two, most of it for two texts"


def test_taps_on_kinds_make_no_drafts_and_the_first_typed_text_makes_one(
    open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
) -> None:
    """On the phone, fault 9: each look at a kind used up one of the drafts of a day."""

    def begun() -> int:
        row = rows.execute("SELECT count(*) FROM offer WHERE organisation_id = %s", [company.id]).fetchone()
        return int(row[0]) if row else 0

    page = open_as(company.owner, "/company")
    kinds = ("Stage d’observation", "Stage long", "Alternance")
    offers = {begin(page, kind) for kind in kinds}
    assert len(offers) == 1, "the empty one is gone on with"
    for kind in kinds:
        page.get_by_role("navigation", name="Étapes").get_by_role("link", name="Type").tap()
        page.get_by_role("button", name=re.compile(kind)).tap()
        step(page, "Quoi")
    page.locator("label.chip").filter(has_text="BTS").tap()
    wait_for(page, lambda: '"bts"' in "".join(kept_on(page).values()))
    page.goto("/company")
    expect(page.get_by_text("sur ce téléphone seulement")).to_be_visible()
    page.wait_for_timeout(2000)
    assert begun() == 0
    begin(page, "Alternance")
    page.get_by_label("Titre", exact=True).fill("Apprentie électricienne")
    saved(page)
    begin(page, "Alternance")
    page.goto("/company")
    expect(page.get_by_text("Brouillons 1")).to_be_visible()
    assert begun() == 1


class TestWithoutANetwork:
    @pytest.mark.service_worker
    def test_a_draft_survives_a_reload_and_goes_out_when_the_network_is_back(
        self,
        phones: Phones,
        open_as: OpenAs,
        network: Network,
        company: Company,
        rows: psycopg.Connection[Any],
    ) -> None:
        phones.expect(LOST)
        page = open_as(company.owner, "/company")
        wait_for_worker(page)
        offer = begin(page)
        write(page, "Avant le tunnel")
        saved(page)
        network.refuses()
        page.get_by_label("Titre", exact=True).fill("Dans le tunnel")
        expect(page.get_by_text("Pas de réseau : gardé sur ce téléphone")).to_be_visible()
        page.reload()
        expect(page.get_by_label("Titre", exact=True)).to_have_value("Dans le tunnel")
        assert title_of(rows, offer) == "Avant le tunnel"
        page.goto("/company")
        expect(page.get_by_role("link", name="Dans le tunnel")).to_be_visible()
        expect(page.get_by_text("changements pas encore envoyés")).to_be_visible()
        network.passes()
        ask_again(page.get_by_role("button", name="Réessayer").first)
        expect(page.get_by_text("changements pas encore envoyés")).to_have_count(0)
        assert title_of(rows, offer) == "Dans le tunnel"

    @pytest.mark.service_worker
    def test_an_offer_is_begun_without_a_network(
        self,
        phones: Phones,
        open_as: OpenAs,
        network: Network,
        company: Company,
        rows: psycopg.Connection[Any],
    ) -> None:
        phones.expect(LOST)
        page = open_as(company.owner, "/company")
        wait_for_worker(page)
        begin(page)
        # Every screen was opened once: its code is on the phone.
        for name in ("Quand", "Où", "Relire"):
            go(page, name)
        network.refuses()
        offer = begin(page)
        write(page, "Au fond de la vallée")
        expect(page.get_by_text("Pas de réseau : gardé sur ce téléphone")).to_be_visible()
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_role("alert").get_by_text("Pas de réseau")).to_be_visible()
        assert title_of(rows, offer) is None
        network.passes()
        ask_again(page.get_by_role("button", name="Réessayer").first)
        # It was to go out, and did not: a draft of it is at the server.
        expect(page.get_by_text("Pas publiée.")).to_be_visible()
        expect(page.get_by_text("Votre brouillon est enregistré.")).to_be_visible()
        assert title_of(rows, offer) == "Au fond de la vallée"

    def test_somebody_else_on_the_same_phone_sees_nothing_of_it(
        self, phones: Phones, open_as: OpenAs, factory: Factory, company: Company
    ) -> None:
        phones.expect(REFUSED)
        page = open_as(company.owner, "/company")
        offer = begin(page)
        write(page, "Pour moi seul·e")
        saved(page)
        other = Company(factory)
        page.context.clear_cookies()
        page.evaluate("localStorage.clear()")
        sign_in_as(page, factory.session(other.owner))
        page.goto(f"/company/offers/{offer}/edit")
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()
        page.goto("/company")
        expect(page.get_by_text("Aucune offre pour le moment.")).to_be_visible()


class TestTwoDevices:
    def test_what_both_wrote_is_shown_and_one_version_is_chosen(
        self, phones: Phones, open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        phones.expect(REFUSED)
        phone = open_as(company.owner, "/company")
        offer = begin(phone)
        write(phone, "Commencée au téléphone")
        saved(phone)
        desk = open_as(company.owner, f"/company/offers/{offer}/edit?step=what")
        desk.get_by_label("Titre", exact=True).fill("Du bureau")
        saved(desk)
        phone.get_by_label("Titre", exact=True).fill("Du téléphone")
        box = phone.get_by_role("alert").filter(has_text="Cette offre a aussi changé ailleurs")
        expect(box.get_by_text("Du bureau")).to_be_visible()
        expect(box.get_by_text("Du téléphone")).to_be_visible()
        assert title_of(rows, offer) == "Du bureau"
        box.get_by_role("button", name="Garder ma version").tap()
        saved(phone)
        assert title_of(rows, offer) == "Du téléphone"
        desk.get_by_label("Titre", exact=True).fill("Encore du bureau")
        desk.get_by_role("button", name="Prendre l’autre version").tap()
        expect(desk.get_by_label("Titre", exact=True)).to_have_value("Du téléphone")
        assert title_of(rows, offer) == "Du téléphone"

    def test_two_tabs_do_not_write_over_each_other(self, open_as: OpenAs, company: Company) -> None:
        page = open_as(company.owner, "/company")
        offer = begin(page)
        write(page)
        saved(page)
        second = page.context.new_page()
        second.goto(f"/company/offers/{offer}/edit?step=what")
        expect(second.get_by_text("déjà ouverte dans un autre onglet")).to_be_visible()
        second.get_by_role("button", name="Continuer ici").tap()
        expect(second.get_by_label("Titre", exact=True)).to_have_value("Une semaine à l’atelier")
        expect(page.get_by_text("déjà ouverte dans un autre onglet")).to_be_visible()


class TestRules:
    def test_what_the_law_allows_stands_beside_the_hours_and_a_broken_rule_is_told_at_once(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        go(page, "Quand")
        expect(page.get_by_text("À cet âge : 6 h par jour et 30 h par semaine au plus")).to_be_visible()
        page.get_by_label("Départ").fill("17:30")
        expect(page.get_by_text("Raccourcissez la journée.")).to_be_visible()
        page.get_by_label("Pause, en minutes").fill("0")
        expect(page.get_by_text("Prévoyez une pause")).to_be_visible()
        # Never for pupils who observe: it cannot even be chosen.
        expect(page.locator("label.chip").filter(has_text="Samedi")).to_be_visible()
        expect(page.locator("label.chip").filter(has_text="Dimanche")).to_have_count(0)
        page.get_by_role("button", name="Continuer").tap()
        expect(page.get_by_text("Touchez au moins une semaine.")).to_be_visible()
        step(page, "Quand")
        go(page, "Relire")
        for name in ("les semaines", "la pause"):
            expect(page.get_by_role("link", name=name)).to_be_visible()

    def test_seconde_shows_only_the_weeks_set_for_it(self, open_as: OpenAs, company: Company) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        page.locator("label.chip").filter(has_text="2nde").tap()
        go(page, "Quand")
        expect(page.get_by_text("En seconde, le stage dure deux semaines")).to_be_visible()
        months = page.locator("fieldset").filter(has=page.locator(".weeks")).locator("legend")
        expect(months.first).to_be_visible()
        names = {text.split()[0] for text in months.all_text_contents()}
        assert names <= {"juin", "juillet"}

    def test_a_long_placement_tells_whether_it_is_paid(
        self, open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        page = open_as(company.owner, "/company")
        offer = begin(page, "Stage long")
        for level in ("BTS", "BUT"):
            page.locator("label.chip").filter(has_text=level).tap()
        page.get_by_label("Titre", exact=True).fill("Réseau et assistance")
        page.get_by_label("Description", exact=True).fill("Avec l’équipe informatique.")
        go(page, "Quand")
        page.get_by_label("Durée, en semaines").fill("8")
        expect(page.get_by_text("la gratification est libre")).to_be_visible()
        page.get_by_label("Durée, en semaines").fill("12")
        expect(page.get_by_text("Au-delà de 308 heures, une gratification est due.")).to_be_visible()
        page.get_by_label("Gratification, en euros").fill("4,")
        page.get_by_label("Gratification, en euros").press_sequentially("60")
        go(page, "Relire")
        expect(page.get_by_role("article").get_by_text("4,60 € par heure")).to_be_visible()
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_text("En ligne", exact=True)).to_be_visible()
        row = rows.execute(
            "SELECT duration_days, gratification_cents_per_hour FROM offer WHERE id = %s", [offer]
        ).fetchone()
        assert row == (84, 460)

    def test_an_apprenticeship_asks_for_its_contract(self, open_as: OpenAs, company: Company) -> None:
        page = open_as(company.owner, "/company")
        begin(page, "Alternance")
        page.locator("label.chip").filter(has_text="CAP").tap()
        page.get_by_label("Titre", exact=True).fill("Apprenti·e au fournil")
        page.get_by_label("Description", exact=True).fill("Avec deux boulangers.")
        go(page, "Quand")
        page.get_by_role("button", name="Continuer").tap()
        expect(page.get_by_text("À remplir pour publier.")).to_have_count(3)
        page.locator("label.chip").filter(has_text="Apprentissage").tap()
        page.get_by_label("Premier jour").fill(str(monday(20)))
        page.get_by_label("Durée du contrat").fill("48")
        expect(page.get_by_text("Le contrat d’apprentissage dure de 6 à 36 mois")).to_be_visible()
        page.get_by_label("Durée du contrat").fill("24")
        # « Continuer » opened what the law asks for here.
        expect(page.get_by_text("À cet âge : 8 h par jour et 35 h par semaine")).to_be_visible()
        # Where minors work, the law has to know how long.
        page.get_by_label("Heures par semaine").fill("35")
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_text("En ligne", exact=True)).to_be_visible()

    def test_a_word_of_the_server_s_stands_at_its_field(
        self, phones: Phones, open_as: OpenAs, company: Company
    ) -> None:
        phones.expect(REFUSED)
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        page.get_by_label("Description", exact=True).fill("Appelez le 06 12 34 56 78.")
        expect(page.get_by_text("Pas de téléphone, d’adresse mail")).to_be_visible()
        expect(page.get_by_text("Corrigez ce qui est indiqué")).to_be_visible()
        go(page, "Relire")
        expect(page.get_by_role("link", name="la description")).to_be_visible()
        page.get_by_role("link", name="la description").tap()
        page.get_by_label("Description", exact=True).fill("Venez voir l’atelier.")
        saved(page)

    def test_words_that_need_a_look_hold_the_offer_and_say_so(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        page.get_by_label("Description", exact=True).fill("Remplacement de salarié·e absent·e.")
        go(page, "Quand")
        # Left by the links of the steps, the words are told from there.
        page.get_by_role("status").get_by_role("link", name="la description").tap()
        expect(page.get_by_label("Description", exact=True)).to_be_focused()
        go(page, "Quand")
        page.locator(".weeks label.chip:not(.off)").first.tap()
        go(page, "Relire")
        ahead = page.get_by_role("status").filter(has_text="relira ces mots")
        expect(ahead.locator("q")).to_have_text("Remplacement de salarié·e")
        expect(ahead.get_by_text("le travail d’une personne salariée")).to_be_visible()
        expect(ahead.get_by_text("Code de l’éducation L124-7")).to_be_visible()
        expect(ahead.get_by_text("En stage, on apprend à côté de quelqu’un")).to_be_visible()
        expect(page.get_by_text("Tout y est.")).to_have_count(0)
        expect(page.get_by_role("article").locator("mark")).to_have_text("Remplacement de salarié·e")
        look(page)
        ahead.get_by_role("link", name="Changer les mots").tap()
        expect(page.get_by_label("Description", exact=True)).to_be_focused()
        go(page, "Quand")
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_text("En relecture", exact=True)).to_be_visible()
        expect(page.get_by_text("à la place d’une personne salariée")).to_be_visible()
        expect(page.get_by_text("En stage, on apprend à côté de quelqu’un")).to_be_visible()
        expect(page.get_by_text("votre offre est bien enregistrée")).to_contain_text("ce n’est pas un refus")


class TestAfterwards:
    def test_an_offer_that_is_online_changes_only_when_its_writer_says_so(
        self, open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        offer = company.offer(
            title="En ligne",
            day_starts="09:00",
            day_ends="16:00",
            break_minutes=60,
            weekdays=["mon", "tue", "wed", "thu", "fri"],
            lat=47.2,
        )
        page = open_as(company.owner, f"/company/offers/{offer}")
        page.get_by_role("link", name="Modifier").tap()
        expect(page.get_by_text("vos changements paraîtront quand vous les enregistrerez")).to_be_visible()
        page.get_by_label("Titre", exact=True).fill("En ligne, et mieux")
        page.wait_for_timeout(2500)
        assert title_of(rows, offer) == "En ligne"
        go(page, "Relire")
        page.get_by_role("button", name="Enregistrer les changements").tap()
        expect(page).to_have_url(re.compile(f"/company/offers/{offer}$"))
        expect(page.get_by_role("heading", level=1, name="En ligne, et mieux")).to_be_visible()
        assert title_of(rows, offer) == "En ligne, et mieux"

    def test_it_is_withdrawn_and_written_again_for_other_dates(
        self, open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        offer = company.offer(title="Pour une fois")
        page = open_as(company.owner, f"/company/offers/{offer}")
        page.get_by_role("button", name="Retirer de la vue").tap()
        page.get_by_role("dialog").get_by_role("button", name="Oui, retirer").tap()
        expect(page.get_by_text("Retirée", exact=True)).to_be_visible()
        page.get_by_role("button", name="Dupliquer").tap()
        step(page, "Quand")
        copy = page.url.split("/")[-2]
        expect(page.locator(".weeks input:checked")).to_have_count(0)
        assert title_of(rows, copy) == "Pour une fois"
        page.goto(f"/company/offers/{copy}")
        page.get_by_role("button", name="Supprimer ce brouillon").tap()
        page.get_by_role("dialog").get_by_role("button", name="Oui, supprimer").tap()
        expect(page.get_by_role("heading", level=1, name="Mes offres")).to_be_visible()
        assert title_of(rows, copy) is None


def test_writing_by_keyboard_alone(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    page.get_by_role("link", name="Proposer une offre").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Nouvelle offre")).to_be_focused()
    page.get_by_role("button", name=re.compile("Stage d’observation")).focus()
    page.keyboard.press("Enter")
    step(page, "Quoi")
    # What there is to fill in comes with the rules.
    expect(page.get_by_role("radio", name="4e")).to_be_visible()
    page.get_by_role("button", name="Continuer").focus()
    page.keyboard.press("Enter")
    # What is missing first takes the focus.
    expect(page.get_by_role("radio", name="4e")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="3e")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Au clavier")
    page.keyboard.press("Tab")
    page.keyboard.type("Sans souris ni doigt.")
    page.get_by_label("Titre", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=2, name=re.compile("Quand"))).to_be_focused()
    page.locator(".weeks input").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name=re.compile(r"\+1")).focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_label(re.compile("^Places, du "), exact=False).locator("visible=true").first
    ).to_be_visible()
    go(page, "Relire")
    expect(page.get_by_role("article").get_by_text("2 places")).to_be_visible()


def test_in_english_too(phones: Phones, factory: Factory, company: Company) -> None:
    page = phones.open(locale="en-GB")
    sign_in_as(page, factory.session(company.owner))
    page.goto("/more")
    page.get_by_role("radio", name="English").tap()
    expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
    page.goto("/company/offers/new")
    page.get_by_role("button", name=re.compile("Observation placement")).tap()
    page.get_by_role("button", name="Continue").tap()
    page.get_by_role("link", name="What").tap()
    expect(page.get_by_text("This is needed to publish.").first).to_be_visible()
