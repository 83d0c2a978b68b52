"""What everybody may see of badges: what is awarded now, and by whom."""

from uuid import uuid4

import httpx

from tests.badges.backpack.owners import BADGES, ok
from tests.badges.backpack.test_asking import draft
from tests.badges.issuing.world import World


class TestAchievements:
    async def test_published_ones_by_words_career_and_organisation(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        world.factory.career("A1203", "Jardinier")
        issuer, other = await world.issuer(), await world.issuer()
        garden = await world.achievement(issuer, name="Main verte", career_codes=["A1203"], requestable=True)
        festival = await world.achievement(other)
        await world.draft(issuer, name="Brouillon")

        async def found(**query: object) -> list[str]:
            response = await client.get(f"{BADGES}/achievements", params=query)  # type: ignore[arg-type]
            return [one["id"] for one in ok(response)["items"]]

        assert await found() == [festival, garden]
        assert await found(q="main") == [garden]
        assert await found(q="???") == []
        assert await found(career="A12") == [garden]
        assert await found(career="B") == []
        assert await found(organisation_id=str(other.organisation)) == [festival]
        page = ok(await client.get(f"{BADGES}/achievements", params={"limit": 1}))
        assert await found(limit=1, cursor=page["next"]) == [garden]
        shown = ok(await client.get(f"{BADGES}/achievements/{garden}"))
        assert shown["careers"] == [{"code": "A1203", "label": "Jardinier"}]
        assert (shown["requestable"], shown["issuer"]["name"]) == (True, "Club du Lac")
        assert (await client.get(shown["image_url"])).headers["content-type"] == "image/png"

    async def test_a_draft_has_no_page_and_an_archived_one_keeps_its(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer = await world.issuer()
        draft = await world.draft(issuer)
        assert (await client.get(f"{BADGES}/achievements/{draft}")).status_code == 404
        done = await world.achievement(issuer, requestable=True)
        ok(await issuer.client.post(f"{BADGES}/achievements/{done}/archive"))
        assert ok(await client.get(f"{BADGES}/achievements"))["items"] == []
        shown = ok(await client.get(f"{BADGES}/achievements/{done}"))
        assert (shown["status"], shown["requestable"]) == ("archived", False)


class TestIssuers:
    async def test_its_page_says_what_it_awards(self, world: World, client: httpx.AsyncClient) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        [one] = ok(await client.get(f"{BADGES}/achievements"))["items"]
        page = ok(await client.get(f"{BADGES}/issuers/{one['issuer']['id']}"))
        assert (page["name"], page["active"]) == ("Club du Lac", True)
        assert [each["id"] for each in page["achievements"]] == [achievement]
        assert page["did"].startswith("did:web:")
        assert (await client.get(f"{BADGES}/issuers/{uuid4()}")).status_code == 404

    async def test_closed_it_awards_nothing_and_keeps_its_page(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        [one] = ok(await client.get(f"{BADGES}/achievements"))["items"]
        world.factory.connection.execute("UPDATE organisation SET closed_at = now()")
        assert ok(await client.get(f"{BADGES}/achievements"))["items"] == []
        page = ok(await client.get(f"{BADGES}/issuers/{one['issuer']['id']}"))
        assert (page["active"], page["achievements"]) == (False, [])
        assert ok(await client.get(f"{BADGES}/achievements/{achievement}"))["requestable"] is False

    async def test_whose_people_are_all_kept_from_minors_awards_nothing_for_now(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 12: pupils were invited to ask them for badges."""
        issuer = await world.issuer()
        achievement = await world.achievement(issuer, requestable=True)
        begun = await world.draft(issuer)
        [one] = ok(await client.get(f"{BADGES}/achievements"))["items"]
        world.factory._insert("restriction", "id", {"account_id": issuer.account})
        assert ok(await client.get(f"{BADGES}/achievements"))["items"] == []
        page = ok(await client.get(f"{BADGES}/issuers/{one['issuer']['id']}"))
        assert (page["active"], page["achievements"]) == (False, [])
        assert ok(await client.get(f"{BADGES}/achievements/{achievement}"))["requestable"] is False
        asked = await draft(await world.student(15), achievement, message="J'ai tenu le stand deux jours.")
        assert asked.status_code == 404
        profile = f"{BADGES}/organisations/{issuer.organisation}/profile"
        for refused in (
            await issuer.client.post(f"{BADGES}/achievements/{begun}/publish"),
            await issuer.client.patch(f"{BADGES}/achievements/{achievement}/own", json={"name": "Autre nom"}),
            await issuer.client.put(profile, json={"description": "Un club ouvert à tous."}),
        ):
            assert (refused.status_code, refused.json()["type"]) == (403, "/problems/kept-from-minors")
        world.factory.connection.execute("UPDATE restriction SET lifted_at = now()")
        assert [each["id"] for each in ok(await client.get(f"{BADGES}/achievements"))["items"]] == [
            achievement
        ]
