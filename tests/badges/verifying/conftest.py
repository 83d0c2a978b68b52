"""The world of those who issue is where badges come from here too."""

from tests.badges.issuing.conftest import world

__all__ = ["world"]
