"""Asking for a role, organisations and their people, schools and their pupils."""

import re
import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import Page, expect

from api.people.verification.quiz import QUESTIONS
from api.platform.access import Role
from api.platform.kit.clock import PARIS
from tests.browser.conftest import NANTES, OpenAs, Phones
from tests.browser.consent import link_to
from tests.browser.eyes import look
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-roles")]

REFUSED = r"status of 4\d\d"
SIRET = "732 829 320 00074"
WRONG_SIRET = "732 829 320 00075"


def make(factory: Factory, *roles: Role, **values: Any) -> UUID:
    """An account whose address no other test uses."""
    return factory.account(*roles, **{"email": f"{secrets.token_hex(8)}@example.org", **values})


def choose(page: Page, field: str, words: str, option: str) -> None:
    """Type into a field with suggestions, and take one."""
    page.get_by_role("combobox", name=field).fill(words)
    page.get_by_role("option", name=re.compile(option)).first.tap()


def answer_quiz(page: Page) -> None:
    """Answer every question right."""
    for number, question in enumerate(QUESTIONS.values(), 1):
        expect(page.get_by_text(f"Question {number} sur {len(QUESTIONS)}")).to_be_visible()
        page.get_by_role("radio", name=question.choices[question.right]["fr"]).check(force=True)
        page.get_by_role("button", name="Répondre", exact=True).tap()
        expect(page.get_by_text("C’est juste.", exact=True)).to_be_visible()
        last = number == len(QUESTIONS)
        page.get_by_role("button", name="Continuer" if last else "Question suivante").tap()


