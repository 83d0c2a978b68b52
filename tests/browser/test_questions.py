"""Asking a mentor or whoever knows, and answering: pupils, parents, mentors and advisers on a phone."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from api.platform.kit.clock import today
from tests.browser.conftest import LOST, NANTES, OpenAs, Phones
from tests.browser.consent import accept_all, link_to
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for_worker
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-questions")]

CAREER = "K1302"
"""Nobody else's mentors do it in these tests."""
QUESTION = "À quoi ressemble une journée de travail, et est-ce dur ?"
SEND = "Envoyer ma question"
AGREE = "Je suis d’accord pour échanger"
REFUSED = r"status of 4\d\d"


@dataclass
class People:
    """Makes pupils and mentors that no other test meets."""

    factory: Factory

    def pupil(self, age: int = 16, *, agreed: bool = True) -> UUID:
        """A pupil, who has agreed to talk unless told otherwise."""
        account = self._account(Role.STUDENT, age=age, level="high_school")
        if agreed:
            self.factory.consent(account, "conversations")
        return account

    def mentor(self, **profile: Any) -> tuple[UUID, UUID, str]:
        """A verified mentor: account, public id and first name."""
        name = f"Prénom {secrets.token_hex(3)}"
        account = self._account(Role.MENTOR, first_name=name)
        self.factory.candidacy(account, status="approved")
        public = self.factory.mentor_profile(account, **{"career_code": CAREER, **profile})
        return account, public, name

    def adviser(self) -> UUID:
        """An orientation adviser."""
        return self._account(Role.ADVISER)

    def _account(self, *roles: Role, **values: Any) -> UUID:
        return self.factory.account(*roles, **{"email": f"{secrets.token_hex(8)}@example.org", **values})


@pytest.fixture
def people(factory: Factory) -> People:
    return People(factory)


def card(page: Page, text: str) -> Any:
    """The card of a question."""
    return page.locator(".card").filter(has_text=text)


def test_the_first_to_take_a_question_has_it(phones: Phones, open_as: OpenAs, people: People) -> None:
    phones.expect(REFUSED)
    text = f"{QUESTION} Et que faut-il aimer ?"
    first, second, third = people.mentor()[0], people.mentor()[0], people.mentor()[0]
    pupil = open_as(people.pupil(agreed=False), f"/careers/{CAREER}")
    pupil.get_by_role("link", name="Poser une question à quelqu’un qui fait ce métier").tap()
    pupil.get_by_label("Ma question").fill(text)
    expect(pupil.get_by_role("button", name=SEND)).to_have_count(0)
    pupil.get_by_role("button", name=AGREE).tap()
    pupil.get_by_role("button", name=SEND).tap()
    expect(pupil.get_by_text("Des pros l’ont reçue.")).to_be_visible()
    expect(pupil.get_by_role("heading", name="Et s’il n’y a pas de réponse ?")).to_be_visible()

    one, other = open_as(first, "/inbox"), open_as(second, "/inbox")
    for mentor in (one, other):
        expect(card(mentor, text)).to_contain_text("mineur·e")
        expect(card(mentor, text)).to_contain_text("Lycée")
    leaving = open_as(third, "/inbox")
    card(leaving, text).get_by_role("button", name=re.compile("^Pas pour moi")).tap()
    leaving.get_by_role("dialog").get_by_role("button", name="Oui, la laisser").tap()
    expect(card(leaving, text)).to_have_count(0)
    card(one, text).get_by_role("button", name=re.compile("^Répondre")).tap()
    one.wait_for_url("**/conversations/*")
    expect(one.get_by_text(text)).to_be_visible()
    # Said where it stands: nothing moves under the thumb.
    expect(card(other, text)).to_contain_text("elle n’est plus à prendre")
    expect(card(other, text).get_by_role("button", name=re.compile("^Répondre"))).to_have_count(0)
    card(other, text).get_by_role("button", name="Compris").tap()
    expect(card(other, text)).to_have_count(0)
    other.reload()
    expect(other.get_by_text("Aucune question pour le moment.")).to_be_visible()

    # Told at once, on a page that stayed open.
    expect(pupil.get_by_text("Quelqu’un répond !")).to_be_visible()
    expect(pupil.get_by_role("link", name="Ouvrir la conversation")).to_be_visible()
    one.get_by_role("textbox").fill("Chaque journée est différente.")
    one.get_by_role("button", name="Envoyer").tap()
    pupil.get_by_role("link", name="Conversations, 1 non lu").tap()
    pupil.get_by_role("link", name=re.compile("^Prénom")).first.tap()
    expect(pupil.get_by_text("Chaque journée est différente.")).to_be_visible()
    expect(pupil.get_by_role("link", name="Conversations", exact=True)).to_be_visible()


