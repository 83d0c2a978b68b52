"""Fetching a partner's list: patient with servers at a loss, strict with everything else."""

import gzip
import json as plain_json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.guide.opendata.errors import BrokenFileError
from api.placements.feeds import fetch
from api.placements.feeds.fetch import Fetcher, Login, Validators
from api.placements.feeds.paging import Paging
from api.platform.kit.clock import now
from tests.placements.feeds.server import Server, json
from tests.played_network import PlayedNetwork

URL = "https://partner.example/api/list?x=1"
NUMBERED = Paging(
    ("items",),
    "page",
    2,
    "perPage",
    total_path=("pagination", "total"),
    pages_path=("pagination", "totalPages"),
)
UNKNOWN = Validators()
RANGED = Paging(("items",), "range", 2)


class Fetched:
    """What came of a fetch: its text, how long it paused, what the server said of it."""

    def __init__(self, server: Server, address: str = URL, known: Validators = UNKNOWN, **options: Any):
        self.pauses: list[float] = []
        fetcher = Fetcher(address, transport=server, wait=self.pauses.append, **options)
        with fetcher.fetched(known, lambda _done, _total: None) as file:
            self.text = None if file is None else file.path.read_text()
        self.validators = fetcher.validators

    @property
    def items(self) -> Any:
        assert self.text is not None
        return plain_json.loads(self.text)


def code_of(server: Server, **options: Any) -> tuple[str, str]:
    with pytest.raises(BrokenFileError) as caught:
        Fetched(server, **options)
    return caught.value.code, caught.value.detail


class TestOneAddress:
    def test_a_list_is_fetched_with_its_validators(self) -> None:
        server = Server(json([1], etag='"a"', last_modified="Wed, 25 Nov 2026 04:00:00 GMT"))
        got = Fetched(server)
        assert got.items == [1]
        assert got.validators == ('"a"', "Wed, 25 Nov 2026 04:00:00 GMT")
        assert "authorization" not in server.requests[0].headers

    def test_only_a_newer_one_is_asked_for(self) -> None:
        server = Server(httpx.Response(304))
        got = Fetched(server, known=Validators('"a"', "Wed, 25 Nov 2026 04:00:00 GMT"))
        assert got.text is None
        assert server.requests[0].headers["if-none-match"] == '"a"'
        assert server.requests[0].headers["if-modified-since"] == "Wed, 25 Nov 2026 04:00:00 GMT"

    def test_a_token_is_sent(self) -> None:
        server = Server(json([]))
        Fetched(server, bearer="secret")
        assert server.requests[0].headers["authorization"] == "Bearer secret"

    def test_a_file_needs_no_server(self, tmp_path: Path) -> None:
        (tmp_path / "list.json").write_text("[2]")
        assert Fetched(Server(json([1])), str(tmp_path / "list.json")).items == [2]
        assert code_of(Server(json([1])), address=str(tmp_path / "other")) == ("not_found", "other")

    def test_only_https_is_fetched(self) -> None:
        assert code_of(Server(json([])), address="http://partner.example/")[0] == "unreachable"


