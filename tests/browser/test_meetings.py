"""Meetings: a pupil registers and asks, the mentor answers live, and a cancelled one tells."""

import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from api.platform.access import Role
from tests.browser.conftest import NANTES, OpenAs, Phones
from tests.browser.eyes import look
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-questions")]

CAREER = "K1302"
IDEA = "À quoi ressemble une journée"
REGISTER = "Je m’inscris"


class People:
    """Makes pupils, mentors and meetings that no other test meets."""

    def __init__(self, factory: Factory) -> None:
        self.factory = factory

    def pupil(self) -> UUID:
        account = self.factory.account(
            Role.STUDENT, age=16, level="high_school", email=f"{secrets.token_hex(8)}@example.org"
        )
        self.factory.consent(account, "conversations")
        return account

    def mentor(self, **profile: Any) -> UUID:
        account = self.factory.account(Role.MENTOR, email=f"{secrets.token_hex(8)}@example.org")
        self.factory.candidacy(account, status="approved")
        self.factory.mentor_profile(account, career_code=CAREER, **profile)
        return account

    def meeting(self, mentor: UUID, starts_at: datetime, career: str = CAREER) -> UUID:
        meeting = uuid4()
        self.factory.connection.execute(
            "INSERT INTO meeting (id, mentor_id, career_code, department, starts_at, ends_at, seats, status)"
            " VALUES (%s, %s, %s, '44', %s, %s, 20, 'planned')",
            [meeting, mentor, career, starts_at, starts_at + timedelta(hours=1)],
        )
        return meeting


@pytest.fixture
def people(factory: Factory) -> People:
    return People(factory)


class Taps:
    """Counts what a thumb does on a page."""

    def __init__(self) -> None:
        self.count = 0

    def tap(self, there: Locator) -> None:
        there.tap()
        self.count += 1


@pytest.mark.parametrize(
    ("start", "link"), [("/", "Rencontres"), (f"/careers/{CAREER}", "Rencontrer quelqu’un de ce métier")]
)
def test_a_pupil_registers_in_three_taps(start: str, link: str, open_as: OpenAs, people: People) -> None:
    meeting = people.meeting(people.mentor(), datetime.now(UTC) + timedelta(days=2))
    pupil, taps = open_as(people.pupil(), start), Taps()
    taps.tap(pupil.get_by_role("link", name=link).first)
    taps.tap(pupil.locator(f"a[href='/meetings/{meeting}']"))
    taps.tap(pupil.get_by_role("button", name=REGISTER))
    expect(pupil.get_by_role("button", name="Libérer ma place")).to_be_visible()
    assert taps.count <= 3
    pupil.goto("/meetings")
    expect(pupil.get_by_role("heading", name="Mes rencontres")).to_be_visible()
    expect(pupil.locator("[aria-busy=true]")).to_have_count(0)
    expect(pupil.locator(f"a[href='/meetings/{meeting}']")).to_have_count(1)
    look(pupil)
    pupil.goto("/me/pass")
    mine = pupil.locator(".pass-part", has_text="Mes rencontres")
    expect(mine).to_contain_text(re.compile(r"\d\sh"))
    mine.locator(f"a[href='/meetings/{meeting}']").tap()
    expect(pupil.get_by_text("tout se passe sur cette page, à cette heure-là")).to_be_visible()


def test_those_nearby_stand_first_and_the_others_are_not_lost(phones: Phones, people: People) -> None:
    away = people.mentor(commune_code="72181")
    sooner = people.meeting(away, datetime.now(UTC) + timedelta(days=1))
    later = people.meeting(people.mentor(), datetime.now(UTC) + timedelta(days=3))
    page = phones.open(where=NANTES)
    page.goto("/meetings")
    farther = page.get_by_role("heading", name="Plus loin dans la région")
    expect(farther).to_be_visible()
    links = page.locator(".card a[href^='/meetings/']")
    order = [link.get_attribute("href") for link in links.all()]
    assert order.index(f"/meetings/{later}") < order.index(f"/meetings/{sooner}")
    heading = farther.bounding_box()
    near, far = (page.locator(f"a[href='/meetings/{one}']").bounding_box() for one in (later, sooner))
    assert near
    assert heading
    assert far
    assert near["y"] < heading["y"] < far["y"]
    look(page)
    page.get_by_role("button", name="Changer").tap()
    page.get_by_role("button", name="toute la région").tap()
    expect(farther).to_have_count(0)
    expect(page.locator(".card a[href^='/meetings/']").first).to_have_attribute("href", f"/meetings/{sooner}")


