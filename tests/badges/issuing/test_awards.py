"""Awards to lists: every line once, whoever works them and whatever breaks; nobody learns who is here."""

import asyncio
from uuid import UUID, uuid4

import pytest

from api.badges.issuing import awards, retention
from api.platform.kit.threads import text_turn
from tests.badges.issuing.world import API, World


class TestAList:
    async def test_each_address_is_offered_the_badge_by_mail(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        batch = await world.awarded(issuer, achievement, student.email, "inconnue@example.org")
        found = await world.batch(issuer, batch)
        assert (found["total"], found["done"], found["failed"]) == (2, 2, 0)
        mails = world.rows("SELECT recipient, letter FROM mail ORDER BY recipient")
        assert {recipient for recipient, _ in mails} == {student.email, "inconnue@example.org"}
        for _, letter in mails:
            assert "/badges/claim#offer=" in letter["url"]
            assert "Bénévole" not in str(letter)
            assert "Club du Lac" not in str(letter)
        assert await world.told(student.client) == ["badge.offered"]

    async def test_the_issuer_cannot_tell_who_has_an_account(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, student.email, "inconnue@example.org")
        here, away = await world.listed(issuer, achievement)
        hidden = ("id", "email", "created_at")
        assert {k: v for k, v in here.items() if k not in hidden} == {
            k: v for k, v in away.items() if k not in hidden
        }
        assert here["first_name"] is None

    async def test_nor_who_has_opened_the_mail(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, "autre@example.org")
        world.factory.connection.execute("UPDATE badge_credential SET account_id = %s", [student.account])
        (seen,) = await world.listed(issuer, achievement)
        assert (seen["email"], seen["first_name"]) == ("autre@example.org", None)

    async def test_the_list_is_searched_by_what_it_shows_alone(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(first_name="Élève")
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, "autre@example.org")
        await world.issued(achievement, student)
        waiting = world.offered(achievement, await world.student(first_name="Élodie"))
        by_name = await world.listed(issuer, achievement, q=" eleve ")
        assert [one["first_name"] for one in by_name] == ["Élève"]
        assert [one["email"] for one in await world.listed(issuer, achievement, q="AUTRE@")] == [
            "autre@example.org"
        ]
        # Who has not accepted has no name yet.
        assert await world.listed(issuer, achievement, q="Élodie") == []
        assert str(waiting) in [one["id"] for one in await world.listed(issuer, achievement, q="")]

    async def test_a_wrong_line_fails_alone(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        batch = await world.awarded(issuer, achievement, "a@example.org", "pas une adresse", "A@example.org")
        found = await world.batch(issuer, batch)
        assert (found["done"], found["failed"]) == (1, 2)
        assert [(line["position"], line["email"], line["error"]) for line in found["lines"]] == [
            (1, "pas une adresse", "bad_email"),
            (2, "a@example.org", "twice"),
        ]

    async def test_words_for_one_person_come_before_those_for_all(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        recipients = [
            {"email": "a@example.org", "narrative": "Toujours à l'heure."},
            {"email": "b@example.org"},
            {"email": "c@example.org", "narrative": "Tu es un gros connard."},
            {"email": "d@example.org", "narrative": "Mon numéro : 06 12 34 56 78"},
        ]
        batch = await world.awarded(issuer, achievement, recipients=recipients, narrative="Bravo à toutes.")
        told = dict(world.rows("SELECT email, narrative FROM badge_credential"))
        assert told == {"a@example.org": "Toujours à l'heure.", "b@example.org": "Bravo à toutes."}
        assert [line["error"] for line in (await world.batch(issuer, batch))["lines"]] == [
            "not_for_everybody",
            "contact_in_text",
        ]

    async def test_sent_again_it_is_no_second_list(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        batch = str(uuid4())
        answers = [await world.award(issuer, achievement, "a@example.org", id=batch) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 200]
        for _ in range(2):
            await world.work(batch)
        assert world.row("SELECT count(*) FROM badge_credential") == (1,)

    async def test_a_list_with_one_more_line_is_no_second_badge(self, world: World) -> None:
        """Who has declined or lost it may be offered it again."""
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, "a@example.org", "b@example.org")
        world.factory.connection.execute(
            "UPDATE badge_credential SET status = 'declined', email = NULL WHERE email = 'b@example.org'"
        )
        everybody = ("a@example.org", "b@example.org", "c@example.org")
        found = await world.batch(issuer, await world.awarded(issuer, achievement, *everybody))
        assert found["done"] == 2
        assert [(line["email"], line["error"]) for line in found["lines"]] == [
            ("a@example.org", "had_already")
        ]

    async def test_a_draft_cannot_be_awarded(self, world: World) -> None:
        issuer = await world.issuer()
        response = await world.award(issuer, await world.draft(issuer), "a@example.org")
        assert response.status_code == 409

    @pytest.mark.parametrize("loss", ["closed_at = now()", "verified_at = NULL"])
    async def test_an_organisation_in_no_good_standing_offers_no_more(self, loss: str, world: World) -> None:
        issuer = await world.issuer()
        batch = (await world.award(issuer, await world.achievement(issuer), "a@example.org")).json()["id"]
        world.factory.connection.execute(f"UPDATE organisation SET {loss}".encode())
        await world.work(batch)
        assert world.row("SELECT status, error FROM badge_batch_line") == ("failed", "badge_issuer_gone")
        assert world.row("SELECT count(*) FROM badge_credential") == (0,)

    async def test_an_address_gets_so_many_offers_a_day(self, world: World) -> None:
        world.settings.badge_offers_per_address = 1
        found = []
        for _ in range(2):
            issuer = await world.issuer()
            batch = await world.awarded(issuer, await world.achievement(issuer), "a@example.org")
            found.append(await world.batch(issuer, batch))
        assert [one["done"] for one in found] == [1, 0]
        assert found[1]["lines"][0]["error"] == "address_full"

    async def test_walls_5_also_in_many_spellings_and_in_one_list(self, world: World) -> None:
        world.settings.badge_offers_per_address = 2
        issuer = await world.issuer()
        spellings = [f"parent+{number}@example.org" for number in range(4)]
        batch = await world.awarded(issuer, await world.achievement(issuer), *spellings)
        found = await world.batch(issuer, batch)
        assert (found["done"], [line["error"] for line in found["lines"]]) == (2, ["address_full"] * 2)
        batch = await world.awarded(issuer, await world.achievement(issuer), "parent@example.org")
        assert (await world.batch(issuer, batch))["done"] == 0

    async def test_an_issuer_awards_so_many_a_day(self, world: World) -> None:
        world.settings.badge_awards_per_day = 2
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        assert (await world.award(issuer, achievement, "a@example.org")).status_code == 202
        response = await world.award(issuer, achievement, "b@example.org", "c@example.org")
        assert response.status_code == 429

    async def test_progress_reaches_the_issuer(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(awards, "CHUNK", 2)
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        batch = await world.awarded(issuer, achievement, *(f"p{n}@example.org" for n in range(5)))
        told = world.rows("SELECT data FROM stream_event WHERE kind = 'badge.batch' ORDER BY id")
        assert [data["done"] for (data,) in told] == [2, 4, 5]
        assert told[0][0]["batch_id"] == batch

    async def test_another_organisation_reads_nothing_of_it(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        achievement = await world.achievement(issuer)
        batch = await world.awarded(issuer, achievement, "a@example.org")
        for path in (f"batches/{batch}", f"achievements/{achievement}/credentials"):
            assert (await other.client.get(f"{API}/{path}")).status_code == 404
        assert (await world.award(other, achievement, "b@example.org")).status_code == 404

    async def test_addresses_and_words_are_forgotten_in_time(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, "a@example.org", "pas une adresse", narrative="Bravo.")
        for table in ("badge_credential", "badge_batch"):
            world.factory.connection.execute(f"UPDATE {table} SET created_at = now() - interval '61 days'")
        async with world.database.transaction() as session:
            await retention.forget(session, world.settings)
        assert world.rows(
            "SELECT status, email, email_mark, token_digest, narrative FROM badge_credential"
        ) == [("lapsed", None, None, None, "")]
        assert world.rows("SELECT DISTINCT email FROM badge_batch_line") == [(None,)]


class TestAtOnce:
    async def test_two_workers_on_one_batch(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(awards, "CHUNK", 10)
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        response = await world.award(issuer, achievement, *(f"p{n}@example.org" for n in range(40)))
        batch = response.json()["id"]
        while not (await world.batch(issuer, batch))["finished_at"]:
            await asyncio.gather(*(world.work(batch) for _ in range(3)))
        assert world.row("SELECT count(*), count(DISTINCT email) FROM badge_credential") == (40, 40)
        assert world.row("SELECT count(*) FROM mail") == (40,)

    async def test_a_worker_killed_in_the_middle(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(awards, "CHUNK", 3)
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        batch = (await world.award(issuer, achievement, *(f"p{n}@example.org" for n in range(8)))).json()[
            "id"
        ]
        await world.work(batch)

        class KilledError(Exception):
            pass

        async def killed() -> None:
            async with text_turn(batch), world.database.transaction() as session:
                await awards.work(session, world.settings, world.secrets, UUID(batch))
                raise KilledError

        with pytest.raises(KilledError):
            await killed()
        assert (await world.batch(issuer, batch))["done"] == 3
        while not (await world.batch(issuer, batch))["finished_at"]:
            await world.work(batch)
        assert world.row("SELECT count(*) FROM badge_credential") == (8,)
        assert world.row("SELECT count(*) FROM mail") == (8,)


class TestOutOfReach:
    """Walls, line 12: a badge says something by its name; it reaches nobody who is apart from its giver."""

    async def test_who_is_kept_from_minors_awards_none(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(14)
        badge = await world.achievement(issuer, name="Reparle-moi, je regrette")
        world.factory._insert("restriction", "id", {"account_id": issuer.account})
        assert (await world.award(issuer, badge, student.email)).status_code == 403

    @pytest.mark.parametrize("how", ["reported", "blocked", "held meanwhile"])
    async def test_nor_hears_of_it_who_reported_or_blocked_them(self, how: str, world: World) -> None:
        issuer, student, other = await world.issuer(), await world.student(14), await world.student(15)
        badge = await world.achievement(issuer)
        sent = await world.award(issuer, badge, student.email, narrative="Tu as mal compris.")
        batch = str(sent.json()["id"])
        if how == "reported":
            world.factory.silence(issuer.account, toward=student.account)
        elif how == "blocked":
            world.factory.block(student.account, issuer.account)
        else:
            world.factory._insert("restriction", "id", {"account_id": issuer.account})
        await world.work(batch)
        assert (await student.client.get("/api/v1/me/badges")).json()["items"] == []
        assert (await student.client.get("/api/v1/me/notifications")).json()["items"] == []
        assert world.factory.letters(student.account) == []
        # The issuer reads of it what they read of anybody who does not answer, also the second time.
        read = await world.batch(issuer, batch)
        assert (read["done"], read["failed"]) == (1, 0)
        (seen,) = await world.listed(issuer, badge)
        assert (seen["state"], seen["email"]) == ("offered", student.email)
        if how != "held meanwhile":
            again = await world.awarded(issuer, badge, student.email, other.email)
            (line,) = (await world.batch(issuer, again))["lines"]
            assert (line["email"], line["error"]) == (student.email, "had_already")
            assert len((await other.client.get("/api/v1/me/badges")).json()["items"]) == 1
