"""The built PWA as it is served: pages have any address, files that are not there are said to be missing."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.features import SHOWN
from api.platform.feature.shown import APP_PICTURE, Shown, ShownThings
from api.platform.kit.head import Head
from api.platform.kit.language import Language
from api.platform.kit.page_files import LIST, PATTERNS, PageFiles
from api.platform.kit.static import NO_PAGE, Pwa


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "index.html").write_text("the shell")
    (tmp_path / "licences.txt").write_text("licences")
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "mark.svg").write_text("<svg/>")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app-1.js").write_text("1")

    async def head_of(path: str, language: Language) -> Head:
        return Head("a page", "what it is", APP_PICTURE, path, listed=path != NO_PAGE)

    return TestClient(Pwa(tmp_path, head_of, lambda *_: None, public_url="https://epass.example", seconds=60))


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


def test_other_sites_may_show_our_logo_and_no_other_file(client: TestClient) -> None:
    policy = "Cross-Origin-Resource-Policy"
    assert client.get("/icons/mark.svg").headers[policy] == "cross-origin"
    assert policy not in client.get("/assets/app-1.js").headers


@pytest.mark.parametrize("missing", ["/robots.php", "/assets/app-0.js", "/assets/app", "/api/v1/nothing"])
def test_what_is_no_page_is_missing(client: TestClient, missing: str) -> None:
    with pytest.raises(Exception, match="404"):
        client.get(missing)


@pytest.fixture
def knowing(tmp_path: Path, client: TestClient) -> TestClient:
    """A build that says which pages it has."""
    (tmp_path / ".vite").mkdir()
    (tmp_path / PATTERNS).write_text(json.dumps(["/", "/careers", "/careers/:code", "/path/s/:token"]))
    return client


@pytest.mark.parametrize("page", ["/", "/careers", "/careers/", "/careers/D1102", "/path/s/abc.def"])
def test_a_page_that_the_app_has_is_there(knowing: TestClient, page: str) -> None:
    assert knowing.get(page).status_code == 200
    head = knowing.head(page)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    "none",
    [
        "/healthz",
        "/metrics",
        "/wp-admin",
        "/careers/D1102/x",
        "/path/s/",
        "/404",
        "/%00",
        "/a" * 500,
        f"/{'a' * 300}/x",
    ],
)
def test_where_the_app_has_no_page_it_says_so_to_people_and_to_monitors(
    knowing: TestClient, none: str
) -> None:
    answer = knowing.get(none)
    assert (answer.status_code, answer.text) == (404, "the shell")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    # No copy of it is « not modified »: a monitor would read that as well.
    again = knowing.get(none, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 404
    assert knowing.head(none).status_code == 404


def test_addresses_that_strangers_make_up_take_one_place(knowing: TestClient) -> None:
    pages: Pwa = knowing.app
    for number in range(50):
        knowing.get(f"/made-up-{number}")
    assert len(pages._kept) == 1


def test_the_build_names_its_pages(tmp_path: Path) -> None:
    files = PageFiles(Path("pwa/dist"))
    assert all(map(files.has, ("/", "/me", "/careers/D1102", "/staff/cases/x", "/path/s/x")))
    assert not any(map(files.has, ("/healthz", "/metrics", "/careers/D1102/x", "/api-docs-x")))
    assert all(files.has(one.page) for one in SHOWN if isinstance(one, Shown))
    assert all(files.has(f"{one.begins}x") for one in SHOWN if isinstance(one, ShownThings))
    assert {pattern for pattern, _ in json.loads(Path("pwa/dist", LIST).read_text())} < set(
        json.loads(Path("pwa/dist", PATTERNS).read_text())
    )


def test_a_page_has_its_own_files_fetched_from_the_start(tmp_path: Path) -> None:
    (tmp_path / ".vite").mkdir()
    pages = [["/careers/:code", ["assets/find-1.js", "assets/find-1.css"]], ["/me", ["assets/account-1.js"]]]
    (tmp_path / LIST).write_text(json.dumps(pages))
    files = PageFiles(tmp_path)
    assert re.findall(r'rel="(\w+)".*?href="(\S+)"', files.links("/careers/D1102")) == [
        ("modulepreload", "/assets/find-1.js"),
        ("preload", "/assets/find-1.css"),
    ]
    assert "account-1" in files.links("/me")
    assert not any(map(files.links, ("/careers", "/careers/", "/careers/D1102/x", "/you", "/")))


def test_the_build_names_the_files_of_pages() -> None:
    """By pattern, for each page that has code of its own; only files that are there."""
    built = Path("pwa/dist")
    pages = dict(json.loads((built / LIST).read_text()))
    assert {"/search", "/careers/:code", "/trainings/:id", "/offers/:id", "/me", "/sources"} <= pages.keys()
    assert "/" not in pages
    assert all(files and all((built / file).is_file() for file in files) for files in pages.values())
