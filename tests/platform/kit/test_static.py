"""The built PWA as it is served: pages have any address, files that are not there are said to be missing."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.platform.feature.shown import APP_PICTURE
from api.platform.kit.head import Head
from api.platform.kit.language import Language
from api.platform.kit.static import Pwa


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "index.html").write_text("the shell")
    (tmp_path / "licences.txt").write_text("licences")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app-1.js").write_text("1")

    async def head_of(path: str, language: Language) -> Head:
        return Head("a page", "what it is", APP_PICTURE, path, listed=True)

    return TestClient(Pwa(tmp_path, head_of, public_url="https://epass.example", seconds=60))


@pytest.mark.parametrize(
    "page",
    ["/", "/trainings", "/trainings/50022137", "/trainings/PSUP.but-informatique", "/trainings/FOR.45"],
)
def test_any_address_is_a_page(client: TestClient, page: str) -> None:
    """Codes of trainings have dots: a page reloaded is still that page."""
    answer = client.get(page)
    assert (answer.status_code, answer.text) == (200, "the shell")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("file", ["/licences.txt", "/assets/app-1.js"])
def test_a_file_is_itself(client: TestClient, file: str) -> None:
    assert client.get(file).text in ("licences", "1")


@pytest.mark.parametrize("missing", ["/robots.php", "/assets/app-0.js", "/assets/app", "/api/v1/nothing"])
def test_what_is_no_page_is_missing(client: TestClient, missing: str) -> None:
    with pytest.raises(Exception, match="404"):
        client.get(missing)
