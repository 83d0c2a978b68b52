"""Where a question stands, and its conversation: the lists say what is."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.browser.test_questions import QUESTION, SEND, People, card
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-standing")]


def test_the_lists_say_which_question_waits_and_which_conversation_is_over(
    open_as: OpenAs, factory: Factory
) -> None:
    people = People(factory)
    mentor, public, name = people.mentor()
    page = open_as(people.pupil(), f"/ask?mentor={public}")
    page.get_by_label("Ma question").fill(f"{QUESTION} Et le soir ?")
    page.get_by_role("button", name=SEND).tap()
    expect(page.get_by_text(f"{name} l’a reçue.")).to_be_visible()
    page.goto("/conversations")
    main = page.locator("main")
    expect(main.get_by_text("Ta question attend une réponse")).to_be_visible()
    expect(main.get_by_text("Pas encore de conversation")).to_have_count(0)
    look(page)
    main.get_by_role("link", name="Suivre mes questions").tap()
    expect(page.get_by_role("heading", name="En attente d’une réponse")).to_be_visible()

    answering = open_as(mentor, "/inbox")
    card(answering, "Et le soir ?").get_by_role("button", name=re.compile("^Répondre")).tap()
    answering.wait_for_url("**/conversations/*")
    answering.get_by_role("textbox").fill("Le soir, tout est calme.")
    answering.get_by_role("button", name="Envoyer").tap()
    expect(card(page, "Et le soir ?")).to_contain_text("réponse reçue")
    page.get_by_role("link", name=re.compile("Et le soir")).tap()
    expect(page.get_by_text("Quelqu’un a répondu !")).to_be_visible()

    answering.get_by_role("button", name="Options").tap()
    answering.get_by_role("button", name="Terminer la conversation").tap()
    answering.get_by_role("dialog").get_by_role("button", name="Terminer", exact=True).tap()
    expect(page.get_by_text("La conversation est terminée.")).to_be_visible()
    expect(page.get_by_text(re.compile("Quelqu’un (répond|a répondu)"))).to_have_count(0)
    page.goto("/me/questions")
    expect(page.get_by_role("heading", name="Terminées")).to_be_visible()
    expect(card(page, "Et le soir ?")).to_contain_text("conversation terminée")
    for who in (page, answering):
        who.goto("/conversations")
        expect(who.locator("main").get_by_text("Aucune conversation en cours")).to_be_visible()
