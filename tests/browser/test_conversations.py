"""Two people converse, whatever the network, the server and their phones do meanwhile."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from api.platform.access import Role
from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, as_role
from tests.browser.conftest import LOST, OpenAs, Phones
from tests.browser.server import HOST, Network
from tests.browser.steps import ask_again, kept_on, sign_in_as, wait_for, wait_for_worker
from tests.databases import migrated_database
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-conversations")]

SAID = """() => [...document.querySelectorAll(".bubble-text")].map((line) => line.lastChild.textContent)"""
"""What the bubbles say, from the first to the last."""
START_LIMIT_S = 60


def two_people(factory: Factory) -> tuple[UUID, UUID, UUID]:
    """A pupil of 16, a gardener, and their conversation."""
    pupil = factory.account(
        "student", first_name="Élève", age=16, level="high_school", email=f"{uuid4()}@example.org"
    )
    factory.consent(pupil, "conversations")
    gardener = factory.account(Role.MENTOR, first_name="Jardinier", age=35, email=f"{uuid4()}@example.org")
    talk = factory.conversation(pupil, gardener, text="Tu travailles dehors toute l’année ?")
    return pupil, gardener, talk


def write(page: Page, text: str) -> None:
    """Type a message and send it."""
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Envoyer").click()


def said(page: Page) -> list[str]:
    """What the conversation on screen says, in its order."""
    found: list[str] = page.evaluate(SAID)
    return found


def bubble(page: Page, text: str) -> Locator:
    """The message with these words."""
    return page.locator(".bubble").filter(has_text=text)


def under(page: Page, text: str) -> Locator:
    """What was found in the message with these words, said under it."""
    return bubble(page, text).locator("+ .found-in")


def address(talk: UUID) -> str:
    """Where a conversation is."""
    return f"/conversations/{talk}"


class Server:
    """The api as a process of its own, that can be killed outright and started again."""

    def __init__(self, database_url: str, pwa: Path) -> None:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = int(probe.getsockname()[1])
        kept = {key: value for key, value in os.environ.items() if not key.startswith("EPASS_")}
        self._environment = {
            **kept,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PORT": str(self.port),
            "EPASS_DATABASE_URL": database_url,
            "EPASS_PWA_FOLDER": str(pwa),
            "EPASS_SECRET_KEY": "the key of browser tests, 32 characters",
            "EPASS_TILES_URL": "",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it answers."""
        self._process = subprocess.Popen([sys.executable, "-m", "api", "serve"], env=self._environment)
        end = time.monotonic() + START_LIMIT_S
        while time.monotonic() < end:
            try:
                httpx.get(f"http://{HOST}:{self.port}/api/v1/health")
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return
        self.kill()
        pytest.fail("the api did not start")

    def kill(self) -> None:
        """Without a word to anybody."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()


@contextmanager
def line_to(browser: Browser, server: Server) -> Iterator[Phones]:
    """Phones that share one network, which the others do not."""
    network = Network(server.port)
    phones = Phones(browser, network, with_worker=True)
    phones.expect(LOST)
    try:
        yield phones
        phones.check()
    finally:
        for context in phones.contexts:
            context.close()
        network.close()


def test_nothing_is_lost_or_doubled_by_a_lost_network_a_killed_server_and_a_second_device(
    browser: Browser, built_pwa: Path
) -> None:
    with migrated_database("browser") as url, connect(url, autocommit=True) as rows:
        factory = Factory(rows)
        pupil, gardener, talk = two_people(factory)
        server = Server(as_role(url, RUNTIME), built_pwa)
        server.start()
        try:
            with line_to(browser, server) as bus, line_to(browser, server) as home:
                phone, desk = bus.open(), home.open()
                sign_in_as(phone, factory.session(pupil))
                sign_in_as(desk, factory.session(gardener))
                phone.goto(address(talk))
                desk.goto(address(talk))
                wait_for_worker(phone)

                write(desk, "Oui, et l’hiver on taille.")
                expect(bubble(phone, "on taille")).to_be_visible()
                expect(bubble(desk, "on taille")).to_contain_text("Reçu")

                # The tunnel comes in the middle of a sentence.
                phone.get_by_role("textbox").press_sequentially("Et quand il ")
                bus.network.refuses()
                phone.get_by_role("textbox").press_sequentially("pleut ?")
                phone.get_by_role("button", name="Envoyer").click()
                write(phone, "Moi, j’aime bien la pluie.")
                expect(bubble(phone, "j’aime bien")).to_contain_text("Part dès que le réseau revient")
                write(desk, "Tu es là ?")
                expect(bubble(desk, "Tu es là ?")).to_contain_text("Envoyé")

                server.kill()
                write(desk, "Je réessaie.")
                expect(bubble(desk, "Je réessaie.")).to_contain_text("Part dès que")
                phone.reload()
                expect(bubble(phone, "j’aime bien")).to_contain_text("Part dès que le réseau revient")
                assert said(phone)[-2:] == ["Et quand il pleut ?", "Moi, j’aime bien la pluie."]

                server.start()
                expect(bubble(desk, "Je réessaie.")).to_contain_text("Envoyé")
                bus.network.passes()
                ask_again(phone.get_by_role("button", name="Réessayer"))
                expect(bubble(phone, "j’aime bien")).to_contain_text("Reçu")
                tablet = home.open()
                sign_in_as(tablet, factory.session(pupil))
                tablet.goto(address(talk))
                write(tablet, "Me revoilà, sur la tablette.")

                whole = [
                    "Tu travailles dehors toute l’année ?",
                    "Oui, et l’hiver on taille.",
                    "Tu es là ?",
                    "Je réessaie.",
                    "Et quand il pleut ?",
                    "Moi, j’aime bien la pluie.",
                    "Me revoilà, sur la tablette.",
                ]
                for page in (phone, desk, tablet):
                    expect(bubble(page, "sur la tablette")).to_be_visible()
                    # What others wrote may come after what was written here.
                    wait_for(page, lambda: said(page) == whole, f"all of {whole}")  # noqa: B023
                stored = rows.execute("SELECT text FROM message ORDER BY seq").fetchall()
                assert [text for (text,) in stored] == whole
        finally:
            server.kill()


def test_the_end_stays_in_view_over_the_keyboard_and_the_place_while_older_ones_come(
    open_as: OpenAs, factory: Factory
) -> None:
    pupil, _, talk = two_people(factory)
    start = datetime.now(UTC) - timedelta(days=3)
    for number in range(120):
        side = "mentor" if number % 2 else "student"
        words = "Une aiguille dans le foin." if number == 5 else f"Message numéro {number}."
        factory.message(talk, side, words, sent_at=start + timedelta(minutes=number))
    page = open_as(pupil, address(talk))
    last = bubble(page, "Message numéro 119.")
    expect(last).to_be_in_viewport(ratio=1)

    field = page.get_by_role("textbox", name="Ton message")
    field.focus()
    page.set_viewport_size({"width": 360, "height": 380})
    expect(last).to_be_in_viewport(ratio=1)
    expect(field).to_be_in_viewport(ratio=1)
    factory.message(talk, "mentor", "Et toi, tu jardines ?")
    write(page, "Un peu.\nSur mon balcon.")
    expect(bubble(page, "Sur mon balcon.")).to_be_in_viewport(ratio=1)
    expect(bubble(page, "Et toi, tu jardines ?")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})

    # Older ones come on top; what one reads stays where it is.
    first = bubble(page, "Message numéro 71.")
    first.scroll_into_view_if_needed()
    expect(bubble(page, "Message numéro 40.")).to_be_attached()
    expect(first).to_be_in_viewport()

    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Chercher dans la conversation").click()
    page.get_by_label("Un mot de la conversation").fill("aiguille")
    page.get_by_role("button", name="Voir dans la conversation").click()
    expect(bubble(page, "Une aiguille dans le foin.")).to_be_in_viewport(ratio=1)


@pytest.mark.service_worker
def test_the_list_reads_without_a_network_even_when_it_was_never_opened(
    phones: Phones, network: Network, factory: Factory
) -> None:
    phones.expect(LOST)
    pupil, _, talk = two_people(factory)
    factory.message(talk, "mentor", "Oui, et l’hiver on taille.")
    sign_in_as(page := phones.open(), factory.session(pupil))
    page.goto("/agenda")
    wait_for_worker(page)
    wait_for(page, lambda: any(str(talk) in place for place in kept_on(page)))
    network.refuses()
    page.goto("/conversations")
    card = page.locator(".card").filter(has_text="Jardinier")
    expect(card).to_contain_text("l’hiver on taille")
    expect(page.get_by_text("Pas de réseau : voici ce qui est gardé")).to_be_visible()


@pytest.mark.service_worker
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_a_masked_message_that_left_late_does_not_scroll_the_frame_away(
    phones: Phones, network: Network, open_as: OpenAs, factory: Factory, width: int, height: int
) -> None:
    """Placements, line 7: the page around the messages was as long as they are."""
    phones.expect(LOST)
    pupil, _, talk = two_people(factory)
    for number in range(20):
        factory.message(talk, "mentor" if number % 2 else "student", f"Message numéro {number}.")
    page = open_as(pupil, address(talk))
    page.set_viewport_size({"width": width, "height": height})
    wait_for_worker(page)
    network.refuses()
    write(page, "Mon mail : eleve@example.org, écris-moi.")
    expect(bubble(page, "Mon mail")).to_contain_text("Part dès que le réseau revient")
    network.passes()
    ask_again(page.get_by_role("button", name="Réessayer"))
    expect(under(page, "[masqué]")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Pas de réseau")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("textbox", name="Ton message")).to_be_in_viewport(ratio=1)
    page.mouse.move(width / 2, height / 2)
    page.mouse.wheel(0, 5_000)
    assert page.evaluate("document.querySelector('main').scrollTop + scrollY") == 0


def test_large_text_on_a_small_screen_leaves_room_to_read_and_write(
    open_as: OpenAs, factory: Factory
) -> None:
    pupil, _, talk = two_people(factory)
    page = open_as(pupil, address(talk))
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(page.get_by_role("textbox", name="Ton message")).to_be_in_viewport(ratio=1)
    assert page.locator(".log").evaluate("(log) => log.clientHeight") >= 200
    write(page, "Parfois j’ai envie de mourir.")
    expect(page.locator("a[href='tel:3114']")).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("textbox", name="Ton message")).to_be_in_viewport(ratio=1)


def test_what_was_found_in_ones_words_is_said_and_numbers_to_call_are_there_at_once(
    open_as: OpenAs, factory: Factory
) -> None:
    pupil, _, talk = two_people(factory)
    page = open_as(pupil, address(talk))
    write(page, "Mon mail : eleve@example.org")
    expect(bubble(page, "[masqué]")).to_contain_text("Des coordonnées ont été masquées.")
    why = under(page, "[masqué]")
    expect(why).to_contain_text("L’autre personne ne le voit pas, l’équipe de la Région peut le relire.")
    expect(why).to_be_in_viewport(ratio=1)

    write(page, "Parfois j’ai envie de mourir.")
    expect(page.get_by_text("Ça protège tout le monde.")).to_have_count(0)
    for number in ("3114", "119", "3018"):
        expect(page.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(page.get_by_role("textbox", name="Ton message")).to_be_in_viewport(ratio=1)

    page.get_by_role("textbox", name="Ton message").evaluate(
        """(field) => {
            const picture = new DataTransfer();
            picture.items.add(new File(["x"], "photo.png", { type: "image/png" }));
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: picture, bubbles: true }));
        }"""
    )
    expect(page.locator(".toast")).to_have_text("Ici, on s’écrit : ni photo, ni fichier.")


def test_who_listens_stays_with_the_message_until_its_writer_closes_it(
    open_as: OpenAs, factory: Factory
) -> None:
    pupil, gardener, talk = two_people(factory)
    page = open_as(pupil, address(talk))
    words = "Parfois j’ai envie de mourir."
    write(page, words)
    expect(under(page, words).get_by_role("link", name="3114")).to_be_in_viewport(ratio=1)
    write(page, "Pardon d’écrire ça.")
    expect(bubble(page, "Pardon")).to_be_visible()
    page.reload()
    expect(bubble(page, "Pardon")).to_contain_text("Envoyé")
    numbers = under(page, words)
    for number in ("3114", "119", "3018"):
        expect(numbers.get_by_role("link", name=number)).to_be_visible()

    numbers.get_by_role("button", name="Fermer").click()
    expect(numbers.get_by_role("link")).to_have_count(0)
    page.reload()
    under(page, words).get_by_role("button", name="Besoin de parler ?").click()
    expect(page.get_by_role("dialog").get_by_role("link", name="3114")).to_be_visible()

    other = open_as(gardener, address(talk))
    expect(bubble(other, words)).to_be_visible()
    expect(bubble(other, words).get_by_role("button", name="Que faire ?")).to_be_visible()
    expect(other.get_by_role("button", name="Besoin de parler ?")).to_have_count(0)


def test_on_a_phone_the_header_says_in_one_line_what_it_is_about(open_as: OpenAs, factory: Factory) -> None:
    pupil, gardener, _ = two_people(factory)
    talk = factory.conversation(pupil, gardener, career_code="A1202")
    subject = open_as(gardener, address(talk)).get_by_text("À propos de : Jardinier")
    expect(subject).to_be_in_viewport(ratio=1)
    lines = subject.evaluate("(line) => line.clientHeight / parseFloat(getComputedStyle(line).lineHeight)")
    assert round(lines) == 1


def test_a_mentor_whom_a_message_worries_reads_what_to_do(open_as: OpenAs, factory: Factory) -> None:
    pupil, gardener, talk = two_people(factory)
    page = open_as(gardener, address(talk))
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Un message vous inquiète ?").click()
    sheet = page.get_by_role("dialog", name="Un message vous inquiète ?")
    for line in ("l’équipe de la Région est prévenue", "N’enquêtez pas", "Répondez avec gentillesse"):
        expect(sheet).to_contain_text(line)
    for number in ("15", "17", "112"):
        expect(sheet.get_by_role("link", name=number, exact=True)).to_have_attribute("href", f"tel:{number}")

    theirs = open_as(pupil, address(talk))
    theirs.get_by_role("button", name="Options").click()
    expect(theirs.get_by_role("button", name="Chercher")).to_be_visible()
    expect(theirs.get_by_role("button", name="inquiète")).to_have_count(0)


def test_a_question_that_was_read_waits_on_until_it_is_answered(
    phones: Phones, open_as: OpenAs, factory: Factory
) -> None:
    # What says that the talk was read may come as late as that on a slow phone, and is refused then.
    phones.expect("503 .*/seen")
    pupil, gardener, talk = two_people(factory)
    factory.message(talk, "mentor", "Presque toujours.")
    factory.message(talk, "student", "Même quand il pleut ?")
    page = open_as(gardener, "/")
    with page.expect_response("**/seen"):
        page.goto(address(talk))
    step = page.get_by_role("link", name="Un échange attend votre réponse.")
    mark = page.locator(".card").get_by_text("À répondre", exact=True)
    page.goto("/conversations")
    expect(mark).to_be_visible()
    expect(page.locator(".card .badge")).to_have_count(0)
    expect(page.locator(".tab-count")).to_have_text("1")
    page.goto("/")
    step.click()
    expect(page).to_have_url(re.compile(f"{address(talk)}$"))
    expect(page.locator(".tab-count")).to_have_text("1")
    # The answer by itself takes it off the bar: nothing else that is written asks for the counts anew.
    page.route("**/seen", lambda route: route.fulfill(status=503, json={}))
    write(page, "Même quand il neige !")
    expect(bubble(page, "Même quand il neige !")).to_contain_text("Envoyé")
    expect(page.locator(".tab-count")).to_have_count(0)
    page.goto("/conversations")
    expect(page.locator(".card")).to_have_count(1)
    expect(mark).to_have_count(0)
    page.goto("/")
    expect(page.locator("main h1")).to_be_visible()
    expect(step).to_have_count(0)
    # To the pupil it is an answer as before, and no mark.
    theirs = open_as(pupil, "/conversations")
    expect(theirs.locator(".card .badge")).to_be_visible()
    expect(theirs.get_by_text("À répondre")).to_have_count(0)


def test_a_mentor_answers_with_ready_words_and_ends_it_for_both(open_as: OpenAs, factory: Factory) -> None:
    pupil, gardener, talk = two_people(factory)
    page = open_as(gardener, "/conversations")
    card = page.locator(".card").filter(has_text="Élève")
    expect(card).to_contain_text("1 nouveau message")
    card.get_by_role("link").click()
    expect(bubble(page, "dehors toute l’année")).to_be_visible()

    # Whoever keeps none is offered some.
    page.get_by_role("button", name="Réponses toutes prêtes").click()
    page.get_by_role("button", name="Est-ce que cela répond").click()
    expect(page.get_by_role("textbox")).to_have_value(re.compile("^Est-ce que cela répond à ta question"))

    page.get_by_role("textbox", name="Votre message").fill("Bonjour, avec plaisir !")
    page.get_by_role("button", name="Réponses toutes prêtes").click()
    ready = page.get_by_role("button", name="Merci pour ta question")
    expect(ready).to_be_visible()
    page.get_by_role("button", name="Garder ce que j’ai écrit").click()
    expect(ready).to_have_count(0)
    page.get_by_role("button", name="Bonjour, avec plaisir !", exact=True).click()
    expect(page.get_by_role("textbox")).to_have_value("Bonjour, avec plaisir !\nBonjour, avec plaisir !")
    expect(page.get_by_role("textbox")).to_be_focused()
    write(page, "Bonjour, oui.")

    other = open_as(pupil, address(talk))
    expect(bubble(other, "Bonjour, oui.")).to_be_visible()
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Terminer la conversation").click()
    page.get_by_role("dialog").get_by_role("button", name="Terminer", exact=True).click()
    expect(page.get_by_text("Vous avez terminé cette conversation.")).to_be_visible()
    expect(other.get_by_text("Cette conversation est terminée.")).to_be_visible()
    expect(other.get_by_role("textbox")).to_have_count(0)
