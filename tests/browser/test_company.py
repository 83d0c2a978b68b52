"""A company writes offers on a phone, and answers those who apply."""

import re
import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.access import Role
from api.kit.clock import today
from tests.browser.conftest import OpenAs
from tests.browser.test_roles import make
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-company")]

REFUSED = r"status of 4\d\d"


def monday(weeks: int) -> date:
    """The Monday so many weeks ahead."""
    return today() - timedelta(days=today().weekday()) + timedelta(weeks=weeks)


class Company:
    """A verified company of Nantes, and the account of its owner."""

    def __init__(self, factory: Factory, **values: Any) -> None:
        self.factory = factory
        self.owner = make(factory, Role.COMPANY)
        self.name = f"Menuiserie {secrets.token_hex(3)}"
        siret = "".join(str(secrets.randbelow(10)) for _ in range(14))
        self.id = factory.organisation(self.owner, **{"name": self.name, "siret": siret, **values})

    def offer(self, **values: Any) -> UUID:
        made: UUID = self.factory.offer(
            self.id, company_name=self.name, commune_code="44109", **{"author": self.owner, **values}
        )
        return made

    def application(self, offer: UUID, student: UUID, **values: Any) -> UUID:
        """Sent two days ago."""
        moment = today() - timedelta(days=2)
        row = {
            "id": uuid4(),
            "offer_id": offer,
            "account_id": student,
            "motivation": "J'aime le bois.",
            "about": "",
            "word": "",
            "company_contact": "",
            "share_school": False,
            "share_contact": False,
            "reminded": 0,
            "held_reminded": False,
            "status": "sent",
            "sent_at": moment,
            "changed_at": moment,
            **values,
        }
        made: UUID = self.factory._insert("application", "id", row)
        step = {"application_id": made, "at": moment, "side": "student", "status": "sent", "word": ""}
        self.factory._insert("application_event", "id", step)
        return made


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


class Taps:
    """Counts what a person does: taps, and fields typed into."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.fields = 0

    def button(self, name: str) -> None:
        self.taps += 1
        self.page.get_by_role("button", name=re.compile(name)).tap()

    def choice(self, name: str) -> None:
        self.taps += 1
        self.page.locator("label.chip").filter(has_text=name).first.tap()

    def link(self, name: str) -> None:
        self.taps += 1
        self.page.get_by_role("link", name=name).tap()

    def type(self, label: str, words: str) -> None:
        self.fields += 1
        self.page.get_by_label(label, exact=True).fill(words)


def step(page: Page, name: str) -> None:
    """The step whose heading is on screen."""
    expect(page.get_by_role("heading", level=2, name=re.compile(rf"Étape \d sur 5 {name}"))).to_be_visible()


def test_a_company_publishes_on_a_phone_with_few_taps(
    open_as: OpenAs, company: Company, rows: psycopg.Connection[Any]
) -> None:
    page = open_as(company.owner, "/company")
    hand = Taps(page)
    hand.link("Proposer une offre")
    hand.button("Stage d’observation")
    step(page, "Quoi")
    hand.choice("3e")
    hand.type("Titre", "Une semaine à l’atelier")
    hand.type("Description", "Tu suis l’équipe, de la commande à la pose.")
    hand.button("Continuer")
    step(page, "Quand")
    hand.taps += 1
    page.locator(".weeks label.chip").first.tap()
    expect(page.get_by_text("Soit 6 h par jour et 30 h par semaine.")).to_be_visible()
    hand.button("Continuer")
    step(page, "Où")
    expect(page.get_by_text("Nantes", exact=True)).to_be_visible()
    hand.button("Continuer")
    step(page, "Relire")
    expect(page.get_by_text("Tout y est.")).to_be_visible()
    hand.button("Publier")
    expect(page.get_by_text("En ligne", exact=True)).to_be_visible()
    row = rows.execute(
        "SELECT title, status, levels FROM offer WHERE organisation_id = %s", [company.id]
    ).fetchone()
    assert row == ("Une semaine à l’atelier", "published", ["3e"])
    assert (hand.taps, hand.fields) == (8, 2), "a minute or two, most of it for two texts"
