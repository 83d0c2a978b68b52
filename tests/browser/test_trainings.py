"""From a training to where it is taught, its open day, somebody who learns it, and a place to try it."""

import re
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.access import Role
from tests.browser.conftest import LOST, Phones
from tests.browser.learning import BAKERS
from tests.browser.server import Network
from tests.browser.steps import cards, kept_on, result_count, wait_for, wait_for_worker
from tests.browser.world import World
from tests.factories import LAVAL, Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-trainings")]

NEAR_LAVAL = {"by": "commune", "code": "53130", "name": "Laval", "lat": LAVAL[0], "lon": LAVAL[1]}


@pytest.fixture(autouse=True, scope="module")
def _bakers_of_laval(rows: object, world: World) -> None:
    """A CFA of Laval that teaches bakers and opens its doors, an apprentice, an offer."""
    factory = Factory(rows)  # type: ignore[arg-type]
    place = factory.place(
        "CFA du Pain",
        kind="apprenticeship_centre",
        sector="private",
        levels=["apprenticeship"],
        uai=BAKERS,
        commune_name="Laval",
        at=(48.0750, -0.7700),
    )
    factory.place(
        "France services du Pain",
        kind="public_service",
        onisep_id="ENS.1",
        commune_name="Laval",
        description="Horaires annoncés, à vérifier par téléphone : lundi de 9 h à 12 h.",
        at=LAVAL,
    )
    factory.connection.execute(
        "INSERT INTO open_day_text (onisep_id, number, told, checked_on)"
        " VALUES ('ENS.1', 1, 'Un samedi de mars, sur rendez-vous', current_date)"
        " ON CONFLICT DO NOTHING"
    )
    factory.event(
        "Portes ouvertes du CFA du Pain",
        place_id=place,
        place_name="CFA du Pain",
        commune_name="Laval",
        at=LAVAL,
    )
    account = factory.account(Role.MENTOR, first_name="Prénom", email="apprentice@example.org", age=19)
    factory.candidacy(account, status="approved")
    factory.mentor_profile(
        account,
        kind="apprentice",
        career_code="D1102",
        commune_code="53130",
        job_title="Apprenti·e boulanger·ère",
    )
    factory.offer(
        factory.organisation(factory.account("company", email="pain@example.org"), name="Four de Laval"),
        title="Une semaine au fournil",
        rome_codes=["D1102"],
        commune_code="53130",
        commune_name="Laval",
        at=LAVAL,
    )


@pytest.fixture
def pupil(phones: Phones) -> Page:
    """A phone whose owner chose Laval."""
    return phones.open(where=NEAR_LAVAL)


