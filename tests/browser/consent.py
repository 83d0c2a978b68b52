"""What a child and their parent do about consents, in words that the tests share."""

from typing import Any

from playwright.sync_api import Page

CONSENTS = "/me/consents"
TALKING = "Je suis d’accord Échanger avec des pros"
NOTIFICATIONS = "Je suis d’accord Recevoir des alertes"


def call(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Ask the api as the page's own script would; the answer."""
    return page.evaluate(
        """async ([method, path, body]) => {
            const headers = { "Content-Type": "application/json" };
            const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
            const text = await answer.text();
            return text ? JSON.parse(text) : null;
        }""",
        [method, f"/api/v1{path}", body],
    )


def mails_to(page: Page, address: str) -> list[dict[str, Any]]:
    """What the outbox holds for an address, newest first."""
    return [mail for mail in call(page, "GET", "/outbox") if mail["to"] == address]


def link_to(page: Page, address: str) -> str:
    """The link in the last mail to an address, without the server's name."""
    return path_of(mails_to(page, address)[0]["url"])


def path_of(url: str) -> str:
    """An address without the server's name."""
    return "/" + url.split("://", 1)[1].split("/", 1)[1]


def agree_and_ask(page: Page, parent: str, *purposes: str) -> str:
    """The child agrees and names a parent's address; the link that the parent gets."""
    for purpose in purposes or ("conversations", "push"):
        call(page, "PUT", f"/me/consents/{purpose}", {"agree": True})
    call(page, "PUT", "/me/guardian", {"email": parent})
    return link_to(page, parent)


def accept_all(page: Page, link: str, *purposes: str) -> Any:
    """The parent accepts; the answer that the server gives."""
    decisions = dict.fromkeys(purposes or ("conversations", "push"), True)
    token = link.partition("#")[2]
    answer = {"token": token, "declares_authority": True, "decisions": decisions}
    return call(page, "POST", "/guardian/answer", answer)
