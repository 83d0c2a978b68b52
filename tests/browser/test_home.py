"""A person's home: what waits for them, then what may interest them, then what is around."""

import re
import secrets
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from api.platform.access import Role
from tests.browser.conftest import NANTES, OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.steps import wait_for
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-home")]


@pytest.fixture
def pupil(factory: Factory) -> UUID:
    """A pupil who likes to do things, and whom a company wants."""
    mail = f"{secrets.token_hex(8)}@example.org"
    account = factory.account(Role.STUDENT, email=mail, level="middle_school", interests=["R"])
    factory.application(factory.offer(), account, status="accepted")
    return account


def for_me(page: Page) -> Locator:
    """The strip of suggestions."""
    return page.get_by_role("region", name="Pour toi")


def test_what_waits_comes_first_and_leads_there(open_as: OpenAs, pupil: UUID) -> None:
    page = open_as(pupil, "/")
    step = page.get_by_role("region", name="Ma prochaine étape").get_by_role("link").first
    expect(step).to_contain_text("Ta place est gardée")
    look(page)
    step.tap()
    expect(page).to_have_url(re.compile("/me/applications/"))


def test_what_is_suggested_says_why_and_can_be_put_away_and_back(open_as: OpenAs, pupil: UUID) -> None:
    page = open_as(pupil, "/")
    card = for_me(page).get_by_role("listitem").filter(has_text="Tu aimes : Concret").first
    name = card.get_by_role("link").inner_text()
    link = for_me(page).get_by_role("link", name=name)
    away = card.get_by_role("button", name=f"Pas pour moi : {name}")
    away.tap()
    expect(link).to_have_count(0)
    page.get_by_role("region", name="Messages de l’appli").get_by_role("button", name="Annuler").tap()
    expect(link).to_be_visible()
    for_me(page).get_by_role("button", name=f"Pas pour moi : {name}").tap()
    page.reload()
    expect(for_me(page)).to_be_visible()
    expect(link).to_have_count(0)
    for_me(page).get_by_role("link", name="Mis de côté (1)").tap()
    expect(page.get_by_role("heading", level=1, name="Mis de côté")).to_be_focused()
    expect(page.get_by_role("link", name=name)).to_be_visible()
    look(page)
    page.get_by_role("button", name=f"Remettre : {name}").tap()
    expect(page.get_by_text("Rien n’est mis de côté.")).to_be_visible()
    page.get_by_role("link", name="Voir « Pour toi »").tap()
    expect(link).to_be_visible()


def test_a_visitor_is_led_on_from_what_they_looked_at_and_no_request_tells_of_it(
    phones: Phones,
) -> None:
    page = phones.open(where=NANTES)
    page.goto("/careers/A1202")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    expect(for_me(page)).to_contain_text("Tu as regardé")
    expect(for_me(page)).to_contain_text("Ça reste sur ce téléphone.")
    assert not [url for url in asked if "A1202" in url or "suggestions" in url]


def test_who_works_for_others_finds_that_first_and_switches_in_a_tap(
    open_as: OpenAs, factory: Factory
) -> None:
    account = factory.account(Role.COMPANY, Role.MENTOR, email=f"{secrets.token_hex(8)}@example.org")
    page = open_as(account, "/")
    tabs = page.get_by_role("navigation", name="Navigation principale")
    expect(tabs.get_by_role("link", name="Métiers")).to_have_count(0)
    expect(tabs.get_by_role("link", name="Mes offres")).to_be_visible()
    page.get_by_role("button", name="Mentor").tap()
    expect(tabs.get_by_role("link", name="Questions")).to_be_visible()
    expect(page.get_by_role("link", name="Mes disponibilités")).to_be_visible()
    look(page)


def test_a_parent_says_so_without_an_account(page: Page) -> None:
    page.goto("/more")
    page.get_by_role("radio", name="Parent").check()
    page.goto("/")
    doors = page.get_by_role("navigation", name="Mes entrées")
    expect(doors.get_by_role("link", name="Cafés des parents")).to_be_visible()
    expect(page.get_by_role("region", name="Ce que fait votre enfant")).to_contain_text(
        "Garder sur mon accueil"
    )
    expect(page.get_by_role("heading", name="L’année des choix")).to_be_visible()
    look(page)


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (
            Role.REFERENT,
            ["Équipe", "Annoncer une rencontre", "Le conseil", "Les rencontres en ligne", "Autour de moi"],
        ),
        (
            Role.ADVISER,
            [
                "Les questions sans réponse",
                "Mes horaires",
                "Le conseil",
                "Les rencontres en ligne",
                "Autour de moi",
            ],
        ),
        (Role.DPO, ["Journal des actes", "Les rencontres en ligne", "Autour de moi"]),
        (
            Role.ADMIN,
            [
                "Équipe",
                "Annoncer une rencontre",
                "Le conseil",
                "Comptes et droits",
                "Journal des actes",
                "Les rencontres en ligne",
                "Autour de moi",
            ],
        ),
    ],
)
def test_staff_find_only_what_opens_to_them(
    role: Role, titles: list[str], open_as: OpenAs, factory: Factory
) -> None:
    account = factory.account(role, email=f"{secrets.token_hex(8)}@example.org")
    page = open_as(account, "/")
    doors = page.get_by_role("navigation", name="Mes entrées").get_by_role("link")
    expect(doors.locator("b")).to_have_text(titles)
    for href in [door.get_attribute("href") or "" for door in doors.all()]:
        page.goto(href)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("Page réservée")).to_have_count(0)


