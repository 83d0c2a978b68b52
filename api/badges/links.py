"""Addresses of the app's own pages that badges lead to. Tokens stand after #, which no server sees."""

from api.settings import Settings


def share_url(settings: Settings, token: str) -> str:
    """The page that shows a shared badge to anyone."""
    return f"{settings.public_url}/verify#{token}"


def verify_url(settings: Settings) -> str:
    """The page on which anyone checks a badge's file."""
    return f"{settings.public_url}/verify"
