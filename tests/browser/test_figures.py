"""What is counted about a career: as bars and as a table, with whose it is; absent where absent."""

import json
import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import wait_for_worker
from tests.browser.world import World
from tests.factories import LAVAL, Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-figures")]

NEAR_LAVAL = {"by": "commune", "code": "53130", "name": "Laval", "lat": LAVAL[0], "lon": LAVAL[1]}


def read_figures(page: Page) -> None:
    """The figures of bakers, around Laval."""
    page.goto("/careers/D1102")
    figures = page.locator(".figures")
    expect(figures).to_contain_text("Autour de Laval, on prévoyait 40 embauches pour 2025.")
    expect(figures).to_contain_text("Un an avant (2024) : 20 embauches.")
    expect(figures).to_contain_text("Très difficile d’embaucher, côté entreprises (5 sur 5).")
    expect(figures).to_contain_text("De 2017 à 2019, la moitié gagnait moins de 1 600 € net par mois")


@pytest.fixture
def pupil(phones: Phones) -> Page:
    """A phone whose owner chose Laval."""
    return phones.open(where=NEAR_LAVAL)


def test_each_figure_is_also_a_table_and_says_whose_it_is(pupil: Page) -> None:
    read_figures(pupil)
    women = pupil.get_by_role("figure", name="Femmes et hommes")
    expect(women.get_by_role("listitem").first).to_contain_text("Femmes 31 %")
    expect(women.get_by_role("table")).to_have_count(0)
    women.get_by_role("button", name="Voir le tableau").tap()
    row = women.get_by_role("row", name="Femmes")
    expect(row.get_by_role("rowheader")).to_have_text("Femmes")
    expect(row.get_by_role("cell")).to_have_text("31 %")
    expect(women).to_contain_text("« Boulangers, pâtissiers », France, 2017-2019.")


