"""Advisers say when they answer, and their colleagues see it."""

import re
import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from api.platform.kit.clock import PARIS
from tests.browser.conftest import OpenAs
from tests.browser.consent import call
from tests.browser.eyes import look
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-advisers")]

HOURS = "/me/opening-hours"
MORNING = {"opens": "09:00", "closes": "12:00"}
AFTERNOON = {"opens": "14:00", "closes": "17:00"}


def make(factory: Factory, *roles: Role, **values: Any) -> UUID:
    return factory.account(*roles, **{"email": f"{secrets.token_hex(8)}@example.org", **values})


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").tap()


def kept(page: Page) -> Any:
    return call(page, "GET", "/me/opening-hours")


def test_a_week_is_written_in_a_few_taps(open_as: OpenAs, factory: Factory) -> None:
    page = open_as(make(factory, Role.ADVISER), "/me")
    page.get_by_role("link", name="Mes horaires de réponse").tap()
    expect(page.get_by_role("heading", level=1, name="Mes horaires de réponse")).to_be_focused()
    expect(page.get_by_text("Pas de réponse ce jour-là")).to_have_count(7)
    for _ in range(2):
        page.get_by_role("button", name="Ajouter des heures : lundi").tap()
    page.get_by_role("button", name="Comme lundi : samedi").tap()
    expect(page.get_by_label("samedi, à (2)")).to_have_value("17:00")
    for _ in range(2):
        page.get_by_role("button", name=re.compile("Retirer ces heures : samedi")).first.tap()
    page.get_by_role("button", name="Recopier lundi jusqu’à vendredi").tap()
    expect(page.get_by_text("Pas de réponse ce jour-là")).to_have_count(2)
    page.get_by_role("button", name="Retirer ces heures : mercredi", exact=True).tap()
    expect(page.get_by_role("button", name="Ajouter des heures : mercredi")).to_be_focused()
    page.get_by_label("vendredi, à (2)").fill("16:30")
    save(page)
    expect(page.locator(".toast")).to_have_text("Vos horaires sont enregistrés.")

    whole = [{"weekday": day, **hours} for day in (1, 2, 4, 5) for hours in (MORNING, AFTERNOON)]
    whole[-1]["closes"] = "16:30"
    whole.insert(4, {"weekday": 3, **AFTERNOON})
    assert kept(page) == {"hours": whole, "away_from": None, "away_until": None}
    page.reload()
    expect(page.get_by_label("vendredi, à (2)")).to_have_value("16:30")


@pytest.mark.parametrize(
    ("opens", "closes", "word"),
    [
        ("", "12:00", "Il manque une heure."),
        ("12:00", "09:00", "L’heure de fin vient après l’heure de début."),
        ("13:00", "15:00", "Ces heures se chevauchent."),
    ],
)
def test_hours_that_cannot_be_are_said_beside_their_day(
    open_as: OpenAs, factory: Factory, opens: str, closes: str, word: str
) -> None:
    page = open_as(make(factory, Role.ADVISER), HOURS)
    for _ in range(2):
        page.get_by_role("button", name="Ajouter des heures : mardi").tap()
    page.get_by_label("mardi, de", exact=True).fill(opens)
    page.get_by_label("mardi, à", exact=True).fill(closes)
    save(page)
    expect(page.get_by_role("group", name="mardi").get_by_text(word)).to_be_visible()
    expect(page.get_by_label("mardi, de", exact=True)).to_be_focused()
    assert kept(page)["hours"] == []


def test_colleagues_see_who_answers_now_and_who_is_away(open_as: OpenAs, factory: Factory) -> None:
    name, other_name = (f"Prénom {secrets.token_hex(3)}" for _ in range(2))
    today = datetime.now(PARIS).date()
    adviser = open_as(make(factory, Role.ADVISER, first_name=name), HOURS)
    always = [{"weekday": day, "opens": "00:00", "closes": "23:59"} for day in range(1, 8)]
    call(adviser, "PUT", "/me/opening-hours", {"hours": always})
    away = open_as(make(factory, Role.ADVISER, first_name=other_name), HOURS)
    away.get_by_label("Dernier jour").fill((today - timedelta(days=1)).isoformat())
    save(away)
    wrong = away.locator(".field-error")
    expect(wrong).to_have_text("Choisissez aujourd’hui ou un jour à venir.")
    # No hour is wrong: what is told aloud is the day.
    expect(away.get_by_role("status").filter(has_text="un jour à venir")).to_be_attached()
    away.get_by_label("Dernier jour").fill("")
    away.get_by_label("Premier jour").fill(today.isoformat())
    save(away)
    expect(wrong).to_have_text("Indiquez aussi le dernier jour.")
    away.get_by_label("Dernier jour").fill(today.isoformat())
    save(away)
    expect(away.locator(".toast")).to_have_text("Vos horaires sont enregistrés.")

    referent = open_as(make(factory, Role.REFERENT), "/staff")
    referent.get_by_role("link", name="Conseil en orientation").tap()
    cards = referent.get_by_role("listitem")
    expect(cards.filter(has_text=name)).to_contain_text("répond en ce moment")
    expect(cards.filter(has_text=name)).to_contain_text("0\u00a0h\u00a0– 23\u00a0h\u00a059")
    expect(cards.filter(has_text=other_name)).to_contain_text("absent·e jusqu’au")
    expect(cards.filter(has_text=other_name)).to_contain_text("N’a pas encore donné ses horaires.")
    # Told beforehand, an absence keeps nobody from answering before it begins.
    soon = {"away_from": str(today + timedelta(days=2)), "away_until": str(today + timedelta(days=9))}
    call(adviser, "PUT", "/me/opening-hours", {"hours": always, **soon})
    referent.reload()
    expect(cards.filter(has_text=name)).to_contain_text("répond en ce moment, absent·e du")
    look(away)


def test_an_absence_that_is_over_is_forgotten(
    open_as: OpenAs, factory: Factory, rows: psycopg.Connection[Any]
) -> None:
    account = make(factory, Role.ADVISER)
    rows.execute(
        "INSERT INTO adviser_hours (account_id, hours, away_until) VALUES (%s, '[]', '2026-01-04')",
        (account,),
    )
    page = open_as(account, HOURS)
    expect(page.get_by_label("Dernier jour")).to_have_value("")
    save(page)
    expect(page.locator(".toast")).to_be_visible()
    assert kept(page)["away_until"] is None


@pytest.mark.parametrize("role", [Role.STUDENT, Role.MENTOR, Role.REFERENT])
def test_only_advisers_have_hours(open_as: OpenAs, factory: Factory, role: Role) -> None:
    page = open_as(make(factory, role), "/me")
    expect(page.get_by_role("link", name="Mes horaires de réponse")).to_have_count(0)
    page.goto(HOURS)
    expect(page.get_by_role("heading", level=1, name="Page réservée")).to_be_visible()


def test_every_eye_can_read_them(open_as: OpenAs, factory: Factory) -> None:
    page = open_as(make(factory, Role.ADVISER), HOURS)
    for _ in range(2):
        page.get_by_role("button", name="Ajouter des heures : lundi").tap()
    page.get_by_label("lundi, à", exact=True).fill("08:00")
    save(page)
    expect(page.locator(".field-error")).to_be_visible()
    look(page)
    page.goto("/staff/advisers")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    look(page)
