"""What people do in the app, in words that the tests share."""

from playwright.sync_api import Locator, Page, expect


def choose_commune(page: Page, name: str) -> None:
    """On the first page or in the sheet: type a commune and take the first suggestion."""
    field = page.get_by_role("combobox", name="Ta commune")
    field.fill(name)
    expect(page.get_by_role("option").first).to_contain_text(name)
    field.press("Enter")


def cards(page: Page) -> Locator:
    """The results of the list."""
    return page.locator(".result-side .cards > .card")


def wait_for_worker(page: Page) -> None:
    """Wait until the service worker holds the app and answers for this page."""
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
