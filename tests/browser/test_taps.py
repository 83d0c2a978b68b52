"""Issue 16: from the first page to what one came for in few taps, each of them counted."""

import re
import secrets
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Locator, expect

from api.platform.access import Role
from api.platform.kit.clock import now
from tests.browser.badges import NAME, Club
from tests.browser.company import Company
from tests.browser.conftest import OpenAs, Phones
from tests.browser.consent import CONSENTS, agree_and_ask
from tests.browser.server import Network
from tests.browser.taps import Hand
from tests.browser.test_meetings import REGISTER
from tests.browser.test_meetings import People as Meetings
from tests.browser.test_moderation import report
from tests.browser.test_questions import AGREE, QUESTION, SEND, People
from tests.browser.test_roles import make
from tests.browser.world import World
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-taps")]


def pupil(factory: Factory, **values: object) -> UUID:
    """Somebody of 16 with a profile."""
    given = {"age": 16, "first_name": "Prénom", "level": "high_school", "interests": ["R"], **values}
    return make(factory, Role.STUDENT, **given)


@pytest.fixture
def club(factory: Factory, network: Network) -> Iterator[Club]:
    """Who awards badges."""
    with Club.new(factory, network.origin) as opened:
        yield opened


def test_a_cfa_is_found_by_its_trade(phones: Phones, world: World) -> None:
    hand = Hand(phones)
    hand.write(hand.page.get_by_role("combobox", name="Chercher partout"), "cfa jardinier")
    hand.page.keyboard.press("Enter")
    hand.on("link", "CFA des Deux Rives")
    expect(hand.page.get_by_role("heading", level=1, name="CFA des Deux Rives")).to_be_visible()
    assert hand.taps <= 4


def test_a_parent_consents(phones: Phones, open_as: OpenAs, factory: Factory) -> None:
    child = make(factory, Role.STUDENT, age=13)
    link = agree_and_ask(open_as(child, CONSENTS), f"{secrets.token_hex(6)}@example.org", "conversations")
    hand = Hand(phones, start=link)
    asked = hand.page.get_by_role("group", name="Échanger avec des pros")
    hand.tap(asked.locator("label").filter(has_text="J’accepte"))
    hand.tap(hand.page.locator("label").filter(has_text="exercer l’autorité parentale"))
    hand.on("button", "Confirmer ma réponse")
    expect(hand.page.get_by_role("heading", level=1, name="Merci")).to_be_visible()
    assert hand.taps <= 4


def test_a_badge_is_proved(phones: Phones, factory: Factory, club: Club) -> None:
    account = pupil(factory)
    session = factory.session(account)
    factory.consent(account, "badges")
    club.claimed(session)
    hand = Hand(phones, session)
    hand.on("link", "Mon pass")
    hand.on("link", "Montrer «")
    hand.on("button", "Créer le lien")
    sheet = hand.page.get_by_role("dialog", name=NAME)
    expect(sheet.get_by_role("img", name="Code QR du lien")).to_be_visible()
    assert hand.taps <= 3


def test_a_school_finds_its_pupils(phones: Phones, factory: Factory) -> None:
    uai = f"044{secrets.randbelow(9000) + 1000}T"
    factory.place("Lycée des élèves", uai=uai)
    account = make(factory, Role.SCHOOL)
    factory.organisation(account, name="Lycée des élèves", uai=uai, siret=None, kind="school")
    hand = Hand(phones, factory.session(account))
    hand.on("link", "élèves")
    expect(hand.page.get_by_role("heading", level=1, name="Mes élèves")).to_be_visible()
    expect(hand.page.locator("main").get_by_text("Lycée des élèves", exact=True)).to_be_visible()
    expect(hand.page.get_by_role("heading", name="Vos élèves sur l’E-pass")).to_be_visible()
    assert hand.taps <= 1


def test_a_pupil_applies(phones: Phones, factory: Factory) -> None:
    company = Company(factory)
    title = f"Atelier {secrets.token_hex(3)}"
    company.offer(title=title, levels=["3e"])
    hand = Hand(phones, factory.session(pupil(factory, age=14, level="middle_school")))
    hand.on("link", "Stages et alternance|Offres|Stages")
    hand.on("link", "^3e")
    hand.on("link", title)
    hand.on("link", "Candidater")
    hand.write(hand.page.get_by_label("Quelques phrases suffisent."), "J’aime le bois et les machines.")
    hand.on("button", "Envoyer ma candidature")
    expect(hand.page.get_by_text("L’entreprise a jusqu’au")).to_be_visible()
    assert hand.taps <= 6


