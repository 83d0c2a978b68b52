"""What the chatbox could not answer: three talks bring it before staff, who answer it by one tap."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from api.platform.access import Role
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.steps import ask_again
from tests.browser.test_chatbox import field_of, say, turns
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-chatbox")]

ALIKE = (
    "comment passer le permis mobylette",
    "le permis mobylette je le passe comment",
    "Comment je passe le permis mobylette ?",
)


@pytest.fixture(autouse=True)
def _none_before_and_after(factory: Factory) -> Iterator[None]:
    factory.connection.execute("DELETE FROM missing_question")
    yield
    factory.connection.execute("DELETE FROM missing_question")


def missing(factory: Factory, words: str, **values: object) -> None:
    row = {"unanswered": 4, "badly_rated": 1, "words": words, **values}
    factory.connection.execute(
        f"INSERT INTO missing_question (id, first_day, last_day, {', '.join(row)})"
        f" VALUES (gen_random_uuid(), '2026-11-03', '2026-11-28', {', '.join(['%s'] * len(row))})",
        list(row.values()),
    )


def row_of(page: Page, words: str) -> Locator:
    """The question in the list."""
    return page.locator(".review").filter(has_text=words)


def test_three_talks_bring_a_question_before_staff_who_answer_it(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    pages = [phones.open(), *(open_as(make(factory, Role.STUDENT, age=15), "/chat") for _ in ALIKE[1:])]
    for asked, page in zip(ALIKE, pages, strict=True):
        page.goto("/chat")
        turn = say(page, asked)
        turn.get_by_role("button", name="Non", exact=True).tap()
        expect(page.locator(".toast")).to_contain_text("C’est noté, sans noter qui l’a dit.")
        expect(turn.get_by_text("C’était utile")).to_have_count(0)
        expect(turn.get_by_role("heading", level=2).first).to_be_focused()
        page.reload()
        expect(turns(page).last.get_by_text("C’était utile")).to_have_count(0)
        page.get_by_role("button", name="Effacer").tap()
        expect(turns(page)).to_have_count(0)

    staff = open_as(make(factory, Role.REFERENT), "/staff")
    staff.get_by_role("link", name="Questions sans réponse").click()
    row = row_of(staff, ALIKE[2])
    expect(row).to_contain_text("3 fois mal notée")
    look(staff)
    row.get_by_role("link", name="Écrire une réponse").click()
    expect(staff.get_by_label("Question", exact=True)).to_have_value(ALIKE[2])
    look(staff)
    staff.get_by_label("Réponse", exact=True).fill("Dès 14 ans, dans une école de conduite.")
    staff.get_by_role("button", name="Publier").click()
    expect(staff.locator(".toast")).to_contain_text("la question est rangée")
    expect(staff.get_by_role("heading", level=1, name="Questions sans réponse")).to_be_visible()
    expect(staff.locator("#main").get_by_text("Rien à traiter.")).to_be_visible()
    page.goto("/answers")
    card = page.locator(".card").filter(has_text=ALIKE[2])
    expect(card).to_contain_text("La Région répond")
    factory.connection.execute("DELETE FROM public_answer WHERE question = %s", (ALIKE[2],))


def test_a_useful_answer_is_thanked_for_once(phones: Phones, factory: Factory) -> None:
    page = phones.open()
    page.goto("/chat")
    turn = say(page, "c’est quoi un cap ?")
    turn.get_by_role("button", name="Oui", exact=True).tap()
    expect(page.locator(".toast")).to_contain_text("Merci")
    expect(turn.get_by_role("button", name="Oui", exact=True)).to_have_count(0)
    assert factory.connection.execute("SELECT count(*) FROM missing_question").fetchone() == (0,)


def test_a_rating_without_network_says_so_and_is_given_later(phones: Phones) -> None:
    phones.expect(LOST)
    page = phones.open()
    page.goto("/chat")
    turn = say(page, "c’est quoi un cap ?")
    page.route("**/api/v1/chatbox/ratings", lambda route: route.abort())
    turn.get_by_role("button", name="Oui", exact=True).tap()
    expect(turn).to_contain_text("réseau")
    page.unroute("**/api/v1/chatbox/ratings")
    turn.get_by_role("button", name="Oui", exact=True).tap()
    expect(turn.get_by_role("button", name="Oui", exact=True)).to_have_count(0)
    expect(field_of(page)).to_be_visible()


def test_words_become_an_entry_of_the_lexicon_by_one_tap(open_as: OpenAs, factory: Factory) -> None:
    missing(factory, "permis mob")
    page = open_as(make(factory, Role.REFERENT), "/staff/missing-questions")
    row_of(page, "permis mob").get_by_role("link", name="Ajouter un synonyme").click()
    expect(page.get_by_label("Mots", exact=True)).to_have_value("permis mob")
    look(page)
    page.get_by_role("button", name="Toutes les entrées").click()
    expect(page.get_by_label("Mots", exact=True)).to_have_count(0)


def test_a_question_is_put_away_and_taken_back(open_as: OpenAs, factory: Factory) -> None:
    missing(factory, "permis mob")
    page = open_as(make(factory, Role.REFERENT), "/staff/missing-questions")
    row = row_of(page, "permis mob")
    expect(row).to_contain_text("4 fois sans réponse")
    row.get_by_role("button", name="Sans suite").click()
    expect(row).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_role("button", name="Annuler").click()
    expect(row).to_have_count(1)
    row.get_by_role("button", name="C’est fait").click()
    expect(row).to_have_count(0)
    page.get_by_label("Faites", exact=True).check()
    row.get_by_role("button", name="Remettre à traiter").click()
    expect(row).to_have_count(0)
    page.get_by_label("À traiter", exact=True).check()
    expect(row).to_have_count(1)


def test_few_are_told_by_a_number_and_a_lost_list_comes_when_asked_again(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(LOST)
    missing(factory, "", unanswered=1, badly_rated=0)
    page = open_as(make(factory, Role.REFERENT), "/staff/missing-questions")
    expect(page.locator("#main").get_by_text("Rien à traiter.")).to_be_visible()
    expect(page.get_by_text("1 autre question posée moins de trois fois")).to_be_visible()
    look(page)
    page.route("**/api/v1/staff/missing-questions?*", lambda route: route.abort())
    page.reload()
    failure = page.locator(".empty[role=alert]")
    expect(failure).to_contain_text("Pas de réseau")
    page.unroute("**/api/v1/staff/missing-questions?*")
    ask_again(failure.get_by_role("button", name="Réessayer"))
    expect(page.locator("#main").get_by_text("Rien à traiter.")).to_be_visible()
