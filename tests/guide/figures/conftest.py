"""Figures are tested on what importers bring."""

from tests.guide.opendata.conftest import imports

__all__ = ["imports"]
