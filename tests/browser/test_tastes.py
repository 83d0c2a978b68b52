"""Cards on what one likes: swiped, tapped, by keyboard; and the careers that go with the answers."""

import json
import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.guide.interests.content import CARDS
from tests.browser.conftest import LOST, NANTES, Phones
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for_worker, wait_until
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-tastes")]

TEXTS = [card.fr for card in CARDS.values()]


KEPT = """new Promise((tell) => {
    const opening = indexedDB.open("epass");
    opening.onsuccess = () => {
        const all = opening.result.transaction("visited").objectStore("visited").getAll();
        all.onsuccess = () => tell(all.result.some(({ sheet }) => sheet.code === "CODE"));
    };
})"""
"""Whether a page that was looked at is kept on the phone."""


def kept(page: Page) -> list[list[object]]:
    answers: list[list[object]] = page.evaluate("JSON.parse(localStorage.getItem('tastes')).answers")
    return answers


def answered(page: Page, **answers: int) -> None:
    """As if these cards had been answered, and the careers asked for."""
    page.goto("/interests")
    given = json.dumps({"answers": list(answers.items()), "subjects": [], "away": []})
    page.evaluate(f"localStorage.setItem('tastes', {json.dumps(given)})")
    page.goto("/interests/careers")


def drag(page: Page, by: int) -> None:
    box = page.locator(".taste-card").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=4)
    page.mouse.up()


def test_cards_are_tapped_swiped_skipped_and_taken_back(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/careers")
    page.get_by_role("link", name="Trouver des métiers avec des cartes").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que j’aime faire")
    card = page.locator(".taste-text")
    expect(card).to_have_text(TEXTS[0])
    page.get_by_role("button", name="J’aime", exact=True).tap()
    expect(card).to_have_text(TEXTS[1])
    drag(page, 150)
    expect(card).to_have_text(TEXTS[2])
    drag(page, -150)
    expect(card).to_have_text(TEXTS[3])
    drag(page, 30)  # too short to mean anything
    expect(card).to_have_text(TEXTS[3])
    page.get_by_role("button", name="Passer").tap()
    expect(card).to_have_text(TEXTS[4])
    expect(page.get_by_text(f"4 sur {len(CARDS)}")).to_be_visible()
    ids = list(CARDS)
    assert kept(page) == [[ids[0], 2], [ids[1], 2], [ids[2], 0], [ids[3], None]]
    page.get_by_role("button", name="Revenir").tap()
    expect(card).to_have_text(TEXTS[3])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_answers_and_a_screen_reader_hears_the_next_card(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/interests/cards")
    like = page.get_by_role("button", name="J’aime", exact=True)
    like.focus()
    page.keyboard.press("Enter")
    heard = page.locator("[aria-live=polite]").first
    expect(heard).to_have_text(f"J’aime. Carte suivante\u00a0: {TEXTS[1]}")
    expect(like).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".taste-text")).to_have_text(TEXTS[3])
    assert [answer for _, answer in kept(page)] == [2, 0, 1]
    page.get_by_role("link", name="E-pass Orientation").focus()
    page.keyboard.press("ArrowRight")  # outside the cards a key is not an answer
    expect(page.locator(".taste-text")).to_have_text(TEXTS[3])
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "3")


def test_arrows_answer_as_soon_as_one_arrives(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/interests")
    page.get_by_role("link", name="Trouver des métiers avec des cartes").tap()
    expect(page.get_by_role("heading", level=1, name="Ce que j’aime faire")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".taste-text")).to_have_text(TEXTS[1])


