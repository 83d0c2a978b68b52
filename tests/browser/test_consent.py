"""Consent, from the child's phone to the parent's page and back."""

import re
import secrets
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.platform.kit.personal_data import Purpose
from tests.browser.conftest import OpenAs, Phones
from tests.browser.consent import (
    CONSENTS,
    NOTIFICATIONS,
    TALKING,
    accept_all,
    agree_and_ask,
    link_to,
    mails_to,
    path_of,
)
from tests.browser.eyes import look
from tests.browser.steps import wait_until
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-consent")]

DEAD = re.compile("ne marche plus")
NOT_FOUND = "status of 404"


@pytest.fixture
def parent() -> str:
    """An address that no other test uses."""
    return f"parent-{secrets.token_hex(6)}@example.org"


def make_child(factory: Factory, age: int | None = 13) -> UUID:
    return factory.account("student", age=age, email=f"child-{secrets.token_hex(6)}@example.org")


@pytest.fixture
def child(factory: Factory) -> UUID:
    """A pupil of 13."""
    return make_child(factory)


def answers(page: Page, purpose: str, answer: str) -> None:
    page.get_by_role("group", name=purpose).get_by_role("radio", name=answer).check(force=True)


def test_a_parent_answers_and_the_child_sees_it(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phones.expect(NOT_FOUND)
    phone = open_as(child, CONSENTS)
    phone.get_by_role("switch", name=TALKING).tap()
    expect(phone.get_by_text("Mon oui est noté. Il manque l’accord d’un parent.")).to_be_visible()
    phone.get_by_role("switch", name=NOTIFICATIONS).tap()
    phone.get_by_role("button", name="Voir quoi faire").tap()
    expect(phone.get_by_role("heading", name="L’accord d’un parent")).to_be_focused()
    phone.get_by_role("textbox", name="Adresse mail du parent").fill(parent)
    phone.get_by_role("button", name="Envoyer le lien").tap()
    expect(phone.get_by_text("Lien envoyé à p•••@example.org")).to_be_visible()

    link = link_to(phone, parent)
    other = phones.open()
    other.goto(link)
    expect(other.get_by_role("heading", level=1)).to_contain_text("vous demande votre accord")
    assert other.url.endswith("/parent"), "the token leaves the address bar"
    assert other.get_by_role("radio").evaluate_all("all => all.every((one) => !one.checked)")
    other.get_by_role("button", name="Confirmer ma réponse").tap()
    expect(other.get_by_text("Choisissez une réponse.")).to_have_count(2)
    answers(other, "Échanger avec des pros", "J’accepte")
    answers(other, "Recevoir des alertes", "Je refuse")
    other.get_by_role("button", name="Confirmer ma réponse").tap()
    expect(other.get_by_text("Cette déclaration est nécessaire")).to_be_visible()
    other.get_by_role("checkbox", name=re.compile("exercer l’autorité parentale")).check()
    other.get_by_role("button", name="Confirmer ma réponse").tap()
    expect(other.get_by_role("heading", level=1, name="Merci")).to_be_focused()
    expect(other.get_by_role("definition")).to_have_text(["Accepté", "Refusé"])
    # Only the mail has the link that shows them again.
    expect(other.get_by_text("Pour les revoir ici")).to_be_visible()
    expect(other.get_by_role("button", name="Garder sur mon accueil")).to_have_count(0)

    # « Mes accords » hears it by itself (Placements, line 7).
    expect(phone.get_by_text(re.compile("^Actif depuis"))).to_be_visible()
    expect(phone.get_by_text("Un parent a dit non.")).to_be_visible()

    again = phones.open()
    again.goto(link)
    expect(again.get_by_role("heading", level=1, name=DEAD)).to_be_visible()
    expect(again.get_by_text("Vous avez déjà répondu ?")).to_be_visible()
    expect(again.get_by_text("«\u00a0Mon pass\u00a0», puis «\u00a0Mes accords\u00a0»")).to_be_visible()


def test_a_parent_withdraws_by_the_link_of_the_receipt(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phone = open_as(child, CONSENTS)
    accept_all(phone, agree_and_ask(phone, parent))
    other = phones.open()
    other.goto(link_to(phone, parent))
    expect(other.get_by_role("heading", level=1, name="Vos accords")).to_be_visible()
    assert other.url.endswith("/parent/manage")
    other.get_by_role("button", name="Retirer mon accord : Échanger").tap()
    other.get_by_role("dialog").get_by_role("button", name="Oui, retirer").tap()
    expect(other.get_by_text(re.compile("^Vous avez retiré votre accord le"))).to_have_count(1)
    expect(other.get_by_text(re.compile("^Vous avez dit non"))).to_have_count(0)
    expect(phone.get_by_text("Un parent a retiré son accord.")).to_be_visible()
    expect(phone.get_by_text(re.compile("^Actif depuis"))).to_have_count(1)
    phone.goto("/conversations")
    expect(phone.locator("main").get_by_text("Ton parent a retiré son accord pour échanger")).to_be_visible()
    expect(phone.get_by_text("Pas encore de conversation")).to_have_count(0)

    # Both read the same way back, and the question that waits leads there.
    expect(other.get_by_text("il faut une nouvelle demande")).to_be_visible()
    expect(phone.get_by_text("envoie-lui une nouvelle demande")).to_be_visible()
    phone.goto("/ask")
    expect(phone.get_by_text("Un parent a retiré son accord.")).to_be_visible()
    expect(phone.get_by_role("button", name="Je suis d’accord pour échanger")).to_have_count(0)
    phone.get_by_role("button", name="Demander à nouveau").tap()
    phone.get_by_role("textbox", name="Adresse mail du parent").fill(parent)
    phone.get_by_role("button", name="Envoyer le lien").tap()
    expect(phone.get_by_role("heading", name="On attend sa réponse")).to_be_visible()
    expect(phone.get_by_text("Un parent a retiré son accord.")).to_have_count(0)


def test_after_a_parent_s_withdrawal_the_pass_says_what_happened(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phone = open_as(child, CONSENTS)
    accept_all(phone, agree_and_ask(phone, parent, "push"), "push")
    other = phones.open()
    other.goto(link_to(phone, parent))
    other.get_by_role("button", name="Retirer mon accord").tap()
    other.get_by_role("dialog").get_by_role("button", name="Oui, retirer").tap()
    expect(other.get_by_text(re.compile("^Vous avez retiré votre accord le"))).to_be_visible()
    phone.goto("/me/pass")
    expect(phone.get_by_text("Ton parent a retiré son accord")).to_be_visible()
    expect(phone.get_by_text("tu n’as encore dit oui à aucun usage")).to_have_count(0)


def test_a_parent_s_home_tells_of_their_own_child_alone(
    phones: Phones, open_as: OpenAs, factory: Factory, parent: str
) -> None:
    phones.expect(NOT_FOUND)
    theirs, other = make_child(factory), make_child(factory)
    for child, name in ((theirs, "Lou"), (other, "Noé")):
        factory.connection.execute("UPDATE account SET first_name = %s WHERE id = %s", [name, child])
    child = open_as(theirs, CONSENTS)
    asked = agree_and_ask(child, parent)
    elsewhere = open_as(other, CONSENTS)
    accept_all(elsewhere, agree_and_ask(elsewhere, f"other-{parent}"))
    page = phones.open()
    page.goto(asked)
    page.get_by_role("button", name="Garder sur mon accueil").tap()
    page.goto("/")
    waits = page.locator("section", has=page.get_by_role("heading", name="Ce que fait Lou"))
    expect(waits).to_contain_text("Votre accord est attendu pour")
    expect(waits).to_contain_text("Échanger avec des pros")
    look(page)
    accept_all(child, asked)
    page.goto(link_to(child, parent))
    page.get_by_role("button", name="Garder sur mon accueil").tap()
    page.goto("/")
    agreed = page.locator("section", has=page.get_by_role("heading", name="Ce que fait Lou"))
    expect(agreed).to_contain_text("Vous avez accepté")
    expect(agreed).to_have_count(1)
    expect(page.get_by_text("Noé")).to_have_count(0)
    look(page)
    # A link that is nobody's tells nothing, and leaves.
    page.evaluate(
        """() => localStorage.setItem(
            "children", JSON.stringify([{ kind: "manage", token: "x".repeat(43) }])
        )"""
    )
    page.reload()
    expect(page.get_by_role("region", name="Ce que fait votre enfant")).to_be_visible()
    wait_until(page, """localStorage.getItem("children") === "[]" """)


def test_the_child_withdraws_with_one_tap(open_as: OpenAs, child: UUID, parent: str) -> None:
    phone = open_as(child, CONSENTS)
    accept_all(phone, agree_and_ask(phone, parent))
    phone.reload()
    expect(phone.get_by_text("les conversations se ferment tout de suite")).to_be_visible()
    phone.get_by_role("switch", name=TALKING).tap()
    expect(phone.get_by_text(re.compile("^Arrêté depuis"))).to_be_visible()
    expect(phone.get_by_role("switch", name=TALKING)).not_to_be_checked()


def test_the_other_parent_opposes_with_the_reference(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phones.expect(NOT_FOUND)
    phone = open_as(child, CONSENTS)
    accept_all(phone, agree_and_ask(phone, parent))
    phone.reload()
    reference = phone.locator(".reference").inner_text()
    other = phones.open()
    other.goto("/parent/oppose")
    other.get_by_role("textbox", name="Référence").fill("XXXX-XXXX-XXXX")
    other.get_by_role("textbox", name="Vos raisons").fill("Je ne suis pas d’accord.")
    other.get_by_role("checkbox", name=re.compile("exercer l’autorité parentale")).check()
    other.get_by_role("button", name="M’opposer").tap()
    expect(other.get_by_role("alert").filter(has_text=DEAD)).to_be_visible()
    other.get_by_role("textbox", name="Référence").fill(reference)
    other.get_by_role("button", name="M’opposer").tap()
    expect(other.get_by_role("heading", level=1, name="Votre opposition est enregistrée")).to_be_focused()
    phone.reload()
    expect(phone.get_by_text(re.compile("^Suspendu"))).to_have_count(len(Purpose))


def test_changing_the_address_kills_the_former_link(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phones.expect(NOT_FOUND)
    phone = open_as(child, CONSENTS)
    former = agree_and_ask(phone, parent)
    phone.reload()
    expect(phone.get_by_text("Tu pourras lui rappeler à partir du")).to_be_visible()
    phone.get_by_role("button", name="Changer d’adresse").tap()
    expect(phone.get_by_text("L’ancien lien ne marchera plus.")).to_be_visible()
    phone.get_by_role("textbox", name="Adresse mail du parent").fill(f"q{parent}")
    phone.get_by_role("button", name="Envoyer le lien").tap()
    expect(phone.get_by_text("Lien envoyé à q•••@example.org")).to_be_visible()
    other = phones.open()
    other.goto(former)
    expect(other.get_by_role("heading", level=1, name=DEAD)).to_be_visible()


def test_the_former_parent_opposes_by_the_link_of_the_mail(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str, rows: psycopg.Connection[Any]
) -> None:
    phone = open_as(child, CONSENTS)
    accept_all(phone, agree_and_ask(phone, parent))
    accept_all(phone, agree_and_ask(phone, f"q{parent}"))
    link = link_to(phone, parent)
    assert link.startswith("/parent/oppose#")
    other = phones.open()
    other.goto(link)
    expect(other.get_by_role("heading", level=1, name="S’opposer")).to_be_visible()
    assert other.url.endswith("/parent/oppose"), "the token leaves the address bar"
    expect(other.get_by_role("textbox", name="Référence")).to_have_count(0)
    other.get_by_role("textbox", name="Vos raisons").fill("Je ne suis pas d’accord.")
    other.get_by_role("button", name="M’opposer").tap()
    expect(other.get_by_text("Cette déclaration est nécessaire")).to_be_visible()
    other.get_by_role("checkbox", name=re.compile("exercer l’autorité parentale")).check()
    other.get_by_role("button", name="M’opposer").tap()
    expect(other.get_by_role("heading", level=1, name="Votre opposition est enregistrée")).to_be_focused()
    phone.reload()
    expect(phone.get_by_text(re.compile("^Suspendu"))).to_have_count(len(Purpose))

    again = phones.open()
    again.goto(link)
    again.get_by_role("textbox", name="Vos raisons").fill("Encore.")
    again.get_by_role("checkbox").check()
    again.get_by_role("button", name="M’opposer").tap()
    expect(again.get_by_role("heading", level=1, name="Votre opposition est enregistrée")).to_be_visible()
    kept = rows.execute("SELECT reason FROM opposition WHERE account_id = %s", (child,)).fetchall()
    assert kept == [("Je ne suis pas d’accord.",)], "a second time changes nothing more"


def test_a_parent_who_does_not_answer_is_reminded_a_day_later(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str, rows: psycopg.Connection[Any]
) -> None:
    phone = open_as(child, CONSENTS)
    agree_and_ask(phone, parent)
    phone.reload()
    expect(phone.get_by_text("Tu pourras lui rappeler à partir du")).to_be_visible()
    expect(phone.get_by_role("button", name="Lui rappeler")).to_have_count(0)
    rows.execute(
        "UPDATE guardian_request SET sent_at = sent_at - interval '25 hours' WHERE account_id = %s", (child,)
    )
    phone.reload()
    phone.get_by_role("button", name="Lui rappeler").tap()
    expect(phone.locator(".toast")).to_be_visible()
    expect(phone.get_by_text("Tu pourras lui rappeler à partir du")).to_be_visible()
    assert len(mails_to(phone, parent)) == 2

    other = phones.open()
    other.goto(link_to(phone, parent))
    expect(other.get_by_role("heading", level=1)).to_contain_text("vous demande votre accord")


def test_a_parents_page_without_its_link_says_how_to_open_it(page: Page) -> None:
    for address in ("/parent", "/parent/manage", "/parent/mails"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1, name="Ouvrez le lien du mail")).to_be_visible()


def test_whoever_is_no_parent_stops_the_mails_with_one_tap_and_has_them_again(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phones.expect("status of 422")
    phone = open_as(child, CONSENTS)
    link = agree_and_ask(phone, parent)
    other = phones.open()
    other.goto(link)
    other.get_by_role("link", name="Ce n’est pas votre enfant").tap()
    expect(other.get_by_role("heading", level=1, name="Ne plus recevoir ces mails")).to_be_visible()
    assert other.url.endswith("/parent/mails"), "the token leaves the address bar"
    look(other)
    phone.reload()
    expect(phone.get_by_text("Lien envoyé à p•••@example.org")).to_be_visible()
    other.get_by_role("button", name="Ce n’est pas moi").tap()
    expect(other.get_by_role("heading", level=1, name="C’est arrêté")).to_be_focused()
    look(other)

    phone.reload()
    expect(phone.get_by_text("p•••@example.org ne veut plus de mails de l’E-pass.")).to_be_visible()
    phone.get_by_role("button", name="Changer d’adresse").tap()
    phone.get_by_role("textbox", name="Adresse mail du parent").fill(parent)
    phone.get_by_role("button", name="Envoyer le lien").tap()
    expect(phone.locator(".field-error")).to_contain_text("ne veut plus de mails de l’E-pass")
    look(phone)

    under_the_mail = mails_to(phone, parent)[0]["stop"]
    again = phones.open()
    again.goto(path_of(under_the_mail))
    again.get_by_role("button", name="Recevoir de nouveau les demandes").tap()
    expect(again.get_by_role("heading", level=1, name="Ne plus recevoir ces mails")).to_be_focused()
    phone.reload()
    expect(phone.get_by_text("Lien envoyé à p•••@example.org")).to_be_visible()


def test_where_a_mailbox_is_full_the_child_reads_when_the_link_goes_out(
    open_as: OpenAs, factory: Factory, child: UUID, parent: str
) -> None:
    agree_and_ask(open_as(child, CONSENTS), parent)
    factory.connection.execute(
        "INSERT INTO guardian_request (account_id, address_mark, sent_at, expires_at)"
        " SELECT uuidv7(), address_mark, sent_at, expires_at FROM guardian_request, generate_series(1, 5)"
        " WHERE account_id = %s",
        [child],
    )
    phone = open_as(make_child(factory), CONSENTS)
    phone.get_by_role("switch", name=TALKING).tap()
    phone.get_by_role("textbox", name="Adresse mail du parent").fill(parent)
    phone.get_by_role("button", name="Envoyer le lien").tap()
    expect(phone.locator(".toast")).to_contain_text("Ton lien part demain matin au plus tard.")
    expect(phone.get_by_text("La tienne est gardée\u00a0: ton lien part le")).to_be_visible()
    expect(phone.get_by_role("button", name="Lui rappeler")).to_have_count(0)
    look(phone)
    phone.reload()
    expect(phone.get_by_text("La tienne est gardée\u00a0: ton lien part le")).to_be_visible()


def test_without_a_birth_date_it_is_asked_for_first(open_as: OpenAs, factory: Factory) -> None:
    phone = open_as(make_child(factory, age=None), CONSENTS)
    expect(phone.get_by_role("switch", name=TALKING)).to_be_disabled()
    phone.get_by_label("Je suis né·e le").fill("2000-02-01")
    phone.get_by_role("button", name="Enregistrer", exact=True).tap()
    phone.get_by_role("switch", name=TALKING).tap()
    expect(phone.get_by_text(re.compile("^Actif depuis"))).to_be_visible()
    expect(phone.get_by_role("heading", name="L’accord d’un parent")).to_have_count(0)


def test_every_eye_can_read_the_pages_of_consents(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str, factory: Factory
) -> None:
    phones.expect(NOT_FOUND)
    phone = open_as(child, CONSENTS)
    link = agree_and_ask(phone, parent)
    phone.reload()
    phone.get_by_role("button", name="Changer d’adresse").tap()
    look(phone)
    other = phones.open()
    other.goto(link)
    other.get_by_role("button", name="Confirmer ma réponse").tap()
    other.get_by_text("Répondre aussi pour le reste").tap()
    look(other)
    for radio in other.get_by_role("radio", name="J’accepte").all():
        radio.check(force=True)
    other.get_by_role("checkbox").check()
    other.get_by_role("button", name="Confirmer ma réponse").tap()
    expect(other.get_by_role("heading", level=1, name="Merci")).to_be_visible()
    look(other)
    managing = link_to(phone, parent)
    for address, heading in ((managing, "Vos accords"), (link, "Ce lien"), ("/parent/oppose", "S’opposer")):
        other.goto("/about")
        other.goto(address)
        expect(other.get_by_role("heading", level=1, name=heading)).to_be_visible()
        look(other)
    unknown = open_as(make_child(factory, age=None), CONSENTS)
    look(unknown)


def test_the_pages_speak_english(phones: Phones, open_as: OpenAs, child: UUID, parent: str) -> None:
    phone = open_as(child, CONSENTS)
    link = agree_and_ask(phone, parent)
    other = phones.open()
    other.goto("/more")
    other.get_by_role("radio", name="English").tap()
    expect(other.get_by_role("heading", level=1, name="More")).to_be_visible()
    other.goto(link)
    expect(other.get_by_role("heading", level=1)).to_contain_text("asks for your agreement")
    expect(other.get_by_role("radio", name="I accept")).to_have_count(2)
    expect(other.locator("main")).not_to_contain_text(re.compile(r"\b(vous|votre|enfant)\b"))


def test_a_parent_who_lost_the_mail_asks_for_the_link_from_home_and_reads_the_same_of_any_address(
    phones: Phones, open_as: OpenAs, child: UUID, parent: str
) -> None:
    phones.expect("status of 422")
    phone = open_as(child, CONSENTS)
    accept_all(phone, agree_and_ask(phone, parent))
    other = phones.open()
    other.goto("/more")
    other.get_by_role("radio", name="Parent").check()
    other.goto("/")
    other.get_by_role("link", name="Recevoir à nouveau le lien").tap()
    address = other.get_by_role("textbox", name="Votre adresse mail")
    send = other.get_by_role("button", name="M’envoyer le lien")
    address.fill("pas une adresse")
    send.tap()
    expect(other.locator(".field-error")).to_be_visible()
    look(other)
    told = []
    for one in (parent, f"x{parent}"):
        address.fill(one)
        send.tap()
        expect(other.get_by_role("heading", level=1, name="Regardez vos mails")).to_be_focused()
        told.append(other.locator("main").inner_text().partition(one))
        other.get_by_role("button", name="Essayer une autre adresse").tap()
        expect(address).to_be_visible()
    known, unknown = told
    assert (known[0], known[2]) == (unknown[0], unknown[2])


def test_who_is_no_pupil_reads_where_a_parent_s_consents_are(open_as: OpenAs, factory: Factory) -> None:
    page = open_as(factory.account("parent", email=f"p-{secrets.token_hex(6)}@example.org"), CONSENTS)
    expect(page.get_by_text("s’ouvre avec le lien reçu par mail, pas ici")).to_be_visible()
    page.get_by_role("link", name="Recevoir à nouveau le lien").tap()
    expect(page.get_by_role("textbox", name="Votre adresse mail")).to_be_visible()


def test_a_pupil_reads_nothing_of_parents_there(open_as: OpenAs, child: UUID) -> None:
    page = open_as(child, CONSENTS)
    expect(page.get_by_role("switch", name=TALKING)).to_be_visible()
    expect(page.get_by_text("Vous êtes parent")).to_have_count(0)
