"""Real Chromium on the real api: a phone of 360×740 whose every complaint fails the test."""

import json
import re
import shutil
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, as_role
from tests.browser.install import SHELL, WHOLE, path_of
from tests.browser.often import look_often
from tests.browser.server import Network, serve
from tests.browser.steps import sign_in_as
from tests.browser.world import World, make_world
from tests.databases import migrated_database
from tests.factories import Factory

PWA = Path(__file__).parents[2] / "pwa"
NANTES = {"by": "commune", "code": "44109", "name": "Nantes", "lat": 47.2184, "lon": -1.5536}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 20_000
"""How long a test waits for what it expects to see."""
expect.set_options(timeout=PATIENCE_MS)
look_often()
MISSING = r"status of 404 .*/nowhere\)"
"""Of the page that is none, which the views of `steps` hold too."""
LOST = r"ERR_(CONNECTION|CONTENT_LENGTH|EMPTY_RESPONSE|FAILED|INCOMPLETE|NETWORK|SOCKET)|Failed to fetch"
"""What Chromium itself says of a lost network."""
TELL_CSP = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))"""
TELL_FINGER = """for (const kind of ["touchstart", "contextmenu", "click"])
    addEventListener(kind, ({ target }) => console.debug(`${kind} on ${target.outerHTML?.slice(0, 120)}`),
        { capture: true, passive: true })"""
"""What a finger hit: a tap that takes too long is another thing, and what moves under it takes it."""
LOOK_MS = 2_000
LAST = 40
"""How much of what a phone did is told where a test fails."""


@pytest.fixture(scope="session")
def browser_admin_url() -> Iterator[str]:
    """A database of the browser tests' own, filled once; tests add people of their own. For the superuser."""
    with migrated_database("browser") as url:
        yield url


@pytest.fixture(scope="session")
def browser_database_url(browser_admin_url: str) -> str:
    """The same for the role of the api."""
    return as_role(browser_admin_url, RUNTIME)


@pytest.fixture(scope="session")
def rows(browser_admin_url: str) -> Iterator[psycopg.Connection[Any]]:
    """The database beside the app, to see what it wrote."""
    with connect(browser_admin_url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def world(rows: psycopg.Connection[Any]) -> World:
    """What there is to find."""
    return make_world(rows)


@pytest.fixture(scope="module", autouse=True)
def _nothing_left_behind(rows: psycopg.Connection[Any], world: World) -> Iterator[None]:
    """What one file added to lists is gone before the next one looks at them."""
    tables = ("offer", "organisation", "account", "place", "event")
    there = {table: [row[0] for row in rows.execute(f"SELECT id FROM {table}")] for table in tables}
    yield
    for table in tables:
        rows.execute(f"DELETE FROM {table} WHERE id <> ALL(%s)", [there[table]])


@pytest.fixture(scope="session")
def built_pwa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built PWA, so that a build beside the tests does not change it under them."""
    copy = tmp_path_factory.mktemp("pwa") / "dist"
    shutil.copytree(PWA / "dist", copy)
    return copy


@pytest.fixture(scope="session")
def api_port(browser_database_url: str, world: World, built_pwa: Path) -> Iterator[int]:
    """The api, served on the loopback."""
    with serve(browser_database_url, built_pwa) as port:
        yield port


@pytest.fixture
def network(api_port: int) -> Iterator[Network]:
    """The way from the browser to the api; each test has an origin of its own."""
    opened = Network(api_port)
    yield opened
    opened.close()


class Chromium:
    """Starts when it is first needed. Playwright's loop must be gone when asynchronous tests follow."""

    def __init__(self) -> None:
        self._running = ExitStack()
        self._playwright: Playwright | None = None
        self._browsers: dict[str, Browser] = {}

    def open(self, program: str = SHELL) -> Browser:
        """The running browser: its headless shell, or the whole one."""
        if program not in self._browsers:
            path = path_of(program)
            if path is None:
                pytest.fail(f"no {program}: see tests/browser/install.py")
            if self._playwright is None:
                self._playwright = self._running.enter_context(sync_playwright())
            started = self._playwright.chromium.launch(executable_path=path, args=FLAGS)
            self._running.callback(started.close)
            self._browsers[program] = started
        return self._browsers[program]

    def close(self) -> None:
        """End it; it starts again when it is needed again."""
        self._browsers.clear()
        self._playwright = None
        self._running.close()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Chromium]:
    """One Chromium for all files of browser tests that follow each other."""
    opened = Chromium()
    yield opened
    opened.close()


@pytest.fixture
def browser(chromium: Chromium, request: pytest.FixtureRequest) -> Browser:
    """Chromium."""
    return chromium.open(WHOLE if request.node.get_closest_marker("whole_chromium") else SHELL)


