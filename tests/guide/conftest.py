"""What the rooms of the guide share: importing into a real database."""

from collections.abc import Iterator

import pytest

from api.platform.kit.postgres import RUNTIME, as_role
from tests.databases import KeptConnection


@pytest.fixture(scope="session")
def kept_importer(worker_database_url: str) -> Iterator[KeptConnection]:
    """The connection of imports: a new one would learn all tables again, which takes as long as an import."""
    kept = KeptConnection(as_role(worker_database_url, RUNTIME), options="-c temp_buffers=64MB")
    yield kept
    kept.close()
