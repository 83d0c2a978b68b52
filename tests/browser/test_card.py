"""A card to show: on this screen, for minutes, only with consent, and nowhere else."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.badges import NAME, Club
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.consent import accept_all, call, link_to
from tests.browser.eyes import violations
from tests.browser.server import Network
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pass")]

REFUSED = "status of 403"
KEPT = """async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())));
    return JSON.stringify([kept.flat().map(({ url }) => url), { ...localStorage }, { ...sessionStorage }]);
}"""
"""What the phone keeps of answers and notes."""
TURN = """(state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
"""Somebody looks at the app, or no longer does."""


def pupil(factory: Factory, age: int = 16) -> UUID:
    """Somebody who has a profile."""
    return factory.account(
        "student", first_name="Prénom", age=age, level="vocational", email=f"{uuid4()}@example.org"
    )


def open_card(open_as: OpenAs, account: UUID) -> Page:
    """The card of somebody who agreed to show it, on the phone's screen."""
    page = open_as(account, "/me/pass")
    call(page, "PUT", "/me/consents/card", {"agree": True})
    page.get_by_role("link", name="Montrer ma carte").tap()
    page.get_by_role("button", name="Afficher ma carte").tap()
    expect(page.get_by_role("timer")).to_be_visible()
    return page


def test_it_is_off_until_one_agrees_and_shows_what_one_picks(
    phones: Phones, factory: Factory, network: Network, open_as: OpenAs
) -> None:
    phones.expect(REFUSED)
    account = pupil(factory)
    with Club.new(factory, network.origin) as club:
        club.claimed(factory.session(account))
    page = open_as(account, "/me/pass")
    page.get_by_role("link", name="Montrer ma carte").tap()
    expect(page.get_by_role("heading", level=1, name="Ma carte")).to_be_focused()
    # What it is for and what it takes are said before anything is chosen.
    expect(page.get_by_text("Pour te présenter à l’accueil d’un stage")).to_be_visible()
    expect(page.get_by_text("Montrer ta carte demande ton accord")).to_be_visible()
    expect(page.get_by_role("button", name="Afficher ma carte")).to_have_count(0)
    page.get_by_role("checkbox", name=NAME).check()
    expect(page.locator(".pass-card")).to_have_count(0)
    page.get_by_role("button", name="Je suis d’accord").tap()
    card = page.locator(".pass-card")
    expect(page.get_by_role("heading", level=1, name="Ma carte")).to_be_focused()
    # The time first: it runs.
    for said in ("Encore 4:5", "Prénom", "Voie professionnelle", "choisis par la personne", NAME):
        expect(card).to_contain_text(said)
    # No school vouched.
    expect(card).not_to_contain_text("Élève")
    page.get_by_role("button", name="Cacher ma carte").tap()
    expect(card).to_have_count(0)
    page.goto("/me/pass")
    expect(page.get_by_text("qui regarde ton écran, pendant 5 minutes")).to_be_visible()


def test_it_names_the_school_that_gave_its_pupil_a_code(factory: Factory, open_as: OpenAs) -> None:
    account, staff = pupil(factory), factory.account("school")
    school = factory.organisation(staff, uai="0440099Z", name="Lycée du Lac")
    rows = factory.connection
    listed = rows.execute(
        """INSERT INTO age_code_batch (organisation_id, name, birth_year, department, made_by, created_at,
               expires_at)
           VALUES (%s, 'Lycée du Lac', 2010, '44', %s, now(), now() + interval '90 days') RETURNING id""",
        [school, staff],
    ).fetchone()
    assert listed
    rows.execute(
        "INSERT INTO age_code (code_mark, batch_id, number, used_at, used_by) VALUES (%s, %s, 1, now(), %s)",
        [uuid4().bytes, listed[0], account],
    )
    page = open_card(open_as, account)
    expect(page.locator(".pass-card")).to_contain_text("Élève du Lycée du Lac")
    expect(page.locator(".pass-card")).to_contain_text("Confirmé par l’établissement le")


def test_under_15_it_waits_for_a_parent(phones: Phones, factory: Factory, open_as: OpenAs) -> None:
    phones.expect(REFUSED)
    page = open_as(pupil(factory, age=13), "/me/pass/card")
    page.get_by_role("button", name="Je suis d’accord").tap()
    expect(page.get_by_text("Il manque l’accord d’un parent")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Il manque l’accord d’un parent")).to_be_visible()
    expect(page.get_by_role("button", name="Je suis d’accord")).to_have_count(0)
    expect(page.locator(".pass-card")).to_have_count(0)

    parent = f"{uuid4()}@example.org"
    call(page, "PUT", "/me/guardian", {"email": parent})
    link = link_to(page, parent)
    at_home = phones.open()
    at_home.goto(link)
    expect(at_home.get_by_text("quelques minutes à la fois")).to_be_visible()
    accept_all(page, link, "card")
    page.reload()
    page.get_by_role("button", name="Afficher ma carte").tap()
    expect(page.get_by_role("timer")).to_be_visible()

    manage = link_to(page, parent).partition("#")[2]
    call(page, "POST", "/guardian/withdraw", {"token": manage, "purposes": ["card"]})
    # Gone from the screen too, as soon as the phone hears of it.
    expect(page.locator(".pass-card")).to_have_count(0)
    expect(page.get_by_text("Montrer ta carte demande ton accord")).to_be_visible()


class TestItsTime:
    @pytest.fixture
    def page(self, phones: Phones, factory: Factory, open_as: OpenAs) -> Page:
        """A card on a screen whose clock the test moves."""
        account = pupil(factory)
        page = open_as(account, "/me/pass")
        call(page, "PUT", "/me/consents/card", {"agree": True})
        page.goto("/me/pass/card")
        page.clock.install(time=datetime.now(UTC))
        page.get_by_role("button", name="Afficher ma carte").tap()
        expect(page.locator(".pass-name")).to_have_text("Prénom")
        return page

    def test_it_runs_down_and_hides_by_itself(self, page: Page) -> None:
        page.clock.fast_forward(270_000)
        expect(page.get_by_role("timer")).to_contain_text("Encore 0:2")
        expect(page.locator(".pass-name")).to_be_visible()
        page.clock.fast_forward(31_000)
        expect(page.locator(".pass-card")).to_have_count(0)
        expect(page.get_by_text("Ta carte est cachée.").first).to_be_visible()
        expect(page.get_by_role("button", name="Afficher ma carte")).to_be_visible()

    def test_a_phone_that_slept_shows_it_no_more(self, page: Page) -> None:
        page.evaluate(TURN, "hidden")
        expect(page.locator(".pass-name")).to_have_count(0)
        page.evaluate(TURN, "visible")
        expect(page.locator(".pass-name")).to_be_visible()
        page.evaluate(TURN, "hidden")
        # No timer ran meanwhile: only the clock went on.
        page.clock.set_system_time(datetime.now(UTC) + timedelta(minutes=6))
        page.evaluate(TURN, "visible")
        expect(page.locator(".pass-card")).to_have_count(0)

    def test_a_clock_that_is_set_back_ends_it(self, page: Page) -> None:
        page.clock.set_system_time(datetime.now(UTC) - timedelta(minutes=2))
        expect(page.locator(".pass-card")).to_have_count(0)


@pytest.mark.service_worker
def test_nothing_of_it_is_kept_and_without_a_network_there_is_none(
    phones: Phones, factory: Factory, network: Network, open_as: OpenAs
) -> None:
    phones.expect(LOST)
    page = open_card(open_as, pupil(factory))
    kept = page.evaluate(KEPT)
    assert "me/card" not in kept
    assert "expires_at" not in kept
    page.reload()
    expect(page.get_by_role("button", name="Afficher ma carte")).to_be_visible()
    expect(page.locator(".pass-card")).to_have_count(0)
    network.refuses()
    page.get_by_role("button", name="Afficher ma carte").tap()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".pass-card")).to_have_count(0)


def test_forced_colours_hide_nothing_of_it(factory: Factory, open_as: OpenAs) -> None:
    page = open_card(open_as, pupil(factory))
    page.emulate_media(forced_colors="active")
    assert violations(page) == []
