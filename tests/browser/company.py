"""A company of the browser tests, and what its people do in the app."""

import re
import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from playwright.sync_api import Locator, Page, expect

from api.platform.access import Role
from api.platform.kit.clock import now, today
from tests.browser.test_roles import make
from tests.factories import Factory


def monday(weeks: int) -> date:
    """The Monday so many weeks ahead."""
    return today() - timedelta(days=today().weekday()) + timedelta(weeks=weeks)


def family_name() -> str:
    """One of many thousands; letters and digits by lot are now and then refused as somebody's handle."""
    return "".join(secrets.choice("bdlmnrv") + secrets.choice("aeio") for _ in range(4)).capitalize()


class Company:
    """A verified company of Nantes, and the account of its owner."""

    def __init__(self, factory: Factory, **values: Any) -> None:
        self.factory = factory
        self.owner = make(factory, Role.COMPANY)
        self.name = f"Menuiserie {family_name()}"
        siret = "".join(str(secrets.randbelow(10)) for _ in range(14))
        self.id = factory.organisation(self.owner, **{"name": self.name, "siret": siret, **values})

    def offer(self, **values: Any) -> UUID:
        made: UUID = self.factory.offer(
            self.id, company_name=self.name, commune_code="44109", **{"author": self.owner, **values}
        )
        return made

    def application(self, offer: UUID, student: UUID, **values: Any) -> UUID:
        """Sent two days ago."""
        moment = now() - timedelta(days=2)
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


def step(page: Page, name: str) -> None:
    """The step whose heading is on screen."""
    expect(page.get_by_role("heading", level=2, name=re.compile(rf"Étape \d sur 5 {name}"))).to_be_visible()


def begin(page: Page, kind: str = "Stage d’observation") -> str:
    """A new offer of that kind; its id."""
    page.goto("/company/offers/new")
    page.get_by_role("button", name=re.compile(kind)).tap()
    step(page, "Quoi")
    return page.url.split("/")[-2]


def write(page: Page, title: str = "Une semaine à l’atelier") -> None:
    """What the step « Quoi » asks for."""
    page.locator("label.chip").filter(has_text="3e").tap()
    page.get_by_label("Titre", exact=True).fill(title)
    page.get_by_label("Description", exact=True).fill("Tu suis l’équipe, de la commande à la pose.")


def go(page: Page, name: str) -> None:
    """Through the links of the steps."""
    page.get_by_role("navigation", name="Étapes").get_by_role("link", name=name).tap()
    step(page, name)


def saved(page: Page) -> None:
    """What is written is at the server."""
    expect(page.get_by_text("Enregistré.", exact=True)).to_be_visible()


def title_of(rows: psycopg.Connection[Any], offer: str | UUID) -> str | None:
    """The title that the server has; null when it knows no such offer."""
    row = rows.execute("SELECT title FROM offer WHERE id = %s", [offer]).fetchone()
    return row and str(row[0])


def below(one: Locator, other: Locator) -> float:
    """Pixels from where the other begins to where the first does."""
    expect(one).to_be_visible()
    boxes = (one.bounding_box(), other.bounding_box())
    assert boxes[0]
    assert boxes[1]
    return boxes[0]["y"] - boxes[1]["y"]