def test_visits_open_as_such_and_say_whom_to_ask(open_as: OpenAs, factory: Factory) -> None:
    factory.event("Visite du fournil", kind="visit", organiser="Fournil de la Rive")
    factory.event("Arrêt du bus", kind="stop")
    owner = factory.account(Role.SCHOOL, email=f"{secrets.token_hex(8)}@example.org")
    page = open_as(owner, "/")
    page.get_by_role("link", name="Des visites d’entreprises").tap()
    expect(page.get_by_role("link", name="Visite du fournil")).to_be_visible()
    expect(page.get_by_role("link", name="Arrêt du bus")).to_have_count(0)
    page.get_by_role("link", name="Visite du fournil").tap()
    expect(page.get_by_text("la demande se fait auprès de : Fournil de la Rive")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Qui appeler à la Région")).to_be_visible()


@pytest.fixture
def _a_service_to_call(rows: psycopg.Connection[Any]) -> Iterator[None]:
    """The Region's service of a department, gone again before the next test names one."""
    rows.execute(
        "INSERT INTO department_contact (department_code, service, phone, email, updated_at)"
        " VALUES ('44', 'Espace Région de Nantes', '02 28 20 50 00', 'nantes@region.example', now())"
    )
    yield
    rows.execute("DELETE FROM department_contact WHERE department_code = '44'")


@pytest.mark.usefixtures("_a_service_to_call")
def test_a_visit_of_who_gives_no_way_leads_to_the_region_and_of_who_does_to_them(
    page: Page, factory: Factory
) -> None:
    mute = factory.place("Atelier muet")
    reachable = factory.place("Fournil de la Rive", phone="02 40 00 00 00")
    said = {"kind": "visit", "commune_code": "44109"}
    silent = factory.event("Visite de l'atelier", organiser="Atelier muet", place_id=mute, **said)
    nameless = factory.event("Visite du chantier naval", **said)
    open_ = factory.event("Visite du fournil", organiser="Fournil de la Rive", place_id=reachable, **said)
    page.goto(f"/events/{silent}")
    expect(page.get_by_text("Demander à la Région : Espace Région de Nantes")).to_be_visible()
    call = page.get_by_role("link", name="Appeler le 02 28 20 50 00")
    expect(call).to_have_attribute("href", "tel:0228205000")
    expect(page.get_by_role("link", name="nantes@region.example")).to_be_visible()
    look(page)
    page.goto(f"/events/{nameless}")
    expect(page.get_by_text("mieux vaut demander avant")).to_be_visible()
    expect(page.get_by_role("link", name="Appeler le 02 28 20 50 00")).to_be_visible()
    page.goto(f"/events/{open_}")
    expect(page.get_by_role("link", name="Appeler le 02 40 00 00 00")).to_be_visible()
    expect(page.get_by_text("Demander à la Région")).to_have_count(0)


def test_a_company_opens_its_own_page(open_as: OpenAs, factory: Factory) -> None:
    owner = factory.account(Role.COMPANY, email=f"{secrets.token_hex(8)}@example.org")
    factory.organisation(owner, name="Fournil de la Rive")
    page = open_as(owner, "/")
    page.get_by_role("link", name="Mon entreprise").tap()
    expect(page.get_by_role("heading", level=1, name="Fournil de la Rive")).to_be_visible()


@pytest.mark.parametrize("start", ["/", "/offers", "/more", "/sign-in"])
def test_a_company_without_account_finds_its_door(start: str, page: Page) -> None:
    page.goto(start)
    if start == "/":
        page.get_by_text("Je suis").tap()
    page.get_by_role("link", name="Une entreprise, un établissement").tap()
    expect(page).to_have_url(re.compile(r"/sign-in\?return_to=%2Fme%2Froles$"))
    expect(page.get_by_text("D’abord un compte, puis l’entreprise")).to_be_visible()


def test_who_waits_for_a_company_s_role_has_its_home_with_what_can_be_done_meanwhile(
    open_as: OpenAs, factory: Factory
) -> None:
    account = factory.account(email=f"{secrets.token_hex(8)}@example.org")
    organisation = factory.organisation(account, siret=factory.siret())
    factory.candidacy(account, Role.COMPANY, organisation_id=organisation)
    page = open_as(account, "/")
    page.get_by_role("link", name="Votre demande attend l’accord de la Région").tap()
    expect(page).to_have_url(re.compile("/company$"))
    page.goto("/")
    expect(page.get_by_role("link", name="Publier une offre")).to_be_visible()
    expect(page.get_by_role("heading", name="Pour toi")).to_have_count(0)


def test_who_came_for_a_role_is_not_asked_for_their_class(open_as: OpenAs, factory: Factory) -> None:
    account = factory.account(email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None)
    page = open_as(account, "/welcome?return_to=%2Fme%2Froles")
    expect(page.get_by_role("heading", level=1, name="Bienvenue parmi les pros")).to_be_visible()
    page.get_by_role("link", name="Choisir mon rôle").tap()
    expect(page).to_have_url(re.compile("/me/roles$"))


def test_a_teacher_has_something_to_show_the_class(page: Page) -> None:
    page.goto("/more")
    page.get_by_role("radio", name="Enseignant").check()
    page.goto("/")
    page.get_by_role("link", name="Les goûts, avec ma classe").tap()
    expect(page.get_by_text("/interests/cards", exact=False)).to_be_visible()
    code = page.get_by_role("img", name="Code à scanner")
    assert code.evaluate("(image) => image.decode().then(() => image.naturalWidth)")
    expect(page.locator("ol > li")).to_have_count(3)
    look(page)


@pytest.mark.parametrize("size", ["normal", "largest"])
def test_the_names_of_the_bar_stay_apart_and_in_sight(size: str, open_as: OpenAs, factory: Factory) -> None:
    account = factory.account(Role.COMPANY, email=f"{secrets.token_hex(8)}@example.org")
    page = open_as(account, "/")
    page.set_viewport_size({"width": 320, "height": 640})
    if size == "largest":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    names = page.locator("nav.sections a > span")
    expect(names.filter(has_text="Mes offres")).to_be_visible()
    boxes = [name.bounding_box() for name in names.all()]
    assert len(boxes) == 5
    for one, after in pairwise(boxes):
        assert one
        assert after
        assert one["width"] > 8
        assert one["x"] + one["width"] <= after["x"]


def test_a_browser_without_french_is_offered_english(phones: Phones) -> None:
    page = phones.open(locale="en-GB")
    page.goto("/")
    page.get_by_role("button", name="In English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="In English")).to_have_count(0)
    french = phones.open()
    french.goto("/")
    expect(french.get_by_role("link", name="Sources")).to_be_visible()
    expect(french.get_by_role("button", name="In English")).to_have_count(0)


def test_a_visitor_says_in_one_line_who_they_are(phones: Phones) -> None:
    page = phones.open()
    page.goto("/")
    page.get_by_text("Je suis : Élève, étudiant·e").tap()
    page.get_by_role("button", name="Parent").tap()
    expect(page.get_by_role("link", name="Comment aider")).to_have_attribute("href", "/aids/aider-son-enfant")
    page.goto("/more")
    page.get_by_role("radio", name="Adulte").check()
    expect(page.get_by_text("Accueil : Adulte.").first).to_be_visible()
    page.get_by_role("link", name="Voir cet accueil").tap()
    expect(page.get_by_role("link", name="Qui appeler pour en parler")).to_be_visible()


def test_the_ways_that_need_no_place_stay_once_one_is_chosen(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/")
    page.get_by_text("Ou bien : ce que j’aime").tap()
    expect(page.get_by_role("link", name="Aides et coups de pouce")).to_be_visible()


def test_what_is_sought_is_told_before_a_commune_is_chosen(phones: Phones) -> None:
    page = phones.open()
    page.goto("/?type=place&place=mission_locale&radius=60")
    expect(page.get_by_role("heading", level=1)).to_have_text("Il manque la commune : Mission locale")


def test_what_is_promised_near_is_and_the_region_one_tap_away(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/more")
    page.get_by_role("radio", name="Parent").check()
    page.goto("/")
    with page.expect_response(re.compile(r"/api/v1/events\?.*commune=44109")):
        page.get_by_role("link", name="Les portes ouvertes").tap()
    page.get_by_role("button", name="Près de Nantes").tap()
    expect(page.get_by_role("button", name="Toute la région")).to_be_focused()


def test_the_strip_begins_with_its_first_card_however_late_it_comes(open_as: OpenAs, pupil: UUID) -> None:
    page = open_as(pupil, "/more")
    held: list[Route] = []
    page.route("**/api/v1/me/suggestions*", lambda route: held.append(route))
    with page.expect_request("**/api/v1/me/suggestions*"):
        page.goto("/")
    expect(for_me(page)).to_be_visible()
    # Nothing to tap that would be moved aside just then.
    expect(for_me(page).get_by_role("link")).to_have_count(0)
    held[0].continue_()
    cards = for_me(page).get_by_role("listitem")
    expect(cards.nth(2)).to_contain_text(re.compile(r"\w"))
    expect(cards.first).to_be_in_viewport(ratio=1)


def test_a_card_of_the_strip_stays_where_it_is_when_the_first_one_comes(
    open_as: OpenAs, factory: Factory
) -> None:
    account = factory.account(Role.STUDENT, email=f"{secrets.token_hex(8)}@example.org", level="high_school")
    page = open_as(account, "/more")
    held: list[Route] = []
    page.route("**/say-interests-*.js", lambda route: held.append(route))
    page.goto("/")
    meet = for_me(page).get_by_role("link", name="Parler à quelqu’un du métier")
    expect(meet).to_be_visible()
    wait_for(page, lambda: bool(held))
    before = meet.bounding_box()
    held[0].continue_()
    expect(for_me(page).get_by_role("link", name="Dis ce que tu aimes")).to_be_visible()
    assert meet.bounding_box() == before


def test_a_door_to_places_near_shows_them_alone(phones: Phones) -> None:
    page = phones.open(where=NANTES)
    page.goto("/more")
    page.get_by_role("radio", name="Sorti·e de l’école").check()
    page.goto("/")
    door = page.get_by_role("link", name="La mission locale")
    door.tap()
    heading = page.get_by_role("heading", level=1, name="Autour de moi")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(door).to_have_count(0)
    page.go_back()
    expect(door).to_be_in_viewport()


def test_a_teacher_reads_whom_to_call_once_staff_have_said_it(
    page: Page, phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect("status of 422")
    page.goto("/more")
    page.get_by_role("radio", name=re.compile("Enseignant")).check()
    page.goto("/")
    contacts = page.get_by_role("region", name="Qui appeler à la Région")
    expect(contacts).to_contain_text("Aucun service n’est encore nommé ici.")
    mail = f"{secrets.token_hex(8)}@example.org"
    staff = open_as(factory.account(Role.REFERENT, age=None, departments=["44"], email=mail), "/staff")
    staff.get_by_role("link", name="Qui appeler, par département").tap()
    staff.get_by_label("Nom du service").fill("Service orientation")
    staff.get_by_role("button", name="Enregistrer").tap()
    expect(
        staff.locator("#main").get_by_text("Donnez un téléphone, une adresse ou une page.")
    ).to_be_visible()
    staff.get_by_label("Téléphone").fill("02 61 91 00 44")
    look(staff)
    staff.get_by_role("button", name="Enregistrer").tap()
    expect(staff.get_by_text("C’est enregistré.").first).to_be_visible()
    for address in ("/", "/about"):
        page.goto(address)
        call = contacts.get_by_role("link", name="Appeler le 02 61 91 00 44")
        expect(call).to_have_attribute("href", "tel:0261910044")
        look(page)
    staff.get_by_role("button", name="Ne plus rien afficher").tap()
    expect(staff.get_by_text("Plus rien n’est affiché").first).to_be_visible()


def test_a_mentor_reads_how_many_thanked_and_for_which_answers(open_as: OpenAs, factory: Factory) -> None:
    mentor, pupil = (
        factory.account(role, email=f"{secrets.token_hex(8)}@example.org")
        for role in (Role.MENTOR, Role.STUDENT)
    )
    factory.candidacy(mentor, status="approved")
    factory.mentor_profile(mentor)
    question = factory.question(pupil, status="taken", text="Faut-il aimer la pluie ?")
    factory.conversation(pupil, mentor, question_id=question)
    factory.connection.execute("UPDATE question SET thanked_at = now() WHERE id = %s", [question])
    page = open_as(mentor, "/")
    thanks = page.get_by_role("region", name="Les mercis reçus")
    expect(thanks).to_contain_text("1 merci reçu")
    expect(thanks.get_by_role("link")).to_contain_text("Faut-il aimer la pluie ?")
    look(page)


def test_who_answered_cards_on_this_phone_is_not_asked_again(open_as: OpenAs, factory: Factory) -> None:
    account = factory.account(Role.STUDENT, email=f"{secrets.token_hex(8)}@example.org", interests=[])
    page = open_as(account, "/")
    expect(for_me(page).get_by_role("link", name="Dis ce que tu aimes")).to_be_visible()
    page.goto("/interests/cards")
    page.get_by_role("button", name="J’aime", exact=True).tap()
    expect(page.get_by_text("1 sur")).to_be_visible()
    page.goto("/")
    expect(for_me(page).get_by_role("link", name="Dis ce que tu aimes")).to_have_count(0)
    for_me(page).get_by_role("link", name="Reprendre mes cartes").tap()
    expect(page.get_by_text("1 sur")).to_be_visible()
