"""Applying in a minute, with or without a network; what a student does with an answer."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import SESSION_COOKIE, Role
from api.platform.kit.clock import today
from tests.browser.conftest import LOST, NANTES, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for_pass, wait_for_worker
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-applications")]

WHY = "J’aime le pain et je voudrais voir comment on le fait."
CONTACT = "Demande Camille à l’accueil, 02 40 00 00 00."


def monday(weeks: int) -> date:
    day = today()
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def address() -> str:
    """Of somebody who is in no other test of this database."""
    return f"{uuid4()}@example.org"


@pytest.fixture
def student(factory: Factory) -> UUID:
    """A pupil of 14."""
    return factory.account("student", email=address(), age=14, first_name="Alix", level="middle_school")


Post = Callable[[UUID, str, dict[str, Any]], None]
"""Somebody does something through the API."""


@pytest.fixture
def post(factory: Factory, network: Network) -> Post:
    def send(account: UUID, path: str, body: dict[str, Any]) -> None:
        answer = httpx.post(
            f"{network.origin}/api/v1{path}",
            json=body,
            headers={"Origin": network.origin},
            cookies={SESSION_COOKIE: factory.session(account)},
        )
        assert answer.is_success, answer.text

    return send


class Company:
    """A company on the other side."""

    def __init__(self, factory: Factory, post: Post) -> None:
        self.owner = factory.account(Role.COMPANY, email=address())
        self.organisation = factory.organisation(self.owner)
        self.factory = factory
        self.post = post

    def offer(self, title: str, *weeks: date) -> UUID:
        return self.factory.offer(self.organisation, title=title, weeks=[(week, 2) for week in weeks])

    def accept(self, application: str, week: date) -> None:
        answer = {"contact": CONTACT, "weeks": [str(week)]}
        self.post(self.owner, f"/applications/{application}/accept", answer)

    def refuse(self, application: str) -> None:
        answer = {"reason": "no_place", "word": "Bon courage !"}
        self.post(self.owner, f"/applications/{application}/refuse", answer)


@pytest.fixture
def company(factory: Factory, post: Post) -> Company:
    return Company(factory, post)


@pytest.fixture
def apply(post: Post) -> Callable[..., str]:
    """Somebody applies; the application's id."""

    def send(account: UUID, offer: UUID, *weeks: date) -> str:
        made = str(uuid4())
        days = [str(week) for week in weeks]
        post(
            account,
            "/applications",
            {"id": made, "offer_id": str(offer), "motivation": WHY, "weeks": days},
        )
        return made

    return send


def written(rows: psycopg.Connection[Any], account: UUID) -> list[tuple[str, str]]:
    """Motivation and status of what the server has of somebody."""
    return rows.execute(
        "SELECT motivation, status FROM application WHERE account_id = %s", (account,)
    ).fetchall()


