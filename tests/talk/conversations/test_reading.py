"""Who opens, lists and sees what: for each pair of roles and ages, the two people and nobody else."""

from uuid import UUID, uuid4

import pytest

from api.platform.access import Role
from tests.factories import born
from tests.talk.conversations.world import Person, World

ADVISER = "adviser"

# Age of the student (None: not known), who answers (age of a mentor, or an adviser), who of them may write.
PAIRS: list[tuple[int | None, int | str, bool, bool]] = [
    (14, 40, True, True),
    (15, 40, True, True),
    (17, 40, True, True),
    (18, 40, True, True),
    (25, 40, True, True),
    (14, 16, True, True),
    (17, 17, True, True),
    (18, 17, False, False),
    (25, 16, False, False),
    (18, 18, True, True),
    (14, ADVISER, True, True),
    (17, ADVISER, True, True),
    (25, ADVISER, True, True),
    # Nobody consents before saying their age.
    (None, 40, False, True),
    (None, ADVISER, False, True),
]
STRANGERS = [None, "nobody", *Role]


async def converse(
    world: World, age: int | None, answers: int | str, *, name: str = "Prénom"
) -> tuple[Person, Person, UUID]:
    student = await world.student(age, consent=age is not None, first_name=f"{name} A")
    if isinstance(answers, int):
        other = await world.mentor(answers, first_name=f"{name} B")
    else:
        other = await world.person(Role.ADVISER, age=None, first_name=f"{name} B")
    conversation = world.factory.conversation(
        student.account, other.account, as_staff=answers == ADVISER, career_code="A1202"
    )
    return student, other, conversation


class TestTheTwo:
    @pytest.mark.parametrize(("age", "answers", "student_writes", "other_writes"), PAIRS)
    async def test_each_sees_first_name_and_role_of_the_other_and_writes_where_ages_allow(
        self, world: World, age: int | None, answers: int | str, student_writes: bool, other_writes: bool
    ) -> None:
        student, other, conversation = await converse(world, age, answers)
        for person, writes in ((student, student_writes), (other, other_writes)):
            found = await person.open(conversation)
            assert found["may_write"] is writes
            assert (await person.send(conversation)).status_code == (201 if writes else 403)
        seen_by_student = (await student.open(conversation))["other"]
        seen_by_other = (await other.open(conversation))["other"]
        assert seen_by_other == {
            "first_name": "Prénom A",
            "gone": False,
            "kind": "pupil",
            "job_title": None,
            "level": "high_school",
        }
        assert seen_by_student == {
            "first_name": "Prénom B",
            "gone": False,
            "kind": ADVISER if answers == ADVISER else "professional",
            "job_title": None if answers == ADVISER else "Jardinier·ère paysagiste",
            "level": None,
        }

    async def test_who_gave_no_first_name_is_nameless_and_not_gone(self, world: World) -> None:
        student = await world.student(16, first_name="")
        mentor = await world.mentor(40)
        conversation = world.factory.conversation(student.account, mentor.account)
        (listed,) = await mentor.mine()
        for found in (listed, await mentor.open(conversation)):
            assert (found["other"]["first_name"], found["other"]["gone"]) == ("", False)

    @pytest.mark.parametrize(("age", "answers"), [(14, 40), (17, 17), (25, ADVISER)])
    async def test_nothing_else_of_the_other_is_in_any_answer(
        self, world: World, age: int, answers: int | str
    ) -> None:
        student, other, conversation = await converse(world, age, answers)
        for one in (student, other):
            await one.sent(conversation)
            await one.mark("delivered", conversation, 2)
            await one.mark("seen", conversation, 2)
        for person, hidden in ((student, other), (other, student)):
            birth = world.factory.connection.execute(
                "SELECT birth_date::text FROM account WHERE id = %s", [hidden.account]
            ).fetchone()
            assert birth
            for path in ("/me/conversations", f"/conversations/{conversation}", "/me/notifications"):
                text = (await person.client.get(f"/api/v1{path}")).text
                for secret in (hidden.email, str(hidden.account), birth[0] or str(born(1)), '"seen":2'):
                    assert secret not in text, (path, secret)

    async def test_a_conversation_is_listed_for_both_sides_the_last_used_first(self, world: World) -> None:
        student, mentor, first = await world.pair()
        second = world.factory.conversation(student.account, (await world.mentor()).account)
        await mentor.sent(first, "Nouveau")
        listed = await student.mine()
        assert [one["id"] for one in listed] == [str(first), str(second)]
        assert (listed[0]["last"]["text"], listed[0]["unread"], listed[0]["side"]) == (
            "Nouveau",
            1,
            "student",
        )
        assert [(one["id"], one["unread"], one["side"]) for one in await mentor.mine()] == [
            (str(first), 1, "mentor")
        ]
        await student.close(first)
        assert [one["id"] for one in await student.mine(state="open")] == [str(second)]
        assert [one["id"] for one in await student.mine(state="closed")] == [str(first)]
        page = (await student.client.get("/api/v1/me/conversations", params={"limit": 1})).json()
        rest = (await student.client.get("/api/v1/me/conversations", params={"cursor": page["next"]})).json()
        assert [one["id"] for one in page["items"] + rest["items"]] == [str(first), str(second)]
        assert rest["next"] is None


