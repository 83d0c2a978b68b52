"""The session cookie."""

from starlette.responses import Response

from api.access import SESSION_COOKIE
from api.settings import Settings

FLOW_COOKIE = "epass_flow"
"""Binds a sign-in at a provider to the browser that began it."""
_FLOW_PATH = "/api/v1/sign-in"


def set_session(response: Response, settings: Settings, token: str) -> None:
    """Give the browser its session: out of reach of scripts, and only sent by our own pages."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=settings.session_days * 86_400,
        secure=settings.public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )


def forget_session(response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax")


def set_flow(response: Response, settings: Settings, browser: str) -> None:
    """Give the browser the secret of its attempt; Lax, so that it comes back with the provider's redirect."""
    response.set_cookie(
        FLOW_COOKIE,
        browser,
        max_age=settings.sign_in_minutes * 60,
        path=_FLOW_PATH,
        secure=settings.public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )


def forget_flow(response: Response) -> None:
    """The attempt is over."""
    response.delete_cookie(FLOW_COOKIE, path=_FLOW_PATH, httponly=True, samesite="lax")