def on_the_way(page: Page, *, again: bool = False) -> None:
    """« boulangerie » near Laval → training → place → open day → an apprentice → placements."""
    page.goto("/careers")
    page.get_by_role("link", name="Toutes les formations, les plus proches d’abord").tap()
    field = page.get_by_role("combobox", name="Chercher une formation")
    field.fill("boulangerie")
    field.press("Enter")
    found = cards(page).filter(has_text="CAP Boulanger")
    expect(found).to_contain_text("CAP Boulanger")
    expect(found).to_contain_text("CFA du Pain, Laval")
    found.get_by_role("link").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("CAP Boulanger")
    expect(page.get_by_text("2 ans (1 an après un premier diplôme")).to_be_visible()
    page.get_by_role("link", name="CFA du Pain").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("CFA du Pain")
    taught = page.locator("section", has=page.get_by_role("heading", name="On y enseigne"))
    expect(taught.get_by_role("link", name="BP Boulanger")).to_be_visible()
    page.get_by_role("link", name="Portes ouvertes du CFA du Pain").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Portes ouvertes du CFA du Pain")
    for _ in range(2):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("CAP Boulanger")
    expect(page.get_by_role("link", name="Boulanger / Boulangère")).to_be_visible()
    page.get_by_role("link", name="Demander à un·e apprenti·e").tap()
    expect(page.get_by_text("Apprenti·e boulanger·ère")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("CAP Boulanger")
    page.get_by_role("link", name="Stages et alternance près de moi").tap()
    if not again:  # the phone remembers the class
        page.get_by_role("link", name="3e", exact=True).tap()
    expect(page.get_by_text("Une semaine au fournil")).to_be_visible()


def test_from_a_training_to_a_placement_near_laval(pupil: Page) -> None:
    on_the_way(pupil)


@pytest.mark.service_worker
def test_the_whole_way_is_read_again_without_a_network(phones: Phones, network: Network) -> None:
    phones.expect(LOST)
    page = phones.open(where=NEAR_LAVAL)
    page.goto("/")
    wait_for_worker(page)
    on_the_way(page)
    # What was shown is kept a moment later.
    for asked in ("boulangerie", "/offers?"):
        wait_for(page, lambda: any(asked in place for place in kept_on(page)))  # noqa: B023
    network.refuses()
    on_the_way(page, again=True)


def test_what_is_typed_while_the_field_is_drawn_stays(pupil: Page) -> None:
    pupil.goto("/careers")
    pupil.evaluate(
        """() => new MutationObserver((_, watch) => {
            const field = document.querySelector("[aria-label='Chercher une formation']");
            if (!field) return;
            watch.disconnect();
            field.value = "boulangerie";
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }).observe(document.querySelector("main"), { childList: true, subtree: true })"""
    )
    pupil.get_by_role("link", name="Toutes les formations, les plus proches d’abord").tap()
    expect(cards(pupil).first).to_be_visible()
    expect(pupil.get_by_role("combobox", name="Chercher une formation")).to_have_value("boulangerie")


def test_filters_say_how_many_are_left(pupil: Page) -> None:
    pupil.goto("/trainings")
    expect(result_count(pupil)).to_have_text("2 résultats.")
    pupil.get_by_role("button", name="Filtres").tap()
    dialog = pupil.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name=re.compile("Doctorat"))).to_have_count(0)
    dialog.get_by_role("radio", name="Bac (2)", exact=True).tap()
    dialog.get_by_role("radio", name="En apprentissage").tap()
    dialog.get_by_role("button", name="Voir les résultats").tap()
    expect(result_count(pupil)).to_have_text("1 résultat.")
    expect(cards(pupil)).to_contain_text("BP Boulanger")
    expect(pupil.get_by_role("button", name=re.compile("Filtres 2"))).to_be_visible()
    field = pupil.get_by_role("combobox", name="Chercher une formation")
    field.fill("jardin")
    field.press("Enter")
    expect(pupil.get_by_text("Aucune formation avec ces choix.")).to_be_visible()
    pupil.get_by_role("button", name="Tout enlever").tap()
    expect(pupil.get_by_text("Aucune formation avec ces choix.")).to_be_visible()
    pupil.get_by_role("button", name="Chercher jusqu’à 100 km").tap()
    pupil.get_by_role("button", name="Chercher jusqu’à 200 km").tap()
    expect(cards(pupil)).to_contain_text("Bac pro Aménagements paysagers")


def test_a_career_says_how_to_get_there_from_3e(pupil: Page) -> None:
    pupil.goto("/careers/D1102")
    steps = pupil.locator(".ways > li")
    expect(steps.first).to_contain_text("CAP Boulanger")
    expect(steps.first.locator(".ways")).to_contain_text("BP Boulanger")
    near = pupil.locator("section", has=pupil.get_by_role("heading", name="Aller voir là où on s’y forme"))
    expect(near.get_by_role("link")).to_have_text("Portes ouvertes du CFA du Pain")
    pupil.get_by_role("link", name="Où les suivre dans la région").tap()
    expect(pupil.get_by_text("Formations qui mènent à : Boulanger / Boulangère")).to_be_visible()
    expect(result_count(pupil)).to_have_text("2 résultats.")


def test_a_course_after_studies_that_no_list_names_is_no_way_from_3e(
    pupil: Page, rows: psycopg.Connection[Any]
) -> None:
    before = rows.execute("DELETE FROM training_next RETURNING training_id, next_id").fetchall()
    change = "UPDATE training SET level = %s, diploma = %s WHERE label = 'BP Boulanger'"
    rows.execute(change, [None, "Mastère"])
    pupil.goto("/careers/D1102")
    lists = pupil.locator("section > .ways")
    expect(lists).to_have_count(2)
    first, others = lists.first, lists.last
    expect(first).to_contain_text("CAP Boulanger")
    expect(first).not_to_contain_text("BP Boulanger")
    expect(others).to_contain_text("BP Boulanger")
    expect(pupil.get_by_text("Nos listes ne disent pas après quelles études")).to_be_visible()
    rows.execute(change, [4, "BP"])
    for pair in before:
        rows.execute("INSERT INTO training_next (training_id, next_id) VALUES (%s, %s)", pair)


