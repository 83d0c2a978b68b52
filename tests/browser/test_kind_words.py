"""What a page says where it cannot do what one came for: true, kind, and the way on (Placements, line 7)."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs, Phones
from tests.browser.test_conversations import address, two_people
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-kind-words")]


def mail() -> str:
    """An address that no other test uses."""
    return f"{uuid4()}@example.org"


def test_a_conversation_that_is_paused_says_what_one_can_do(open_as: OpenAs, factory: Factory) -> None:
    pupil, gardener, talk = two_people(factory)
    factory.connection.execute("UPDATE conversation SET status = 'suspended' WHERE id = %s", (talk,))
    page = open_as(pupil, address(talk))
    expect(page.get_by_text("quelqu’un d’autre peut te répondre")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Demander à quelqu’un d’autre")).to_be_in_viewport()
    other = open_as(gardener, address(talk))
    expect(other.get_by_text("Vous n’avez rien à faire.")).to_be_in_viewport()
    expect(other.get_by_role("link", name="Demander à quelqu’un d’autre")).to_have_count(0)


def test_who_listens_stays_near_a_message_that_moderators_removed(open_as: OpenAs, factory: Factory) -> None:
    pupil, gardener, talk = two_people(factory)
    factory.message(talk, "mentor", "Viens chez moi samedi.", status="hidden")
    page = open_as(pupil, address(talk))
    line = page.get_by_role("listitem").filter(has_text="Message retiré par la modération")
    line.get_by_role("button", name="Besoin de parler ?").click()
    expect(page.get_by_role("dialog").get_by_role("link", name="3018")).to_be_visible()
    other = open_as(gardener, address(talk))
    expect(other.get_by_text("Message retiré par la modération")).to_be_visible()
    expect(other.get_by_role("button", name="Besoin de parler ?")).to_have_count(0)


def test_a_young_mentors_page_is_no_wrong_address_for_who_is_not_confirmed_yet(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect("status of 404")
    young = factory.account(Role.MENTOR, first_name="Jeune", age=17, email=mail())
    profile = factory.mentor_profile(young)
    factory.candidacy(young, status="accepted")
    pupil = factory.account("student", first_name="Élève", age=16, email=mail(), vouched=False)
    page = open_as(pupil, f"/mentors/{profile}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page ne s’ouvre pas en ce moment")
    expect(page.get_by_text("L’adresse est fausse")).to_have_count(0)
    expect(page.get_by_role("link", name="Faire confirmer mon âge")).to_be_visible()


def test_a_masked_question_can_be_contested_where_it_is_told(open_as: OpenAs, factory: Factory) -> None:
    pupil = factory.account("student", first_name="Élève", age=16, level="high_school", email=mail())
    factory.consent(pupil, "conversations")
    page = open_as(pupil, "/ask?career=A1202")
    page.get_by_role("textbox").first.fill(
        "Tu travailles dehors ? Écris-moi à eleve@example.org, merci beaucoup."
    )
    page.get_by_role("button", name="Envoyer ma question").click()
    page.get_by_role("button", name="Demander un autre regard").click()
    expect(page.get_by_role("button", name="Demander un autre regard")).to_have_count(0)


def test_a_schools_person_finds_their_school_from_their_account(open_as: OpenAs, factory: Factory) -> None:
    referent = factory.account(Role.SCHOOL, first_name="Prénom", age=40, email=mail())
    factory.organisation(referent, name="Lycée du Lac", kind="school", siret=None, uai="0440001X")
    page = open_as(referent, "/me")
    page.get_by_role("link", name="Mon établissement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes élèves")
    expect(page.get_by_role("main").get_by_text("Lycée du Lac")).to_be_visible()


def test_who_gave_no_birth_date_is_told_before_they_write(
    open_as: OpenAs, factory: Factory, world: World
) -> None:
    pupil = factory.account("student", first_name="Élève", age=None, level="middle_school", email=mail())
    page = open_as(pupil, f"/offers/{world.placement}/apply")
    expect(page.get_by_text("Avant d’écrire, dis-nous quand tu es né·e")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_role("link", name="Donner ma date de naissance").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon profil")


def test_who_is_too_young_is_told_before_they_write(
    phones: Phones, open_as: OpenAs, factory: Factory, world: World
) -> None:
    phones.expect("status of 403")
    pupil = factory.account("student", first_name="Élève", age=12, level="middle_school", email=mail())
    page = open_as(pupil, f"/offers/{world.pastry}/apply")
    expect(page.get_by_text("un âge plus élevé que le tien")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_a_pupil_without_a_first_name_is_no_deleted_account(open_as: OpenAs, factory: Factory) -> None:
    pupil, gardener, talk = two_people(factory)
    factory.connection.execute("UPDATE account SET first_name = '' WHERE id = %s", [pupil])
    page = open_as(gardener, address(talk))
    expect(page.get_by_role("heading", name="Une ou un jeune")).to_be_visible()
    page.goto("/conversations")
    expect(page.get_by_role("link", name="Une ou un jeune")).to_be_visible()
    expect(page.get_by_text("Compte supprimé")).to_have_count(0)