def test_a_reload_in_the_middle_loses_nothing_and_the_end_leads_to_careers(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/interests/cards")
    for _ in range(12):
        page.get_by_role("button", name="J’aime", exact=True).tap()
    now = page.get_by_role("link", name="Voir mes métiers maintenant")
    expect(now).to_be_visible()
    assert now.evaluate("link => link.getBoundingClientRect().height") >= 24
    page.reload()
    expect(page.locator(".taste-text")).to_have_text(TEXTS[12])
    for number in range(12, len(CARDS)):
        expect(page.locator(".taste-text")).to_have_text(TEXTS[number])
        page.get_by_role("button", name="Pas pour moi").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Des métiers qui vont avec")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (740, 360)])
def test_the_card_and_all_its_answers_are_on_one_screen(phones: Phones, width: int, height: int) -> None:
    """« J’aime » alone was below the fold: that leans the answers."""
    page = phones.open(viewport={"width": width, "height": height})
    page.goto("/interests/cards")
    page.get_by_role("button", name="J’aime", exact=True).tap()
    expect(page.get_by_text("Encore 11 cartes")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    bar = page.get_by_role("navigation", name="Navigation principale").bounding_box()
    floor = bar["y"] if bar and bar["y"] > height / 2 else height
    for shown in (page.locator(".taste-card"), *page.locator(".deck-answers button").all()):
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= floor


def test_careers_come_with_reasons_are_put_away_and_put_back(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/careers/A1202")  # a gardener, to which the florist is not close here: nothing false is told
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    answered(page, cook=2, outside=2, forms=0)
    expect(page.get_by_text("J’aime agir, fabriquer, réparer")).to_be_visible()
    expect(page.get_by_text("une raison de regarder, pas une étiquette")).to_be_visible()
    baker = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=re.compile("Boulanger")))
    expect(baker).to_contain_text("J’ai aimé «\u00a0Cuisiner un plat ou réussir un gâteau\u00a0»")
    expect(baker).to_contain_text("S’apprend")
    page.get_by_role("button", name=re.compile("Pas pour moi.*Boulanger")).tap()
    back = page.get_by_role("button", name=re.compile("Remettre.*Boulanger"))
    expect(back).to_be_focused()
    page.reload()
    page.get_by_text("Mis de côté (1)").tap()
    expect(page.get_by_role("heading", name=re.compile("Boulanger"))).to_have_count(0)
    back.tap()
    expect(page.get_by_role("heading", name=re.compile("Boulanger"))).to_be_visible()


@pytest.fixture
def market_gardener(rows: psycopg.Connection[Any]) -> Iterator[None]:
    """A career that leans on a subject."""
    Factory(rows).career("A1433", "Maraîcher / Maraîchère", riasec="R")
    yield
    rows.execute("DELETE FROM career WHERE code = 'A1433'")
    rows.execute("DELETE FROM career_interest WHERE code = 'A1433'")


@pytest.mark.usefixtures("market_gardener")
def test_a_subject_is_a_reason_of_its_own(near_nantes: Page) -> None:
    page = near_nantes
    answered(page, outside=2, garden=2)
    page.get_by_text("Mes matières préférées (facultatif)").first.tap()
    page.get_by_label("Les SVT").check(force=True)
    expect(page.get_by_text("J’ai coché «\u00a0Les SVT\u00a0»").first).to_be_attached()


@pytest.fixture
def gardeners_may_bake(rows: psycopg.Connection[Any]) -> Iterator[None]:
    """A career that is close to another."""
    relation = ("A1202", "near", "D1102")
    rows.execute(
        "INSERT INTO career_relation (rome_version, code, kind, target) VALUES (4, %s, %s, %s)", relation
    )
    yield
    rows.execute(
        "DELETE FROM career_relation WHERE rome_version = 4 AND (code, kind, target) = (%s, %s, %s)", relation
    )


@pytest.mark.usefixtures("gardeners_may_bake")
def test_what_is_close_to_a_career_that_was_looked_at_says_so_and_tells_nobody(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/careers/A1202")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jardinier")
    wait_until(page, KEPT.replace("CODE", "A1202"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    answered(page, cook=2)
    baker = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=re.compile("Boulanger")))
    expect(baker).to_contain_text("Proche de « Jardinier / Jardinière », déjà regardé")
    suggested = [one for one in asked if "/interests/careers" in one]
    assert suggested
    assert not [one for one in suggested if "A1202" in one]


def test_letters_are_kept_in_the_profile_beside_what_was_there_and_answers_are_not(
    phones: Phones, factory: Factory
) -> None:
    page = phones.open(where=NANTES)
    account = factory.account("student", age=16, interests=["S", "K1302"])
    sign_in_as(page, factory.session(account))
    answered(page, cook=2, outside=2)
    told = page.get_by_text(re.compile(r"Seulement les lettres R.*, pas les réponses\."))
    letters = re.findall(r"\b[RIASEC]\b", told.inner_text())
    sent: list[Any] = []
    page.on("request", lambda one: sent.append(one.post_data_json) if one.method == "PATCH" else None)
    page.get_by_role("button", name="Garder dans mon profil").tap()
    expect(page.get_by_text("C’est dans mon profil.").first).to_be_visible()
    assert sent == [{"interests": [*letters, "K1302"]}]
    row = factory.connection.execute("SELECT interests FROM account WHERE id = %s", [account]).fetchone()
    assert row == ([*letters, "K1302"],)


def test_without_an_account_there_is_no_profile_to_keep_them_in(near_nantes: Page) -> None:
    page = near_nantes
    answered(page, cook=2)
    expect(page.get_by_role("heading", name=re.compile("Boulanger"))).to_be_visible()
    expect(page.get_by_role("button", name="Garder dans mon profil")).to_have_count(0)


def test_nothing_answered_and_nothing_liked_lead_to_the_cards(near_nantes: Page) -> None:
    page = near_nantes
    page.goto("/interests/careers")
    expect(page.get_by_text("Pas encore de réponses")).to_be_visible()
    answered(page, cook=0)
    expect(page.get_by_text("Aucune carte aimée pour le moment")).to_be_visible()
    expect(page.get_by_role("link", name="Répondre à d’autres cartes")).to_be_visible()


def test_who_refused_every_card_is_led_on(near_nantes: Page) -> None:
    page = near_nantes
    answered(page, **dict.fromkeys(list(CARDS)[:-1], 0))
    page.get_by_role("link", name="Répondre à d’autres cartes").tap()
    page.get_by_role("button", name="Pas pour moi").tap()
    expect(page.locator(".toast")).to_have_text("C’est fini\u00a0: il n’y a plus de carte.")
    expect(page.get_by_text("Aucune carte aimée pour le moment")).to_be_visible()
    expect(page.get_by_role("link", name="Répondre à d’autres cartes")).to_have_count(0)
    expect(page.get_by_role("button", name="Recommencer")).to_be_visible()
    page.get_by_role("link", name="Les métiers par famille").tap()
    expect(page).to_have_url(re.compile("/careers$"))


def test_a_suggestion_is_saved_and_back_brings_its_place_again(near_nantes: Page) -> None:
    page = near_nantes
    answered(page, cook=2, outside=2, forms=0)
    save = page.get_by_role("button", name=re.compile("Enregistrer.*Boulanger"))
    save.tap()
    saved = page.get_by_role("button", name=re.compile("Enregistré .*Boulanger"))
    expect(saved).to_have_attribute("aria-pressed", "true")
    last = page.locator(".card.of-career h3 a").last
    last.scroll_into_view_if_needed()
    height = page.evaluate("scrollY")
    last.tap()
    expect(page.get_by_role("button", name="Retour")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/interests/careers?" in one.url else None)
    page.get_by_role("button", name="Retour").tap()
    expect(last).to_be_visible()
    expect(last).to_be_in_viewport()
    wait_until(page, f"Math.abs(scrollY - {height}) < 50")
    assert not asked, "the list was asked for anew"


def test_it_starts_again_with_nothing(near_nantes: Page) -> None:
    page = near_nantes
    answered(page, cook=2)
    page.get_by_role("button", name="Recommencer").tap()
    page.get_by_role("button", name="Oui, recommencer").tap()
    expect(page.locator(".taste-text")).to_have_text(TEXTS[0])
    assert page.evaluate("localStorage.getItem('tastes')") is None


@pytest.mark.service_worker
def test_without_a_network_cards_and_the_last_careers_are_there(phones: Phones, network: Network) -> None:
    phones.expect(LOST)
    page = phones.open(where=NANTES)
    page.goto("/")
    wait_for_worker(page)
    page.goto("/interests/cards")
    expect(page.locator(".taste-text")).to_be_visible()
    answered(page, cook=2, outside=2)
    expect(page.get_by_role("heading", name=re.compile("Boulanger"))).to_be_visible()
    network.refuses()
    page.goto("/interests/cards")
    page.get_by_role("button", name="Bof").tap()
    page.get_by_role("button", name="Revenir").tap()
    page.goto("/interests/careers")
    expect(page.get_by_role("heading", name=re.compile("Boulanger"))).to_be_visible()
    page.get_by_role("button", name="Recommencer").tap()
    page.get_by_role("button", name="Oui, recommencer").tap()
    wait_until(
        page,
        """caches.open("epass-answers-1").then((cache) => cache.keys())
            .then((kept) => !kept.some(({ url }) => url.includes("/interests/careers")))""",
    )


def test_everything_on_the_phone_is_erased_with_the_rest(near_nantes: Page) -> None:
    page = near_nantes
    answered(page, cook=2)
    page.goto("/more")
    page.get_by_role("button", name="Tout effacer de ce téléphone").tap()
    page.get_by_role("button", name="Oui, tout effacer").tap()
    expect(page.get_by_role("combobox", name="La commune")).to_be_visible()
    assert page.evaluate("localStorage.getItem('tastes')") is None


def test_a_lesson_says_how_its_hour_goes(page: Page) -> None:
    page.goto("/interests/class")
    expect(page.get_by_role("heading", name="En une heure")).to_be_visible()
    steps = page.locator("main ol > li").all_inner_texts()
    assert len(steps) == 3
    minutes = [int(found) for step in steps for found in re.findall(r"(\d+)\sminutes", step)]
    assert (len(minutes), sum(minutes)) == (3, 60)
    assert f"le paquet en compte {len(CARDS)}" in steps[1]
