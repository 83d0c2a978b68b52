"""Nobody speaks for an issuer any more: the Region takes badges back in its place, requests end kindly."""

import asyncio

import httpx
import pytest

from api.badges.issuing import unmanaged
from api.platform.access import Role
from api.platform.settings import Settings
from tests.badges.backpack.owners import BADGES, mails, ok, refusal, wallet
from tests.badges.issuing.world import REASON, Issuer, World
from tests.test_worker import run_due

STAFF = "/api/v1/staff"
GONE = {"closed": "closed_at = now()", "unverified": "verified_at = NULL"}


async def admin(world: World) -> httpx.AsyncClient:
    return await world.devices(world.factory.session(world.factory.account(Role.ADMIN)))


def leave(world: World, issuer: Issuer, how: str = "closed") -> None:
    """The organisation is no longer there to act."""
    world.factory.connection.execute(
        f"UPDATE organisation SET {GONE[how]} WHERE id = %s".encode(), [issuer.organisation]
    )


async def revoke(region: httpx.AsyncClient, credential: object, reason: str = REASON) -> httpx.Response:
    return await region.post(f"{STAFF}/badge-credentials/{credential}/revoke", json={"reason": reason})


@pytest.mark.parametrize("how", GONE)
class TestBadges:
    async def test_the_region_finds_them_without_a_name(self, world: World, how: str) -> None:
        issuer, student, region = await world.issuer(), await world.student(), await admin(world)
        credential = await world.issued(await world.achievement(issuer), student)
        assert ok(await region.get(f"{STAFF}/badge-issuers"))["items"] == []
        leave(world, issuer, how)
        (found,) = ok(await region.get(f"{STAFF}/badge-issuers"))["items"]
        assert (found["name"], found["standing"]) == ("Club du Lac", 1)
        path = f"{STAFF}/badge-issuers/{found['id']}/credentials"
        for words in ("", "benevole", str(credential), f"urn:uuid:{credential}"):
            answer = await region.get(path, params={"q": words})
            (badge,) = ok(answer)["items"]
            assert (badge["id"], badge["state"]) == (str(credential), "issued")
            assert "Prénom" not in answer.text
            assert student.email not in answer.text
        assert ok(await region.get(path, params={"q": "plongée"}))["items"] == []

    async def test_it_takes_one_back_with_a_reason_that_its_holder_reads(
        self, world: World, client: httpx.AsyncClient, how: str
    ) -> None:
        issuer, student, region = await world.issuer(), await world.student(), await admin(world)
        credential = await world.issued(await world.achievement(issuer), student)
        leave(world, issuer, how)
        for _ in range(2):
            ok(await revoke(region, credential), 204)
        (badge,) = (await wallet(student))["items"]
        assert (badge["state"], badge["revocation_reason"]) == ("revoked", REASON)
        assert await world.told(student.client) == ["badge.revoked"]
        (jwt,) = world.row("SELECT jwt FROM badge_credential")
        assert ok(await client.post(f"{BADGES}/verify", json={"text": jwt}))["verdict"] == "revoked"
        actor, account = world.row("SELECT actor, account_id FROM audit_entry WHERE action = 'badge.revoked'")
        assert account == student.account
        assert actor != issuer.account

    async def test_its_issuer_does_not_any_more(self, world: World, how: str) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer), student)
        leave(world, issuer, how)
        assert (await world.revoke(issuer, credential)).status_code in (403, 404)


