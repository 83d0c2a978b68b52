"""How conversations end, and what stays of them."""

import asyncio
import io
import zipfile
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.features import PERSONAL_DATA as EVERY_ROOM
from api.people.privacy import deletion
from api.platform.access import Role
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.secrets import Secrets
from api.talk.conversations import facade, steps
from api.talk.conversations.personal_data import PERSONAL_DATA
from tests.talk.conversations.test_safeguarding import tables_with
from tests.talk.conversations.world import Person, World

NEUTRAL = "Cette conversation est terminée."


async def holder(world: World, step: str, person: Person, *more: object) -> Any:
    async with world.database.transaction() as session:
        return await getattr(PERSONAL_DATA, step)(session, person.account, *more)


def count(world: World, table: str) -> int:
    row = world.factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row
    return int(row[0])


class TestClosing:
    @pytest.mark.parametrize("who", ["student", "mentor"])
    async def test_either_ends_it_and_the_other_reads_a_neutral_sentence(
        self, world: World, who: str
    ) -> None:
        student, mentor, conversation = await world.pair()
        one, other = (student, mentor) if who == "student" else (mentor, student)
        for _ in range(2):
            assert await one.close(conversation) == 204
        assert (await other.open(conversation))["close_sentence"] == NEUTRAL
        own = (await one.open(conversation))["close_sentence"]
        assert own == f"{'Tu as' if who == 'student' else 'Vous avez'} terminé cette conversation."
        assert [one["notice"] for one in world.events(other, "conversation.closed")] == [True]
        assert [one["notice"] for one in world.events(one, "conversation.closed")] == [False]
        assert len(await other.messages(conversation)) == 1

    async def test_a_withdrawn_consent_ends_them_all_at_once(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        answer = await student.client.put("/api/v1/me/consents/conversations", json={"agree": False})
        assert answer.status_code == 200
        assert (await mentor.send(conversation)).json()["type"] == "/problems/conversation-closed"
        assert (await mentor.open(conversation))["close_sentence"] == NEUTRAL
        await world.work()
        assert len(world.events(mentor, "conversation.closed")) == 1
        # Agreeing again opens none of them.
        await student.client.put("/api/v1/me/consents/conversations", json={"agree": True})
        assert (await student.send(conversation)).status_code == 409

    async def test_what_a_moderator_ended_stays_so_after_a_withdrawn_consent(self, world: World) -> None:
        """An appeal may say that the moderator was wrong; the consent has gone all the same."""
        student, mentor, conversation = await world.pair()
        (whole,) = [one for one in facade.REPORTABLES if one.kind == SubjectKind.CONVERSATION]
        async with world.database.transaction() as session:
            await whole.hide(session, conversation)
        await student.client.put("/api/v1/me/consents/conversations", json={"agree": False})
        async with world.database.transaction() as session:
            await whole.release(session, conversation)
        assert (await mentor.send(conversation)).status_code == 409

    @pytest.mark.parametrize("who", ["student", "mentor"])
    async def test_a_ban_ends_them_and_names_who_must_be_told(self, world: World, who: str) -> None:
        student, mentor, conversation = await world.pair()
        one, other = (student, mentor) if who == "student" else (mentor, student)
        assert await holder(world, "banned", one) == [other.account]
        found = await other.open(conversation)
        assert (found["status"], found["close_sentence"]) == ("closed", NEUTRAL)

    async def test_where_nobody_writes_any_more(self, world: World) -> None:
        student, mentor, idle = await world.pair()
        _, _, used = await world.pair()
        _, former, orphan = await world.pair()
        world.factory.connection.execute(
            "UPDATE conversation SET last_at = now() - interval '91 days' WHERE id = %s", [idle]
        )
        world.factory.connection.execute("DELETE FROM account_role WHERE account_id = %s", [former.account])
        async with world.database.transaction() as session:
            assert await steps.close_old(session, world.settings) == 2
        rows = world.factory.connection.execute(
            "SELECT id, status, close_reason FROM conversation ORDER BY opened_at, id"
        ).fetchall()
        assert sorted(rows) == sorted(
            [(idle, "closed", "old"), (used, "open", None), (orphan, "closed", "account")]
        )
        await world.work()
        for person in (student, mentor):
            assert len(world.events(person, "conversation.closed")) == 1


class TestWhatStays:
    async def test_after_an_erasure_the_other_reads_nothing_of_what_a_minor_wrote(self, world: World) -> None:
        """Walls, line 24: a neutral line stands instead wherever the mentor looks; no table has the words"""
        student, mentor, conversation = await world.pair(text="Je m’ennuie au lycée Nord")
        await student.sent(conversation, "Ma prof de maths me déteste")
        await mentor.sent(conversation, "Réponse")
        held = await student.sent(conversation, "Mon voisin est un connard")
        assert held["status"] == "held"
        await holder(world, "erase", student)
        said = await mentor.messages(conversation)
        assert [(one["side"], one["text"], one["status"]) for one in said] == [
            ("student", "", "erased"),
            ("student", "", "erased"),
            ("mentor", "Réponse", "visible"),
        ]
        seen = [str(await mentor.mine()), str(await mentor.open(conversation))]
        seen += [str(await holder(world, "export", mentor)), str(await mentor.messages(conversation, q="m"))]
        words = ("ennuie", "maths", "voisin")
        assert not [word for word in words if any(word in text for text in seen)]
        assert tables_with(world, "maths") == set()
        assert tables_with(world, "voisin") == {"moderation_evidence"}, "evidence is moderators' alone"

    async def test_a_copy_made_before_is_no_way_to_read_on(self, world: World) -> None:
        """Walls, line 24: the mentor's copy of their data holds both sides' words, and stayed for a week."""
        student, mentor, _ = await world.pair(text="Je m’ennuie au lycée Nord")
        _, apart, _ = await world.pair()
        links = []
        for person in (mentor, apart):
            export = (await person.client.post("/api/v1/me/exports")).json()["id"]
            await world.work()
            links.append(f"/api/v1/me/exports/{export}/file")
            assert (await person.client.get(links[-1])).status_code == 200
        await holder(world, "erase", student)
        assert (await mentor.client.get(links[0])).status_code == 404
        assert (await apart.client.get(links[1])).status_code == 200

    @pytest.mark.parametrize("asked_before", [False, True])
    async def test_nor_is_one_that_is_made_while_they_are_erased(
        self, world: World, asked_before: bool
    ) -> None:
        student, mentor, _ = await world.pair(text="Je m’ennuie au lycée Nord")
        path = "/api/v1/me/exports"
        export = (await mentor.client.post(path)).json()["id"] if asked_before else ""
        world.factory.connection.execute(
            "UPDATE account SET status = 'leaving', leaving_at = now() - interval '1 minute' WHERE id = %s",
            [student.account],
        )
        secrets = Secrets(world.settings.secret_key.get_secret_value())
        async with world.database.transaction() as session:
            assert await deletion.erase(session, world.settings, secrets, EVERY_ROOM, student.account)
            export = export or (await mentor.client.post(path)).json()["id"]
            building = asyncio.create_task(world.work())
            await asyncio.wait([building], timeout=2)
        await building
        packed = await mentor.client.get(f"{path}/{export}/file")
        assert packed.status_code == 200, packed.text
        with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
            copy = "".join(archive.read(name).decode() for name in archive.namelist())
        assert "conversations" in copy
        assert "lycée Nord" not in copy

    async def test_a_reported_message_keeps_nothing_readable_but_for_moderators(self, world: World) -> None:
        """Walls, line 24: the whole conversation used to stay for as long as a case waited."""
        student, mentor, conversation = await world.pair(text="Question")
        referent = await world.person(Role.REFERENT)
        words = await mentor.sent(conversation, "Réponse")
        report = {"id": str(uuid4()), "subject_kind": "message", "subject_id": words["id"], "reason": "other"}
        assert (await student.client.post("/api/v1/reports", json=report)).status_code == 201
        world.factory.connection.execute(
            "UPDATE conversation SET status = 'closed', closed_at = now() - interval '13 months'"
        )
        async with world.database.transaction() as session:
            await steps.delete_old(session, world.settings)
        for person in (student, mentor):
            assert (await person.client.get(f"/api/v1/conversations/{conversation}")).status_code == 404
        seen = (await referent.client.get(f"/api/v1/staff/cases/{report['id']}")).json()
        assert {"Question", "Réponse"} <= {line["original"] for line in seen["lines"]}

    async def test_after_an_erasure_the_other_keeps_what_an_adult_said_by_nobody_in_particular(
        self, world: World
    ) -> None:
        student, mentor, conversation = await world.pair(age=19, text="Question")
        await mentor.sent(conversation, "Réponse")
        await holder(world, "erase", student)
        found = await mentor.open(conversation)
        other = found["other"]
        assert (other["first_name"], other["level"], other["gone"]) == ("", None, True)
        assert (found["may_write"], found["close_sentence"]) == (False, NEUTRAL)
        assert await mentor.texts(conversation) == ["Question", "Réponse"]
        assert (await student.client.get(f"/api/v1/conversations/{conversation}")).status_code == 404
        await holder(world, "erase", mentor)
        async with world.database.transaction() as session:
            await steps.delete_old(session, world.settings)
        assert (count(world, "conversation"), count(world, "message")) == (0, 0)

    async def test_the_published_period_and_no_longer(self, world: World) -> None:
        await world.pair()
        _, _, kept = await world.pair()
        _, reported_by, reported = await world.pair()
        message = (await reported_by.sent(reported))["id"]
        case = {"origin": "report", "subject_kind": "message", "subject_id": UUID(message), "gravity": 2}
        world.factory._insert("moderation_case", "id", case)
        world.factory.connection.execute(
            "UPDATE conversation SET status = 'closed', closed_at = now() - CASE WHEN id = %s"
            " THEN interval '11 months' ELSE interval '13 months' END",
            [kept],
        )
        async with world.database.transaction() as session:
            await steps.delete_old(session, world.settings)
        left = {row[0] for row in world.factory.connection.execute("SELECT id FROM conversation")}
        # Also what a moderator has still to look at (walls, line 24): the evidence is with them alone.
        assert left == {kept}

    async def test_the_copy_of_one_s_data_holds_both_sides_words(self, world: World) -> None:
        student, mentor, conversation = await world.pair(text="Question")
        await mentor.sent(conversation, "Réponse")
        reply = {"id": str(uuid4()), "text": "À bientôt"}
        await mentor.client.post("/api/v1/me/quick-replies", json=reply)
        for person, other in ((student, mentor), (mentor, student)):
            content = await holder(world, "export", person)
            (one,) = content["conversations"]
            assert [said["text"] for said in one["messages"]] == ["Question", "Réponse"]
            for hidden in (other.email, str(other.account)):
                assert hidden not in str(content)
        assert (await holder(world, "export", mentor))["quick_replies"] == [{"text": "À bientôt"}]

    async def test_staff_without_a_part_in_it_keep_nothing(self, world: World) -> None:
        await world.pair()
        adviser = await world.person(Role.ADVISER)
        assert (await holder(world, "export", adviser))["conversations"] == []
