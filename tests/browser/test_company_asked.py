"""A company finds each box and field where it is asked for, and what it reads of its offer is so (Placements,
lines 4 and 7)."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.company import Company, begin, below, go, saved, step
from tests.browser.conftest import OpenAs
from tests.browser.eyes import look
from tests.browser.steps import wait_for
from tests.factories import Factory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-company"),
]

CLEAR = """() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const last = document.querySelector(".foot").getBoundingClientRect().bottom;
    return document.querySelector(".sections").getBoundingClientRect().top - last;
}"""
"""How far the end of a page stands above the bar of sections, where one has scrolled to it."""


@pytest.fixture
def company(factory: Factory) -> Company:
    """A company that no other test uses."""
    return Company(factory)


def placement(page: Page, level: str, description: str) -> None:
    """The step « Quoi » of a long placement, filled in and left."""
    begin(page, "Stage long")
    page.locator("label.chip").filter(has_text=level).tap()
    page.get_by_label("Titre", exact=True).fill("Stage à l’atelier")
    page.get_by_label("Description", exact=True).fill(description)
    page.get_by_role("button", name="Continuer").tap()
    step(page, "Quand")


def days(page: Page) -> None:
    """The hours of a placement that minors may do."""
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Arrivée").fill("09:00")
    page.get_by_label("Pause, en minutes").fill("60")
    page.get_by_label("Départ").fill("17:00")
    for day in ("Lundi", "Mardi"):
        page.locator("label.chip").filter(has_text=day).tap()


def test_a_derogation_in_words_has_its_box_at_once_and_the_end_leads_to_it(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    placement(page, "Bac pro", "Au garage, avec le chef d’atelier : dérogation envoyée à l’inspection.")
    box = page.get_by_label("Nous avons déclaré à l’inspection du travail les travaux réglementés")
    expect(box).to_be_visible()
    # Also while what is typed is on its way: nothing comes and goes.
    on_its_way: list[Route] = []
    page.route("**/api/v1/offers/*", lambda route: on_its_way.append(route))
    page.get_by_label("Durée, en semaines").fill("6")
    expect(page.get_by_text("Envoi…")).to_be_visible()
    assert box.is_visible()
    wait_for(page, lambda: bool(on_its_way))
    on_its_way.pop().continue_()
    page.unroute("**/api/v1/offers/*")
    days(page)
    saved(page)
    go(page, "Relire")
    asked = page.get_by_role("listitem").filter(has_text="Vous écrivez «\u00a0dérogation\u00a0»")
    expect(asked).to_contain_text("Si c’est fait, déclarez-le à l’étape «\u00a0Quand\u00a0»")
    expect(asked).not_to_contain_text("lit votre déclaration")
    expect(asked.get_by_role("link")).to_have_text(["Voir ce que vous déclarez", "Voir la description"])
    look(page)
    asked.get_by_role("link", name="Voir ce que vous déclarez").tap()
    step(page, "Quand")
    expect(box).to_be_focused()
    box.check()
    page.get_by_label("Quel accord ou quelle autorisation").fill("Déclaration du 3 mars 2026")
    saved(page)
    go(page, "Relire")
    declared = page.get_by_role("listitem").filter(has_text="R4153-41")
    expect(declared.first).to_contain_text("qu’une fois ces travaux déclarés")
    expect(page.get_by_text("Si c’est fait")).to_have_count(0)


def test_the_headcount_that_other_offers_ask_for_is_shown_before_its_step_is_left(
    open_as: OpenAs, company: Company
) -> None:
    company.offer(kind="placement", levels=["bts"], places=3, status="published")
    page = open_as(company.owner, "/company")
    placement(page, "BTS", "Avec l’équipe.")
    headcount = page.get_by_label("Combien de personnes travaillent chez vous")
    # The answer to the length is late, as it is for who types fast.
    page.get_by_label("Durée, en semaines").fill("6")
    page.get_by_role("button", name="Continuer").tap()
    expect(headcount).to_be_focused()
    step(page, "Quand")
    look(page)
    page.get_by_role("button", name="Continuer").tap()
    step(page, "Où")
    go(page, "Relire")
    asked = page.get_by_role("listitem").filter(has_text="R124-10")
    expect(asked).to_contain_text("combien de personnes travaillent chez vous")


def test_a_headcount_that_is_given_is_not_asked_for_again(open_as: OpenAs, company: Company) -> None:
    company.offer(kind="placement", levels=["bts"], places=10, status="published")
    offer = company.offer(
        kind="placement", levels=["bts"], places=8, headcount=80, tutors=5, duration_days=28, status="draft",
        title="Stage à la réception", description="Avec l’équipe.",
    )  # fmt: skip
    page = open_as(company.owner, f"/company/offers/{offer}/edit?step=check")
    asked = page.get_by_role("listitem").filter(has_text="R124-10")
    expect(asked).to_contain_text("la limite de stagiaires présents la même semaine peut être dépassée")
    expect(asked).not_to_contain_text("combien de personnes")


def test_an_offer_that_is_being_read_is_not_said_to_be_online(open_as: OpenAs, company: Company) -> None:
    offer = company.offer(
        kind="placement", levels=["bts"], duration_days=28, status="review",
        publish_error='{"codes": ["reported"]}',
    )  # fmt: skip
    page = open_as(company.owner, f"/company/offers/{offer}/edit?step=what")
    expect(page.get_by_text("Cette offre est en relecture, pas encore en ligne")).to_be_visible()
    expect(page.get_by_text("Cette offre est en ligne")).to_have_count(0)
    look(page)


def contract(page: Page, kind: str) -> None:
    """The step « Quand » of a contract of that kind, with days that end on a Sunday."""
    begin(page, "Alternance")
    page.locator("label.chip").filter(has_text="CAP").tap()
    page.get_by_label("Titre", exact=True).fill("Contrat au magasin")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
    go(page, "Quand")
    page.locator("label.chip").filter(has_text=kind).tap()
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Arrivée").fill("09:00")
    page.get_by_label("Pause, en minutes").fill("60")
    page.get_by_label("Départ").fill("17:00")
    for day in ("Vendredi", "Samedi", "Dimanche"):
        page.locator("label.chip").filter(has_text=day).tap()


def test_sundays_say_which_trades_and_offer_their_box_to_apprentices_only(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    contract(page, "Professionnalisation")
    told = page.locator(".group-error").filter(has_text="Pas de dimanche avant 18 ans")
    expect(told).to_contain_text("sauf en apprentissage")
    sunday = page.get_by_label("Notre activité permet le travail des apprenties et apprentis le dimanche")
    expect(sunday).to_have_count(0)
    saved(page)
    expect(sunday).to_have_count(0)
    look(page)
    page.locator("label.chip").filter(has_text="Apprentissage").tap()
    expect(sunday).to_be_visible()
    box = page.locator("label").filter(has=sunday)
    for trade in ("l’alimentation", "hôtels", "restaurants", "cafés", "fleuristes"):
        expect(box).to_contain_text(trade)
    expect(page.get_by_role("group", name="Ou, si c’est votre cas, cochez")).to_be_visible()
    assert 0 < below(sunday, told) < 200
    sunday.check()
    expect(told).to_have_count(0)
    # The law itself allows it: there is no agreement to tell of.
    expect(page.get_by_label("Quel accord ou quelle autorisation")).to_have_count(0)
    page.locator("label.chip").filter(has_text="Professionnalisation").tap()
    expect(sunday).to_have_count(0)
    expect(told).to_be_visible()


def test_of_a_long_placement_no_box_opens_sundays_to_minors(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    placement(page, "Bac pro", "Avec l’équipe.")
    page.get_by_label("Durée, en semaines").fill("4")
    days(page)
    page.locator("label.chip").filter(has_text="Dimanche").tap()
    told = page.locator(".group-error").filter(has_text="Pas de dimanche avant 18 ans")
    expect(told).to_be_visible()
    saved(page)
    expect(page.get_by_label("Notre activité permet le travail")).to_have_count(0)
    look(page)


def test_a_start_at_four_is_said_once_under_the_times_before_its_box(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    contract(page, "Apprentissage")
    page.locator("label.chip").filter(has_text="Dimanche").tap()
    page.get_by_label("Départ").fill("10:00")
    page.get_by_label("Arrivée").fill("04:00")
    early = page.locator(".field-error").filter(has_text="Trop tôt")
    expect(early).to_be_visible()
    expect(page.get_by_text("l’offre ne sera proposée qu’à partir de 16 ans")).to_have_count(0)
    permit = page.get_by_label("Nous avons l’autorisation de faire travailler la nuit")
    pause = page.get_by_label("Pause, en minutes")
    places = [page.get_by_label("Arrivée"), early, page.get_by_text("Ou, si c’est votre cas"), permit, pause]
    tops = [(place.bounding_box() or {"y": -1.0})["y"] for place in places]
    assert tops == sorted(tops), "arrival, what is wrong with it, the other way, then the break"
    look(page)
    permit.check()
    expect(early).to_have_count(0)
    warned = page.locator(".word.warn").filter(has_text="l’offre ne sera proposée qu’à partir de 16 ans")
    expect(warned).not_to_contain_text("entre")
    expect(page.get_by_text("la nuit selon l’autorisation que vous déclarez")).to_be_visible()
    expect(page.get_by_text("entre 6\u00a0h")).to_have_count(0)
    look(page)


def test_weeks_of_seconde_are_not_facts_before_they_are_known_and_another_week_is_named(
    open_as: OpenAs, company: Company
) -> None:
    page = open_as(company.owner, "/company")
    begin(page)
    page.locator("label.chip").filter(has_text="3e").tap()
    page.get_by_label("Titre", exact=True).fill("Quinze jours à la ferme")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe.")
    go(page, "Quand")
    week = page.locator(".weeks label.chip:not(.off)").first
    week.tap()
    name = week.inner_text()
    go(page, "Quoi")
    page.locator("label.chip").filter(has_text="2nde").tap()
    go(page, "Quand")
    expect(page.get_by_text("Elles ne sont pas encore connues ici")).to_be_visible()
    expect(page.get_by_text("le stage a lieu du")).to_have_count(0)
    expect(page.locator("[data-field=weeks] .field-error")).to_contain_text(f"{name}\u00a0: En seconde")
    look(page)


def test_the_list_of_offers_names_the_rule_for_which_one_is_read(open_as: OpenAs, company: Company) -> None:
    page = open_as(company.owner, "/company")
    placement(page, "Bac pro", "Au garage, avec le chef d’atelier : dérogation envoyée à l’inspection.")
    page.get_by_label("Durée, en semaines").fill("4")
    days(page)
    go(page, "Relire")
    page.get_by_role("button", name="Publier").tap()
    expect(page.get_by_text("En relecture", exact=True)).to_be_visible()
    page.goto("/company")
    card = page.get_by_role("listitem").filter(has_text="Stage à l’atelier")
    expect(card).to_contain_text("ne font des travaux réglementés qu’une fois ces travaux déclarés")
    expect(card).not_to_contain_text("La loi laisse le choix ici")
    look(page)


class TestWhatIsSaidOfAnOfferThatWasSent:
    """Placements, line 7: « En relecture » alone read like a no, and « Modifier » lay below the reasons."""

    @pytest.mark.parametrize(
        ("codes", "kind", "says", "unsaid"),
        [
            (["unpaid_work"], "observation", "ce n’est pas un refus", "La loi laisse le choix"),
            (["company_unverified"], "observation", "dès que votre organisation sera vérifiée", "refus"),
            (["reported"], "observation", "rien n’est décidé", "Merci"),
            (["law"], "apprenticeship", "Une personne de la Région vérifie un point de la loi", "dérogation"),
        ],
    )
    def test_it_is_saved_and_may_be_changed_meanwhile(
        self, open_as: OpenAs, company: Company, codes: list[str], kind: str, says: str, unsaid: str
    ) -> None:
        offer = company.offer(
            kind=kind, levels=["3e" if kind == "observation" else "cap"], status="review",
            publish_error=json.dumps({"codes": codes}),
        )  # fmt: skip
        page = open_as(company.owner, f"/company/offers/{offer}")
        state = page.locator(".state-review")
        expect(state).to_contain_text("En relecture")
        expect(state).to_contain_text(says)
        expect(state).not_to_contain_text(unsaid)
        expect(state).to_contain_text("Vous serez prévenu·e de la réponse")
        expect(state.get_by_role("link", name="préparez-en une autre")).to_be_visible()
        edit = page.get_by_role("link", name="Modifier").bounding_box()
        bar = page.locator(".sections").bounding_box()
        assert edit
        assert bar
        assert edit["y"] + edit["height"] <= bar["y"]
        look(page)

    def test_the_action_comes_before_many_reasons_and_nothing_ends_under_the_bar(
        self, open_as: OpenAs, company: Company
    ) -> None:
        offer = company.offer(
            kind="apprenticeship", levels=["cap"], status="review", publish_error='{"codes": ["law"]}',
            declarations=["night", "dangerous_work"], declaration_note="Accord du 3 mars 2026",
            day_starts="05:00", day_ends="12:00", break_minutes=30, weekdays=["mon", "tue"],
        )  # fmt: skip
        page = open_as(company.owner, f"/company/offers/{offer}")
        expect(page.locator(".state-review")).to_contain_text("Vous déclarez une dérogation")
        expect(page.get_by_role("heading", name="Le détail")).to_be_attached()
        edit = page.get_by_role("link", name="Modifier")
        expect(edit).to_be_in_viewport(ratio=1)
        assert below(edit, page.locator(".state-review")) > 0
        assert below(page.get_by_role("heading", name="Le détail"), edit) > 0
        for size in ("normal", "large", "largest"):
            page.evaluate("(size) => { document.documentElement.dataset.textSize = size }", size)
            assert page.evaluate(CLEAR) >= 8, size


def test_the_hours_of_the_week_are_told_beside_the_days_that_add_up_to_them(
    open_as: OpenAs, company: Company
) -> None:
    """Placements, line 7: « Ici 37 h 30 » was in the answer of the server, and nowhere on the screen."""
    page = open_as(company.owner, "/company")
    begin(page, "Alternance")
    page.locator("label.chip").filter(has_text="CAP").tap()
    page.get_by_label("Titre", exact=True).fill("Apprenti menuisier ou apprentie menuisière")
    page.get_by_label("Description", exact=True).fill("Avec l’équipe, à l’atelier.")
    go(page, "Quand")
    page.get_by_text("Horaires de la journée").tap()
    page.get_by_label("Arrivée").fill("09:00")
    page.get_by_label("Pause, en minutes").fill("60")
    page.get_by_label("Départ").fill("17:30")
    for day in ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"):
        page.locator("label.chip").filter(has_text=day).tap()
    saved(page)
    wrong = page.locator("[data-field~=weekdays] .group-error")
    told = "Ici 37 h 30 par semaine\u00a0: avant 18 ans, la limite est 35 h."
    expect(wrong.locator(".field-error")).to_have_text(told)
    # The limit that holds, and what to do: no other age's limit beside it.
    expect(wrong).to_contain_text("Réduisez les heures ou les jours.")
    expect(wrong).not_to_contain_text("avant 15 ans")
    look(page)
    go(page, "Relire")
    expect(page.get_by_role("listitem").filter(has_text=told)).to_be_visible()
    look(page)
