"""Profiles of issuers: who may write them, and what they get with the first one."""

import asyncio

from api.badges.issuing.personal_data import PERSONAL_DATA
from api.platform.access import Role
from tests.badges.issuing.test_signing import profile, rotate
from tests.badges.issuing.world import API, Issuer, World, png


async def write(issuer: Issuer, **values: str) -> int:
    path = f"{API}/organisations/{issuer.organisation}/profile"
    return (await issuer.client.put(path, json=values)).status_code


class TestWriting:
    async def test_the_first_one_brings_a_key_and_a_permanent_address(self, world: World) -> None:
        issuer = await world.issuer(profile=False, name="Club du Lac")
        before = await profile(issuer)
        assert (before["name"], before["issuer_id"], before["keys"]) == ("Club du Lac", None, [])
        assert await write(issuer, description="Voile et kayak.", home_url="https://club.example.org") == 200
        after = await profile(issuer)
        assert after["url"].endswith(f"/ob/issuers/{after['issuer_id']}")
        assert after["did"].startswith("did:web:")
        assert len(after["keys"]) == 1
        assert (after["name"], await write(issuer, description="Voile.")) == ("Club du Lac", 200)
        assert (await profile(issuer))["keys"] == after["keys"]

    async def test_the_name_is_the_verified_one(self, world: World) -> None:
        issuer = await world.issuer()
        assert await write(issuer, name="Région Pays de la Loire") == 422
        assert (await profile(issuer))["name"] == "Club du Lac"

    async def test_two_first_ones_at_once_leave_one_key(self, world: World) -> None:
        issuer = await world.issuer(profile=False)
        assert await asyncio.gather(*(write(issuer) for _ in range(4))) == [200] * 4
        assert len((await profile(issuer))["keys"]) == 1

    async def test_an_organisation_that_is_not_verified_issues_nothing(self, world: World) -> None:
        issuer = await world.issuer(profile=False, verified_at=None)
        assert await write(issuer) == 403

    async def test_nor_does_a_minor_or_a_stranger(self, world: World) -> None:
        issuer = await world.issuer()
        minor = world.factory.account(Role.ISSUER, age=17)
        world.factory.member(issuer.organisation, minor)
        stranger = world.factory.account(Role.ISSUER)
        for account, status in ((minor, 403), (stranger, 404)):
            client = await world.devices(world.factory.session(account))
            assert await write(Issuer(issuer.organisation, account, client)) == status

    async def test_no_contact_details_and_only_web_addresses(self, world: World) -> None:
        issuer = await world.issuer()
        assert await write(issuer, description="Appelez le 02 40 00 00 00") == 422
        for address in ("javascript:alert(1)", "club.example.org", "https://a b.example.org"):
            assert await write(issuer, home_url=address) == 422

    async def test_a_picture(self, world: World) -> None:
        issuer = await world.issuer()
        path = f"{API}/organisations/{issuer.organisation}/profile/image"
        for colour in ("red", "blue"):
            answer = await issuer.client.put(path, content=png(colour=colour))
            assert answer.status_code == 200
        assert world.row("SELECT count(*) FROM badge_image") == (1,)
        assert (await issuer.client.put(path, content=b"GIF89a")).status_code == 422
        too_large = await issuer.client.put(path, content=b"\x89PNG\r\n\x1a\n" + bytes(3_000_000))
        assert too_large.status_code == 413

    async def test_a_key_of_somebody_else_is_not_replaced(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        theirs = (await profile(other))["keys"]
        await rotate(issuer, theirs[0]["kid"])
        assert (await profile(other))["keys"] == theirs
        assert len((await profile(issuer))["keys"]) == 1


class TestAPersonWhoIssues:
    async def test_gets_a_copy_of_what_they_did_and_nothing_of_others(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, student.email, narrative="Bravo à toutes.")
        async with world.database.transaction() as session:
            kept = await PERSONAL_DATA.export(session, issuer.account)
        assert kept["badges_made"][0]["name"] == "Bénévole d'un festival"
        assert kept["badges_awarded"][0]["narrative"] == "Bravo à toutes."
        assert student.email not in str(kept)

    async def test_once_banned_offers_nothing_any_more(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        await world.make_code(issuer, achievement)
        await world.awarded(issuer, achievement, student.email, narrative="Bravo.")
        signed = await world.issued(achievement, student)
        begun = str((await world.award(issuer, achievement, "a@example.org")).json()["id"])
        async with world.database.transaction() as session:
            await PERSONAL_DATA.banned(session, issuer.account)
        await world.work(begun)
        found = await world.batch(issuer, begun)
        assert (found["done"], found["lines"][0]["error"], found["lines"][0]["email"]) == (
            0,
            "badge_issuer_gone",
            None,
        )
        assert world.row("SELECT closed_at IS NOT NULL FROM badge_code") == (True,)
        statuses = dict(world.rows("SELECT id = %s, status FROM badge_credential", signed))
        assert statuses == {True: "issued", False: "lapsed"}
        assert world.rows("SELECT narrative FROM badge_credential WHERE status = 'lapsed'") == [("",)]
