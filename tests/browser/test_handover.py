"""From the chatbox to a real person: asked without a career, with what was said, and answered."""

import re
import secrets
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect
from psycopg.types.json import Jsonb

from api.platform.access import Role
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.steps import sign_in_as
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-handover")]

SAID = "je sais pas quoi faire apres la 3e"
OWN = "Je m’ennuie en cours et j’aime dessiner."


@pytest.fixture
def adviser(factory: Factory, rows: psycopg.Connection[Any]) -> Iterator[UUID]:
    """An adviser who answers day and night; when nobody does, others' tests go on."""
    account = factory.account(Role.ADVISER, email=f"{secrets.token_hex(8)}@example.org")
    always = [{"weekday": day, "opens": "00:00", "closes": "23:59"} for day in range(1, 8)]
    rows.execute("INSERT INTO adviser_hours (account_id, hours) VALUES (%s, %s)", (account, Jsonb(always)))
    yield account
    rows.execute("DELETE FROM adviser_hours WHERE account_id = %s", (account,))


def pupil_of(factory: Factory) -> UUID:
    account = factory.account(
        Role.STUDENT,
        first_name="Prénom",
        age=16,
        level="high_school",
        email=f"{secrets.token_hex(8)}@example.org",
    )
    factory.consent(account, "conversations")
    return account


def say(page: Page, words: str) -> None:
    before = page.locator(".chat-turn").count()
    field = page.get_by_role("textbox", name="Ma question")
    field.fill(words)
    field.press("Enter")
    expect(page.locator(".chat-turn")).to_have_count(before + 1)


def to_a_person(page: Page) -> None:
    page.locator(".chat-turn").last.locator("a[href='/ask?from=chat']").first.click()


def test_what_was_said_goes_to_an_adviser_who_answers(
    open_as: OpenAs, factory: Factory, adviser: UUID
) -> None:
    page = open_as(pupil_of(factory), "/chat")
    say(page, SAID)
    to_a_person(page)
    expect(page.get_by_role("radio", name="Un·e conseiller·ère d’orientation")).to_be_checked()
    expect(page.get_by_role("combobox", name="Sur quel métier ?")).to_have_count(0)
    question = page.get_by_role("textbox", name="Ma question")
    expect(question).to_have_value("")
    question.fill(OWN)
    tick = page.get_by_role("checkbox", name="Ajouter ce que j’ai écrit dans la boîte de questions")
    expect(tick).not_to_be_checked()
    tick.check()
    expect(question).to_have_value(re.compile(f"{re.escape(SAID)}$"))
    look(page)
    page.get_by_role("button", name="Envoyer ma question").tap()
    expect(page.get_by_text("Posée aux conseiller·ères d’orientation")).to_be_visible()
    expect(page.get_by_text("Les conseiller·ères d’orientation l’ont reçue.")).to_be_visible()

    answering = open_as(adviser, "/")
    answering.get_by_role("main").get_by_role("link", name=re.compile("question.* atten")).first.tap()
    card = answering.locator(".card").filter(has_text=OWN)
    expect(card).to_contain_text("Pour les conseiller·ères")
    expect(card).to_contain_text(SAID)
    look(answering)
    card.get_by_role("button", name="Répondre à Prénom").tap()
    answering.wait_for_url("**/conversations/*")
    answering.get_by_role("textbox").fill("Qu’est-ce que tu aimes dessiner ?")
    answering.get_by_role("button", name="Envoyer").tap()

    page.get_by_role("link", name="Ouvrir la conversation").tap()
    expect(page.locator(".bubble-text").filter(has_text="Qu’est-ce que tu aimes dessiner ?")).to_be_visible()
    expect(page.locator(".bubble-text").filter(has_text=SAID)).to_be_visible()


