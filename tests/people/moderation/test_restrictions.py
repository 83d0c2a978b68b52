"""Walls, line 12: what a grave decision does by itself, what may follow it, and who ends a separation."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.people.moderation.facade import require_may_reach
from api.platform.access import Role
from api.platform.kit.problems import ForbiddenError
from tests.people.moderation.test_conversations import decide, may_write
from tests.people.moderation.test_deciding import in_a_week
from tests.talk.conversations.world import Person
from tests.talk.conversations.world import World as Talks


async def reported(talks: Talks, by: Person, message: dict[str, Any], reason: str = "sexual") -> str:
    body = {"id": str(uuid4()), "subject_kind": "message", "subject_id": message["id"], "reason": reason}
    answer = await by.client.post("/api/v1/reports", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


class Scene:
    """A pupil reported a mentor, who also talks with another pupil and with an adult student."""

    def __init__(self, talks: Talks) -> None:
        self.talks = talks

    async def begin(self, reason: str = "sexual") -> "Scene":
        talks = self.talks
        self.pupil, self.mentor, self.first = await talks.pair(age=15)
        self.other, self.grown = await talks.student(age=16), await talks.student(age=20)
        self.second = talks.factory.conversation(self.other.account, self.mentor.account)
        self.third = talks.factory.conversation(self.grown.account, self.mentor.account)
        self.referent, self.colleague = await talks.person(Role.REFERENT), await talks.person(Role.REFERENT)
        self.case = await reported(talks, self.pupil, await self.mentor.sent(self.first), reason)
        return self

    async def decide(self, by: Person, decision: str, **values: Any) -> int:
        return (await decide(by, self.case, decision, **values)).status_code

    async def last(self) -> str:
        """The last decision of the case, as a moderator reads it."""
        seen = (await self.referent.client.get(f"/api/v1/staff/cases/{self.case}")).json()
        return str(seen["decisions"][0]["id"])

    async def writes(self, conversation: UUID) -> int:
        return (await self.mentor.send(conversation)).status_code


@pytest.fixture
async def scene(talks: Talks) -> Scene:
    """A report of sexual words waits."""
    return await Scene(talks).begin()


class TestHandedOver:
    async def test_the_adult_writes_to_no_minor_any_more_and_learns_nothing(self, scene: Scene) -> None:
        assert await scene.writes(scene.second) == 201
        assert await scene.decide(scene.referent, "transmit", reason="") == 204
        assert [await scene.writes(one) for one in (scene.first, scene.second, scene.third)] == [
            403,
            403,
            201,
        ]
        for person, conversation in ((scene.mentor, scene.second), (scene.other, scene.second)):
            assert await may_write(person, conversation) is False
            assert (await person.open(conversation))["why_not"] == "paused"
        assert scene.talks.mails(scene.mentor) == []
        assert (await scene.mentor.client.get("/api/v1/me/statements")).json()["items"] == []

    async def test_so_does_a_mentor_under_18_who_comes_of_age_one_day(self, talks: Talks) -> None:
        pupil, mentor = await talks.student(age=15), await talks.mentor(age=17, kind="student")
        conversation = talks.factory.conversation(pupil.account, mentor.account)
        other = talks.factory.conversation((await talks.student(age=16)).account, mentor.account)
        case = await reported(talks, pupil, await mentor.sent(conversation))
        assert (await decide(await talks.person(Role.REFERENT), case, "transmit")).status_code == 204
        assert (await mentor.send(other)).status_code == 403
        talks.factory.connection.execute(
            "UPDATE account SET birth_date = birth_date - interval '2 years' WHERE id = %s", [mentor.account]
        )
        assert (await mentor.send(other)).status_code == 403

    async def test_minors_neither_find_them_nor_are_answered_by_them(self, scene: Scene) -> None:
        factory, mentor = scene.talks.factory, scene.mentor.client
        factory.connection.execute("UPDATE mentor_availability SET capacity = 9")
        asked = {}
        for asker in (scene.other, scene.grown):
            asked[asker.account] = factory.question(asker.account)
            factory.question_offer(asked[asker.account], scene.mentor.account)
        await scene.decide(scene.referent, "transmit", reason="")
        inbox = (await mentor.get("/api/v1/me/inbox")).json()["items"]
        assert [one["id"] for one in inbox] == [str(asked[scene.grown.account])]
        taken = [
            (await mentor.post(f"/api/v1/questions/{asked[asker.account]}/take"))
            for asker in (scene.other, scene.grown)
        ]
        assert [one.status_code for one in taken] == [403, 200]
        assert taken[0].json()["type"] == "/problems/kept-from-minors"
        found = [
            len((await asker.client.get("/api/v1/mentors")).json()["items"])
            for asker in (scene.other, scene.grown)
        ]
        assert found == [0, 1]

    async def test_nor_by_them_as_an_adviser(self, scene: Scene) -> None:
        talks = scene.talks
        adviser = await talks.person(Role.ADVISER)
        talks.factory._insert("restriction", "id", {"account_id": adviser.account})
        young, grown = (
            talks.factory.question(one.account, status="with_adviser") for one in (scene.other, scene.grown)
        )
        queue = (await adviser.client.get("/api/v1/staff/questions")).json()["items"]
        assert [one["id"] for one in queue] == [str(grown)]
        answers = [await adviser.client.post(f"/api/v1/questions/{one}/take") for one in (young, grown)]
        assert [one.status_code for one in answers] == [403, 200]

    async def test_nor_in_words_of_a_company_or_an_issuer(self, scene: Scene) -> None:
        """Every way in which somebody's own words reach a minor asks the same condition."""
        await scene.decide(scene.referent, "transmit", reason="")
        async with scene.talks.database.transaction() as session:
            for reader in (scene.other.account, None):
                with pytest.raises(ForbiddenError):
                    await require_may_reach(session, scene.mentor.account, reader)
            await require_may_reach(session, scene.mentor.account, scene.grown.account)
            await require_may_reach(session, scene.referent.account, scene.other.account)

    async def test_a_minor_who_is_handed_to_those_who_help_may_still_write(self, talks: Talks) -> None:
        pupil, mentor, conversation = await talks.pair(age=15)
        referent = await talks.person(Role.REFERENT)
        case = await reported(talks, mentor, await pupil.sent(conversation), "danger")
        assert (await decide(referent, case, "transmit", reason="")).status_code == 204
        assert (await pupil.send(conversation)).status_code == 201

    async def test_a_ban_that_is_lifted_otherwise_leaves_them_kept_from_minors(self, scene: Scene) -> None:
        assert await scene.decide(scene.referent, "ban") == 204
        connection = scene.talks.factory.connection
        connection.execute("UPDATE account SET status = 'active' WHERE id = %s", [scene.mentor.account])
        connection.execute("UPDATE conversation SET status = 'open', close_reason = NULL")
        # The ban had ended what makes a mentor: the role, the approval, the organisation.
        connection.execute("UPDATE candidacy SET status = 'approved'")
        connection.execute("UPDATE organisation SET closed_at = NULL, verified_at = now()")
        [(company,)] = connection.execute("SELECT id FROM organisation").fetchall()
        connection.execute("DELETE FROM organisation_member")
        scene.talks.factory.member(company, scene.mentor.account, "owner")
        scene.talks.factory._insert(
            "account_role", "account_id", {"account_id": scene.mentor.account, "role": "mentor"}
        )
        mentor = await scene.talks.second_device(scene.mentor)
        assert (await mentor.send(scene.second)).status_code == 403
        assert (await mentor.send(scene.third)).status_code == 201


