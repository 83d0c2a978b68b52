"""A path shown by a link: what is in it, who may change it, and that it ends for good."""

import asyncio
import hashlib
import secrets
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.event import listen

from api.app import create_app
from api.guide.path import service
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.kit.limits import AddressLimit
from api.platform.settings import Settings
from tests.factories import Factory
from tests.guide.trainings.rows import training
from tests.settings import ORIGIN

PATHS = "/api/v1/paths"
YEAR = service.school_year(today())
THREE_CLASSES = 3 * 35


def new_secret() -> str:
    return secrets.token_urlsafe(32)


async def shared(client: httpx.AsyncClient, secret: str, **path: Any) -> httpx.Response:
    return await client.post(PATHS, json={"secret": secret, "path": path})


async def stopped(client: httpx.AsyncClient, secret: str) -> httpx.Response:
    return await client.post(f"{PATHS}/stop", json={"secret": secret})


def rows(factory: Factory) -> list[Any]:
    return factory.connection.execute("SELECT content, stopped_at, ends_at FROM shared_path").fetchall()


class TestSharing:
    async def test_whoever_has_the_link_reads_it_and_nothing_else_does(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        training(factory, "50022137")
        factory.career("D1102")
        place, event = factory.place(), factory.event()
        path = {
            "careers": ["D1102"],
            "trainings": ["50022137"],
            "places": [str(place)],
            "events": [str(event)],
            "ways": ["after_3e"],
            "done": ["3e-first-ideas", str(event)],
            "school_year": YEAR,
        }
        secret = new_secret()
        made = await shared(client, secret, **path)
        assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
        token = made.json()["token"]
        assert token != secret
        read = await client.get(f"{PATHS}/{token}")
        assert read.json() == {"type": "shared_path", "ends_at": made.json()["ends_at"], **path}
        assert (read.headers["cache-control"], read.headers["x-robots-tag"]) == ("no-store", "noindex")
        for other in (secret, new_secret()):
            assert (await client.get(f"{PATHS}/{other}")).status_code == 404
        kept = factory.connection.execute("SELECT link FROM shared_path").fetchone()
        assert kept == (hashlib.sha256(token.encode()).digest(),)

    async def test_sending_again_is_no_second_link_and_shows_the_newest(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102")
        secret = new_secret()
        first = await shared(client, secret)
        second = await shared(client, secret, careers=["D1102", "D1102"])
        assert (first.status_code, second.status_code) == (201, 200)
        assert first.json()["token"] == second.json()["token"]
        assert len(rows(factory)) == 1
        assert (await client.get(f"{PATHS}/{first.json()['token']}")).json()["careers"] == ["D1102"]

    async def test_what_names_nothing_public_is_left_out_so_that_no_words_travel(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        sent = {
            "careers": ["D1102"],
            "trainings": ["appelle-zoe-au-06"],
            "places": [str(uuid4())],
            "events": [str(uuid4())],
            "done": ["ecris-moi", "ps-wishes"],
        }
        assert (await shared(client, new_secret(), **sent)).status_code == 201
        ((content, _, _),) = rows(factory)
        assert {name: value for name, value in content.items() if value} == {
            "done": ["ps-wishes"],
            "school_year": YEAR,
        }

    async def test_ticks_of_another_school_year_are_not_this_one_s(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        event = str(factory.event())
        done = ["3e-first-ideas", event]

        async def sent(school_year: str | None) -> tuple[str, Any]:
            path = {"events": [event], "done": done, "school_year": school_year}
            token = (await shared(client, new_secret(), **path)).json()["token"]
            return token, (await client.get(f"{PATHS}/{token}")).json()["done"]

        token, this_year = await sent(YEAR)
        assert this_year == done
        assert (await sent(None))[1] == done  # as apps from before send it
        assert (await sent("2019-2020"))[1] == [event]
        kept = {content["school_year"] for content, _, _ in rows(factory)}
        assert kept == {YEAR}
        # September comes while a link works.
        factory.connection.execute(
            "UPDATE shared_path SET content = content || jsonb_build_object('school_year', '2019-2020')"
        )
        read = (await client.get(f"{PATHS}/{token}")).json()
        assert (read["done"], read["school_year"]) == ([event], YEAR)

    @pytest.mark.parametrize(
        "path",
        [
            {"note": "Mon prénom"},
            {"careers": ["Un métier"]},
            {"careers": [f"A{1000 + n}" for n in range(21)]},
            {"done": [f"step-{n}" for n in range(61)]},
            {"ways": ["after_bac"]},
            {"school_year": "0612345678"},
        ],
    )
    async def test_more_than_codes_is_refused(
        self, client: httpx.AsyncClient, factory: Factory, path: dict[str, Any]
    ) -> None:
        assert (await shared(client, new_secret(), **path)).status_code == 422
        assert (await shared(client, "kurz")).status_code == 422
        assert rows(factory) == []

    async def test_each_kind_is_asked_for_at_once_however_many_of_it_are_shared(
        self, client: httpx.AsyncClient, app: FastAPI, factory: Factory
    ) -> None:
        codes = [f"A{1000 + n}" for n in range(20)]
        for code in codes:
            factory.career(code)
        places = [str(factory.place()) for _ in range(20)]
        asked: list[str] = []
        engine = app.state.database.writes.sync_engine
        listen(engine, "before_cursor_execute", lambda *of: asked.append(of[2]))
        many = {"careers": codes[::-1], "places": places, "events": [str(uuid4()) for _ in range(20)]}
        made = await shared(client, new_secret(), **many)
        for table in ("career", "training", "place", "event"):
            assert len([one for one in asked if f"FROM {table} WHERE" in one]) == 1, table
        read = (await client.get(f"{PATHS}/{made.json()['token']}")).json()
        assert (read["careers"], read["places"], read["events"]) == (codes[::-1], places, [])

    async def test_an_address_that_floods_is_held_back(
        self, client: httpx.AsyncClient, app: FastAPI, factory: Factory
    ) -> None:
        app.state.public_writes = AddressLimit(2, seconds=3600)
        app.state.shared_paths = AddressLimit(1, seconds=3600)
        secret = new_secret()
        answers = [(await shared(client, one)).status_code for one in (secret, new_secret(), secret)]
        guesses = [(await client.get(f"{PATHS}/{new_secret()}")).status_code for _ in range(3)]
        assert (answers, guesses) == ([201, 429, 429], [404, 404, 429])
        assert len(rows(factory)) == 1
        # Whoever may share no more still stops what is shared.
        assert (await stopped(client, secret)).status_code == 204

    async def test_classes_share_from_one_address_and_a_script_has_less_than_other_writes(
        self, client: httpx.AsyncClient, settings: Settings
    ) -> None:
        usual = Settings(_env_file=None)
        assert THREE_CLASSES <= usual.shared_paths_per_hour <= usual.public_writes_per_hour / 10
        links = [(await shared(client, new_secret())).status_code for _ in range(THREE_CLASSES)]
        assert links == [201] * THREE_CLASSES
        most = settings.shared_paths_per_hour - THREE_CLASSES
        more = [(await shared(client, new_secret())).status_code for _ in range(most + 1)]
        assert more == [201] * most + [429]


class TestPage:
    @pytest.mark.parametrize(
        ("page", "robots"), [("/path/s/" + "x" * 43, "noindex"), ("/path", None), ("/careers", None)]
    )
    async def test_search_engines_are_told_to_leave_out_what_a_link_shows(
        self, settings: Settings, tmp_path: Path, page: str, robots: str | None
    ) -> None:
        (tmp_path / "index.html").write_text("<!doctype html>")
        app = create_app(settings.model_copy(update={"pwa_folder": tmp_path}))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
            first = await client.get(page)
            again = await client.get(page, headers={"If-None-Match": first.headers["etag"]})
        assert (first.status_code, again.status_code) == (200, 304)
        assert [answer.headers.get("x-robots-tag") for answer in (first, again)] == [robots] * 2


class TestStopping:
    async def test_a_stopped_link_shows_nothing_and_no_late_copy_opens_it(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102")
        secret = new_secret()
        token = (await shared(client, secret, careers=["D1102"])).json()["token"]
        assert (await stopped(client, token)).status_code == 204  # of another link: this one stays
        assert (await client.get(f"{PATHS}/{token}")).status_code == 200
        for _ in range(2):
            assert (await stopped(client, secret)).status_code == 204
        gone = await client.get(f"{PATHS}/{token}", headers={"Accept-Language": "en"})
        assert (gone.status_code, gone.json()["type"]) == (404, "/problems/path-ended")
        assert gone.json()["title"].startswith("This link shows nothing any more")
        assert (await shared(client, secret, careers=["D1102"])).status_code == 404
        assert [content for content, _, _ in rows(factory)] == [None, None]

    async def test_a_copy_that_arrives_after_its_stop_is_not_shown(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        secret = new_secret()
        await stopped(client, secret)
        assert (await shared(client, secret)).status_code == 404

    async def test_stopped_while_ten_copies_are_on_their_way_it_stays_stopped(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102")
        secret = new_secret()
        copies = [shared(client, secret, careers=["D1102"]) for _ in range(10)]
        answers = await asyncio.gather(*copies[:5], stopped(client, secret), *copies[5:])
        assert {answer.status_code for answer in answers} <= {200, 201, 204, 404}
        ((content, stopped_at, _),) = rows(factory)
        assert content is None
        assert stopped_at is not None


class TestEnding:
    async def test_its_time_over_it_shows_nothing_then_is_erased_then_forgotten(
        self, client: httpx.AsyncClient, factory: Factory, database: Database, settings: Settings
    ) -> None:
        token = (await shared(client, new_secret(), ways=["master"])).json()["token"]
        await shared(client, new_secret(), ways=["master"])
        past = "UPDATE shared_path SET ends_at = now() - make_interval(days => %s) WHERE link = %s"
        for days, left in ((0, [None, "master"]), (settings.shared_path_retention_days, ["master"])):
            factory.connection.execute(past, (days + 1, service.digest(token)))
            assert (await client.get(f"{PATHS}/{token}")).status_code == 404
            async with database.transaction() as session:
                await service.delete_old(session, settings)
            kept = [content and content["ways"][0] for content, _, _ in rows(factory)]
            assert sorted(kept, key=str) == left
