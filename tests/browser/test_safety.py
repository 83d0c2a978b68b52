"""Walls, lines 11, 13 and 16: who listens is one tap away, a mask is contested, a hold is explained."""

import os
import re
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import DESKTOP, PHONE, look
from tests.browser.test_conversations import address, bubble, two_people, under, write
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-safety")]

NUMBERS = ("3114", "119", "3018", "15")
SHOTS = os.environ.get("EPASS_TEST_SHOTS")
"""A folder for pictures of the pages, for human eyes."""


def shoot(page: Page, name: str) -> None:
    """Pictures of a page on a phone and a desktop, light and dark."""
    if not SHOTS:
        return
    before = page.viewport_size
    for size, of in ((PHONE, "phone"), (DESKTOP, "desktop")):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.screenshot(path=Path(SHOTS) / f"{name}-{of}-{scheme}.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before or PHONE)


def ask_for_help(page: Page) -> None:
    """One tap: the four numbers, each a call."""
    page.get_by_role("button", name="Besoin d’aide ?").click()
    sheet = page.get_by_role("dialog")
    for number in NUMBERS:
        link = sheet.get_by_role("link", name=re.compile(rf"^Appeler le {number}\b"))
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", f"tel:{number}")


def close(page: Page) -> None:
    """Put the sheet away."""
    page.get_by_role("dialog").get_by_role("button", name="Fermer").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/offers", "/careers", "/agenda", "/more", "/sign-in", "/privacy"])
def test_who_listens_is_one_tap_from_every_page_for_anybody(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("button", name="Besoin d’aide ?")).to_be_in_viewport(ratio=1)
    ask_for_help(page)
    expect(page.get_by_role("dialog")).not_to_contain_text("est prévenue aussi")
    close(page)
    expect(page.get_by_role("button", name="Besoin d’aide ?")).to_be_focused()


def test_it_is_for_every_eye_in_both_languages_and_signed_in_too(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    visitor = phones.open()
    visitor.goto("/")
    shoot(visitor, "home")
    look(visitor)
    ask_for_help(visitor)
    shoot(visitor, "help")
    look(visitor)
    english = phones.open(locale="en-GB")
    english.goto("/more")
    english.get_by_role("radio", name="English").tap()
    english.get_by_role("button", name="Need help?").click()
    expect(english.get_by_role("dialog").get_by_role("link", name=re.compile(r"^Call 15\b"))).to_be_visible()
    pupil, _, talk = two_people(factory)
    page = open_as(pupil, address(talk))
    shoot(page, "talk")
    ask_for_help(page)


def test_whoever_reads_a_cry_for_help_is_told_what_to_do_and_that_staff_know(
    open_as: OpenAs, factory: Factory
) -> None:
    pupil, gardener, talk = two_people(factory)
    words = "Parfois j’ai envie de mourir."
    write(open_as(pupil, address(talk)), words)
    mentor = open_as(gardener, address(talk))
    cry = bubble(mentor, words)
    expect(cry).to_contain_text("L’équipe de la Région est prévenue.")
    shoot(mentor, "cry")
    cry.get_by_role("button", name="Que faire ?").click()
    sheet = mentor.get_by_role("dialog")
    expect(sheet).to_contain_text("Merci de me l’avoir écrit.")
    expect(sheet.get_by_role("link", name="15")).to_have_attribute("href", "tel:15")
    shoot(mentor, "cry-what")
    look(mentor)


def test_the_author_of_a_mask_asks_for_a_look_with_one_tap_and_reads_only_what_is_true(
    open_as: OpenAs, factory: Factory
) -> None:
    pupil, _, talk = two_people(factory)
    page = open_as(pupil, address(talk))
    write(page, "06 39 98 12 34")
    why = under(page, "[masqué]")
    expect(why).to_contain_text("Ça protège tout le monde.")
    expect(why).not_to_contain_text("Le reste est bien parti")
    masked = bubble(page, "[masqué]")
    masked.get_by_role("button", name="Demander un autre regard").click()
    expect(masked).to_contain_text("C’est demandé.")
    shoot(page, "mask")
    rows = factory.connection.execute(
        "SELECT gravity FROM moderation_case WHERE about_id = %s AND look_asked_at IS NOT NULL", [pupil]
    ).fetchall()
    assert rows == [(2,)]
    write(page, "Mon mail : eleve@example.org, merci pour tout")
    expect(under(page, "merci pour tout")).to_contain_text("Le reste est bien parti")


def test_an_adult_who_is_held_reads_why_and_until_when(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(r"status of 403")
    _, gardener, talk = two_people(factory)
    factory.candidacy(gardener, Role.MENTOR, status="approved")
    page = open_as(gardener, address(talk))
    write(page, "N'en parle pas à tes parents")
    expect(bubble(page, "parents")).to_contain_text("Une personne de l’équipe le relit d’abord.")
    page.reload()
    expect(page.get_by_text("Un de vos messages est relu par la modération.")).to_be_visible()
    shoot(page, "held")
    page.goto("/me/statements")
    expect(page.get_by_text("au plus tard le")).to_be_visible()
    shoot(page, "hold")
    look(page)

    referent = open_as(make(factory, Role.REFERENT), f"/staff/cases/{case_about(factory, gardener)}")
    expect(referent.get_by_text("ne peut pas écrire aux moins de 18 ans", exact=True)).to_be_visible()
    shoot(referent, "case")
    referent.get_by_role("button", name="Décider").click()
    dialog = referent.get_by_role("dialog")
    dialog.get_by_role("radio", name="Classer").check()
    dialog.get_by_role("button", name="Classer").click()
    expect(referent.get_by_role("heading", level=1, name="Signalements")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="Rien n’est reproché").click()
    expect(page.get_by_text("Toutes nos excuses pour l’attente.")).to_be_visible()


def case_about(factory: Factory, account: UUID) -> UUID:
    """The case of an advance of theirs."""
    row = factory.connection.execute(
        "SELECT id FROM moderation_case WHERE about_id = %s AND origin = 'grooming'", [account]
    ).fetchone()
    assert row
    found: UUID = row[0]
    return found