class TestFollowing:
    async def test_a_ban_follows_the_handing_over_on_the_same_case(self, scene: Scene) -> None:
        assert await scene.decide(scene.referent, "transmit", reason="") == 204
        assert await scene.decide(scene.colleague, "ban") == 204
        assert (await scene.mentor.client.get("/api/v1/me/conversations")).status_code == 401
        seen = (await scene.referent.client.get(f"/api/v1/staff/cases/{scene.case}")).json()
        assert [one["decision"] for one in seen["decisions"]] == ["ban", "transmit"]

    async def test_any_other_follows_for_who_has_read_the_last_one(self, scene: Scene) -> None:
        assert await scene.decide(scene.referent, "warn") == 204
        read = await scene.last()
        assert await scene.decide(scene.colleague, "suspend", until=in_a_week()) == 409
        assert await scene.decide(scene.colleague, "suspend", until=in_a_week(), after=read) == 204
        assert await scene.decide(scene.referent, "dismiss", after=read) == 409, "not read yet"
        assert await scene.writes(scene.third) == 403
        assert await scene.decide(scene.referent, "dismiss", after=await scene.last()) == 204
        assert await scene.writes(scene.third) == 201
        assert await scene.writes(scene.first) == 403, "only the reporter ends the separation"

    async def test_dismissing_what_was_handed_over_lets_them_write_to_minors_again_but_the_reporter(
        self, scene: Scene
    ) -> None:
        await scene.decide(scene.referent, "transmit", reason="")
        assert await scene.decide(scene.colleague, "dismiss", after=await scene.last()) == 204
        assert [await scene.writes(one) for one in (scene.first, scene.second)] == [403, 201]

    async def test_two_moderators_at_once_contradict_each_other_never(self, scene: Scene) -> None:
        await scene.decide(scene.referent, "transmit", reason="")
        read = await scene.last()
        answers = await asyncio.gather(
            scene.decide(scene.referent, "dismiss", after=read),
            scene.decide(scene.colleague, "ban"),
            scene.decide(scene.colleague, "hide", after=read),
        )
        assert sorted(answers) in ([204, 409, 409], [204, 204, 409])
        rows = scene.talks.factory.connection.execute(
            "SELECT decision FROM moderation_decision ORDER BY created_at"
        ).fetchall()
        made = {row[0] for row in rows} - {"transmit"}
        assert "dismiss" not in made or made == {"dismiss"}

    async def test_handed_over_twice_at_once_is_once(self, scene: Scene) -> None:
        answers = await asyncio.gather(
            *(scene.decide(by, "transmit", reason="") for by in (scene.referent, scene.colleague))
        )
        assert sorted(answers) == [204, 409]


