"""A pupil reports, the adult is silenced, a referent decides with reasons, another one answers the appeal."""

import json
import secrets
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.consent import accept_all, agree_and_ask, call, link_to
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import wait_for_worker
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-moderation")]

REFUSED = r"status of 4\d\d"
NUMBER = "06 39 98 12 34"
"""Of the range kept for fiction."""


@dataclass
class Talk:
    """A pupil and a mentor who converse."""

    pupil: UUID
    mentor: UUID
    profile: UUID
    """Of the mentor, in the directory."""
    address: str
    """Where the mentor's mails go."""
    name: str
    """Of the mentor; no other test's."""
    conversation: UUID

    def write(self, page: Page, text: str) -> dict[str, object]:
        """What the server answers to a message, as the phone of one of the two sends it."""
        body = {"id": str(uuid4()), "text": text}
        answer: dict[str, object] = call(page, "POST", f"/conversations/{self.conversation}/messages", body)
        return answer


@pytest.fixture
def talk(factory: Factory) -> Talk:
    """A conversation that no other test uses."""
    number = secrets.token_hex(4)
    name, address = f"Mentor{number}", f"{number}@example.org"
    pupil = make(factory, Role.STUDENT, age=16, level="high_school", first_name="Élève")
    factory.consent(pupil, "conversations")
    mentor = make(factory, Role.MENTOR, age=40, first_name=name, email=address)
    factory.candidacy(mentor, Role.MENTOR, status="approved")
    profile = factory.mentor_profile(mentor)
    return Talk(pupil, mentor, profile, address, name, factory.conversation(pupil, mentor))


def report(page: Page, kind: str, subject: object, reason: str) -> None:
    """Report something, as the dialog does."""
    body = {"id": str(uuid4()), "subject_kind": kind, "subject_id": subject, "reason": reason, "note": ""}
    assert call(page, "POST", "/reports", body)["numbers"]


def report_in_two_taps(page: Page) -> None:
    """On the page of a mentor; who listens is shown at once."""
    page.get_by_role("button", name="Signaler", exact=True).tap()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Parle de sexe, ou met mal à l’aise").tap()
    for number in ("119", "3018"):
        expect(dialog.get_by_role("link", name=f"Appeler le {number}")).to_have_attribute(
            "href", f"tel:{number}"
        )


def open_notification(page: Page, words: str) -> None:
    """From the notifications to what they are about."""
    page.goto("/me/notifications")
    page.get_by_role("link", name=words).first.tap()


