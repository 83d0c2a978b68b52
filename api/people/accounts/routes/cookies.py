"""Cookies: the session, and what binds a code or an attempt to the browser that asked for it."""

from starlette.responses import Response

from api.people.accounts.sessions import Opened
from api.platform.access import SESSION_COOKIE
from api.platform.settings import Settings

FLOW_COOKIE = "epass_flow"
"""Binds a sign-in at a provider to the browser that began it."""
ASKING_COOKIE = "epass_code"
"""Binds a code by mail to the browser that asked for it."""
ASKING_S = 3600
"""Longer than a code takes to arrive, and works."""
BROWSER_COOKIE = "epass_browser"
"""A browser in which somebody signed in before; survives signing out."""
_SIGN_IN_PATH = "/api/v1/sign-in"
_API_PATH = "/api/v1"


def set_session(response: Response, settings: Settings, token: str, *, shared: bool = False) -> None:
    """Give the browser its session: out of reach of scripts, and only sent by our own pages.

    On a shared computer it goes when the browser is closed.
    """
    lasts = None if shared else settings.session_days * 86_400
    _set(response, settings, SESSION_COOKIE, token, max_age=lasts)


def set_signed_in(response: Response, settings: Settings, opened: Opened) -> None:
    """Give the browser its session, and what it is known by when it signs in again."""
    set_session(response, settings, opened.token, shared=opened.shared)
    if opened.shared:
        return
    lasts = settings.known_browser_days * 86_400
    _set(response, settings, BROWSER_COOKIE, opened.browser, max_age=lasts, path=_API_PATH)


def forget_browser(response: Response) -> None:
    """Take from the browser what it is known by."""
    response.delete_cookie(BROWSER_COOKIE, path=_API_PATH, httponly=True, samesite="lax")


def forget_everything(response: Response) -> None:
    """Take from the browser all that it holds of whoever was here: our cookies, and the answers it keeps.

    Not its storage: the app's own files, and what still waits to be sent, are the page's to keep or to erase.
    """
    forget_session(response)
    forget_browser(response)
    forget_flow(response)
    response.delete_cookie(ASKING_COOKIE, path=_SIGN_IN_PATH, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache"'


def set_asking(response: Response, settings: Settings, browser: str) -> None:
    """Give the browser what the code that it asked for is bound to."""
    _set(response, settings, ASKING_COOKIE, browser, max_age=ASKING_S, path=_SIGN_IN_PATH)


def forget_session(response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax")


def set_flow(response: Response, settings: Settings, browser: str) -> None:
    """Give the browser the secret of its attempt; Lax, so that it comes back with the provider's redirect."""
    lasts = settings.sign_in_minutes * 60
    _set(response, settings, FLOW_COOKIE, browser, max_age=lasts, path=_SIGN_IN_PATH)


def forget_flow(response: Response) -> None:
    """The attempt is over."""
    response.delete_cookie(FLOW_COOKIE, path=_SIGN_IN_PATH, httponly=True, samesite="lax")


def _set(
    response: Response, settings: Settings, name: str, value: str, *, max_age: int | None, path: str = "/"
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=max_age,
        path=path,
        secure=settings.public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
