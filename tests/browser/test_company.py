"""A company writes offers on a phone, and answers those who apply."""

import re
import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.access import Role
from api.kit.clock import now, today
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for_worker
from tests.browser.test_roles import look, make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-company")]

REFUSED = r"status of 4\d\d"


def monday(weeks: int) -> date:
    """The Monday so many weeks ahead."""
    return today() - timedelta(days=today().weekday()) + timedelta(weeks=weeks)


class Company:
    """A verified company of Nantes, and the account of its owner."""

    def __init__(self, factory: Factory, **values: Any) -> None:
        self.factory = factory
        self.owner = make(factory, Role.COMPANY)
        self.name = f"Menuiserie {secrets.token_hex(3)}"
        siret = "".join(str(secrets.randbelow(10)) for _ in range(14))
        self.id = factory.organisation(self.owner, **{"name": self.name, "siret": siret, **values})

    def offer(self, **values: Any) -> UUID:
        made: UUID = self.factory.offer(
            self.id, company_name=self.name, commune_code="44109", **{"author": self.owner, **values}
        )
        return made

    def application(self, offer: UUID, student: UUID, **values: Any) -> UUID:
        """Sent two days ago."""
        moment = now() - timedelta(days=2)
        row = {
            "id": uuid4(),
            "offer_id": offer,
            "account_id": student,
            "motivation": "J'aime le bois.",
            "about": "",
            "word": "",
            "company_contact": "",
            "share_school": False,
            "share_contact": False,
            "reminded": 0,
            "held_reminded": False,
            "status": "sent",
            "sent_at": moment,
            "changed_at": moment,
            **values,
        }
        made: UUID = self.factory._insert("application", "id", row)
        step = {"application_id": made, "at": moment, "side": "student", "status": "sent", "word": ""}
        self.factory._insert("application_event", "id", step)
        return made


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


def step(page: Page, name: str) -> None:
    """The step whose heading is on screen."""
    expect(page.get_by_role("heading", level=2, name=re.compile(rf"Étape \d sur 5 {name}"))).to_be_visible()


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
    page.locator(".weeks label.chip").first.tap()
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


def begin(page: Page, kind: str = "Stage d’observation") -> str:
    """A new offer of that kind; its id."""
    page.goto("/company/offers/new")
    page.get_by_role("button", name=re.compile(kind)).tap()
    step(page, "Quoi")
    return page.url.split("/")[-2]


def write(page: Page, title: str = "Une semaine à l’atelier") -> None:
    """What the step « Quoi » asks for."""
    page.locator("label.chip").filter(has_text="3e").tap()
    page.get_by_label("Titre", exact=True).fill(title)
    page.get_by_label("Description", exact=True).fill("Tu suis l’équipe, de la commande à la pose.")


def go(page: Page, name: str) -> None:
    """Through the links of the steps."""
    page.get_by_role("navigation", name="Étapes").get_by_role("link", name=name).tap()
    step(page, name)


def saved(page: Page) -> None:
    """What is written is at the server."""
    expect(page.get_by_text("Enregistré.", exact=True)).to_be_visible()


def title_of(rows: psycopg.Connection[Any], offer: str | UUID) -> str | None:
    """The title that the server has; null when it knows no such offer."""
    row = rows.execute("SELECT title FROM offer WHERE id = %s", [offer]).fetchone()
    return row and str(row[0])


class TestWithoutANetwork:
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
        page.get_by_role("button", name="Réessayer").first.tap()
        expect(page.get_by_text("changements pas encore envoyés")).to_have_count(0)
        assert title_of(rows, offer) == "Dans le tunnel"

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
        page.get_by_role("button", name="Réessayer").first.tap()
        saved(page)
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
        expect(page.get_by_text("Trop d’heures par jour pour cet âge.")).to_be_visible()
        page.get_by_label("Pause, en minutes").fill("0")
        expect(page.get_by_text("La pause est trop courte")).to_be_visible()
        page.locator("label.chip").filter(has_text="Dimanche").tap()
        page.get_by_role("button", name="Continuer").tap()
        expect(page.get_by_text("Il manque cela pour publier.")).to_be_visible()
        step(page, "Quand")
        go(page, "Relire")
        for name in ("les semaines", "la pause"):
            expect(page.get_by_role("link", name=name)).to_be_visible()

    def test_seconde_shows_only_the_weeks_set_for_it(self, open_as: OpenAs, company: Company) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        page.locator("label.chip").filter(has_text="2nde").tap()
        go(page, "Quand")
        expect(page.get_by_text("En seconde, le stage a lieu du")).to_be_visible()
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
        expect(page.get_by_text("Une gratification est due.")).to_be_visible()
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
        expect(page.get_by_text("Il manque cela pour publier.")).to_have_count(3)
        page.locator("label.chip").filter(has_text="Apprentissage").tap()
        page.get_by_label("Premier jour").fill(str(monday(20)))
        page.get_by_label("Durée du contrat").fill("48")
        expect(page.get_by_text("Le contrat dure de 6 à 36 mois.")).to_be_visible()
        page.get_by_label("Durée du contrat").fill("24")
        page.get_by_text("Horaires de la journée").tap()
        expect(page.get_by_text("À cet âge : 8 h par jour et 35 h par semaine")).to_be_visible()
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
        expect(page.get_by_text("Pas de téléphone, d'adresse mail")).to_be_visible()
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
        page.locator(".weeks label.chip").first.tap()
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        expect(page.get_by_text("En relecture", exact=True)).to_be_visible()
        expect(page.get_by_text("à la place d’un salarié")).to_be_visible()
        expect(page.get_by_text("Une personne de la Région relit l’offre.")).to_be_visible()


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


