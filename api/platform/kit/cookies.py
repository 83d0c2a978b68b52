"""Cookies: one way to name, give, read and take them.

Over https each bears the prefix `__Host-` (RFC 6265bis §4.1.3.2): a browser takes such a cookie from this
very host only, without a Domain and for `/`, so that no other host of the domain can plant one. The name
without it, which each of them may set, is not read there. Over http (one's own computer) there is no prefix.
"""

from fastapi import Request, Response

from api.platform.settings import Settings

HOST_PREFIX = "__Host-"


def cookie_name(settings: Settings, name: str) -> str:
    """What a cookie is called on this server."""
    return f"{HOST_PREFIX}{name}" if settings.is_secure else name


def read_cookie(request: Request, name: str) -> str:
    """The value of a cookie; empty without it.

    Not Starlette's reading: it takes space of every kind from around a name, and browsers hold
    "\\xa0__Host-x", which another host may set, for a name without a prefix.
    """
    wanted = cookie_name(request.app.state.settings, name)
    for header in request.headers.getlist("cookie"):
        for pair in header.split(";"):
            found, _, value = pair.strip(" \t").partition("=")
            if found == wanted:
                return value
    return ""


def give_cookie(
    response: Response, settings: Settings, name: str, value: str, *, seconds: int | None
) -> None:
    """Give the browser a cookie: out of reach of scripts, sent by our own pages and links to them.

    `seconds`: how long; None: until the browser is closed.
    """
    response.set_cookie(
        cookie_name(settings, name),
        value,
        max_age=seconds,
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )


def take_cookie(response: Response, settings: Settings, name: str) -> None:
    """Take a cookie from the browser. Without Secure one with a prefix would stay."""
    give_cookie(response, settings, name, "", seconds=0)
