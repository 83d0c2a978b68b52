"""Asking: whom a question reaches, in which order, and who must wait, wait less, or may not."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.platform.access import Role
from api.platform.kit.clock import today
from api.talk.questions.facade import REPORTABLE
from tests.factories import born
from tests.talk.questions.world import TEXT, World


async def test_a_question_to_one_mentor_reaches_only_them_without_a_surname_or_an_address(
    world: World,
) -> None:
    student = await world.student(15, first_name="Prénom", email="secret@example.org", level="middle_school")
    mentor, other = await world.mentor(), await world.mentor()
    question = await world.asked(student, mentor)
    assert await world.inbox(other) == []
    (item,) = (await mentor.client.get("/api/v1/me/inbox")).json()["items"]
    offered_at = item.pop("offered_at")
    assert offered_at
    assert item == {
        "id": question,
        "text": TEXT,
        "masked": False,
        "distress": False,
        "career": {"code": "A1202", "label": "Métier A1202"},
        "training": "",
        "student": {"first_name": "Prénom", "level": "middle_school"},
        "minor": True,
        "direct": True,
    }
    one = (await mentor.client.get(f"/api/v1/me/inbox/{question}")).json()
    assert one == {**item, "offered_at": offered_at}
    assert (await other.client.get(f"/api/v1/me/inbox/{question}")).status_code == 404
    assert await world.told(mentor) == ["question.offered"]
    (letter,) = world.factory.letters(mentor.account)
    assert TEXT not in letter
    assert "Prénom" not in letter


async def test_a_pupil_s_surname_and_school_are_masked_in_a_question(world: World) -> None:
    """Walls, line 15."""
    student = await world.student(15, first_name="Zoé", email="zoe.martin@example.org")
    mentor = await world.mentor()
    await world.asked(
        student, mentor, text="Bonjour, moi c'est Zoé Martin, je suis au lycée Livet. Ça paie ?"
    )
    (item,) = (await mentor.client.get("/api/v1/me/inbox")).json()["items"]
    assert item["text"] == "Bonjour, moi c'est Zoé [masqué], je suis au lycée [masqué]. Ça paie ?"
    # Kept for a look that its author may ask for (walls, line 13); no work for moderators until then.
    rows = world.factory.connection.execute("SELECT origin, told_at FROM moderation_case").fetchall()
    assert rows == [("name", None)]


@pytest.mark.parametrize(
    ("training", "shown"),
    [
        ("CAP jardinier paysagiste", "CAP jardinier paysagiste"),
        ("Zoé Martin, CAP jardinier", "Zoé [masqué], CAP jardinier"),
    ],
)
async def test_the_training_is_looked_at_like_the_question(world: World, training: str, shown: str) -> None:
    """Walls, line 15: a free field was used for what the other one masks."""
    student = await world.student(15, first_name="Zoé", email="zoe.martin@example.org")
    mentor = await world.mentor()
    await world.asked(student, mentor, training=training)
    (item,) = (await mentor.client.get("/api/v1/me/inbox")).json()["items"]
    assert (item["text"], item["training"]) == (TEXT, shown)


@pytest.mark.parametrize("text", [TEXT, f"Moi c'est Zoé Martin.\n{TEXT}"])
async def test_dismissed_each_field_is_read_as_it_was_written(world: World, text: str) -> None:
    """Walls, line 13: the training stayed masked, and stood below the question besides."""
    student = await world.student(15, first_name="Zoé", email="zoe.martin@example.org")
    mentor = await world.mentor()
    for training in ("Zoé Martin, CAP jardinier", "CAP jardinier", ""):
        question = await world.asked(student, mentor, text=text, training=training)
        kept = world.factory.connection.execute(
            "SELECT original FROM moderation_evidence WHERE subject_id = %s", [question]
        ).fetchone()
        if kept is not None:
            async with world.database.transaction() as session:
                assert await REPORTABLE.unmask(session, UUID(question), kept[0])
        seen = (await mentor.client.get(f"/api/v1/me/inbox/{question}")).json()
        assert (seen["text"], seen["training"]) == (text, training)


async def test_a_cry_for_help_in_it_is_heard(world: World) -> None:
    student = await world.student(15)
    await world.asked(student, await world.mentor(), training="j'ai envie de mourir")
    rows = world.factory.connection.execute("SELECT origin, about_id FROM moderation_case").fetchall()
    assert rows == [("distress", student.account)]


async def test_anyone_who_knows_is_the_same_career_then_the_broader_then_the_family_nearest_first(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.settings, "question_offers", 1)
    wanted = [
        ("the career itself, trained for it, in town", {"training": "BTS aménagements paysagers"}),
        ("the career itself, in town", {}),
        ("the career itself, next town", {"commune_code": "44143"}),
        ("the career itself, another department", {"commune_code": "49007", "department": "49"}),
        ("a finer career of it", {"career_code": "A1203"}),
        ("the same family", {"career_code": "A1205"}),
        ("another family", {"career_code": "A1301"}),
    ]
    world.factory.connection.execute("UPDATE commune SET lat = 47.5 WHERE code = '44143'")
    mentors = {name: await world.mentor(profile) for name, profile in reversed(wanted)}
    student = await world.student()
    question = await world.asked(student, commune_code="44109", training="BTS aménagements paysagers")
    order = []
    for _ in wanted:
        for name, mentor in mentors.items():
            if await world.inbox(mentor) == [question]:
                order.append(name)
                await world.decline(mentor, question)
    assert order == [name for name, _ in wanted if name != "another family"]
    assert await world.status(student, question) == "waiting"


async def test_a_round_is_offered_to_ten_and_never_to_who_cannot_be_asked(world: World) -> None:
    student = await world.student(16)
    moment = today()
    able = [await world.mentor() for _ in range(11)]
    full, away, paused, silent, blocked, blocking, hushed, suspended, gone = [
        await world.mentor() for _ in range(9)
    ]
    factory = world.factory
    for _ in range(3):
        factory.conversation(factory.account(Role.STUDENT), full.account)
    factory.availability(away.account, away_from=moment, away_until=moment + timedelta(days=1))
    factory.connection.execute("UPDATE mentor_profile SET paused = true WHERE id = %s", [paused.profile])
    factory.availability(silent.account, silent_at=moment)
    factory.block(student.account, blocked.account)
    factory.block(blocking.account, student.account)
    factory.silence(hushed.account, toward=student.account)
    factory.decision(suspended.account, "suspend", until=moment + timedelta(days=2))
    factory.connection.execute("UPDATE account SET status = 'leaving' WHERE id = %s", [gone.account])
    question = await world.asked(student)
    assert sum([await world.inbox(one) == [question] for one in able]) == 10
    for one in (full, away, paused, silent, blocked, blocking, hushed, suspended):
        assert await world.inbox(one) == []
        assert await world.told(one) == []
    for one, code in ((full, "mentor-full"), (away, "mentor-away"), (paused, "mentor-paused")):
        response = await world.send(student, one)
        assert (response.status_code, response.json()["type"]) == (409, f"/problems/{code}")
    for one in (blocked, blocking, hushed, suspended, gone):
        assert (await world.send(student, one)).status_code == 404


AGES: list[tuple[dict[str, Any], set[str]]] = [
    ({"age": 11}, {"adult", "17", "16"}),
    ({"age": 15}, {"adult", "17", "16"}),
    ({"age": 18, "birthday": -1}, {"adult", "17", "16"}),
    ({"age": 18, "birthday": 0}, {"adult"}),
    ({"age": 22}, {"adult"}),
]


@pytest.mark.parametrize(("student_is", "reached"), AGES)
async def test_an_adult_s_question_never_reaches_a_mentor_of_16_or_17(
    student_is: dict[str, Any], reached: set[str], world: World
) -> None:
    mentors = {
        "adult": await world.mentor(),
        "17": await world.mentor(age=17),
        "16": await world.mentor(age=16),
        "unknown": await world.mentor(age=None),
    }
    student = await world.student(**student_is)
    question = await world.asked(student)
    assert {name for name, one in mentors.items() if await world.inbox(one) == [question]} == reached
    world.factory.connection.execute("UPDATE question SET created_at = created_at - interval '2 days'")
    for name, one in mentors.items():
        world.factory.connection.execute("UPDATE question SET status = 'withdrawn'")
        assert (await world.send(student, one)).status_code == (201 if name in reached else 404)


async def test_who_turned_18_meanwhile_is_out_of_reach_of_a_young_mentor(world: World) -> None:
    student, young, adult = await world.student(17), await world.mentor(age=17), await world.mentor()
    question = await world.asked(student)
    assert await world.inbox(young) == [question]
    world.factory.connection.execute(
        "UPDATE account SET birth_date = %s WHERE id = %s", [born(18, days=0), student.account]
    )
    assert await world.inbox(young) == []
    assert (await young.client.get(f"/api/v1/me/inbox/{question}")).status_code == 404
    assert (await world.take(young, question)).status_code == 404
    assert await world.inbox(adult) == [question]


async def test_without_consent_nothing_is_asked_and_under_15_both_must_agree(world: World) -> None:
    child, adult = await world.student(14, consent=False), await world.student(20, consent=False)
    for student in (child, adult):
        response = await world.send(student)
        assert (response.status_code, response.json()["type"]) == (403, "/problems/consent-needed")
        world.factory.consent(student.account, "conversations", "self")
    assert (await world.send(adult)).status_code == 201
    assert (await world.send(child)).status_code == 403
    world.factory.consent(child.account, "conversations", "parent")
    assert (await world.send(child)).status_code == 201


async def test_only_students_ask_and_not_while_suspended(world: World) -> None:
    mentor = await world.mentor()
    assert (await world.send(mentor)).status_code == 403
    student = await world.student()
    world.factory.decision(student.account, "suspend", until=today() + timedelta(days=3))
    response = await world.send(student)
    assert (response.status_code, response.json()["type"]) == (403, "/problems/suspended")


async def test_sent_twice_at_once_it_is_one_question(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    draft = {"id": str(uuid4())}
    both = await asyncio.gather(world.send(student, mentor, **draft), world.send(student, mentor, **draft))
    assert [one.status_code for one in both] == [201, 201]
    assert both[0].json() == both[1].json()
    assert await world.inbox(mentor) == [draft["id"]]
    assert await world.told(mentor) == ["question.offered"]
    stranger = await world.send(await world.student(), mentor, **draft)
    assert (stranger.status_code, stranger.json()["type"]) == (409, "/problems/id-taken")


async def test_three_wait_at_once_and_five_a_day_also_from_two_devices(world: World) -> None:
    student = await world.student()
    answers = await asyncio.gather(*(world.send(student) for _ in range(5)))
    assert sorted(one.status_code for one in answers) == [201, 201, 201, 409, 409]
    assert {one.json()["type"] for one in answers if one.status_code == 409} == {"/problems/enough-questions"}
    mine = (await student.client.get("/api/v1/me/questions", params={"limit": 2})).json()
    rest = (await student.client.get("/api/v1/me/questions", params={"cursor": mine["next"]})).json()
    assert (len(mine["items"]), len(rest["items"]), rest["next"]) == (2, 1, None)
    for item in mine["items"]:
        assert (await student.client.post(f"/api/v1/me/questions/{item['id']}/withdraw")).status_code == 200
    for _ in range(2):
        question = await world.asked(student)
        assert (await student.client.post(f"/api/v1/me/questions/{question}/withdraw")).status_code == 200
    much = await world.send(student)
    assert much.status_code == 429
    assert int(much.headers["retry-after"]) > 80_000


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": "Salut"}, "text"),
        ({"text": "   court      "}, "text"),
        ({"text": "x" * 1001}, "text"),
        ({"career_code": "B9999"}, "career_code"),
        ({"commune_code": "99999"}, "commune_code"),
        ({"training": "écris-moi sur a@b.fr"}, "training"),
        ({"training": "viens chez moi, 12 rue des Lilas"}, "training"),
        ({"training": "espèce de connard"}, "training"),
        ({"picture": "x"}, "picture"),
    ],
)
async def test_what_cannot_be_asked_is_told_with_a_word(
    wrong: dict[str, Any], field: str, world: World
) -> None:
    response = await world.send(await world.student(), **wrong)
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert field in error["field"]


class TestScreening:
    async def test_a_detail_split_over_two_questions(self, world: World) -> None:
        """Walls, line 10."""
        student, mentor = await world.student(), await world.mentor()
        for text in ("ajoute moi sur insta", "lina bgs 44"):
            await world.asked(student, text=text)
        shown = (await mentor.client.get("/api/v1/me/inbox")).json()["items"]
        assert [one["text"] for one in shown] == ["[masqué]", "[masqué]"]

    async def test_a_number_that_goes_on_days_later(self, world: World) -> None:
        """Walls, line 10: a quarter of an hour between two questions was enough."""
        student, mentor = await world.student(), await world.mentor()
        first = await world.asked(student, mentor, text="Bonjour, mon 0639 voilà")
        world.factory.connection.execute(
            "UPDATE question SET created_at = now() - interval '3 days' WHERE id = %s", [first]
        )
        second = await world.asked(student, mentor, text="et puis 9812")
        assert "9812" not in (await world.mine(student, second))["text"]
        [shown] = [
            one
            for one in (await mentor.client.get("/api/v1/me/inbox")).json()["items"]
            if one["id"] == second
        ]
        assert (shown["masked"], "9812" in shown["text"]) == (True, False)

    async def test_contact_details_are_masked_before_anyone_sees_them_and_filed(self, world: World) -> None:
        student, mentor = await world.student(), await world.mentor()
        text = "Tu peux m'écrire à prenom.nom@example.org pour répondre ?"
        response = await world.send(student, mentor, text=text)
        assert response.json()["screening"]["masked"] == ["email"]
        question = response.json()["id"]
        seen = (await mentor.client.get(f"/api/v1/me/inbox/{question}")).json()
        assert seen["masked"] is True
        assert "example.org" not in seen["text"]
        assert "example.org" not in (await world.mine(student, question))["text"]
        assert world.factory.cases() == [("contact", student.account, text)]

    async def test_an_insult_is_held_until_a_moderator_releases_it(self, world: World) -> None:
        student, mentor = await world.student(), await world.mentor()
        response = await world.send(student, mentor, text="Réponds-moi vite, espèce de connard")
        assert response.json()["status"] == "held"
        assert response.json()["screening"]["held"] is True
        question = response.json()["id"]
        assert await world.inbox(mentor) == []
        assert await world.told(mentor) == []
        await world.hour()
        assert await world.inbox(mentor) == []
        await world.release(question)
        assert await world.inbox(mentor) == [question]
        await world.hide(question)
        assert await world.inbox(mentor) == []
        assert await world.status(student, question) == "hidden"

    async def test_distress_is_told_to_the_writer_and_filed_and_the_question_goes_its_way(
        self, world: World
    ) -> None:
        student = await world.student()
        response = await world.send(student, text="J'ai envie de mourir, à quoi bon un métier ?")
        assert response.json()["screening"]["distress"] is True
        assert response.json()["status"] == "waiting"
        assert [case[0] for case in world.factory.cases()] == ["distress"]

    async def test_who_told_no_commune_is_heard_in_the_department_of_their_school(self, world: World) -> None:
        """The case had no department: the referent beside the school was told nothing of it."""
        student = await world.student()
        world.factory.pupil_school(student.account, department="49")
        await world.asked(student, text="J'ai envie de mourir, à quoi bon un métier ?")
        rows = world.factory.connection.execute("SELECT department FROM moderation_case").fetchall()
        assert rows == [("49",)]