def test_from_a_report_to_the_answer_of_an_appeal(
    phones: Phones, open_as: OpenAs, factory: Factory, talk: Talk
) -> None:
    phones.expect(REFUSED)
    mentor = open_as(talk.mentor, "/me")
    sent = talk.write(mentor, f"Écris-moi plutôt au {NUMBER}.")["message"]
    assert isinstance(sent, dict)
    assert NUMBER not in sent["text"]
    pupil = open_as(talk.pupil, f"/conversations/{talk.conversation}")
    thanks = pupil.get_by_role("button", name="Merci, ça m’a aidé")
    expect(thanks).to_be_visible()
    pupil.get_by_role("button", name="Signaler ce message").last.tap()
    pupil.get_by_role("button", name="Demande ou donne des coordonnées").tap()
    reported = pupil.get_by_role("dialog", name="Merci, c’est signalé.")
    block = reported.get_by_role("button", name="Bloquer").bounding_box()
    first = reported.get_by_role("link", name="Appeler le").first
    expect(first).to_have_text("3018")
    number = first.bounding_box()
    assert block
    assert number
    assert block["y"] < number["y"]
    reported.get_by_role("button", name="Fermer").last.tap()
    expect(pupil.get_by_text("Cette conversation est en pause.")).to_be_visible()
    for _ in range(2):
        expect(pupil.get_by_role("button", name=f"Bloquer {talk.name}")).to_be_in_viewport()
        expect(thanks).to_have_count(0)
        pupil.reload()
    assert talk.write(mentor, "Tu es là ?")["status"] == 403

    referent = open_as(make(factory, Role.REFERENT), "/staff")
    referent.get_by_role("link", name="Signalements").tap()
    referent.get_by_text("Origine", exact=True).first.tap()
    referent.get_by_role("radio", name="Signalé").tap()
    line = referent.get_by_role("row").filter(has_text=talk.name)
    expect(line.get_by_text("grave")).to_be_visible()
    line.get_by_role("link", name="Message : Demande ou donne des coordonnées").tap()
    # What reads as an invitation takes the number's beginning with it.
    expect(referent.locator("mark").last).to_contain_text(NUMBER[3:])
    expect(referent.get_by_text("Qui signale")).to_be_visible()
    case = referent.url
    referent.get_by_role("button", name="Décider").tap()
    dialog = referent.get_by_role("dialog")
    dialog.get_by_role("radio", name="Suspendre").tap()
    dialog.get_by_role("button", name="Suspendre").tap()
    expect(dialog.get_by_text("Donnez un motif.")).to_be_visible()
    expect(dialog.get_by_text("Choisissez une durée.")).to_be_visible()
    dialog.get_by_role("radio", name="Des coordonnées ont été demandées").tap()
    dialog.get_by_role("radio", name="1 semaine").tap()
    expect(dialog.get_by_text("Choisissez ce qui vaut pour les moins de 18 ans.")).to_be_visible()
    expect(dialog.get_by_role("radio", name="Peut leur écrire")).not_to_be_checked()
    dialog.get_by_role("radio", name="Ne peut plus leur écrire").tap()
    dialog.get_by_label("Note pour l’équipe").fill("Deuxième fois.")
    dialog.get_by_role("button", name="Suspendre").tap()
    expect(referent.get_by_role("heading", level=1, name="Signalements")).to_be_visible()
    referent.goto(case)
    decided = referent.get_by_role("listitem").filter(has_text="Écriture suspendue, ")
    expect(decided.get_by_text("Décidé ")).to_be_visible()
    referent.get_by_role("button", name="Décider à nouveau").tap()
    ends = "Ce qui a été décidé avant (Écriture suspendue) prend fin, et la personne l’apprend."
    expect(dialog.get_by_text(ends)).to_be_visible()

    open_notification(mentor, "Une décision de l’équipe est à lire")
    expect(mentor.get_by_role("heading", name="Une suspension")).to_be_visible()
    expect(mentor.get_by_text("plus possible d’écrire aux moins de 18 ans")).to_be_visible()
    expect(mentor.get_by_text("Des coordonnées ont été demandées")).to_be_visible()
    expect(mentor.get_by_text("Deuxième fois.")).to_have_count(0)
    mentor.get_by_label("Pourquoi la décision devrait changer").fill("Trop court")
    mentor.get_by_label("Pourquoi la décision devrait changer").fill(
        "C’était le numéro du salon des métiers."
    )
    mentor.get_by_role("button", name="Envoyer").tap()
    expect(mentor.get_by_text("Une autre personne de l’équipe va répondre.")).to_be_visible()

    open_notification(pupil, "Une décision de l’équipe est à lire")
    expect(pupil.get_by_role("heading", name="L’équipe est intervenue")).to_be_visible()
    expect(pupil.get_by_text("Des coordonnées ont été demandées")).to_have_count(0)

    referent.goto("/staff/appeals")
    own = referent.get_by_role("listitem").filter(has_text="C’était le numéro du salon des métiers.")
    expect(own.get_by_text("quelqu’un d’autre doit répondre")).to_be_visible()
    expect(own.get_by_role("button")).to_have_count(0)
    other = open_as(make(factory, Role.REFERENT), "/staff/appeals")
    card = other.get_by_role("listitem").filter(has_text="C’était le numéro du salon des métiers.")
    card.get_by_role("button", name="Lever la décision").tap()
    other.get_by_role("dialog").get_by_role("radio").first.tap()
    other.get_by_role("dialog").get_by_role("button", name="Lever la décision").tap()
    expect(card).to_have_count(0)

    # News arrive without a reload.
    expect(mentor.get_by_text("Réponse : la décision est levée.")).to_be_visible()
    # Walls, line 12: whoever reported stays apart from whom they reported until they end it themselves.
    assert talk.write(mentor, "Bonjour, pardon pour le numéro.")["status"] == 403
    pupil.goto("/me/blocks")
    expect(pupil.get_by_text("ne peut plus écrire depuis")).to_be_visible()
    pupil.get_by_role("button", name=f"Débloquer {talk.name}").tap()
    pupil.get_by_role("dialog").get_by_role("button", name="Débloquer").tap()
    expect(pupil.get_by_text("Personne n’est bloqué.")).to_be_visible()
    assert "message" in talk.write(mentor, "Bonjour, pardon pour le numéro.")