def test_a_pupil_asks(phones: Phones, factory: Factory) -> None:
    people = People(factory)
    name = people.mentor()[2]
    hand = Hand(phones, factory.session(people.pupil(agreed=False)))
    hand.on("link", "Parler à quelqu’un")
    hand.on("link", f"Poser une question, {name}")
    hand.write(hand.page.get_by_label("Ma question"), QUESTION)
    hand.on("button", AGREE)
    hand.on("button", SEND)
    expect(hand.page.get_by_text(f"{name} l’a reçue.")).to_be_visible()
    assert hand.taps <= 5


def test_a_place_is_confirmed(phones: Phones, factory: Factory) -> None:
    company = Company(factory)
    account = pupil(factory)
    company.application(company.offer(), account, status="accepted", held_until=now() + timedelta(days=3))
    hand = Hand(phones, factory.session(account))
    hand.on("link", "Ta place est gardée")
    hand.on("button", "Oui, je confirme")
    expect(hand.page.get_by_text("C’est confirmé : la place est à toi.").first).to_be_visible()
    assert hand.taps <= 2


def test_a_company_publishes(phones: Phones, factory: Factory) -> None:
    company = Company(factory, commune_code="44109")
    hand = Hand(phones, factory.session(company.owner))
    hand.on("link", "Publier")
    hand.on("button", "Stage d’observation")
    hand.tap(hand.page.locator("label.chip").filter(has_text="3e"))
    hand.write(hand.page.get_by_label("Titre", exact=True), "Une semaine à l’atelier")
    # The keyboard leads on to the next field.
    hand.page.keyboard.press("Tab")
    hand.page.keyboard.type("Tu suis l’équipe, de la commande à la pose.")
    hand.on("button", "Continuer")
    hand.tap(hand.page.locator(".weeks label.chip:not(.off)").first)
    hand.on("link", "relire et publier")
    hand.on("button", "^Publier")
    expect(hand.page.get_by_text("En ligne", exact=True)).to_be_visible()
    assert hand.taps <= 8


def test_a_mentor_answers(phones: Phones, factory: Factory) -> None:
    people = People(factory)
    account, _, _ = people.mentor()
    factory.question_offer(factory.question(people.pupil(), text=QUESTION), account)
    hand = Hand(phones, factory.session(account))
    hand.on("button", "Répondre")
    field = hand.page.get_by_role("textbox")
    expect(field).to_be_focused()
    hand.page.keyboard.type("Chaque journée est différente.")
    hand.on("button", "Envoyer")
    expect(hand.page.locator(".bubble").filter(has_text="différente")).to_contain_text("Envoyé")
    assert hand.taps <= 2


def test_a_report_is_decided(phones: Phones, open_as: OpenAs, factory: Factory) -> None:
    # The home leads to the gravest one: not to what other tests left.
    factory.connection.execute("TRUNCATE moderation_case CASCADE")
    people = People(factory)
    public = people.mentor()[1]
    page = open_as(people.pupil(), "/me")
    report(page, "mentor", str(public), "meeting")
    hand = Hand(phones, factory.session(make(factory, Role.REFERENT)))
    hand.on("link", "^Un signalement|signalements attendent")
    hand.on("button", "^Classer$")
    dialog = hand.page.get_by_role("dialog")
    hand.tap(dialog.get_by_role("group", name="Motif").locator("label").first)
    hand.tap(dialog.get_by_role("button", name="Classer"))
    expect(hand.page.get_by_role("heading", level=1, name="Signalements")).to_be_visible()
    assert hand.taps <= 4


def test_a_pupil_registers_for_a_meeting(phones: Phones, factory: Factory) -> None:
    people = People(factory)
    meeting = Meetings(factory).meeting(people.mentor()[0], now() + timedelta(days=2))
    hand = Hand(phones, factory.session(people.pupil()))
    hand.on("link", "^Rencontres")
    hand.tap(hand.page.locator(f"a[href='/meetings/{meeting}']"))
    hand.on("button", REGISTER)
    expect(hand.page.get_by_role("button", name="Libérer ma place")).to_be_visible()
    assert hand.taps <= 3


def test_the_welcome_is_short_each_question_says_what_it_changes_and_can_be_skipped(
    phones: Phones, factory: Factory
) -> None:
    account = factory.account(
        Role.STUDENT, age=None, email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None
    )
    hand = Hand(phones, factory.session(account), "/welcome")
    for step in range(5):
        expect(hand.page.get_by_text(f"Étape {step + 1} sur 5")).to_be_visible()
        expect(hand.page.locator(".stack .hint").first).to_contain_text("Ça change")
        hand.on("button", "^Passer$")
    expect(hand.page.get_by_role("heading", level=1, name="C’est prêt")).to_be_visible()
    assert hand.taps == 5


