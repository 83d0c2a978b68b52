"""Every form whose sending the server refuses says so before the eyes, in one look."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Route, expect

from api.platform.access import Role
from api.platform.kit.clock import today
from tests.browser.badges import Club
from tests.browser.company import Company
from tests.browser.conftest import Phones
from tests.browser.server import Network
from tests.browser.steps import sign_in_as
from tests.browser.test_conversations import two_people
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-refused")]

WORD = "Le serveur n’en veut pas, pour cette raison-là."
TEXT = "À l’accueil, 02 40 00 00 00 : un texte assez long pour tout ce qu’on demande, et encore un peu plus."
FILL = """async ([text, month]) => {
    const set = (field, value) => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const values = { email: "quelqu.un@example.org", date: month, time: "09:00", number: "5" };
    const around = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.querySelector("main");
    for (const field of around.querySelectorAll("textarea, input:not([role=combobox])")) {
        const chosen = field.type === "radio" || field.type === "checkbox";
        if (field.closest("[role=search]") || (field.value && !chosen)) continue;
        if (field.type === "radio") {
            const group = [...around.querySelectorAll("input[type=radio]")];
            if (!group.some((one) => one.name === field.name && one.checked)) field.click();
        } else if (field.type === "checkbox") field.checked || field.click();
        else if (field.type !== "file") {
            const value = values[field.type] ?? (field.inputMode === "numeric" ? "5" : text);
            set(field, field.maxLength > 0 ? value.slice(0, field.maxLength) : value);
        }
        // As slow as a finger: each change is drawn before the next.
        await new Promise((drawn) => setTimeout(drawn, 30));
    }
}"""
"""Fills what is empty in the open sheet, else on the page: enough for what the page itself asks."""


REFUSALS: dict[str, tuple[int, dict[str, Any]]] = {
    "field": (
        422,
        {"title": "Quelque chose ne va pas.", "errors": [{"field": "elsewhere", "message": WORD}]},
    ),
    "whole": (409, {"title": WORD}),
}
"""What the server says against a field that no form shows, and against the whole."""


def refuse(route: Route, status: int, problem: dict[str, Any]) -> None:
    """Refuse what would change something, let the rest pass."""
    if route.request.method in {"GET", "HEAD"}:
        route.fallback()
        return
    body = json.dumps({"type": "/problems/refused", "status": status, **problem})
    route.fulfill(status=status, content_type="application/problem+json", body=body)


PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "mistake of a place": ("", "/places/{lycee}", ("Signaler une erreur",)),
    "mistake of an offer": ("", "/offers/{partners}", ("Signaler cette offre",)),
    "sign in": ("", "/sign-in", ()),
    "checking a badge": ("", "/verify", ("Ou coller un lien",)),
    "applying": ("student", "/offers/{placement}/apply", ()),
    "question": ("student", "/ask?career=A1202", ()),
    "profile": ("student", "/me/profile", ()),
    "address": ("student", "/me/email", ()),
    "school": ("student", "/me/school", ()),
    "birth date": ("newcomer", "/me/consents", ()),
    "end of a talk": ("talker", "/conversations/{talk}", ("Options", "Terminer la conversation")),
    "block": ("talker", "/conversations/{talk}", ("Options", "Bloquer")),
    "importing a badge": ("student", "/badges/import", ("Ou coller un lien",)),
    "asking for a badge": ("student", "/achievements/{achievement}/ask", ()),
    "availability": ("mentor", "/me/availability", ()),
    "new badge": ("issuer", "/issuing/achievements/new", ()),
    "issuer": ("issuer", "/issuing/profile", ()),
    "code of a badge": ("issuer", "/issuing/achievements/{achievement}/codes", ()),
    "yes of a company": ("company", "/company/applications/{received}", ("Accepter",)),
    "school's role": ("newcomer", "/me/roles/school", ()),
    "opposition": ("", "/parent/oppose", ()),
}
"""Who opens which page, and what they press before the form is there."""
UNFOLDED = {"Ou coller un lien"}
"""What unfolds on the page: the others open a sheet."""


@pytest.fixture
def people(factory: Factory, world: World, network: Network) -> tuple[dict[str, str], dict[str, UUID | str]]:
    """Sessions of people who have each form before them, and what their pages are about."""
    pupil, _, talk = two_people(factory)
    factory.message(talk, "mentor", "Oui, et l’hiver on taille.")
    student = factory.account(
        "student", first_name="Prénom", age=16, level="middle_school", email=f"{uuid4()}@example.org"
    )
    factory.consent(student, "conversations")
    company = Company(factory)
    accounts = {
        "student": student,
        "talker": pupil,
        "newcomer": factory.account("student", age=None, email=f"{uuid4()}@example.org"),
        "mentor": factory.account(Role.MENTOR, first_name="Prénom", age=40, email=f"{uuid4()}@example.org"),
        "company": company.owner,
        "admin": factory.account(Role.ADMIN, age=40, email=f"{uuid4()}@example.org"),
    }
    factory.mentor_profile(accounts["mentor"])
    with Club(network.origin, world.issuer, world.club) as club:
        about = {
            "talk": talk,
            "achievement": club.achievement,
            "received": company.application(company.offer(), student),
        }
    sessions = {name: factory.session(account) for name, account in accounts.items()}
    return {**sessions, "issuer": world.issuer, "": ""}, {**vars(world), **about}


@pytest.mark.parametrize("refusal", list(REFUSALS))
@pytest.mark.parametrize("name", list(PAGES))
def test_what_the_server_refuses_is_said_before_the_eyes(
    phones: Phones,
    people: tuple[dict[str, str], dict[str, UUID | str]],
    name: str,
    refusal: str,
) -> None:
    """Placements, line 7: what an application was refused for was said to screen readers only."""
    phones.expect(r"status of 4\d\d")
    who, address, presses = PAGES[name]
    sessions, about = people
    page = phones.open()
    if who:
        sign_in_as(page, sessions[who])
    page.route("**/api/v1/**", lambda route: refuse(route, *REFUSALS[refusal]))
    sent = 0
    while True:
        page.goto(address.format(**about))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        for pressed in presses:
            page.get_by_text(pressed).or_(page.get_by_role("button", name=pressed)).filter(
                visible=True
            ).first.click()
        around = page.locator("main")
        if presses and presses[-1] not in UNFOLDED:
            around = page.locator("dialog[open]").last
        sends = around.locator(
            "form:not([role=search]) button[type=submit], button[form], button.danger, footer .button.main"
        )
        sends = sends.filter(visible=True)
        expect(sends.first).to_be_visible()
        if sent >= sends.count():
            break
        page.evaluate(FILL, [TEXT, str(today() + timedelta(days=30))])
        sends.nth(sent).click()
        said = page.locator(".banner.grave").filter(has_text=WORD)
        expect(said, f"{name}, form {sent + 1}").to_be_in_viewport(ratio=1)
        sent += 1
    assert sent


def test_an_application_with_a_phone_number_says_what_is_wrong_after_an_empty_try(
    phones: Phones, people: tuple[dict[str, str], dict[str, UUID | str]]
) -> None:
    """Placements, line 7: the empty try hid what the server said next."""
    phones.expect("status of 422")
    sessions, about = people
    page = phones.open()
    sign_in_as(page, sessions["student"])
    page.goto("/offers/{placement}/apply".format(**about))
    send = page.get_by_role("button", name="Envoyer ma candidature")
    send.click()
    expect(page.locator(".field-error").first).to_be_in_viewport()
    for week in page.get_by_role("checkbox").all():
        week.check()
    motivation = page.get_by_role("textbox").first
    motivation.fill("J’aime le pain. Mon numéro : 06 12 34 56 78.")
    send.click()
    said = page.locator(".field-error, .banner.grave").filter(visible=True)
    expect(said).to_have_count(1)
    expect(said).to_be_in_viewport(ratio=1)
    expect(motivation).to_be_focused()
    expect(motivation).to_have_attribute("aria-invalid", "true")