class TestPatience:
    @pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
    def test_a_server_at_a_loss_is_asked_again_ever_later(self, status: int) -> None:
        got = Fetched(Server(httpx.Response(status), httpx.Response(status), json([1])))
        assert got.items == [1]
        assert len(got.pauses) == 2
        assert 0.8 <= got.pauses[0] <= 1.2
        assert 1.6 <= got.pauses[1] <= 2.4

    def test_a_network_at_a_loss_too(self) -> None:
        assert Fetched(Server(httpx.ConnectError("x"), httpx.ReadTimeout("x"), json([1]))).items == [1]

    def test_the_server_says_when_to_come_back(self) -> None:
        assert Fetched(Server(httpx.Response(429, headers={"Retry-After": "7"}), json([1]))).pauses == [7.0]
        later = (now() + timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        pauses = Fetched(Server(httpx.Response(503, headers={"Retry-After": later}), json([1]))).pauses
        assert 27 <= pauses[0] <= 30

    def test_much_later_is_the_next_hour(self) -> None:
        server = Server(httpx.Response(429, headers={"Retry-After": "3600"}))
        assert code_of(server) == ("unreachable", "asked to come back later")

    def test_patience_ends(self) -> None:
        server = Server(httpx.Response(503))
        assert code_of(server) == ("unreachable", "503")
        assert len(server.requests) == 4
        assert code_of(Server(httpx.ConnectError("x"))) == ("unreachable", "ConnectError")

    @pytest.mark.parametrize("status", [400, 404, 410])
    def test_a_refusal_is_not_asked_again(self, status: int) -> None:
        server = Server(httpx.Response(status))
        assert code_of(server) == ("unreachable", str(status))
        assert len(server.requests) == 1

    @pytest.mark.parametrize("status", [401, 403])
    def test_a_refused_token_is_told_as_such(self, status: int) -> None:
        assert code_of(Server(httpx.Response(status)), bearer="old") == ("no_credentials", str(status))


class TestTrust:
    def test_another_path_of_the_same_server_is_followed(self) -> None:
        server = Server(httpx.Response(302, headers={"Location": "/new"}), json([1]))
        assert Fetched(server, bearer="secret").items == [1]
        assert server.urls[1] == "https://partner.example/new"

    @pytest.mark.parametrize(
        "location",
        [
            "https://evil.example/",
            "//evil.example/",
            "http://partner.example/",
            "https://partner.example:444/",
            "https://[",
        ],
    )
    def test_another_server_never_is(self, location: str) -> None:
        server = Server(httpx.Response(302, headers={"Location": location}))
        assert code_of(server, bearer="secret") == ("unreachable", "moved to another host")
        assert len(server.requests) == 1

    def test_a_circle_ends(self) -> None:
        server = Server(httpx.Response(302, headers={"Location": "/again"}))
        assert code_of(server) == ("unreachable", "moved too often")

    def test_too_much_is_cut_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
        assert code_of(Server(json(["x" * 2000]))) == ("unreachable", "too long")

    def test_what_is_small_on_the_way_and_large_unpacked_is_cut_off(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fetch, "MAX_BYTES", 100_000)
        packed = httpx.Response(200, headers={"Content-Encoding": "gzip"})

        def send(_request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, headers=packed.headers, content=gzip.compress(b" " * 10_000_000))

        with pytest.raises(BrokenFileError, match="too long"):
            Fetched(PlayedNetwork(send))  # type: ignore[arg-type]

    def test_what_is_packed_twice_is_not_unpacked(self) -> None:
        """Walls, line 2: a partner's answer of 2.6 kB unfolded to gigabytes, as anybody's did."""
        twice = gzip.compress(gzip.compress(b"[]"))

        def send(_request: httpx.Request) -> httpx.Response:
            return httpx.Response(
                200, headers={"Content-Encoding": "gzip, gzip"}, stream=httpx.ByteStream(twice)
            )

        with pytest.raises(BrokenFileError):
            Fetched(PlayedNetwork(send))  # type: ignore[arg-type]

    def test_for_too_long_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "MAX_S", -1.0)
        assert code_of(Server(json([]))) == ("unreachable", "too long")


