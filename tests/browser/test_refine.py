"""Careers from door to door: by touch and by keyboard, with counts that the list keeps, and back again."""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Locator, Page, expect

from api.guide.careers.bulk import refresh_choices
from tests.browser.conftest import Phones
from tests.browser.eyes import look
from tests.browser.steps import wait_until
from tests.browser.world import World
from tests.factories import Factory
from tests.guide.careers.rows import group, item

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-refine")]

LISTEN = """() => {
    window.heard = [];
    const region = document.querySelector("#app > p[role=status]");
    new MutationObserver(() => window.heard.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });
}"""
MADE = {
    "ogr_code": (["100", "101", "300490", "300", "400"], ("career_item", "career_item_link")),
    "liking_code": (["9", "14"], ("career_liking", "career_liking_link")),
    "theme_code": (["012"], ("career_theme", "career_theme_link")),
}
"""Beside what the world has."""


@pytest.fixture(scope="module", autouse=True)
def _skilled(rows: psycopg.Connection[Any], world: World) -> Iterator[None]:
    """What the world's careers ask for, and in what they are done."""
    factory = Factory(rows)
    group(factory, "liking", "9", "J'aime la nature", "A1202", "A1203")
    group(factory, "liking", "14", "J'aime le travail manuel", "A1202", "D1102")
    group(factory, "theme", "012", "Métiers auprès des enfants", "K1302")
    item(factory, "100", "know_how", "Tailler une haie", "A1202", "A1203")
    item(factory, "101", "know_how", "Conduire un véhicule", "D1102", "A1202", "K1302")
    item(factory, "300490", "soft", "Faire preuve de rigueur et de précision", "D1102", "A1203")
    item(factory, "300", "conditions", "En extérieur", "A1202", "A1203")
    item(factory, "400", "hours", "Travail de nuit", "D1102")
    refresh_choices(rows)
    yield
    for column, (codes, tables) in MADE.items():
        for table in tables:
            rows.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [codes])
    refresh_choices(rows)


def door(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def titles(page: Page) -> Locator:
    return page.locator(".card h3")


def test_each_tap_narrows_and_back_restores_all(page: Page) -> None:
    page.goto("/careers")
    door(page, "Ce que j’aime").tap()
    dialog = page.get_by_role("dialog", name="Ce que j’aime")
    nature = dialog.get_by_role("link", name="J'aime la nature")
    expect(nature).to_contain_text("2 métiers")
    expect(dialog).to_contain_text("France Travail")
    nature.tap()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", name="2 métiers")).to_be_visible()
    expect(titles(page)).to_have_text(["Jardinier / Jardinière", "Paysagiste"])
    page.get_by_text("Préciser encore").tap()
    # Nobody of these works at night, both work outside: neither would help.
    expect(door(page, "Où et quand on travaille")).to_have_count(0)
    door(page, "Ce que je sais faire").tap()
    page.get_by_role("searchbox", name="Chercher un savoir-faire").fill("conduire")
    expect(page.get_by_text("1 savoir-faire trouvé.").first).to_be_visible()
    skill = page.get_by_role("link", name="Conduire un véhicule")
    expect(skill).to_contain_text("1 métier")
    skill.tap()
    expect(page).to_have_url(re.compile(r"/careers\?liking=9&skill=101$"))
    expect(titles(page)).to_have_text(["Jardinier / Jardinière"])
    titles(page).get_by_role("link").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jardini")
    page.go_back()
    expect(titles(page)).to_have_text(["Jardinier / Jardinière"])
    page.go_back()
    expect(titles(page)).to_have_text(["Jardinier / Jardinière", "Paysagiste"])
    page.go_back()
    expect(page.get_by_role("heading", name="Par où commencer")).to_be_visible()


def test_what_was_chosen_is_taken_away(page: Page) -> None:
    page.goto("/careers?liking=9&skill=101&soft=300490")
    expect(page.get_by_role("heading", name="Aucun métier trouvé.")).to_be_visible()
    chosen = page.get_by_role("list", name="Mes choix")
    # Of strengths stands our word.
    chosen.get_by_role("button", name=re.compile("Retirer.*Faire les choses avec soin")).tap()
    expect(titles(page)).to_have_text(["Jardinier / Jardinière"])
    chosen.get_by_role("button", name=re.compile("Retirer.*J'aime la nature")).tap()
    expect(page.get_by_role("heading", name="3 métiers")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/careers\?skill=101$"))
    page.get_by_role("link", name="Tout retirer").tap()
    expect(page.get_by_role("heading", name="Par où commencer")).to_be_visible()


def test_the_keyboard_goes_the_same_way_and_counts_are_said_once(page: Page) -> None:
    page.goto("/careers")
    theme = door(page, "Un thème")
    theme.focus()
    page.evaluate(LISTEN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Un thème")).to_be_visible()
    page.keyboard.press("Escape")
    expect(theme).to_be_focused()
    # The browser closes it before the page knows: nobody's fingers are between.
    expect(page.locator(".sheet-body")).to_have_count(0)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Métiers auprès des enfants").focus()
    page.keyboard.press("Enter")
    # The doors of the first page are gone: the way goes on from the count.
    expect(page.get_by_role("heading", name="1 métier")).to_be_focused()
    wait_until(page, "heard.length > 0")
    page.wait_for_timeout(500)
    assert page.evaluate("heard") == ["1 métier"]
    page.get_by_role("button", name=re.compile("Retirer")).press("Enter")
    expect(page.get_by_role("heading", name="Par où commencer")).to_be_visible()


def test_a_hostile_address_is_told_and_led_out_of(phones: Phones) -> None:
    phones.expect("status of 4")
    page = phones.open()
    page.goto("/careers?riasec=Z&family=%25")
    expect(page.get_by_text("Cette recherche n’est pas possible")).to_be_visible()
    page.get_by_role("link", name="Tout retirer").tap()
    expect(door(page, "Ce que j’aime")).to_be_visible()


def test_every_eye_can_read_doors_and_what_is_behind(page: Page) -> None:
    page.goto("/careers")
    expect(door(page, "Ce que j’aime")).to_be_visible()
    look(page)
    door(page, "Où et quand on travaille").tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    look(page)
    page.goto("/careers?liking=14")
    expect(titles(page).first).to_be_visible()
    page.get_by_text("Préciser encore").tap()
    look(page)
