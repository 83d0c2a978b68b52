"""Families, and issuers of badges, as their own tests know them."""

from tests.badges.issuing.conftest import world
from tests.people.privacy.conftest import family, listening, mails, told

__all__ = ["family", "listening", "mails", "told", "world"]