class Phones:
    """Opens browsers with fresh profiles, and notes everything that a developer would see in red."""

    def __init__(self, browser: Browser, network: Network, *, with_worker: bool = False) -> None:
        self.browser = browser
        self.network = network
        self.with_worker = with_worker
        self.contexts: list[BrowserContext] = []
        self.troubles: list[str] = []
        self.expected = [MISSING]
        self.happened: deque[str] = deque(maxlen=LAST)

    def open(self, *, where: dict[str, Any] | None = None, **options: Any) -> Page:
        """A phone at the app's origin; with `where`, its owner already said where to search."""
        defaults: dict[str, Any] = {
            "base_url": self.network.origin,
            "viewport": {"width": 360, "height": 740},
            "locale": "fr-FR",
            "timezone_id": "Europe/Paris",
            "has_touch": True,
            "permissions": [],
            "service_workers": "allow" if self.with_worker else "block",
        }
        if where:
            choices = [{"name": "where", "value": json.dumps(where)}]
            origins = [{"origin": self.network.origin, "localStorage": choices}]
            defaults["storage_state"] = {"cookies": [], "origins": origins}
        chosen = {**defaults, **options}
        if chosen["service_workers"] == "block":
            self.expect("Service Worker registration blocked")
        # Said where the app's script came late or never: how fast a network is, is no trouble of the page's.
        self.expect("was preloaded using link preload but not used")
        context = self.browser.new_context(**chosen)
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(TELL_CSP)
        context.add_init_script(TELL_FINGER)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.troubles.append(f"uncaught: {error.error}"))
        context.on("request", lambda request: self._on_request(request.url))
        context.on("response", lambda response: self._happens(f"{response.status} {response.url}"))
        context.on("requestfailed", lambda request: self._happens(f"{request.failure} {request.url}"))
        return context.new_page()

    def expect(self, trouble: str) -> None:
        """A complaint (regular expression) that belongs to the test."""
        self.expected.append(trouble)

    def check(self) -> None:
        """Nothing unexpected was said, and nobody else was called."""
        surprises = [one for one in self.troubles if not any(re.search(two, one) for two in self.expected)]
        assert surprises == []

    def seen(self) -> str:
        """What happened last, and what the pages show: why a test failed elsewhere."""
        pages = [page for context in self.contexts for page in context.pages]
        return "\n".join([*self.happened, *map(_shown, pages)])

    def _happens(self, what: str) -> None:
        self.happened.append(f"{datetime.now():%H:%M:%S.%f} {what}")

    def _on_console(self, message: ConsoleMessage) -> None:
        self._happens(f"{message.type}: {message.text}")
        if message.type in {"error", "warning"}:
            self.troubles.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _on_request(self, url: str) -> None:
        self._happens(f"asked {url}")
        if not url.startswith((self.network.origin + "/", "data:", "blob:")):
            self.troubles.append(f"request to another origin: {url}")


def _shown(page: Page) -> str:
    try:
        return f"--- {page.url}\n{page.locator('body').inner_text(timeout=LOOK_MS)}"
    except PlaywrightError as error:
        return f"--- {page.url}: {error}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Beside a failure stands what the phones showed then."""
    report = yield
    opened = item.funcargs.get("phones") if isinstance(item, pytest.Function) else None
    if report.when == "call" and report.failed and opened:
        report.sections.append(("Seen on the phones", opened.seen()))
    return report


@pytest.fixture
def phones(browser: Browser, network: Network, request: pytest.FixtureRequest) -> Iterator[Phones]:
    """Phones to open; at the end of the test none may have complained."""
    with_worker = request.node.get_closest_marker("service_worker") is not None
    opened = Phones(browser, network, with_worker=with_worker)
    yield opened
    for context in opened.contexts:
        context.close()
    opened.check()


@pytest.fixture
def factory(rows: psycopg.Connection[Any]) -> Factory:
    """Makes accounts in the database beside the app."""
    return Factory(rows)


OpenAs = Callable[[UUID, str], Page]
"""Opens a page on the phone of an account."""


@pytest.fixture
def open_as(phones: Phones, factory: Factory) -> OpenAs:
    """Phones whose owner is signed in."""

    def open_page(account: UUID, address: str) -> Page:
        page = phones.open()
        sign_in_as(page, factory.session(account))
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return open_page


@pytest.fixture
def page(phones: Phones) -> Page:
    """A phone on its first visit."""
    return phones.open()


@pytest.fixture
def near_nantes(phones: Phones) -> Page:
    """A phone whose owner chose Nantes earlier."""
    return phones.open(where=NANTES)


@pytest.fixture
def count_reports(rows: psycopg.Connection[Any]) -> Callable[[str], int]:
    """How many error reports with this message the server has."""

    def count(message: str) -> int:
        row = rows.execute("SELECT count(*) FROM error_report WHERE message = %s", (message,)).fetchone()
        assert row
        return int(row[0])

    return count