def test_a_pupil_asks_and_reads_the_answer_live(open_as: OpenAs, people: People) -> None:
    mentor = people.mentor()
    meeting = people.meeting(mentor, datetime.now(UTC) + timedelta(minutes=5))
    pupil = open_as(people.pupil(), f"/meetings/{meeting}")
    pupil.get_by_role("button", name=REGISTER).tap()
    pupil.get_by_role("button", name=re.compile(IDEA)).tap()
    pupil.get_by_role("button", name="Envoyer ma question").tap()
    expect(pupil.get_by_text("La réponse viendra pendant la rencontre.")).to_be_visible()

    host = open_as(mentor, f"/meetings/{meeting}")
    expect(host.get_by_text("1 personne inscrite.")).to_be_visible()
    host.get_by_role("button", name="Ouvrir la rencontre").tap()
    expect(host.get_by_role("button", name="Terminer la rencontre")).to_be_visible()
    # Told at once, on a page that stayed open.
    expect(pupil.get_by_text("C’est en direct")).to_be_visible()
    # What is said stands first: nobody scrolls past the date to answer.
    for page in (pupil, host):
        expect(page.locator("main h2").first).to_have_text("Questions et réponses")
    look(host)
    host.get_by_label("Votre réponse").fill("On commence tôt, et chaque jour est différent.")
    host.get_by_role("button", name=re.compile("^Répondre à")).tap()
    expect(pupil.get_by_text("On commence tôt, et chaque jour est différent.")).to_be_visible()
    look(pupil)
    host.get_by_role("button", name="Terminer la rencontre").tap()
    host.get_by_role("dialog").get_by_role("button", name="Oui, terminer").tap()
    expect(pupil.get_by_text("Cette rencontre est terminée.")).to_be_visible()
    expect(pupil.get_by_text("On commence tôt, et chaque jour est différent.")).to_be_visible()


def test_a_mentor_announces_moves_and_cancels_and_who_registered_is_told(
    open_as: OpenAs, people: People
) -> None:
    host = open_as(people.mentor(), "/inbox")
    host.get_by_role("link", name="Annoncer une rencontre").tap()
    about = host.get_by_role("region", name="Voici ce que les jeunes liront")
    expect(about.get_by_role("link", name="Parler d’un autre métier")).to_be_visible()
    expect(about.locator("strong")).not_to_be_empty()
    # One tap announces nothing: nobody chose a day yet.
    announce = host.get_by_role("button", name="Annoncer", exact=True)
    announce.tap()
    expect(host.locator("#main").get_by_text("Choisissez un jour et une heure.")).to_be_visible()
    look(host)
    in_a_week = datetime.now(UTC) + timedelta(days=7)
    host.get_by_label("Quel jour").fill(f"{in_a_week:%Y-%m-%d}")
    host.get_by_label("À quelle heure").fill("17:30")
    expect(about).to_contain_text(f"{in_a_week.day} ")
    expect(about).to_contain_text("17 h 30")
    announce.tap()
    host.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}$"))
    meeting = host.url.rpartition("/")[2]
    expect(host.get_by_text("Vous pourrez l’ouvrir le")).to_be_visible()
    expect(host.get_by_role("button", name="Ouvrir la rencontre")).to_have_count(0)
    pupil = open_as(people.pupil(), f"/meetings/{meeting}")
    pupil.get_by_role("button", name=REGISTER).tap()
    expect(pupil.get_by_role("button", name="Libérer ma place")).to_be_visible()
    host.get_by_role("button", name="Déplacer").tap()
    host.get_by_label("À quelle heure").fill("18:15")
    host.get_by_role("button", name="Déplacer et prévenir").tap()
    expect(pupil.get_by_text("18 h 15")).to_be_visible()
    host.get_by_role("button", name="Annuler").tap()
    host.get_by_role("dialog").get_by_role("button", name="Oui, annuler").tap()
    expect(pupil.get_by_text("Cette rencontre n’a pas lieu.")).to_be_visible()
    pupil.goto("/me/notifications")
    expect(pupil.get_by_text("Ta rencontre n’a pas lieu.")).to_be_visible()
    pupil.get_by_text("et une autre, plus ancienne").tap()
    expect(pupil.get_by_text("Ta rencontre change d’heure")).to_be_visible()


def test_a_meeting_stands_in_the_agenda_with_its_kind_and_is_found_by_it(page: Page, people: People) -> None:
    meeting = people.meeting(people.mentor(), datetime.now(UTC) + timedelta(days=2))
    page.goto("/agenda")
    page.get_by_role("button", name="Filtres").tap()
    page.get_by_role("dialog").get_by_label("Rencontre en ligne").check()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("kind=meeting"))
    card = page.get_by_role("listitem").filter(has=page.locator(f"a[href='/meetings/{meeting}']"))
    expect(card).to_contain_text("Rencontre en ligne")
    kinds = page.locator(".results .card .kind")
    expect(kinds.filter(has_not_text="Rencontre en ligne")).to_have_count(0)
    assert set(kinds.all_inner_texts()) == {"Rencontre en ligne"}
    look(page)
    card.get_by_role("link").tap()
    expect(page).to_have_url(re.compile(f"/meetings/{meeting}$"))


