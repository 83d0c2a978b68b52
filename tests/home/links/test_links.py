"""Links that lead nowhere: found by the weekly job, listed after the second failure, gone once they work."""

from collections import Counter
from datetime import timedelta

import httpx
import pytest

from api.home.links import service
from api.home.links.service import check_due
from api.platform.access import Role
from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.kit.fetching import Fetcher
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.played_network import PlayedNetwork

LIST = "/api/v1/staff/dead-links"
SITE = "https://lycee.example"


class Web:
    """Sites that answer 200, but for the addresses that are told; it counts what it is asked."""

    def __init__(self) -> None:
        self.answers: dict[str, int | str | Exception] = {}
        self.asked: Counter[str] = Counter()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        address = str(request.url).removesuffix("/")
        self.asked[f"{request.method} {address}"] += 1
        answer = self.answers.get(f"{request.method} {address}", self.answers.get(address, 200))
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, str):
            return httpx.Response(302, headers={"location": answer.encode()})
        return httpx.Response(answer)


@pytest.fixture
def web() -> Web:
    """Nothing is asked of the real one."""
    return Web()


@pytest.fixture
def weeks(monkeypatch: pytest.MonkeyPatch):
    """Lets the job see a later day."""

    def later(number: int) -> None:
        moment = clock.now() + timedelta(days=7 * number)
        monkeypatch.setattr(service, "now", lambda: moment)

    return later


async def check(database: Database, settings: Settings, web: Web) -> int:
    async with Fetcher(transport=PlayedNetwork(web)) as fetcher:
        return await check_due(database, settings, fetcher, pause=0)


async def listed(devices: Device, factory: Factory) -> list[dict[str, object]]:
    client = await devices(factory.session(factory.account(Role.REFERENT)))
    answer = await client.get(LIST)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def test_a_link_is_dead_after_the_second_failure_and_leaves_once_it_works(
    database: Database, settings: Settings, web: Web, weeks, devices: Device, factory: Factory
) -> None:
    place = factory.place(name="Lycée du Parc", website=SITE)
    web.answers[SITE] = 404
    assert await check(database, settings, web) > 1
    assert await listed(devices, factory) == []
    # Late or repeated in the same week: nothing is asked, nothing counted.
    assert await check(database, settings, web) == 0
    weeks(1)
    await check(database, settings, web)
    [found] = await listed(devices, factory)
    assert (found["address"], found["status"]) == (SITE, "404")
    assert found["failed_since"] < found["checked_at"]
    assert found["shown"] == [{"kind": "place", "id": str(place), "name": "Lycée du Parc"}]
    web.answers.clear()
    weeks(2)
    await check(database, settings, web)
    assert await listed(devices, factory) == []


async def test_what_counts_as_dead(
    database: Database, settings: Settings, web: Web, weeks, devices: Device, factory: Factory
) -> None:
    factory.career("K2110")
    told = {
        "missing": 404,
        "gone": 410,
        "broken": 503,
        "away": httpx.ConnectError("no such host"),
        "slow": httpx.ReadTimeout("slow"),
        "inside": "https://127.0.0.1/",
        "round": "https://round.example/a",
        "odd": "https://[odd/",
        "bracket": "https://a.example]/",
        "crooked": "https://℀@a.example/",
        "forbidden_name": "https://xn--a.example/",
    }
    kept = {
        "fine": 200,
        "forbidden": 403,
        "busy": 429,
        "old": "http://old.example/",
        "moved": "https://fine.example/new",
        "accented": "/métiers",
    }
    for name, answer in (told | kept).items():
        address = f"https://{name.replace('_', '-')}.example/a"
        factory.place(name=name, website=address)
        web.answers[address] = answer
    # A site that takes no HEAD is asked again as a browser asks.
    factory.place(name="headless", website="https://headless.example/a")
    web.answers["HEAD https://headless.example/a"] = 405
    for number in range(2):
        weeks(number)
        await check(database, settings, web)
    assert sorted(one["shown"][0]["name"] for one in await listed(devices, factory)) == sorted(told)
    assert web.asked["GET https://headless.example/a"] == 2
    assert not any("127.0.0.1" in asked for asked in web.asked)


async def test_it_is_bounded_and_one_silent_host_costs_little(
    database: Database, settings: Settings, web: Web, monkeypatch: pytest.MonkeyPatch, factory: Factory
) -> None:
    for number in range(9):
        address = f"https://silent.example/{number}"
        factory.place(website=address)
        web.answers[address] = httpx.ConnectTimeout("silent")
    await check(database, settings, web)
    assert sum(count for asked, count in web.asked.items() if "silent" in asked) == service.SILENT
    states = factory.connection.execute(
        "SELECT status, failures FROM outward_link WHERE address LIKE '%silent%'"
    ).fetchall()
    assert states == [("too_slow", 1)] * 9
    monkeypatch.setattr(service, "A_RUN", 3)
    for number in range(5):
        factory.place(website=f"https://other{number}.example/")
    assert await check(database, settings, web) == 3
    assert await check(database, settings, web) == 2


def kept(factory: Factory, host: str) -> dict[str, str]:
    """What is written down of a host, by the end of the address."""
    rows = factory.connection.execute(
        "SELECT address, status FROM outward_link WHERE split_part(address, '/', 3) = %s ORDER BY 1", (host,)
    ).fetchall()
    return {address.rpartition("/")[2]: status for address, status in rows}


