"""Shared computers: a person leaves with one tap, and the next one finds nothing of them."""

import re
from typing import Any

import psycopg
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import LOST, Phones
from tests.browser.server import Network
from tests.browser.steps import kept_on, wait_for, wait_for_worker
from tests.browser.test_conversations import address, two_people
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-shared"), pytest.mark.service_worker]

REFUSED = r"status of 4\d\d"
DESK = {"viewport": {"width": 1280, "height": 800}, "has_touch": False}
SHARED = "Cet ordinateur est partagé"
BAR = "Ordinateur partagé"
GONE = "Tout est effacé sur cet ordinateur"


@pytest.fixture
def desk(phones: Phones) -> Page:
    """A computer of a school."""
    phones.expect(REFUSED)
    return phones.open(**DESK)


def say_shared(page: Page) -> None:
    page.goto("/sign-in")
    box = page.get_by_role("checkbox", name=SHARED)
    expect(box).not_to_be_checked()
    box.check()
    expect(bar(page)).to_be_visible()


def sign_in(page: Page, email: str) -> None:
    """With a code by mail, on a computer that is said to be shared."""
    say_shared(page)
    page.get_by_label("Adresse mail").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    expect(page.get_by_role("heading", name="Un code arrive par mail")).to_be_visible()
    mails = page.request.get("/api/v1/outbox").json()
    code = next(mail["code"] for mail in mails if mail["to"] == email)
    page.get_by_label("Le code à 6 chiffres").fill(re.sub(r"\D", "", code))
    expect(page.get_by_role("button", name="Partir")).to_be_visible()


def bar(page: Page) -> Any:
    return page.get_by_role("region", name=BAR)


def leave(page: Page) -> None:
    page.get_by_role("button", name="Partir").click()
    expect(page.locator(".toast")).to_contain_text(GONE)
    expect(page.get_by_role("link", name="Se connecter").first).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()


def cookies(context: BrowserContext) -> list[str]:
    return [one["name"] for one in context.cookies()]


def sessions_of(rows: psycopg.Connection[Any], email: str) -> int:
    row = rows.execute(
        "SELECT count(*) FROM session s JOIN account a ON a.id = s.account_id WHERE a.email = %s", [email]
    ).fetchone()
    assert row
    return int(row[0])


def account(rows: psycopg.Connection[Any], account_id: Any, email: str) -> None:
    rows.execute("UPDATE account SET email = %s, onboarded_at = now() WHERE id = %s", [email, account_id])


def test_who_leaves_leaves_nothing(
    desk: Page, rows: psycopg.Connection[Any], factory: Factory, world: World
) -> None:
    pupil, _, talk = two_people(factory)
    email = f"leaves.{pupil}@example.org"
    account(rows, pupil, email)
    sign_in(desk, email)
    wait_for_worker(desk)
    desk.goto(f"/places/{world.lycee}")
    save(desk)
    desk.goto("/conversations")
    desk.get_by_role("link", name="Jardinier").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Jardinier")
    desk.goto("/badges")
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    # What was chosen is there for the visit; copies of what was read are not made.
    wait_for(desk, lambda: "epass.saved" in {place.split(" ")[0] for place in kept_on(desk)})
    places = kept_on(desk)
    assert not {place.split(" ")[0] for place in places} & {"epass.talks", "epass.wallets", "epass.visited"}
    # What the page asked before it was said may be in the cache; nothing of what was read since.
    cached = " ".join(place for place in places if place.startswith("cache "))
    assert not [word for word in (str(world.lycee), "conversations", "badges") if word in cached]
    assert "session" not in {place.partition(" ")[2] for place in kept_on(desk)}
    assert sessions_of(rows, email) == 1
    leave(desk)
    assert sessions_of(rows, email) == 0
    assert cookies(desk.context) == []
    desk.reload()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    kept = kept_on(desk)
    # Of the home page that this reload showed to a visitor.
    assert {place.split(" ")[0] for place in kept} <= {"sessionStorage", "cache"}
    everything = "".join([*kept, *kept.values()])
    assert not [word for word in (email, "Jardinier", str(pupil), str(world.lycee)) if word in everything]
    # What the app is made of stays: the next person waits for nothing.
    shells = desk.evaluate("caches.keys()")
    assert [name for name in shells if name.startswith("epass-shell-")]
    # The back button finds pages, and nobody on them.
    for _ in range(4):
        desk.go_back()
        expect(desk.get_by_role("link", name="Se connecter").first).to_be_visible()
        expect(desk.get_by_text("Jardinier")).to_have_count(0)
    assert cookies(desk.context) == []
    desk.goto(address(talk))
    expect(desk.get_by_text("Jardinier")).to_have_count(0)


def test_the_next_person_sees_nothing_of_the_first(
    desk: Page, rows: psycopg.Connection[Any], factory: Factory, world: World
) -> None:
    one, two = factory.account("student"), factory.account("student")
    for each in (one, two):
        account(rows, each, f"{each}@example.org")
    sign_in(desk, f"{one}@example.org")
    desk.goto(f"/places/{world.lycee}")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()
    leave(desk)
    # It was said for one visit.
    expect(bar(desk)).to_have_count(0)
    sign_in(desk, f"{two}@example.org")
    desk.goto("/saved")
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    expect(desk.locator("main .card")).to_have_count(0)
    assert str(one) not in "".join(kept_on(desk).values())


