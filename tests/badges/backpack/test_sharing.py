"""Shares: anyone who has the link sees what its owner chose, until they stop it."""

import asyncio
from uuid import uuid4

import httpx

from tests.badges.backpack.owners import (
    BADGES,
    ME,
    badge,
    claim,
    code_of,
    consent,
    ok,
    parent_link,
    refusal,
    share,
    shared,
    wallet,
)
from tests.badges.issuing.world import World


class TestShowing:
    async def test_it_shows_what_was_signed_and_nobody_s_name(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student()
        credential = await badge(world, student)
        _, token = await shared(student, credential)
        response = await client.get(f"{BADGES}/shared/{token}")
        seen = ok(response)
        assert response.headers["cache-control"] == "no-store"
        assert (seen["verdict"], seen["code"], seen["ours"]) == ("valid", "ok", True)
        assert seen["badge"]["name"] == "Bénévole d'un festival"
        assert seen["badge"]["issuer_name"] == "Club du Lac"
        assert seen["picture_url"].startswith("/ob/images/")
        assert seen["badge"]["image_url"] == seen["picture_url"]
        assert (seen["holder_name"], seen["badge"]["evidence"]) == (None, [])
        assert {check["code"]: check["ok"] for check in seen["technical"]["checks"]} == {
            "signature": True,
            "issuer": True,
            "status": True,
            "time": True,
        }
        name, jwt = world.row(
            "SELECT a.first_name, c.jwt FROM badge_credential c JOIN account a ON a.id = c.account_id"
        )
        for secret in (name, student.email, jwt, jwt.rpartition(".")[2]):
            assert secret not in response.text

    async def test_its_link_given_to_be_checked_is_opened(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student()
        share_id, token = await shared(student, await badge(world, student))
        home = world.settings.public_url.partition("://")[2]
        for given in (
            {"url": f"https://{home}/verify#{token}"},
            {"url": f"http://{home}/verify#{token}"},
            {"text": f" http://{home}/verify#{token} "},
        ):
            said = ok(await client.post(f"{BADGES}/verify", json=given))
            assert (said["verdict"], said["ours"]) == ("valid", True)
        ok(await student.client.delete(f"{ME}/shares/{share_id}"), 204)
        assert refusal(await client.post(f"{BADGES}/verify", json=given)) == (404, "share-over")

    async def test_the_first_name_where_the_owner_wants(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student(first_name="Prénom")
        _, token = await shared(student, await badge(world, student), show_name=True)
        assert ok(await client.get(f"{BADGES}/shared/{token}"))["holder_name"] == "Prénom"

    async def test_words_and_links_where_the_owner_wants_photos_never(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        request = world.request(achievement, student)
        for values in (
            {"kind": "text", "text": "J'ai tenu le stand."},
            {"kind": "link", "text": "Le blog", "url": "https://blog.example.org/stand"},
            {"kind": "photo", "photo": b"\xff\xd8\xff"},
        ):
            world.factory._insert("badge_evidence", "id", {"id": uuid4(), "request_id": request, **values})
        ok(await world.decide(issuer, {"request_id": str(request), "decision": "award"}))
        [mine] = (await wallet(student))["items"]
        assert len(mine["evidence"]) == 3
        _, bare = await shared(student, mine["id"])
        _, full = await shared(student, mine["id"], show_evidence=True)
        assert ok(await client.get(f"{BADGES}/shared/{bare}"))["badge"]["evidence"] == []
        assert ok(await client.get(f"{BADGES}/shared/{full}"))["badge"]["evidence"] == [
            {"name": "", "text": "J'ai tenu le stand.", "url": ""},
            {"name": "", "text": "Le blog", "url": "https://blog.example.org/stand"},
        ]

    async def test_revoked_it_says_so_at_once_with_the_reason(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await badge(world, student, issuer)
        _, token = await shared(student, credential)
        await world.revoke(issuer, credential, reason="Attribué par erreur.")
        seen = ok(await client.get(f"{BADGES}/shared/{token}"))
        assert (seen["verdict"], seen["reason"]) == ("revoked", "Attribué par erreur.")
        [mine] = (await wallet(student))["items"]
        assert (mine["state"], mine["linkedin"]) == ("revoked", None)

    async def test_later_edits_of_the_achievement_change_nothing(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await badge(world, student, issuer)
        _, token = await shared(student, credential)
        world.factory.connection.execute("UPDATE badge_achievement SET name = 'Autre chose'")
        world.factory.connection.execute("UPDATE badge_issuer SET name = 'Autre club'")
        seen = ok(await client.get(f"{BADGES}/shared/{token}"))["badge"]
        assert (seen["name"], seen["issuer_name"]) == ("Bénévole d'un festival", "Club du Lac")
        assert (await wallet(student))["items"][0]["name"] == "Bénévole d'un festival"

    async def test_a_token_that_was_never_signed_by_us_is_altered(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student()
        _, token = await shared(student, await badge(world, student))
        world.factory.connection.execute("UPDATE badge_credential SET jwt = left(jwt, -4) || 'AAAA'")
        seen = ok(await client.get(f"{BADGES}/shared/{token}"))
        assert (seen["verdict"], seen["badge"]) == ("altered", None)


class TestStopping:
    async def test_it_stops_at_once_and_for_good(self, world: World, client: httpx.AsyncClient) -> None:
        student = await world.student()
        credential = await badge(world, student)
        share_id, token = await shared(student, credential)
        other_id, other = await shared(student, credential)
        ok(await student.client.delete(f"{ME}/shares/{share_id}"), 204)
        assert refusal(await client.get(f"{BADGES}/shared/{token}")) == (404, "share-over")
        ok(await client.get(f"{BADGES}/shared/{other}"))
        left = ok(await student.client.get(f"{ME}/{credential}/shares"))["items"]
        assert [one["id"] for one in left] == [other_id]
        assert refusal(await share(student, credential, id=share_id)) == (409, "share-stopped")
        assert (await wallet(student))["items"][0]["shares"] == 1

    async def test_stopped_while_it_is_read_every_answer_is_whole(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student()
        share_id, token = await shared(student, await badge(world, student))
        reads = [client.get(f"{BADGES}/shared/{token}") for _ in range(12)]
        stop = student.client.delete(f"{ME}/shares/{share_id}")
        *answers, stopped = await asyncio.gather(*reads, stop)
        assert stopped.status_code == 204
        assert {one.status_code for one in answers} <= {200, 404}
        assert (await client.get(f"{BADGES}/shared/{token}")).status_code == 404

    async def test_it_ends_by_itself(self, world: World, client: httpx.AsyncClient) -> None:
        student = await world.student()
        _, token = await shared(student, await badge(world, student), days=7)
        world.factory.connection.execute("UPDATE badge_share SET expires_at = now() - interval '1 second'")
        assert refusal(await client.get(f"{BADGES}/shared/{token}")) == (404, "share-over")

    async def test_with_the_badge_and_with_whoever_leaves(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student()
        first, second = await badge(world, student), await badge(world, student)
        (_, one), (_, other) = await shared(student, first), await shared(student, second)
        ok(await student.client.delete(f"{ME}/{first}"), 204)
        assert (await client.get(f"{BADGES}/shared/{one}")).status_code == 404
        ok(await student.client.post("/api/v1/me/deletion"))
        assert (await client.get(f"{BADGES}/shared/{other}")).status_code == 404


class TestChoosing:
    async def test_only_with_the_consent(self, world: World) -> None:
        student = await world.student()
        credential = await badge(world, student)
        assert refusal(await share(student, credential)) == (403, "consent-needed")
        await consent(student)
        ok(await share(student, credential), 201)

    async def test_withdrawn_everything_ends(self, world: World, client: httpx.AsyncClient) -> None:
        student = await world.student()
        credential = await badge(world, student)
        _, token = await shared(student, credential)
        ok(await student.client.put(f"{ME}/{credential}/hosting"))
        ok(await student.client.put("/api/v1/me/consents/badges", json={"agree": False}))
        assert (await client.get(f"{BADGES}/shared/{token}")).status_code == 404
        [mine] = (await wallet(student))["items"]
        assert (mine["shares"], mine["hosted_at"]) == (0, None)

    async def test_a_child_shares_only_with_the_parent_s_consent(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await world.student(age=13)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        link = await parent_link(world, student, client)
        said = {"token": link, "credential_id": got["id"], "accept": True}
        ok(await client.post("/api/v1/guardian/badges/decide", json=said))
        assert refusal(await share(student, got["id"])) == (403, "consent-needed")
        _, token = await shared(student, got["id"])
        ok(await client.get(f"{BADGES}/shared/{token}"))
        ok(await client.post("/api/v1/guardian/withdraw", json={"token": link, "purposes": ["badges"]}))
        assert (await client.get(f"{BADGES}/shared/{token}")).status_code == 404

    async def test_sent_again_it_is_the_same_link(self, world: World) -> None:
        student = await world.student()
        credential = await badge(world, student)
        await consent(student)
        wanted = str(uuid4())
        first, again = [ok(await share(student, credential, id=wanted), 201) for _ in range(2)]
        assert first == again
        assert first["items"][0]["qr_svg"].startswith("<svg")

    async def test_nobody_shares_or_stops_what_is_not_theirs(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student, other = await world.student(), await world.student()
        credential = await badge(world, student)
        share_id, token = await shared(student, credential)
        await consent(other)
        assert (await share(other, credential)).status_code == 404
        assert (await share(other, await badge(world, other), id=share_id)).status_code == 409
        assert (await other.client.delete(f"{ME}/shares/{share_id}")).status_code == 404
        assert (await other.client.get(f"{ME}/{credential}/shares")).status_code == 404
        ok(await client.get(f"{BADGES}/shared/{token}"))

    async def test_so_many_links_at_once(self, world: World) -> None:
        world.settings.badge_shares = 2
        student = await world.student()
        credential = await badge(world, student)
        await shared(student, credential)
        await shared(student, credential)
        assert refusal(await share(student, credential)) == (409, "too-many-shares")
