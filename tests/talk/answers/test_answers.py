"""Public answers: wished by the student, agreed to by who answered, published by a referent."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from api.talk.answers.personal_data import PERSONAL_DATA
from tests.talk.conversations.world import Person, World

ANSWER = "On se lève tôt, mais l’odeur du pain vaut le réveil."


@dataclass
class Wish:
    """A student, who answered them, a referent, and the answer's id."""

    world: World
    student: Person
    mentor: Person
    referent: Person
    conversation: UUID
    message: str

    async def propose(self, **values: Any) -> httpx.Response:
        draft = {"id": str(uuid4()), "conversation_id": str(self.conversation), "message_ids": [self.message]}
        return await self.student.client.post("/api/v1/me/answers", json={**draft, **values})

    async def proposed(self) -> str:
        response = await self.propose()
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def agreed(self) -> str:
        answer = await self.proposed()
        assert await step(self.mentor, answer, "agree") == 204
        return answer

    async def published(self, **values: Any) -> str:
        answer = await self.agreed()
        assert (await self.publish(answer, **values)).status_code == 204
        return answer

    async def publish(self, which: str, **values: Any) -> httpx.Response:
        words = {"question": "Tu te lèves à quelle heure ?", "answer": ANSWER, **values}
        return await self.referent.client.post(f"/api/v1/staff/answers/{which}/publish", json=words)

    async def shown(self, **query: Any) -> list[dict[str, Any]]:
        visitor = await self.world.devices()
        found = await visitor.get("/api/v1/answers", params=query)
        assert found.status_code == 200, found.text
        items: list[dict[str, Any]] = found.json()["items"]
        return items


async def step(person: Person, answer: str, name: str) -> int:
    return (await person.client.post(f"/api/v1/me/answers/{answer}/{name}")).status_code


@pytest.fixture
async def wish(world: World) -> Wish:
    student, mentor, conversation = await world.pair(career_code="A1202", department="44")
    said = await mentor.sent(conversation, ANSWER)
    referent = await world.person(Role.REFERENT)
    return Wish(world, student, mentor, referent, conversation, said["id"])


class TestTheWayToThePage:
    async def test_a_wish_is_told_to_who_answered_and_seen_by_nobody_else(self, wish: Wish) -> None:
        answer = await wish.proposed()
        assert wish.world.events(wish.mentor, "answer.asked")[0]["answer_id"] == answer
        assert await wish.shown() == []
        assert (await wish.referent.client.get("/api/v1/staff/answers")).json()["items"] == []
        mine = (await wish.mentor.client.get("/api/v1/me/answers")).json()["items"][0]
        assert (mine["side"], mine["status"], mine["answer"]) == ("mentor", "proposed", ANSWER)

    async def test_agreed_to_it_waits_for_a_referent_of_that_department(self, wish: Wish) -> None:
        answer = await wish.agreed()
        queue = (await wish.referent.client.get("/api/v1/staff/answers")).json()["items"]
        assert [one["id"] for one in queue] == [answer]
        elsewhere = await wish.world.person(Role.REFERENT, departments=["85"])
        assert (await elsewhere.client.get("/api/v1/staff/answers")).json()["items"] == []
        refused = await elsewhere.client.post(
            f"/api/v1/staff/answers/{answer}/refuse", json={"reason": "Pas ici."}
        )
        assert refused.status_code == 404

    async def test_published_everybody_reads_it_without_the_two_people(self, wish: Wish) -> None:
        answer = await wish.published()
        found = (await wish.shown())[0]
        assert set(found) == {"id", "question", "answer", "career", "mentor_kind", "published_at"}
        assert (found["id"], found["mentor_kind"]) == (answer, "professional")
        one = await (await wish.world.devices()).get(f"/api/v1/answers/{answer}")
        assert one.json() == found
        for person in (wish.student, wish.mentor):
            assert str(person.account) not in one.text
            assert wish.world.events(person, "answer.published") != []

    async def test_a_referent_takes_out_what_leads_to_somebody(self, wish: Wish) -> None:
        answer = await wish.agreed()
        refused = await wish.publish(answer, answer="Écris-moi à prenom@example.org")
        assert refused.status_code == 422
        assert (await wish.publish(answer, answer="On se lève tôt.")).status_code == 204
        assert (await wish.shown())[0]["answer"] == "On se lève tôt."

    async def test_another_s_name_is_shown_to_the_referent_who_decides(self, wish: Wish) -> None:
        factory = wish.world.factory
        factory.connection.execute("INSERT INTO first_name VALUES ('zelie')")
        words = "Demande à Zélie ou à Karim, à Laval."
        wish.message = (await wish.mentor.sent(wish.conversation, words))["id"]
        answer = await wish.agreed()
        [waiting] = (await wish.referent.client.get("/api/v1/staff/answers")).json()["items"]
        assert waiting["names"] == ["Zélie", "Karim"]
        assert (await wish.publish(answer, answer=words)).status_code == 204
        published = await wish.referent.client.get("/api/v1/staff/answers", params={"status": "published"})
        assert published.json()["items"][0]["names"] == []

    async def test_neither_of_the_two_is_named(self, wish: Wish) -> None:
        """Walls, line 15: « … passe ton permis B, Prénom ! »."""
        wish.world.factory.connection.execute(
            "UPDATE account SET first_name = 'Zoé' WHERE id = %s", [wish.student.account]
        )
        wish.message = (await wish.mentor.sent(wish.conversation, "Passe ton permis B, Zoé !"))["id"]
        answer = await wish.agreed()
        waiting = await wish.referent.client.get("/api/v1/staff/answers")
        assert waiting.json()["items"][0]["answer"] == "Passe ton permis B !"
        named = await wish.publish(answer, answer="Passe ton permis B, zoé !")
        assert named.status_code == 422
        assert named.json()["errors"][0]["field"] == "answer"
        assert (await wish.publish(answer, answer="Passe ton permis B !")).status_code == 204

    async def test_nobody_skips_a_step(self, wish: Wish) -> None:
        answer = await wish.proposed()
        assert (await wish.publish(answer)).status_code == 409
        assert await step(wish.mentor, answer, "refuse") == 204
        assert await step(wish.mentor, answer, "agree") == 409
        assert (await wish.publish(answer)).status_code == 409
        assert wish.world.events(wish.student, "answer.refused") != []

    async def test_only_the_two_act_on_it(self, wish: Wish) -> None:
        answer = await wish.proposed()
        other = await wish.world.mentor()
        assert [await step(other, answer, name) for name in ("agree", "refuse", "withdraw")] == [404] * 3
        stranger = await wish.world.student()
        draft = {"id": str(uuid4()), "conversation_id": str(wish.conversation), "message_ids": [wish.message]}
        assert (await stranger.client.post("/api/v1/me/answers", json=draft)).status_code == 404

    async def test_one_s_own_words_are_not_published_by_oneself(self, wish: Wish) -> None:
        answer = await wish.agreed()
        wish.world.factory.connection.execute(
            "INSERT INTO account_role (account_id, role, department) VALUES (%s, 'referent', '44')",
            [wish.mentor.account],
        )
        words = {"question": "Question ?", "answer": ANSWER}
        path = f"/api/v1/staff/answers/{answer}/publish"
        assert (await wish.mentor.client.post(path, json=words)).status_code == 404


