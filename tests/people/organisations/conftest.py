"""A company directory beside the tests."""

from collections.abc import Iterator

import pytest

from api.people.organisations import directory as asking
from api.platform.settings import Settings
from tests.people.organisations.company_directory import CompanyDirectory


@pytest.fixture
def company_directory(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[CompanyDirectory]:
    """A directory that the app asks, with time for a busy machine to answer."""
    monkeypatch.setattr(asking, "TIME_LIMIT_S", 30)
    directory = CompanyDirectory()
    settings.company_directory_url = directory.url
    yield directory
    directory.close()