def test_becoming_a_mentor_until_a_referent_agrees_and_young_people_find_them(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    """Walls, line 26: a professional names the organisation they speak for, and the referent sees it."""
    siret = factory.siret()
    name = f"Prénom {secrets.token_hex(3)}"
    mentor = open_as(make(factory, first_name=name), "/me/roles")
    mentor.get_by_role("region", name="Répondre aux jeunes").get_by_role("link", name="Commencer").tap()
    mentor.get_by_role("button", name="Continuer").tap()
    expect(mentor.get_by_text("Choisissez une fiche métier dans la liste.")).to_be_visible()
    mentor.get_by_label("Votre métier, avec vos mots").fill("Jardinier·ère au parc")
    choose(mentor, "La fiche métier la plus proche", "jardin", "Jardinier")
    choose(mentor, "Votre commune de travail", "Nant", "Nantes")
    mentor.get_by_role("button", name="Continuer").tap()
    expect(mentor.get_by_role("heading", name="Vous présenter")).to_be_focused()
    mentor.get_by_label("Quelques phrases").fill("Je plante des arbres et je taille des haies.")
    mentor.get_by_role("button", name="Continuer").tap()

    expect(mentor.get_by_role("heading", name="Étape 3 sur 6 Votre organisation")).to_be_focused()
    mentor.get_by_label("SIRET").fill(siret)
    mentor.get_by_label("Nom de l’organisation").fill("Jardins Exemple")
    choose(mentor, "Commune", "Nant", "Nantes")
    mentor.get_by_role("button", name="Continuer").tap()
    mentor.get_by_role("button", name="Signer").tap()
    expect(mentor.get_by_text("Cochez les deux pour signer.")).to_be_visible()
    for box in mentor.get_by_role("checkbox").all():
        box.check()
    mentor.get_by_role("button", name="Signer").tap()
    answer_quiz(mentor)

    expect(mentor.get_by_text("Tout est prêt.")).to_be_visible()
    mentor.get_by_role("button", name="Envoyer ma demande").tap()
    card = mentor.get_by_role("region", name="Répondre aux jeunes")
    expect(card.get_by_text("En attente de réponse")).to_be_visible()
    expect(card.get_by_role("listitem")).to_have_text(
        ["la vérification du SIRET par un·e référent·e", "l’accord d’un·e référent·e"]
    )
    expect(card.get_by_text("Loire-Atlantique")).to_be_visible()

    referent = open_as(make(factory, Role.REFERENT), "/staff")
    referent.get_by_role("link", name=re.compile("Demandes de rôle")).tap()
    referent.get_by_role("link", name=name).tap()
    expect(referent.get_by_text("Je plante des arbres")).to_be_visible()
    expect(referent.get_by_text(siret)).to_be_visible()
    expect(referent.get_by_text("saisie à la main")).to_be_visible()
    referent.get_by_role("button", name="Accepter").tap()
    referent.get_by_role("dialog").get_by_role("button", name="Accepter").tap()
    expect(referent.get_by_role("heading", level=1, name="Demandes de rôle")).to_be_visible()
    expect(referent.get_by_role("link", name=name)).to_have_count(0)

    mentor.reload()
    expect(card.get_by_text("Accordé", exact=True)).to_be_visible()

    visitor = phones.open(where=NANTES)
    visitor.goto("/careers/A1202")
    visitor.get_by_role("link", name="Rencontrer des pros qui en parlent").tap()
    visitor.get_by_role("link", name=name, exact=True).tap()
    expect(visitor.get_by_role("heading", level=1, name=name)).to_be_focused()
    expect(visitor.get_by_text("Je plante des arbres et je taille des haies.")).to_be_visible()
    expect(visitor.locator("main")).not_to_contain_text("@")

    card.get_by_role("button", name="Me mettre en pause").tap()
    expect(card.get_by_text("Vous êtes en pause")).to_be_visible()
    visitor.goto("/mentors")
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    expect(visitor.get_by_role("link", name=name)).to_have_count(0)


def test_who_waits_for_a_role_reminds_those_who_decide(
    open_as: OpenAs, factory: Factory, rows: psycopg.Connection[Any]
) -> None:
    mentor = make(factory)
    factory.mentor_profile(mentor)
    candidacy = factory.candidacy(mentor)
    referent = open_as(make(factory, Role.REFERENT), "/me/notifications")
    page = open_as(mentor, "/me/roles")
    page.get_by_role("button", name="Relancer").tap()
    expect(page.locator(".toast")).to_be_visible()
    expect(page.get_by_text("Vous pourrez relancer à partir du")).to_be_visible()
    expect(page.get_by_role("button", name="Relancer")).to_have_count(0)
    referent.reload()
    expect(referent.get_by_text("Quelqu’un attend toujours votre avis")).to_be_visible()
    rows.execute(
        "UPDATE candidacy SET reminded_at = reminded_at - interval '7 days' WHERE id = %s", (candidacy,)
    )
    page.reload()
    expect(page.get_by_role("button", name="Relancer")).to_be_visible()


def test_a_professional_who_waits_without_organisation_finds_where_to_give_it(
    open_as: OpenAs, factory: Factory
) -> None:
    """Walls, line 26: whoever asked before an organisation was needed is led to the step, and asks anew."""
    account = make(factory)
    factory.mentor_profile(account, employed=False)
    factory.candidacy(account, organisation_id=None)
    factory.organisation(account, name="Pépinière Exemple", siret=factory.siret())
    page = open_as(account, "/me/roles")
    card = page.get_by_role("region", name="Répondre aux jeunes")
    card.get_by_role("link", name="votre organisation et son numéro").tap()
    page.get_by_role("button", name="Continuer avec Pépinière Exemple").tap()
    expect(page.get_by_text("Tout est prêt.")).to_be_visible()
    page.get_by_role("button", name="Envoyer ma demande").tap()
    expect(card.get_by_text("Pour Pépinière Exemple")).to_be_visible()
    expect(card.get_by_role("listitem")).to_have_text(["l’accord d’un·e référent·e"])


def test_a_wrong_answer_is_explained_and_the_quiz_waits(open_as: OpenAs, factory: Factory) -> None:
    account = make(factory)
    # One question is left of an attempt that was right so far.
    *before, last = QUESTIONS.values()
    factory.mentor_profile(
        account,
        kind="apprentice",
        quiz_passed_at=None,
        quiz_answers={question.id: True for question in before},
    )
    page = open_as(account, "/me/roles/mentor")
    wrong = next(letter for letter in last.choices if letter != last.right)
    page.get_by_role("button", name="Répondre", exact=True).tap()
    expect(page.get_by_text("Choisissez une réponse.")).to_be_visible()
    page.get_by_role("radio", name=last.choices[wrong]["fr"]).check(force=True)
    page.get_by_role("button", name="Répondre", exact=True).tap()
    expect(page.get_by_text("Ce n’est pas la bonne réponse.", exact=True)).to_be_visible()
    expect(page.locator(".outcome")).to_contain_text(last.explanation["fr"])
    again = page.get_by_role("button", name="Recommencer le quiz")
    expect(again).to_be_disabled()
    row = factory.connection.execute(
        "SELECT quiz_failed_at FROM mentor_profile WHERE account_id = %s", [account]
    ).fetchone()
    assert row
    # The minute that is said is not before the pause is over.
    until = (row[0] + timedelta(minutes=11)).astimezone(PARIS)
    said = page.get_by_text("nouvel essai possible à partir de")
    expect(said).to_contain_text(re.compile(rf"{until.hour}\s?[h:]\s?{until.minute:02}"))
    page.reload()
    expect(page.locator(".outcome")).to_contain_text(last.explanation["fr"])
    expect(again).to_be_disabled()
    expect(page.get_by_role("button", name="Répondre", exact=True)).to_have_count(0)
    factory.connection.execute(
        "UPDATE mentor_profile SET quiz_failed_at = quiz_failed_at - interval '11 minutes'"
        " WHERE account_id = %s",
        [account],
    )
    page.reload()
    expect(page.get_by_text("il faut attendre 10\u00a0min avant de recommencer")).to_be_visible()
    expect(page.get_by_role("button", name="Répondre", exact=True)).to_be_visible()


def test_a_company_is_typed_by_hand_and_its_check_digit_told_at_once(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(REFUSED)
    page = open_as(make(factory), "/me/roles/company")
    siret = page.get_by_label("SIRET")
    siret.fill(WRONG_SIRET)
    expect(siret).to_have_attribute("aria-invalid", "true")
    siret.fill(SIRET)
    expect(page.get_by_text("L’annuaire ne répond pas.")).to_be_visible()
    page.get_by_label("Nom de l’organisation").fill("Pépinière Exemple")
    choose(page, "Commune", "Nant", "Nantes")
    page.get_by_role("button", name="Continuer").tap()
    card = page.get_by_role("region", name="Publier des offres")
    expect(card.get_by_text("En attente de réponse")).to_be_visible()
    expect(card.get_by_role("listitem")).to_have_text(
        ["la vérification du SIRET par un·e référent·e", "l’accord d’un·e référent·e"]
    )
    card.get_by_role("link", name="Pour Pépinière Exemple").tap()
    expect(page.get_by_text("Identité saisie à la main")).to_be_visible()
    page.get_by_text("Corriger").tap()
    page.get_by_label("Nom de l’organisation").fill("Pépinière Exemple et Cie")
    page.get_by_role("button", name="Enregistrer", exact=True).tap()
    expect(page.get_by_role("heading", level=1, name="Pépinière Exemple et Cie")).to_be_visible()


def test_what_is_missing_leads_to_where_it_is_done(open_as: OpenAs, factory: Factory) -> None:
    account = make(factory, first_name="", age=None)
    factory.candidacy(account, status="draft")
    page = open_as(account, "/me/roles")
    card = page.get_by_role("region", name="Répondre aux jeunes")
    for words, address in (
        ("votre date de naissance", "/me/profile?field=birth-date&return_to=%2Fme%2Froles"),
        ("votre prénom", "/me/profile?return_to=%2Fme%2Froles"),
        ("votre présentation", "/me/roles/mentor?step=job"),
        ("le quiz de protection des jeunes", "/me/roles/mentor?step=quiz"),
    ):
        expect(card.get_by_role("link", name=words)).to_have_attribute("href", address)


def test_a_request_that_waits_is_recalled_once_and_a_refusal_says_why(
    open_as: OpenAs, factory: Factory
) -> None:
    account = make(factory)
    factory.mentor_profile(account)
    waiting = factory.candidacy(account)
    make(factory, Role.REFERENT)
    factory.connection.execute(
        "UPDATE candidacy SET submitted_at = now() - interval '10 days' WHERE id = %s", (waiting,)
    )
    page = open_as(account, "/me/roles")
    page.get_by_role("button", name="Relancer").tap()
    expect(page.get_by_text("Vous pourrez relancer à partir du")).to_be_visible()
    expect(page.get_by_role("button", name="Relancer")).to_have_count(0)
    factory.connection.execute(
        "UPDATE candidacy SET status = 'refused', decided_at = now(), reason = 'Trop court.' WHERE id = %s",
        (waiting,),
    )
    page.reload()
    expect(page.get_by_text("Trop court.")).to_be_visible()
    expect(page.get_by_role("link", name="Refaire une demande")).to_be_visible()


def test_an_invitation_is_accepted_by_its_link_after_signing_in(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    phones.expect(REFUSED)
    owner = make(factory)
    organisation = factory.organisation(owner, name="Atelier Exemple")
    invited = f"{secrets.token_hex(8)}@example.org"
    page = open_as(owner, f"/me/organisation/{organisation}")
    page.get_by_label("Son adresse mail").fill(invited)
    page.get_by_role("button", name="Envoyer l’invitation").tap()
    expect(page.get_by_role("listitem").filter(has_text=invited)).to_be_visible()
    link = link_to(page, invited)

    stranger = open_as(make(factory), "/me/roles")
    stranger.goto(link)
    expect(stranger.get_by_text("Cette invitation est pour une autre adresse")).to_be_visible()
    assert "#" not in stranger.url, "the token leaves the address bar"
    expect(stranger.get_by_role("button", name="Accepter")).to_have_count(0)

    guest = open_as(make(factory, email=invited), "/me/roles")
    guest.goto(link)
    expect(guest.get_by_role("heading", level=1, name="Rejoindre Atelier Exemple")).to_be_visible()
    guest.get_by_role("button", name="Accepter").tap()
    expect(guest.get_by_role("heading", level=1, name="Atelier Exemple")).to_be_visible()
    expect(guest.get_by_label("Son adresse mail")).to_have_count(0)

    again = open_as(make(factory), "/me/roles")
    again.goto(link)
    expect(again.get_by_text("Ce lien ne marche plus")).to_be_visible()

    page.reload()
    expect(page.get_by_role("button", name=re.compile("^Retirer "))).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Retirer ")).tap()
    page.get_by_role("dialog").get_by_role("button", name="Retirer").tap()
    expect(page.get_by_role("button", name=re.compile("^Retirer "))).to_have_count(0)


def test_a_visitor_keeps_the_invitation_while_signing_in(phones: Phones, factory: Factory) -> None:
    phones.expect(REFUSED)
    page = phones.open()
    page.goto(f"/invitation#{secrets.token_urlsafe(32)}")
    expect(page.get_by_text("Le lien reste prêt ici.")).to_be_visible()
    page.get_by_role("link", name="Me connecter").tap()
    expect(page).to_have_url(re.compile(r"/sign-in\?return_to=%2Finvitation$"))


class TestSchool:
    @pytest.fixture
    def school(self, factory: Factory) -> UUID:
        """A verified school; its contact person's account."""
        uai = f"044{secrets.randbelow(9000) + 1000}X"
        factory.place("Lycée Exemple", uai=uai)
        account = make(factory, Role.SCHOOL)
        self.organisation = factory.organisation(account, name="Lycée Exemple", uai=uai, siret=None)
        return account

    def test_a_code_links_a_pupil_who_can_leave(
        self, phones: Phones, open_as: OpenAs, factory: Factory, school: UUID
    ) -> None:
        phones.expect(REFUSED)
        page = open_as(school, f"/me/organisation/{self.organisation}")
        page.locator("label.chip").filter(has_text="Code").tap()
        page.get_by_role("button", name="Créer un code").tap()
        code = page.locator(".school-code").inner_text()
        # What is done most comes first; what ends a code is last.
        under = page.locator(".school-code ~ .actions").first.get_by_role("button")
        expect(under.first).to_have_text("Copier")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        under.first.tap()
        expect(page.locator(".toast")).to_have_text("Code copié.")
        assert page.evaluate("navigator.clipboard.readText()") == code
        name = f"Prénom {secrets.token_hex(3)}"
        pupil = open_as(make(factory, Role.STUDENT, age=15, first_name=name), "/me/school")
        expect(pupil.get_by_text("ton prénom, ton niveau et tes candidatures")).to_be_visible()
        pupil.get_by_label("Code de l’établissement").fill("AAAA2222")
        pupil.get_by_role("button", name="Me lier").tap()
        expect(pupil.get_by_label("Code de l’établissement")).to_have_attribute("aria-invalid", "true")
        pupil.get_by_label("Code de l’établissement").fill(code.lower())
        pupil.get_by_role("button", name="Me lier").tap()
        expect(pupil.get_by_role("heading", name="Lycée Exemple")).to_be_visible()
        page.reload()
        page.locator("label.chip").filter(has_text="Élèves").tap()
        expect(page.locator("main").get_by_text("1 sur 1 sans stage confirmé")).to_be_visible()
        page.locator("label.chip").filter(has_text="Sans stage").tap()
        mine = page.get_by_role("listitem").filter(has_text=name)
        expect(mine).to_contain_text("aucune candidature")
        mine.get_by_role("button").tap()
        sheet = page.get_by_role("dialog", name=name)
        expect(sheet.get_by_text("Aucune candidature.")).to_be_visible()
        page.go_back()
        expect(sheet).to_be_hidden()
        page.locator("label.chip").filter(has_text="Code").tap()
        # One more is asked for first, and the two are told apart.
        page.get_by_role("button", name="Créer un nouveau code").tap()
        page.get_by_role("dialog").get_by_role("button", name="Annuler").tap()
        expect(page.get_by_text(re.compile("^Code 1, créé le"))).to_be_visible()
        expect(page.locator(".school-code")).to_have_count(1)
        pupil.get_by_role("button", name="Ne plus être lié·e").tap()
        pupil.get_by_role("button", name="Oui, me délier").tap()
        expect(pupil.get_by_role("heading", name="Lycée Exemple")).to_have_count(0)
        page.get_by_role("button", name=re.compile("Désactiver ce code")).tap()
        page.get_by_role("button", name="Oui, désactiver").tap()
        expect(page.locator(".school-code")).to_have_count(0)

    def test_a_school_is_found_by_name_and_its_mailbox_is_asked_for(
        self, open_as: OpenAs, factory: Factory
    ) -> None:
        uai = f"044{secrets.randbelow(9000) + 1000}Y"
        name = f"Lycée {secrets.token_hex(4)}"
        factory.place(name, uai=uai, keywords=name.lower())
        page = open_as(make(factory), "/me/roles/school")
        choose(page, "Votre établissement", name, name)
        expect(page.get_by_text(f"{name} (UAI {uai})")).to_be_visible()
        page.get_by_role("button", name="Continuer").tap()
        card = page.get_by_role("region", name="Référent·e d’établissement")
        expect(card.get_by_role("link", name="l’adresse mail de l’établissement")).to_have_attribute(
            "href", "/me/email"
        )


def test_every_view_is_for_every_eye(open_as: OpenAs, factory: Factory) -> None:
    account = make(factory, Role.MENTOR, Role.STUDENT)
    factory.mentor_profile(account, quiz_passed_at=None)
    factory.candidacy(account, status="approved")
    organisation = factory.organisation(account)
    factory.candidacy(account, "company", organisation_id=organisation)
    factory.candidacy(account, "issuer", status="refused", reason="Trop court.", organisation_id=organisation)
    page = open_as(account, "/me/roles")
    for address in (
        "/me/roles",
        "/me/roles/mentor?step=job",
        "/me/roles/mentor?step=about",
        "/me/roles/mentor?step=organisation",
        "/me/roles/mentor?step=charter",
        "/me/roles/mentor?step=quiz",
        "/me/roles/mentor?step=send",
        "/me/roles/issuer",
        "/me/roles/school",
        f"/me/organisation/{organisation}",
        "/me/school",
        "/mentors",
        "/invitation",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        look(page)


def test_no_french_is_left_on_the_english_pages(open_as: OpenAs, factory: Factory) -> None:
    account = make(factory, Role.ADMIN, Role.STUDENT, language="en")
    organisation = factory.organisation(account)
    factory.candidacy(account, "company", organisation_id=organisation)
    page = open_as(account, "/me/roles")
    expect(page.get_by_role("heading", level=1, name="My roles")).to_be_visible()
    french = re.compile(r"\b(Demande|Rôles?|Vous|votre|établissement|Chercher|Retour|Envoyer|Compte)\b")
    for address in (
        "/me/roles",
        "/me/roles/mentor?step=about",
        "/me/roles/company",
        f"/me/organisation/{organisation}",
        "/me/school",
        "/mentors",
        "/staff",
        "/staff/candidacies",
        "/staff/accounts",
        "/staff/audit",
    ):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        expect(page.locator("main")).not_to_contain_text(french)