class TestLimits:
    async def test_while_its_issuer_is_there_the_region_leaves_it_alone(self, world: World) -> None:
        issuer, student, region = await world.issuer(), await world.student(), await admin(world)
        credential = await world.issued(await world.achievement(issuer), student)
        assert refusal(await revoke(region, credential)) == (409, "badge-issuer-in-charge")
        (profile,) = world.row("SELECT id FROM badge_issuer")
        assert refusal(await region.get(f"{STAFF}/badge-issuers/{profile}/credentials"))[0] == 404

    async def test_a_reason_is_needed_and_names_no_way_out_of_the_app(self, world: World) -> None:
        issuer, student, region = await world.issuer(), await world.student(), await admin(world)
        credential = await world.issued(await world.achievement(issuer), student)
        leave(world, issuer)
        for reason in ("", "Écris-moi au 06 12 34 56 78"):
            assert (await revoke(region, credential, reason)).status_code == 422
        assert world.row("SELECT revoked_at FROM badge_credential") == (None,)

    async def test_of_two_at_once_one_is_told(self, world: World) -> None:
        issuer, student, region = await world.issuer(), await world.student(), await admin(world)
        credential = await world.issued(await world.achievement(issuer), student)
        leave(world, issuer)
        answers = await asyncio.gather(*(revoke(region, credential) for _ in range(4)))
        assert {one.status_code for one in answers} == {204}
        assert await world.told(student.client) == ["badge.revoked"]

    async def test_page_by_page(self, world: World) -> None:
        region, student = await admin(world), await world.student()
        for name in ("Bac à sable", "Atelier", "Club"):
            issuer = await world.issuer(name=name)
            await world.issued(await world.achievement(issuer), student)
            leave(world, issuer)
        names, cursor = [], None
        while True:
            page = ok(
                await region.get(
                    f"{STAFF}/badge-issuers", params={"limit": 1, **({"cursor": cursor} if cursor else {})}
                )
            )
            names += [one["name"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert names == ["Atelier", "Bac à sable", "Club"]


class TestRequests:
    async def test_closing_ends_those_that_wait_with_a_kind_word(
        self, world: World, settings: Settings
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        world.request(achievement, student)
        region = await admin(world)
        ok(await region.delete(f"/api/v1/organisations/{issuer.organisation}"), 204)
        await run_due(settings)
        (request,) = (await wallet(student))["requests"]
        assert (request["status"], request["reason"]) == ("ended", "")
        assert request["decided_at"]
        assert await world.told(student.client) == ["badge.request_ended"]
        (letter,) = mails(world, student.email)
        assert "Tu n’y es pour rien" in letter["paragraphs"][0]
        assert "Club du Lac" not in str(letter)

    async def test_a_place_that_answers_keeps_its_own(self, world: World, settings: Settings) -> None:
        issuer, other, student = await world.issuer(), await world.issuer(), await world.student()
        world.request(await world.achievement(issuer, requestable=True), student)
        world.request(await world.achievement(other, requestable=True), student)
        leave(world, issuer, "unverified")
        async with world.database.transaction() as session:
            assert not await unmanaged.end_requests(session, settings)
        statuses = sorted(one["status"] for one in (await wallet(student))["requests"])
        assert statuses == ["ended", "waiting"]

    async def test_by_two_workers_at_once_each_is_told_once(
        self, world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(unmanaged, "CHUNK", 2)
        issuer = await world.issuer()
        achievement = await world.achievement(issuer, requestable=True)
        students = [await world.student() for _ in range(5)]
        for student in students:
            world.request(achievement, student)
        leave(world, issuer)

        async def work() -> None:
            more = True
            while more:
                async with world.database.transaction() as session:
                    more = await unmanaged.end_requests(session, settings)

        await asyncio.gather(work(), work())
        await work()
        assert world.row("SELECT count(*) FROM badge_request WHERE status = 'ended'") == (5,)
        for student in students:
            assert await world.told(student.client) == ["badge.request_ended"]

    async def test_asked_again_elsewhere_or_here_once_it_is_back(
        self, world: World, settings: Settings
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer, requestable=True)
        world.request(achievement, student)
        leave(world, issuer, "unverified")
        async with world.database.transaction() as session:
            await unmanaged.end_requests(session, settings)
        world.factory.connection.execute("UPDATE organisation SET verified_at = now()")
        draft = {
            "id": "018f0000-0000-7000-8000-000000000001",
            "message": "Deux jours à l’accueil.",
            "evidence": [],
        }
        ok(await student.client.post(f"{BADGES}/achievements/{achievement}/requests", json=draft))
