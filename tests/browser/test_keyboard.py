"""Keyboard and focus: nothing needs a finger, and the focus is never lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import cards
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-keyboard")]


def focused_name(page: Page) -> str:
    """The accessible name, nearly, of what has the focus."""
    name: str = page.evaluate(
        """() => {
            const { activeElement: one } = document;
            return (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent).trim();
        }"""
    )
    return name


def tab_until(page: Page, name: str, limit: int = 25) -> None:
    """Press Tab until something with that name has the focus."""
    passed: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        passed.append(focused_name(page))
        if passed[-1].startswith(name):
            return
    pytest.fail(f"{name} is not reached by Tab; passed: {passed}")


def test_the_first_tab_offers_to_skip_to_the_content(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main summary", has_text="Je suis")).to_be_focused()


def test_the_order_of_the_first_page_is_that_of_reading(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("button", name="Voir toute la région Pays de la Loire")).to_be_visible()
    passed = []
    for _ in range(28):
        page.keyboard.press("Tab")
        passed.append(focused_name(page))
    assert passed[0] == "Aller au contenu"
    assert passed[1:7] == [
        "E-pass Orientation",
        "Accueil",
        "Stages",
        "Métiers",
        "Agenda",
        "Plus",
    ]
    assert passed[7] == "Boîte de questions"
    assert passed[8].endswith("Besoin d’aide\xa0?")
    assert passed[9:11] == ["Enregistrés", "Se connecter"]
    assert passed[11].startswith("Je suis")
    assert passed[12:15] == ["La commune", "Utiliser ma position", "Voir toute la région Pays de la Loire"]
    assert passed[15] == "Chercher partout"
    assert passed[16].startswith("Stages")
    assert passed[17].startswith("Agenda")
    assert passed[18].startswith("Métiers")
    assert passed[19].startswith("Ce que j’aime")
    assert passed[20].startswith("Formations")
    assert passed[21].startswith("Rencontrer des pros")
    assert passed[22].startswith("Rencontres")
    assert passed[23].startswith("Aides et coups de pouce")
    assert passed[24].startswith("Accessibilité")
    assert passed[25:28] == ["Mentions légales", "Vie privée", "Sources"]


def test_a_place_is_found_read_and_saved_without_a_finger(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("combobox", name="La commune")).to_be_visible()
    tab_until(page, "La commune")
    page.keyboard.type("nantes")
    expect(page.get_by_role("option", name="Nantes")).to_be_visible()
    page.keyboard.press("Enter")
    expect(cards(page).first).to_be_visible()
    tab_until(page, "Lycée Jules-Verne")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1, name="Lycée Jules-Verne")
    expect(heading).to_be_focused()
    tab_until(page, "Enregistrer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Enregistré", exact=True)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Enregistré sur ce téléphone.")).to_be_attached()


def test_what_was_said_of_one_page_is_not_met_on_the_next(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/agenda")
    count = page.get_by_role("status").filter(has_text="résultat")
    expect(count).to_be_attached()
    page.get_by_role("link", name="Plus", exact=True).tap()
    expect(page.get_by_role("heading", level=1, name="Plus")).to_be_focused()
    expect(count).to_have_count(0)


def test_the_filters_hold_the_focus_and_give_it_back(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/")
    expect(cards(page).first).to_be_visible()
    tab_until(page, "Filtres")
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Filtres")
    expect(sheet).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert inside, "the focus left the open sheet"
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Filtres")).to_be_focused()


def test_escape_in_the_suggestions_does_not_close_the_sheet_around_them(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/")
    change = page.get_by_role("button", name="Près de Nantes")
    change.press("Enter")
    sheet = page.get_by_role("dialog", name="Où chercher ?")
    field = sheet.get_by_role("combobox", name="La commune")
    field.fill("laval")
    expect(sheet.get_by_role("option", name="Laval")).to_be_visible()
    field.press("Escape")
    expect(sheet.get_by_role("option")).to_have_count(0)
    expect(sheet).to_be_visible()
    field.press("Escape")
    expect(sheet).to_be_hidden()
    expect(change).to_be_focused()


def test_the_report_dialog_gives_the_focus_back(page: Page, world: World) -> None:
    page.goto(f"/places/{world.cfa}")
    button = page.get_by_role("button", name="Signaler une erreur")
    button.press("Enter")
    expect(page.get_by_role("dialog", name="Qu’est-ce qui ne va pas ?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


class TestNavigation:
    def test_the_new_heading_takes_the_focus_and_names_the_document(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        sections = page.get_by_role("navigation", name="Navigation principale")
        for link, title in {"Agenda": "Agenda", "Métiers": "Métiers", "Plus": "Plus"}.items():
            sections.get_by_role("link", name=link).press("Enter")
            expect(page.get_by_role("heading", level=1, name=title)).to_be_focused()
            expect(page).to_have_title(f"{title} · E-pass Orientation")
            expect(sections.get_by_role("link", name=link)).to_have_attribute("aria-current", "page")

    def test_back_and_forth_focus_the_heading_too_and_keep_the_list(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/?type=place")
        expect(cards(page)).to_have_count(20)
        page.get_by_role("button", name="Voir plus").tap()
        expect(cards(page)).to_have_count(35)
        link = cards(page).nth(28).get_by_role("link")
        link.scroll_into_view_if_needed()
        link.tap()
        expect(page.get_by_role("button", name="Signaler une erreur")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("heading", level=1, name="Autour de moi")).to_be_focused()
        expect(cards(page)).to_have_count(35)
        expect(link).to_be_in_viewport()
        page.go_forward()
        expect(page.get_by_role("heading", level=1)).to_be_focused()

    def test_a_page_opened_directly_leaves_the_focus_at_its_start(self, page: Page, world: World) -> None:
        page.goto(f"/places/{world.lycee}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Lycée Jules-Verne")
        expect(page).to_have_title("Lycée Jules-Verne · E-pass Orientation")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()


def test_what_has_the_focus_is_never_under_the_bottom_bar(page: Page, world: World) -> None:
    page.goto(f"/places/{world.lycee}")
    expect(page.get_by_role("button", name="Signaler une erreur")).to_be_visible()
    bar = page.get_by_role("navigation", name="Navigation principale")
    for _ in range(30):
        page.keyboard.press("Tab")
        hidden = bar.evaluate(
            """(bar) => {
                const { activeElement: one } = document;
                if (bar.contains(one) || one === document.body) return "";
                const { top, bottom } = one.getBoundingClientRect();
                const edge = bar.getBoundingClientRect().top;
                return top >= edge - 1 && bottom > edge ? one.outerHTML : "";
            }"""
        )
        assert hidden == ""