class TestAnswers:
    @pytest.fixture
    def student(self, factory: Factory) -> UUID:
        """A pupil of 15 who could show an address, and must not."""
        return make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")

    def test_yes_keeps_a_place_in_a_week_and_names_whom_to_ask(
        self, open_as: OpenAs, company: Company, student: UUID, rows: psycopg.Connection[Any]
    ) -> None:
        weeks = [monday(3), monday(4)]
        offer = company.offer(title="Deux semaines", weeks=[(week, 1) for week in weeks])
        application = company.application(offer, student, weeks=weeks)
        page = open_as(company.owner, "/company")
        expect(page.get_by_text("encore 12 jours pour répondre")).to_be_visible()
        page.get_by_role("link", name="Lina").tap()
        expect(page.get_by_text("J'aime le bois.")).to_be_visible()
        page.get_by_role("button", name="Accepter").tap()
        dialog = page.get_by_role("dialog").filter(visible=True)
        dialog.get_by_role("button", name="Oui, accepter").tap()
        expect(dialog.get_by_text("Choisissez une semaine.")).to_be_visible()
        dialog.locator("label.chip").nth(1).tap()
        dialog.get_by_label("Qui demander").fill("Camille, à l’accueil")
        dialog.get_by_role("button", name="Oui, accepter").tap()
        expect(page.get_by_text("Acceptée, à confirmer par le jeune")).to_be_visible()
        expect(page.get_by_text("Ses coordonnées restent masquées")).to_be_visible()
        expect(page.get_by_text("@example.org")).to_have_count(0)
        row = rows.execute(
            "SELECT status, held_weeks, company_contact, seen_at IS NOT NULL FROM application WHERE id = %s",
            [application],
        ).fetchone()
        assert row == ("accepted", [weeks[1]], "Camille, à l’accueil", True)
        page.get_by_role("button", name="Annuler l’accueil").tap()
        page.get_by_role("dialog").filter(visible=True).get_by_role("button", name="Oui, annuler").tap()
        expect(page.get_by_text("Annulée", exact=True)).to_be_visible()
        page.get_by_text("Ce qui s’est passé").tap()
        expect(page.locator(".history li")).to_have_count(3)

    def test_the_next_yes_takes_two_taps(
        self, open_as: OpenAs, factory: Factory, company: Company, student: UUID
    ) -> None:
        offer = company.offer(kind="placement", title="Stage", places=3)
        other = make(factory, Role.STUDENT, age=19, level="higher", first_name="Noa")
        first = company.application(offer, student)
        second = company.application(offer, other, share_contact=True)
        page = open_as(company.owner, f"/company/applications/{first}")
        page.get_by_role("button", name="Accepter").tap()
        page.get_by_label("Qui demander").fill("Camille")
        page.get_by_role("button", name="Oui, accepter").tap()
        expect(page.get_by_text("Acceptée, à confirmer")).to_be_visible()
        page.goto(f"/company/applications/{second}")
        page.get_by_role("button", name="Accepter").tap()
        page.get_by_role("button", name="Oui, accepter").tap()
        expect(page.get_by_text("Acceptée, à confirmer")).to_be_visible()
        # An adult who chose to show it.
        expect(page.get_by_role("link", name="@example.org")).to_be_visible()

    def test_no_takes_two_taps_and_another_reason_needs_words(
        self, open_as: OpenAs, company: Company, student: UUID, rows: psycopg.Connection[Any]
    ) -> None:
        application = company.application(company.offer(kind="placement"), student)
        page = open_as(company.owner, f"/company/applications/{application}")
        page.get_by_role("button", name="Refuser").tap()
        dialog = page.get_by_role("dialog").filter(visible=True)
        dialog.locator("label.chip").filter(has_text="Une autre raison").tap()
        dialog.get_by_role("button", name="Envoyer le refus").tap()
        expect(dialog.get_by_text("Écrivez la raison en quelques mots.")).to_be_visible()
        dialog.locator("label.chip").filter(has_text="Ces dates ne conviennent pas").tap()
        dialog.get_by_role("button", name="Envoyer le refus").tap()
        expect(page.get_by_text("Refusée", exact=True)).to_be_visible()
        expect(page.get_by_text("Ces dates ne conviennent pas")).to_be_visible()
        row = rows.execute("SELECT status, reason FROM application WHERE id = %s", [application]).fetchone()
        assert row == ("refused", "dates")

    def test_another_company_does_not_even_learn_that_it_exists(
        self, phones: Phones, open_as: OpenAs, factory: Factory, company: Company, student: UUID
    ) -> None:
        phones.expect(REFUSED)
        offer = company.offer()
        application = company.application(offer, student)
        page = open_as(Company(factory).owner, f"/company/applications/{application}")
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()
        page.goto(f"/company/offers/{offer}")
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()


