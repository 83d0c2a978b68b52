"""Videos on careers and trainings: what is taken for one, who writes the list, and two at once."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from api.guide.videos.addresses import BadVideoError, Watched, address_of, watched
from api.guide.videos.service import LINKS
from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory
from tests.guide.trainings.rows import training

INSTANCE = "tube-numerique-educatif.apps.education.fr"
UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
SHORT = "kkGMgK9ZtnKfYAgnEtQxbv"
WATCH = "https://www.youtube.com/watch?v="
PLACE = "/api/v1/staff/careers/K2110/videos"


@pytest.mark.parametrize(
    ("address", "host", "video"),
    [
        (f"{WATCH}dQw4w9WgXcQ", "youtube.com", "dQw4w9WgXcQ"),
        ("https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=12s#x", "youtube.com", "dQw4w9WgXcQ"),
        ("https://M.YouTube.com/watch?v=dQw4w9WgXcQ", "youtube.com", "dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", "youtube.com", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ/", "youtube.com", "dQw4w9WgXcQ"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube.com", "dQw4w9WgXcQ"),
        (f"https://{INSTANCE}/w/{SHORT}", INSTANCE, SHORT),
        (f"https://{INSTANCE}/videos/watch/{UUID}?start=2", INSTANCE, UUID),
    ],
)
def test_a_video_is_its_site_and_its_id(address: str, host: str, video: str) -> None:
    assert watched(address, [INSTANCE.upper()]) == Watched(host, video)
    assert watched(address_of(host, video), [INSTANCE]) == Watched(host, video)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "dQw4w9WgXcQ",
        "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ">',
        "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtu.be:8443/dQw4w9WgXcQ",
        "https://www.youtube.com./watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evilyoutube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com\\.evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.yоutube.com/watch?v=dQw4w9WgXcQ",  # a Cyrillic o
        "https://www.youtube.com/redirect?q=https://evil.example&v=dQw4w9WgXcQ",
        f"{WATCH}dQw4w9WgXcQ&v=aaaaaaaaaaa",
        f'{WATCH}dQw4w9WgX"><',
        f"{WATCH}dQw4w9WgXcQ1",
        "https://www.youtube.com/watch?" + "&".join(f"a{n}=1" for n in range(90)) + "&v=short",
        "https://youtu.be/dQw4w9WgXcQ/../x",
        f"https://peertube.example/w/{SHORT}",
        f"https://below.{INSTANCE}/w/{SHORT}",
        f"https://{INSTANCE}/w/p/{SHORT}",
        f"https://{INSTANCE}/w/{SHORT}%0d%0a",
        f"https://{INSTANCE}/videos/watch/12",
        "https://[::1/w/x",
    ],
)
def test_nothing_else_is_one(address: str) -> None:
    with pytest.raises(BadVideoError):
        watched(address, [INSTANCE])


def test_the_database_writes_the_address_that_pages_show(factory: Factory) -> None:
    for position, (host, video) in enumerate((("youtube.com", "dQw4w9WgXcQ"), (INSTANCE, SHORT))):
        factory.connection.execute(
            "INSERT INTO video VALUES ('career', 'K2110', %s, %s, 'Le fournil', NULL, %s)",
            (host, video, position),
        )
        [row] = factory.connection.execute(
            f"SELECT kind, id, name, address FROM ({LINKS}) found WHERE position(%s IN address) > 0", (video,)
        ).fetchall()
        assert row == ("career", "K2110", "Le fournil", address_of(host, video))
    assert row[3] == f"https://{INSTANCE}/w/{SHORT}"


def entry(video: str, title: str = "Une journée au fournil", **values: Any) -> dict[str, Any]:
    return {"address": WATCH + video.ljust(11, "_"), "title": title, **values}


async def staff(factory: Factory, devices: Device, role: Role = Role.REFERENT) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(role)))


async def write(client: httpx.AsyncClient, version: str, *videos: dict[str, Any]) -> httpx.Response:
    return await client.put(PLACE, json={"version": version, "videos": list(videos)})


async def test_staff_add_order_and_take_away_and_everybody_sees_it(
    factory: Factory, devices: Device, client: httpx.AsyncClient
) -> None:
    factory.career("K2110")
    colleague = await staff(factory, devices)
    seen = (await colleague.get(PLACE)).json()
    assert seen["videos"] == []
    one, two = entry("one"), entry("two", "Le CAP", title_en="The CAP")
    first = await write(colleague, seen["version"], one, two)
    assert first.status_code == 200, first.text
    # Sent again it changes nothing, also with the version of before.
    assert (await write(colleague, seen["version"], one, two)).json() == first.json()
    second = await write(colleague, first.json()["version"], two)
    shown = (await client.get("/api/v1/careers/K2110")).json()["videos"]
    assert shown == second.json()["videos"]
    assert shown == [
        {"host": "youtube.com", "address": two["address"], "title": "Le CAP", "title_en": "The CAP"}
    ]
    acts = factory.connection.execute(
        "SELECT detail FROM audit_entry WHERE action = 'videos.changed' ORDER BY id"
    ).fetchall()
    details = [detail if isinstance(detail, dict) else json.loads(detail) for (detail,) in acts]
    assert [(one["added"], one["removed"]) for one in details] == [
        ([one["address"], two["address"]], []),
        ([], [one["address"]]),
    ]


async def test_a_training_has_its_own(factory: Factory, devices: Device, client: httpx.AsyncClient) -> None:
    training(factory, "50022137")
    colleague = await staff(factory, devices, Role.ADMIN)
    place = "/api/v1/staff/trainings/50022137/videos"
    version = (await colleague.get(place)).json()["version"]
    answer = await colleague.put(place, json={"version": version, "videos": [entry("one")]})
    assert answer.status_code == 200, answer.text
    shown = (await client.get("/api/v1/trainings/50022137")).json()["videos"]
    assert [video["title"] for video in shown] == ["Une journée au fournil"]


async def test_two_who_change_it_at_once_do_not_undo_one_another(factory: Factory, devices: Device) -> None:
    factory.career("K2110")
    people = [await staff(factory, devices) for _ in range(4)]
    version = (await people[0].get(PLACE)).json()["version"]
    answers = await asyncio.gather(
        *(write(person, version, entry(f"of{number}")) for number, person in enumerate(people))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert {answer.json()["type"] for answer in answers if answer.status_code == 409} == {
        "/problems/videos-changed"
    }
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert (await people[0].get(PLACE)).json() == winner.json()


async def test_what_is_wrong_is_said_and_nothing_is_written(factory: Factory, devices: Device) -> None:
    factory.career("K2110")
    colleague = await staff(factory, devices)
    version = (await colleague.get(PLACE)).json()["version"]
    for wrong, word in (
        (entry("one", address="https://evil.example/w/x"), "Ce site n’est pas permis"),
        (entry("one", address="https://youtu.be/short"), "Ce n’est pas l’adresse d’une vidéo"),
        (entry("fine"), "déjà dans la liste"),
    ):
        answer = await write(colleague, version, entry("fine"), wrong)
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["field"] == "videos.1.address"
        assert word in answer.json()["errors"][0]["message"]
    for title in ("", "  ", "ab", "x" * 121):
        assert (await write(colleague, version, entry("one", title))).status_code == 422
    assert (await write(colleague, version, *(entry(f"n{n}") for n in range(9)))).status_code == 422
    assert (
        await colleague.put(PLACE.replace("K2110", "K9999"), json={"version": version, "videos": []})
    ).status_code == 404
    assert (await colleague.get(PLACE)).json()["videos"] == []
