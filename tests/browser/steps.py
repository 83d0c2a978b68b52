"""What people do in the app, in words that the tests share."""

from playwright.sync_api import Locator, Page, expect


def choose_commune(page: Page, words: str, name: str | None = None) -> None:
    """On the first page or in the sheet: type the words and take the first suggestion."""
    field = page.get_by_role("combobox", name="Ta commune")
    field.fill(words)
    expect(page.get_by_role("option").first).to_contain_text(name or words)
    field.press("Enter")


def cards(page: Page) -> Locator:
    """The results of the list."""
    return page.locator(".result-side .cards > .card")


def result_count(page: Page) -> Locator:
    """How many results the list says it shows."""
    return page.locator(".results .order strong")


def wait_for_worker(page: Page) -> None:
    """Wait until the service worker holds the app and answers for this page."""
    page.evaluate(
        """async () => {
            const workers = navigator.serviceWorker;
            await workers.ready;
            if (workers.controller) return;
            await new Promise((taken) => workers.addEventListener("controllerchange", taken, { once: true }));
        }"""
    )
