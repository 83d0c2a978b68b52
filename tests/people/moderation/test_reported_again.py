"""Who is reported once more, after the reporter had ended the separation (Walls, line 12)."""

from uuid import UUID, uuid4

from tests.talk.conversations.world import Person
from tests.talk.conversations.world import World as Talks


async def report(person: Person, subject: UUID, reason: str) -> None:
    body = {"id": str(uuid4()), "subject_kind": "conversation", "subject_id": str(subject), "reason": reason}
    answer = await person.client.post("/api/v1/reports", json=body)
    assert answer.status_code in (200, 201), answer.text


class TestReportedAgain:
    async def test_the_two_are_apart_again(self, talks: Talks) -> None:
        student, mentor, conversation = await talks.talking_pair()
        await report(student, conversation, "insult")
        assert (await mentor.send(conversation, "Bonjour encore")).status_code == 403
        apart = (await student.client.get("/api/v1/me/blocks")).json()["items"]
        # A second chance…
        assert (await student.client.delete(f"/api/v1/me/blocks/{apart[0]['id']}")).status_code == 204
        assert (await mentor.send(conversation, "Merci, je fais attention")).status_code == 201
        # …and another report while the first case is open.
        await report(student, conversation, "sexual")
        assert (await mentor.send(conversation, "Tu me manques")).status_code == 403

    async def test_what_was_written_since_is_kept(self, talks: Talks) -> None:
        student, mentor, conversation = await talks.talking_pair()
        await report(student, conversation, "insult")
        apart = (await student.client.get("/api/v1/me/blocks")).json()["items"]
        await student.client.delete(f"/api/v1/me/blocks/{apart[0]['id']}")
        await mentor.sent(conversation, "Ce que je t'ai dit hier, garde le pour toi")
        await report(student, conversation, "sexual")
        kept = [original for origin, _, original in talks.cases() if origin == "report"]
        assert any("garde le pour toi" in one for one in kept)

    async def test_a_report_that_is_sent_again_by_a_phone_undoes_nothing(self, talks: Talks) -> None:
        student, mentor, conversation = await talks.talking_pair()
        body = {
            "id": str(uuid4()),
            "subject_kind": "conversation",
            "subject_id": str(conversation),
            "reason": "insult",
        }
        await student.client.post("/api/v1/reports", json=body)
        (block,) = (await student.client.get("/api/v1/me/blocks")).json()["items"]
        await student.client.delete(f"/api/v1/me/blocks/{block['id']}")
        await student.client.post("/api/v1/reports", json=body)
        assert (await mentor.send(conversation, "Merci, je fais attention")).status_code == 201
