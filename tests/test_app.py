"""What holds for every answer: safety headers, caching, problems, health, and the OpenAPI document."""

import asyncio
import socket
import time
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from api.app import create_app
from api.home.site import service as site
from api.platform.kit import database
from api.platform.problems.answers import too_often
from api.platform.schema import revisions
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.settings import ORIGIN


class TestEveryAnswer:
    @pytest.mark.parametrize("path", ["/api/v1/places", "/api/v1/nothing", "/api/docs", "/api/openapi.json"])
    async def test_carries_the_safety_headers(self, client: httpx.AsyncClient, path: str) -> None:
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        # Over http browsers would not believe it; `test_cookies.py` asks over https.
        assert "strict-transport-security" not in headers
        assert "set-cookie" not in headers

    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/api/v1/nothing", 404),
            ("GET", "/api/v1/places/", 404),
            ("POST", "/api/v1/places", 405),
            ("DELETE", "/api/v1/events", 405),
            ("GET", "/api/v1/places/%00", 400),
            ("GET", "/api/v1/careers?q=%00", 400),
        ],
    )
    async def test_that_fails_is_a_problem(
        self, client: httpx.AsyncClient, method: str, path: str, status: int
    ) -> None:
        response = await client.request(method, path)
        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == status

    async def test_without_a_database_it_says_to_come_back_and_tells_nothing_of_the_inside(
        self, settings: Settings
    ) -> None:
        broken = settings.model_copy(update={"database_url": "postgresql://u:secret@/x?host=/nowhere"})
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(broken)), base_url=ORIGIN
        ) as client:
            response = await client.get("/api/v1/places")
        assert response.status_code == 503
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["retry-after"] == "5"
        assert "secret" not in response.text
        assert "nowhere" not in response.text

    @pytest.fixture
    def impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Before the app opens its connections."""
        monkeypatch.setattr(database, "LOCK_SECONDS", 1)

    async def test_what_another_holds_for_long_is_put_off(
        self, impatient: None, devices: Device, factory: Factory, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Walls, line 1: who waited for a lock held one of the ten connections of everybody, without end."""
        student = factory.account("student")
        phone = await devices(factory.session(student))
        with factory.connection.transaction():
            factory.connection.execute("SELECT FROM account WHERE id = %s FOR UPDATE", [student])
            async with asyncio.timeout(10):
                response = await phone.post("/api/v1/me/exports", headers={"Accept-Language": "fr"})
        assert response.status_code == 503
        assert response.headers["retry-after"] == "5"
        assert response.json()["title"].startswith("Le service est momentanément indisponible")
        assert "LockNotAvailable" in caplog.text
        assert (await phone.post("/api/v1/me/exports")).status_code == 202

    async def test_an_unforeseen_error_tells_nothing_of_the_inside(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.connection.execute("ALTER TABLE place RENAME TO hidden_place")
        try:
            response = await client.get("/api/v1/places")
        finally:
            factory.connection.execute("ALTER TABLE hidden_place RENAME TO place")
        assert response.status_code == 500
        assert response.headers["content-type"] == "application/problem+json"
        assert set(response.json()) == {"type", "title", "status"}
        assert "hidden_place" not in response.text

    @pytest.mark.parametrize(
        ("table", "method", "path"),
        [
            ("badge_share", "GET", "/badges/shared/{token}"),
            ("badge_share", "GET", "/badges/shared/{token}/picture"),
            ("alert_stop", "POST", "/alerts/unsubscribe/{token}"),
        ],
    )
    async def test_no_key_in_a_path_reaches_the_log_with_an_error(
        self,
        client: httpx.AsyncClient,
        settings: Settings,
        factory: Factory,
        caplog: pytest.LogCaptureFixture,
        table: str,
        method: str,
        path: str,
    ) -> None:
        """Walls, line 27: the log names the route's pattern, whether an error or the database stopped it."""
        key = "a-key-that-opens".ljust(43, "x")
        address = f"/api/v1{path}".replace("{token}", key)
        factory.connection.execute(f"ALTER TABLE {table} RENAME TO hidden_table")
        try:
            assert (await client.request(method, address)).status_code == 500
        finally:
            factory.connection.execute(f"ALTER TABLE hidden_table RENAME TO {table}")
        away = create_app(settings.model_copy(update={"database_url": "postgresql:///x?host=/nowhere"}))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(away), base_url=ORIGIN) as other:
            answer = await other.request(method, address, headers={"Origin": ORIGIN})
            assert answer.status_code == 503
        # The test's own client logs what it asked.
        ours = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("api."))
        assert key not in ours
        assert ours.count(f"on {method} /api/v1{path}") == 2

    async def test_no_position_or_word_reaches_the_log_with_an_error(
        self, client: httpx.AsyncClient, factory: Factory, caplog: pytest.LogCaptureFixture
    ) -> None:
        factory.connection.execute("ALTER TABLE event RENAME TO hidden_event")
        try:
            response = await client.get("/api/v1/events?q=secretword&lat=47.123&lon=-1.456")
        finally:
            factory.connection.execute("ALTER TABLE hidden_event RENAME TO event")
        assert response.status_code == 500
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "hidden_event" not in response.text
        assert "secretword" not in caplog.text
        assert "47.123" not in caplog.text

    async def test_head_is_get_without_the_body(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.place()
        response = await client.head("/api/v1/places")
        assert (response.status_code, response.content) == (200, b"")
        assert response.headers["content-type"] == "application/json"

    async def test_comes_back_when_the_database_does(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        assert (await client.get("/api/v1/places?limit=1")).status_code == 200
        factory.connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        statuses = [(await client.get(f"/api/v1/places?limit={n}")).status_code for n in range(2, 5)]
        assert set(statuses) <= {200, 503}
        assert statuses[-1] == 200


class TestCaching:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"cache_seconds": 60})

    async def test_a_public_answer_may_be_kept_and_asked_again_by_its_tag(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place()
        first = await client.get("/api/v1/places")
        assert first.headers["cache-control"] == "public, max-age=60"
        again = await client.get("/api/v1/places", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    async def test_the_same_question_within_a_minute_gets_the_same_answer_another_does_not(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Un")
        await client.get("/api/v1/places?limit=5")
        factory.place("Deux")
        assert len((await client.get("/api/v1/places?limit=5")).json()["items"]) == 1
        assert len((await client.get("/api/v1/places?limit=6")).json()["items"]) == 2

    async def test_a_kept_answer_is_whole_each_time_compressed_or_not(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for n in range(10):
            factory.place(f"Lycée {n}")
        answers = [
            await client.get("/api/v1/places", headers={"Accept-Encoding": encoding})
            for encoding in ("gzip", "gzip", "identity", "gzip")
        ]
        assert {answer.headers.get("content-encoding") for answer in answers} == {"gzip", None}
        assert len({answer.text for answer in answers}) == 1
        for answer in answers:
            assert answer.headers.get_list("x-frame-options") == ["DENY"]
            assert answer.headers.get_list("content-length") == [answer.headers["content-length"]]

    @pytest.mark.parametrize("path", ["/api/docs", "/api/openapi.json"])
    async def test_what_stays_the_same_is_made_once(
        self, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        """Walls, line 1: the OpenAPI document was written and packed for each who asked, 36 ms each time."""
        first = await client.get(path, headers={"Accept-Encoding": "gzip"})
        plain = await client.get(path, headers={"Accept-Encoding": "identity"})

        def again(*_: object, **_named: object) -> None:
            raise AssertionError("made once more")

        monkeypatch.setattr("fastapi.FastAPI.openapi", again)
        for module in ("json.dumps", "zlib.compressobj"):
            monkeypatch.setattr(module, again)
        packed = await client.get(path, headers={"Accept-Encoding": "gzip"})
        known = await client.get(path, headers={"If-None-Match": first.headers["etag"]})
        monkeypatch.undo()
        assert first.text == plain.text == packed.text
        assert (known.status_code, known.content) == (304, b"")
        assert packed.headers.get("content-encoding") == ("gzip" if len(plain.content) > 1024 else None)
        assert packed.headers["cache-control"] == "no-cache"

    async def test_the_openapi_document_is_the_app_s(self, app: FastAPI, client: httpx.AsyncClient) -> None:
        response = await client.get("/api/openapi.json")
        assert response.headers["content-type"] == "application/json"
        assert response.json() == app.openapi()
        assert (await client.get("/api/docs")).headers["content-type"] == "text/html; charset=utf-8"

    @pytest.mark.parametrize(
        ("kind", "is_packed"),
        [
            ("text/plain", True),
            ("image/svg+xml", True),
            ("image/png", False),
            ("image/jpeg", False),
            ("application/zip", False),
            ("application/pdf", False),
            ("application/octet-stream", False),
        ],
    )
    async def test_files_that_are_packed_in_themselves_are_not_packed_once_more(
        self, app: FastAPI, client: httpx.AsyncClient, kind: str, is_packed: bool
    ) -> None:
        async def file(_: Request) -> Response:
            return Response(b"a" * 5_000, media_type=kind)

        app.add_route("/api/v1/a-file", file)
        answer = await client.get("/api/v1/a-file", headers={"Accept-Encoding": "gzip"})
        assert ("content-encoding" in answer.headers) is is_packed
        assert answer.content == b"a" * 5_000

    async def test_errors_are_never_kept(self, client: httpx.AsyncClient) -> None:
        response = await client.get("/api/v1/communes/44109")
        assert (response.status_code, response.headers["cache-control"]) == (404, "no-store")


class TestHealth:
    async def test_the_process_and_what_it_stands_on(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/api/v1/health")).json() == {"status": "ok"}
        ready = await client.get("/api/v1/ready")
        assert (ready.status_code, ready.json()) == (
            200,
            {"database": True, "migrations": True, "queue": True, "writes": True, "serving": True},
        )

    async def test_an_old_database_is_not_ready(self, client: httpx.AsyncClient, factory: Factory) -> None:
        newest = revisions.newest_revision()
        factory.connection.execute("UPDATE alembic_version SET version_num = '0001'")
        try:
            response = await client.get("/api/v1/ready")
        finally:
            factory.connection.execute("UPDATE alembic_version SET version_num = %s", (newest,))
        assert (response.status_code, response.json()["migrations"]) == (503, False)

    async def test_without_a_database_it_is_not_ready_but_healthy(self, settings: Settings) -> None:
        app = create_app(settings.model_copy(update={"database_url": "postgresql:///x?host=/nowhere"}))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
            assert (await client.get("/api/v1/health")).status_code == 200
            assert (await client.get("/api/v1/ready")).json() == {
                "database": False,
                "migrations": False,
                "queue": False,
                "writes": False,
                "serving": True,
            }

    @pytest.mark.parametrize(
        ("spoil", "mend"),
        [
            ("ALTER DATABASE {} SET default_transaction_read_only = on", "ALTER DATABASE {} RESET ALL"),
            # What a full disk says, by a trigger in its place.
            (
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                " $$BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END$$;"
                "CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON readiness"
                " EXECUTE FUNCTION full_disk()",
                "DROP FUNCTION full_disk CASCADE",
            ),
        ],
    )
    async def test_where_nothing_can_be_written_it_is_not_ready(
        self, settings: Settings, factory: Factory, caplog: pytest.LogCaptureFixture, spoil: str, mend: str
    ) -> None:
        name = factory.connection.info.dbname
        factory.connection.execute(spoil.format(name))
        try:
            app = create_app(settings)
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
                answer = await client.get("/api/v1/ready")
            await app.state.database.close()
        finally:
            factory.connection.execute(mend.format(name))
        assert answer.status_code == 503
        assert [word for word, is_so in answer.json().items() if not is_so] == ["writes"]
        causes = [record.cause.words for record in caplog.records if record.name.endswith("site.service")]
        assert causes in (["database is read only"], ["disk full"])

    async def test_however_often_it_is_asked_the_database_is_asked_once_a_second(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        app = create_app(settings)
        asked = 0
        ask = app.state.readiness._ask

        async def counted(state: dict[str, bool]) -> None:
            nonlocal asked
            asked += 1
            await ask(state)

        monkeypatch.setattr(app.state.readiness, "_ask", counted)
        monkeypatch.setattr(site.Readiness, "KEPT_SECONDS", 60)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
            answers = await asyncio.gather(*(client.get("/api/v1/ready") for _ in range(50)))
        await app.state.database.close()
        assert {answer.status_code for answer in answers} == {200}
        assert asked == 1

    async def test_a_database_that_says_nothing_is_not_waited_for(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(site.Readiness, "WAIT_SECONDS", 0.2)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            address = f"postgresql://x@127.0.0.1:{silent.getsockname()[1]}/x"
            app = create_app(settings.model_copy(update={"database_url": address}))
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
                began = time.monotonic()
                assert (await client.get("/api/v1/ready")).status_code == 503
                assert time.monotonic() - began < 8


async def test_public_settings_tell_the_app_what_it_needs(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.commune("44109", "Nantes")
    body = (await client.get("/api/v1/settings")).json()
    assert body["region"]["name"] == "Pays de la Loire"
    assert body["departments"] == [{"code": "44", "name": "Département 44"}]
    assert body["legal"]["publisher"] is None


async def test_kinds_of_which_nothing_is_there_are_not_offered(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    for kind in ("mfr", "company"):
        factory.place(kind=kind)
    factory.place(kind="cio", status="closed", closed_on=date(2026, 1, 1))
    factory.event(kind="fair")
    factory.event(kind="stop", starts_at=datetime.now(UTC) - timedelta(days=2))
    body = (await client.get("/api/v1/settings")).json()
    assert (body["place_kinds"], body["event_kinds"]) == (["mfr", "company"], ["fair"])


class TestFlood:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"reads_per_minute": 5})

    async def test_an_address_that_asks_too_much_must_wait(self, client: httpx.AsyncClient) -> None:
        statuses = [
            (await client.get("/api/v1/places", params={"limit": n})).status_code for n in range(1, 7)
        ]
        assert statuses == [200] * 5 + [429]
        response = await client.get("/api/v1/places", params={"limit": 9})
        assert 1 <= int(response.headers["retry-after"]) <= 60
        title = "Trop de demandes d’un coup. Nouvel essai possible dans un moment."
        assert response.json()["title"] == title

    @pytest.mark.parametrize(
        ("seconds", "fr", "en"),
        [
            ("", "un moment", "in a moment"),
            ("3599", "un moment", "in a moment"),
            ("3600", "1 heure.", "1 hour."),
            ("3601", "2 heures.", "2 hours."),
            ("86400", "24 heures.", "24 hours."),
        ],
    )
    def test_a_long_wait_is_told_in_hours(self, seconds: str, fr: str, en: str) -> None:
        """Placements, line 4."""
        assert fr in too_often("fr", seconds)
        assert en in too_often("en", seconds)