def test_a_question_taken_and_left_without_a_word_waits_on_and_can_be_given_back(
    open_as: OpenAs, people: People
) -> None:
    text = f"{QUESTION} Et le matin ?"
    first, second = people.mentor()[0], people.mentor()[0]
    pupil = open_as(people.pupil(), f"/ask?career={CAREER}")
    pupil.get_by_label("Ma question").fill(text)
    pupil.get_by_role("button", name=SEND).tap()
    expect(pupil.get_by_text("Des pros l’ont reçue.")).to_be_visible()
    one = open_as(first, "/")
    card(one, text).get_by_role("button", name=re.compile("^Répondre")).tap()
    one.wait_for_url("**/conversations/*")
    expect(one.get_by_text("un premier message est attendu")).to_be_visible()
    # On one line or two, not letter by letter.
    give_back = one.get_by_role("button", name="Rendre la question").bounding_box()
    assert give_back
    assert give_back["height"] < 3 * 24
    look(one)
    one.go_back()
    expect(one.get_by_role("heading", name="1 à répondre")).to_be_visible()
    expect(card(one, text)).to_be_visible()
    look(one)
    one.goto("/inbox")
    card(one, text).get_by_role("button", name=re.compile("^Rendre la question")).tap()
    one.get_by_role("dialog").get_by_role("button", name="Oui, la rendre").tap()
    expect(card(one, text)).to_have_count(0)
    other = open_as(second, "/inbox")
    card(other, text).get_by_role("button", name=re.compile("^Répondre")).tap()
    other.wait_for_url("**/conversations/*")
    expect(other.get_by_text(text)).to_be_visible()


def test_too_few_words_lead_back_to_the_question(open_as: OpenAs, people: People) -> None:
    pupil = open_as(people.pupil(), f"/ask?career={CAREER}")
    field = pupil.get_by_label("Ma question")
    field.fill("Oui ?")
    pupil.get_by_role("button", name=SEND).tap()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill(QUESTION)
    pupil.get_by_role("button", name=SEND).tap()
    expect(pupil.get_by_text("Des pros l’ont reçue.")).to_be_visible()


def test_under_fifteen_a_parent_is_asked_right_there_and_the_words_wait(
    open_as: OpenAs, people: People
) -> None:
    parent = f"{secrets.token_hex(6)}@example.org"
    _, mentor, name = people.mentor()
    page = open_as(people.pupil(13, agreed=False), f"/mentors/{mentor}")
    page.get_by_role("link", name="Poser une question").tap()
    expect(page.get_by_role("link", name=f"À {name}")).to_be_visible()
    page.get_by_label("Ma question").fill(QUESTION)
    page.get_by_role("button", name=AGREE).tap()
    page.get_by_label("Adresse mail du parent").fill(parent)
    page.get_by_role("button", name="Envoyer le lien").tap()
    expect(page.get_by_role("heading", name="On attend sa réponse")).to_be_visible()
    expect(page.get_by_text("Il manque l’accord d’un parent. La question reste ici")).to_be_visible()
    expect(page.get_by_role("button", name=SEND)).to_have_count(0)

    accept_all(page, link_to(page, parent), "conversations")
    page.reload()
    expect(page.get_by_label("Ma question")).to_have_value(QUESTION)
    page.get_by_role("button", name=SEND).tap()
    expect(page.get_by_text(f"{name} l’a reçue.")).to_be_visible()
    page.get_by_role("button", name="Demander aussi à d’autres").tap()
    page.get_by_role("dialog").get_by_role("button", name="Oui, demander").tap()
    expect(page.get_by_text("D’autres pros l’ont reçue aussi.")).to_be_visible()
    page.get_by_role("button", name="Retirer ma question").tap()
    page.get_by_role("dialog").get_by_role("button", name="Oui, retirer").tap()
    expect(page.get_by_text("Question retirée.")).to_be_visible()


