"""What signing out leaves on a phone: nothing of the account, in whatever place the app keeps it."""

import json
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.company import Company, begin, saved, write
from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import Network
from tests.browser.steps import kept_on, sign_in_as, wait_for, wait_for_pass, wait_for_worker
from tests.browser.test_conversations import address, two_people
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-left-behind"), pytest.mark.service_worker]

REFUSED = r"status of 4\d\d"
TITLE = "Une semaine au fournil"


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


@pytest.fixture
def phone(phones: Phones, factory: Factory, company: Company) -> Page:
    """The phone of the company's owner, who has begun an offer on it."""
    phones.expect(REFUSED)
    page = phones.open(where=NANTES)
    sign_in_as(page, factory.session(company.owner))
    begin(page)
    write(page, TITLE)
    saved(page)
    return page


def stores(page: Page) -> set[str]:
    """Where something is kept on the phone; the records of a database's store count as one."""
    places = kept_on(page)
    return {place if "Storage" in place else place.split(" ")[0] for place in places}


def sign_out(page: Page) -> None:
    page.goto("/me")
    page.get_by_role("button", name="Me déconnecter").tap()
    expect(page.locator(".toast")).to_contain_text("Rien de ce compte ne reste")


def drafts(page: Page) -> list[str]:
    """The titles of the offers being written that the phone keeps."""
    kept = [text for place, text in kept_on(page).items() if place.startswith("epass.offerDrafts")]
    return [json.loads(text)["content"]["title"] for text in kept]


class TestSigningOut:
    def test_walls_11_a_company_leaves_nothing_of_its_offers_nor_of_a_code(
        self, phone: Page, company: Company
    ) -> None:
        phone.goto("/badges/claim#code=ABCD2345")
        expect(phone.get_by_role("heading", level=1)).to_be_visible()
        phone.goto("/company")
        assert drafts(phone) == [TITLE]
        assert "sessionStorage badge-claim" in kept_on(phone)
        sign_out(phone)
        # Where somebody searches is the phone's own; public answers are kept for whoever holds it.
        assert stores(phone) <= {"localStorage where", "cache"}
        left = "".join(kept_on(phone).values())
        assert not [word for word in (TITLE, company.name, str(company.owner)) if word in left]

    def test_walls_11_a_pupil_leaves_no_talk_no_badge_and_nothing_that_waits(
        self, phones: Phones, factory: Factory, network: Network, world: World
    ) -> None:
        phones.expect(LOST)
        phones.expect(REFUSED)
        pupil, _, talk = two_people(factory)
        page = phones.open(where=NANTES)
        sign_in_as(page, factory.session(pupil))
        page.goto(f"/places/{world.lycee}")
        page.get_by_role("button", name="Enregistrer", exact=True).tap()
        expect(page.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()
        wait_for_pass(page)
        page.goto("/badges")
        wait_for(page, lambda: "epass.wallets" in stores(page))
        page.goto("/conversations")
        expect(page.get_by_role("link", name="Jardinier")).to_be_visible()
        page.goto(address(talk))
        expect(page.get_by_role("heading", level=1)).to_have_text("Jardinier")
        network.refuses()
        page.get_by_role("textbox").fill("Un mot qui attend.")
        page.get_by_role("button", name="Envoyer").tap()
        expect(page.get_by_text("Un mot qui attend.")).to_be_visible()
        wait_for(page, lambda: {"epass.talks", "epass.wallets", "epass.outbox"} <= stores(page))
        page.locator("header .door").last.tap()
        page.get_by_role("link", name="Mon compte").tap()
        page.get_by_role("button", name="Me déconnecter").tap()
        expect(page.locator(".toast")).to_contain_text("C’est oublié sur ce téléphone.")
        assert stores(page) <= {
            "localStorage where",
            # Goes once the server knows.
            "localStorage signing-out",
            "epass.visited",
            "epass.saved",
            "cache",
        }
        left = "".join(kept_on(page).values())
        assert not [
            word for word in ("Un mot qui attend.", "Jardinier", str(pupil), str(talk)) if word in left
        ]

    def test_what_a_person_keeps_on_their_own_phone_stays_and_opens_without_a_network(
        self, phones: Phones, factory: Factory, network: Network, world: World
    ) -> None:
        """What signing out has browsers erase (Clear-Site-Data) is neither the app nor what was saved."""
        phones.expect(LOST)
        phones.expect(REFUSED)
        page = phones.open(where=NANTES)
        sign_in_as(page, factory.session(factory.account("student")))
        page.goto(f"/places/{world.lycee}")
        page.get_by_role("button", name="Enregistrer", exact=True).tap()
        wait_for(page, lambda: "epass.saved" in stores(page))
        wait_for_worker(page)
        sign_out(page)
        network.refuses()
        page.goto("/saved")
        expect(page.locator(f'a[href="/places/{world.lycee}"]').first).to_be_visible()

    def test_walls_11_what_is_being_sent_meanwhile_is_not_kept_afterwards(
        self, phone: Page, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        held: list[Route] = []
        phone.route("**/api/v1/me/offers/*", lambda route: held.append(route))
        phone.route("**/api/v1/offers/*", lambda route: held.append(route))
        phone.get_by_label("Titre", exact=True).fill("Autre semaine")
        wait_for(phone, lambda: bool(held), "the change is on its way")
        # Through the app itself: the page that waits for the answer stays alive.
        phone.locator("header .door").last.tap()
        phone.get_by_role("button", name="Me déconnecter").tap()
        expect(phone.locator(".toast")).to_contain_text("Rien de ce compte ne reste")
        for route in held:
            route.continue_()
        phone.wait_for_timeout(1000)
        assert drafts(phone) == []


class TestTheSessionEnded:
    """Not by its owner: what they were writing waits for them, and for nobody else."""

    def test_walls_11_its_owner_finds_the_draft_again(
        self, phone: Page, factory: Factory, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        rows.execute("DELETE FROM session WHERE account_id = %s", [company.owner])
        phone.goto("/me")
        expect(phone.get_by_role("heading", level=1, name="La session a pris fin")).to_be_visible()
        assert drafts(phone) == [TITLE]
        sign_in_as(phone, factory.session(company.owner))
        phone.goto("/company")
        assert drafts(phone) == [TITLE]

    def test_walls_11_somebody_elses_sign_in_ends_that(
        self, phone: Page, factory: Factory, company: Company, rows: psycopg.Connection[Any]
    ) -> None:
        rows.execute("DELETE FROM session WHERE account_id = %s", [company.owner])
        phone.goto("/me")
        sign_in_as(phone, factory.session(Company(factory).owner))
        phone.goto("/me")
        expect(phone.get_by_role("button", name="Me déconnecter")).to_be_visible()
        wait_for(phone, lambda: drafts(phone) == [])
