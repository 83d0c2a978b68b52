"""Careers side by side; a path that stays on the phone, is shown by a link, and is shown no more."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.eyes import look
from tests.browser.server import Network
from tests.browser.steps import let_the_app_ask, wait_for_worker, wait_until
from tests.tone import is_tu

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-path")]


KEPT = """() => new Promise((done) => {
    const opening = indexedDB.open("epass");
    opening.onsuccess = () => {
        const db = opening.result;
        const kept = {};
        const reading = db.transaction([...db.objectStoreNames]);
        for (const name of db.objectStoreNames)
            reading.objectStore(name).getAll().onsuccess = ({ target }) => (kept[name] = target.result);
        reading.oncomplete = () => (db.close(), done(kept));
    };
})"""
"""All that the phone's database holds, by store."""


def pin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Ajouter à mon parcours").tap()
    expect(page.get_by_role("button", name="Dans mon parcours")).to_have_attribute("aria-pressed", "true")


def test_careers_are_compared_side_by_side_and_what_is_not_published_says_so(
    near_nantes: Page, phones: Phones
) -> None:
    phones.expect("status of 404")
    page = near_nantes
    page.goto("/careers/A1202")
    page.get_by_role("button", name="Comparer", exact=True).tap()
    expect(page.get_by_text("Encore un ou deux autres")).to_be_visible()
    page.goto("/careers/D1102")
    page.get_by_role("button", name="Comparer", exact=True).tap()
    page.get_by_role("link", name="Comparer les 2").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Comparer")
    table = page.get_by_role("table")
    columns = table.get_by_role("columnheader")
    expect(columns).to_have_text([re.compile("^Boulanger"), re.compile("^Jardinier")])
    wages = table.locator("tbody", has=page.get_by_role("rowheader", name="Salaire au milieu"))
    expect(wages.get_by_role("cell").first).to_contain_text("1 600 €")
    expect(wages.get_by_role("cell").first).to_contain_text("2017-2019")
    expect(wages.get_by_role("cell").last).to_have_text("pas publié")
    way = table.locator("tbody", has=page.get_by_role("rowheader", name="Le chemin le plus court"))
    expect(way.get_by_role("cell").first).to_contain_text("CAP Boulanger")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/compare?careers=A1202,D9999,D1102")  # one of them is gone
    expect(columns).to_have_text([re.compile("^Jardinier"), re.compile("^Boulanger")])
    page.goto("/compare?careers=A1202,Z9")
    expect(page.get_by_text("Rien à comparer")).to_be_visible()


@pytest.mark.service_worker
def test_a_path_is_planned_shown_by_a_link_and_shown_no_more(phones: Phones, network: Network) -> None:
    phones.expect(f"{LOST}|status of 404")
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    pin(page, "/careers/D1102")
    pin(page, "/trainings/50022137")
    page.get_by_role("link", name="Voir mon parcours").tap()
    goals = page.locator("section", has=page.get_by_role("heading", name="Où je veux aller"))
    expect(goals.locator(".goals .goals")).to_contain_text("CAP Boulanger")
    page.get_by_role("checkbox", name="Après la 3e").check(force=True)
    step = page.get_by_role("checkbox", name="Dire ses premières idées")
    step.check()
    expect(page.get_by_text("D’habitude : de janvier à mars")).to_be_visible()
    expect(page.get_by_text("1 étape sur 4 cochée", exact=True)).to_be_visible()
    page.get_by_text("Ajouter une étape à moi").tap()
    page.get_by_role("textbox", name="Quoi").fill("Demander à ma tante")
    page.get_by_role("button", name="Ajouter", exact=True).tap()
    expect(page.get_by_role("checkbox", name="Demander à ma tante")).to_be_visible()

    page.get_by_role("button", name="Créer le lien").tap()
    link = page.get_by_role("link", name="Voir ce que montre le lien")
    address = link.get_attribute("href")
    assert address
    parent = phones.open()
    parent.goto(address)
    expect(parent.get_by_role("heading", level=1)).to_have_text("Un parcours partagé")
    expect(parent.locator(".goals .goals")).to_contain_text("CAP Boulanger")
    expect(parent.locator(".path-steps > li", has_text="premières idées")).to_contain_text("Fait")
    expect(parent.get_by_text("ma tante")).to_have_count(0)
    expect(parent.get_by_role("checkbox")).to_have_count(0)

    network.refuses()
    page.reload()
    expect(goals.locator(".goals .goals")).to_contain_text("CAP Boulanger")
    expect(step).to_be_checked()
    expect(page.get_by_role("checkbox", name="Demander à ma tante")).to_be_visible()
    page.get_by_role("button", name="Arrêter le lien").tap()
    expect(page.get_by_role("alert")).to_contain_text("Pas de réseau")
    network.passes()
    page.get_by_role("button", name="Arrêter le lien").tap()
    expect(page.get_by_role("button", name="Créer le lien")).to_be_visible()
    parent.reload()
    expect(parent.get_by_role("heading", level=1)).to_have_text("Ce lien ne montre plus rien")


