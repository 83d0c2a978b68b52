"""The chatbox: asked in one’s own words from every page, by thumb and by keyboard, heard, and offline."""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from api.home.search.bulk import renew
from tests.browser.conftest import LOST, NANTES, OpenAs, Phones
from tests.browser.eyes import NARROW, TOO_WIDE
from tests.browser.learning import BAKERS
from tests.browser.server import Network
from tests.browser.steps import kept_on, sign_in_as, wait_for, wait_for_worker, wait_until
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-chatbox")]

LISTEN = """() => {
    window.heard = [];
    const region = document.querySelector("#app > p[role=status]");
    new MutationObserver(() => window.heard.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });
}"""
"""Notes what the live region says."""
TALES = "y a un cfa pour ça vers cholet ?"


@pytest.fixture(scope="module", autouse=True)
def _bakers_of_cholet(rows: psycopg.Connection[Any], world: World) -> Iterator[None]:
    """A CFA in Cholet that teaches bakers; what others search afterwards does not find it."""
    factory = Factory(rows)
    at = (47.0594, -0.8797)
    factory.commune("49099", "Cholet", postcodes=["49300"], population=54_000, at=at)
    place = factory.place(
        "CFA du Choletais",
        kind="apprenticeship_centre",
        levels=["apprenticeship"],
        uai=BAKERS,
        commune_code="49099",
        commune_name="Cholet",
        at=at,
    )
    with rows.transaction():
        renew(rows, whole=True)
    yield
    with rows.transaction():
        rows.execute("DELETE FROM place WHERE id = %s", (place,))
        rows.execute("DELETE FROM commune WHERE code = '49099'")
        renew(rows, whole=True)


def field_of(page: Page) -> Locator:
    """Where one writes."""
    return page.get_by_role("textbox", name="Ma question")


def turns(page: Page) -> Locator:
    """The exchanges."""
    return page.locator(".chat-turn")


def say(page: Page, words: str) -> Locator:
    """Say something, and wait for its answer."""
    before = turns(page).count()
    field_of(page).fill(words)
    field_of(page).press("Enter")
    expect(turns(page)).to_have_count(before + 1)
    return turns(page).last


def open_chat(page: Page) -> None:
    """Through the door that every page has."""
    page.get_by_role("banner").get_by_role("link", name="Boîte de questions").click()
    expect(page.get_by_role("heading", level=1, name="Boîte de questions")).to_be_visible()


def test_from_a_career_to_a_training_that_is_saved(phones: Phones) -> None:
    page = phones.open()
    page.goto("/careers/D1102")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Boulang")
    open_chat(page)
    expect(page.get_by_text("Je suis une boîte automatique")).to_be_visible()
    expect(page.get_by_text("c’est la page « Boulanger / Boulangère »")).to_be_visible()
    turn = say(page, TALES)
    card = turn.locator(".card").filter(has_text="CAP Boulanger")
    expect(card).not_to_contain_text("km de Cholet")
    expect(turn.get_by_role("button", name="près de Cholet")).to_be_visible()
    card.get_by_role("button", name="Enregistrer : CAP Boulanger").tap()
    expect(card.get_by_role("button", name="CAP Boulanger")).to_have_attribute("aria-pressed", "true")
    card.get_by_role("link", name="CAP Boulanger").tap()
    expect(page.get_by_role("heading", level=1, name="CAP Boulanger")).to_be_visible()
    page.go_back()
    expect(turns(page)).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Boulanger / Boulangère")
    page.goto("/saved")
    expect(page.get_by_role("link", name="CAP Boulanger")).to_be_visible()