def test_a_way_to_a_career_says_by_which_other_name_it_leads_there(
    pupil: Page, rows: psycopg.Connection[Any]
) -> None:
    way = "WHERE code = 'D1102' AND training_id = (SELECT id FROM training WHERE label = 'BP Boulanger')"
    rows.execute(f"UPDATE training_career SET named = 'Fournier / fournière' {way}")
    pupil.goto("/careers/D1102")
    step = pupil.locator(".ways .ways > li")
    expect(step).to_contain_text(re.compile("mène au métier.*cité sous le nom\\s: Fournier / fournière"))
    rows.execute(f"UPDATE training_career SET named = NULL {way}")


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("extract(year FROM current_date) + 1", "Dernière session annoncée : {}. Continue-t-elle après"),
        ("2025", "Sa dernière session annoncée était en {}."),
    ],
)
def test_a_training_says_which_session_is_its_last_and_what_takes_its_place(
    pupil: Page, rows: psycopg.Connection[Any], year: str, told: str
) -> None:
    """The year was known and stood nowhere."""
    change = "UPDATE training SET last_session = {}, successor = {} WHERE id = '50022137'"
    rows.execute(change.format(year, "'45022137'"))
    (last,) = rows.execute("SELECT last_session FROM training WHERE id = '50022137'").fetchone() or ()
    pupil.goto("/trainings/50022137")
    banner = pupil.locator(".banner", has_text="session")
    expect(banner).to_contain_text(told.format(last))
    expect(banner).not_to_contain_text("L’école dira ce qui l’a remplacée")
    banner.get_by_role("link", name="À sa place : BP Boulanger").tap()
    expect(pupil.get_by_role("heading", level=1)).to_have_text("BP Boulanger")
    rows.execute(change.format("NULL", "NULL"))


def test_the_old_address_of_a_training_becomes_the_one_of_today(
    pupil: Page, rows: psycopg.Connection[Any]
) -> None:
    rows.execute("INSERT INTO training_former VALUES ('PSUP.le-pain', '50022137')")
    pupil.goto("/trainings/PSUP.le-pain")
    expect(pupil.get_by_role("heading", level=1)).to_have_text("CAP Boulanger")
    expect(pupil).to_have_url(re.compile("/trainings/50022137$"))


def test_a_training_is_saved_with_the_rest(pupil: Page) -> None:
    pupil.goto("/trainings/50022137")
    pupil.get_by_role("button", name="Enregistrer", exact=True).tap()
    expect(pupil.get_by_role("button", name="Enregistré", exact=True)).to_be_visible()
    pupil.goto("/saved")
    expect(pupil.get_by_role("heading", name="Formations")).to_be_visible()
    expect(pupil.get_by_role("link", name="CAP Boulanger")).to_be_visible()


def test_each_school_tells_in_a_line_what_became_of_those_who_left_and_what_it_means_once(
    pupil: Page, world: World, rows: psycopg.Connection[Any]
) -> None:
    # The CFA teaches both ways: neither half is told for the whole.
    rows.execute(
        "INSERT INTO outcome_school SELECT origin, year, uai, 'all', label, 55, 41, 42"
        " FROM outcome_school WHERE uai = '0441999Z' AND way = 'school'"
    )
    pupil.goto("/trainings/50022137")
    section = pupil.locator("section", has=pupil.get_by_role("heading", name="Où l’apprendre"))
    school = section.get_by_role("listitem").filter(has=pupil.locator(f"a[href='/places/{world.cfa}']"))
    expect(school.locator(".of-leavers")).to_have_text(
        "Environ 6 jeunes sur 10 continuent leurs études."
        " Parmi les autres, environ 4 jeunes sur 10 travaillent 6 mois après."
        " C’est ce qu’on attend d’une école comme elle."
        " (tout l’établissement · études : 55 % · travaillent : 41 %, attendu 42 %"
        " · élèves et apprenti·es ensemble, 2022-2023)"
    )
    expect(section.get_by_text("qui a des élèves comme les siens")).to_have_count(1)
    rows.execute("DELETE FROM outcome_school WHERE uai = '0441999Z' AND way = 'all'")