@pytest.mark.service_worker
def test_a_phone_erased_without_a_network_stops_its_link_when_it_has_one_again(
    phones: Phones, network: Network
) -> None:
    phones.expect(f"{LOST}|status of 404")
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    addresses = []
    for _ in range(2):  # the second is made and erased while the first waits
        page.goto("/path")
        page.get_by_role("button", name="Créer le lien").tap()
        link = page.get_by_role("link", name="Voir ce que montre le lien")
        addresses.append(str(link.get_attribute("href")))
        page.route("**/api/v1/paths/stop", lambda route: route.abort())
        network.refuses()
        page.goto("/more")
        page.get_by_role("button", name="Tout effacer de ce téléphone").tap()
        page.get_by_role("button", name="Oui, tout effacer").tap()
        expect(page.get_by_role("combobox", name="La commune")).to_be_visible()
        network.passes()
    kept = page.evaluate(KEPT)
    assert [list(row) for row in kept.pop("outbox")] == [["about", "secret"]] * 2
    assert not any(kept.values())
    parent = phones.open()
    parent.goto(addresses[0])
    expect(parent.get_by_role("heading", level=1)).to_have_text("Un parcours partagé")
    page.unroute("**/api/v1/paths/stop")
    page.goto("/more")
    wait_until(page, f"({KEPT})().then(({{ outbox }}) => outbox.length === 0)")
    for address in addresses:
        parent.goto(address)
        expect(parent.get_by_role("heading", level=1)).to_have_text("Ce lien ne montre plus rien")


def test_a_link_shows_ticked_events_and_is_not_shown_in_part(phones: Phones) -> None:
    phones.expect("status of 500")
    page = phones.open(where=NANTES)
    page.goto("/")
    event = page.request.get("/api/v1/events?limit=1").json()["items"][0]
    pin(page, "/careers/D1102")
    pin(page, f"/events/{event['id']}")
    page.goto("/path")
    page.get_by_role("checkbox", name=event["title"]).check()
    page.get_by_role("button", name="Créer le lien").tap()
    address = page.get_by_role("link", name="Voir ce que montre le lien").get_attribute("href")
    assert address
    parent = phones.open()
    parent.route("**/api/v1/careers/D1102", lambda route: route.fulfill(status=500, body="{}"))
    parent.goto(address)
    expect(parent.get_by_role("button", name="Réessayer")).to_be_visible()
    parent.unroute("**/api/v1/careers/D1102")
    parent.get_by_role("button", name="Réessayer").tap()
    expect(parent.locator(".path-steps > li", has_text=event["title"])).to_contain_text("Fait")


def in_year(page: Page, year: str) -> None:
    """Let the phone open its path in that school year."""

    def answer(route: Route) -> None:
        there = route.fetch()
        route.fulfill(response=there, json=there.json() | {"school_year": year})

    page.route("**/api/v1/calendar", answer)
    page.goto("/path")
    expect(page.get_by_text(f"Année {year}")).to_be_visible()