@pytest.mark.service_worker
def test_a_report_takes_two_taps_and_is_not_lost_with_the_network(
    phones: Phones, network: Network, open_as: OpenAs, talk: Talk, rows: psycopg.Connection[object]
) -> None:
    phones.expect(LOST)
    # Once reported, the mentor is out of the pupil's sight.
    phones.expect(REFUSED)
    page = open_as(talk.pupil, f"/mentors/{talk.profile}")
    wait_for_worker(page)
    # It arrives, and the answer is lost: the same id goes again later.
    network.swallows_answers()
    report_in_two_taps(page)
    expect(page.get_by_role("dialog", name="Pas de réseau")).to_be_visible()
    with page.expect_response("**/api/v1/reports") as answered:
        network.passes()
        page.reload()
    assert answered.value.status == 201
    kept = "SELECT gravity FROM moderation_case WHERE reporter_id = %s AND subject_id = %s"
    assert rows.execute(kept, [talk.pupil, talk.profile]).fetchall() == [(4,)]

    # What the server refuses later is said, wherever the person is by then.
    page.goto(f"/conversations/{talk.conversation}")
    expect(page.get_by_text("Cette conversation est en pause.")).to_be_visible()
    network.refuses()
    report_in_two_taps(page)
    page.get_by_role("dialog", name="Pas de réseau").get_by_role("button", name="Fermer").last.tap()
    rows.execute("DELETE FROM conversation WHERE id = %s", [talk.conversation])
    network.passes()
    page.goto("/agenda")
    notice = page.get_by_role("alert").filter(has_text="Un signalement n’est pas arrivé à l’équipe.")
    notice.get_by_role("button", name="Compris").tap()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(notice).to_have_count(0)


def test_who_is_banned_reads_why_by_the_link_of_a_mail_and_may_appeal(
    phones: Phones, open_as: OpenAs, factory: Factory, talk: Talk
) -> None:
    phones.expect(REFUSED)
    pupil = open_as(talk.pupil, f"/mentors/{talk.profile}")
    report_in_two_taps(pupil)
    dialog = pupil.get_by_role("dialog", name="Merci, c’est signalé.")
    dialog.get_by_role("button", name="Bloquer").tap()
    expect(pupil.get_by_role("dialog")).to_have_count(0)
    assert call(pupil, "GET", "/me/blocks")["items"][0]["first_name"] == talk.name
    referent = open_as(make(factory, Role.REFERENT), "/staff/cases")
    referent.get_by_role("row").filter(has_text=talk.name).get_by_role("link").first.tap()
    referent.get_by_role("button", name="Décider").tap()
    dialog = referent.get_by_role("dialog")
    # What each of them does is read before one is picked; what was done, after.
    expect(dialog.locator(".effects > li")).to_have_count(dialog.get_by_role("radio").count())
    expect(dialog.get_by_text("le compte fermé tout de suite")).to_be_visible()
    look(referent)
    dialog.get_by_role("radio", name="Exclure").tap()
    dialog.get_by_role("radio", name="Des propos déplacés").tap()
    dialog.get_by_role("button", name="Exclure").tap()
    expect(referent.locator(".toast")).to_have_text(f"C’est fait : le compte de {talk.name} est fermé.")
    expect(referent.get_by_role("heading", level=1, name="Signalements")).to_be_visible()
    page = phones.open()
    page.goto("/")
    link = link_to(page, talk.address)
    page.goto(link)
    expect(page.get_by_role("heading", name="Le compte est fermé")).to_be_visible()
    expect(page.get_by_text("Des propos déplacés ont été tenus")).to_be_visible()
    page.get_by_label("Pourquoi la décision devrait changer").fill("Mon compte a été volé.")
    page.get_by_role("button", name="Envoyer").tap()
    expect(page.get_by_text("Une autre personne de l’équipe va répondre.")).to_be_visible()
    look(page)

    expired = json.dumps({"type": "/problems/link-expired", "title": "Ce lien a expiré."})
    page.route("**/api/v1/statements/open", lambda route: route.fulfill(status=404, body=expired))
    page.goto("/")
    page.goto(link)
    expect(page.get_by_role("heading", name="Ce lien a expiré")).to_be_visible()
    page.get_by_role("button", name="Envoyer un nouveau lien").tap()
    expect(page.get_by_text("le nouveau lien arrive par mail")).to_be_visible()


def test_an_unreported_conversation_is_read_only_with_a_motive(
    open_as: OpenAs, factory: Factory, talk: Talk, rows: psycopg.Connection[object]
) -> None:
    factory.message(talk.conversation, "mentor", "On commence par tailler les haies.")
    page = open_as(make(factory, Role.REFERENT), f"/staff/conversations/{talk.mentor}")
    expect(page.get_by_text("On commence par tailler")).to_have_count(0)
    page.get_by_role("button", name="Lire la conversation").tap()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Lire la conversation").tap()
    expect(dialog.locator(".field-error")).to_be_visible()
    dialog.get_by_label("Motif").fill("Une famille nous a appelés.")
    dialog.get_by_role("button", name="Lire la conversation").tap()
    expect(page.get_by_text("On commence par tailler les haies.")).to_be_visible()
    kept = rows.execute(
        "SELECT detail ->> 'motive' FROM audit_entry WHERE action = 'conversation.read'"
        " AND detail ->> 'conversation' = %s",
        [str(talk.conversation)],
    ).fetchall()
    assert kept == [("Une famille nous a appelés.",)]


