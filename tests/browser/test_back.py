"""The phone's own « back »: it closes a sheet first, and what is done leads past the steps to it."""

import re
import secrets

import pytest
from playwright.sync_api import Locator, Page, expect

from api.platform.access import Role
from tests.browser.company import Company, go, step, write
from tests.browser.conftest import OpenAs
from tests.browser.steps import cards, wait_until
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-back")]

AGENDA = re.compile(r"/agenda(\?.*)?$")
NO_SHEET = "!history.state.sheets && !document.querySelector('dialog[open]')"
"""Nothing lies over the page, and no entry of the history stands for a sheet."""


def filters(page: Page) -> Locator:
    """The sheet of the agenda's filters, opened on the agenda to which the home page led."""
    page.goto("/careers")
    page.get_by_role("link", name="Agenda").first.tap()
    expect(page).to_have_url(AGENDA)
    page.get_by_role("button", name="Filtres").tap()
    sheet = page.get_by_role("dialog", name="Filtres")
    expect(sheet).to_be_visible()
    wait_until(page, "history.state.sheets === 1")
    return sheet


class TestSheet:
    def test_closes_and_the_page_stays_as_it_was(self, page: Page) -> None:
        sheet = filters(page)
        page.go_back()
        expect(sheet).to_be_hidden()
        expect(page).to_have_url(AGENDA)
        expect(page.get_by_role("button", name="Filtres")).to_be_focused()
        # Forward leads to no sheet that is not there.
        page.go_forward()
        wait_until(page, NO_SHEET)
        expect(page).to_have_url(AGENDA)
        page.go_back()
        expect(page).to_have_url(re.compile("/careers$"))

    @pytest.mark.parametrize("way", ["button", "escape", "beside"])
    def test_closed_otherwise_leaves_no_entry(self, page: Page, way: str) -> None:
        sheet = filters(page)
        if way == "button":
            sheet.get_by_role("button", name="Fermer").tap()
        elif way == "escape":
            page.keyboard.press("Escape")
        else:
            page.touchscreen.tap(180, 8)
        expect(sheet).to_be_hidden()
        wait_until(page, NO_SHEET)
        page.go_back()
        expect(page).to_have_url(re.compile("/careers$"))

    def test_keeps_what_was_chosen_in_it(self, page: Page) -> None:
        sheet = filters(page)
        sheet.get_by_role("checkbox", name="Salon").tap()
        expect(page).to_have_url(re.compile(r"kind=fair"))
        page.go_back()
        expect(sheet).to_be_hidden()
        wait_until(page, "location.search.includes('kind=fair')")
        expect(page.locator(".card h3")).to_have_text(["Salon d’Angers"])
        page.reload()
        expect(page.locator(".card h3")).to_have_text(["Salon d’Angers"])
        page.go_back()
        expect(page).to_have_url(re.compile("/careers$"))

    def test_does_not_outlive_a_reload_and_neither_does_its_entry(self, page: Page) -> None:
        sheet = filters(page)
        page.reload()
        expect(page.locator(".card h3").first).to_be_visible()
        expect(sheet).to_be_hidden()
        wait_until(page, NO_SHEET)
        page.go_back()
        expect(page).to_have_url(re.compile("/careers$"))

    def test_of_two_the_upper_one_closes_first(self, page: Page) -> None:
        lower = filters(page)
        page.locator(".top button.door").evaluate("(door) => door.click()")
        upper = page.get_by_role("dialog", name="Besoin de parler")
        expect(upper).to_be_visible()
        wait_until(page, "history.state.sheets === 2")
        page.go_back()
        expect(upper).to_be_hidden()
        expect(lower).to_be_visible()
        page.go_back()
        expect(lower).to_be_hidden()
        wait_until(page, NO_SHEET)
        expect(page).to_have_url(AGENDA)
        page.go_back()
        expect(page).to_have_url(re.compile("/careers$"))

    def test_a_link_in_it_leaves_no_entry_of_it(self, page: Page) -> None:
        sheet = filters(page)
        link = "<a href='/careers/A1202'>Jardinage</a>"
        sheet.locator(".sheet-content").evaluate("(one, link) => (one.innerHTML = link)", link)
        sheet.get_by_role("link", name="Jardinage").tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text("ardini")
        wait_until(page, NO_SHEET)
        page.go_back()
        expect(page).to_have_url(AGENDA)
        wait_until(page, NO_SHEET)
        page.go_back()
        expect(page).to_have_url(re.compile("/careers$"))

    def test_asks_once_over_words_that_were_not_sent(self, page: Page, world: World) -> None:
        page.goto("/agenda")
        page.goto(f"/places/{world.company}")
        page.get_by_role("button", name="Signaler une erreur").tap()
        sheet = page.get_by_role("dialog")
        words = sheet.get_by_role("textbox")
        words.fill("La porte est de l’autre côté.")
        for ask in (page.go_back, lambda: page.keyboard.press("Escape")):
            ask()
            expect(sheet.get_by_text("Ce texte n’est pas envoyé.")).to_be_visible()
            expect(words).to_have_value("La porte est de l’autre côté.")
            words.press_sequentially(" Enfin, je crois.")
            words.fill("La porte est de l’autre côté.")
            expect(sheet.get_by_text("Ce texte n’est pas envoyé.")).to_have_count(0)
        page.go_back()
        expect(sheet.get_by_text("Ce texte n’est pas envoyé.")).to_be_visible()
        page.go_back()
        expect(sheet).to_be_hidden()
        expect(page).to_have_url(re.compile(f"/places/{world.company}$"))
        wait_until(page, NO_SHEET)

    def test_the_scroll_of_both_pages_is_kept(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/?type=place")
        expect(cards(page)).to_have_count(20)
        cards(page).nth(12).scroll_into_view_if_needed()
        height = page.evaluate("scrollY")
        assert height > 500
        page.locator(".top button.door").evaluate("(door) => door.click()")
        sheet = page.get_by_role("dialog", name="Besoin de parler")
        expect(sheet).to_be_visible()
        page.go_back()
        expect(sheet).to_be_hidden()
        wait_until(page, f"scrollY === {height}")
        cards(page).nth(12).get_by_role("link").first.tap()
        expect(page).to_have_url(re.compile("/places/"))
        page.go_back()
        expect(cards(page)).to_have_count(20)
        wait_until(page, f"Math.abs(scrollY - {height}) < 60")


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


def start(open_as: OpenAs, company: Company) -> Page:
    """A company's list, to which its home page led."""
    page = open_as(company.owner, "/more")
    page.locator("nav a[href='/company']").tap()
    expect(page).to_have_url(re.compile("/company$"))
    return page


def test_an_offer_that_is_out_leads_back_to_the_list_not_into_its_steps(
    open_as: OpenAs, company: Company
) -> None:
    page = start(open_as, company)
    page.locator("main a[href^='/company/offers/new']").first.tap()
    page.get_by_role("button", name=re.compile("Stage d’observation")).tap()
    step(page, "Quoi")
    write(page)
    go(page, "Quand")
    page.go_back()
    step(page, "Quoi")
    go(page, "Quand")
    page.locator(".weeks label.chip:not(.off)").first.tap()
    go(page, "Où")
    go(page, "Relire")
    page.get_by_role("button", name="Publier", exact=True).tap()
    expect(page).to_have_url(re.compile(r"/company/offers/[0-9a-f-]+$"))
    expect(page.get_by_role("heading", level=1, name="Une semaine à l’atelier")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/company$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/more$"))


def test_a_question_that_leads_to_another_page_leaves_no_entry(open_as: OpenAs, company: Company) -> None:
    offer = company.offer(status="draft", title="À jeter")
    page = start(open_as, company)
    page.goto(f"/company/offers/{offer}")
    page.get_by_role("button", name="Supprimer").tap()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("supprimer", re.IGNORECASE)).tap()
    expect(page).to_have_url(re.compile("/company$"))
    wait_until(page, NO_SHEET)
    expect(page.get_by_role("link", name="À jeter")).to_have_count(0)


def test_the_welcome_goes_back_question_by_question_and_is_over_at_its_end(
    open_as: OpenAs, factory: Factory
) -> None:
    account = factory.account(Role.STUDENT, email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None)
    page = open_as(account, "/careers")
    page.goto("/welcome")
    for number in (1, 2):
        expect(page.get_by_text(f"Étape {number} sur 5")).to_be_visible()
        page.get_by_role("button", name="Passer").tap()
    expect(page.get_by_text("Étape 3 sur 5")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Étape 2 sur 5")).to_be_visible()
    for number in (2, 3, 4, 5):
        expect(page.get_by_text(f"Étape {number} sur 5")).to_be_visible()
        page.get_by_role("button", name="Passer").tap()
    page.locator("[data-done] a.main").tap()
    expect(page).to_have_url(re.compile(r"/(\?.*)?$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/careers$"))