def test_a_reload_keeps_the_talk_and_what_is_being_written(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/chat")
    say(page, "c’est quoi un cap ?")
    field_of(page).fill("et après le")
    page.reload()
    expect(turns(page)).to_have_count(1)
    expect(turns(page).get_by_role("heading", level=2)).to_contain_text("c’est quoi un cap ?")
    expect(field_of(page)).to_have_value("et après le")
    page.get_by_role("button", name="Effacer").tap()
    expect(turns(page)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.reload()
    expect(field_of(page)).to_have_value("")
    assert "sessionStorage chat" not in kept_on(page)


def test_what_was_read_is_refused_by_a_tap(phones: Phones) -> None:
    page = phones.open()
    page.goto("/chat")
    say(page, "un cap boulanger à nantes")
    chip = page.get_by_role("button", name="Ne pas tenir compte de : près de Nantes")
    chip.tap()
    expect(turns(page)).to_have_count(2)
    mine = turns(page).last.get_by_role("heading", level=2).first
    expect(mine).to_have_text(re.compile("un cap boulanger à$"))
    expect(mine).to_be_focused()
    expect(chip).to_have_count(0)


def test_what_is_meant_by_this_is_the_page_one_comes_from_last(phones: Phones) -> None:
    page = phones.open()
    sent: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/chatbox"):
            sent.append(request.post_data_json)

    page.on("request", note)
    page.goto("/careers/D1102")
    open_chat(page)
    say(page, "ça paie combien ?")
    say(page, "et à nantes ?")
    page.goto("/careers/A1202")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    open_chat(page)
    say(page, "et ça ?")
    assert [one.get("page") for one in sent] == ["/careers/D1102", "/careers/D1102", "/careers/A1202"]
    assert ["context" in one for one in sent] == [False, True, False]


def test_an_answer_is_read_once_and_the_keyboard_does_it_all(phones: Phones, world: World) -> None:
    page = phones.open(has_touch=False)
    page.goto("/careers/D1102")
    expect(page.get_by_role("button", name="Enregistrer")).to_be_visible()
    door = page.get_by_role("banner").get_by_role("link", name="Boîte de questions")
    for _ in range(15):
        page.keyboard.press("Tab")
        if door.evaluate("(one) => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Boîte de questions")).to_be_focused()
    page.evaluate(LISTEN)
    for _ in range(10):
        page.keyboard.press("Tab")
        if field_of(page).evaluate("(one) => one === document.activeElement"):
            break
    page.keyboard.type(TALES)
    page.keyboard.press("Enter")
    expect(turns(page)).to_have_count(1)
    expect(field_of(page)).to_be_focused()
    expect(field_of(page)).to_have_value("")
    said = turns(page).locator(".chat-answer > p").first.inner_text()
    wait_for(page, lambda: any(said in one for one in page.evaluate("window.heard")))
    heard = [one for one in page.evaluate("window.heard") if said in one]
    assert len(heard) == 1
    assert "résultat" in heard[0]
    assert page.locator(".chat [aria-live], .chat [role=log], .chat [role=status]").count() == 0
    # Back to the cards, and on from there: nothing holds the focus.
    save = turns(page).get_by_role("button", name=re.compile("^Enregistrer")).last
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        if save.evaluate("(one) => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(turns(page).locator("[aria-pressed=true]")).to_have_count(1)


def test_who_listens_is_shown_and_stays_and_the_words_are_not_kept(phones: Phones) -> None:
    page = phones.open(viewport=NARROW)
    page.goto("/chat")
    expect(field_of(page)).to_be_visible()
    page.evaluate(LISTEN)
    say(page, "je veux mourir")
    for number in ("3114", "119", "3018", "15"):
        expect(page.get_by_role("link", name=f"Appeler le {number},")).to_have_attribute(
            "href", f"tel:{number}"
        )
    expect(page.get_by_role("link", name="Appeler le 3114,")).to_be_in_viewport()
    wait_until(page, "heard.some((one) => one.includes('3114') && one.includes('rester seul·e'))")
    say(page, "non je rigole, c’est quoi un cap")
    expect(page.get_by_role("link", name="Appeler le 3114,").first).to_be_visible()
    answered = turns(page).last
    expect(answered).to_contain_text("Le CAP apprend un métier")
    expect(answered.get_by_role("link", name="Appeler le")).to_have_count(3)
    expect(answered.get_by_role("link", name="Appeler le 3114", exact=True)).to_have_attribute(
        "href", "tel:3114"
    )
    assert not [where for where, what in kept_on(page).items() if "je veux mourir" in what]
    page.reload()
    expect(page.get_by_text("Ces mots ne sont pas gardés ici.")).to_be_visible()
    expect(page.get_by_role("link", name="Appeler le 3114,").first).to_be_visible()


def test_whoever_is_asked_for_an_account_reads_first_who_answers_that(page: Page) -> None:
    page.goto("/chat")
    say(page, "ya un monsieur qui ma demander mon snap")
    calls = turns(page).last.get_by_role("link", name="Appeler le")
    assert [one.inner_text() for one in calls.all()][:2] == ["3018", "119"]


@pytest.mark.service_worker
def test_without_a_network_it_says_what_can_still_be_done(phones: Phones, network: Network) -> None:
    phones.expect(LOST)
    page = phones.open()
    page.goto("/chat")
    expect(field_of(page)).to_be_visible()
    wait_for_worker(page)
    page.reload()
    say(page, "c’est quoi un cap ?")
    network.refuses()
    field_of(page).fill("et un bac pro ?")
    field_of(page).press("Enter")
    told = page.get_by_role("main").get_by_text("Pas de réseau : je ne peux pas répondre maintenant.")
    expect(told).to_be_in_viewport()
    expect(page.get_by_role("main").get_by_role("link", name="Mon parcours")).to_be_visible()
    expect(field_of(page)).to_have_value("et un bac pro ?")
    expect(turns(page)).to_have_count(1)
    network.passes()  # and nobody taps
    expect(turns(page)).to_have_count(2)
    expect(field_of(page)).to_have_value("")
    expect(told).to_have_count(0)
    network.refuses()
    field_of(page).fill("et un bts ?")
    page.reload()
    expect(turns(page)).to_have_count(2)
    expect(field_of(page)).to_have_value("et un bts ?")


@pytest.mark.parametrize("who", ["visitor", "pupil"])
def test_all_fits_the_smallest_phone(phones: Phones, world: World, who: str) -> None:
    page = phones.open(viewport=NARROW)
    if who == "pupil":
        sign_in_as(page, world.pupil)
    page.goto("/chat")
    expect(page.get_by_role("banner").locator(".door")).to_have_count(5 if who == "pupil" else 4)
    for size in ("normal", "large", "largest"):
        page.evaluate("(size) => document.documentElement.dataset.textSize = size", size)
        expect(field_of(page)).to_be_in_viewport()
        tops = {round(one.bounding_box()["y"]) for one in page.locator(".door").all()}  # type: ignore[index]
        assert len(tops) == 1, size
        say(page, "cap boulanger à cholet, ou " + "anticonstitutionnellement" * 3)
        assert page.evaluate(TOO_WIDE) == [], size


def test_what_was_said_goes_to_a_person_only_if_its_writer_adds_it(open_as: OpenAs, factory: Factory) -> None:
    account = factory.account("student", first_name="Prénom", age=16, email="asks@example.org")
    page = open_as(account, "/chat")
    say(page, "ça paie combien boulanger ?")
    say(page, "et à cholet ?")
    turns(page).last.get_by_role("link", name="Demander à une vraie personne").click()
    tick = page.get_by_role("checkbox", name="Ajouter ce que j’ai écrit dans la boîte de questions")
    expect(tick).not_to_be_checked()
    question = page.get_by_role("textbox", name="Ma question")
    expect(question).to_have_value("")
    question.fill("Bonjour, je cherche.")
    tick.check()
    expect(question).to_have_value(
        re.compile(r"^Bonjour, je cherche\.\n\nJ’ai demandé .*\n– ça paie combien .*\n– et à cholet \?$")
    )
    tick.uncheck()
    expect(question).to_have_value("Bonjour, je cherche.")


def test_whoever_signs_out_leaves_no_talk(open_as: OpenAs, factory: Factory) -> None:
    account = factory.account("student", first_name="Prénom", age=16, email="leaves@example.org")
    page = open_as(account, "/chat")
    say(page, "c’est quoi un cap ?")
    # Without a reload: the app holds it as well.
    page.get_by_role("link", name="Plus", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Mon compte").click()
    page.get_by_role("button", name="Me déconnecter").first.click()
    expect(page.get_by_text("Rien de ce compte ne reste").first).to_be_attached()
    expect(page).to_have_url(re.compile("/$"))
    wait_until(page, "!('chat' in sessionStorage)")
    open_chat(page)
    expect(field_of(page)).to_be_visible()
    expect(turns(page)).to_have_count(0)


def test_who_does_the_job_is_a_card_that_leads_to_them(phones: Phones, factory: Factory) -> None:
    account = factory.account("mentor", first_name="Prénom", email="gardens@example.org")
    factory.candidacy(account, status="approved")
    profile = factory.mentor_profile(account)
    page = phones.open()
    page.goto("/chat?page=/careers/A1202")
    card = (
        say(page, "rencontrer un pro jardinier").locator(".card").filter(has_text="Jardinier·ère paysagiste")
    )
    expect(card).to_contain_text("Professionnel·le")
    expect(card.get_by_role("link", name="Prénom")).to_have_attribute("href", f"/mentors/{profile}")
    expect(card.get_by_role("button")).to_have_count(0)


def test_a_choice_says_its_words(phones: Phones) -> None:
    def with_choice(route: Route) -> None:
        answer = route.fetch()
        choices = [{"label": "Près de Nantes", "say": "à nantes"}]
        route.fulfill(response=answer, json={**answer.json(), "choices": choices})

    page = phones.open()
    page.route("**/api/v1/chatbox", with_choice)
    page.goto("/chat")
    field_of(page).fill("plus tard")
    page.get_by_role("button", name="C’est quoi un CAP").tap()
    expect(turns(page)).to_have_count(1)
    page.get_by_role("button", name="Près de Nantes", exact=True).tap()
    expect(turns(page)).to_have_count(2)
    expect(turns(page).last.get_by_role("heading", level=2).first).to_be_focused()
    expect(turns(page).last.get_by_role("heading", level=2).first).to_contain_text("à nantes")
    # Only under what was said last; what is being written stays.
    expect(page.get_by_role("button", name="Près de Nantes", exact=True)).to_have_count(1)
    expect(field_of(page)).to_have_value("plus tard")