class TestEverybodyElse:
    @pytest.mark.parametrize("age", [14, 17, 40])
    @pytest.mark.parametrize("role", STRANGERS)
    async def test_opens_lists_and_sees_nothing(
        self, world: World, role: Role | str | None, age: int
    ) -> None:
        _, _, conversation = await converse(world, 16, 40, name="Secret")
        roles = [role] if isinstance(role, Role) else []
        person = await world.person(*roles, age=age)
        client = person.client if role is not None else await world.devices()
        status = 404 if role is not None else 401
        paths = [f"/conversations/{conversation}", f"/conversations/{conversation}/messages"]
        for path in paths:
            assert (await client.get(f"/api/v1{path}")).status_code == status
        for step, body in (
            ("messages", {"id": str(uuid4()), "text": "Bonjour"}),
            ("delivered", {"seq": 1}),
            ("seen", {"seq": 1}),
            ("close", None),
        ):
            answer = await client.post(f"/api/v1/conversations/{conversation}/{step}", json=body)
            assert answer.status_code == status, step
        listed = await client.get("/api/v1/me/conversations")
        assert "Secret" not in listed.text
        assert str(conversation) not in listed.text


class TestMarks:
    async def test_delivered_is_told_to_whoever_wrote(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        await student.sent(conversation)
        assert (await student.open(conversation))["delivered"] == 0
        for _ in range(2):
            assert await mentor.mark("delivered", conversation, 2) == 204
        assert (await student.open(conversation))["delivered"] == 2
        assert [one["seq"] for one in world.events(student, "message.delivered")] == [2]
        # It only grows, and not beyond what there is.
        await mentor.mark("delivered", conversation, 1)
        await mentor.mark("delivered", conversation, 900)
        assert (await student.open(conversation))["delivered"] == 2

    @pytest.mark.parametrize("age", [14, 17, 25])
    async def test_that_it_was_looked_at_is_told_to_nobody(self, world: World, age: int) -> None:
        student, mentor, conversation = await world.pair(age)
        await student.sent(conversation)
        await mentor.sent(conversation)
        before = {one.account: await one.open(conversation) for one in (student, mentor)}
        told = {one.account: world.events(one) for one in (student, mentor)}
        await mentor.mark("seen", conversation, 3)
        assert await student.open(conversation) == before[student.account]
        await student.mark("seen", conversation, 3)
        assert {one.account: world.events(one) for one in (student, mentor)} == told
        assert (await student.mine())[0]["unread"] == (await mentor.mine())[0]["unread"] == 0


class TestQuickReplies:
    async def test_twenty_at_most_each_once_and_only_one_s_own(self, world: World) -> None:
        mentor, other = await world.mentor(), await world.mentor()
        path = "/api/v1/me/quick-replies"
        drafts = [{"id": str(uuid4()), "text": f"Phrase {n}"} for n in range(20)]
        for draft in [*drafts, drafts[0]]:
            assert (await mentor.client.post(path, json=draft)).status_code == 201
        more = {"id": str(uuid4()), "text": "Une de trop"}
        answer = await mentor.client.post(path, json=more)
        assert answer.json()["type"] == "/problems/too-many-quick-replies"
        assert (await mentor.client.get(path)).json()["items"] == drafts
        assert (await other.client.post(path, json=drafts[0])).status_code == 409
        assert (await other.client.delete(f"{path}/{drafts[0]['id']}")).status_code == 404
        assert (await mentor.client.delete(f"{path}/{drafts[0]['id']}")).status_code == 204
        assert (await mentor.client.post(path, json=more)).status_code == 201
