"""Walls, line 11: an adult's advance to a minor rings staff, reaches nobody, and keeps the adult from minors
until a moderator has decided.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.people.moderation import telling
from api.people.moderation.personal_data import PERSONAL_DATA
from api.platform.access import Role
from api.safety.safeguarding.service import GRAVE_GROOMING, screen
from tests.people.moderation.test_conversations import decide, may_write
from tests.people.moderation.test_deciding import in_a_week
from tests.talk.conversations.world import World as Talks

ADVANCES = {
    "meeting": "Viens chez moi samedi",
    "fetching": "Je passe te chercher au lycée",
    "pictures": "Envoie-moi une photo de toi",
    "secrecy": "N'en parle pas à tes parents",
}
TEXT = ADVANCES["meeting"]
SPREAD = (
    "On garde ça entre nous",
    "Je peux te faire un cadeau si tu veux",
    "T'as un copain ?",
    "Tu es spéciale, pas comme les autres",
    "Tu habites seule avec ta mère ?",
)
"""Small things of different kinds, each to somebody else."""


class Scene:
    """A mentor talks with two pupils and with an adult student; two referents of 44, one of 49, an admin."""

    def __init__(self, talks: Talks) -> None:
        self.talks = talks

    async def begin(self) -> "Scene":
        talks = self.talks
        self.pupil, self.mentor, self.first = await talks.pair(age=15)
        self.other, self.grown = await talks.student(age=16), await talks.student(age=20)
        self.second = talks.factory.conversation(self.other.account, self.mentor.account)
        self.third = talks.factory.conversation(self.grown.account, self.mentor.account)
        self.referent, self.colleague = await talks.person(Role.REFERENT), await talks.person(Role.REFERENT)
        self.deputy = await talks.person(Role.REFERENT, departments=["49"])
        self.admin = await talks.person(Role.ADMIN)
        return self

    def case(self) -> tuple[str, str, int]:
        row = self.talks.factory.connection.execute(
            "SELECT id::text, origin, gravity FROM moderation_case ORDER BY opened_at DESC LIMIT 1"
        ).fetchone()
        assert row
        return row[0], row[1], row[2]

    async def writes(self, conversation: UUID, text: str = "Bonjour !") -> int:
        return (await self.mentor.send(conversation, text)).status_code

    async def escalate(self) -> int:
        async with self.talks.database.transaction() as session:
            return await telling.escalate(session, self.talks.settings)

    def age_cases(self, minutes: int) -> None:
        self.talks.factory.connection.execute(
            "UPDATE moderation_case SET opened_at = opened_at - make_interval(mins => %s),"
            " told_at = told_at - make_interval(mins => %s)",
            [minutes, minutes],
        )


@pytest.fixture
async def scene(talks: Talks) -> Scene:
    """Nothing has happened yet."""
    return await Scene(talks).begin()


class TestHeld:
    @pytest.mark.parametrize("text", ADVANCES.values(), ids=ADVANCES.keys())
    async def test_as_grave_as_distress_and_read_by_nobody_before_a_moderator(
        self, scene: Scene, text: str
    ) -> None:
        sent = await scene.mentor.sent(scene.first, text)
        assert (sent["status"], sent["screening"]["held"], sent["screening"]["kept"]) == ("held", True, True)
        assert scene.case()[1:] == ("grooming", 4)
        assert text not in str(await scene.pupil.messages(scene.first))

    async def test_then_they_write_to_no_minor_any_more_only_to_adults(self, scene: Scene) -> None:
        assert await scene.writes(scene.second) == 201
        await scene.mentor.sent(scene.first, TEXT)
        everybody = (scene.first, scene.second, scene.third)
        assert [await scene.writes(one) for one in everybody] == [403, 403, 201]
        assert (await scene.mentor.open(scene.second))["why_not"] == "kept"
        assert (await scene.other.open(scene.second))["why_not"] == "paused", "the pupil learns nothing of it"
        question = scene.talks.factory.question(scene.other.account)
        scene.talks.factory.question_offer(question, scene.mentor.account)
        taken = await scene.mentor.client.post(f"/api/v1/questions/{question}/take")
        assert (taken.status_code, taken.json()["type"]) == (403, "/problems/kept-from-minors")
        assert (await scene.other.client.get("/api/v1/mentors")).json()["items"] == []

    async def test_nor_do_they_by_changing_their_name_or_their_work(self, scene: Scene) -> None:
        """What a pupil reads above the conversation that is paused."""
        page = {
            "kind": "professional", "job_title": "Jardinier du samedi", "career_code": "A1202",
            "training": "", "languages": ["fr"], "commune_code": "44109",
            "presentation": "Je travaille dans les jardins depuis dix ans.",
        }  # fmt: skip
        for kept in (False, True):
            before = (await scene.pupil.open(scene.first))["other"]
            named = await scene.mentor.client.patch("/api/v1/me", json={"first_name": f"Karim{'e' * kept}"})
            page["job_title"] += "."
            written = await scene.mentor.client.put("/api/v1/me/mentor", json=page)
            assert (named.status_code, written.status_code) == (200, 200)
            assert ((await scene.pupil.open(scene.first))["other"] == before) is kept
            await scene.mentor.send(scene.first, TEXT)

    async def test_said_to_several_minors_at_once_the_hold_stands_for_all(self, scene: Scene) -> None:
        answers = await asyncio.gather(
            *(scene.mentor.send(one, TEXT) for one in (scene.first, scene.second) for _ in range(3))
        )
        assert {one.status_code for one in answers} <= {201, 403}
        assert [await scene.writes(one) for one in (scene.first, scene.second)] == [403, 403]
        for pupil, conversation in ((scene.pupil, scene.first), (scene.other, scene.second)):
            assert TEXT not in str(await pupil.messages(conversation))

    async def test_between_adults_it_holds_nobody(self, scene: Scene) -> None:
        sent = await scene.mentor.sent(scene.third, TEXT)
        assert (sent["screening"]["kept"], await may_write(scene.mentor, scene.first)) == (False, True)

    async def test_said_by_a_minor_it_is_looked_at_and_holds_nobody(self, scene: Scene) -> None:
        young = await scene.talks.mentor(age=17)
        conversation = scene.talks.factory.conversation(scene.pupil.account, young.account)
        sent = await young.sent(conversation, TEXT)
        assert (sent["status"], sent["screening"]["kept"]) == ("visible", False)
        assert scene.case()[1:] == ("grooming", 2)
        assert (await young.send(conversation)).status_code == 201

    async def test_small_signs_to_many_minors_are_looked_at_soon_and_hold_where_they_are_many(
        self, talks: Talks
    ) -> None:
        """An adult who tried one small thing with each of six minors was never rung about."""
        _, mentor, first = await talks.pair(age=15)
        conversations = [first]
        for age in (15, 16, 17, 14, 20):
            student = await talks.student(age=age)
            conversations.append(talks.factory.conversation(student.account, mentor.account))
        told, gravest = [], []
        for conversation, text in zip(conversations[:5], SPREAD, strict=True):
            assert 0 < screen(text).grooming < GRAVE_GROOMING
            told.append((await mentor.sent(conversation, text))["screening"]["kept"])
            row = talks.factory.connection.execute(
                "SELECT gravity FROM moderation_case ORDER BY opened_at DESC LIMIT 1"
            ).fetchone()
            gravest.append(row and row[0])
            if told[-1]:
                break
        assert gravest[:2] == [2, 2], "one or two are chance"
        assert gravest[2] == 3
        assert (told[-1], gravest[-1]) == (True, 4)
        assert (await mentor.send(first)).status_code == 403
        assert (await mentor.send(conversations[5])).status_code == 201

    async def test_what_a_moderator_dismissed_adds_up_with_nothing(self, scene: Scene) -> None:
        """A mentor who had been released with an apology was held again for a word."""
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        assert (await decide(scene.referent, case, "dismiss")).status_code == 204
        sent = await scene.mentor.sent(scene.first, SPREAD[0])
        assert (sent["status"], sent["screening"]["kept"]) == ("visible", False)

    async def test_what_says_nothing_alone_is_read_with_what_was_written_just_before(
        self, scene: Scene
    ) -> None:
        """Walls, line 11."""
        assert [screen(text).grooming for text in IN_TURN] == [0] * len(IN_TURN)
        for text in IN_TURN:
            await scene.mentor.sent(scene.first, text)
        assert scene.case()[1] == "grooming"

    async def test_small_signs_add_up(self, scene: Scene) -> None:
        """Each says little by itself; what one adult says to one minor is weighed together."""
        small = [text for text in SMALL if 0 < screen(text).grooming < GRAVE_GROOMING]
        assert sum(screen(text).grooming for text in small) >= GRAVE_GROOMING
        said = 0
        for text in small:
            sent = await scene.mentor.sent(scene.first, text)
            said += screen(text).grooming
            assert sent["screening"]["kept"] is (said >= GRAVE_GROOMING)
            if said >= GRAVE_GROOMING:
                break
            assert scene.case()[2] < 4
        assert scene.case()[1:] == ("grooming", 4)
        assert await scene.writes(scene.second) == 403

    async def test_so_many_small_ones_are_grave_and_read_no_further(self, scene: Scene) -> None:
        """Walls, lines 1 and 11: a thousand long ones kept everybody waiting for seconds, each time."""
        assert 0 < screen(SMALL[3]).grooming < GRAVE_GROOMING
        for _ in range(24):
            assert not (await scene.mentor.sent(scene.first, SMALL[3]))["screening"]["kept"]
        assert (await scene.mentor.sent(scene.first, SMALL[3]))["screening"]["kept"]
        assert scene.case()[1:] == ("grooming", 4)


IN_TURN = (
    "Tu rentres comment le soir ?",
    "Tes parents travaillent tard ?",
    "Je pourrais passer un moment, on serait tranquilles",
)
SMALL = (
    "Tu es très jolie sur ta photo",
    "Tu fais plus que ton âge",
    "Tu es seule chez toi ?",
    "Tu as un copain ?",
    "Tu fais quoi ce soir ?",
    "Je peux t’offrir un cadeau",
    "On serait mieux ailleurs pour parler",
    "Tes parents sont là ce soir ?",
    "Tu es mignonne",
)


class TestPublished:
    async def test_the_time_until_a_decision_is_published_and_told_to_whoever_waits(
        self, scene: Scene
    ) -> None:
        hours = scene.talks.settings.hold_hours
        public = (await scene.mentor.client.get("/api/v1/settings")).json()
        assert public["hold_hours"] == hours
        listed = (await scene.mentor.client.get("/api/v1/retention")).json()
        assert {"hold_hours", "minor_case_days"} <= {one["key"] for one in listed}
        assert (await scene.mentor.client.get("/api/v1/me/statements")).json()["hold"] is None
        await scene.mentor.sent(scene.first, TEXT)
        for _ in range(2):
            await scene.talks.work()
        (letter,) = scene.talks.mails(scene.mentor)
        assert "moins de 18 ans" in letter["paragraphs"][0]
        assert [one["kind"] for one in scene.talks.events(scene.mentor, "hold.begun")] == ["hold.begun"]
        hold = (await scene.mentor.client.get("/api/v1/me/statements")).json()["hold"]
        since, until = (datetime.fromisoformat(hold[edge]) for edge in ("since", "until"))
        assert until - since == timedelta(hours=hours)


class TestRung:
    async def test_referents_at_once_at_any_hour(self, scene: Scene) -> None:
        """Also where it is night for everybody else: quiet hours do not concern it."""
        settings = scene.talks.settings.model_copy(update={"quiet_hours": "00:00-23:59"})
        scene.talks.factory.push_subscription(scene.referent.account)
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        for _ in range(2):
            async with scene.talks.database.transaction() as session:
                await telling.tell_staff(session, settings, UUID(case))
        for person in (scene.referent, scene.colleague):
            assert [letter["url"].rpartition("/")[2] for letter in scene.talks.mails(person)] == [case]
            assert len(scene.talks.events(person, "case.opened")) == 1
        assert [one[0] for one in scene.talks.rung(scene.referent)] == ["case.opened"]
        assert scene.talks.mails(scene.deputy) == scene.talks.mails(scene.admin) == []

    async def test_deputies_and_admins_behind_them_after_an_hour_once(self, scene: Scene) -> None:
        scene.talks.factory.push_subscription(scene.admin.account)
        await scene.mentor.sent(scene.first, TEXT)
        await scene.talks.work()
        scene.age_cases(59)
        assert await scene.escalate() == 0
        scene.age_cases(2)
        assert [await scene.escalate(), await scene.escalate()] == [1, 0]
        for person in (scene.deputy, scene.admin):
            assert len(scene.talks.mails(person)) == 1
        assert [one[0] for one in scene.talks.rung(scene.admin)] == ["case.opened"]
        assert len(scene.talks.mails(scene.referent)) == 1

    async def test_a_deputy_decides_what_nobody_decided_in_time(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        await scene.talks.work()
        case, _, _ = scene.case()
        assert (await decide(scene.deputy, case, "dismiss")).status_code == 404
        scene.age_cases(61)
        await scene.escalate()
        queue = (await scene.deputy.client.get("/api/v1/staff/cases")).json()["items"]
        assert [one["id"] for one in queue] == [case]
        assert (await decide(scene.deputy, case, "dismiss")).status_code == 204
        assert await scene.writes(scene.first) == 201

    async def test_what_is_decided_or_not_urgent_is_not_climbed(self, scene: Scene) -> None:
        await scene.pupil.sent(scene.first, "Mon numéro : 06 12 34 56 78")
        await scene.mentor.sent(scene.first, TEXT)
        await scene.talks.work()
        await decide(scene.referent, await self.grave(scene), "dismiss")
        scene.age_cases(120)
        assert await scene.escalate() == 0

    async def grave(self, scene: Scene) -> str:
        row = scene.talks.factory.connection.execute(
            "SELECT id::text FROM moderation_case WHERE origin = 'grooming'"
        ).fetchone()
        assert row
        return str(row[0])


class TestDecided:
    async def told(self, scene: Scene) -> list[dict[str, Any]]:
        await scene.talks.work()
        return scene.talks.mails(scene.mentor)

    async def test_released_with_a_word_of_apology_and_the_message_goes_out(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        assert (await decide(scene.referent, case, "dismiss")).status_code == 204
        assert [await scene.writes(one) for one in (scene.first, scene.second)] == [201, 201]
        assert TEXT in await scene.pupil.texts(scene.first)
        letter = (await self.told(scene))[-1]
        assert "excuses" in letter["paragraphs"][0]
        assert [one["kind"] for one in scene.talks.events(scene.mentor, "hold.ended")] == ["hold.ended"]
        answer = (await scene.mentor.client.get("/api/v1/me/statements")).json()
        assert answer["hold"] is None
        (statement,) = answer["items"]
        assert (statement["decision"], statement["waited"], statement["may_appeal"]) == (
            "dismiss",
            True,
            False,
        )

    @pytest.mark.parametrize(
        ("verdict", "second"),
        [("warn", 403), ("hide", 403), ("suspend", 403), ("transmit", 403), ("ban", 401)],
    )
    async def test_any_other_decision_leaves_the_message_unread_and_minors_out_of_reach(
        self, scene: Scene, verdict: str, second: int
    ) -> None:
        """A warning or a hiding once ended the hold on who had made the advance."""
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        values = {"until": in_a_week()} if verdict == "suspend" else {}
        assert (await decide(scene.referent, case, verdict, **values)).status_code == 204
        assert TEXT not in str(await scene.pupil.messages(scene.first))
        assert await scene.writes(scene.second) == second
        assert not any("excuses" in str(letter) for letter in await self.told(scene))

    async def test_also_once_a_suspension_is_over_and_it_is_told(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        await decide(scene.referent, case, "suspend", until=in_a_week())
        scene.talks.factory.connection.execute("UPDATE moderation_decision SET until = now()")
        assert [await scene.writes(one) for one in (scene.second, scene.third)] == [403, 201]
        (statement,) = (await scene.mentor.client.get("/api/v1/me/statements")).json()["items"]
        assert (statement["decision"], statement["kept_from_minors"], statement["may_appeal"]) == (
            "suspend",
            True,
            True,
        )

    async def test_a_moderator_may_warn_and_let_them_go_on(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        assert (await decide(scene.referent, case, "warn", keep_from_minors=False)).status_code == 204
        assert await scene.writes(scene.second) == 201
        assert TEXT not in str(await scene.pupil.messages(scene.first))
        (statement,) = (await scene.mentor.client.get("/api/v1/me/statements")).json()["items"]
        assert statement["kept_from_minors"] is False

    async def test_a_dismissal_that_follows_takes_it_back(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        await decide(scene.referent, case, "hide")
        seen = (await scene.referent.client.get(f"/api/v1/staff/cases/{case}")).json()
        after = seen["decisions"][0]["id"]
        assert (await decide(scene.colleague, case, "dismiss", after=after)).status_code == 204
        assert await scene.writes(scene.second) == 201

    async def test_other_cases_keep_who_a_moderator_says(self, scene: Scene) -> None:
        body = {"id": str(uuid4()), "subject_kind": "conversation", "subject_id": str(scene.first)}
        await scene.pupil.client.post("/api/v1/reports", json={**body, "reason": "meeting"})
        assert (await decide(scene.referent, body["id"], "warn")).status_code == 204
        assert await scene.writes(scene.second) == 201
        seen = (await scene.referent.client.get(f"/api/v1/staff/cases/{body['id']}")).json()
        values = {"after": seen["decisions"][0]["id"], "keep_from_minors": True}
        assert (await decide(scene.referent, body["id"], "warn", **values)).status_code == 204
        assert await scene.writes(scene.second) == 403

    async def test_two_moderators_at_once_one_decides(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        answers = await asyncio.gather(
            decide(scene.referent, case, "dismiss"),
            decide(scene.colleague, case, "warn"),
            decide(scene.admin, case, "hide"),
        )
        assert sorted(one.status_code for one in answers) == [204, 409, 409]
        read = TEXT in str(await scene.pupil.messages(scene.first))
        assert read is (answers[0].status_code == 204)
        assert await scene.writes(scene.second) == (201 if read else 403)

    async def test_of_two_holds_both_must_be_decided(self, scene: Scene) -> None:
        await asyncio.gather(*(scene.mentor.send(one, TEXT) for one in (scene.first, scene.second)))
        rows = scene.talks.factory.connection.execute(
            "SELECT id::text FROM moderation_case WHERE origin = 'grooming'"
        ).fetchall()
        for left, (case,) in enumerate(reversed(rows), 1):
            assert (await decide(scene.referent, case, "dismiss")).status_code == 204
            assert await scene.writes(scene.first) == (201 if left == len(rows) else 403)

    async def test_a_message_dismissed_while_another_hold_stood_goes_out_with_the_last(
        self, scene: Scene
    ) -> None:
        """Walls, line 13: its author read « le message est parti », and nobody ever saw it."""
        await scene.mentor.sent(scene.first, TEXT)
        case, _, _ = scene.case()
        other = scene.talks.factory.case(scene.mentor.account, origin="grooming", gravity=4)
        scene.talks.factory._insert(
            "restriction", "id", {"account_id": scene.mentor.account, "case_id": other}
        )
        read = []
        for one in (case, str(other)):
            assert (await decide(scene.referent, one, "dismiss")).status_code == 204
            read.append(TEXT in await scene.pupil.texts(scene.first))
        assert read == [False, True]

    async def test_the_copy_of_ones_data_tells_it(self, scene: Scene) -> None:
        await scene.mentor.sent(scene.first, TEXT)
        async with scene.talks.database.transaction() as session:
            copy = await PERSONAL_DATA.export(session, scene.mentor.account)
        assert len(copy["restrictions"]) == 1


async def test_a_person_in_distress_is_not_rung_about_twice(scene: Scene) -> None:
    """A pupil's cry for help that nobody answers climbs in the same way."""
    await scene.pupil.sent(scene.first, "J’ai envie de mourir")
    await scene.talks.work()
    scene.age_cases(61)
    assert [await scene.escalate(), await scene.escalate()] == [1, 0]
    assert len(scene.talks.mails(scene.deputy)) == 1


async def test_a_proposal_in_two_messages_reaches_the_moderators(scene: Scene) -> None:
    """« tu finis à quelle heure demain ? » and « je passe » were ordinary messages, each by itself."""
    assert await scene.writes(scene.first, "Bonjour !") == 201
    assert await scene.writes(scene.first, "Tu finis à quelle heure demain ?") == 201
    assert await scene.writes(scene.first, "je passe") == 201
    found = scene.talks.factory.connection.execute(
        "SELECT spans, original FROM moderation_evidence"
    ).fetchall()
    assert [(spans[0]["finding"], original) for spans, original in found] == [("grooming", "je passe")]
    # It is one small sign; with another one it is grave.
    assert await scene.writes(scene.first, "Ça reste entre nous hein") == 201
    assert await scene.writes(scene.second) == 403