def test_what_is_about_one_person_is_one_line_and_its_words_are_read_from_the_list(
    open_as: OpenAs, factory: Factory, talk: Talk, rows: psycopg.Connection[object]
) -> None:
    mentor = open_as(talk.mentor, "/me")
    for number in range(6):
        talk.write(mentor, f"Écris-moi plutôt à jardin{number}@example.org")
    referent = make(factory, Role.REFERENT)
    page = open_as(referent, "/staff/cases?origin=contact")
    line = page.get_by_role("row").filter(has_text=talk.name)
    expect(line).to_have_count(1)
    expect(line.get_by_text("adresse mail")).to_be_visible()
    read = "SELECT count(*) FROM audit_entry WHERE action = 'case.read' AND actor = %s"
    assert rows.execute(read, [referent]).fetchone() == (0,)
    line.get_by_role("button", name="Lire ce qui est en cause").tap()
    # The oldest of equally grave ones; what is read is written down as on its page.
    expect(line.locator("mark")).to_have_text("jardin0@example.org")
    assert rows.execute(read, [referent]).fetchone() == (1,)
    look(page)
    group = page.locator("tbody").filter(has=line)
    group.get_by_role("button", name="Les 5 autres à son sujet").tap()
    expect(group.get_by_role("link")).to_have_count(6)

    # On its page the words in question stand first, with few around; the decision is always within reach.
    group.get_by_role("link").nth(3).tap()
    expect(page.get_by_role("heading", level=1, name="Examiner un signalement")).to_be_visible()
    expect(page.locator("mark")).to_have_text([f"jardin{number}@example.org" for number in (2, 3, 4, 5)])
    expect(page.get_by_role("button", name="Décider")).to_be_in_viewport()
    page.get_by_role("button", name="messages de plus autour").tap()
    expect(page.locator("mark")).to_have_count(6)
    look(page)


def test_a_block_is_undone_by_its_author(open_as: OpenAs, talk: Talk) -> None:
    page = open_as(talk.pupil, "/me")
    call(page, "POST", "/blocks", {"id": str(uuid4()), "conversation_id": str(talk.conversation)})
    page.get_by_role("link", name="Personnes bloquées").tap()
    page.get_by_role("button", name=f"Débloquer {talk.name}").tap()
    page.get_by_role("dialog").get_by_role("button", name="Débloquer").tap()
    expect(page.get_by_text("Personne n’est bloqué.")).to_be_visible()


def test_a_parent_sees_with_whom_and_no_words(open_as: OpenAs, factory: Factory, talk: Talk) -> None:
    child = make(factory, Role.STUDENT, age=13, first_name="Enfant")
    factory.conversation(child, talk.mentor, text="Un mot entre nous")
    page = open_as(child, "/me/consents")
    parent = f"{secrets.token_hex(6)}@example.org"
    accept_all(page, agree_and_ask(page, parent))
    page.goto(link_to(page, parent))
    expect(page.get_by_role("heading", name=talk.name)).to_be_visible()
    expect(page.get_by_text("en cours, depuis")).to_be_visible()
    expect(page.get_by_text("Un mot entre nous")).to_have_count(0)
    look(page)


def test_every_view_is_for_every_eye(open_as: OpenAs, factory: Factory, talk: Talk) -> None:
    mentor, pupil = open_as(talk.mentor, "/me"), open_as(talk.pupil, "/me")
    sent = talk.write(mentor, f"Appelle-moi : {NUMBER}, on se voit samedi devant la gare.")["message"]
    assert isinstance(sent, dict)
    report(pupil, "message", sent["id"], "meeting")
    call(pupil, "POST", "/blocks", {"id": str(uuid4()), "conversation_id": str(talk.conversation)})
    page = open_as(make(factory, Role.REFERENT), "/staff/cases")
    case = page.get_by_role("row").filter(has_text=talk.name).get_by_role("link").first.get_attribute("href")
    for who, address in (
        (page, "/staff"),
        (page, "/staff/cases"),
        (page, str(case)),
        (page, "/staff/appeals"),
        (page, f"/staff/conversations/{talk.mentor}"),
        (pupil, "/me/blocks"),
        (pupil, "/me/statements"),
    ):
        who.goto(address)
        expect(who.get_by_role("heading", level=1)).to_be_visible()
        expect(who.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        look(who)
    page.goto(str(case))
    page.get_by_role("button", name="Décider").click()
    page.get_by_role("dialog").get_by_role("radio", name="Exclure").click()
    look(page)
    page.get_by_role("dialog").get_by_role("radio", name="Des propos déplacés").click()
    page.get_by_role("dialog").get_by_role("button", name="Exclure").click()
    expect(page.get_by_role("heading", level=1, name="Signalements")).to_be_visible()
