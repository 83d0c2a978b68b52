"""A commune and a career, for mentors to name."""

import pytest

from tests.factories import Factory


@pytest.fixture(autouse=True)
def nantes(factory: Factory) -> None:
    """The commune and the career that mentors of these tests name."""
    factory.commune("44109", "Nantes")
    factory.career("A1202", "Jardinier / Jardinière")
