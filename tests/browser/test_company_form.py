"""What a company that publishes from a phone met: what the form says of an offer, where, and when (phone)."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.company import Company, begin, below, go, saved, step, write
from tests.browser.conftest import OpenAs
from tests.browser.eyes import UNDER_NOTICES, look
from tests.browser.steps import wait_until
from tests.factories import Factory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-company"),
]


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


class TestWordsAreSaidWhereTheyAreWritten:
    """Fault 2: they were judged at the last step only."""

    def test_leaving_the_step_of_a_text_says_which_words_why_and_what_instead(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        described = page.get_by_label("Description", exact=True)
        described.fill("Nous cherchons un jeune garçon motivé pour la pose.")
        page.get_by_role("button", name="Continuer").tap()
        told = page.locator("[data-field=description] .word")
        expect(told).to_be_focused()
        step(page, "Quoi")
        expect(told.locator("mark")).to_have_text("cherchons un jeune garçon")
        expect(told.locator("mark").locator("..")).to_contain_text(
            "Nous cherchons un jeune garçon motivé pour la pose"
        )
        expect(told).to_contain_text("Une personne de la Région relira ces mots")
        expect(told).to_contain_text("Cela touche")
        expect(told).to_contain_text("À la place")
        look(page)
        told.get_by_role("button", name="cherchons un jeune garçon").tap()
        expect(described).to_be_focused()
        selected = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
        assert described.evaluate(selected) == "cherchons un jeune garçon"
        described.fill("Nous cherchons une personne motivée pour la pose.")
        expect(told).to_have_count(0)
        page.get_by_role("button", name="Continuer").tap()
        step(page, "Quand")

    def test_an_answer_on_former_words_that_comes_last_takes_nothing_back(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        late: list[Route] = []

        def hold_former(route: Route) -> None:
            if "jeune garçon" in (route.request.post_data_json or {})["description"]:
                route.continue_()
            else:
                late.append(route)

        page.route("**/offer-wording", hold_former)
        write(page)
        page.get_by_label("Description", exact=True).fill(
            "Nous cherchons un jeune garçon motivé pour la pose."
        )
        page.get_by_role("button", name="Continuer").tap()
        told = page.locator("[data-field=description] .word")
        expect(told).to_be_focused()
        assert late, "the title was read before the description"
        for route in late:
            with page.expect_response("**/offer-wording") as answer:
                route.continue_()
            answer.value.finished()
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)))")
        expect(told).to_be_focused()

    def test_who_keeps_the_words_goes_on_with_a_second_touch_and_is_not_told_at_each_step(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        write(page, "Une semaine pour jeune homme")
        page.get_by_role("button", name="Continuer").tap()
        expect(page.locator("[data-field=title] .word")).to_be_focused()
        page.get_by_role("button", name="Continuer sans changer").tap()
        step(page, "Quand")
        expect(page.get_by_text("À revoir dans les autres étapes")).to_have_count(0)
        go(page, "Où")
        page.get_by_label("Accessibilité").fill("Pas d’handicapés")
        page.get_by_role("button", name="Continuer").tap()
        expect(page.locator("[data-field=accessibility] .word")).to_be_focused()


class TestWhereAnOfferStands:
    """Fault 1: « Tout y est » in green stood above « une personne relira »."""

    def test_one_word_says_it_as_it_is(self, open_as: OpenAs, company: Company) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        write(page, "Une semaine pour jeune homme")
        go(page, "Relire")
        standing = page.locator(".page > .word")
        expect(standing).to_have_count(1)
        expect(standing).to_contain_text("À compléter ou à changer avant la publication")
        expect(standing).to_contain_text("Touchez au moins une semaine.")
        standing.get_by_role("link", name="les semaines").tap()
        step(page, "Quand")
        expect(page.locator(".weeks input").first).to_be_focused()
        page.locator(".weeks label.chip:not(.off)").first.tap()
        go(page, "Relire")
        meaning = page.get_by_text("Que veut dire « en relecture »")
        expect(meaning).to_be_visible()
        expect(standing).to_contain_text("Rien ne manque. Une personne de la Région lira l’offre")
        expect(standing).to_contain_text("jeune homme")
        expect(standing).to_have_count(1)
        go(page, "Quoi")
        page.get_by_label("Titre", exact=True).fill("Une semaine à l’atelier")
        go(page, "Relire")
        expect(standing).to_have_text("Tout y est. Voici ce que verront les jeunes.")
        # Nothing is read first: nothing says what that would mean.
        expect(meaning).to_have_count(0)

    def test_a_company_that_is_not_verified_reads_that_its_offer_waits_for_that(
        self, open_as: OpenAs, factory: Factory
    ) -> None:
        company = Company(factory, verified_at=None)
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        go(page, "Quand")
        page.locator(".weeks label.chip:not(.off)").first.tap()
        go(page, "Relire")
        expect(page.locator(".page > .word")).to_have_text(
            "Rien ne manque. L’offre paraîtra quand votre organisation sera vérifiée."
        )

    def test_what_the_server_refuses_is_read_where_one_is_led(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        go(page, "Relire")
        page.get_by_role("button", name="Publier").tap()
        refused = page.get_by_role("alert").filter(has_text="À compléter ou à changer")
        expect(refused.get_by_role("link").first).to_be_focused()


class TestWhatSolvesAnErrorIsAtHand:
    """Fault 3: it lay two screens below."""

    def test_an_error_of_weeks_has_its_declaration_beside_it_and_continuing_leads_there(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        go(page, "Quand")
        page.get_by_text("Plus tard dans l’année").tap()
        page.locator(".weeks label.chip.off").filter(has_text="Vacances d’hiver").first.tap()
        error = page.locator(".field-error").filter(has_text="vacances scolaires")
        chamber = page.get_by_label("Pendant les vacances, le stage suit la convention")
        expect(chamber).to_be_visible()
        assert 0 < below(chamber, error) < 370, "half a screen"
        page.get_by_role("button", name="Continuer").tap()
        expect(chamber).to_be_focused()

    def test_going_on_without_a_week_says_so_on_the_screen(self, open_as: OpenAs, company: Company) -> None:
        """Also where the weeks are longer than the screen: the words stood below it."""
        page = open_as(company.owner, "/company")
        begin(page)
        write(page)
        go(page, "Quand")
        page.get_by_text("Plus tard dans l’année").tap()
        page.get_by_role("button", name="Continuer").tap()
        expect(page.locator("[data-field=weeks] .field-error")).to_be_in_viewport()

    def test_an_error_of_hours_has_its_declarations_under_it_at_once(
        self, open_as: OpenAs, company: Company
    ) -> None:
        """Placements, line 7: they were behind a link, two screens below (Sundays: test_company_asked)."""
        page = open_as(company.owner, "/company")
        begin(page, "Stage long")
        page.locator("label.chip").filter(has_text="CAP").tap()
        go(page, "Quand")
        page.get_by_text("Horaires de la journée").tap()
        page.get_by_label("Arrivée").fill("15:00")
        page.get_by_label("Pause, en minutes").fill("60")
        page.get_by_label("Départ").fill("23:00")
        permit = page.get_by_label("Nous avons l’autorisation de faire travailler la nuit")
        assert 0 < below(permit, page.get_by_text("Trop tard : pas après 20 h")) < 200
        look(page)
        page.get_by_label("Départ").fill("20:00")
        expect(page.get_by_text("Trop tard : pas après 20 h")).to_have_count(0)
        expect(page.get_by_role("button", name="Déclarez-le")).to_have_count(0)

    def test_what_is_asked_at_the_end_leads_to_the_headcount(self, open_as: OpenAs, company: Company) -> None:
        company.offer(kind="placement", levels=["bts"], places=3, status="published")
        page = open_as(company.owner, "/company")
        begin(page, "Stage long")
        page.locator("label.chip").filter(has_text="BTS").tap()
        page.get_by_label("Titre", exact=True).fill("Stage à la réception")
        page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
        go(page, "Quand")
        page.get_by_label("Durée, en semaines").fill("6")
        saved(page)
        go(page, "Relire")
        page.get_by_role("listitem").filter(has_text="R124-10").get_by_role("link", name="l’effectif").tap()
        expect(page.get_by_label("Combien de personnes travaillent chez vous")).to_be_focused()


class TestNothingTypedChangesByItself:
    """Fault 4: the hours changed to those of 16 and more, unsaid."""

    def test_another_class_says_what_no_longer_fits_and_leaves_the_hours(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page, "Stage long")
        page.locator("label.chip").filter(has_text="BTS").tap()
        page.get_by_label("Titre", exact=True).fill("Stage à la réception")
        go(page, "Quand")
        page.get_by_text("Horaires de la journée").tap()
        page.get_by_label("Arrivée").fill("13:00")
        page.get_by_label("Pause, en minutes").fill("60")
        page.get_by_label("Départ").fill("23:30")
        go(page, "Quoi")
        page.locator("label.chip").filter(has_text="CAP").tap()
        page.get_by_role("status").get_by_role("link", name="l’heure de départ").tap()
        expect(page.get_by_label("Départ")).to_be_focused()
        expect(page.get_by_label("Départ")).to_have_value("23:30")
        expect(page.get_by_text("Trop tard : pas après 20 h avant 16 ans")).to_be_visible()

    def test_another_kind_keeps_hours_and_levels_and_says_what_is_to_be_chosen_again(
        self, open_as: OpenAs, company: Company
    ) -> None:
        page = open_as(company.owner, "/company")
        begin(page, "Stage long")
        page.locator("label.chip").filter(has_text="CAP").tap()
        page.get_by_label("Titre", exact=True).fill("En cuisine")
        go(page, "Quand")
        page.get_by_text("Horaires de la journée").tap()
        page.get_by_label("Départ").fill("17:30")
        go(page, "Type")
        page.get_by_role("button", name=re.compile("Alternance")).tap()
        expect(page.get_by_role("radio", name="CAP")).to_be_checked()
        go(page, "Type")
        page.get_by_role("button", name=re.compile("Stage d’observation")).tap()
        step(page, "Quoi")
        levels = page.locator("[data-field=levels]")
        expect(levels.get_by_text("À remplir pour publier.")).to_be_visible()
        go(page, "Quand")
        expect(page.get_by_label("Départ")).to_have_value("17:30")
        expect(page.get_by_label("Arrivée")).to_have_value("")


def test_weeks_are_told_as_dates_not_as_numbers(open_as: OpenAs, company: Company) -> None:
    """Fault 7: « S52 » is for calendars of offices."""
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    go(page, "Quand")
    chip = page.locator(".weeks label.chip").first
    expect(chip).to_contain_text(re.compile(r"^du \d+(er)?( \w+)?( \d+)? au \d+(er)? \w+"))
    assert not re.search(r"\bS\d", " ".join(page.locator(".weeks").all_text_contents()))
    look(page)


def test_each_kind_and_contract_has_its_own_example_of_a_title(open_as: OpenAs, company: Company) -> None:
    """Fault 5: a contract of professionnalisation had the example of an apprentice."""
    page = open_as(company.owner, "/company")
    hint = page.locator("[data-field=title] .hint")
    for kind, example in (
        ("Stage d’observation", "une semaine à l’atelier"),
        ("Stage long", "stage de BTS"),
        ("Alternance", "ou en professionnalisation conseiller ou conseillère de vente"),
    ):
        begin(page, kind)
        expect(hint).to_contain_text(example)
    for contract, example in (
        ("Apprentissage", "apprenti boulanger ou apprentie boulangère"),
        ("Professionnalisation", "contrat de professionnalisation, conseiller"),
    ):
        go(page, "Quand")
        page.locator("label.chip").filter(has_text=contract).tap()
        go(page, "Quoi")
        expect(hint).to_have_text(re.compile(f"^Par exemple.: {example}"))


def test_what_the_app_says_of_an_act_covers_no_action(open_as: OpenAs, company: Company) -> None:
    """Fault 6: « Votre offre est en ligne » lay over « Modifier »."""
    page = open_as(company.owner, "/company")
    begin(page)
    write(page)
    go(page, "Quand")
    page.locator(".weeks label.chip:not(.off)").first.tap()
    go(page, "Relire")
    page.get_by_role("button", name="Publier").tap()
    expect(page.locator(".toast")).to_have_text("Votre offre est en ligne.")
    expect(page.get_by_role("link", name="Modifier")).to_be_visible()
    assert page.evaluate(UNDER_NOTICES) == []
    # In place, far down a page: what is below moves down.
    page.goto("/me/preferences")
    last = page.get_by_role("checkbox").last
    last.scroll_into_view_if_needed()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.mouse.wheel(0, 10_000)
    wait_until(page, "scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    before = last.bounding_box()
    last.tap()
    expect(page.locator(".toast")).to_be_visible()
    after = last.bounding_box()
    assert page.evaluate(UNDER_NOTICES) == []
    assert before
    assert after
    assert after["y"] > before["y"]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(UNDER_NOTICES) == []


def test_careers_are_told_apart_in_words_that_stay_whole(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    begin(page)
    family = {"code": "D11", "label": "Commerce alimentaire et métiers de bouche"}
    found = {"type": "career", "code": "D1102", "label": "Boulanger / Boulangère", "family": family}
    page.route("**/api/v1/careers?*", lambda route: route.fulfill(json={"items": [found], "next": None}))
    page.get_by_role("combobox", name="Métiers à découvrir").fill("boul")
    option = page.get_by_role("option", name="Boulanger / Boulangère Commerce alimentaire")
    expect(option).to_be_visible()
    expect(option).not_to_contain_text("D1102")
    # A long family goes below the career: beside it, the career broke letter by letter.
    box = option.bounding_box()
    assert box
    assert box["height"] < 5 * 24