class TestPages:
    def test_pages_by_number_make_up_one_list(self) -> None:
        def by(request: httpx.Request) -> httpx.Response:
            page = int(request.url.params["page"])
            items = [{"n": n} for n in range(5)][(page - 1) * 2 : page * 2]
            return json({"items": items, "pagination": {"total": 5, "currentPage": page, "totalPages": 3}})

        server = Server(by=by)
        assert Fetched(server, paging=NUMBERED).items == [{"n": n} for n in range(5)]
        assert server.urls[0] == "https://partner.example/api/list?x=1&page=1&perPage=2"
        assert len(server.requests) == 3

    def test_pages_by_range_too(self) -> None:
        def by(request: httpx.Request) -> httpx.Response:
            first = int(request.url.params["range"].split("-")[0])
            items = [{"n": n} for n in range(5)][first : first + 2]
            return json({"items": items}, 206, content_range=f"offres {first}-{first + len(items) - 1}/5")

        server = Server(by=by)
        assert Fetched(server, paging=RANGED).items == [{"n": n} for n in range(5)]
        assert [httpx.URL(url).params["range"] for url in server.urls] == ["0-1", "2-3", "4-5"]

    def test_no_content_is_an_empty_list(self) -> None:
        assert Fetched(Server(httpx.Response(204)), paging=RANGED).items == []

    def test_pages_that_do_not_add_up_are_refused(self) -> None:
        server = Server(
            json({"items": [{}, {}]}, 206, content_range="offres 0-1/5"),
            json({"items": []}, 206, content_range="offres 2-2/5"),
        )
        assert code_of(server, paging=RANGED) == ("truncated", "2/5")

    def test_a_broken_page_refuses_the_whole(self) -> None:
        pagination = {"total": 4, "currentPage": 1, "totalPages": 2}
        first = json({"items": [{}, {}], "pagination": pagination})
        for broken, code in (
            (httpx.Response(200, content=b'{"items": [{'), "bad_json"),
            (httpx.Response(200, content=b'{"items": [{"title": "half a pair \\ud800"}]}'), "bad_json"),
            (httpx.Response(200, content=b"<html>"), "html_page"),
            (json({"error": "x"}), "wrong_format"),
            (json({"items": ["x"]}), "wrong_format"),
            (json([[]]), "wrong_format"),
            (json(3), "wrong_format"),
        ):
            assert code_of(Server(first, broken), paging=NUMBERED)[0] == code

    def test_a_server_that_never_ends_is_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetch, "MAX_PAGES", 5)
        assert code_of(Server(json({"items": [{}, {}]})), paging=NUMBERED) == (
            "unreachable",
            "too many pages",
        )

    def test_each_department_is_asked_for(self) -> None:
        server = Server(by=lambda request: json({"items": [{"d": request.url.params["d"]}]}))
        got = Fetched(
            server,
            "https://partner.example/search?d={department}",
            paging=Paging(("items",)),
            departments=["44", "85"],
        )
        assert got.items == [{"d": "44"}, {"d": "85"}]


class TestClientCredentials:
    LOGIN = Login("https://login.example/token", "us", "secret", "scope1 scope2")

    def test_the_client_signs_in_first(self) -> None:
        server = Server(json({"access_token": "t1"}), json([1]))
        assert Fetched(server, login=self.LOGIN).items == [1]
        sent = dict(httpx.QueryParams(server.requests[0].content.decode()))
        assert sent == {
            "grant_type": "client_credentials",
            "client_id": "us",
            "client_secret": "secret",
            "scope": "scope1 scope2",
        }
        assert server.requests[1].headers["authorization"] == "Bearer t1"
        assert b"secret" not in server.requests[1].content

    def test_a_token_that_ran_out_is_renewed_once(self) -> None:
        server = Server(
            json({"access_token": "t1"}), httpx.Response(401), json({"access_token": "t2"}), json([1])
        )
        assert Fetched(server, login=self.LOGIN).items == [1]
        assert server.requests[3].headers["authorization"] == "Bearer t2"
        server = Server(
            json({"access_token": "t1"}),
            httpx.Response(401),
            json({"access_token": "t2"}),
            httpx.Response(401),
        )
        assert code_of(server, login=self.LOGIN) == ("no_credentials", "401")

    @pytest.mark.parametrize(
        "answer",
        [httpx.Response(400), json({}), json([]), json({"access_token": "a\nb"}), json({"access_token": 3})],
    )
    def test_without_a_token_nothing_is_asked(self, answer: httpx.Response) -> None:
        server = Server(answer)
        assert code_of(server, login=self.LOGIN)[0] == "no_credentials"
        assert len(server.requests) == 1

    def test_a_secret_is_sent_by_https_only(self) -> None:
        server = Server(json({"access_token": "t"}))
        assert (
            code_of(server, login=self.LOGIN._replace(token_url="http://login.example/"))[0]
            == "no_credentials"
        )
        assert server.requests == []


@given(st.binary(max_size=200))
def test_no_page_crashes_the_fetcher(content: bytes) -> None:
    with suppress(BrokenFileError):
        Fetched(Server(httpx.Response(200, content=content)), paging=NUMBERED)


@given(st.text(max_size=60))
def test_no_retry_after_crashes_the_fetcher(value: str) -> None:
    seconds = fetch._seconds(value)
    assert seconds is None or seconds >= 0
