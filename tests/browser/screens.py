"""The screens that a phone shows before it installs the app, taken from a running demonstration.

    PORT=8071 make run                                          # in one terminal
    .venv/bin/python -m tests.browser.screens 127.0.0.1:8071    # in another

They go to `pwa/public/icons/screens`; `tests/test_manifest.py` compares them with what the manifest says.
"""

import base64
import json
import sys
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.conftest import FLAGS, NANTES, PWA
from tests.browser.install import SHELL, path_of

FOLDER = PWA / "public" / "icons" / "screens"
PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 800}
SCREENS = {
    "around": ("/", PHONE),
    "career": ("/careers/J1506", PHONE),
    "tastes": ("/interests/cards", PHONE),
    "placements": ("/offers?kind=observation&level=3e", PHONE),
    "trainings-wide": ("/trainings", WIDE),
    "careers-wide": ("/careers?riasec=S", WIDE),
}
QUALITY = 60


def take(browser: Browser, origin: str, address: str, size: ViewportSize) -> bytes:
    """One screen as WebP, which Chromium alone can write here."""
    choices = [{"name": "where", "value": json.dumps(NANTES)}]
    context = browser.new_context(
        base_url=origin,
        viewport=size,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        service_workers="block",
        storage_state={"cookies": [], "origins": [{"origin": origin, "localStorage": choices}]},
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    taken = context.new_cdp_session(page).send(
        "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
    )
    context.close()
    return base64.b64decode(taken["data"])


def main(host: str, folder: Path = FOLDER) -> None:
    """Take them all."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path_of(SHELL), args=FLAGS)
        for name, (address, size) in SCREENS.items():
            (folder / f"{name}.webp").write_bytes(take(browser, f"http://{host}", address, size))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
