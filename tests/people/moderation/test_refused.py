"""A cry for help at a shut door is heard: the refusal says so, staff are told, and nobody else reads it."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.people.moderation import named_parents
from api.people.moderation.weighing import ALARMS_A_DAY
from api.platform.access import Role
from api.platform.kit.database import Database
from tests.factories import Factory
from tests.talk.conversations.world import World as Talks

CRY = "j'ai envie de mourir, aidez-moi"


def cases(factory: Factory, account: object) -> list[tuple[object, ...]]:
    return factory.connection.execute(
        "SELECT origin, gravity, original FROM moderation_case c"
        " JOIN moderation_evidence e ON e.case_id = c.id"
        " WHERE about_id = %s AND c.subject_kind = 'words' ORDER BY opened_at",
        (account,),
    ).fetchall()


def heard(answer: httpx.Response, status: int) -> bool:
    assert answer.status_code == status, answer.text
    return bool(answer.json().get("distress", False))


async def test_it_is_heard_in_a_conversation_that_is_paused(talks: Talks) -> None:
    student, mentor, conversation = await talks.pair()
    await mentor.sent(conversation, "Envoie-moi une photo de toi en sous-vêtements")
    assert heard(await student.send(conversation, CRY), 403)
    [(origin, gravity, original)] = cases(talks.factory, student.account)
    assert (origin, gravity) == ("distress", 4)
    assert CRY in str(original)
    assert CRY not in str(await mentor.messages(conversation))


async def test_it_is_heard_in_a_conversation_that_ended(talks: Talks) -> None:
    student, mentor, conversation = await talks.pair()
    assert (await mentor.client.post(f"/api/v1/conversations/{conversation}/close")).status_code == 204
    assert heard(await student.send(conversation, CRY), 409)
    assert not heard(await student.send(conversation, "merci pour tout, à bientôt"), 409)
    assert len(cases(talks.factory, student.account)) == 1


async def test_it_is_heard_in_a_text_that_is_too_long(talks: Talks) -> None:
    student, _, conversation = await talks.pair()
    assert heard(await student.send(conversation, "bla " * 2000 + CRY), 422)
    assert len(cases(talks.factory, student.account)) == 1


async def test_it_is_heard_in_a_question_that_may_not_be_asked(talks: Talks) -> None:
    pupil = talks.factory.account(Role.STUDENT, age=14, level="high_school")
    phone = await talks.devices(talks.factory.session(pupil))
    body = {"id": str(uuid4()), "text": CRY, "career_code": "A1202"}
    assert heard(await phone.post("/api/v1/questions", json=body), 403)
    assert [case[:2] for case in cases(talks.factory, pupil)] == [("distress", 4)]


async def test_it_is_heard_in_an_application_beside_a_telephone_number(talks: Talks) -> None:
    pupil = talks.factory.account(Role.STUDENT, age=16, level="high_school")
    phone = await talks.devices(talks.factory.session(pupil))
    body = {
        "id": str(uuid4()),
        "offer_id": str(uuid4()),
        "motivation": "Mon père me frappe, aidez-moi, mon numéro 06 42 22 33 11",
    }
    assert heard(await phone.post("/api/v1/applications", json=body), 422)
    assert len(cases(talks.factory, pupil)) == 1


async def test_a_first_name_that_cries_for_help_is_none_and_is_heard(talks: Talks) -> None:
    pupil = talks.factory.account(Role.STUDENT, age=16)
    phone = await talks.devices(talks.factory.session(pupil))
    assert heard(await phone.patch("/api/v1/me", json={"first_name": "Envie de mourir"}), 422)
    assert (await phone.patch("/api/v1/me", json={"first_name": "Désirée"})).status_code == 200


async def test_the_same_words_are_one_case_and_few_are_opened_a_day(talks: Talks) -> None:
    student, mentor, conversation = await talks.pair()
    await mentor.client.post(f"/api/v1/conversations/{conversation}/close")
    for text in (CRY, CRY, *(f"{CRY} {number}" for number in range(ALARMS_A_DAY + 2))):
        assert heard(await student.send(conversation, text), 409)
    assert len(cases(talks.factory, student.account)) == ALARMS_A_DAY


@pytest.mark.parametrize("role", [Role.REFERENT, Role.COMPANY])
async def test_what_adults_at_work_type_of_others_is_no_cry(talks: Talks, role: Role) -> None:
    account = talks.factory.account(role, age=45)
    phone = await talks.devices(talks.factory.session(account))
    body: dict[str, Any] = {"id": str(uuid4()), "subject_kind": "message", "subject_id": str(uuid4())}
    answer = await phone.post("/api/v1/reports", json={**body, "reason": "danger", "note": CRY})
    assert not heard(answer, 404)


async def test_nobody_who_is_signed_out_opens_a_case(talks: Talks) -> None:
    visitor = await talks.devices()
    body = {"id": str(uuid4()), "text": CRY, "career_code": "A1202"}
    assert not heard(await visitor.post("/api/v1/questions", json=body), 401)


async def test_cries_do_not_use_up_what_the_app_says_itself_nor_that_what_is_cried(
    talks: Talks, database: Database
) -> None:
    """Whoever holds a child's phone could silence the one with the other."""

    async def names_somebody_banned() -> None:
        async with database.transaction() as session:
            await named_parents.hear(session, student.account, [uuid4()], "44")

    for signs, then in ((ALARMS_A_DAY, 0), (0, ALARMS_A_DAY)):
        student, mentor, conversation = await talks.pair()
        await mentor.client.post(f"/api/v1/conversations/{conversation}/close")
        for _ in range(signs):
            await names_somebody_banned()
        for number in range(ALARMS_A_DAY):
            assert heard(await student.send(conversation, f"{CRY} {number}"), 409)
        for _ in range(then):
            await names_somebody_banned()
        assert len(cases(talks.factory, student.account)) == 2 * ALARMS_A_DAY