def test_every_question_of_the_welcome_answered_takes_a_minute_s_taps(
    phones: Phones, factory: Factory
) -> None:
    account = factory.account(
        Role.STUDENT, age=16, email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None
    )
    hand = Hand(phones, factory.session(account), "/welcome")
    hand.on("button", "^Collège$")
    hand.write(hand.page.get_by_role("combobox"), "nant")
    hand.on("option", "Nantes")
    hand.tap(hand.page.locator(".tick-tile").first)
    hand.on("button", "^Continuer$")
    expect(hand.page.get_by_text("Étape 4 sur 5")).to_be_visible()
    hand.on("button", "^Continuer$")
    hand.write(hand.page.get_by_label("Prénom"), "Lou")
    hand.on("button", "^Terminer$")
    expect(hand.page.get_by_role("heading", level=1, name="C’est prêt")).to_be_visible()
    assert hand.taps <= 9


def test_nothing_stands_between_an_offer_and_an_application_but_what_the_law_asks(
    phones: Phones, factory: Factory
) -> None:
    offer = Company(factory).offer(title=f"Atelier {secrets.token_hex(3)}", levels=["3e"])
    account = factory.account(
        Role.STUDENT, age=16, email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None
    )
    hand = Hand(phones, factory.session(account), f"/offers/{offer}")
    hand.on("link", "^Candidater")
    expect(hand.page).to_have_url(re.compile(f"/offers/{offer}/apply$"))
    expect(hand.page.get_by_role("textbox").first).to_be_visible()
    assert hand.taps == 1


def test_who_comes_to_ask_tells_their_level_and_is_there(phones: Phones, factory: Factory) -> None:
    account = factory.account(email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None)
    hand = Hand(phones, factory.session(account), "/welcome?return_to=%2Fask%3Fcareer%3DD1102")
    hand.on("button", "^Collège$")
    expect(hand.page).to_have_url(re.compile(r"/ask\?career=D1102$"))
    expect(hand.page.get_by_role("heading", level=1, name="Poser une question")).to_be_visible()
    assert hand.taps == 1


READS_A_SECOND = 200 / 60
"""Words, of a slow reader."""
TAP_S, KEY_S = 1.5, 0.3
"""To find and touch a button, and to type a letter on a phone."""
SEEN = """main => {
    const copy = main.cloneNode(true);
    copy.querySelectorAll(".hidden, .letter").forEach((one) => one.remove());
    main.after(copy);
    const text = copy.innerText;
    copy.remove();
    return text;
}"""
"""What the eye reads: neither what is for the ear alone, nor a letter that is a picture."""


def test_the_welcome_takes_a_minute_by_a_model_of_reading_and_tapping(
    phones: Phones, factory: Factory
) -> None:
    """An apprentice reads each line once, 200 words a minute, the choices down to their own, answers every
    question, with 1.5 s for a tap and 0.3 s for a letter. Nobody is timed: a machine is no reader.
    """
    account = factory.account(
        Role.STUDENT, age=None, email=f"{secrets.token_hex(8)}@example.org", onboarded_at=None
    )
    hand = Hand(phones, factory.session(account), "/welcome")
    lines: dict[str, int] = {}
    keys = 0

    def read(step: int, until: str = "") -> None:
        expect(hand.page.get_by_text(f"{step}/5")).to_be_visible()
        expect(hand.page.locator("[aria-busy=true]")).to_have_count(0)
        for line in hand.page.locator("main").evaluate(SEEN).splitlines():
            lines[line] = sum(any(sign.isalnum() for sign in word) for word in line.split())
            if line == until:
                break

    def write(field: Locator, words: str) -> None:
        nonlocal keys
        hand.write(field, words)
        keys += len(words)

    read(1, until="Apprentissage")
    hand.on("button", "^Apprentissage$")
    read(2)
    write(hand.page.get_by_role("combobox"), "nant")
    hand.on("option", "Nantes")
    read(3)
    hand.tap(hand.page.locator(".tick-tile").first)
    hand.on("button", "^Continuer$")
    read(4)
    for part, number in (("Jour", "7"), ("Mois", "3"), ("Année", str(now().year - 17))):
        write(hand.page.get_by_label(part, exact=True), number)
    hand.on("button", "^Continuer$")
    read(5)
    write(hand.page.get_by_label("Prénom"), "Lou")
    hand.on("button", "^Terminer$")
    expect(hand.page.get_by_role("heading", level=1, name="C’est prêt")).to_be_visible()
    words = sum(lines.values())
    seconds = words / READS_A_SECOND + hand.taps * TAP_S + keys * KEY_S
    assert seconds <= 60, (seconds, words, hand.taps, keys, lines)
