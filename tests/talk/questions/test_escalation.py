"""What time does: a reminder, others, an adviser; and three silences pause a mentor."""

import pytest

from api.platform.settings import Settings
from api.talk.questions import escalation
from tests.talk.questions.world import World
from tests.test_worker import run_due


class TestNobodyAnswers:
    async def test_seven_days_a_reminder_fourteen_others_twenty_one_an_adviser(self, world: World) -> None:
        student, asked, other, adviser = (
            await world.student(),
            await world.mentor(),
            await world.mentor(),
            await world.adviser(),
        )
        question = await world.asked(student, asked)
        steps = []
        for _ in range(22):
            await world.hour()
            await world.hour()
            mine = await world.mine(student, question)
            steps.append(
                (
                    mine["next_step"] and mine["next_step"]["what"],
                    len(await world.told(asked)),
                    len(await world.inbox(other)),
                    len(await world.adviser_queue(adviser)),
                )
            )
            world.pass_days(1)
        waiting = [("reminder", 1, 0, 0)] * 7 + [("others", 2, 0, 0)] * 7 + [("adviser", 2, 1, 0)] * 7
        assert steps == [*waiting, (None, 2, 0, 1)]
        assert await world.told(asked) == ["question.reminder", "question.offered"]
        assert await world.told(other) == ["question.offered"]
        assert await world.told(adviser) == ["question.for_advisers"]
        assert await world.told(student) == ["question.with_adviser", "question.widened"]
        assert await world.status(student, question) == "with_adviser"
        assert await world.inbox(asked) == await world.inbox(other) == []
        for person in (student, asked, other, adviser):
            for letter in world.factory.letters(person.account):
                assert "dehors" not in letter
        conversation = await world.taken(adviser, question)
        item = (await student.client.get(f"/api/v1/conversations/{conversation}")).json()
        assert item["other"]["kind"] == "adviser"

    async def test_where_nobody_knows_the_first_who_comes_free_gets_it_else_an_adviser_after_a_week(
        self, world: World
    ) -> None:
        student, adviser = await world.student(), await world.adviser()
        full = await world.mentor()
        world.factory.availability(full.account, capacity=0)
        first, second = await world.asked(student), await world.asked(student, career_code="A1301")
        world.pass_days(2)
        await world.hour()
        assert await world.inbox(full) == []
        world.factory.connection.execute("UPDATE mentor_availability SET capacity = 3")
        await world.hour()
        assert await world.inbox(full) == [first]
        world.pass_days(5)
        await world.hour()
        assert await world.status(student, first) == "waiting"
        assert await world.adviser_queue(adviser) == [second]

    async def test_those_who_were_asked_by_ten_are_others_in_the_second_round(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(world.settings, "question_offers", 2)
        mentors = [await world.mentor() for _ in range(5)]
        question = await world.asked(await world.student())

        async def having() -> int:
            return sum([await world.inbox(one) == [question] for one in mentors])

        assert await having() == 2
        world.pass_days(7)
        await world.hour()
        assert await having() == 2
        world.pass_days(7)
        await world.hour()
        assert await having() == 4

    async def test_by_the_real_worker_and_of_a_leaving_student_nothing_moves(
        self, world: World, settings: Settings
    ) -> None:
        student, leaving = await world.student(), await world.student()
        await world.asked(student)
        world.factory.question(leaving.account)
        world.factory.connection.execute(
            "UPDATE account SET status = 'leaving' WHERE id = %s", [leaving.account]
        )
        world.pass_days(22)
        await run_due(settings, ("questions:climb_due", {"timestamp": 0}))
        rows = world.factory.connection.execute("SELECT account_id, status FROM question").fetchall()
        assert set(rows) == {(student.account, "with_adviser"), (leaving.account, "waiting")}


class TestWhoTookItIsSilent:
    async def test_a_reminder_then_others_and_the_student_s_own_words_stay_with_the_first(
        self, world: World
    ) -> None:
        student, first, second = await world.student(), await world.mentor(), await world.mentor()
        question = await world.asked(student, first)
        world.pass_days(3)
        conversation = await world.taken(first, question)
        await world.answer(student, conversation, "Et en hiver, à la maison ?")
        world.pass_days(6.9)
        await world.hour()
        assert await world.told(first) == ["question.offered"]
        world.pass_days(0.2)
        await world.hour()
        await world.hour()
        assert await world.told(first) == ["question.reminder", "question.offered"]
        world.pass_days(7)
        await world.hour()
        assert await world.inbox(second) == [question]
        assert await world.inbox(first) == []
        closed = (await student.client.get(f"/api/v1/conversations/{conversation}")).json()
        assert closed["status"] == "closed"
        again = await world.taken(second, question)
        assert again != conversation
        messages = (await second.client.get(f"/api/v1/conversations/{again}/messages")).json()["items"]
        assert len(messages) == 1
        assert (await second.client.get(f"/api/v1/conversations/{conversation}")).status_code == 404
        late = await world.take(first, question)
        assert late.status_code == 404

    async def test_an_answer_ends_the_ladder_and_teaches_the_usual_time(self, world: World) -> None:
        student, mentor = await world.student(), await world.mentor()
        question = await world.asked(student, mentor)
        world.pass_days(1)
        conversation = await world.taken(mentor, question)
        await world.answer(mentor, conversation)
        page = (await student.client.get(f"/api/v1/mentors/{mentor.profile}")).json()
        assert page["response_hours"] == 25
        world.pass_days(30)
        await world.hour()
        assert await world.status(student, question) == "taken"
        assert await world.told(mentor) == ["question.offered"]

    async def test_closed_without_an_answer_others_get_it_at_once(self, world: World) -> None:
        student, first, second = await world.student(), await world.mentor(), await world.mentor()
        question = await world.asked(student)
        conversation = await world.taken(first, question)
        assert (await first.client.post(f"/api/v1/conversations/{conversation}/close")).status_code == 204
        await world.hour()
        assert await world.status(student, question) == "waiting"
        assert await world.inbox(second) == [question]
        own = await world.asked(student)
        conversation = await world.taken(second, own)
        assert (await student.client.post(f"/api/v1/conversations/{conversation}/close")).status_code == 204
        await world.hour()
        assert await world.status(student, own) == "taken"

    async def test_of_an_adviser_it_goes_back_to_the_advisers(self, world: World) -> None:
        student, adviser = await world.student(), await world.adviser()
        question = str(world.factory.question(student.account, status="with_adviser"))
        await world.taken(adviser, question)
        world.pass_days(14)
        await world.hour()
        assert await world.adviser_queue(adviser) == [question]


class TestSilences:
    async def test_three_questions_in_a_row_without_a_word_pause_a_mentor(self, world: World) -> None:
        mentor = await world.mentor()
        for _ in range(3):
            await world.asked(await world.student(), mentor)
            world.pass_days(1)
        world.pass_days(13)
        await world.hour()
        assert await world.told(mentor) != []
        assert "mentor.paused" in await world.told(mentor)
        await world.hour()
        assert (await world.told(mentor)).count("mentor.paused") == 1
        student = await world.student()
        assert (await world.send(student, mentor)).json()["type"] == "/problems/mentor-paused"
        await mentor.client.post("/api/v1/me/availability/resume")
        assert (await world.send(student, mentor)).status_code == 201

    async def test_a_word_in_between_counts_anew_and_holidays_count_for_nothing(self, world: World) -> None:
        declining, away = await world.mentor(), await world.mentor()
        for number in range(4):
            question = await world.asked(await world.student(), declining)
            await world.asked(await world.student(), away)
            world.pass_days(15)
            if number == 0:
                world.factory.availability(away.account, away_from="2000-01-01", away_until="2100-01-01")
                world.factory.connection.execute("UPDATE question SET mentor_id = NULL")
            await world.hour()
            if number == 1:
                await world.decline(declining, question)
            if number == 0:
                break
        rows = world.factory.connection.execute(
            "SELECT account_id, silences FROM mentor_availability WHERE silences > 0"
        ).fetchall()
        assert rows == [(declining.account, 1)]

    async def test_the_same_silence_is_counted_once(self, world: World, settings: Settings) -> None:
        mentor = await world.mentor()
        question = world.factory.question((await world.student()).account)
        world.factory.question_offer(question, mentor.account)
        for _ in range(3):
            async with world.database.transaction() as session:
                await escalation.count_silence(session, settings, question, mentor.account)
        row = world.factory.connection.execute("SELECT silences FROM mentor_availability").fetchone()
        assert row == (1,)