def test_what_is_not_published_is_not_there(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/careers/D1102")
    expect(page.get_by_role("figure", name="Femmes et hommes")).to_be_visible()
    hours = page.get_by_role("figure", name="La nuit, le week-end")
    expect(hours.get_by_role("listitem")).to_have_count(2)
    expect(hours).not_to_contain_text("dimanche")
    expect(page.get_by_role("figure", name="Diplômes des moins de 30 ans")).to_have_count(0)
    page.goto("/careers/A1202")
    expect(page.get_by_text("Nous n’avons pas de chiffres sûrs pour ce métier.")).to_be_visible()


def test_a_career_is_told_by_our_own_sheet_else_by_france_travail(pupil: Page) -> None:
    pupil.goto("/careers/A1202")
    expect(pupil.get_by_text("Faire pousser la ville.")).to_be_visible()
    expect(pupil.get_by_text("Fiche de la Région, relue le")).to_contain_text("Éditeur, Fiche (2025)")
    pupil.goto("/careers/D1102")
    expect(pupil.get_by_text("Pétrit et cuit le pain.")).to_be_visible()
    expect(pupil.get_by_text("Travail de nuit")).to_be_visible()
    expect(pupil.get_by_text("Savoir-faire 10")).to_be_hidden()
    pupil.get_by_text("Voir aussi (2)").tap()
    expect(pupil.get_by_text("Savoir-faire 10")).to_be_visible()


def test_onisep_s_sheet_and_what_the_career_belongs_to(pupil: Page) -> None:
    pupil.goto("/careers/D1102")
    told = pupil.locator("section", has=pupil.get_by_role("heading", name="Ce qu’en dit l’Onisep"))
    expect(told.get_by_text("Levé avant le jour.")).to_be_hidden()
    told.get_by_text("boulangère · boulanger").tap()
    expect(told.get_by_text("Levé avant le jour.")).to_be_visible()
    expect(told.get_by_text("Texte de l’Onisep, juin 2024")).to_be_visible()
    expect(told.get_by_role("heading", name="Au fournil")).to_be_visible()
    expect(told).to_contain_text("© Onisep, Idéo-Métiers et Idéo-Fiches métiers, ODbL 1.0")
    expect(told.get_by_role("link")).to_have_attribute("href", "https://onisep.example/MET.2")
    others = pupil.get_by_role("heading", name="D’autres fiches de l’Onisep")
    expect(others.locator("+ p")).to_have_text(
        "L’Onisep les range avec ce métier ou avec le groupe d’où il vient\u00a0: proches, plus larges, ou le"
        " même sous un autre nom."
    )
    expect(pupil.get_by_role("link", name="meunier / meunière")).to_be_visible()
    expect(told).not_to_contain_text("meunière")
    expect(pupil.get_by_text("Métiers du goût")).to_be_visible()
    moves = pupil.locator("section", has=pupil.get_by_role("heading", name="Changer plus tard pour"))
    expect(moves.get_by_role("link")).to_have_text("Jardinier / Jardinière")


def test_other_groups_that_hold_the_career_stand_by_themselves(pupil: Page) -> None:
    pupil.goto("/careers/D1102")
    figures = pupil.locator(".figures")
    expect(figures.get_by_role("heading", name="Compté aussi ailleurs")).to_be_visible()
    other = figures.locator("details")
    expect(other.get_by_role("figure")).to_be_hidden()
    other.get_by_text("Traiteurs", exact=True).tap()
    expect(other).to_contain_text("Ce groupe ne contient qu’une partie du métier.")
    expect(other.get_by_role("figure", name="Femmes et hommes")).to_contain_text("Femmes 47 %")


def test_a_sum_with_a_secret_in_it_is_said_to_be_the_least(pupil: Page) -> None:
    pupil.goto("/careers/D1102")
    expect(pupil.locator(".figures")).to_contain_text(
        "Dans toute la région Pays de la Loire, on prévoyait au moins 40 embauches pour 2025."
    )
    # A share of a sum that is not wholly known would be no share.
    told = pupil.get_by_role("figure", name="Ce qu’en dit l’enquête")
    expect(told.get_by_role("listitem")).to_have_count(1)
    pupil.goto("/hiring")
    expect(pupil.get_by_role("option", name="Vente (au moins 40)")).to_be_attached()


@pytest.fixture
def _rescuers(rows: psycopg.Connection[Any], world: World) -> Iterator[None]:
    """A career whose sheet of our own bears another name."""
    Factory(rows).career("K1705", "Secouriste")
    rows.execute(
        "INSERT INTO career_sheet (code, fr, en, sources, written_on, reviewed_on)"
        " SELECT 'K1705', fr || %s, en || %s, sources, written_on, reviewed_on FROM career_sheet"
        " WHERE code = 'A1202'",
        [
            json.dumps({"title_feminine": feminine, "title_masculine": masculine})
            for feminine, masculine in (
                ("Sapeuse-pompière", "Sapeur-pompier"),
                ("Firefighter", "Firefighter"),
            )
        ],
    )
    rows.execute("INSERT INTO career_text VALUES (4, 'K1705', 'access', 1, 'Accessible avec un BEP.')")
    for item in ("1", "2"):
        rows.execute("INSERT INTO career_item_link VALUES (4, 'K1705', %s, NULL)", [item])
    yield
    for table in ("career_item_link", "career_text", "career_sheet", "career"):
        rows.execute(f"DELETE FROM {table} WHERE code = 'K1705'")
    rows.execute("DELETE FROM career_family WHERE code = 'K17'")


@pytest.mark.usefixtures("_rescuers")
def test_a_sheet_of_another_name_says_so(pupil: Page) -> None:
    pupil.goto("/careers/K1705")
    # It says when one works: what the list says of that is not told beside it.
    expect(pupil.get_by_text("Fournil")).to_be_visible()
    expect(pupil.get_by_text("Travail de nuit")).to_have_count(0)
    expect(pupil.get_by_text("Le BEP n’existe plus")).to_be_visible()
    told = "Ici, il s’agit surtout de : Sapeuse-pompière · Sapeur-pompier."
    expect(pupil.get_by_text(told)).to_be_visible()
    pupil.goto("/careers/A1202")
    expect(pupil.get_by_text("Faire pousser la ville.")).to_be_visible()
    expect(pupil.get_by_text("Ici, il s’agit surtout de")).to_have_count(0)


def test_who_is_hiring_near_me_leads_to_careers(pupil: Page) -> None:
    pupil.goto("/careers")
    pupil.get_by_role("link", name="Qui recrute près de chez moi").tap()
    card = pupil.locator(".card").first
    expect(card).to_contain_text("40 embauches, selon les prévisions pour 2025")
    card.get_by_text("Le métier").tap()
    card.get_by_role("link", name="Boulanger / Boulangère").tap()
    expect(pupil.get_by_role("heading", level=1)).to_contain_text("Boulang")


def test_careers_close_to_my_own_share_skills_and_say_who_hires(pupil: Page) -> None:
    pupil.goto("/hiring")
    expect(pupil.get_by_role("figure", name="Embauches prévues par famille de métiers")).to_contain_text(
        "Vente au moins 40"
    )
    pupil.get_by_label("D’abord").select_option("rating")
    expect(pupil.locator(".card").first).to_contain_text(
        "Très difficile d’embaucher, côté entreprises (5 sur 5)."
    )
    pupil.get_by_text("Je fais déjà un métier : lesquels sont proches ?").tap()
    pupil.get_by_role("combobox", name="Mon métier").fill("jardin")
    pupil.get_by_role("option", name="Jardinier").tap()
    expect(pupil.get_by_role("heading", name="Proches de « Jardinier / Jardinière »")).to_be_visible()
    close = pupil.locator(".card", has=pupil.get_by_role("link", name="Boulanger / Boulangère")).first
    expect(close).to_contain_text("1 compétence sur 1 en commun, par exemple : Savoir-faire 03")
    expect(close).to_contain_text("Compté dans « Boulangers, pâtissiers » :")
    expect(close).to_contain_text("Autour de Laval, on prévoyait 40 embauches pour 2025.")
    close.get_by_role("link").tap()
    expect(pupil.get_by_role("heading", level=1)).to_contain_text("Boulang")
    pupil.get_by_role("button", name="Voir les métiers proches").tap()
    expect(pupil.get_by_role("link", name="Jardinier / Jardinière").first).to_be_visible()
    expect(pupil.get_by_text("1 compétence sur 8 en commun")).to_be_visible()


@pytest.mark.service_worker
def test_figures_are_read_again_without_a_network(phones: Phones, network: Network) -> None:
    phones.expect(LOST)
    page = phones.open(where=NEAR_LAVAL)
    page.goto("/")
    wait_for_worker(page)
    read_figures(page)
    network.refuses()
    page.reload()
    read_figures(page)


def test_an_adult_s_home_suggests_careers_of_the_skills_of_their_job(pupil: Page) -> None:
    pupil.goto("/more")
    pupil.get_by_role("radio", name=re.compile("Adulte")).check()
    pupil.goto("/")
    home = pupil.get_by_role("region", name="Les métiers proches du vôtre")
    home.get_by_role("combobox", name="Votre métier").fill("jardin")
    home.get_by_role("option", name="Jardinier").tap()
    close = home.locator(".card", has=pupil.get_by_role("link", name="Boulanger / Boulangère"))
    expect(close).to_contain_text("1 compétence sur 1 en commun, par exemple : Savoir-faire 03")
    look(pupil)
    pupil.reload()
    expect(close).to_be_visible()
    home.get_by_role("button", name="Oublier ce métier").tap()
    expect(close).to_have_count(0)
    for name, address in (
        ("Essayer un métier", "/immersion"),
        ("VISA, ACCÈS et PRÉPA", "/aids?profile=job_seeker&topic=again"),
        ("Qui appeler pour en parler", "/aids/conseil-evolution"),
        ("La PSAD", "/aids/psad"),
        ("La mission locale", "/aids/mission-locale"),
        ("Les écoles de production", "/aids/ecole-de-production"),
        ("Demander à un·e conseiller·ère", "/ask"),
    ):
        expect(pupil.get_by_role("link", name=name)).to_have_attribute("href", address)
