"""A student lets others read an answer: agreed to, shortened, published, found, taken back."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-answers")]

CAREER = "K1302"
"""Nobody else's answers are about it in these tests."""
LONG = (
    "Je rencontre des familles le matin, et j’écris mes dossiers l’après-midi.\n\n"
    "Il faut savoir écouter, et aussi savoir dire non. Les horaires changent peu d’une semaine à l’autre."
)
ALREADY = "Déjà répondu ?"


def open_menu(page: Page, talk: UUID) -> None:
    """What may be done about a conversation."""
    page.goto(f"/conversations/{talk}")
    page.get_by_role("button", name="Options").tap()


def test_from_an_answer_to_everybody_s_page_and_back(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    word = "zébrure"
    question = f"À quoi ressemble une journée, {word} ?"
    pupil = make(factory, Role.STUDENT, age=16, level="high_school")
    factory.consent(pupil, "conversations")
    mentor = make(factory, Role.MENTOR, first_name="Prénom")
    factory.candidacy(mentor, Role.MENTOR, status="approved")
    factory.mentor_profile(mentor, career_code=CAREER)
    talk = factory.conversation(pupil, mentor, text=question, career_code=CAREER)

    # Nothing to publish until there is an answer, and nothing for the one who gives it.
    asking = open_as(pupil, f"/conversations/{talk}/publish")
    expect(asking.get_by_text("Il n’y a pas encore de réponse")).to_be_visible()
    factory.message(talk, "mentor", LONG)
    factory.message(talk, "mentor", "Je travaille à Nantes, chez Association du Port.")
    answering = open_as(mentor, "/me/answers")
    expect(answering.get_by_text("Quand un·e jeune propose")).to_be_visible()
    open_menu(answering, talk)
    expect(answering.get_by_role("dialog").get_by_role("link")).to_have_count(0)

    open_menu(asking, talk)
    asking.get_by_role("link", name="Aider les autres avec cette réponse").tap()
    expect(asking.get_by_text(question)).to_be_visible()
    expect(asking.get_by_role("checkbox", name="Je rencontre des familles")).to_be_checked()
    asking.get_by_role("checkbox", name="Je travaille à Nantes").check()
    look(asking)
    asking.get_by_role("button", name="Proposer de publier").tap()
    expect(asking.get_by_text("accord demandé")).to_be_visible()

    answering.goto("/me")
    answering.get_by_role("link", name="Réponses publiques").tap()
    expect(answering.get_by_text("accord demandé")).to_be_visible()
    look(answering)
    answering.get_by_role("button", name="D’accord pour publier").tap()
    expect(answering.get_by_text("en relecture")).to_be_visible()

    referent = open_as(make(factory, Role.REFERENT), "/staff/answers")
    waiting = referent.locator("form").filter(has_text="professionnel·le")
    expect(waiting.get_by_label("Question")).to_have_value(question)
    look(referent)
    waiting.get_by_label("Réponse", exact=True).fill(LONG)
    waiting.get_by_role("button", name="Publier", exact=True).tap()
    expect(waiting).to_have_count(0)

    visitor = phones.open()
    visitor.goto("/mentors")
    visitor.get_by_role("link", name="Lire ce que d’autres ont demandé").tap()
    visitor.get_by_role("searchbox").fill(word)
    expect(visitor.locator(".card")).to_have_count(1)
    look(visitor)
    visitor.goto(f"/careers/{CAREER}")
    expect(visitor.get_by_role("heading", name="Des jeunes ont déjà demandé")).to_be_visible()
    visitor.get_by_role("link", name=question).tap()
    expect(visitor.get_by_role("heading", name="Un·e professionnel·le répond")).to_be_visible()
    expect(visitor.get_by_text("savoir dire non")).to_be_visible()
    expect(visitor.get_by_text("Association du Port")).to_have_count(0)
    look(visitor)

    # Who asks the same sees it while typing, and comes back to their words; none of them went out.
    other = make(factory, Role.STUDENT, age=20, level="higher")
    writing = open_as(other, f"/ask?career={CAREER}")
    sent: list[str] = []
    writing.on("request", lambda request: sent.append(request.url))
    writing.get_by_label("Ma question").press_sequentially("Est-ce que les horaires sont durs ?")
    expect(writing.get_by_role("heading", name=ALREADY)).to_be_visible()
    look(writing)
    assert not [address for address in sent if "horaires" in address]
    writing.get_by_role("link", name=question).tap()
    expect(writing.get_by_role("heading", level=1, name=question)).to_be_visible()
    writing.go_back()
    expect(writing.get_by_label("Ma question")).to_have_value("Est-ce que les horaires sont durs ?")

    asking.reload()
    asking.get_by_role("button", name="Retirer").tap()
    asking.get_by_role("dialog").get_by_role("button", name="Retirer").tap()
    expect(asking.locator(".empty")).to_contain_text("Rien ici pour l’instant.")
    later = phones.open()
    later.goto(f"/answers?q={word}")
    expect(later.get_by_text("Pas encore de réponse avec ces mots.")).to_be_visible()
