"""Statements of reasons never tell who reported; another moderator looks again, and what was wrong ends."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.people.moderation import links
from api.people.moderation.facade import apart, require_may_write
from api.people.moderation.models import Origin
from tests.people.moderation.test_deciding import in_a_week, queue, reported
from tests.people.moderation.world import World

TEXT = "Je n'ai rien dit de tel, regardez encore."


async def statements(world: World, by: UUID) -> list[dict[str, Any]]:
    return list((await (await world.phone(by)).get("/api/v1/me/statements")).json()["items"])


async def decided(world: World, decision: str, **values: Any) -> dict[str, Any]:
    """The mentor was reported, and a referent decided so; their statement."""
    case, _ = await reported(world)
    assert (await world.decide(world.referent, case, decision, **values)).status_code == 204
    row = world.factory.connection.execute(
        "SELECT id FROM moderation_decision WHERE case_id = %s", (case,)
    ).fetchone()
    assert row
    return {"id": str(row[0]), "case": case}


async def appeal(world: World, by: UUID, decision: str, **values: Any) -> httpx.Response:
    body = {"id": str(uuid4()), "text": TEXT, **values}
    return await (await world.phone(by)).post(f"/api/v1/me/statements/{decision}/appeal", json=body)


async def answer(world: World, by: UUID, appealed: str, *, uphold: bool) -> httpx.Response:
    return await (await world.phone(by)).post(
        f"/api/v1/staff/appeals/{appealed}/decide", json={"uphold": uphold, "answer": "Regardé à nouveau."}
    )


class TestStatements:
    async def test_the_person_reads_the_reasons_and_never_who_reported(self, world: World) -> None:
        made = await decided(world, "suspend", until=in_a_week(), note="Voir aussi hier.")
        (mine,) = await statements(world, world.mentor)
        assert (mine["id"], mine["decision"], mine["side"]) == (made["id"], "suspend", "concerned")
        assert mine["reason"] == "Ce n'est pas permis ici."
        assert mine["may_appeal"] is True
        text = str(mine)
        assert not any(secret in text for secret in (str(world.pupil), "Cadet", "hier", made["case"]))
        one = await (await world.phone(world.mentor)).get(f"/api/v1/me/statements/{made['id']}")
        assert one.json() == mine

    async def test_whoever_reported_learns_that_something_was_done_not_what(self, world: World) -> None:
        await decided(world, "suspend", until=in_a_week())
        (theirs,) = await statements(world, world.pupil)
        assert (theirs["decision"], theirs["reason"], theirs["until"]) == ("acted", "", None)
        assert theirs["may_appeal"] is False

    @pytest.mark.parametrize("decision", ["dismiss", "transmit"])
    async def test_of_what_is_not_told_the_person_reads_nothing(self, world: World, decision: str) -> None:
        made = await decided(world, decision)
        assert await statements(world, world.mentor) == []
        mentor = await world.phone(world.mentor)
        assert (await mentor.get(f"/api/v1/me/statements/{made['id']}")).status_code == 404
        assert (await appeal(world, world.mentor, made["id"])).status_code == 404
        assert len(await statements(world, world.pupil)) == 1


class TestAppeals:
    async def test_only_another_moderator_of_the_department_decides(self, world: World) -> None:
        made = await decided(world, "warn")
        appealed = (await appeal(world, world.mentor, made["id"])).json()["appeal"]["id"]
        assert world.told(world.colleague) == ["appeal.new"]
        assert world.told(world.referent) == []
        waiting = {
            by: (await (await world.phone(by)).get("/api/v1/staff/appeals")).json()["items"]
            for by in (world.referent, world.colleague, world.elsewhere)
        }
        assert [len(one) for one in waiting.values()] == [1, 1, 0]
        assert [one[0]["may_decide"] for one in (waiting[world.referent], waiting[world.colleague])] == [
            False,
            True,
        ]
        for by, steps in ((world.referent, []), (world.colleague, [("appeal.waiting", 1)])):
            mine = (await (await world.phone(by)).get("/api/v1/me/steps")).json()
            assert [(one["kind"], one["count"]) for one in mine] == steps
        refused = await answer(world, world.referent, appealed, uphold=True)
        assert refused.json()["type"] == "/problems/own-decision"
        assert (await answer(world, world.elsewhere, appealed, uphold=True)).status_code == 404
        assert (await answer(world, world.colleague, appealed, uphold=True)).status_code == 204
        (mine,) = await statements(world, world.mentor)
        assert (mine["appeal"]["status"], mine["appeal"]["answer"]) == ("upheld", "Regardé à nouveau.")
        assert world.told(world.mentor) == ["statement.new", "appeal.decided"]

    async def test_a_cry_for_help_in_an_appeal_reaches_those_who_help(self, world: World) -> None:
        """Walls, line 16: it waited in the queue of appeals."""
        made = await decided(world, "warn")
        text = "C'est trop, je veux mourir, je vais sauter ce soir."
        assert (await appeal(world, world.mentor, made["id"], text=text)).status_code == 201
        row = world.factory.connection.execute(
            "SELECT id, gravity, about_id FROM moderation_case WHERE origin = 'distress'"
        ).fetchone()
        assert row
        assert row[1:] == (4, world.mentor)
        assert (str(row[0]), str(world.mentor), text) in [
            (str(one[0]), *one[1:])
            for one in world.factory.connection.execute(
                "SELECT case_id, author_id::text, original FROM moderation_evidence"
            )
        ]
        await world.tell_staff(row[0])
        assert "case.opened" in world.told(world.colleague)

    async def test_overturning_a_suspension_ends_it_and_brings_the_message_back(self, world: World) -> None:
        made = await decided(world, "suspend", until=in_a_week())
        appealed = (await appeal(world, world.mentor, made["id"])).json()["appeal"]["id"]
        assert (await answer(world, world.admin, appealed, uphold=False)).status_code == 204
        async with world.database.transaction() as session:
            await require_may_write(session, world.mentor)
            # Walls, line 12: only the reporter ends the separation.
            assert await apart(await session.connection(), world.pupil, world.mentor)
        assert world.hidden == set()
        (mine,) = await statements(world, world.mentor)
        assert mine["lifted_at"] is not None

    async def test_who_is_banned_appeals_by_the_link_in_the_mail_and_may_return(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        await world.phone(world.mentor)
        await decided(world, "ban")
        ((_to, letter),) = world.mails()
        token = letter["url"].partition("#")[2]
        opened = await client.post("/api/v1/statements/open", json={"token": token})
        assert (opened.json()["decision"], opened.json()["may_appeal"]) == ("ban", True)
        body = {"token": token, "id": str(uuid4()), "text": TEXT}
        for _ in range(2):
            assert (await client.post("/api/v1/statements/appeal", json=body)).status_code == 201
        assert (await answer(world, world.colleague, body["id"], uphold=False)).status_code == 204
        row = world.factory.connection.execute("SELECT status FROM account WHERE id = %s", (world.mentor,))
        assert row.fetchone() == ("active",)
        wrong = await client.post("/api/v1/statements/open", json={"token": "x" * 60})
        assert wrong.json()["type"] == "/problems/link-dead"

    async def test_that_link_expires_and_then_only_sends_a_new_one_to_the_same_address_once_a_day(
        self, world: World, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await world.phone(world.mentor)
        await decided(world, "ban")
        ((to, letter),) = world.mails()
        old = letter["url"].partition("#")[2]
        appealed = {"token": old, "id": str(uuid4()), "text": TEXT}
        with monkeypatch.context() as later:
            later.setattr(links, "now", lambda: datetime.now(UTC) + timedelta(days=31))
            for path, body in (("open", {"token": old}), ("appeal", appealed)):
                refused = await client.post(f"/api/v1/statements/{path}", json=body)
                assert (refused.status_code, refused.json()["type"]) == (404, "/problems/link-expired")
        asked = [client.post("/api/v1/statements/renew", json={"token": old}) for _ in range(2)]
        assert [one.status_code for one in await asyncio.gather(*asked)] == [204, 204]
        (_, (again, renewed)) = world.mails()
        assert again == to
        opened = await client.post(
            "/api/v1/statements/open", json={"token": renewed["url"].partition("#")[2]}
        )
        assert opened.json()["may_appeal"]
        wrong = await client.post("/api/v1/statements/renew", json={"token": "x" * 60})
        assert wrong.json()["type"] == "/problems/link-dead"

    async def test_whoever_reported_contests_a_dismissal_and_the_case_is_open_again(
        self, world: World
    ) -> None:
        made = await decided(world, "dismiss")
        appealed = (await appeal(world, world.pupil, made["id"])).json()["appeal"]["id"]
        assert (await answer(world, world.colleague, appealed, uphold=False)).status_code == 204
        assert [one["id"] for one in await queue(world, world.colleague)] == [made["case"]]
        async with world.database.reads.connect() as connection:
            assert await apart(connection, world.pupil, world.mentor)
        assert world.told(world.mentor) == []
        assert (await world.decide(world.colleague, made["case"], "warn")).status_code == 204

    async def test_one_appeal_for_each_decision_within_six_months(self, world: World) -> None:
        made = await decided(world, "warn")
        answers = await asyncio.gather(*(appeal(world, world.mentor, made["id"]) for _ in range(3)))
        assert sorted(one.status_code for one in answers) == [201, 409, 409]
        old = await decided(world, "warn")
        world.factory.connection.execute(
            "UPDATE moderation_decision SET created_at = %s WHERE id = %s",
            (datetime.now(UTC) - timedelta(days=184), old["id"]),
        )
        assert (await appeal(world, world.mentor, old["id"])).json()["type"] == "/problems/appeal-closed"

    async def test_two_moderators_at_once_one_answers(self, world: World) -> None:
        made = await decided(world, "warn")
        appealed = (await appeal(world, world.mentor, made["id"])).json()["appeal"]["id"]
        answers = await asyncio.gather(
            answer(world, world.colleague, appealed, uphold=True),
            answer(world, world.admin, appealed, uphold=False),
            answer(world, world.colleague, appealed, uphold=True),
        )
        codes = sorted(one.status_code for one in answers)
        assert codes in ([204, 204, 409], [204, 409, 409])
        assert world.told(world.mentor) == ["statement.new", "appeal.decided"]

    async def test_an_insult_brought_back_by_an_appeal_is_seen(self, world: World) -> None:
        case = await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
        await world.decide(world.referent, case, "warn")
        (mine,) = await statements(world, world.mentor)
        appealed = (await appeal(world, world.mentor, mine["id"])).json()["appeal"]["id"]
        await answer(world, world.colleague, appealed, uphold=False)
        assert (world.hidden, world.held) == (set(), set())

    async def test_what_another_decision_hides_stays_out_of_sight(self, world: World) -> None:
        """Two people report one thing, and only one of the two decisions was wrong."""
        made = await decided(world, "hide")
        (message,) = world.hidden
        world.factory.decision(
            world.mentor,
            "hide",
            case_id=world.factory.case(
                world.mentor, subject_kind="message", subject_id=message, decided_at=datetime.now(UTC)
            ),
        )
        appealed = (await appeal(world, world.mentor, made["id"])).json()["appeal"]["id"]
        assert (await answer(world, world.colleague, appealed, uphold=False)).status_code == 204
        assert world.hidden == {message}
