"""Writing: one order for everybody, each message once, and nothing written when it may not be."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.platform.access import Role
from api.platform.kit.database import READ_SETTINGS, connect
from api.talk.conversations import facade
from api.talk.conversations.ordinary import Draft, OrdinaryMessages
from api.talk.conversations.personal_data import PERSONAL_DATA
from api.talk.conversations.schemas import MessageCreate
from tests.talk.conversations.world import World


class TestOrder:
    async def test_both_read_the_same_messages_in_the_same_order(self, world: World) -> None:
        student, mentor, conversation = await world.pair(text="Question")
        await mentor.sent(conversation, "Réponse")
        await student.sent(conversation, "Merci")
        for person in (student, mentor):
            found = await person.messages(conversation)
            assert [(one["seq"], one["side"], one["text"]) for one in found] == [
                (1, "student", "Question"), (2, "mentor", "Réponse"), (3, "student", "Merci"),
            ]  # fmt: skip

    async def test_two_devices_and_both_people_at_once(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        tablet = await world.second_device(student)
        writers = [person for person in (student, tablet, mentor) for _ in range(5)]
        answers = await asyncio.gather(
            *(person.send(conversation, f"Message {n}") for n, person in enumerate(writers))
        )
        assert {one.status_code for one in answers} == {201}
        found = await mentor.messages(conversation)
        assert [one["seq"] for one in found] == list(range(1, 17))
        assert {one["text"] for one in found[1:]} == {f"Message {n}" for n in range(15)}
        assert await tablet.messages(conversation) == found
        # Nobody's devices skip one: the events name each, in that order.
        for person in (student, mentor):
            told = [one["seq"] for one in world.events(person, "message.new")]
            assert sorted(told) == list(range(2, 17))

    async def test_a_device_catches_up_from_what_it_has(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        for number in range(2, 8):
            await mentor.sent(conversation, f"{number}")
        path = f"/api/v1/conversations/{conversation}/messages"
        page = (await student.client.get(path, params={"after": 2, "limit": 3})).json()
        assert ([one["seq"] for one in page["items"]], page["more"]) == ([3, 4, 5], True)
        page = (await student.client.get(path, params={"after": 5, "limit": 3})).json()
        assert ([one["seq"] for one in page["items"]], page["more"]) == ([6, 7], False)
        page = (await student.client.get(path, params={"limit": 2})).json()
        assert ([one["seq"] for one in page["items"]], page["more"]) == ([6, 7], True)
        page = (await student.client.get(path, params={"before": 3, "limit": 5})).json()
        assert ([one["seq"] for one in page["items"]], page["more"]) == ([1, 2], False)

    async def test_words_are_found_without_accents(self, world: World) -> None:
        student, mentor, conversation = await world.pair(text="Quels diplômes faut-il ?")
        await mentor.sent(conversation, "Un CAP suffit.")
        assert await student.texts(conversation, q="DIPLOMES") == ["Quels diplômes faut-il ?"]
        assert await student.texts(conversation, q="50 %_") == []


class TestOnce:
    async def test_sent_again_it_is_the_same_message(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        draft = {"id": str(uuid4()), "text": "Écris-moi au 06 12 34 56 78"}
        path = f"/api/v1/conversations/{conversation}/messages"
        first = await student.client.post(path, json=draft)
        again = await student.client.post(path, json=draft)
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        assert len(await mentor.messages(conversation)) == 2
        assert len(world.cases()) == 1
        # Also once the conversation is over.
        await student.close(conversation)
        assert (await student.client.post(path, json=draft)).json() == first.json()

    async def test_the_same_twice_at_once_is_written_once(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        tablet = await world.second_device(student)
        for _ in range(3):
            identity = str(uuid4())
            answers = await asyncio.gather(
                *(one.send(conversation, id=identity) for one in (student, tablet, student, tablet))
            )
            assert sorted(one.status_code for one in answers) == [200, 200, 200, 201]
            assert len({one.text for one in answers}) == 1
        assert len(await mentor.messages(conversation)) == 4
        assert len(world.events(mentor, "message.new")) == 3

    async def test_an_id_of_another_message_is_refused(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        stranger, other_mentor, elsewhere = await world.pair()
        taken = (await mentor.sent(conversation))["id"]
        for person, place in ((student, conversation), (stranger, elsewhere), (other_mentor, elsewhere)):
            answer = await person.send(place, id=taken)
            assert (answer.status_code, answer.json()["type"]) == (409, "/problems/id-taken")
        assert len(await stranger.messages(elsewhere)) == 1


class TestOrdinaryMessages:
    """What surprises nobody is written by one statement: it must do all that the steps do."""

    async def test_the_same_is_written_and_told_either_way(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        await mentor.sent(conversation, "Pas à pas")
        await student.sent(conversation, "Pas à pas")
        assert world.rings_due() == 2
        for number, person in enumerate((mentor, student, mentor), 4):
            sent = await person.sent(conversation, "D'un coup")
            assert (sent["seq"], sent["status"], sent["masked"]) == (number, "visible", False)
            assert sent["screening"] == {
                "masked": [],
                "held": False,
                "distress": False,
                "left": True,
                "kept": False,
            }
            assert (await person.messages(conversation))[-1] == {
                key: value for key, value in sent.items() if key != "screening"
            }
        # Who is to be rung is planned already.
        assert world.rings_due() == 2
        for person in (student, mentor):
            told = world.events(person, "message.new")
            assert [(one["seq"], one["notice"]) for one in told] == [(n, False) for n in range(2, 7)]
            assert {one["conversation_id"] for one in told} == {str(conversation)}
        assert (await student.mine())[0]["last"]["text"] == "D'un coup"

    async def test_it_is_told_in_the_order_of_commits(self, world: World) -> None:
        pairs = [await world.talking_pair() for _ in range(3)]
        answers = await asyncio.gather(
            *(
                person.send(conversation)
                for student, mentor, conversation in pairs
                for person in (student, mentor) * 5
            )
        )
        assert {one.status_code for one in answers} == {201}
        for student, _, _ in pairs:
            assert [one["seq"] for one in world.events(student, "message.new")] == list(range(2, 14))

    async def test_what_many_send_at_once_stays_apart(self, world: World) -> None:
        pairs = [await world.talking_pair() for _ in range(6)]
        stranger = await world.student()
        one_id = str(uuid4())
        student, mentor, conversation = pairs[0]
        mine, theirs, *others = await asyncio.gather(
            student.send(conversation, "De moi", id=one_id),
            stranger.send(pairs[1][2], "D'un autre", id=one_id),
            *(one.send(talk, f"À {number}") for number, (one, _, talk) in enumerate(pairs[2:], 2)),
            *(one.send(talk, f"De {number}") for number, (_, one, talk) in enumerate(pairs[2:], 2)),
        )
        assert (mine.status_code, theirs.status_code) == (201, 404)
        assert {one.status_code for one in others} == {201}
        assert (await mentor.texts(conversation))[-1] == "De moi"
        assert len(await pairs[1][1].messages(pairs[1][2])) == 3
        for number, (one, other, talk) in enumerate(pairs[2:], 2):
            assert sorted((await one.texts(talk))[-2:]) == [f"De {number}", f"À {number}"]
            for person in (one, other):
                assert [told["seq"] for told in world.events(person, "message.new")] == [2, 3, 4, 5]

    async def test_an_id_that_two_send_at_once_is_one_message(self, world: World) -> None:
        pairs = [await world.talking_pair() for _ in range(2)]
        one_id = str(uuid4())
        answers = await asyncio.gather(*(one.send(talk, id=one_id) for one, _, talk in pairs))
        assert sorted(one.status_code for one in answers) == [201, 409]
        assert sum([len(await one.messages(talk)) for one, _, talk in pairs]) == 7

    async def test_a_circle_with_somebody_else_costs_nobody_their_message(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pairs = [await world.talking_pair() for _ in range(3)]
        elsewhere = pairs[2][2]
        one_id, other_id = sorted(uuid4() for _ in range(2))
        drafts = [
            Draft(student.token, conversation, MessageCreate(id=message_id, text="Merci"))
            for (student, _, conversation), message_id in zip(pairs, (other_id, one_id), strict=False)
        ]
        # Time enough for the circle to close before PostgreSQL looks for it; then it ends who waits longest.
        # The runtime may not say so by itself.
        world.factory.connection.execute("GRANT SET ON PARAMETER deadlock_timeout TO epass_runtime")
        monkeypatch.setitem(READ_SETTINGS, "deadlock_timeout", "3000")
        ordinary = OrdinaryMessages(world.database, world.settings)
        take = "INSERT INTO message (conversation_id, seq, id, side, text) VALUES (%s, %s, %s, 'student', '')"
        with connect(world.database.url) as other:
            other.execute("SET deadlock_timeout = '1min'")
            other.execute(take, [elsewhere, 98, other_id])
            said = asyncio.gather(*(ordinary.say(one) for one in drafts))
            await world.factory.a_lock_is_waited_for()
            other.execute(take, [elsewhere, 99, one_id])
            # Nothing of it was written: each may go step by step.
            assert await said == [None, None]
            other.rollback()
        assert None not in await asyncio.gather(*(ordinary.say(one) for one in drafts))

    async def test_a_conversation_that_somebody_holds_keeps_nobody_else_waiting(self, world: World) -> None:
        (_, mentor, held), (student, _, free) = [await world.talking_pair() for _ in range(2)]
        with connect(world.database.url) as other:
            other.execute("SELECT FROM conversation WHERE id = %s FOR UPDATE", [held])
            waits = asyncio.create_task(mentor.send(held))
            await student.sent(free)
            assert not waits.done()
        assert (await waits).status_code == 201

    @pytest.mark.parametrize("change", ["consent", "role", "block", "closed", "suspended"])
    async def test_it_is_refused_for_every_reason_too(self, world: World, change: str) -> None:
        student, mentor, conversation = await world.talking_pair()
        assert (await student.send(conversation)).status_code == 201
        factory = world.factory
        if change == "consent":
            # The decision alone, before anything follows from it.
            factory._insert(
                "consent_decision",
                "id",
                {
                    "account_id": student.account, "purpose": "conversations", "party": "self",
                    "answer": "withdrawn", "how": "app", "decided_at": "2100-01-01",
                },
            )  # fmt: skip
        elif change == "role":
            factory.connection.execute("DELETE FROM account_role WHERE role = 'mentor'")
        elif change == "block":
            factory.block(mentor.account, student.account)
        elif change == "closed":
            assert await mentor.close(conversation) == 204
        else:
            case = {"origin": "report", "subject_kind": "message", "subject_id": uuid4(), "gravity": 2}
            decision = {
                "id": uuid4(), "case_id": factory._insert("moderation_case", "id", case), "reason": "",
                "decision": "suspend", "about_id": student.account, "until": "2100-01-01",
            }  # fmt: skip
            factory._insert("moderation_decision", "id", decision)
        before = len(await student.messages(conversation))
        assert (await student.send(conversation)).status_code in (403, 409)
        assert len(await student.messages(conversation)) == before

    async def test_only_with_a_session_which_lives_on_from_it(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        sessions = world.factory.connection
        used = "UPDATE session SET seen_at = seen_at - interval '2 hours' WHERE account_id = %s"
        seen = "SELECT now() - seen_at < interval '1 hour' FROM session WHERE account_id = %s"
        sessions.execute(used, [student.account])
        await student.sent(conversation)
        assert sessions.execute(seen, [student.account]).fetchone() == (True,)
        sessions.execute("UPDATE session SET expires_at = now() WHERE account_id = %s", [student.account])
        assert (await student.send(conversation)).status_code == 401
        sessions.execute("UPDATE account SET status = 'banned' WHERE id = %s", [mentor.account])
        assert (await mentor.send(conversation)).status_code == 401
        sessions.execute("UPDATE account SET status = 'active' WHERE id = %s", [mentor.account])
        assert len(await mentor.messages(conversation)) == 4


class TestOpening:
    async def test_a_question_becomes_the_first_message_once(self, world: World) -> None:
        student, mentor = await world.student(), await world.mentor()
        question = uuid4()

        async def open_it() -> UUID:
            async with world.database.transaction() as session:
                return await facade.open_for(
                    session,
                    question_id=question,
                    student_id=student.account,
                    mentor_id=mentor.account,
                    as_staff=False,
                    career_code="A1202",
                    department="44",
                    text="Aimes-tu ton métier ?",
                    masked=False,
                )

        opened = await open_it()
        assert await open_it() == opened
        assert await mentor.texts(opened) == ["Aimes-tu ton métier ?"]
        found = await mentor.open(opened)
        assert (found["unread"], found["question_id"]) == (1, str(question))
        assert found["career"] == {"code": "A1202", "label": "Jardinier / Jardinière"}
        assert (await student.open(opened))["unread"] == 0


class TestWhoMayWrite:
    async def test_nobody_but_the_two(self, world: World) -> None:
        _, _, conversation = await world.pair()
        referent = await world.person(Role.REFERENT, Role.ADMIN)
        for person in (await world.student(), await world.mentor(), referent):
            assert (await person.send(conversation)).status_code == 404
            assert await person.mark("delivered", conversation, 1) == 404
            assert await person.mark("seen", conversation, 1) == 404
            assert await person.close(conversation) == 404

    @pytest.mark.parametrize(
        ("age", "parties", "status"),
        [(14, ("self",), 403), (14, ("self", "parent"), 201), (15, ("self",), 201), (16, (), 403)],
    )
    async def test_a_student_writes_with_consent(
        self, world: World, age: int, parties: tuple[str, ...], status: int
    ) -> None:
        student, mentor = await world.student(age, consent=False), await world.mentor()
        if parties:
            world.factory.consent(student.account, "conversations", *parties)
        conversation = world.factory.conversation(student.account, mentor.account)
        assert (await student.send(conversation)).status_code == status
        found = await student.open(conversation)
        assert (found["may_write"], found["why_not"]) == (status == 201, None if status == 201 else "consent")

    @pytest.mark.parametrize("who", ["student", "mentor"])
    async def test_nothing_passes_between_people_who_are_apart(self, world: World, who: str) -> None:
        student, mentor, conversation = await world.pair()
        one, other = (student, mentor) if who == "student" else (mentor, student)
        world.factory.block(one.account, other.account)
        for person in (student, mentor):
            answer = await person.send(conversation)
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/conversation-paused")
            # The same words for whoever was blocked and whoever blocked, as for a report.
            assert (await person.open(conversation))["why_not"] == "paused"

    async def test_a_reported_mentor_is_silent_until_the_report_is_dismissed(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        world.factory.silence(mentor.account, toward=student.account)
        assert (await mentor.send(conversation)).json()["type"] == "/problems/conversation-paused"
        world.factory.connection.execute("UPDATE silence SET lifted_at = now()")
        assert (await mentor.send(conversation)).status_code == 201

    @pytest.mark.parametrize("kind", ["professional", "apprentice", "student", "adviser"])
    async def test_who_has_lost_the_role_neither_writes_nor_reads_the_student_any_more(
        self, kind: str, world: World
    ) -> None:
        """Walls, lines 8 and 9: whoever took the role away knew why."""
        staff = kind == "adviser"
        student = await world.student()
        mentor = await (world.person(Role.ADVISER) if staff else world.mentor(kind=kind))
        conversation = world.factory.conversation(student.account, mentor.account, as_staff=staff)
        assert len(await mentor.messages(conversation)) == 1
        world.factory.connection.execute("DELETE FROM account_role WHERE role <> 'student'")
        assert [(await one.send(conversation)).status_code for one in (student, mentor)] == [409, 409]
        path = f"/api/v1/conversations/{conversation}"
        for hidden in (path, f"{path}/messages"):
            assert (await mentor.client.get(hidden)).status_code == 404
        assert await mentor.mine() == []
        assert (await student.open(conversation))["why_not"] == "left"
        assert len(await student.messages(conversation)) == 1

    async def test_an_adult_s_words_never_reach_a_mentor_under_18(self, world: World) -> None:
        student, mentor = await world.student(18), await world.mentor(17)
        conversation = world.factory.conversation(student.account, mentor.account)
        for person in (student, mentor):
            answer = await person.send(conversation)
            assert answer.json()["type"] == "/problems/conversation-of-ages"
        young = world.factory.conversation((await world.student(17)).account, mentor.account)
        assert (await mentor.send(young)).status_code == 201

    @pytest.mark.parametrize("text", ["", "  \n ", "a" * 2001, "a\x00b"])
    async def test_words_are_needed_and_not_too_many(self, world: World, text: str) -> None:
        student, _, conversation = await world.pair()
        assert (await student.send(conversation, text)).status_code == 422

    async def test_there_is_no_other_way_to_send_than_text(self, world: World) -> None:
        student, _, conversation = await world.pair()
        path = f"/api/v1/conversations/{conversation}/messages"
        picture = {"id": str(uuid4()), "text": "Regarde", "picture": "data:image/png;base64,AAAA"}
        assert (await student.client.post(path, json=picture)).status_code == 422
        files = {"file": ("moi.png", b"\x89PNG", "image/png")}
        assert (await student.client.post(path, files=files)).status_code == 422


class TestRaces:
    async def test_nothing_is_written_after_the_end(self, world: World) -> None:
        for _ in range(4):
            student, mentor, conversation = await world.pair()
            *sent, closed = await asyncio.gather(
                *(mentor.send(conversation, f"{n}") for n in range(4)), student.close(conversation)
            )
            assert closed == 204
            written = [one for one in sent if one.status_code == 201]
            assert {one.status_code for one in sent} <= {201, 409}
            assert len(await student.messages(conversation)) == 1 + len(written)
            assert (await mentor.send(conversation)).status_code == 409

    async def test_nothing_is_written_after_a_withdrawal(self, world: World) -> None:
        for _ in range(4):
            student, mentor, conversation = await world.pair()
            answers = await asyncio.gather(
                *(student.send(conversation) for _ in range(3)),
                student.client.put("/api/v1/me/consents/conversations", json={"agree": False}),
                mentor.send(conversation),
            )
            assert {one.status_code for one in answers} <= {200, 201, 403, 409}
            found = await student.open(conversation)
            assert (found["status"], found["may_write"]) == ("closed", False)
            assert (await student.send(conversation)).status_code in (403, 409)
            assert (await mentor.send(conversation)).status_code == 409

    async def test_an_erasure_waits_in_no_circle(self, world: World) -> None:
        student, mentor, conversation = await world.pair()

        async def erase() -> None:
            async with world.database.transaction() as session:
                connection = await session.connection()
                await connection.exec_driver_sql(
                    "SELECT id FROM account WHERE id = %s FOR UPDATE", (student.account,)
                )
                await asyncio.sleep(0)
                await PERSONAL_DATA.erase(session, student.account)

        answers: list[Any] = await asyncio.gather(
            *(mentor.send(conversation, f"{n}") for n in range(3)), erase()
        )
        assert {one.status_code for one in answers[:-1]} <= {201, 409}
        found = await mentor.open(conversation)
        assert (found["other"]["first_name"], found["status"]) == ("", "closed")