def test_a_browser_that_was_closed_forgets_who_was_there(
    desk: Page, rows: psycopg.Connection[Any], factory: Factory, world: World
) -> None:
    someone = factory.account("student")
    account(rows, someone, f"{someone}@example.org")
    sign_in(desk, f"{someone}@example.org")
    desk.goto(f"/places/{world.lycee}")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()
    # A second tab of the same visit is at home.
    second = desk.context.new_page()
    second.goto("/saved")
    expect(second.get_by_role("button", name="Partir")).to_be_visible()
    expect(second.locator("main .card")).to_have_count(1)
    desk.close()
    second.close()
    opened = desk.context.new_page()
    opened.goto("/saved")
    expect(opened.get_by_role("link", name="Se connecter").first).to_be_visible()
    expect(opened.locator("main .card")).to_have_count(0)
    expect(bar(opened)).to_have_count(0)
    wait_for(opened, lambda: sessions_of(rows, f"{someone}@example.org") == 0)
    assert cookies(opened.context) == []


def test_a_session_that_ended_takes_everything_along(
    desk: Page, rows: psycopg.Connection[Any], factory: Factory, world: World
) -> None:
    someone = factory.account("student")
    account(rows, someone, f"{someone}@example.org")
    sign_in(desk, f"{someone}@example.org")
    desk.goto(f"/places/{world.lycee}")
    save(desk)
    rows.execute("UPDATE session SET expires_at = now() WHERE account_id = %s", [someone])
    desk.goto("/me")
    expect(desk.locator(".toast")).to_contain_text(GONE)
    assert "epass.saved" not in {place.split(" ")[0] for place in kept_on(desk)}


def unused_for(page: Page, minutes: float) -> None:
    """As if nobody had touched the computer for so long."""
    page.evaluate(
        """(minutes) => {
            const visit = JSON.parse(localStorage.getItem("shared"));
            localStorage.setItem("shared", JSON.stringify({ ...visit, seen: Date.now() - minutes * 60_000 }));
        }""",
        minutes,
    )


def test_nobody_there_is_warned_and_then_forgotten(desk: Page, world: World) -> None:
    say_shared(desk)
    desk.goto(f"/places/{world.lycee}")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()
    unused_for(desk, 29.2)
    expect(bar(desk)).to_contain_text("Toujours là")
    # The first touch is enough; whatever was meant by it.
    desk.mouse.click(600, 700)
    expect(bar(desk)).not_to_contain_text("Toujours là")
    desk.wait_for_timeout(6_000)
    expect(bar(desk)).to_be_visible()
    unused_for(desk, 30.1)
    expect(desk.locator(".toast")).to_contain_text(GONE)
    assert "epass.saved" not in {place.split(" ")[0] for place in kept_on(desk)}


def test_a_visitor_wipes_what_they_looked_at(phones: Phones, world: World) -> None:
    page = phones.open()
    page.goto(f"/places/{world.lycee}")
    wait_for_worker(page)
    page.goto(f"/places/{world.cfa}")
    save(page)
    page.goto("/shared")
    there = {"epass.saved", "epass.visited", "cache"}
    wait_for(page, lambda: there <= {place.split(" ")[0] for place in kept_on(page)})
    page.get_by_role("button", name="Effacer ce que j’ai regardé ici").tap()
    expect(page.locator(".toast")).to_contain_text(GONE)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not {"epass.saved", "epass.visited"} & {place.split(" ")[0] for place in kept_on(page)}
    left = "".join(kept_on(page))
    assert str(world.lycee) not in left
    assert str(world.cfa) not in left


def test_what_waits_is_told_before_it_is_lost(
    phones: Phones, desk: Page, rows: psycopg.Connection[Any], factory: Factory, network: Network
) -> None:
    phones.expect(LOST)
    pupil, _, talk = two_people(factory)
    email = f"waits.{pupil}@example.org"
    account(rows, pupil, email)
    sign_in(desk, email)
    desk.goto(address(talk))
    expect(desk.get_by_role("heading", level=1)).to_have_text("Jardinier")
    network.refuses()
    desk.get_by_role("textbox").fill("Un mot qui attend.")
    desk.get_by_role("button", name="Envoyer").click()
    expect(desk.get_by_text("Un mot qui attend.")).to_be_visible()
    desk.get_by_role("button", name="Partir", exact=True).click()
    asked = desk.get_by_role("dialog").filter(has_text="Un envoi attend le réseau")
    expect(asked).to_be_visible()
    assert "epass.outbox" in {place.split(" ")[0] for place in kept_on(desk)}
    network.passes()
    # Also where the phone has sent it by itself meanwhile, and nothing waits any more.
    desk.get_by_role("dialog").get_by_role("button", name="Réessayer").click()
    expect(desk.locator(".toast")).to_contain_text(GONE)
    sent = rows.execute("SELECT count(*) FROM message WHERE text = 'Un mot qui attend.'").fetchone()
    assert sent == (1,)
    assert sessions_of(rows, email) == 0
