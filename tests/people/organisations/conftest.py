"""A company directory beside the tests."""

from collections.abc import Iterator

import pytest

from api.platform.settings import Settings
from tests.people.organisations.company_directory import CompanyDirectory


@pytest.fixture
def company_directory(settings: Settings) -> Iterator[CompanyDirectory]:
    """A directory that the app asks."""
    directory = CompanyDirectory()
    settings.company_directory_url = directory.url
    yield directory
    directory.close()
