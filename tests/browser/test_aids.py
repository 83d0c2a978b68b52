"""Help and ways back: our own sheets first, then the public list, each with whose it is."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import Network
from tests.browser.steps import ask_again, wait_for_worker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-trainings")]


@pytest.fixture
def pupil(phones: Phones) -> Page:
    """A phone whose owner chose Nantes."""
    return phones.open(where=NANTES)


@pytest.fixture
def _no_list(rows: psycopg.Connection[Any], world: World) -> Iterator[None]:
    """Nobody imported the public list."""
    rows.execute("CREATE TEMP TABLE kept_aids AS SELECT * FROM aid")
    rows.execute("DELETE FROM aid")
    yield
    rows.execute("INSERT INTO aid SELECT * FROM kept_aids")
    rows.execute("DROP TABLE kept_aids")


def on_the_way(page: Page) -> None:
    """« Plus » → the aids → what is for me → a sheet → whom to ask."""
    page.goto("/more")
    page.get_by_role("link", name="Aides et coups de pouce").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aides et coups de pouce")
    page.get_by_role("radio", name="En recherche d’emploi").tap()
    expect(page.get_by_role("heading", name="Aide au permis d’essai")).to_be_visible()
    expect(page.get_by_role("link", name="La bourse d’essai")).to_have_count(0)
    page.get_by_role("link", name="Revenir par la mission locale").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Revenir par la mission locale")
    expect(page.get_by_role("link", name="Site officiel")).to_have_attribute(
        "href", "https://www.service-public.gouv.fr/"
    )
    expect(page.get_by_role("link", name="Mission locale au plus près")).to_have_attribute(
        "href", "/?type=place&place=mission_locale&radius=60"
    )


def test_from_more_to_whom_to_ask(pupil: Page) -> None:
    on_the_way(pupil)
    pupil.go_back()
    expect(pupil.get_by_role("radio", name="En recherche d’emploi")).to_be_checked()
    pupil.get_by_role("link", name="Essayer un métier quelques jours").tap()
    expect(pupil.get_by_role("heading", level=1)).to_contain_text("immersion")


@pytest.mark.service_worker
def test_they_are_read_again_without_a_network(phones: Phones, network: Network) -> None:
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    on_the_way(page)
    network.refuses()
    on_the_way(page)
    page.goto("/aids?profile=job_seeker")
    expect(page.get_by_role("heading", name="Aide au permis d’essai")).to_be_visible()


def test_an_aid_of_the_list_says_whose_it_is_and_what_was_looked_at(pupil: Page) -> None:
    pupil.goto("/aids")
    expect(pupil.get_by_role("radio", name="En études")).to_have_count(0)
    pupil.get_by_role("radio", name="En recherche d’emploi").tap()
    pupil.get_by_label("Âge (facultatif)").select_option("19")
    listed = pupil.locator("section", has=pupil.get_by_role("heading", name="Les aides publiques"))
    expect(listed.get_by_role("heading", level=3)).to_have_text(["Aide au permis d’essai", "Chèque d’essai"])
    named, unsaid = listed.get_by_role("listitem").filter(has=pupil.locator("h3")).all()
    expect(named).to_contain_text("Département d’essai · Dans le département")
    expect(named).to_contain_text("Correspond à la commune, la situation, l’âge.")
    expect(unsaid).to_contain_text("La liste ne dit pas pour qui.")
    expect(named.get_by_text("900 €")).to_be_hidden()
    named.get_by_text("Lire la présentation").tap()
    expect(named.get_by_text("Jusqu’à 900 €")).to_be_visible()
    expect(named).to_contain_text("Il y a d’autres conditions : elles sont sur la page officielle.")
    expect(named).to_contain_text("1jeune1solution (DINUM, beta.gouv.fr), AGPL 3.0), liste du 19 août 2026.")
    expect(named.get_by_role("link", name="Page officielle")).to_have_attribute(
        "href", "https://www.loire-atlantique.fr/"
    )
    pupil.get_by_label("Âge (facultatif)").select_option("31")
    expect(listed.get_by_role("heading", level=3)).to_have_text(["Chèque d’essai"])


@pytest.mark.usefixtures("_no_list")
def test_without_a_list_the_state_s_simulator_is_named(pupil: Page) -> None:
    pupil.goto("/aids")
    expect(pupil.get_by_text("Ces sites de l’État disent en quelques minutes")).to_be_visible()
    expect(pupil.get_by_role("link", name="1jeune1solution")).to_have_attribute(
        "href", "https://www.1jeune1solution.gouv.fr/"
    )
    pupil.goto("/aids?profile=in_work")
    expect(pupil.get_by_role("link", name="mesdroitssociaux.gouv.fr")).to_be_visible()
    expect(pupil.get_by_role("link", name="1jeune1solution")).to_have_count(0)


@pytest.mark.parametrize("lost", [["filters"], ["sheets"], ["filters", "sheets"]])
def test_what_did_not_come_says_so_and_comes_when_asked_again(
    phones: Phones, pupil: Page, lost: list[str]
) -> None:
    phones.expect(LOST)
    pages = [f"**/api/v1/aids/{name}" for name in lost]
    for page in pages:
        pupil.route(page, lambda route: route.abort())
    pupil.goto("/aids")
    failure = pupil.get_by_role("alert")
    expect(failure).to_have_count(1)
    expect(failure).to_contain_text("Pas de réseau")
    pupil.unroute_all()
    ask_again(failure.get_by_role("button", name="Réessayer"))
    expect(failure).to_have_count(0)
    expect(pupil.get_by_role("link", name="Revenir par la mission locale")).to_be_visible()
    expect(pupil.get_by_label("Âge (facultatif)")).to_be_visible()


def test_what_comes_after_3e_leads_on_in_the_app(pupil: Page) -> None:
    pupil.goto("/aids")
    pupil.get_by_role("link", name="Après la 3e d’essai").tap()
    expect(pupil.get_by_role("heading", name="À voir ici")).to_be_visible()
    for name, page in (
        ("CFA (apprentissage) au plus près", "/?type=place&place=apprenticeship_centre&radius=60"),
        ("Stages d’observation", "/offers?kind=observation"),
        ("Formations après la 3e", "/trainings?begins=third"),
    ):
        expect(pupil.get_by_role("link", name=name)).to_have_attribute("href", page)
    pupil.get_by_role("link", name="Formations après la 3e").tap()
    expect(pupil.get_by_role("radio", name="Après la 3e")).to_be_checked()
    pupil.goto("/aids/bourse")
    expect(pupil.get_by_role("link", name="Centre d’information et d’orientation")).to_be_visible()
    expect(pupil.get_by_role("heading", name="À voir ici")).to_have_count(0)


def test_a_sheet_that_is_not_there_is_missing(pupil: Page) -> None:
    pupil.goto("/aids/nulle-part")
    expect(pupil.get_by_role("heading", level=1, name="Page introuvable")).to_be_visible()