def test_what_is_told_says_who_tells_it_and_of_which_year(pupil: Page, rows: psycopg.Connection[Any]) -> None:
    """« Vérifié le » named the day of reading; a school of which no list says so passed for public."""
    rows.execute("INSERT INTO training_list VALUES ('certif-info', '2026-01-15', 2024)")
    rows.execute("UPDATE training_next SET sources = '{onisep-fiches-formations}'")
    rows.execute("UPDATE training SET rncp = '37537' WHERE id = '50022137'")
    rows.execute(
        "INSERT INTO training_rncp (number, label, active, ends_on) VALUES ('37537', '', true, '2021-01-01')"
    )
    rows.execute("UPDATE place SET sector = NULL WHERE name = 'CFA du Pain'")
    pupil.goto("/trainings/50022137")
    school = pupil.get_by_role("listitem").filter(has=pupil.get_by_role("link", name="CFA du Pain"))
    expect(school).to_contain_text("public ou privé\u00a0: à vérifier")
    after = pupil.locator("section", has=pupil.get_by_role("heading", name="Et après, par exemple"))
    expect(after).to_contain_text("D’après l’Onisep.")
    expect(pupil.get_by_role("link", name="Fiche RNCP n° 37537")).to_be_visible()
    expect(pupil.get_by_text("une fiche plus récente peut exister")).to_be_visible()
    foot = pupil.locator(".provenance")
    expect(foot).to_contain_text("Lu le 15 janvier 2026")
    expect(foot).to_contain_text("(Réseau des Carif-Oref, liste de 2024, Licence Ouverte 2.0")
    expect(foot).to_contain_text("Idéo-Fiches formations")
    rows.execute("DELETE FROM training_list")
    rows.execute("DELETE FROM training_rncp")
    rows.execute("UPDATE place SET sector = 'private' WHERE name = 'CFA du Pain'")


def test_a_school_says_what_became_of_those_who_left(pupil: Page, world: World) -> None:
    pupil.goto(f"/places/{world.cfa}")
    after = pupil.locator("section", has=pupil.get_by_role("heading", name="Après cette école"))
    expect(after.get_by_role("heading", level=3)).to_have_text(["À l’école", "En apprentissage"])
    expect(after).to_contain_text("environ 7 travaillent 6 mois après (66 %).")
    expect(after).to_contain_text("on s’attend à 60 %. C’est plus que ce qu’on attend.")
    expect(after).to_contain_text("on s’attend à 42 %. C’est ce qu’on attend.")
    expect(after.get_by_role("table")).to_be_hidden()
    after.get_by_text("Les années d’avant").tap()
    row = after.get_by_role("row", name="2021-2022")
    expect(row.get_by_role("cell")).to_have_text(["30 %", "–non publié", "–non publié"])


def test_what_is_not_sure_of_a_place_is_said_to_be_checked(
    pupil: Page, rows: psycopg.Connection[Any]
) -> None:
    found = rows.execute("SELECT id FROM place WHERE name = 'France services du Pain'").fetchone()
    assert found
    pupil.goto(f"/places/{found[0]}")
    check = pupil.locator("section", has=pupil.get_by_role("heading", name="À vérifier avant d’y aller"))
    expect(check).to_contain_text("Horaires annoncés, à vérifier par téléphone")
    doors = pupil.locator("section", has=pupil.get_by_role("heading", name="Portes ouvertes"))
    expect(doors).to_contain_text("Un samedi de mars, sur rendez-vous")
    expect(doors).to_contain_text("Texte de l’Onisep (ODbL)")
    expect(pupil.get_by_role("heading", name="Présentation")).to_have_count(0)


def test_one_says_first_after_what_one_seeks(page: Page) -> None:
    page.goto("/trainings")
    expect(cards(page).first).to_be_visible()
    page.get_by_role("radio", name="Après la 3e").check()
    expect(page).to_have_url(re.compile("begins=third"))
    expect(cards(page).filter(has_text="CAP Boulanger")).to_have_count(1)
    page.get_by_role("radio", name="Après le bac").check()
    expect(page).to_have_url(re.compile("begins=bac"))
    expect(cards(page).filter(has_text="CAP Boulanger")).to_have_count(0)
    page.get_by_role("radio", name="Tout", exact=True).check()
    expect(page).not_to_have_url(re.compile("begins"))


@pytest.mark.parametrize("known", [True, False])
def test_where_no_way_is_known_a_search_for_schools_is_offered_only_if_it_finds_some(
    pupil: Page, world: World, known: bool
) -> None:
    found = [{"type": "place", "id": str(world.cfa), "name": "CFA du Pain"}] if known else []
    pupil.route(
        "**/api/v1/careers/D1102/trainings*", lambda route: route.fulfill(json={"ways": [], "field": None})
    )
    pupil.route("**/api/v1/search?*", lambda route: route.fulfill(json={"items": found}))
    pupil.goto("/careers/D1102")
    expect(pupil.get_by_role("link", name="Les CIO, le plus proche d’abord")).to_be_visible()
    pupil.wait_for_load_state("networkidle")
    expect(pupil.get_by_role("link", name="Chercher des écoles")).to_have_count(int(known))
