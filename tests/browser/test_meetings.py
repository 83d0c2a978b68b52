"""Meetings: a pupil registers and asks, the mentor answers live, and a cancelled one tells."""

import re
import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Locator, expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs
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

    def mentor(self) -> UUID:
        account = self.factory.account(Role.MENTOR, email=f"{secrets.token_hex(8)}@example.org")
        self.factory.candidacy(account, status="approved")
        self.factory.mentor_profile(account, career_code=CAREER)
        return account

    def meeting(self, mentor: UUID, starts_at: datetime) -> UUID:
        meeting = uuid4()
        self.factory.connection.execute(
            "INSERT INTO meeting (id, mentor_id, career_code, department, starts_at, ends_at, seats, status)"
            " VALUES (%s, %s, %s, '44', %s, %s, 20, 'planned')",
            [meeting, mentor, CAREER, starts_at, starts_at + timedelta(hours=1)],
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
    taps.tap(pupil.get_by_role("link", name=link))
    taps.tap(pupil.locator(f"a[href='/meetings/{meeting}']"))
    taps.tap(pupil.get_by_role("button", name=REGISTER))
    expect(pupil.get_by_role("button", name="Libérer ma place")).to_be_visible()
    assert taps.count <= 3
    pupil.goto("/meetings")
    expect(pupil.get_by_role("heading", name="Mes rencontres")).to_be_visible()
    look(pupil)


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
    look(host)
    host.get_by_role("button", name="Annoncer", exact=True).tap()
    host.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}$"))
    meeting = host.url.rpartition("/")[2]
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
    expect(pupil.get_by_text("Ta rencontre change d’heure")).to_be_visible()
