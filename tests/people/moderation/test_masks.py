"""Walls, line 13: a wrong mask is undone, its author asks for a look with one tap, and may contest it."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from tests.people.moderation.test_conversations import decide
from tests.talk.conversations.world import Person
from tests.talk.conversations.world import World as Talks

VISIT = "je peux venir visiter votre entreprise avec ma classe ?"
FALSE = {
    "meeting": VISIT,
    "meeting with more": "Merci beaucoup. On peut se voir au salon samedi avec mes parents ?",
}


def case_of(talks: Talks, origin: str = "contact") -> str:
    row = talks.factory.connection.execute("SELECT id FROM moderation_case WHERE origin = %s", [origin])
    found = row.fetchone()
    assert found
    return str(found[0])


async def look(by: Person, subject: Any, kind: str = "message") -> httpx.Response:
    return await by.client.post("/api/v1/looks", json={"subject_kind": kind, "subject_id": str(subject)})


async def masked(
    talks: Talks, text: str = "Mon insta c’est leab44"
) -> tuple[Person, Person, UUID, dict[str, Any]]:
    """The student wrote something of which a part is masked."""
    student, mentor, conversation = await talks.pair()
    message = await student.sent(conversation, text)
    assert message["masked"], "the pipeline masks it"
    return student, mentor, conversation, message


async def force(talks: Talks, text: str) -> tuple[Person, Person, UUID, str]:
    """The same for innocent words that the pipeline masked, whatever it does with them today."""
    student, mentor, conversation, message = await masked(talks)
    talks.factory.connection.execute(
        "UPDATE moderation_evidence SET original = %s, spans = %s",
        [text, f'[{{"finding": "meeting", "start": 0, "end": {len(text)}}}]'],
    )
    return student, mentor, conversation, message["id"]


class TestUndone:
    @pytest.mark.parametrize("text", FALSE.values(), ids=FALSE.keys())
    async def test_what_a_moderator_dismisses_is_read_as_it_was_written_by_both(
        self, talks: Talks, text: str
    ) -> None:
        student, mentor, conversation, message = await force(talks, text)
        referent = await talks.person(Role.REFERENT)
        assert (await decide(referent, case_of(talks), "dismiss")).status_code == 204
        await talks.work()
        for person in (student, mentor):
            last = (await person.messages(conversation))[-1]
            assert (last["id"], last["text"], last["masked"]) == (message, text, False)
            assert talks.events(person, "message.new")[-1]["seq"] == last["seq"]

    @pytest.mark.parametrize(
        ("text", "finding"),
        [
            ("Mon numéro : 06 12 34 56 78", "phone"),
            ("Écris à prenom.nom@exemple.org", "email"),
            ("Regarde https://exemple.org/moi", "link"),
        ],
    )
    async def test_a_plain_detail_only_where_the_moderator_says_so(
        self, talks: Talks, text: str, finding: str
    ) -> None:
        _, mentor, conversation, message = await masked(talks, text)
        assert finding in message["screening"]["masked"]
        referent = await talks.person(Role.REFERENT)
        assert (await decide(referent, case_of(talks), "dismiss")).status_code == 204
        assert "[masqué]" in (await mentor.texts(conversation))[-1]
        seen = (await referent.client.get(f"/api/v1/staff/cases/{case_of(talks)}")).json()
        again = await decide(
            referent, case_of(talks), "dismiss", after=seen["decisions"][0]["id"], unmask=True
        )
        assert again.status_code == 204
        assert (await mentor.texts(conversation))[-1] == text

    async def test_a_sanction_or_a_wish_to_leave_it_masked_undoes_nothing(self, talks: Talks) -> None:
        _, mentor, conversation, _ = await force(talks, VISIT)
        referent = await talks.person(Role.REFERENT)
        assert (await decide(referent, case_of(talks), "dismiss", unmask=False)).status_code == 204
        assert VISIT not in await mentor.texts(conversation)

    async def test_a_dismissed_insult_comes_out_as_it_was_written_where_the_moderator_says_so(
        self, talks: Talks
    ) -> None:
        student, mentor, conversation = await talks.pair()
        text = "Tu es un connard, mon insta c’est lea.b44"
        assert (await student.sent(conversation, text))["status"] == "held"
        referent = await talks.person(Role.REFERENT)
        assert (await decide(referent, case_of(talks, "insult"), "dismiss", unmask=True)).status_code == 204
        assert (await mentor.texts(conversation))[-1] == text

    async def test_a_question_too_before_and_after_somebody_took_it(self, talks: Talks) -> None:
        student, mentor = await talks.student(age=16), await talks.mentor()
        referent = await talks.person(Role.ADMIN)
        for taken in (False, True):
            draft = {"id": str(uuid4()), "text": "Bonjour ! Mon insta c’est leab44", "career_code": "A1202"}
            asked = await student.client.post("/api/v1/questions", json=draft)
            assert asked.json()["screening"]["masked"], asked.text
            if taken:
                took = await mentor.client.post(f"/api/v1/questions/{draft['id']}/take")
                assert took.status_code == 200, took.text
            assert (await look(student, draft["id"], "question")).status_code == 204
            rows = talks.factory.connection.execute(
                "SELECT id FROM moderation_case WHERE subject_id = %s", [draft["id"]]
            ).fetchall()
            assert (await decide(referent, str(rows[0][0]), "dismiss")).status_code == 204
            mine = (await student.client.get(f"/api/v1/me/questions/{draft['id']}")).json()
            assert (mine["text"], mine["masked"]) == (draft["text"], False)
            if taken:
                assert draft["text"] in await mentor.texts(UUID(mine["conversation_id"]))


class TestLook:
    async def test_one_tap_of_the_author_asks_staff_once(self, talks: Talks) -> None:
        student, mentor, _, message = await masked(talks)
        referent = await talks.person(Role.REFERENT)
        await talks.work()
        assert talks.events(referent, "case.opened") == [], "what is only masked waits in the queue"
        answers = await asyncio.gather(*(look(student, message["id"]) for _ in range(3)))
        assert [one.status_code for one in answers] == [204, 204, 204]
        await talks.work()
        assert len(talks.events(referent, "case.opened")) == 1
        (case,) = (await referent.client.get("/api/v1/staff/cases")).json()["items"]
        assert (case["gravity"], case["look_asked_at"] is not None) == (2, True)
        for stranger in (mentor, referent):
            assert (await look(stranger, message["id"])).status_code == 404
        assert (await look(student, uuid4())).status_code == 404

    async def test_a_name_that_was_none_too_and_nobody_is_bothered_before(self, talks: Talks) -> None:
        student, mentor, conversation = await talks.pair()
        referent = await talks.person(Role.REFERENT)
        text = "Je suis au lycée Livet et je cherche un stage"
        message = await student.sent(conversation, text)
        assert message["screening"]["masked"] == ["name"]
        await talks.work()
        assert (await referent.client.get("/api/v1/staff/cases")).json()["items"] == []
        assert (await look(student, message["id"])).status_code == 204
        (case,) = (await referent.client.get("/api/v1/staff/cases")).json()["items"]
        assert (case["origin"], case["gravity"]) == ("name", 2)
        assert (await decide(referent, case["id"], "dismiss")).status_code == 204
        assert (await mentor.texts(conversation))[-1] == text

    async def test_the_author_is_told_what_was_decided_and_contests_a_mask_that_stays(
        self, talks: Talks
    ) -> None:
        student, mentor, conversation, message = await force(talks, VISIT)
        referent, colleague = await talks.person(Role.REFERENT), await talks.person(Role.REFERENT)
        assert (await look(student, message)).status_code == 204
        kept = await decide(referent, case_of(talks), "dismiss", unmask=False)
        assert kept.status_code == 204
        assert (await look(student, message)).json()["type"] == "/problems/already-decided"
        (statement,) = (await student.client.get("/api/v1/me/statements")).json()["items"]
        assert (statement["side"], statement["decision"], statement["unmasked"], statement["may_appeal"]) == (
            "concerned",
            "dismiss",
            False,
            True,
        )
        appeal = {"id": str(uuid4()), "text": "C’est une visite avec ma classe."}
        address = f"/api/v1/me/statements/{statement['id']}/appeal"
        assert (await student.client.post(address, json=appeal)).status_code == 201
        own = await referent.client.post(
            f"/api/v1/staff/appeals/{appeal['id']}/decide", json={"uphold": False, "answer": "Oui."}
        )
        assert own.status_code == 403
        won = await colleague.client.post(
            f"/api/v1/staff/appeals/{appeal['id']}/decide", json={"uphold": False, "answer": "Oui."}
        )
        assert won.status_code == 204
        assert (await mentor.texts(conversation))[-1] == VISIT
        (statement,) = (await student.client.get("/api/v1/me/statements")).json()["items"]
        assert (statement["unmasked"], statement["may_appeal"]) == (True, False)

    async def test_whoever_did_not_ask_is_told_nothing_of_a_dismissal(self, talks: Talks) -> None:
        student, _, _, _ = await force(talks, VISIT)
        referent = await talks.person(Role.REFERENT)
        await decide(referent, case_of(talks), "dismiss")
        assert (await student.client.get("/api/v1/me/statements")).json()["items"] == []

    async def test_two_moderators_at_once_one_decides_about_the_mask(self, talks: Talks) -> None:
        _, mentor, conversation, _ = await force(talks, VISIT)
        people = [await talks.person(Role.REFERENT) for _ in range(2)]
        answers = await asyncio.gather(
            decide(people[0], case_of(talks), "dismiss"), decide(people[1], case_of(talks), "hide")
        )
        assert sorted(one.status_code for one in answers) == [204, 409]
        shown = (await mentor.texts(conversation))[-1]
        assert shown == (VISIT if answers[0].status_code == 204 else "")


class TestWhatTheAuthorReads:
    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ("06 12 34 56 78", False),
            ("06 12 34 56 78 !", False),
            ("Merci ! Mon numéro : 06 12 34 56 78", True),
        ],
    )
    async def test_that_the_rest_went_out_only_where_something_was_left(
        self, talks: Talks, text: str, left: bool
    ) -> None:
        student, _, conversation = await talks.pair()
        assert (await student.sent(conversation, text))["screening"]["left"] is left

    async def test_nothing_went_out_of_what_is_held(self, talks: Talks) -> None:
        student, _, conversation = await talks.pair()
        sent = await student.sent(conversation, "Tu es un connard, mon numéro : 06 12 34 56 78")
        assert sent["screening"]["left"] is False