def test_distress_is_answered_at_once_with_numbers_and_details_are_masked(
    open_as: OpenAs, people: People, rows: psycopg.Connection[Any]
) -> None:
    _, mentor, _ = people.mentor()
    pupil = people.pupil()
    page = open_as(pupil, f"/ask?mentor={mentor}")
    page.get_by_label("Ma question").fill("J’ai envie de mourir. Voici le 06 12 34 56 78, merci.")
    page.get_by_role("button", name=SEND).tap()
    panel = page.get_by_role("region", name="Besoin de parler, là, maintenant ?")
    for number in ("3114", "119", "3018"):
        expect(panel.get_by_role("link", name=number)).to_have_attribute("href", f"tel:{number}")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_text("Un numéro : c’est masqué. L’autre personne ne le voit pas")).to_be_visible()
    page.get_by_role("link", name="Suivre ma question").tap()
    expect(page.get_by_text("Ce que j’ai écrit")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("06 12")
    kept = rows.execute("SELECT text, masked FROM question WHERE account_id = %s", (pupil,)).fetchone()
    assert kept
    assert "06 12" not in kept[0]
    assert kept[1]


def test_who_listens_is_shown_where_a_cry_for_help_is_refused(
    phones: Phones, people: People, factory: Factory
) -> None:
    pupil = people.pupil()
    _, mentor, _ = people.mentor()
    for _ in range(3):
        factory.question(pupil)
    phones.expect(REFUSED)
    page = phones.open(where=NANTES)
    sign_in_as(page, factory.session(pupil))
    page.goto(f"/ask?mentor={mentor}")
    page.get_by_label("Ma question").fill("J’ai envie de mourir, aidez-moi.")
    page.get_by_role("button", name=SEND).tap()
    dialog = page.get_by_role("dialog", name="Besoin de parler, là, maintenant ?")
    for number in ("3114", "119", "3018"):
        expect(dialog.get_by_role("link", name=number)).to_be_visible()
    # « Quelqu’un écoute » is said of those who listen, not of rescue.
    listens, rescue, _ = dialog.locator("p", has_text=re.compile("écoute|les secours|Danger immédiat")).all()
    expect(listens).to_contain_text("Quelqu’un écoute")
    expect(rescue).to_contain_text("les secours")
    for number in ("15", "17"):
        below = dialog.get_by_role("link", name=f"Appeler le {number},").bounding_box()
        title = rescue.bounding_box()
        assert below
        assert title
        assert below["y"] > title["y"]
    dialog.get_by_role("button", name="Fermer").tap()
    expect(page.get_by_label("Ma question")).to_have_value(re.compile("envie de mourir"))


@pytest.mark.service_worker
def test_a_question_without_a_network_leaves_once_and_distress_is_answered_then_too(
    phones: Phones, factory: Factory, network: Network, people: People, rows: psycopg.Connection[Any]
) -> None:
    phones.expect(LOST)
    _, mentor, name = people.mentor()
    pupil = people.pupil()
    page = phones.open(where=NANTES)
    sign_in_as(page, factory.session(pupil))
    page.goto(f"/ask?mentor={mentor}")
    page.get_by_label("Ma question").fill("Parfois j’ai envie de mourir, le travail fait peur.")
    expect(page.get_by_role("button", name=SEND)).to_be_visible()
    wait_for_worker(page)
    network.refuses()
    page.reload()
    expect(page.get_by_role("link", name=f"À {name}")).to_be_visible()
    expect(page.get_by_label("Ma question")).to_have_value(re.compile("le travail fait peur"))
    # It arrives, and the answer is lost: the same id goes again later.
    network.swallows_answers()
    page.get_by_role("button", name=SEND).tap()
    expect(page.get_by_role("heading", level=1, name="Mes questions")).to_be_visible()
    expect(page.get_by_text("Partira dès que le réseau revient.")).to_be_visible()
    network.passes()
    page.reload()
    dialog = page.get_by_role("dialog", name="Besoin de parler, là, maintenant ?")
    expect(dialog.get_by_role("link", name="3114")).to_be_visible()
    dialog.get_by_role("button", name="Fermer").tap()
    expect(page.get_by_text("Partira dès que le réseau revient.")).to_have_count(0)
    expect(page.get_by_role("link", name="Parfois j’ai envie de mourir")).to_be_visible()
    assert rows.execute("SELECT count(*) FROM question WHERE account_id = %s", (pupil,)).fetchone() == (1,)


def test_a_mentor_who_is_full_cannot_be_asked_until_they_make_room(
    open_as: OpenAs, people: People, rows: psycopg.Connection[Any]
) -> None:
    account, public, name = people.mentor(training="BTS des grands jardins")
    mentor = open_as(account, "/me/availability")
    for _ in range(3):
        mentor.get_by_role("button", name="Un échange de moins").tap()
    mentor.get_by_role("radio", name="À ces heures seulement").check(force=True)
    mentor.get_by_role("button", name="Enregistrer").tap()
    expect(mentor.get_by_text("Ajoutez des heures, ou choisissez")).to_be_visible()
    mentor.get_by_role("button", name=re.compile("Ajouter des heures : lundi", re.IGNORECASE)).tap()
    mentor.get_by_role("button", name="Enregistrer").tap()
    expect(mentor.get_by_text("Vos disponibilités sont enregistrées.").first).to_be_visible()
    hours = [{"to": "12:00", "from": "09:00", "weekday": 1}]
    kept = rows.execute(
        "SELECT capacity, hours FROM mentor_availability WHERE account_id = %s", (account,)
    ).fetchone()
    assert kept == (0, hours)

    pupil = open_as(people.pupil(), f"/mentors?career={CAREER}&training=grands+jardins")
    expect(pupil.get_by_role("link", name=name)).to_be_visible()
    expect(pupil.get_by_text("répond déjà à d’autres jeunes")).to_be_visible()
    pupil.get_by_role("button", name="Filtres").tap()
    pupil.get_by_text("Seulement les pros joignables en ce moment").tap()
    pupil.get_by_role("button", name="Voir les résultats").tap()
    expect(pupil.get_by_text("Personne avec ces choix.")).to_be_visible()
    pupil.goto(f"/ask?mentor={public}")
    expect(pupil.get_by_text(f"{name} répond déjà à autant de jeunes que possible.")).to_be_visible()
    expect(pupil.get_by_label("Ma question")).to_have_count(0)

    mentor.get_by_role("button", name="Un échange de plus").tap()
    mentor.get_by_role("button", name="Enregistrer").tap()
    expect(mentor.get_by_text("Vos disponibilités sont enregistrées.").first).to_be_visible()
    mentor.get_by_role("button", name="Me mettre en pause").tap()
    expect(mentor.get_by_text("Vous êtes en pause : aucune")).to_be_visible()
    mentor.get_by_role("button", name="Reprendre").tap()
    expect(mentor.get_by_role("button", name="Me mettre en pause")).to_be_visible()
    pupil.goto(f"/mentors/{public}")
    expect(pupil.get_by_role("link", name="Poser une question")).to_be_visible()


def test_holidays_of_a_mentor_without_a_first_day_begin_at_once(
    open_as: OpenAs, people: People, rows: psycopg.Connection[Any]
) -> None:
    account, _public, _name = people.mentor()
    mentor = open_as(account, "/me/availability")
    last = today() + timedelta(days=7)
    mentor.get_by_label("Dernier jour").fill(last.isoformat())
    mentor.get_by_role("button", name="Enregistrer").tap()
    expect(mentor.get_by_text("Vos disponibilités sont enregistrées.").first).to_be_visible()
    kept = rows.execute(
        "SELECT away_from, away_until FROM mentor_availability WHERE account_id = %s", (account,)
    ).fetchone()
    assert kept == (today(), last)


def test_a_mentor_is_reported_in_two_taps_and_blocked(
    phones: Phones, open_as: OpenAs, people: People, rows: psycopg.Connection[Any]
) -> None:
    phones.expect(REFUSED)
    account, mentor, name = people.mentor()
    page = open_as(people.pupil(), f"/mentors/{mentor}")
    page.get_by_role("button", name="Signaler").tap()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Propose de se voir").tap()
    expect(dialog.get_by_role("link", name="3018")).to_be_visible()
    dialog.get_by_role("button", name="Fermer").last.tap()
    reported = rows.execute(
        "SELECT subject_kind FROM moderation_case WHERE about_id = %s", (account,)
    ).fetchall()
    assert reported == [("mentor",)]
    page.get_by_role("button", name="Bloquer").tap()
    page.get_by_role("dialog").get_by_role("button", name="Bloquer").tap()
    expect(page.get_by_role("heading", level=1, name="Rencontrer des pros")).to_be_visible()
    expect(page.get_by_role("link", name=name)).to_have_count(0)
    page.goto(f"/ask?mentor={mentor}")
    expect(page.get_by_label("Ma question")).to_have_count(0)


def test_what_nobody_answered_is_the_advisers_turn(
    open_as: OpenAs, people: People, rows: psycopg.Connection[Any]
) -> None:
    text = f"{QUESTION} Et comment le devient-on ?"
    pupil = people.pupil()
    rows.execute(
        "INSERT INTO question (id, account_id, text, career_code, department, minor, status, created_at)"
        " VALUES (%s, %s, %s, %s, '44', true, 'with_adviser', now() - interval '22 days')",
        (uuid4(), pupil, text, CAREER),
    )
    adviser = open_as(people.adviser(), "/staff")
    adviser.get_by_role("link", name=re.compile("Questions sans réponse")).tap()
    card(adviser, text).get_by_role("button", name=re.compile("^Répondre")).tap()
    adviser.wait_for_url("**/conversations/*")
    page = open_as(pupil, "/me/questions")
    expect(page.get_by_role("heading", name="En conversation")).to_be_visible()


def test_every_view_is_for_every_eye(open_as: OpenAs, people: People, rows: psycopg.Connection[Any]) -> None:
    account, mentor, _ = people.mentor(training="BTS", languages=["fr", "en"])
    text = "Bonjour, comment avez-vous choisi ce métier ?"
    pupil = open_as(people.pupil(), f"/ask?mentor={mentor}")
    pupil.get_by_label("Ma question").fill(f"{text} J’ai envie de mourir. mon mail : a.b@example.org")
    pupil.get_by_role("button", name=SEND).tap()
    expect(pupil.locator(".help-numbers")).to_be_visible()
    look(pupil)
    pupil.get_by_role("link", name="Suivre ma question").tap()
    expect(pupil.get_by_role("button", name="Retirer ma question")).to_be_visible()
    look(pupil)
    rows.execute("UPDATE question SET status = 'waiting' WHERE mentor_id = %s", (account,))
    rows.execute(
        "INSERT INTO question_offer (question_id, account_id)"
        " SELECT id, %s FROM question WHERE mentor_id = %s ON CONFLICT DO NOTHING",
        (account, account),
    )
    child = open_as(people.pupil(13, agreed=False), f"/ask?career={CAREER}")
    expect(child.get_by_role("button", name=AGREE)).to_be_visible()
    look(child)
    answering = open_as(account, "/inbox")
    expect(card(answering, text)).to_be_visible()
    for page, address in (
        (pupil, "/me/questions"),
        (pupil, f"/mentors?career={CAREER}"),
        (pupil, f"/mentors/{mentor}"),
        (answering, "/inbox"),
        (answering, "/me/availability"),
        (open_as(people.adviser(), "/staff/questions"), "/staff/questions"),
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".skeleton")).to_have_count(0)
        look(page)


