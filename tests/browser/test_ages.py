"""Walls, line 8, on a phone of 360 px: how an age comes to be vouched for, and what is said until then."""

from uuid import UUID

import pytest
from playwright.sync_api import Dialog, expect

from api.platform.access import Role
from tests.browser.conftest import OpenAs, Phones
from tests.browser.eyes import look
from tests.browser.test_roles import make
from tests.factories import Factory, born

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-ages")]


@pytest.fixture
def school(factory: Factory) -> tuple[UUID, UUID]:
    """A verified school and its contact person's account."""
    person = make(factory, Role.SCHOOL)
    made = factory.organisation(person, uai=f"044{person.int % 10000:04}Z", name="Lycée des Pins")
    return made, person


@pytest.fixture
def pupil(factory: Factory) -> UUID:
    """Somebody who typed that they are 16."""
    return make(factory, Role.STUDENT, age=16, vouched=False, level="high_school")


def test_a_school_prints_codes_and_a_pupil_has_their_age_confirmed(
    phones: Phones, open_as: OpenAs, factory: Factory, school: tuple[UUID, UUID], pupil: UUID
) -> None:
    made, person = school
    desk = open_as(person, f"/me/organisation/{made}")
    desk.locator("label.chip").filter(has_text="Réglages").tap()
    desk.get_by_label("Année de naissance").fill("1999")
    desk.get_by_label("Nombre de codes").fill("0")
    desk.get_by_role("button", name="Créer les codes").tap()
    expect(desk.get_by_text("Un nombre de 1 à 200.")).to_be_visible()
    desk.get_by_label("Nombre de codes").fill("12")
    phones.expect(r"status of 422")
    desk.get_by_role("button", name="Créer les codes").tap()
    expect(desk.locator(".field-error")).to_contain_text("L’année de naissance de jeunes de moins de 18 ans")
    desk.get_by_label("Année de naissance").fill(str(born(16).year - 1))
    desk.get_by_role("button", name="Créer les codes").tap()
    older = desk.locator(".age-codes code").first.inner_text()
    desk.get_by_label("Année de naissance").fill(str(born(16).year))
    desk.get_by_role("button", name="Créer les codes").tap()
    expect(desk.locator(".age-codes")).to_contain_text(f"Année de naissance\u00a0: {born(16).year}.")
    codes = desk.locator(".age-codes code")
    expect(codes).to_have_count(24)
    expect(desk.get_by_text("Imprimez ou copiez ces codes maintenant")).to_be_visible()
    code = codes.first.inner_text()
    look(desk)
    # Told once by the server: the phone's « back » loses none of them.
    desk.get_by_role("link", name="Accueil").first.tap()
    expect(desk.get_by_role("heading", level=1, name="Mes élèves")).to_have_count(0)
    desk.go_back()
    expect(codes).to_have_count(24)
    assert codes.first.inner_text() == code
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("button", name=f"Copier les codes ({born(16).year})").tap()
    expect(desk.locator(".toast")).to_have_text("Codes copiés.")
    copied: str = desk.evaluate("navigator.clipboard.readText()")
    assert copied.split("\n") == [codes.nth(at).inner_text() for at in range(12)]
    # Of the first list nobody took the codes yet: the browser asks before it forgets them.
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.once("dialog", leave)

    page = open_as(pupil, "/mentors")
    notice = page.get_by_text("Ici, les mentors adultes.")
    expect(notice).to_be_visible()
    page.get_by_role("link", name="Faire confirmer mon âge").tap()
    expect(page.get_by_role("heading", level=1, name="Faire confirmer mon âge")).to_be_visible()
    expect(page.get_by_text("En attendant, tous les mentors adultes te répondent")).to_be_visible()
    look(page)
    phones.expect(r"status of 422")
    page.get_by_role("button", name="Confirmer mon âge").tap()
    expect(page.get_by_text("Tape ton code.")).to_be_visible()
    page.get_by_label("Ton code personnel").fill("22222-22222")
    page.get_by_role("button", name="Confirmer mon âge").tap()
    expect(page.locator(".field-error")).to_contain_text("Ce code n’est pas le bon")
    page.get_by_label("Ton code personnel").fill(older)
    page.get_by_role("button", name="Confirmer mon âge").tap()
    expect(page.locator(".field-error")).to_contain_text("née une autre année que toi")
    page.get_by_label("Ton code personnel").fill(code.lower())
    page.get_by_role("button", name="Confirmer mon âge").tap()
    expect(page.get_by_role("heading", name="Ton âge est confirmé.")).to_be_visible()
    expect(page.get_by_text("Par Lycée des Pins")).to_be_visible()
    page.get_by_role("link", name="Voir les mentors").tap()
    expect(page.get_by_role("heading", level=1, name="Rencontrer des pros")).to_be_visible()
    expect(notice).to_have_count(0)

    desk.reload()
    assert asked == ["beforeunload"]
    expect(desk.get_by_text("1 code utilisé sur 12")).to_be_visible()
    expect(codes).to_have_count(0)
    desk.get_by_role("button", name="Annuler la liste").first.tap()
    desk.get_by_role("button", name="Oui, annuler").tap()
    expect(desk.get_by_text("Liste annulée").first).to_be_visible()


def test_who_is_in_no_school_asks_the_region_and_a_referent_confirms(
    open_as: OpenAs, factory: Factory, pupil: UUID
) -> None:
    page = open_as(pupil, "/me")
    page.get_by_role("link", name="Faire confirmer mon âge").tap()
    page.get_by_role("button", name="Demander à la Région").tap()
    expect(page.get_by_text("Écris qui te connaît.")).to_be_visible()
    page.get_by_label("Qui te connaît").fill("Mission locale de Nantes")
    page.get_by_label("Département").select_option("44")
    page.get_by_role("button", name="Demander à la Région").tap()
    expect(page.get_by_text("Ta demande est partie.")).to_be_visible()
    look(page)

    staff = open_as(make(factory, Role.REFERENT), "/staff/birth-dates")
    review = staff.locator(".review").filter(has_text="Mission locale de Nantes")
    expect(review).to_contain_text("la même, à confirmer")
    look(staff)
    review.get_by_role("button", name="Accepter").tap()
    expect(staff.get_by_text("vérifiez d’abord auprès de la structure")).to_be_visible()
    staff.get_by_role("dialog").get_by_role("button", name="Accepter").tap()
    expect(review).to_have_count(0)

    page.reload()
    expect(page.get_by_text("Par la Région, le")).to_be_visible()


def test_a_referent_prints_codes_for_a_mission_locale(open_as: OpenAs, factory: Factory) -> None:
    page = open_as(make(factory, Role.REFERENT), "/staff")
    page.get_by_role("link", name="Codes personnels").tap()
    page.get_by_role("button", name="Créer les codes").tap()
    expect(page.get_by_text("Écrivez le nom de la structure.")).to_be_visible()
    page.get_by_label("Structure qui remet les codes").fill("Mission locale de Nantes")
    page.get_by_label("Année de naissance").fill(str(born(17).year))
    page.get_by_label("Nombre de codes").fill("3")
    page.get_by_role("button", name="Créer les codes").tap()
    expect(page.locator(".age-codes code")).to_have_count(3)
    look(page)