class TestAWish:
    async def test_sent_again_is_the_same_wish(self, wish: Wish) -> None:
        mine = str(uuid4())
        first, second = await wish.propose(id=mine), await wish.propose(id=mine)
        assert (first.json(), second.json()) == (second.json(), first.json())
        assert (await wish.propose()).status_code == 409

    async def test_names_messages_of_who_answered_only(self, wish: Wish) -> None:
        own = await wish.student.sent(wish.conversation, "Merci beaucoup !")
        for ids in ([own["id"]], [str(uuid4())]):
            assert (await wish.propose(message_ids=ids)).status_code == 422

    async def test_needs_the_consent(self, wish: Wish) -> None:
        with wish.world.factory.without_triggers() as rows:
            rows.execute("DELETE FROM consent_decision")
        assert (await wish.propose()).status_code == 403


class TestTakingItBack:
    @pytest.mark.parametrize("side", ["student", "mentor"])
    async def test_either_does_at_any_time_and_nothing_is_kept(self, wish: Wish, side: str) -> None:
        answer = await wish.published()
        assert await step(getattr(wish, side), answer, "withdraw") == 204
        assert await wish.shown() == []
        assert await step(getattr(wish, side), answer, "withdraw") == 404

    async def test_a_referent_takes_it_off_the_page_with_a_reason(self, wish: Wish) -> None:
        answer = await wish.published()
        path = f"/api/v1/staff/answers/{answer}/refuse"
        assert (await wish.referent.client.post(path, json={"reason": "Plus à jour."})).status_code == 204
        assert await wish.shown() == []
        assert (await wish.student.client.get("/api/v1/me/answers")).json()["items"][0]["reason"] == (
            "Plus à jour."
        )

    async def test_withdrawn_and_published_at_once_it_is_gone(self, wish: Wish) -> None:
        answer = await wish.agreed()
        await asyncio.gather(wish.publish(answer), step(wish.student, answer, "withdraw"))
        assert await wish.shown() == []

    async def test_a_ban_or_an_erasure_at_once_waits_in_no_circle(self, wish: Wish) -> None:
        answer = await wish.proposed()
        async with wish.world.database.transaction() as session:
            connection = await session.connection()
            await connection.exec_driver_sql(
                "SELECT id FROM account WHERE id = %s FOR UPDATE", (wish.student.account,)
            )
            agreeing = asyncio.create_task(step(wish.mentor, answer, "agree"))
            await wish.world.factory.a_lock_is_waited_for()
            await PERSONAL_DATA.erase(session, wish.student.account)
        assert await agreeing == 404

    async def test_who_is_kept_from_minors_agrees_to_nothing_that_they_read(self, wish: Wish) -> None:
        """Walls, line 12: the words of a mentor who waits for a decision are new to every minor."""
        answer = await wish.proposed()
        wish.world.factory._insert("restriction", "id", {"account_id": wish.mentor.account})
        assert await step(wish.mentor, answer, "agree") == 403
        assert await step(wish.mentor, answer, "refuse") == 204

    async def test_agreed_before_nobody_publishes_it_meanwhile(self, wish: Wish) -> None:
        answer = await wish.agreed()
        wish.world.factory._insert("restriction", "id", {"account_id": wish.mentor.account})
        assert (await wish.publish(answer)).status_code == 403
        assert await wish.shown() == []

    async def test_agreed_and_refused_at_once_is_one_of_them(self, wish: Wish) -> None:
        answer = await wish.proposed()
        done = await asyncio.gather(step(wish.mentor, answer, "agree"), step(wish.mentor, answer, "refuse"))
        status = (await wish.mentor.client.get("/api/v1/me/answers")).json()["items"][0]["status"]
        assert (sorted(done), status) in [([204, 204], "refused"), ([204, 409], "refused")]


