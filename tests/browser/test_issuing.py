"""A professional awards badges from a phone: at an event, to a list, on request."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.badges.issuing import awards
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import text_turn
from api.platform.settings import Settings
from tests.browser.badges import NAME, Club, club_rows
from tests.browser.conftest import LOST, Phones
from tests.browser.eyes import ARRIVED, look
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for, wait_until
from tests.browser.test_badges import pupil
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-badges")]

BADGE = "Esprit d’équipe"
INSIDE = """(dialog) => [...dialog.querySelectorAll("*")].every((one) => {
    const { left, right, bottom } = one.getBoundingClientRect();
    return left >= 0 && right <= innerWidth && bottom <= innerHeight
        && one.scrollWidth <= one.clientWidth + 1;
})"""
"""Nothing of it is cut."""
UNCOVERED = """() => {
    const { left, bottom } = document.querySelector("[role=listbox]:not([hidden])").getBoundingClientRect();
    return Boolean(document.elementFromPoint(left + 20, bottom - 3)?.closest("[role=listbox]"));
}"""
"""The end of the open list can be seen."""
DRAWN = "(image) => image.decode().then(() => image.naturalWidth)"


def signed_in(phones: Phones, session: str, address: str) -> Page:
    """A phone that holds this session."""
    page = phones.open()
    sign_in_as(page, session)
    page.goto(address)
    return page


def choose(page: Page, name: str) -> None:
    """One of a few choices."""
    page.locator("label.chip").filter(has_text=name).tap()


@pytest.fixture
def member(factory: Factory) -> tuple[str, UUID]:
    """The session of somebody who issues, and their organisation."""
    return club_rows(factory)


@pytest.fixture
def club(network: Network, member: tuple[str, UUID]) -> Iterator[Club]:
    """Their organisation with a badge that is published."""
    with Club(network.origin, *member) as opened:
        yield opened


def work(database_url: str, batch: UUID) -> None:
    """What the worker does with a list, in one job."""

    async def once() -> None:
        database = Database(database_url)
        settings = Settings(database_url=database_url, _env_file=None)
        async with text_turn(batch.hex), database.transaction() as session:
            await awards.work(session, settings, Secrets("the key of browser tests, 32 characters"), batch)
        await database.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, once()).result()


def test_a_badge_is_made_and_given_at_an_event(
    phones: Phones, factory: Factory, rows: psycopg.Connection[Any], member: tuple[str, UUID]
) -> None:
    phones.expect("status of 422")
    desk = signed_in(phones, member[0], "/issuing")
    desk.get_by_role("link", name="Présenter l’organisation").tap()
    desk.get_by_label("En une ou deux phrases").fill("Un club au bord de l’eau.")
    desk.get_by_role("button", name="Enregistrer").tap()
    desk.get_by_role("link", name="Créer un badge").tap()
    desk.get_by_role("button", name="Enregistrer").tap()
    expect(desk.get_by_label("Nom du badge")).to_be_focused()
    expect(desk.get_by_text("Donnez un nom au badge.")).to_be_visible()
    desk.get_by_label("Nom du badge").fill(BADGE)
    desk.get_by_label("Ce qu’il prouve").fill("Travailler à plusieurs.")
    desk.get_by_label("Ce qu’il faut faire").fill("Deux jours de chantier.\nUn carnet tenu à jour.")
    desk.get_by_role("combobox", name="Métiers liés").fill("jardin")
    option = desk.get_by_role("option", name="Jardinier")
    expect(option).to_be_visible()
    # The list opened below its field is not under the bar of the app.
    wait_until(desk, UNCOVERED)
    option.tap()
    # What was written outlives the page, on this phone.
    desk.get_by_role("button", name="Retour").tap()
    desk.get_by_role("link", name="Créer un badge").tap()
    expect(desk.get_by_text("Voici ce que vous aviez commencé.")).to_be_visible()
    expect(desk.get_by_label("Nom du badge")).to_have_value(BADGE)
    expect(desk.get_by_label("Ce qu’il faut faire")).to_have_value(
        "Deux jours de chantier.\nUn carnet tenu à jour."
    )
    expect(desk.get_by_role("button", name=re.compile("^Retirer Jardinier"))).to_be_visible()

    # A picture that cannot be one is told where it was chosen, and nothing that was written is lost.
    choose(desk, "Envoyer une image")
    nothing = {"name": "image.png", "mimeType": "image/png", "buffer": b"not a picture"}
    desk.get_by_label("Image PNG, JPEG ou SVG").set_input_files([nothing])
    desk.get_by_role("button", name="Enregistrer").tap()
    expect(desk.locator(".field-error")).to_be_visible()
    choose(desk, "Composer")
    preview = desk.get_by_role("img", name="Aperçu du badge")
    before = preview.inner_html()
    shapes = desk.get_by_role("group", name="Forme").get_by_role("radio")
    shapes.first.focus()
    desk.keyboard.press("ArrowRight")
    expect(shapes.nth(1)).to_be_checked()
    desk.get_by_role("group", name="Symbole").get_by_role("radio", name="Projet").focus()
    desk.keyboard.press("Space")
    wait_for(desk, lambda: preview.inner_html() != before)
    desk.get_by_role("button", name="Enregistrer").tap()
    desk.get_by_role("button", name="Publier").tap()
    desk.get_by_role("dialog").get_by_role("button", name="Publier").tap()
    expect(desk.get_by_text("Publié", exact=True)).to_be_visible()
    expect(desk.get_by_text("Un carnet tenu à jour.")).to_have_css("white-space", "pre-line")
    found = rows.execute(
        "SELECT i.design ->> 'icon', a.career_codes FROM badge_achievement a"
        " JOIN badge_image i ON i.id = a.image_id WHERE a.id = %s",
        [desk.url.split("/")[-1]],
    ).fetchall()
    assert found == [("rocket", ["A1202"])]

    desk.get_by_role("link", name="Code pour un événement").tap()
    desk.get_by_label("Événement").fill("Forum de Laval")
    desk.get_by_role("button", name="Créer le code").tap()
    large = desk.get_by_role("dialog", name=BADGE)
    expect(large.get_by_text("0 badge pris")).to_be_visible()
    assert large.get_by_role("img", name="QR code").evaluate(
        "(one) => one.decode().then(() => one.naturalWidth)"
    )
    code = large.locator(".code-text").inner_text()
    desk.evaluate(ARRIVED)
    for width in (320, 360):
        desk.set_viewport_size({"width": width, "height": 740})
        for letters in ("WWWW\u00a0MMMM", code):
            large.locator(".code-text").evaluate("(one, letters) => (one.textContent = letters)", letters)
            assert large.evaluate(INSIDE)
    large.get_by_role("button", name="Plein écran").tap()
    wait_until(desk, "document.fullscreenElement !== null")
    large.get_by_role("button", name="Plein écran").tap()
    wait_until(desk, "document.fullscreenElement === null")

    phone = signed_in(phones, factory.session(pupil(factory)), "/badges/claim")
    phone.get_by_label("Code").fill(code.lower())
    phone.get_by_role("button", name="Recevoir mon badge").tap()
    expect(phone.get_by_role("heading", level=1, name=BADGE)).to_be_visible()
    expect(large.get_by_text("1 badge pris")).to_be_visible()
    large.get_by_role("button", name="Fermer").tap()
    desk.get_by_role("button", name="Fermer le code").tap()
    desk.get_by_role("dialog").get_by_role("button", name="Fermer le code").tap()
    expect(desk.get_by_text("Terminé", exact=True)).to_be_visible()

    desk.get_by_role("button", name="Retour").tap()
    people = desk.locator(".card").filter(has_text="Forum de Laval")
    expect(people.get_by_role("heading", name="Élève")).to_be_visible()
    desk.get_by_role("searchbox").fill("personne")
    expect(desk.get_by_text("Rien ne correspond.")).to_be_visible()
    desk.get_by_role("searchbox").fill("eleve")
    people.get_by_role("button", name="Révoquer").tap()
    sheet = desk.get_by_role("dialog", name="Révoquer le badge de Élève")
    sheet.get_by_role("button", name="Révoquer").tap()
    expect(sheet.locator(".field-error")).to_be_visible()
    sheet.get_by_label("Raison").fill("Donné deux fois.")
    sheet.get_by_role("button", name="Révoquer").tap()
    expect(people.get_by_text("Révoqué", exact=True)).to_be_visible()
    expect(people.get_by_text("Raison : Donné deux fois.")).to_be_visible()
    expect(people).to_have_count(1)


def test_a_list_is_awarded_while_one_looks_elsewhere(
    phones: Phones,
    rows: psycopg.Connection[Any],
    browser_database_url: str,
    member: tuple[str, UUID],
    club: Club,
) -> None:
    desk = signed_in(phones, member[0], "/issuing")
    desk.get_by_role("link", name="Remettre un badge").tap()
    typed = desk.get_by_label("Adresses mail")
    typed.fill("un@example.org ; A tenu la buvette\nune adresse")
    expect(desk.get_by_text("1 personne, dont 1 avec un mot à elle")).to_be_visible()
    # A line is told to be wrong once one has left it.
    expect(desk.locator(".field-error")).to_have_count(0)
    typed.blur()
    expect(desk.get_by_text("Ligne 2 : « une adresse » n’est pas une adresse.")).to_be_visible()
    # What is wrong is left out only once one has said so.
    desk.get_by_role("button", name="Remettre", exact=True).tap()
    asked = desk.get_by_role("dialog", name="Remettre")
    expect(asked.get_by_text("Une ligne à corriger ne sera pas envoyée.")).to_be_visible()
    asked.get_by_role("button", name="Annuler").tap()
    assert not rows.execute(
        "SELECT FROM badge_batch WHERE achievement_id = %s", [club.achievement]
    ).fetchall()
    table = 'Nom;Mail;Mot\nA;un@example.org;"Merci ; bravo"\nB;deux..b@example.org;\nC;personne;\n'
    desk.get_by_label("Ou un fichier CSV").set_input_files(
        [{"name": "liste.csv", "mimeType": "text/csv", "buffer": table.encode("cp1252")}]
    )
    desk.get_by_label("Un mot pour tout le monde").fill("Merci à vous.")
    desk.reload()
    # What one was writing is there again, whatever happened to the page.
    expect(desk.get_by_label("Un mot pour tout le monde")).to_have_value("Merci à vous.")
    desk.get_by_label("Ou un fichier CSV").set_input_files(
        [{"name": "liste.csv", "mimeType": "text/csv", "buffer": table.encode("cp1252")}]
    )
    desk.get_by_role("button", name="Remettre à 2 personnes").tap()
    desk.get_by_role("dialog").get_by_role("button", name="Remettre à 2 personnes").tap()
    expect(desk.get_by_text("Vous pouvez quitter cette page")).to_be_visible()
    desk.get_by_role("link", name="Retour au badge").tap()
    expect(desk.get_by_role("progressbar", name="Remise en cours")).to_be_visible()
    (batch,) = rows.execute(
        "SELECT id FROM badge_batch WHERE achievement_id = %s", [club.achievement]
    ).fetchall()
    work(browser_database_url, batch[0])
    expect(desk.locator(".word").get_by_text("C’est fait : 1 mail en route.")).to_be_visible()
    desk.get_by_role("link", name="Voir le détail").tap()
    # Each line that was left out is named, as it was typed, to be corrected alone.
    expect(desk.get_by_role("heading", name="2 lignes n’ont pas été envoyées")).to_be_visible()
    left = desk.locator(".card")
    expect(left).to_have_text(
        ["Ligne 3B;deux..b@example.org;adresse incorrecte", "Ligne 4C;personne;pas d’adresse mail"]
    )
    desk.reload()
    expect(left).to_have_count(2)
    look(desk)
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("button", name="Copier ces lignes").tap()
    expect(desk.locator(".toast")).to_have_text("C’est copié.")
    lines = "Nom;Mail;Mot\nB;deux..b@example.org;\nC;personne;"
    assert desk.evaluate("navigator.clipboard.readText()") == lines
    desk.get_by_role("button", name="Corriger ces lignes").tap()
    expect(desk.get_by_label("Adresses mail")).to_be_focused()
    expect(desk.get_by_label("Adresses mail")).to_have_value(lines)
    expect(desk.get_by_label("Un mot pour tout le monde")).to_have_value("Merci à vous.")
    desk.get_by_role("button", name="Retour").tap()
    expect(desk.get_by_text("Merci ; bravo")).to_be_visible()
    expect(desk.get_by_role("progressbar")).to_have_count(0)
    desk.get_by_role("button", name="Ne plus proposer : un@example.org").tap()
    desk.get_by_role("dialog").get_by_role("button", name="Ne plus proposer").tap()
    expect(desk.locator(".card").get_by_text("Sans suite")).to_be_visible()


def test_a_badge_changed_meanwhile_is_not_overwritten_without_a_word(
    phones: Phones, member: tuple[str, UUID], club: Club
) -> None:
    desk = signed_in(phones, member[0], f"/issuing/achievements/{club.achievement}/edit")
    name = desk.get_by_label("Nom du badge")
    name.fill("Ce que j’écris ici")
    club.change(name="Ce qu’une collègue a écrit")
    desk.reload()
    expect(name).to_have_value("Ce que j’écris ici")
    expect(desk.get_by_text("Depuis, le badge a été modifié")).to_be_visible()
    look(desk)
    desk.get_by_role("button", name="Revenir à la version enregistrée").tap()
    expect(name).to_have_value("Ce qu’une collègue a écrit")
    desk.reload()
    expect(name).to_have_value("Ce qu’une collègue a écrit")
    expect(desk.get_by_text("Voici ce que vous aviez commencé.")).to_have_count(0)


NEVER_ASKING = """(() => {
    const every = window.setInterval;
    window.setInterval = (work, ms, ...rest) => (ms === 4000 ? 0 : every(work, ms, ...rest));
})()"""
"""A page that asks for nothing by itself."""


@pytest.mark.parametrize("told", ["by the stream", "by asking"])
def test_a_room_sees_how_many_have_claimed(
    phones: Phones, factory: Factory, member: tuple[str, UUID], club: Club, told: str
) -> None:
    desk = phones.open()
    if told == "by the stream":
        desk.add_init_script(NEVER_ASKING)
    else:
        phones.expect(LOST)
        desk.route("**/api/v1/stream*", lambda route: route.abort())
    club.code(max_claims=5)
    sign_in_as(desk, member[0])
    desk.goto(f"/issuing/achievements/{club.achievement}/codes")
    desk.get_by_role("button", name="Montrer en grand").tap()
    large = desk.get_by_role("dialog")
    expect(large.get_by_text("0 sur 5 badges pris")).to_be_visible()
    code = large.locator(".code-text").inner_text()
    for taken in (1, 2):
        club.claimed(factory.session(pupil(factory)), code)
        expect(large.get_by_text(f"{taken} sur 5 badges pris")).to_be_visible()


def test_requests_are_examined_one_by_one_or_together(
    phones: Phones, factory: Factory, rows: psycopg.Connection[Any], member: tuple[str, UUID], club: Club
) -> None:
    for day in ("Lundi.", "Mardi.", "Mercredi."):
        club.asked(factory.session(pupil(factory)), day)
    desk = signed_in(phones, member[0], "/issuing")
    desk.get_by_role("link", name="3 demandes à examiner").tap()
    first = desk.locator(".card").filter(has_text="Lundi.")
    first.get_by_role("button", name="Examiner").tap()
    sheet = desk.get_by_role("dialog", name="Examiner")
    expect(sheet.get_by_role("heading", name="Ce que demande le badge")).to_be_visible()
    expect(sheet).to_contain_text("Deux jours à l’accueil, avec l’équipe.")
    photo = sheet.get_by_role("img", name="Photo 1")
    expect(photo).to_be_visible()
    assert photo.evaluate(DRAWN)
    sheet.get_by_label("Ce que cette personne a fait").fill("Espèce de débile")
    sheet.get_by_role("button", name="Accorder le badge").tap()
    expect(sheet.get_by_text("Ces mots peuvent blesser.")).to_be_visible()
    sheet.get_by_role("button", name="Refuser").tap()
    expect(sheet.get_by_role("button", name="Refuser")).to_have_attribute("aria-disabled", "true")
    sheet.get_by_label("Raison").fill("Il manque le mardi.")
    sheet.get_by_role("button", name="Refuser").tap()
    expect(desk.locator(".toast")).to_have_text("La demande est refusée.")
    expect(first).to_have_count(0)

    for day in ("Mardi.", "Mercredi."):
        desk.locator(".card").filter(has_text=day).get_by_role("checkbox").check()
        # Whatever the length of the list, it is above the bar at the bottom.
        chosen = desk.locator(".chosen-bar")
        bar = desk.locator("nav.sections")
        box, under = chosen.bounding_box(), bar.bounding_box()
        assert box
        assert under
        assert box["y"] + box["height"] <= under["y"]
    desk.get_by_role("button", name="Accorder ensemble").tap()
    expect(desk.get_by_label("Un mot pour toutes ces personnes")).to_be_focused()
    desk.get_by_label("Un mot pour toutes ces personnes").fill("Deux jours à l’accueil.")
    desk.get_by_text("Un mot différent pour chaque personne").tap()
    desk.get_by_label(f"Pour Élève ({NAME})").last.fill("Mercredi, sous la pluie.")
    desk.get_by_role("button", name="Accorder à 2 personnes").tap()
    expect(desk.locator(".toast")).to_have_text("2 badges sont accordés.")
    expect(desk.get_by_text("Aucune demande n’attend.")).to_be_visible()
    narratives = rows.execute(
        "SELECT narrative FROM badge_credential"
        " WHERE achievement_id = %s AND status = 'issued' ORDER BY narrative",
        [club.achievement],
    ).fetchall()
    assert narratives == [("Deux jours à l’accueil.",), ("Mercredi, sous la pluie.",)]
    # Decided, there is nothing left to examine: the result, its day, and where it is withdrawn.
    choose(desk, "Accordées")
    granted = desk.locator(".card").filter(has_text="Mardi.")
    expect(granted).to_contain_text(re.compile(r"Accordée le \d"))
    expect(granted).to_contain_text("Accepté")
    expect(desk.get_by_role("button", name="Examiner")).to_have_count(0)
    granted.get_by_role("button", name="Voir").tap()
    seen = desk.get_by_role("dialog", name="Voir")
    expect(seen).to_contain_text(re.compile(r"Accordée le \d"))
    expect(seen.get_by_role("link", name="le révoquer")).to_have_attribute(
        "href", f"/issuing/achievements/{club.achievement}"
    )
    look(desk)
    desk.keyboard.press("Escape")
    choose(desk, "Refusées")
    expect(desk.get_by_text("Votre raison : Il manque le mardi.")).to_be_visible()
