"""Many tabs of one browser, over HTTP/1.1 with its six connections: one of them holds the stream for all."""

import time
from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from api.platform.access import SESSION_COOKIE
from tests.browser.conftest import LOST, PATIENCE_MS, Phones
from tests.browser.server import Network
from tests.browser.steps import sign_in_as, wait_for
from tests.browser.test_conversations import address, bubble, said, two_people
from tests.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-tabs"), pytest.mark.service_worker]

NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"


class Talk:
    """A pupil's browser with several tabs, and somebody who writes to them."""

    def __init__(self, factory: Factory, phones: Phones, network: Network) -> None:
        self.pupil, self.gardener, self.id = two_people(factory)
        self._token = factory.session(self.gardener)
        self._session = factory.session(self.pupil)
        self._phones, self._network = phones, network
        self.context: BrowserContext | None = None
        self.streams: list[str] = []

    def tab(self, *, script: str = "") -> Page:
        """One more tab, with the conversation on it."""
        if self.context is None:
            page = self._phones.open()
            self.context = page.context
            sign_in_as(page, self._session)
            if script:
                self.context.add_init_script(script)
            self.context.on(
                "request", lambda one: self.streams.append(one.url) if "/v1/stream" in one.url else None
            )
        else:
            page = self.context.new_page()
        page.goto(address(self.id))
        expect(page.get_by_role("heading", level=1)).to_have_text("Jardinier")
        return page

    def write(self, text: str) -> None:
        """The other one writes, from elsewhere."""
        response = httpx.post(
            f"{self._network.origin}/api/v1/conversations/{self.id}/messages",
            json={"id": str(uuid4()), "text": text},
            cookies={SESSION_COOKIE: self._token},
            headers={"Origin": self._network.origin},
        )
        assert response.status_code == 201, response.text


@pytest.fixture
def talk(factory: Factory, phones: Phones, network: Network) -> Talk:
    """A conversation."""
    return Talk(factory, phones, network)


def holds(network: Network, count: int) -> None:
    """The server comes to hold so many streams, and no more."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while network.streams != count and time.monotonic() < end:
        time.sleep(0.05)
    assert network.streams == count


@pytest.mark.parametrize("count", [6, 12])
def test_many_tabs_hold_one_stream_and_none_says_that_there_is_no_network(
    talk: Talk, network: Network, count: int
) -> None:
    """Placements, line 7: beside six streams a request waited until it was taken for no network."""
    tabs = [talk.tab() for _ in range(count)]
    holds(network, 1)
    tabs[-1].goto("/me/notifications")
    tabs[-2].goto("/conversations")
    for tab in tabs[-2:]:
        expect(tab.locator("[aria-busy=true]")).to_have_count(0)
    talk.write("Oui, et l’hiver on taille.")
    for tab in tabs[:-2]:
        expect(bubble(tab, "on taille")).to_be_visible()
    expect(tabs[-2].locator(".card").filter(has_text="Jardinier")).to_contain_text("on taille")
    for tab in tabs:
        expect(tab.get_by_text("Pas de réseau")).to_have_count(0)
    assert len(talk.streams) == 1
    holds(network, 1)


def crash(page: Page) -> None:
    """As when the phone runs out of memory."""
    with pytest.raises(Error, match=r"(?i)crash"):
        page.goto("chrome://crash", timeout=2_000)


@pytest.mark.parametrize("end", [Page.close, crash, lambda page: page.goto("about:blank")])
def test_when_the_leading_tab_goes_another_takes_over_and_misses_nothing(
    talk: Talk, phones: Phones, network: Network, end: Callable[[Page], None]
) -> None:
    """Placements, line 7."""
    if end is crash:
        # The service worker, which carries the requests of all tabs, may live in the process that crashes.
        phones.expect(LOST)
    first, second, third = talk.tab(), talk.tab(), talk.tab()
    talk.write("Un.")
    for tab in (first, second, third):
        expect(bubble(tab, "Un.")).to_be_visible()
    end(first)
    talk.write("Deux.")
    talk.write("Trois.")
    for tab in (second, third):
        expect(bubble(tab, "Trois.")).to_be_visible()
        wait_for(tab, lambda: said(tab)[-3:] == ["Un.", "Deux.", "Trois."])  # noqa: B023
    holds(network, 1)
    # It goes on where the other one stood: nobody needs to ask anew for everything.
    first_stream, *others = [("after=" in url) for url in talk.streams]
    assert not first_stream
    assert others
    assert all(others)


def test_a_page_that_comes_back_has_what_came_meanwhile(talk: Talk, network: Network) -> None:
    """Placements, line 7: a page put aside holds no stream."""
    first, second = talk.tab(), talk.tab()
    second.goto("about:blank")
    first.goto("about:blank")
    holds(network, 0)
    talk.write("Tu es parti ?")
    for tab in (second, first):
        tab.go_back()
        expect(bubble(tab, "Tu es parti ?")).to_be_visible()
    holds(network, 1)
    talk.write("Te revoilà.")
    for tab in (second, first):
        expect(bubble(tab, "Te revoilà.")).to_be_visible()


def test_signing_out_in_one_tab_ends_the_stream_of_all(talk: Talk, phones: Phones, network: Network) -> None:
    """Placements, line 7."""
    # What another tab asks at that moment.
    phones.expect("status of 401")
    first, second, third = talk.tab(), talk.tab(), talk.tab()
    second.goto("/me")
    second.get_by_role("button", name="Me déconnecter").click()
    for tab in (first, second, third):
        expect(tab.get_by_role("link", name="Se connecter").first).to_be_visible()
    holds(network, 0)


def test_a_browser_without_locks_holds_one_stream_for_each_tab_that_is_looked_at(
    talk: Talk, network: Network
) -> None:
    """Placements, line 7."""
    first, second = talk.tab(script=NO_LOCKS), talk.tab()
    holds(network, 2)
    talk.write("Bonjour.")
    for tab in (first, second):
        expect(bubble(tab, "Bonjour.")).to_be_visible()
    look = """(state) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    second.evaluate(look, "hidden")
    holds(network, 1)
    talk.write("Tu lis ?")
    second.evaluate(look, "visible")
    expect(bubble(second, "Tu lis ?")).to_be_visible()
    first.close()
    holds(network, 1)