def test_no_french_is_left_on_the_english_pages(open_as: OpenAs, factory: Factory, people: People) -> None:
    account, mentor, _ = people.mentor()
    pupil = factory.account(
        Role.STUDENT, age=20, language="en", level="higher", email=f"{secrets.token_hex(8)}@example.org"
    )
    factory.connection.execute("UPDATE account SET language = 'en' WHERE id = %s", (account,))
    french = re.compile(r"\b(Votre|vous|Ta|Tes|ton|Question reçue|Retour|Envoyer|Métier|Congés|pas|une)\b")
    for who, addresses in {
        pupil: ("/ask", f"/ask?mentor={mentor}", "/me/questions", "/mentors?free=1"),
        account: ("/inbox", "/me/availability"),
    }.items():
        page = open_as(who, "/me")
        for address in addresses:
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
            expect(page.locator("main")).not_to_contain_text(french)


def test_somebody_far_away_is_shown_after_those_who_are_near(phones: Phones, people: People) -> None:
    """A pupil of Laval saw nobody, though whoever answers does so in writing."""
    _, _, far = people.mentor(career_code="A1203", commune_code="49007")
    page = phones.open(where=NANTES)
    page.goto("/mentors?career=A1203")
    beyond = page.get_by_role("heading", level=2, name="Plus loin dans la région")
    expect(beyond).to_be_visible()
    expect(
        page.locator("h2:has-text('Plus loin') ~ ul").get_by_role("link", name=far, exact=True)
    ).to_be_visible()
    page.goto("/mentors?career=A1203&radius=30")
    expect(page.get_by_text("Personne avec ces choix.")).to_be_visible()
    expect(beyond).to_have_count(0)