async def test_one_host_takes_not_the_turns_of_others(
    database: Database, settings: Settings, web: Web, monkeypatch: pytest.MonkeyPatch, factory: Factory
) -> None:
    await check(database, settings, web)
    monkeypatch.setattr(service, "A_RUN", 3)
    monkeypatch.setattr(service, "OF_A_HOST", 2)
    for number in range(5):
        factory.place(website=f"https://large.example/{number}")
    factory.place(website="https://small.example/x")
    assert await check(database, settings, web) == 3
    assert [*kept(factory, "large.example")] == ["0", "1"]
    assert [*kept(factory, "small.example")] == ["x"]
    # The others follow, and nothing is asked twice.
    assert await check(database, settings, web) == 2
    assert await check(database, settings, web) == 1
    assert [*kept(factory, "large.example")] == ["0", "1", "2", "3", "4"]
    assert {count for asked, count in web.asked.items() if "large" in asked} == {1}


async def test_a_run_that_is_stopped_keeps_what_it_found(
    database: Database, settings: Settings, web: Web, monkeypatch: pytest.MonkeyPatch, factory: Factory
) -> None:
    await check(database, settings, web)
    monkeypatch.setattr(service, "BATCH", 2)
    for number in range(6):
        factory.place(website=f"https://large.example/{number}")
    web.answers["https://large.example/1"] = 404
    web.answers["https://large.example/5"] = RuntimeError("the machine stops")
    with pytest.raises(ExceptionGroup):
        await check(database, settings, web)
    assert kept(factory, "large.example") == {"0": "", "1": "404", "2": "", "3": ""}
    # Of what was asked only what was not yet written down is asked again.
    web.answers.clear()
    assert await check(database, settings, web) == 2
    assert kept(factory, "large.example") == {"0": "", "1": "404", "2": "", "3": "", "4": "", "5": ""}
    assert web.asked["HEAD https://large.example/3"] == 1
    assert web.asked["HEAD https://large.example/4"] == 2


async def test_nothing_is_written_before_somebody_answered_and_then_everything(
    database: Database, settings: Settings, web: Web, monkeypatch: pytest.MonkeyPatch, factory: Factory
) -> None:
    await check(database, settings, web)
    monkeypatch.setattr(service, "BATCH", 1)
    monkeypatch.setattr(service, "HOSTS", 1)
    for number in range(3):
        factory.place(website=f"https://silent.example/{number}")
        web.answers[f"https://silent.example/{number}"] = httpx.ConnectError("nobody")
    assert await check(database, settings, web) == 0
    assert kept(factory, "silent.example") == {}
    factory.place(website=SITE)
    seen: list[dict[str, str]] = []

    def look(request: httpx.Request) -> httpx.Response:
        if request.url.host == "lycee.example":
            seen.append(kept(factory, "silent.example"))
        return web(request)

    async with Fetcher(transport=PlayedNetwork(look)) as fetcher:
        assert await check_due(database, settings, fetcher, pause=0) == 4
    assert seen == [{}]
    assert kept(factory, "silent.example") == dict.fromkeys("012", "unreachable")


async def test_an_address_that_is_none_stops_no_other(
    database: Database, settings: Settings, web: Web, factory: Factory
) -> None:
    factory.place(website="https://[odd/")
    factory.place(website=SITE)
    assert await check(database, settings, web) > 2
    assert web.asked[f"HEAD {SITE}"] == 1


async def test_official_pages_of_own_sheets_and_of_the_usual_steps_are_asked(
    database: Database, settings: Settings, web: Web, factory: Factory
) -> None:
    factory.connection.execute(
        "INSERT INTO aid_sheet (id, position, topic, links, fr, written_on) VALUES ('bourses', 1, 'money',"
        """ '[{"url": "https://crous.example/bourses"}]', '{"title": "Bourses"}', now())"""
    )
    await check(database, settings, web)
    assert web.asked["HEAD https://crous.example/bourses"] == 1
    assert web.asked["HEAD https://www.messervices.etudiant.gouv.fr"] == 1


async def test_videos_are_asked_where_pages_show_them(
    database: Database, settings: Settings, web: Web, weeks, devices: Device, factory: Factory
) -> None:
    factory.connection.execute(
        "INSERT INTO video (about, about_id, host, video_id, title, position)"
        " VALUES ('career', 'K2110', 'youtube.com', 'dQw4w9WgXcQ', 'Le fournil', 1),"
        " ('training', '50022137', 'tube.example', 'kkGMgK9ZtnKfYAgnEtQxbv', 'Le CAP', 1)"
    )
    gone = "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv"
    web.answers[gone] = 404
    for number in range(2):
        weeks(number)
        await check(database, settings, web)
    assert web.asked["HEAD https://www.youtube.com/watch?v=dQw4w9WgXcQ"] == 2
    [found] = await listed(devices, factory)
    assert (found["address"], found["shown"]) == (
        gone,
        [{"kind": "training", "id": "50022137", "name": "Le CAP"}],
    )


async def test_without_a_network_of_our_own_nothing_is_written(
    database: Database, settings: Settings, web: Web, factory: Factory
) -> None:
    factory.place(website=SITE)

    def away(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no network")

    async with Fetcher(transport=PlayedNetwork(away)) as fetcher:
        assert await check_due(database, settings, fetcher, pause=0) == 0
    assert factory.connection.execute("SELECT count(*) FROM outward_link").fetchone() == (0,)


async def test_what_is_shown_no_longer_is_forgotten(
    database: Database, settings: Settings, web: Web, weeks, factory: Factory
) -> None:
    place = factory.place(website=SITE)
    await check(database, settings, web)
    factory.connection.execute("UPDATE place SET website = NULL WHERE id = %s", (place,))
    weeks(1)
    await check(database, settings, web)
    kept = factory.connection.execute("SELECT address FROM outward_link").fetchall()
    assert (SITE,) not in kept
    assert kept