def rest(page: Page, seconds: float) -> None:
    """Wait until the page has asked for nothing, and got nothing, for so long."""
    last = time.monotonic()

    def note(_: object) -> None:
        nonlocal last
        last = time.monotonic()

    page.on("request", note)
    page.on("requestfinished", note)
    wait_for(page, lambda: time.monotonic() - last > seconds)
    page.remove_listener("request", note)
    page.remove_listener("requestfinished", note)


def asked(page: Page, do: Callable[[], None]) -> list[str]:
    """What the page asks the server for while something happens, and a while after."""
    found: list[str] = []
    origin = "/api/v1/"

    def note(one: object) -> None:
        url = one.url.split("?")[0]  # type: ignore[attr-defined]
        if origin in url and "/stream" not in url:
            found.append(f"{one.method} {url.split(origin)[1]}")  # type: ignore[attr-defined]

    page.on("request", note)
    do()
    rest(page, 4.5)
    page.remove_listener("request", note)
    return sorted(found)


def test_a_message_makes_its_readers_page_ask_for_no_more_than_it_needs(talk: Talk) -> None:
    """Placements, line 7: the message was asked for twice, and what is unread counted though it was read."""
    page = talk.tab()
    rest(page, 1.5)

    def arrives() -> None:
        talk.write("Oui, et l’hiver on taille.")
        expect(bubble(page, "on taille")).to_be_visible()

    one = f"conversations/{talk.id}"
    assert asked(page, arrives) == sorted(
        [f"GET {one}", f"GET {one}/messages", f"POST {one}/delivered", f"POST {one}/seen"]
    )


def test_a_message_sent_makes_its_writers_page_ask_for_nothing_else(talk: Talk) -> None:
    """Placements, line 7: the sibling on the other side."""
    page = talk.tab()
    rest(page, 1.5)

    def write() -> None:
        page.get_by_role("textbox").fill("Et quand il pleut ?")
        page.get_by_role("button", name="Envoyer").click()
        expect(bubble(page, "Et quand il pleut ?")).to_contain_text("Envoyé")

    found = asked(page, write)
    assert found.count(f"POST conversations/{talk.id}/messages") == 1
    assert len([one for one in found if one.startswith("GET conversations/")]) <= 2


def test_what_is_unread_is_counted_once_for_all_tabs(talk: Talk, factory: Factory) -> None:
    """Placements, line 7: each tab asked for it."""
    first, second = talk.tab(), talk.tab()
    for tab in (first, second):
        tab.goto("/agenda")
        rest(tab, 1.5)
    found: list[str] = []
    for tab in (first, second):
        tab.on("request", lambda one: found.append(one.url) if "me/conversations" in one.url else None)
    talk.write("Tu es là ?")
    for tab in (first, second):
        expect(tab.get_by_role("link", name="Conversations, 1 non lu")).to_be_visible()
    assert len(found) == 1
    second.goto(address(talk.id))
    expect(bubble(second, "Tu es là ?")).to_be_visible()
    expect(first.get_by_role("link", name="Conversations, 1 non lu")).to_have_count(0)