class TestApplying:
    def test_a_visitor_signs_in_and_comes_back(self, near_nantes: Page, world: World) -> None:
        page = near_nantes
        page.goto(f"/offers/{world.placement}")
        page.get_by_role("link", name="Candidater").tap()
        page.get_by_role("main").get_by_role("link", name="Se connecter").tap()
        expect(page).to_have_url(re.compile(f"return_to=%2Foffers%2F{world.placement}%2Fapply"))

    def test_a_pupil_applies_in_a_minute(
        self, open_as: OpenAs, student: UUID, world: World, rows: psycopg.Connection[Any]
    ) -> None:
        page = open_as(student, f"/offers/{world.placement}")
        page.get_by_role("link", name="Candidater").tap()
        expect(page.get_by_text("Ton prénom : Alix")).to_be_visible()
        expect(page.get_by_text("Jamais ton nom ni ton adresse, ni ton établissement")).to_be_visible()
        limits = page.get_by_text("Une candidature par offre")
        expect(limits).to_contain_text("15 jours pour répondre, au plus tard la veille du début.")
        # Nobody under 18 is asked for an address to show.
        expect(page.get_by_role("checkbox", name="Montrer mon adresse mail")).to_have_count(0)
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(page.get_by_text("Choisis au moins une semaine.").last).to_be_visible()
        expect(page.get_by_text("Écris au moins une phrase.").last).to_be_visible()
        expect(page.get_by_role("checkbox").first).to_be_focused()
        page.get_by_role("checkbox").first.check()
        page.get_by_label("Quelques phrases suffisent.").fill(WHY)
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(
            page.get_by_role("heading", level=1, name="Dans les coulisses d’une boulangerie")
        ).to_be_focused()
        expect(page.get_by_text("L’entreprise a jusqu’au")).to_be_visible()
        assert written(rows, student) == [(WHY, "sent")]
        page.goto(f"/offers/{world.placement}")
        expect(page.get_by_text("Tu as candidaté à cette offre.")).to_be_visible()
        expect(page.get_by_role("link", name="Candidater")).to_have_count(0)

    def test_what_is_missing_is_in_sight_also_of_many_weeks(
        self, open_as: OpenAs, student: UUID, company: Company
    ) -> None:
        """Placements, line 7: « Choisis au moins une semaine » stood under them all, below the screen."""
        offer = company.offer("Fournil", *[monday(n) for n in range(2, 16)])
        page = open_as(student, f"/offers/{offer}/apply")
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(page.get_by_role("checkbox").first).to_be_focused()
        expect(page.locator("#weeks-error")).to_be_in_viewport()

    def test_contact_details_are_refused_with_a_word_and_nothing_is_lost(
        self, open_as: OpenAs, phones: Phones, student: UUID, company: Company
    ) -> None:
        phones.expect("422")
        offer = company.offer("Atelier des mots", monday(3))
        page = open_as(student, f"/offers/{offer}/apply")
        field = page.get_by_label("Quelques phrases suffisent.")
        field.fill("Appelez-moi au 06 12 34 56 78, merci !")
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_be_focused()
        page.reload()
        expect(field).to_have_value("Appelez-moi au 06 12 34 56 78, merci !")

    def test_words_that_are_masked_are_told_and_one_tap_asks_for_a_look(
        self, open_as: OpenAs, student: UUID, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        """Walls, line 13: nobody learned what the company does not read, nor could ask somebody to look."""
        offer = company.offer("Atelier des noms", monday(3))
        page = open_as(student, f"/offers/{offer}/apply")
        page.get_by_label("Quelques phrases suffisent.").fill(f"{WHY} Je m’appelle Alix Martin.")
        page.get_by_label("Autre chose à dire").fill("J’habite 12 rue des Lilas à Nantes.")
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        told = "L’entreprise ne voit pas : « Martin », « 12 rue des Lilas à Nantes »."
        expect(page.get_by_text(told)).to_be_visible()
        expect(page.get_by_text("C’est promis quand tu candidates")).to_be_visible()
        # Its notice of having left goes by itself.
        expect(page.locator(".toast")).to_have_count(0)
        look(page)
        page.get_by_role("button", name="Demander un autre regard").tap()
        expect(page.get_by_text("C’est demandé.")).to_be_visible()
        asked = rows.execute(
            "SELECT c.subject_kind, c.gravity FROM moderation_case c JOIN application a"
            " ON a.id = c.subject_id WHERE a.offer_id = %s AND c.look_asked_at IS NOT NULL",
            [offer],
        ).fetchall()
        assert asked == [("application", 2)]
        rows.execute(
            "UPDATE application SET motivation = motivation_original, motivation_original = NULL,"
            " about = about_original, about_original = NULL WHERE offer_id = %s",
            [offer],
        )
        page.reload()
        expect(page.get_by_role("heading", level=1, name="Atelier des noms")).to_be_visible()
        expect(page.get_by_text("L’entreprise ne voit pas")).to_have_count(0)

    @pytest.mark.service_worker
    def test_without_a_network_it_waits_and_goes_out_once(
        self,
        phones: Phones,
        factory: Factory,
        network: Network,
        student: UUID,
        company: Company,
        rows: psycopg.Connection[Any],
    ) -> None:
        phones.expect(LOST)
        offer = company.offer("Atelier sans réseau", monday(3))
        page = phones.open(where=NANTES)
        sign_in_as(page, factory.session(student))
        page.goto(f"/offers/{offer}/apply")
        page.get_by_label("Quelques phrases suffisent.").fill(WHY)
        wait_for_worker(page)
        # It arrives, and the answer is lost: the same id goes again later.
        network.swallows_answers()
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(page.get_by_role("heading", level=1, name="Mes candidatures")).to_be_visible()
        expect(page.get_by_text("Partira dès que le réseau revient.")).to_be_visible()
        network.passes()
        page.reload()
        expect(page.get_by_text("Partira dès que le réseau revient.")).to_have_count(0)
        expect(page.get_by_role("link", name="Atelier sans réseau")).to_be_visible()
        assert written(rows, student) == [(WHY, "sent")]

    @pytest.mark.service_worker
    def test_one_that_the_server_refuses_later_is_told_and_can_be_taken_up_again(
        self,
        phones: Phones,
        factory: Factory,
        network: Network,
        student: UUID,
        company: Company,
        rows: psycopg.Connection[Any],
    ) -> None:
        phones.expect(LOST)
        phones.expect("409")
        offer = company.offer("Atelier vite complet", monday(3))
        page = phones.open(where=NANTES)
        sign_in_as(page, factory.session(student))
        page.goto(f"/offers/{offer}/apply")
        page.get_by_label("Quelques phrases suffisent.").fill(WHY)
        wait_for_worker(page)
        network.refuses()
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(page.get_by_text("Partira dès que le réseau revient.")).to_be_visible()
        rows.execute("UPDATE offer SET status = 'full' WHERE id = %s", (offer,))
        network.passes()
        page.reload()
        expect(page.get_by_role("heading", name="N’est pas partie")).to_be_visible()
        expect(page.get_by_text("Toutes les places sont prises.")).to_be_visible()
        rows.execute("UPDATE offer SET status = 'published' WHERE id = %s", (offer,))
        page.get_by_role("button", name="La reprendre").tap()
        expect(page.get_by_label("Quelques phrases suffisent.")).to_have_value(WHY)

    @pytest.mark.service_worker
    def test_signing_out_leaves_nothing_of_it_on_the_phone(
        self, phones: Phones, factory: Factory, network: Network, student: UUID, company: Company
    ) -> None:
        phones.expect(LOST)
        offer = company.offer("Atelier partagé", monday(3))
        page = phones.open(where=NANTES)
        sign_in_as(page, factory.session(student))
        page.goto("/me")
        expect(page.get_by_role("button", name="Me déconnecter")).to_be_visible()
        wait_for_pass(page)
        page.goto(f"/offers/{offer}/apply")
        page.get_by_label("Quelques phrases suffisent.").fill(WHY)
        network.refuses()
        page.get_by_role("button", name="Envoyer ma candidature").tap()
        expect(page.get_by_text("Partira dès que le réseau revient.")).to_be_visible()
        page.get_by_role("link", name="Mon pass").tap()
        page.get_by_role("link", name="Mon compte").tap()
        page.get_by_role("button", name="Me déconnecter").tap()
        expect(page.get_by_role("link", name="Se connecter").first).to_be_visible()
        expect(page.locator(".toast")).to_contain_text("C’est oublié sur ce téléphone.")
        left = page.evaluate(
            """() => new Promise((resolve) => {
                const opening = indexedDB.open("epass");
                opening.onsuccess = () => {
                    const asked = opening.result.transaction("outbox").objectStore("outbox").count();
                    asked.onsuccess = () => resolve([asked.result, JSON.stringify(localStorage)]);
                };
            })"""
        )
        assert left[0] == 0
        assert WHY not in left[1]


class TestAnswers:
    def test_confirming_says_first_what_it_ends(
        self, open_as: OpenAs, student: UUID, company: Company, apply: Callable[..., str]
    ) -> None:
        week, later = monday(3), monday(4)
        wanted, same, both = (
            company.offer("Menuiserie", week),
            company.offer("Garage", week),
            company.offer("Ferme", week, later),
        )
        accepted = apply(student, wanted, week)
        apply(student, same, week)
        apply(student, both, week, later)
        page = open_as(student, "/me/applications")
        expect(page.get_by_role("listitem").filter(has_text="Menuiserie")).to_contain_text("envoyée")
        company.accept(accepted, week)
        page.reload()
        expect(page.get_by_role("heading", name="À toi de répondre")).to_be_visible()
        page.get_by_role("link", name="Menuiserie").tap()
        expect(page.get_by_text("L’entreprise te dit oui !")).to_be_visible()
        expect(page.get_by_text(CONTACT)).to_be_visible()
        page.get_by_role("button", name="Je confirme").press("Enter")
        sheet = page.get_by_role("dialog", name="Prendre cette place ?")
        expect(sheet.get_by_role("listitem").filter(has_text="Garage")).to_be_visible()
        expect(sheet.get_by_role("listitem").filter(has_text="Ferme")).to_contain_text("(du ")
        sheet.get_by_role("button", name="Oui, je confirme").press("Enter")
        expect(page.get_by_text("C’est confirmé : la place est à toi.").first).to_be_visible()
        history = page.get_by_role("list").last.get_by_role("listitem")
        expect(history).to_have_count(3)
        expect(history.nth(1)).to_contain_text("Acceptée · l’entreprise")
        expect(history.last).to_contain_text("Confirmée · toi")
        page.goto("/me/applications")
        expect(page.get_by_role("listitem").filter(has_text="Garage")).to_contain_text("retirée")
        expect(page.get_by_role("listitem").filter(has_text="Ferme")).to_contain_text("envoyée")
        page.get_by_role("link", name="Garage").tap()
        expect(page.get_by_text("Elle s’est arrêtée parce que tu as confirmé")).to_be_visible()

    def test_a_refusal_is_told_with_its_reason_and_its_words(
        self, open_as: OpenAs, student: UUID, company: Company, apply: Callable[..., str]
    ) -> None:
        application = apply(student, company.offer("Imprimerie", monday(3)), monday(3))
        company.refuse(application)
        page = open_as(student, f"/me/applications/{application}")
        # Each once: it stood in the history again (Placements, line 7).
        expect(page.get_by_text("Toutes les places sont prises.")).to_have_count(1)
        expect(page.get_by_text("Bon courage !")).to_have_count(1)
        expect(page.get_by_text("Refusée · l’entreprise")).to_be_visible()
        expect(page.get_by_role("button", name="Retirer")).to_have_count(0)

    def test_an_application_is_withdrawn_after_a_question(
        self, open_as: OpenAs, student: UUID, company: Company, apply: Callable[..., str]
    ) -> None:
        application = apply(student, company.offer("Fleuriste", monday(3)), monday(3))
        page = open_as(student, f"/me/applications/{application}")
        page.get_by_role("button", name="Retirer ma candidature").tap()
        page.get_by_role("button", name="Oui, retirer").tap()
        expect(page.get_by_text("Tu as retiré cette candidature.")).to_be_visible()

    def test_a_place_is_refused_in_the_words_of_its_button(
        self, open_as: OpenAs, student: UUID, company: Company, apply: Callable[..., str]
    ) -> None:
        """Placements, line 7: « Refuser la place » asked « Retirer ta candidature ? »."""
        application = apply(student, company.offer("Pépinière", monday(3)), monday(3))
        company.accept(application, monday(3))
        page = open_as(student, f"/me/applications/{application}")
        page.get_by_role("button", name="Refuser la place").tap()
        asked = page.get_by_role("dialog", name="Refuser cette place ?")
        expect(asked).to_contain_text("Ta place sera donnée à quelqu’un d’autre.")
        asked.get_by_role("button", name="Oui, refuser").tap()
        expect(page.get_by_text("Tu as retiré cette candidature.")).to_be_visible()
        link = page.get_by_role("link", name="Voir l’offre").bounding_box()
        assert link
        assert link["height"] >= 44

    def test_silence_is_told_gently(
        self,
        open_as: OpenAs,
        student: UUID,
        company: Company,
        apply: Callable[..., str],
        rows: psycopg.Connection[Any],
    ) -> None:
        application = apply(student, company.offer("Musée", monday(3)), monday(3))
        rows.execute(
            "UPDATE application SET status = 'expired', reason = 'silence' WHERE id = %s", (application,)
        )
        page = open_as(student, f"/me/applications/{application}")
        expect(page.get_by_text("Tu n’y es pour rien")).to_be_visible()
        expect(page.get_by_role("link", name="Voir d’autres offres")).to_be_visible()

    @pytest.mark.service_worker
    def test_they_are_read_without_a_network_and_nothing_is_decided(
        self,
        phones: Phones,
        factory: Factory,
        network: Network,
        student: UUID,
        company: Company,
        apply: Callable[..., str],
    ) -> None:
        phones.expect(LOST)
        application = apply(student, company.offer("Librairie", monday(3)), monday(3))
        company.accept(application, monday(3))
        page = phones.open(where=NANTES)
        sign_in_as(page, factory.session(student))
        page.goto("/me/applications")
        expect(page.get_by_role("link", name="Librairie")).to_be_visible()
        wait_for_worker(page)
        network.refuses()
        page.goto(f"/me/applications/{application}")
        expect(page.get_by_text(CONTACT)).to_be_visible()
        expect(page.get_by_text("Il faut du réseau pour répondre.")).to_be_visible()
        expect(page.get_by_role("button", name="Je confirme")).to_have_count(0)

    def test_nobody_else_opens_it(
        self,
        open_as: OpenAs,
        phones: Phones,
        factory: Factory,
        student: UUID,
        company: Company,
        apply: Callable[..., str],
    ) -> None:
        phones.expect("404")
        application = apply(student, company.offer("Banque", monday(3)), monday(3))
        page = open_as(factory.account("student", email=address()), f"/me/applications/{application}")
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()
