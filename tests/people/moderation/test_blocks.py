"""Blocks: in both directions, undone only by whoever blocked, told to nobody."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.people.moderation.facade import apart
from api.platform.access import Role
from tests.people.moderation.world import World
from tests.talk.conversations.world import World as Talks


async def block(world: World, by: Any, **values: Any) -> httpx.Response:
    body = {"id": str(uuid4()), "conversation_id": str(world.conversation), **values}
    return await (await world.phone(by)).post("/api/v1/blocks", json=body)


async def blocked(world: World) -> bool:
    async with world.database.reads.connect() as connection:
        return await apart(connection, world.mentor, world.pupil)


async def test_a_block_holds_until_its_author_undoes_it(world: World) -> None:
    made = await block(world, world.pupil)
    assert (made.status_code, made.json()["first_name"]) == (201, "Mentor")
    assert await blocked(world)
    mentor, pupil = await world.phone(world.mentor), await world.phone(world.pupil)
    assert world.told(world.mentor) == []
    assert (await mentor.get("/api/v1/me/blocks")).json() == {"items": []}
    address = f"/api/v1/me/blocks/{made.json()['id']}"
    assert (await mentor.delete(address)).status_code == 404
    assert await blocked(world)
    assert [one["id"] for one in (await pupil.get("/api/v1/me/blocks")).json()["items"]] == [
        made.json()["id"]
    ]
    assert (await pupil.delete(address)).status_code == 204
    assert not await blocked(world)


async def test_each_may_block_the_other_and_undoing_one_leaves_the_other(world: World) -> None:
    first = await block(world, world.pupil)
    assert (await block(world, world.mentor)).status_code == 201
    await (await world.phone(world.pupil)).delete(f"/api/v1/me/blocks/{first.json()['id']}")
    assert await blocked(world)


async def test_blocking_at_once_from_two_devices_is_one_block(world: World) -> None:
    made = await asyncio.gather(*(block(world, world.pupil) for _ in range(5)))
    assert {one.status_code for one in made} == {201}
    assert len({one.json()["id"] for one in made}) == 1


async def test_blocking_and_undoing_at_once_leave_one_or_none(world: World) -> None:
    made = (await block(world, world.pupil)).json()
    pupil = await world.phone(world.pupil)
    undone, again = await asyncio.gather(
        pupil.delete(f"/api/v1/me/blocks/{made['id']}"), block(world, world.pupil)
    )
    assert (undone.status_code, again.status_code) == (204, 201)
    items = (await pupil.get("/api/v1/me/blocks")).json()["items"]
    assert await blocked(world) is (len(items) == 1)


async def test_only_somebody_one_deals_with_can_be_blocked(world: World) -> None:
    stranger = world.factory.account(Role.STUDENT, age=16)
    assert (await block(world, stranger)).status_code == 404
    assert (await block(world, world.pupil, conversation_id=None)).status_code == 422
    made = (await block(world, world.pupil)).json()
    other = world.factory.account(Role.STUDENT, age=16)
    world.factory.block(other, world.mentor)
    assert (await block(world, world.mentor, id=made["id"])).json()["type"] == "/problems/id-taken"


@pytest.mark.parametrize("how", ["blocked", "reported"])
async def test_whom_one_turned_away_says_no_more_by_the_name_of_their_work(how: str, talks: Talks) -> None:
    """Walls, line 12: « Pourquoi tu m'as signalé ? » stood in the reporter's list as the mentor's work."""
    pupil, mentor, conversation = await talks.pair(age=15)
    shown = (await pupil.open(conversation))["other"]["job_title"]
    assert shown
    if how == "blocked":
        talks.factory.block(pupil.account, mentor.account)
    else:
        talks.factory.silence(mentor.account, toward=pupil.account)
    profile = (await mentor.client.get("/api/v1/me/mentor")).json()
    fields = ("kind", "career_code", "training", "languages", "commune_code", "presentation")
    changed = {**{name: profile[name] for name in fields}, "job_title": "Pourquoi tu m'as signalé"}
    assert (await mentor.client.put("/api/v1/me/mentor", json=changed)).status_code == 200
    assert (await pupil.open(conversation))["other"]["job_title"] is None
    assert [one["other"]["job_title"] for one in await pupil.mine()] == [None]
    # Nobody learns of a block by it.
    assert (await mentor.open(conversation))["other"]["first_name"] != ""


@pytest.mark.parametrize("how", ["blocked", "reported"])
async def test_whom_one_turned_away_says_no_more_by_a_new_first_name(how: str, talks: Talks) -> None:
    """Walls, line 12: « Tu vas le regretter » became the mentor's first name, in the reporter's lists."""
    pupil, mentor, conversation = await talks.pair(age=15)
    before = (await pupil.open(conversation))["other"]["first_name"]
    assert before
    made = None
    if how == "blocked":
        talks.factory.block(pupil.account, mentor.account)
    else:
        made = talks.factory.silence(mentor.account, toward=pupil.account)
    renamed = await mentor.client.patch("/api/v1/me", json={"first_name": "Regrette"})
    assert renamed.json()["me"]["first_name"] == "Regrette"

    async def names() -> set[str]:
        """Wherever the pupil reads the mentor's name."""
        get = pupil.client.get
        whole = (await pupil.open(conversation))["other"]["first_name"]
        asked = [one["mentor"] for one in (await get("/api/v1/me/questions")).json()["items"]]
        kept = (await get("/api/v1/me/blocks")).json()["items"]
        return {
            whole,
            *(one["other"]["first_name"] for one in await pupil.mine()),
            *(one["first_name"] for one in asked if one),
            *(one["first_name"] for one in kept),
        }

    assert await names() == {before}
    if made:
        assert (await pupil.client.delete(f"/api/v1/me/blocks/{made}")).status_code == 204
        assert await names() == {"Regrette"}


@pytest.mark.parametrize("how", ["blocked", "kept"])
async def test_who_may_not_write_learns_no_more_when_the_other_s_phone_is_on(how: str, talks: Talks) -> None:
    """Walls, line 12: each message that arrived told a blocked adult the moment."""
    pupil, mentor, conversation = await talks.pair(age=15)
    for _ in range(2):
        await mentor.sent(conversation)

    async def arrived(seq: int) -> tuple[int, int]:
        path = f"/api/v1/conversations/{conversation}/delivered"
        assert (await pupil.client.post(path, json={"seq": seq})).status_code == 204
        return len(talks.events(mentor, "message.delivered")), (await mentor.open(conversation))["delivered"]

    assert await arrived(2) == (1, 2)
    if how == "blocked":
        talks.factory.block(pupil.account, mentor.account)
    else:
        talks.factory._insert("restriction", "id", {"account_id": mentor.account})
    assert await arrived(3) == (1, 2)
