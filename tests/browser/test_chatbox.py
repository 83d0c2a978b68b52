"""The chatbox: asked in one's own words from every page, by thumb, by keyboard, heard, and without a network."""

import re
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LOST, NANTES, OpenAs, Phones
from tests.browser.eyes import NARROW, TOO_WIDE
from tests.browser.learning import BAKERS
from tests.browser.server import Network
from tests.browser.steps import kept_on, sign_in_as, wait_for_worker
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
def _bakers_of_cholet(rows: psycopg.Connection[Any], world: World) -> None:
    """A CFA in Cholet that teaches bakers, and somebody who answers on their trade."""
    factory = Factory(rows)
    at = (47.0594, -0.8797)
    factory.commune("49099", "Cholet", postcodes=["49300"], population=54_000, at=at)
    factory.place(
        "CFA du Choletais",
        kind="apprenticeship_centre",
        levels=["apprenticeship"],
        uai=BAKERS,
        commune_code="49099",
        commune_name="Cholet",
        at=at,
    )


def field_of(page: Page) -> Locator:
    """Where one writes."""
    return page.get_by_role("textbox", name="Ta question")


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
    expect(page.get_by_text("Tu viens de « Boulanger / Boulangère »")).to_be_visible()
    turn = say(page, TALES)
    card = turn.locator(".card").filter(has_text="Boulanger").first
    expect(card).to_contain_text("CAP Boulanger")
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