class TestOpenData:
    async def test_a_question_page_names_nobody(self, wish: Wish) -> None:
        answer = await wish.published()
        visitor = await wish.world.devices()
        response = await visitor.get(f"/api/v1/answers/{answer}.jsonld")
        assert response.headers["content-type"].startswith("application/ld+json")
        assert response.headers["cache-control"].startswith("public")
        body = response.json()
        assert (body["@type"], body["url"]) == ("QAPage", f"http://test.local/answers/{answer}")
        question = body["mainEntity"]
        assert (question["@type"], question["name"]) == ("Question", "Tu te lèves à quelle heure ?")
        assert question["acceptedAnswer"]["text"] == ANSWER
        assert question["acceptedAnswer"]["author"] == {"@type": "Person", "description": "Professionnel·le"}

    async def test_there_is_none_of_what_is_not_published(self, wish: Wish) -> None:
        answer = await wish.agreed()
        visitor = await wish.world.devices()
        assert (await visitor.get(f"/api/v1/answers/{answer}.jsonld")).status_code == 404


class TestSearch:
    async def test_words_are_found_however_they_are_written(self, wish: Wish) -> None:
        answer = await wish.published()
        for words in ("reveil", "odeurs", "PAIN"):
            assert [one["id"] for one in await wish.shown(q=words)] == [answer]
        assert await wish.shown(q="plongée") == []
        assert [one["id"] for one in await wish.shown(career="A1202")] == [answer]
        assert await wish.shown(career="D1102") == []


class TestReporting:
    async def test_a_published_answer_is_reported_and_hidden(self, wish: Wish) -> None:
        answer = await wish.published()
        reader = await wish.world.student()
        report = {"id": str(uuid4()), "subject_kind": "answer", "subject_id": answer, "reason": "other"}
        assert (await reader.client.post("/api/v1/reports", json=report)).status_code == 201
        decision = {
            "id": str(uuid4()),
            "decision": "hide",
            "reason": "Ce n’est pas juste pour tout le monde.",
        }
        path = f"/api/v1/staff/cases/{report['id']}/decide"
        decided = await wish.referent.client.post(path, json=decision)
        assert decided.status_code in (200, 201, 204), decided.text
        assert await wish.shown() == []

    async def test_what_was_reported_is_kept_for_moderators_when_it_is_taken_back(self, wish: Wish) -> None:
        answer = await wish.published()
        reader = await wish.world.student()
        report = {"id": str(uuid4()), "subject_kind": "answer", "subject_id": answer, "reason": "other"}
        assert (await reader.client.post("/api/v1/reports", json=report)).status_code == 201
        assert await step(wish.mentor, answer, "withdraw") == 204
        seen = await wish.referent.client.get(f"/api/v1/staff/cases/{report['id']}")
        assert ANSWER in seen.json()["lines"][0]["original"]

    async def test_a_message_that_a_moderator_hides_is_not_read_as_an_answer_either(self, wish: Wish) -> None:
        answer = await wish.published()
        hide = "UPDATE message SET status = %s WHERE id = %s"
        wish.world.factory.connection.execute(hide, ("hidden", wish.message))
        visitor = await wish.world.devices()
        assert await wish.shown() == []
        assert (await visitor.get(f"/api/v1/answers/{answer}")).status_code == 404
        wish.world.factory.connection.execute(hide, ("visible", wish.message))
        assert [one["id"] for one in await wish.shown()] == [answer]