def test_a_school_sees_where_its_own_pupils_stand_and_nothing_of_others(
    open_as: OpenAs, factory: Factory, company: Company
) -> None:
    uai = f"044{secrets.randbelow(10_000):04d}A"
    teacher = make(factory, Role.SCHOOL)
    school = factory.organisation(teacher, uai=uai)
    offer = company.offer(title="Chez le menuisier", weeks=[(monday(3), 5)])
    for name, of in (("Élève d’ici", uai), ("Élève d’ailleurs", "0449999Z")):
        pupil = make(factory, Role.STUDENT, age=14, first_name=name)
        factory.connection.execute(
            "INSERT INTO pupil_school (account_id, uai, name, commune_name, department, linked_by, linked_at)"
            " VALUES (%s, %s, 'Collège', 'Nantes', '44', 'code', now())",
            [pupil, of],
        )
        company.application(offer, pupil, weeks=[monday(3)], motivation="Secret de l’élève")
    page = open_as(teacher, f"/me/organisation/{school}")
    section = page.locator("section").filter(has_text="Stages et alternance de vos élèves")
    expect(section.get_by_text("Élève d’ici")).to_be_visible()
    expect(section.get_by_text("attend une réponse")).to_be_visible()
    expect(page.get_by_text("Élève d’ailleurs")).to_have_count(0)
    expect(page.get_by_text("Secret de l’élève")).to_have_count(0)
    section.locator("label.chip").filter(has_text="Confirmées").tap()
    expect(section.get_by_text("Aucune candidature.")).to_be_visible()
    look(page)


def test_writing_by_keyboard_alone(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    page.get_by_role("link", name="Proposer une offre").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Nouvelle offre")).to_be_focused()
    page.get_by_role("button", name=re.compile("Stage d’observation")).focus()
    page.keyboard.press("Enter")
    step(page, "Quoi")
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
        page.get_by_label(re.compile("^Places, semaine du"), exact=False).locator("visible=true").first
    ).to_be_visible()
    go(page, "Relire")
    expect(page.get_by_role("article").get_by_text("2 places")).to_be_visible()


def test_every_view_is_for_every_eye(open_as: OpenAs, factory: Factory, company: Company) -> None:
    held = {"codes": ["unpaid_work"], "words": ["au noir"]}
    offer = company.offer(title="Une semaine à l’atelier", weeks=[(monday(3), 2), (monday(4), 2)])
    review = company.offer(title="En relecture", status="review", publish_error=held)
    company.offer(title="Brouillon", status="draft", published_at=None)
    pupil = make(factory, Role.STUDENT, age=15, level="middle_school", first_name="Lina")
    application = company.application(offer, pupil, weeks=[monday(3), monday(4)], about="Je fais du théâtre.")
    page = open_as(company.owner, "/company")
    draft = begin(page)
    write(page)
    saved(page)
    edit = f"/company/offers/{draft}/edit?step="
    for address in (
        "/company",
        "/company/offers/new",
        *(edit + name for name in ("kind", "what", "when", "where", "check")),
        f"/company/offers/{offer}",
        f"/company/offers/{review}",
        f"/company/applications/{application}",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        look(page)
    for name in ("Accepter", "Refuser"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("dialog").filter(visible=True)).to_be_visible()
        page.wait_for_timeout(300)
        look(page)
        page.keyboard.press("Escape")


def test_in_english_too(phones: Phones, factory: Factory, company: Company) -> None:
    page = phones.open(locale="en-GB")
    sign_in_as(page, factory.session(company.owner))
    page.goto("/more")
    page.get_by_role("radio", name="English").tap()
    expect(page.get_by_role("heading", level=1, name="More")).to_be_visible()
    page.goto("/company/offers/new")
    page.get_by_role("button", name=re.compile("Observation placement")).tap()
    page.get_by_role("button", name="Continue").tap()
    expect(page.get_by_text("This is needed to publish.").first).to_be_visible()
