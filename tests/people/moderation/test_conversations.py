"""From the report to the appeal, with real conversations: what each of the people sees on the way."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.talk.conversations.personal_data import PERSONAL_DATA
from tests.conftest import Device
from tests.factories import Factory
from tests.talk.conversations.world import Person, World


@pytest.fixture
def world(
    factory: Factory, devices: Device, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> World:
    """Students and mentors, and those who moderate."""
    factory.commune()
    factory.career()
    return World(factory, devices, database, settings, monkeypatch)


async def report(by: Person, message: dict[str, Any]) -> str:
    body = {"id": str(uuid4()), "subject_kind": "message", "subject_id": message["id"], "reason": "contact"}
    answer = await by.client.post("/api/v1/reports", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def decide(by: Person, case: str, decision: str, **values: Any) -> httpx.Response:
    body = {"id": str(uuid4()), "decision": decision, "reason": "Ce n'est pas permis ici.", **values}
    return await by.client.post(f"/api/v1/staff/cases/{case}/decide", json=body)


async def may_write(person: Person, conversation: UUID) -> bool:
    return bool((await person.open(conversation))["may_write"])


async def test_reported_silenced_suspended_and_brought_back_by_an_appeal(world: World) -> None:
    student, mentor, conversation = await world.pair(age=14)
    referent, other = await world.person(Role.REFERENT), await world.person(Role.REFERENT)
    message = await mentor.sent(conversation, "Tu poses toujours les mêmes questions.")
    case = await report(student, message)
    assert (await mentor.send(conversation)).status_code == 403
    assert await may_write(mentor, conversation) is False

    seen = (await referent.client.get(f"/api/v1/staff/cases/{case}")).json()
    assert seen["lines"][-1]["original"] == message["text"]
    assert seen["conversation_id"] == str(conversation)
    until = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    assert (await decide(referent, case, "suspend", until=until)).status_code == 204
    assert "secret" not in str(await student.messages(conversation))
    assert "secret" not in str(await mentor.messages(conversation))

    (statement,) = (await mentor.client.get("/api/v1/me/statements")).json()["items"]
    appeal = {"id": str(uuid4()), "text": "C'était une plaisanterie, sans plus."}
    address = f"/api/v1/me/statements/{statement['id']}/appeal"
    assert (await mentor.client.post(address, json=appeal)).status_code == 201
    answer = await other.client.post(
        f"/api/v1/staff/appeals/{appeal['id']}/decide", json={"uphold": False, "answer": "Soit."}
    )
    assert answer.status_code == 204
    assert message["text"] in await student.texts(conversation)
    # Walls, line 12: an appeal that is won does not let them write to the reporter again; the reporter does.
    assert await may_write(mentor, conversation) is False
    (apart,) = (await student.client.get("/api/v1/me/blocks")).json()["items"]
    assert apart["reported"] is True
    assert (await student.client.delete(f"/api/v1/me/blocks/{apart['id']}")).status_code == 204
    assert await may_write(mentor, conversation) is True


async def test_an_insult_is_seen_once_a_moderator_dismissed_it(world: World) -> None:
    student, mentor, conversation = await world.pair()
    referent = await world.person(Role.REFERENT)
    held = await mentor.sent(conversation, "Espèce de connard")
    assert held["text"] not in await student.texts(conversation)
    ((case,),) = world.factory.connection.execute("SELECT id FROM moderation_case").fetchall()
    assert (await decide(referent, str(case), "dismiss")).status_code == 204
    assert (await student.texts(conversation))[-1] == held["text"]


HOW_IT_ENDED = {
    "the consent was withdrawn": ("put", "/api/v1/me/consents/conversations", {"agree": False}),
    "the student leaves": ("post", "/api/v1/me/deletion", None),
    "the student ended it": ("post", "/api/v1/conversations/{conversation}/close", None),
}


@pytest.mark.parametrize("how", HOW_IT_ENDED)
@pytest.mark.parametrize("by_student", [True, False])
async def test_what_was_held_joins_no_talk_that_has_ended(how: str, by_student: bool, world: World) -> None:
    """Walls, lines 8 and 24: the mentor read what a child wrote once the consent had gone, and the other way
    round.
    """
    student, mentor, conversation = await world.pair()
    referent = await world.person(Role.REFERENT)
    author, reader = (student, mentor) if by_student else (mentor, student)
    await author.sent(conversation, "Espèce de connard")
    method, path, body = HOW_IT_ENDED[how]
    ended = await student.client.request(method, path.format(conversation=conversation), json=body)
    assert ended.status_code in (200, 204)
    ((case,),) = world.factory.connection.execute("SELECT id FROM moderation_case").fetchall()
    assert (await decide(referent, str(case), "dismiss")).status_code == 204
    assert "connard" not in str(await reader.messages(conversation))


async def test_nor_that_of_an_erased_account(world: World, database: Database) -> None:
    student, mentor, conversation = await world.pair()
    referent = await world.person(Role.REFERENT)
    await student.sent(conversation, "Espèce de connard")
    async with database.transaction() as session:
        await PERSONAL_DATA.erase(session, student.account)
    ((case,),) = world.factory.connection.execute("SELECT id FROM moderation_case").fetchall()
    assert (await decide(referent, str(case), "dismiss")).status_code == 204
    assert len(await mentor.messages(conversation)) == 1


async def test_an_insult_dismissed_while_its_author_waited_comes_out_with_the_last_decision(
    world: World,
) -> None:
    """Walls, line 13: only advances came out then."""
    student, mentor, conversation = await world.pair()
    referent = await world.person(Role.REFERENT)
    held = await mentor.sent(conversation, "Espèce de connard")
    await mentor.sent(conversation, "Envoie moi une photo de toi nue")
    for origin, out in (("insult", False), ("grooming", True)):
        row = world.factory.connection.execute("SELECT id FROM moderation_case WHERE origin = %s", [origin])
        found = row.fetchone()
        assert found
        assert (await decide(referent, str(found[0]), "dismiss")).status_code == 204
        assert (held["text"] in await student.texts(conversation)) is out


async def test_a_ban_ends_the_conversation_and_the_words_that_led_to_it(world: World) -> None:
    student, mentor, conversation = await world.pair(age=13)
    referent = await world.person(Role.REFERENT)
    case = await report(student, await mentor.sent(conversation, "On garde ça entre nous."))
    assert (await decide(referent, case, "ban")).status_code == 204
    assert (await mentor.client.get("/api/v1/me/conversations")).status_code == 401
    left = await student.open(conversation)
    assert (left["status"], left["may_write"]) == ("closed", False)
    assert "entre nous" not in str(await student.messages(conversation))


async def test_a_ban_while_the_banned_one_writes_and_is_answered_ends_in_one_state(world: World) -> None:
    student, mentor, conversation = await world.pair(age=15)
    referent = await world.person(Role.REFERENT)
    case = await report(student, await mentor.sent(conversation, "On garde ça entre nous."))
    decided, *others = await asyncio.gather(
        decide(referent, case, "ban"),
        *(student.send(conversation) for _ in range(4)),
        *(mentor.send(conversation) for _ in range(4)),
        *(report(student, one) for one in await student.messages(conversation) if one["side"] == "mentor"),
    )
    assert decided.status_code == 204
    statuses = {one.status_code for one in others if isinstance(one, httpx.Response)}
    assert statuses <= {201, 401, 403, 404, 409}
    assert (await student.open(conversation))["status"] == "closed"


async def test_a_mentor_is_reported_and_blocked_by_their_profile(world: World) -> None:
    student, mentor, conversation = await world.pair()
    ((profile,),) = world.factory.connection.execute("SELECT id FROM mentor_profile").fetchall()
    body = {"id": str(uuid4()), "subject_kind": "mentor", "subject_id": str(profile), "reason": "other"}
    assert (await student.client.post("/api/v1/reports", json=body)).status_code == 201
    assert await may_write(mentor, conversation) is False
    blocked = {"id": str(uuid4()), "mentor_id": str(profile)}
    stranger = await world.student(age=15)
    assert (await stranger.client.post("/api/v1/blocks", json=blocked)).status_code == 201
    mentors = (await stranger.client.get("/api/v1/mentors")).json()["items"]
    assert mentors == []