class TestSeparation:
    @pytest.mark.parametrize("reports", [1, 2])
    async def test_only_the_reporter_ends_it(self, scene: Scene, reports: int) -> None:
        """A dismissal does not, nor another's wish; whoever reported twice ends both at once."""
        if reports == 2:
            row = scene.talks.factory.connection.execute(
                "SELECT id FROM message WHERE side = 'mentor' LIMIT 1"
            ).fetchone()
            assert row
            body = {"id": str(uuid4()), "subject_kind": "conversation", "subject_id": str(scene.first)}
            again = await scene.pupil.client.post("/api/v1/reports", json={**body, "reason": "other"})
            assert again.status_code == 201
        assert await scene.decide(scene.referent, "dismiss") == 204
        assert await scene.writes(scene.first) == 403
        (apart,) = (await scene.pupil.client.get("/api/v1/me/blocks")).json()["items"]
        assert apart["reported"] is True
        for stranger in (scene.mentor, scene.other):
            refused = await stranger.client.delete(f"/api/v1/me/blocks/{apart['id']}")
            assert refused.status_code == 404
            assert (await stranger.client.get("/api/v1/me/blocks")).json()["items"] == []
        ended = await scene.pupil.client.delete(f"/api/v1/me/blocks/{apart['id']}")
        assert ended.status_code == 204
        assert await scene.writes(scene.first) == 201
        assert (await scene.pupil.client.get("/api/v1/me/blocks")).json()["items"] == []

    async def test_an_appeal_of_the_reporter_that_is_won_does_not_separate_anew_who_came_together(
        self, scene: Scene
    ) -> None:
        await scene.decide(scene.referent, "dismiss")
        (apart,) = (await scene.pupil.client.get("/api/v1/me/blocks")).json()["items"]
        await scene.pupil.client.delete(f"/api/v1/me/blocks/{apart['id']}")
        (statement,) = (await scene.pupil.client.get("/api/v1/me/statements")).json()["items"]
        appeal = {"id": str(uuid4()), "text": "Regardez encore, s’il vous plaît."}
        address = f"/api/v1/me/statements/{statement['id']}/appeal"
        assert (await scene.pupil.client.post(address, json=appeal)).status_code == 201
        answer = await scene.colleague.client.post(
            f"/api/v1/staff/appeals/{appeal['id']}/decide", json={"uphold": False, "answer": "Soit."}
        )
        assert answer.status_code == 204
        assert await scene.writes(scene.first) == 201