def test_without_agreeing_only_the_question_goes(
    open_as: OpenAs, factory: Factory, rows: psycopg.Connection[Any], adviser: UUID
) -> None:
    account = pupil_of(factory)
    page = open_as(account, "/chat")
    say(page, SAID)
    to_a_person(page)
    page.get_by_role("textbox", name="Ma question").fill(OWN)
    page.get_by_role("button", name="Envoyer ma question").tap()
    expect(page.get_by_text("Posée aux conseiller·ères d’orientation")).to_be_visible()
    asked = rows.execute("SELECT text, career_code FROM question WHERE account_id = %s", (account,))
    assert asked.fetchall() == [(OWN, None)]


def test_a_visitor_reads_the_hours_and_what_they_said_survives_the_sign_in(
    phones: Phones, factory: Factory, adviser: UUID
) -> None:
    page = phones.open()
    page.goto("/chat")
    say(page, "je veux parler à une vraie personne")
    expect(page.locator(".chat-turn").last).to_contain_text("Ces 7 jours, les conseiller·ères répondent")
    say(page, SAID)
    to_a_person(page)
    hours = page.locator(".service-hours")
    expect(hours.get_by_role("heading", name="Quand les conseiller·ères répondent")).to_be_visible()
    hours.get_by_text("Les prochains jours").tap()
    expect(hours.get_by_role("listitem")).to_have_count(7)
    expect(hours.get_by_role("listitem").last).to_contain_text("23\u00a0h\u00a059")
    expect(page.get_by_role("textbox", name="Ma question")).to_have_count(0)
    look(page)
    sign_in_as(page, factory.session(pupil_of(factory)))
    page.reload()
    tick = page.get_by_role("checkbox", name="Ajouter ce que j’ai écrit dans la boîte de questions")
    tick.check()
    expect(page.get_by_role("textbox", name="Ma question")).to_have_value(re.compile(re.escape(SAID)))


def test_a_career_can_be_chosen_all_the_same(open_as: OpenAs, factory: Factory) -> None:
    page = open_as(pupil_of(factory), "/ask?career=D1102")
    expect(page.get_by_role("radio", name="Quelqu’un d’un métier")).to_be_checked()
    expect(page.locator(".service-hours")).to_have_count(0)
    page.get_by_role("radio", name="Un·e conseiller·ère d’orientation").check()
    expect(page.get_by_role("combobox", name="Sur quel métier ?")).to_have_count(0)
    page.get_by_role("radio", name="Quelqu’un d’un métier").check()
    expect(page.get_by_role("combobox", name="Sur quel métier ?")).to_be_visible()
    page.get_by_role("textbox", name="Ma question").fill(OWN)
    page.reload()
    expect(page.get_by_role("radio", name="Quelqu’un d’un métier")).to_be_checked()


def test_staff_hear_of_a_cry_of_who_is_signed_in_and_it_is_said(open_as: OpenAs, factory: Factory) -> None:
    page = open_as(pupil_of(factory), "/chat")
    expect(page.get_by_text("une personne de la Région le lira")).to_be_visible()
    say(page, "j’ai envie de mourir, aidez-moi")
    turn = page.locator(".chat-turn").last
    expect(turn.get_by_role("link", name="Appeler le 3114,")).to_be_visible()
    expect(turn).to_contain_text("une personne de la Région est prévenue")
    expect(turn.get_by_role("link", name="Demander à une vraie personne")).to_be_visible()
    look(page)
    staff = factory.account(Role.ADMIN, email=f"{secrets.token_hex(8)}@example.org")
    desk = open_as(staff, "/staff/cases")
    desk.locator("summary").filter(has_text="Origine").tap()
    desk.get_by_role("radio", name="Boîte de questions").check()
    desk.get_by_role("link", name="Boîte de questions : Détresse").first.tap()
    expect(desk.locator(".as-typed").first).to_contain_text("envie de mourir")
    look(desk)


def test_a_visitor_is_told_of_nobody_who_reads(phones: Phones) -> None:
    page = phones.open()
    page.goto("/chat")
    say(page, "j’ai envie de mourir, aidez-moi")
    turn = page.locator(".chat-turn").last
    expect(turn.get_by_role("link", name="Appeler le 3114,")).to_be_visible()
    expect(turn).not_to_contain_text("prévenue")
    expect(page.get_by_text("une personne de la Région le lira")).to_have_count(0)
