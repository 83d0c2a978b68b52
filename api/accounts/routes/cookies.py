"""The session cookie."""

from starlette.responses import Response

from api.access import SESSION_COOKIE
from api.settings import Settings


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
