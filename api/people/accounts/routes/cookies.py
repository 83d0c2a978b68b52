"""Cookies: the session, and what binds a code or an attempt to the browser that asked for it."""

from starlette.responses import Response

from api.people.accounts.sessions import Opened
from api.platform.access import SESSION_COOKIE
from api.platform.kit.cookies import give_cookie, take_cookie
from api.platform.settings import Settings

FLOW_COOKIE = "epass_flow"
"""Binds a sign-in at a provider to the browser that began it."""
ASKING_COOKIE = "epass_code"
"""Binds a code by mail to the browser that asked for it."""
ASKING_S = 3600
"""Longer than a code takes to arrive, and works."""
BROWSER_COOKIE = "epass_browser"
"""A browser in which somebody signed in before; survives signing out."""
KEPT_ANSWERS = '"cache"'
"""What a browser is told to erase at a sign-out (Clear-Site-Data): the answers and pages that it keeps by
itself, so that « back » shows nothing. Not "storage", which would take the app's own files and what a person
keeps on their phone: the page erases what is the account's. Not "cookies", which reaches the domain's other
sites. Not "executionContexts", which would reload a page that still erases.
"""


def set_session(response: Response, settings: Settings, token: str, *, shared: bool = False) -> None:
    """Give the browser its session. On a shared computer it goes when the browser is closed."""
    lasts = None if shared else settings.session_days * 86_400
    give_cookie(response, settings, SESSION_COOKIE, token, seconds=lasts)


def set_signed_in(response: Response, settings: Settings, opened: Opened) -> None:
    """Give the browser its session, and what it is known by when it signs in again."""
    set_session(response, settings, opened.token, shared=opened.shared)
    if not opened.shared:
        lasts = settings.known_browser_days * 86_400
        give_cookie(response, settings, BROWSER_COOKIE, opened.browser, seconds=lasts)


def forget_session(response: Response, settings: Settings) -> None:
    """Take the session from the browser, and the answers that it keeps."""
    take_cookie(response, settings, SESSION_COOKIE)
    response.headers["Clear-Site-Data"] = KEPT_ANSWERS


def forget_browser(response: Response, settings: Settings) -> None:
    """Take from the browser what it is known by."""
    take_cookie(response, settings, BROWSER_COOKIE)


def forget_everything(response: Response, settings: Settings) -> None:
    """Take from the browser all that it holds of whoever was here: our cookies, and the answers it keeps."""
    forget_session(response, settings)
    for name in (BROWSER_COOKIE, FLOW_COOKIE, ASKING_COOKIE):
        take_cookie(response, settings, name)


def set_asking(response: Response, settings: Settings, browser: str) -> None:
    """Give the browser what the code that it asked for is bound to."""
    give_cookie(response, settings, ASKING_COOKIE, browser, seconds=ASKING_S)


def set_flow(response: Response, settings: Settings, browser: str) -> None:
    """Give the browser the secret of its attempt; it comes back with the provider's redirect."""
    give_cookie(response, settings, FLOW_COOKIE, browser, seconds=settings.sign_in_minutes * 60)


def forget_flow(response: Response, settings: Settings) -> None:
    """The attempt is over."""
    take_cookie(response, settings, FLOW_COOKIE)
