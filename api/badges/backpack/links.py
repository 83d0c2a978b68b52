"""Addresses of the app's own pages that badges lead to. Tokens stand after #, which no server sees."""

import re

from api.platform.settings import Settings

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}")


def share_url(settings: Settings, token: str) -> str:
    """The page that shows a shared badge to anyone."""
    return f"{settings.public_url}/verify#{token}"


def token_in(settings: Settings, text: str) -> str:
    """The token of one of our share links that somebody pasted, http or https; empty: it is none."""
    home = settings.public_url.partition("://")[2].lower()
    scheme, _, rest = text.strip().partition("://")
    place, _, token = rest.partition("#")
    ours = scheme.lower() in ("http", "https") and place.lower().rstrip("/") == f"{home}/verify"
    return token if ours and _TOKEN.fullmatch(token) else ""