def test_a_step_that_was_done_last_year_is_not_done_this_year(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/path")
    page.get_by_role("checkbox", name="Après la 3e").check(force=True)
    page.get_by_text("Ajouter une étape à moi").tap()
    page.get_by_role("textbox", name="Quoi").fill("Demander à ma tante")
    page.get_by_role("button", name="Ajouter", exact=True).tap()
    step = page.get_by_role("checkbox", name="Dire ses premières idées")
    own = page.get_by_role("checkbox", name="Demander à ma tante")
    expect(own).to_be_visible()
    in_year(page, "2027-2028")
    step.check()
    own.check()
    expect(page.get_by_text("2 étapes sur 5 cochées", exact=True)).to_be_visible()
    in_year(page, "2028-2029")
    expect(own).to_be_checked()
    expect(step).not_to_be_checked()
    expect(page.get_by_text("1 étape sur 5 cochée", exact=True)).to_be_visible()
    in_year(page, "2027-2028")
    expect(step).to_be_checked()


def test_ticks_that_a_phone_kept_without_a_year_are_those_of_the_first(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/path")
    page.get_by_role("checkbox", name="Après la 3e").check(force=True)
    expect(page.get_by_role("checkbox", name="Dire ses premières idées")).to_be_visible()
    page.evaluate(
        """() => new Promise((done) => {
            const opening = indexedDB.open("epass");
            opening.onsuccess = () => {
                const transaction = opening.result.transaction("plan", "readwrite");
                const plan = transaction.objectStore("plan");
                plan.put({ ways: ["after_3e"], done: ["3e-first-ideas"], own: [], link: null }, "mine");
                transaction.oncomplete = () => (opening.result.close(), done());
            };
        })"""
    )
    step = page.get_by_role("checkbox", name="Dire ses premières idées")
    in_year(page, "2026-2027")
    expect(step).to_be_checked()
    in_year(page, "2027-2028")
    expect(step).not_to_be_checked()
    page.get_by_role("checkbox", name="Regarder les lycées").check()  # keeps the others
    in_year(page, "2026-2027")
    expect(step).to_be_checked()


def test_a_path_takes_twenty_of_a_kind(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/careers/D1102")
    expect(page.locator(".ways").first).to_contain_text("nos listes ne disent pas sûrement où")
    page.evaluate(
        """() => new Promise((done) => {
            const opening = indexedDB.open("epass");
            opening.onsuccess = () => {
                const pinned = opening.result.transaction("pinned", "readwrite").objectStore("pinned");
                for (let n = 0; n < 20; n += 1)
                    pinned.put({ key: `career:A${1000 + n}`, sheet: { type: "career" }, at: n });
                pinned.transaction.oncomplete = () => (opening.result.close(), done());
            };
        })"""
    )
    page.reload()
    page.get_by_role("button", name="Ajouter à mon parcours").tap()
    expect(page.locator(".toast")).to_contain_text("déjà vingt")
    expect(page.get_by_role("button", name="Dans mon parcours")).to_have_count(0)


def test_a_training_kept_by_an_older_app_is_still_shown(phones: Phones) -> None:
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/trainings/50022137")
    page.get_by_role("button", name="Enregistrer").tap()
    expect(page.get_by_role("button", name="Enregistré")).to_be_visible()
    page.evaluate(
        """() => new Promise((done) => {
            const opening = indexedDB.open("epass");
            opening.onsuccess = () => {
                const transaction = opening.result.transaction(["saved", "visited"], "readwrite");
                for (const name of ["saved", "visited"]) {
                    const store = transaction.objectStore(name);
                    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
                        if (!cursor) return;
                        const { elsewhere, fields, videos, unnamed, ...sheet } = cursor.value.sheet;
                        cursor.update({ ...cursor.value, sheet });
                        cursor.continue();
                    };
                }
                transaction.oncomplete = () => (opening.result.close(), done());
            };
        })"""
    )
    let_the_app_ask(page)
    page.route("**/api/v1/trainings/50022137", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("CAP Boulanger")
    expect(page.get_by_role("heading", name="Où l’apprendre")).to_be_visible()


def test_a_tab_that_was_open_before_makes_no_second_link_and_loses_no_step(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/path")
    before = page.context.new_page()
    before.goto("/path")
    make = before.get_by_role("button", name="Créer le lien")
    expect(make).to_be_visible()
    page.get_by_text("Ajouter une étape à moi").tap()
    page.get_by_role("textbox", name="Quoi").fill("Demander à ma tante")
    page.get_by_role("button", name="Ajouter", exact=True).tap()
    page.get_by_role("button", name="Créer le lien").tap()
    address = page.get_by_role("link", name="Voir ce que montre le lien").get_attribute("href")
    make.tap()
    expect(before.get_by_role("link", name="Voir ce que montre le lien")).to_have_attribute(
        "href", str(address)
    )
    expect(before.get_by_role("checkbox", name="Demander à ma tante")).to_be_visible()


def test_a_parent_reads_the_year_of_their_child_s_class_and_no_pupil_s_path(page: Page) -> None:
    page.goto("/more")
    page.get_by_role("radio", name="Parent").check()
    page.goto("/")
    year = page.locator("section", has=page.get_by_role("heading", name="L’année des choix"))
    expect(year.get_by_text("Parcoursup").first).to_be_visible()
    year.get_by_role("link", name="Choisir la classe").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("L’année des choix")
    expect(page.get_by_text("Choisissez la classe")).to_be_visible()
    steps = page.locator(".path-steps > li")
    expect(steps).to_have_count(0)
    page.get_by_role("radio", name="3e").check(force=True)
    expect(steps.first).to_contain_text("premières idées")
    expect(steps.filter(has_text="Parcoursup")).to_have_count(0)
    assert not [text for text in steps.all_inner_texts() if is_tu(text)]
    look(page)
    page.get_by_role("button", name="Retour").tap()
    expect(page.get_by_role("heading", name="L’année des choix\u00a0: 3e")).to_be_visible()
    expect(year.get_by_role("listitem")).not_to_have_count(0)
    expect(year.get_by_text("Parcoursup")).to_have_count(0)