def test_a_career_shows_its_meetings_to_whoever_looks(page: Page, people: People) -> None:
    meeting = people.meeting(people.mentor(), datetime.now(UTC) + timedelta(days=2), "A1203")
    page.goto("/careers/A1203")
    expect(page.get_by_role("heading", name="Les prochaines rencontres en ligne")).to_be_visible()
    expect(page.locator(f"a[href='/meetings/{meeting}']")).to_be_visible()


@pytest.mark.parametrize(
    "role", [Role.MENTOR, Role.COMPANY, Role.SCHOOL, Role.ISSUER, Role.PARENT, Role.REFERENT]
)
def test_every_home_has_a_door_to_meetings(role: Role, open_as: OpenAs, people: People) -> None:
    mail = f"{secrets.token_hex(8)}@example.org"
    page = open_as(people.factory.account(role, age=None, email=mail), "/")
    door = page.get_by_role("navigation", name="Mes entrées").get_by_role(
        "link", name="Les rencontres en ligne"
    )
    door.tap()
    expect(page.get_by_role("heading", level=1, name="Rencontres")).to_be_visible()


@pytest.mark.parametrize("who", ["Enseignant", "Parent", "Adulte"])
def test_the_homes_of_those_without_an_account_too(who: str, page: Page) -> None:
    page.goto("/more")
    page.get_by_role("radio", name=re.compile(who)).check()
    page.goto("/")
    doors = page.get_by_role("navigation", name="Mes entrées")
    expect(doors.get_by_role("link", name="Les rencontres en ligne")).to_be_visible()


def test_a_door_to_events_of_a_kind_shows_that_kind_alone(page: Page, people: People) -> None:
    moment = datetime.now(UTC) + timedelta(days=3)
    people.factory.event("Visite d’un atelier", kind="visit", starts_at=moment)
    people.factory.event("Salon d’ailleurs", kind="fair", starts_at=moment)
    page.goto("/more")
    page.get_by_role("radio", name=re.compile("Enseignant")).check()
    page.goto("/")
    page.get_by_role("link", name="Des visites d’entreprises").tap()
    expect(page.get_by_role("heading", level=1, name="Visites d’entreprises")).to_be_visible()
    expect(page.get_by_role("link", name="Visite d’un atelier")).to_be_visible()
    assert set(page.locator(".results .card .kind").all_inner_texts()) == {"Visite d’entreprise"}


def test_staff_announce_a_meeting_for_a_mentor_whom_they_find_by_name(
    open_as: OpenAs, people: People
) -> None:
    mentor = people.mentor()
    name = f"Aude{secrets.token_hex(3)}"
    people.factory.connection.execute("UPDATE account SET first_name = %s WHERE id = %s", [name, mentor])
    staff = people.factory.account(
        Role.REFERENT, age=None, departments=["44"], email=f"{secrets.token_hex(8)}@example.org"
    )
    page = open_as(staff, "/staff")
    page.get_by_role("link", name="Annoncer une rencontre pour un·e mentor").tap()
    page.get_by_role("button", name="Annoncer").tap()
    expect(page.locator("#main").get_by_text("Choisissez qui répondra.")).to_be_visible()
    page.get_by_role("combobox", name="Qui répondra").fill(name)
    page.get_by_role("option", name=re.compile(name)).tap()
    page.get_by_label("Quel jour").fill(f"{datetime.now(UTC) + timedelta(days=7):%Y-%m-%d}")
    page.get_by_label("À quelle heure").fill("17:30")
    expect(page.get_by_role("region", name="Voici ce que les jeunes liront")).to_contain_text("17 h 30")
    look(page)
    page.get_by_role("button", name="Annoncer").tap()
    expect(page).to_have_url(re.compile("/meetings/[0-9a-f-]{36}$"))
    meeting = page.url.rpartition("/")[2]
    host = open_as(mentor, "/me/notifications")
    expect(host.get_by_text("Une rencontre est annoncée").first).to_be_visible()
    host.goto(f"/meetings/{meeting}")
    host.get_by_role("button", name="Annuler").tap()
    host.get_by_role("button", name="Oui, annuler").tap()
    expect(host.get_by_text("Cette rencontre n’a pas lieu.")).to_be_visible()
