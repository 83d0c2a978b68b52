"""The world of those who issue is where badges come from here too."""

from tests.issuing.conftest import world

__all__ = ["world"]
