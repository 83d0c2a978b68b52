"""What each decision does, who may take it, and that one case is decided once."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.people.moderation.facade import apart, require_may_write
from api.people.moderation.models import Origin
from api.platform.access import Role
from api.platform.kit.problems import ForbiddenError
from tests.people.moderation.world import World


async def reported(world: World, text: str = "Ne le dis à personne.") -> tuple[str, UUID]:
    """The pupil reports what the mentor wrote: the case, and the message."""
    message = world.write(world.mentor, text)
    return (await world.report(world.pupil, message)).json()["id"], message


async def queue(world: World, by: UUID, **query: str) -> list[dict[str, Any]]:
    answer = await (await world.phone(by)).get("/api/v1/staff/cases", params=query)
    return list(answer.json()["items"])


def in_a_week() -> str:
    return (datetime.now(UTC) + timedelta(days=7)).isoformat()


def acts(world: World) -> list[tuple[str, Any]]:
    return world.factory.connection.execute(
        "SELECT action, account_id FROM audit_entry ORDER BY id"
    ).fetchall()


class TestQueue:
    async def test_the_gravest_comes_first_then_the_oldest(self, world: World) -> None:
        contact = await world.file(Origin.CONTACT, world.mentor, "Écris à jardin@example.org")
        insult = await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
        later = await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
        distress = await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir")
        items = await queue(world, world.referent)
        assert [one["id"] for one in items] == [str(one) for one in (distress, insult, later, contact)]
        assert items[1]["others"] == 2
        referent = await world.phone(world.referent)
        first = (await referent.get("/api/v1/staff/cases", params={"limit": "3"})).json()
        rest = (
            await referent.get("/api/v1/staff/cases", params={"limit": "3", "cursor": first["next"]})
        ).json()
        assert [one["id"] for one in [*first["items"], *rest["items"]]] == [one["id"] for one in items]
        assert [one["id"] for one in await queue(world, world.referent, origin="distress")] == [str(distress)]

    async def test_each_tells_whom_it_is_about_and_the_kinds_found_but_no_words(self, world: World) -> None:
        await world.file(Origin.CONTACT, world.mentor, "Écris à jardin@example.org ou au 06 39 98 12 34")
        answer = await (await world.phone(world.referent)).get("/api/v1/staff/cases")
        (one,) = answer.json()["items"]
        assert (one["about_id"], one["findings"]) == (str(world.mentor), ["email", "phone"])
        assert "jardin" not in answer.text
        assert acts(world) == [("people.looked_up", None)]
        await reported(world)
        assert [one["findings"] for one in await queue(world, world.referent, origin="report")] == [[]]

    async def test_referents_see_their_departments_admins_all_and_nobody_their_own(
        self, world: World
    ) -> None:
        case, _ = await reported(world)
        assert [one["id"] for one in await queue(world, world.admin)] == [case]
        assert await queue(world, world.elsewhere) == []
        for by in (world.elsewhere, world.pupil):
            assert (await (await world.phone(by)).get(f"/api/v1/staff/cases/{case}")).status_code in (
                403,
                404,
            )
            assert (await world.decide(by, case, "dismiss")).status_code in (403, 404)
        mine = world.factory.case(world.referent)
        assert str(mine) not in [one["id"] for one in await queue(world, world.referent)]
        assert (await world.decide(world.referent, mine, "dismiss")).json()["type"] == "/problems/own-case"


class TestReading:
    async def test_a_moderator_weighs_the_words_the_people_and_what_came_before(self, world: World) -> None:
        before = world.suspend(world.mentor, days=-1)
        other = await world.file(Origin.CONTACT, world.mentor, "Mon mail : jardin@example.org")
        case, message = await reported(world)
        seen = (await (await world.phone(world.referent)).get(f"/api/v1/staff/cases/{case}")).json()
        assert [line["original"] for line in seen["lines"]] == [
            "Mon mail : jardin@example.org",
            "Ne le dis à personne.",
        ]
        assert "jardin@example.org" not in seen["lines"][0]["text"]
        assert seen["lines"][0]["spans"][0]["finding"] == "email"
        assert [line["id"] for line in seen["lines"] if line["subject"]] == [str(message)]
        assert (seen["person"]["first_name"], seen["person"]["age_band"]) == ("Mentor", "adult")
        assert (seen["reporter"]["first_name"], seen["reporter"]["age_band"]) == ("Cadet", "15_17")
        assert set(seen["person"]) == {
            "account_id",
            "first_name",
            "roles",
            "age_band",
            "banned",
            "kept_from_minors",
            "minors_expected",
        }
        assert [(one["id"], one["decision"]) for one in seen["past"]] == [(str(before), "suspend")]
        assert [one["id"] for one in seen["open_cases"]] == [str(other)]

    async def test_each_reading_is_written_down_and_the_person_does_not_learn_of_it(
        self, world: World
    ) -> None:
        case, _ = await reported(world)
        referent = await world.phone(world.referent)
        for _ in range(2):
            await referent.get(f"/api/v1/staff/cases/{case}")
        assert acts(world) == [("case.read", None), ("case.read", None)]

    async def test_the_evidence_outlives_what_it_was_taken_from(self, world: World) -> None:
        case, _ = await reported(world)
        world.lines.clear()
        seen = (await (await world.phone(world.referent)).get(f"/api/v1/staff/cases/{case}")).json()
        assert [(line["original"], line["status"]) for line in seen["lines"]] == [
            ("Ne le dis à personne.", "gone")
        ]

    async def test_a_conversation_that_nobody_reported_is_read_for_a_motive_that_stands_in_the_audit(
        self, world: World
    ) -> None:
        await world.file(Origin.CONTACT, world.mentor, "Mon mail : jardin@example.org")
        address = f"/api/v1/staff/conversations/{world.conversation}/read"
        referent = await world.phone(world.referent)
        assert (await referent.post(address, json={"motive": "voir"})).status_code == 422
        # Walls, line 26: a blank motive opened it.
        for blank in (" " * 12, "\u00a0" * 12, "\u200b" * 12, "\n\t" * 8, "." * 12, "a" + " " * 12, "?!" * 9,
                      "\u3164" * 12, "\uffa0" * 12, "\u115f" * 12, "\u2800" * 12):  # fmt: skip
            assert (await referent.post(address, json={"motive": blank})).status_code == 422, repr(blank)
        motive = "Un parent s'inquiète des messages."
        read = await referent.post(address, json={"motive": motive})
        assert [line["original"] for line in read.json()["lines"]] == ["Mon mail : jardin@example.org"]
        row = world.factory.connection.execute("SELECT action, detail ->> 'motive' FROM audit_entry")
        assert row.fetchall() == [("conversation.read", motive)]
        other = await (await world.phone(world.elsewhere)).post(address, json={"motive": motive})
        assert other.status_code == 404

    async def test_walls_24_names_and_contact_details_of_a_motive_stay_out_of_the_audit(
        self, world: World
    ) -> None:
        """What is typed there is kept for years, and nobody can erase it."""
        await world.file(Origin.CONTACT, world.mentor, "Mon mail : jardin@example.org")
        address = f"/api/v1/staff/conversations/{world.conversation}/read"
        motive = (
            "La mère de Cadet Jardinet (mere@example.org, 06 12 34 56 78) s'inquiète de ce que MENTOR écrit."
        )
        referent = await world.phone(world.referent)
        assert (await referent.post(address, json={"motive": motive})).status_code == 200
        row = world.factory.connection.execute("SELECT detail ->> 'motive' FROM audit_entry").fetchone()
        assert row
        assert not [one for one in ("Cadet", "Jardinet", "mere@", "06 12", "MENTOR") if one in row[0]]
        assert row[0].startswith("La mère de [masqué]")
        assert row[0].endswith("s'inquiète de ce que [masqué] écrit.")

    async def test_walls_26_surnames_that_an_address_tells_stay_out_and_a_case_s_id_stays(
        self, world: World
    ) -> None:
        world.factory.connection.execute(
            "UPDATE account SET first_name = 'Quetzalette', email = 'quetzalette.dupontel@example.org'"
            " WHERE id = %s",
            [world.pupil],
        )
        case = "0198f0c2-1c2b-7d3e-9a1b-0612345678ab"
        referent = await world.phone(world.referent)
        address = f"/api/v1/staff/conversations/{world.conversation}/read"
        motive = f"cas {case}, signalement de quetzalette dupontel au téléphone, 06 12 34 56 78"
        assert (await referent.post(address, json={"motive": motive})).status_code == 200
        row = world.factory.connection.execute("SELECT detail ->> 'motive' FROM audit_entry").fetchone()
        assert row == (f"cas {case}, signalement de [masqué] au téléphone, [masqué]",)

    async def test_whose_conversations_there_are_is_listed_without_words(self, world: World) -> None:
        world.write(world.mentor, "Bonjour")
        query = {"account_id": str(world.pupil)}
        answer = await (await world.phone(world.referent)).get("/api/v1/staff/conversations", params=query)
        (one,) = answer.json()["items"]
        assert (one["student"]["first_name"], one["mentor"]["first_name"]) == ("Cadet", "Mentor")
        assert "Bonjour" not in answer.text
        assert acts(world) == [("conversations.listed", None)]
        other = await (await world.phone(world.elsewhere)).get("/api/v1/staff/conversations", params=query)
        assert other.json()["items"] == []


class TestDecisions:
    async def test_a_reason_tells_nobody_who_reported_them(self, world: World) -> None:
        """Walls, line 26: the sanctioned adult read it, had it in the copy of their data, and by mail."""
        case, _ = await reported(world)
        await world.decide(world.referent, case, "warn", "Mentor, Cadet Jardinet nous a tout montré.")
        mentor = await world.phone(world.mentor)
        (statement,) = (await mentor.get("/api/v1/me/statements")).json()["items"]
        assert statement["reason"] == "Mentor, [masqué] nous a tout montré."
        await world.decide(world.referent, (await reported(world))[0], "ban", "Cadet vous a signalé.")
        rows = world.factory.connection.execute("SELECT reason FROM ban").fetchall()
        assert rows == [("[masqué] vous a signalé.",)]

    async def test_dismissing_keeps_the_two_apart_and_tells_only_whoever_reported(self, world: World) -> None:
        """Walls, line 12: it is the reporter who ends the separation, not a moderator."""
        case, _ = await reported(world)
        assert (await world.decide(world.referent, case, "dismiss")).status_code == 204
        async with world.database.reads.connect() as connection:
            assert await apart(connection, world.pupil, world.mentor)
        assert world.told(world.mentor) == []
        assert world.told(world.pupil) == ["statement.new"]
        assert acts(world) == [("case.decided", None)]

    async def test_the_list_says_who_decided_and_when(self, world: World) -> None:
        world.factory.connection.execute(
            "UPDATE account SET first_name = 'Référente' WHERE id = %s", [world.referent]
        )
        case, _ = await reported(world)
        assert [one["decider"] for one in await queue(world, world.referent)] == [None]
        await world.decide(world.referent, case, "dismiss")
        (one,) = await queue(world, world.referent, state="decided")
        assert (one["decision"], one["decider"]) == ("dismiss", "Référente")
        assert one["decided_at"] is not None

    async def test_dismissing_an_insult_releases_it_and_anything_else_hides_it(self, world: World) -> None:
        harmless = await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
        await world.decide(world.referent, harmless, "dismiss")
        assert (world.held, world.hidden) == (set(), set())
        rude = await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
        await world.decide(world.referent, rude, "warn")
        assert world.hidden == {world.lines[-1].id}

    async def test_distress_is_dismissed_or_transmitted_never_sanctioned_and_releases_nothing(
        self, world: World
    ) -> None:
        case = await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir")
        world.held.add(world.lines[-1].id)
        refused = await world.decide(world.referent, case, "suspend", until=in_a_week())
        assert refused.json()["errors"][0]["field"] == "decision"
        assert (await world.decide(world.referent, case, "dismiss", reason="")).status_code == 204
        assert world.held == {world.lines[-1].id}
        assert world.told(world.pupil) == []

    async def test_an_adult_who_wishes_a_young_person_dead_is_not_the_one_in_distress(
        self, world: World
    ) -> None:
        case = await world.file(Origin.DISTRESS, world.mentor, "Saute par la fenêtre")
        young = world.factory.account(Role.MENTOR, age=17)
        other = await world.file(Origin.DISTRESS, young, "Je veux mourir")
        assert (await world.decide(world.referent, case, "hide")).status_code == 204
        assert (await world.decide(world.referent, other, "hide")).status_code == 422

    async def test_a_warning_leaves_the_silence_and_tells_the_person_with_a_mail(self, world: World) -> None:
        case, _message = await reported(world)
        assert (await world.decide(world.referent, case, "warn", reason="")).status_code == 422
        assert (await world.decide(world.referent, case, "warn")).status_code == 204
        async with world.database.reads.connect() as connection:
            assert await apart(connection, world.pupil, world.mentor)
        assert world.hidden == set()
        assert world.told(world.mentor) == ["statement.new"]
        (letter,) = [letter for _, letter in world.mails()]
        assert "permis" not in str(letter["paragraphs"]), "the reasons are read in the app"
        assert acts(world) == [("case.decided", world.mentor)]

    async def test_a_decision_says_who_took_it_and_when(self, world: World) -> None:
        case, _message = await reported(world)
        await world.decide(world.referent, case, "warn")
        world.factory.connection.execute(
            "UPDATE account SET first_name = 'Référente' WHERE id = %s", [world.referent]
        )
        seen = (await (await world.phone(world.referent)).get(f"/api/v1/staff/cases/{case}")).json()
        (decision,) = seen["decisions"]
        assert decision["decider"] == "Référente"
        assert decision["created_at"] is not None

    async def test_hiding_takes_it_out_of_sight(self, world: World) -> None:
        case, message = await reported(world)
        await world.decide(world.referent, case, "hide")
        assert world.hidden == {message}

    async def test_who_is_suspended_writes_no_more_until_then(self, world: World) -> None:
        case, message = await reported(world)
        for until in (None, "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"):
            refused = await world.decide(world.referent, case, "suspend", until=until)
            assert refused.json()["errors"][0]["field"] == "until"
        assert (await world.decide(world.referent, case, "suspend", until=in_a_week())).status_code == 204
        assert world.hidden == {message}
        async with world.database.transaction() as session:
            with pytest.raises(ForbiddenError, match="suspended"):
                await require_may_write(session, world.mentor)

    async def test_a_ban_shuts_the_account_out_also_from_another_department(self, world: World) -> None:
        world.factory.commune("49007", "Angers")
        world.factory.connection.execute(
            "UPDATE account SET commune_code = '49007' WHERE id = %s", (world.mentor,)
        )
        mentor = await world.phone(world.mentor)
        case, message = await reported(world)
        assert (await world.decide(world.referent, case, "ban")).status_code == 204
        assert (await mentor.get("/api/v1/me/blocks")).status_code == 401
        assert world.hidden == {message}
        again, _ = await reported(world)
        assert (await world.decide(world.colleague, again, "ban")).status_code == 204, "banned already"

    async def test_staff_are_banned_by_an_admin_only(self, world: World) -> None:
        adviser = world.factory.account(Role.ADVISER)
        case = world.factory.case(adviser)
        assert (await world.decide(world.referent, case, "ban")).status_code == 403
        assert (await world.decide(world.admin, case, "ban")).status_code == 204

    async def test_what_is_handed_to_the_authorities_is_not_told_to_the_person(self, world: World) -> None:
        case, _ = await reported(world)
        await world.decide(world.referent, case, "transmit", reason="")
        assert world.told(world.mentor) == []
        assert world.mails() == []
        assert world.told(world.pupil) == ["statement.new"]
        assert acts(world) == [("case.decided", None)]

    async def test_a_decision_about_an_erased_account_is_still_taken(self, world: World) -> None:
        case, message = await reported(world)
        world.factory.connection.execute("DELETE FROM account WHERE id = %s", (world.mentor,))
        assert (await world.decide(world.referent, case, "hide")).status_code == 204
        assert world.hidden == {message}


class TestAtOnce:
    async def test_two_moderators_at_once_one_decides(self, world: World) -> None:
        case, _ = await reported(world)
        answers = await asyncio.gather(
            world.decide(world.referent, case, "dismiss"),
            world.decide(world.colleague, case, "warn"),
            world.decide(world.admin, case, "hide"),
        )
        assert sorted(answer.status_code for answer in answers) == [204, 409, 409]
        refused = [answer for answer in answers if answer.status_code == 409]
        assert {answer.json()["type"] for answer in refused} == {"/problems/already-decided"}
        row = world.factory.connection.execute("SELECT count(*) FROM moderation_decision").fetchone()
        assert row == (1,)

    async def test_the_same_decision_sent_again_is_one(self, world: World) -> None:
        case, _ = await reported(world)
        made = str(uuid4())
        answers = await asyncio.gather(
            *(world.decide(world.referent, case, "warn", id=made) for _ in range(3))
        )
        assert [answer.status_code for answer in answers] == [204, 204, 204]
        assert world.told(world.mentor) == ["statement.new"]
        other, _ = await reported(world)
        assert (await world.decide(world.referent, other, "warn", id=made)).status_code == 409
