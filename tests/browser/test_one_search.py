"""One search over everything: typed with one thumb, by keyboard, heard, and without a network."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NANTES, Phones
from tests.browser.steps import cards, kept_on, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-one-search")]

KEYBOARD_OPEN = {"width": 360, "height": 400}
"""What the keyboard of a phone leaves of its screen."""
LISTEN = """() => {
    window.heard = [];
    const region = document.querySelector("#app > p[role=status]");
    new MutationObserver(() => window.heard.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });
}"""
"""Notes what the live region says."""
SAID = "#app > p[role=status]"
"""That region."""


def field_of(page: Page) -> Locator:
    """The search field of the page."""
    return page.get_by_role("combobox", name="Chercher partout")


def readings(page: Page) -> Locator:
    """What was read from the words, each to be refused."""
    return page.get_by_role("list", name="Compris").get_by_role("listitem")


def search(page: Page, words: str) -> None:
    """Search for words on the page of the search."""
    field_of(page).fill(words)
    field_of(page).press("Enter")
    written = r"(%20|\+)".join(re.escape(quote(word)) for word in words.split())
    expect(page).to_have_url(re.compile(rf"/search\?q={written}(&|$)"))
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def search_and_keep(page: Page, words: str) -> None:
    """The same, until the phone has noted that it was searched: it does with the answer."""
    search(page, words)
    wait_until(page, f"(localStorage.getItem('searches') ?? '').includes({words!r})")


def type_in_one_go(page: Page, words: str) -> None:
    """Type without a pause, each sign drawn before the next: keys of a busy machine come with pauses."""
    field_of(page).evaluate(
        """async (field, words) => {
            for (const sign of words) {
                field.value += sign;
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
                await Promise.resolve();
            }
        }""",
        words,
    )


class TestTyping:
    def test_a_thumb_types_and_taps_a_suggestion_above_the_keyboard(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        expect(cards(page).first).to_be_visible()
        field = field_of(page)
        field.tap()
        page.set_viewport_size(KEYBOARD_OPEN)
        type_in_one_go(page, "boulang")
        group = page.get_by_role("group", name="Métiers")
        baker = group.get_by_role("option", name="Boulanger / Boulangère")
        expect(baker).to_be_visible()
        expect(page.get_by_role("group", name="Formations").get_by_role("option").first).to_be_visible()
        panel = page.locator(".finder").bounding_box()
        assert panel
        assert panel["y"] + panel["height"] <= KEYBOARD_OPEN["height"], "the keyboard covers suggestions"
        assert panel["height"] >= 2.5 * 44, "too few suggestions are seen"
        for option in page.get_by_role("option").all():
            box = option.bounding_box()
            assert box
            assert box["height"] >= 44, "too small for a thumb"
        baker.tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Boulang")
        expect(page).to_have_url(re.compile("/careers/D1102"))

    def test_one_request_leaves_for_what_is_typed_in_one_go(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/suggest" in request.url else None)
        field_of(page).focus()
        type_in_one_go(page, "jardin")
        expect(page.get_by_role("option").first).to_be_visible()
        assert [re.search("q=([^&]*)", url)[1] for url in asked] == ["jardin"]  # type: ignore[index]
        assert "commune=44109" in asked[0]

    def test_back_brings_everything_as_it_was(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        search(page, "collège")
        found = page.locator(".found > .card")
        expect(found).to_have_count(20)
        page.get_by_role("button", name="Voir plus").tap()
        expect(found).to_have_count(30)
        page.get_by_role("radio", name="Lieux").check(force=True)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        page.get_by_role("button", name="Voir plus").tap()
        expect(found).to_have_count(30)
        opened = found.nth(24).get_by_role("link").first
        opened.scroll_into_view_if_needed()
        height = page.evaluate("scrollY")
        assert height > 1000
        opened.tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Collège numéro")
        page.get_by_role("button", name="Retour").tap()
        expect(found).to_have_count(30)
        expect(field_of(page)).to_have_value("collège")
        expect(page.get_by_role("radio", name="Lieux")).to_be_checked()
        expect(opened).to_be_in_viewport()
        wait_until(page, f"Math.abs(scrollY - {height}) < 50")

    def test_what_was_searched_stays_on_the_phone_until_it_is_forgotten(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        for words in ("jardin", "boulangerie", "collège"):
            search_and_keep(page, words)
        page.goto("/")
        field_of(page).tap()
        recent = page.get_by_role("region", name="Cherché sur ce téléphone")
        expect(recent.get_by_role("link")).to_have_text(["collège", "boulangerie", "jardin"])
        recent.get_by_role("button", name="Oublier « boulangerie »").tap()
        expect(recent.get_by_role("link")).to_have_text(["collège", "jardin"])
        recent.get_by_role("link", name="jardin").tap()
        expect(field_of(page)).to_have_value("jardin")
        field_of(page).fill("")
        page.get_by_role("button", name="Tout effacer").tap()
        expect(recent).to_be_hidden()
        assert "localStorage searches" not in kept_on(page)

    def test_an_address_that_was_only_opened_is_not_kept(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=jardin")
        expect(page.locator(".found > .card").first).to_be_visible()
        assert "localStorage searches" not in kept_on(page)


class TestDistress:
    def test_who_listens_is_shown_first_while_one_types_and_on_the_page(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        field_of(page).press_sequentially("je veux mourir", delay=20)
        numbers = page.get_by_role("region", name="Besoin de parler")
        expect(page.locator(".finder").get_by_role("link", name="Appeler le 3114")).to_be_visible()
        field_of(page).press("Enter")
        expect(page).to_have_url(re.compile(r"/search\?q="))
        expect(numbers).to_have_count(1)
        for number in ("3114", "119", "3018", "15"):
            expect(numbers.get_by_role("link", name=f"Appeler le {number},")).to_be_visible()
        expect(page.locator(".found > .card")).to_have_count(1)
        expect(page.get_by_text("Une faute de frappe")).to_have_count(0)
        assert "mourir" not in kept_on(page)

    def test_nothing_found_says_who_can_help(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=xqzxqz")
        page.get_by_role("link", name="Qui peut aider").tap()
        expect(page.get_by_role("link", name="Appeler le 3114")).to_be_visible()


class TestReading:
    def test_a_wrong_letter_is_mended_and_said(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=jardinnier")
        expect(page.get_by_text("Voici ce qu’il y a avec « jardinier »")).to_be_visible()
        expect(page.locator(".found")).to_contain_text("Jardinier / Jardinière")

    def test_what_holds_only_some_of_the_words_is_said_to(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=boulanger xqzxqz")
        expect(page.get_by_text("Rien n’a tous ces mots")).to_be_visible()
        expect(page.locator(".found")).to_contain_text("Boulanger / Boulangère")

    def test_what_was_understood_and_why_each_is_there_are_said(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=cfa angers")
        expect(readings(page)).to_have_text(["CFA (apprentissage)", "près d’Angers"])
        first = page.locator(".found > .card").filter(has_text="CFA des Deux Rives")
        expect(first).to_contain_text("C’est ce qui est cherché")
        expect(first.locator(".distance")).to_have_text(re.compile(r"à \d+ km d’Angers"))

    def test_a_reading_is_refused_by_a_thumb_and_back_reads_it_again(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=cfa angers&type=place")
        far = page.locator(".found .distance").first
        expect(far).to_have_text(re.compile("d’Angers"))
        refuse = page.get_by_role("button", name="Ne pas tenir compte de : près d’Angers")
        box = refuse.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 44, "too small for a thumb"
        refuse.tap()
        expect(page).to_have_url(re.compile(r"type=place&.*literal=angers$"))
        expect(readings(page)).to_have_text(["CFA (apprentissage)"])
        expect(page.get_by_text("Cherché comme un simple mot : « angers ».")).to_be_visible()
        expect(far).not_to_have_text(re.compile("d’Angers"))
        expect(field_of(page)).to_have_value("cfa angers")
        page.go_back()
        expect(readings(page)).to_have_text(["CFA (apprentissage)", "près d’Angers"])
        page.go_forward()
        page.get_by_role("button", name="Comprendre à nouveau").tap()
        expect(readings(page)).to_have_count(2)
        expect(page).not_to_have_url(re.compile("literal"))

    def test_a_series_says_that_no_list_knows_its_lycees(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=sti2d")
        expect(
            page.get_by_text("Aucune liste publique ne dit quel lycée prépare quelle série")
        ).to_be_visible()
        page.get_by_role("link", name="Voir les lycées").tap()
        expect(readings(page)).to_contain_text(["Lycée"])

    def test_other_words_are_read_anew(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=cfa angers&literal=cfa&literal=angers")
        expect(page.get_by_text("Cherché comme un simple mot")).to_be_visible()
        expect(readings(page)).to_have_count(0)
        search(page, "cfa laval")
        expect(readings(page)).to_have_count(2)

    def test_the_keyboard_refuses_one_after_the_other(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=cfa angers")
        expect(readings(page)).to_have_count(2)
        expect(page.locator(SAID)).to_contain_text("résultat")
        page.evaluate(LISTEN)
        page.get_by_role("button", name="Ne pas tenir compte de : près d’Angers").focus()
        page.keyboard.press("Enter")
        kind = page.get_by_role("button", name="Ne pas tenir compte de : CFA (apprentissage)")
        expect(kind).to_be_focused()
        wait_until(page, "heard.length > 0")
        page.wait_for_timeout(600)
        assert len(page.evaluate("heard")) == 1
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Comprendre à nouveau")).to_be_focused()

    def test_the_spelling_that_was_typed_is_searched_where_it_was_meant(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=jardinnier")
        page.get_by_role("button", name="Chercher plutôt « jardinnier » tel quel").tap()
        expect(page.get_by_text("Rien trouvé pour « jardinnier ».")).to_be_visible()
        expect(page.get_by_text("Une faute de frappe")).to_have_count(0)
        page.go_back()
        expect(page.locator(".found")).to_contain_text("Jardinier / Jardinière")

    def test_what_was_found_near_a_town_opens_near_it_and_back_keeps_all(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=boulanger angers&type=training")
        found = page.locator(".found > .card")
        expect(found.first).to_be_visible()
        found.first.get_by_role("link").first.tap()
        expect(page).to_have_url(re.compile("/trainings/.*near=49007"))
        expect(page.get_by_role("button", name="Près d’Angers")).to_be_visible()
        expect(page.locator(".taught .distance").first).to_have_text(re.compile(r"à (\d|Angers)"))
        page.locator(".leads").get_by_role("link", name=re.compile("^Boulanger")).first.tap()
        expect(page).to_have_url(re.compile("/careers/.*near=49007"))
        page.get_by_role("button", name="Retour").tap()
        expect(page.get_by_role("button", name="Près d’Angers")).to_be_visible()
        page.get_by_role("button", name="Retour").tap()
        expect(page).to_have_url(re.compile("q=boulanger(%20| |\\+)angers&type=training"))
        expect(found.first).to_be_visible()

    def test_metres_are_not_counted_from_the_middle_of_a_town(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=lycée nantes")
        school = page.locator(".found > .card").filter(has_text="Lycée Jules-Verne")
        expect(school.locator(".facts")).to_have_text("à Nantes")

    def test_hits_at_one_place_stand_together(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=jules verne")
        found = page.locator(".found > .card")
        expect(found).to_have_count(1)
        also = found.locator(".also").get_by_role("link")
        expect(also).to_have_count(1)
        also.tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Jules-Verne")

    def test_the_first_result_begins_high_on_a_phone(self, near_nantes: Page) -> None:
        page = near_nantes
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto("/search?q=boulanger")
        first = page.locator(".found > .card").first
        expect(first).to_be_visible()
        box = first.bounding_box()
        assert box
        assert box["y"] <= 400
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("radio", name="Aide").focus()
        expect(page.get_by_text("Aide", exact=True).first).to_be_in_viewport()

    def test_what_is_no_commune_is_searched_everywhere(self, page: Page) -> None:
        page.goto("/")
        page.get_by_role("combobox", name="La commune").fill("cfa boulangerie")
        page.get_by_role("link", name="Chercher « cfa boulangerie » partout").tap()
        expect(page).to_have_url(re.compile(r"/search\?q=cfa%20boulangerie$"))
        expect(page.locator(".found > .card").first).to_be_visible()

    def test_nothing_leads_on(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=xqzxqz&type=career")
        expect(page.get_by_text("Rien trouvé pour « xqzxqz ».")).to_be_visible()
        expect(page.get_by_role("link", name="Des métiers selon ce que j’aime")).to_be_visible()
        page.get_by_role("button", name="Chercher dans tout").tap()
        expect(page).not_to_have_url(re.compile("type="))

    def test_a_failure_offers_another_try(self, phones: Phones) -> None:
        phones.expect("status of 500")
        page = phones.open(where=NANTES)
        page.route("**/api/v1/search?*", lambda route: route.fulfill(status=500, body="{}"))
        page.goto("/search?q=boulanger")
        expect(page.get_by_text("Ça coince de notre côté")).to_be_visible()
        page.unroute("**/api/v1/search?*")
        page.get_by_role("button", name="Réessayer").tap()
        expect(page.locator(".found")).to_contain_text("Boulanger / Boulangère")

    def test_who_listens_is_found_and_not_remembered(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/search?q=harcèlement")
        page.locator(".found").get_by_role("link", name=re.compile("Besoin d’aide")).tap()
        expect(page).to_have_url(re.compile("/safety$"))
        for number in ("119", "3018", "3114", "15"):
            expect(page.locator(f'main a[href="tel:{number}"]')).to_be_visible()
        assert "localStorage searches" not in kept_on(page)
        # Among careers alone it is not there to be seen first: then nothing is.
        page.goto("/search?q=boulanger&type=career")
        expect(page.locator(".found")).to_contain_text("Boulanger / Boulangère")
        assert "localStorage searches" not in kept_on(page)


class TestKeyboard:
    def test_arrows_choose_escape_closes_enter_searches(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        field = field_of(page)
        field.focus()
        type_in_one_go(page, "boulang")
        expect(field).to_have_attribute("aria-expanded", "true")
        # What was chosen before the suggestions came is let go when they come.
        expect(page.get_by_role("option").nth(1)).to_be_visible()
        page.keyboard.press("ArrowDown")
        chosen = page.get_by_role("option", selected=True)
        expect(chosen).to_have_count(1)
        expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
        expect(field).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("option", selected=True)).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(page.get_by_role("option")).to_have_count(0)
        expect(field).to_have_value("boulang")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search\?q=boulang"))
        expect(page.get_by_role("heading", level=1, name="Chercher partout")).to_be_focused()

    def test_enter_opens_the_suggestion_that_is_chosen(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        field_of(page).focus()
        type_in_one_go(page, "deux rives")
        expect(page.get_by_role("option", name="CFA des Deux Rives")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="CFA des Deux Rives")).to_be_focused()

    def test_what_was_searched_is_reached_by_tab_and_left_by_it(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        search_and_keep(page, "jardin")
        page.goto("/")
        field_of(page).focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="jardin", exact=True)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Oublier « jardin »")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".finder")).to_be_hidden()


class TestHeard:
    def test_counts_are_said_once(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/")
        expect(page.locator(SAID)).to_contain_text("résultat")
        page.evaluate(LISTEN)
        field_of(page).focus()
        type_in_one_go(page, "boulanger")
        expect(page.get_by_role("option").first).to_be_visible()
        wait_until(page, "heard.length > 0")
        page.wait_for_timeout(600)
        heard = page.evaluate("heard")
        assert len(heard) == 1
        assert re.fullmatch(r"\d+ suggestions?\.", heard[0])
        field_of(page).press("Enter")
        expect(page.locator(".found > .card").first).to_be_visible()
        wait_until(page, "heard.length > 1")
        page.wait_for_timeout(600)
        heard = page.evaluate("heard")
        assert len(heard) == 2
        assert re.fullmatch(r"(\d+ résultats?|Les \d+ premiers résultats)\.", heard[1])


class TestInLists:
    def test_a_list_is_narrowed_by_enter_and_everything_is_one_tap_away(self, near_nantes: Page) -> None:
        page = near_nantes
        page.goto("/careers")
        field = page.get_by_role("combobox", name="Chercher un métier")
        field.fill("jardin")
        expect(page.get_by_role("option", name="Jardinier / Jardinière")).to_be_visible()
        field.press("Enter")
        expect(page).to_have_url(re.compile(r"/careers\?q=jardin"))
        expect(page.locator(".card h3")).to_have_text(["Jardinier / Jardinière"])
        field.tap()
        page.get_by_role("option", name="Chercher « jardin » partout").tap()
        expect(page).to_have_url(re.compile(r"/search\?q=jardin"))
        expect(page.locator(".found")).to_contain_text("Apprentissage en jardinage")
