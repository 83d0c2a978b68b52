"""What tests of the calendar share with those of imports."""

from tests.guide.opendata.conftest import imports

__all__ = ["imports"]
