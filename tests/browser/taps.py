"""Counts what a person taps from the app's first page to what they came for."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Phones
from tests.browser.steps import sign_in_as

TELL = "addEventListener('pointerdown', () => tapped(), true)"


class Hand:
    """A hand that taps. The page counts: each tap on it is one, also that into a field; a key is none."""

    def __init__(self, phones: Phones, session: str = "", start: str = "/") -> None:
        self.page: Page = phones.open()
        self._taps = 0
        self.page.expose_function("tapped", self._count)
        self.page.add_init_script(TELL)
        if session:
            sign_in_as(self.page, session)
        self.page.goto(start)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def _count(self) -> None:
        self._taps += 1

    @property
    def taps(self) -> int:
        """So many until now."""
        self.page.evaluate("0")
        return self._taps

    def tap(self, what: Locator) -> None:
        """Tap it; what a label stands for is tapped through it."""
        what.tap()

    def on(self, role: Any, name: str) -> None:
        """Tap the first link, button or choice with this name in the page or the sheet over it."""
        found = self.page.get_by_role(role, name=re.compile(name)).filter(visible=True)
        self.tap(found.first)

    def write(self, field: Locator, words: str) -> None:
        """Tap into a field and type."""
        self.tap(field)
        self.page.keyboard.type(words)
