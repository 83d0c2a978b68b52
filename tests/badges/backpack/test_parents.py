"""Under the age of consent a badge awaits a parent: they see it, and accept or refuse with one tap."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from api.badges.backpack import claiming
from api.platform.kit import clock
from tests.badges.backpack.owners import (
    ME,
    PARENT,
    PARENTS_MAIL,
    claim,
    code_of,
    mails,
    ok,
    parent_link,
    refusal,
    states,
    token,
    wallet,
)
from tests.badges.issuing.world import Student, World
from tests.factories import born


async def awaiting(visitor: httpx.AsyncClient, link: str) -> list[dict[str, Any]]:
    """What the parent's page shows."""
    found: list[dict[str, Any]] = ok(await visitor.post(f"{PARENT}/badges", json={"token": link}))["items"]
    return found


async def decide(visitor: httpx.AsyncClient, link: str, badge: str, *, accept: bool) -> httpx.Response:
    said = {"token": link, "credential_id": badge, "accept": accept}
    return await visitor.post(f"{PARENT}/badges/decide", json=said)


async def child(world: World) -> Student:
    return await world.student(age=13)


async def answered(world: World, student: Student, visitor: httpx.AsyncClient) -> str | None:
    """The link that whoever answers the child's request is handed."""
    ok(await student.client.put("/api/v1/me/guardian", json={"email": PARENTS_MAIL}))
    said = {
        "token": token(world, PARENTS_MAIL, "/parent"),
        "declares_authority": True,
        "decisions": {"badges": True},
    }
    handed: str | None = ok(await visitor.post(f"{PARENT}/answer", json=said))["badges_token"]
    return handed


class TestAccepting:
    async def test_before_the_parent_accepts_the_issuer_learns_no_name(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student(age=13, first_name="Cadet")
        achievement = await world.achievement(issuer, requestable=True)
        link = await parent_link(world, student, client)
        code = ok(await world.make_code(issuer, achievement), 201)["code"]
        made = ok(await claim(student, code))
        (seen,) = await world.listed(issuer, achievement)
        assert (seen["state"], seen["email"], seen["first_name"]) == ("with_parent", None, None)
        ok(await decide(client, link, made["id"], accept=True))
        (seen,) = await world.listed(issuer, achievement)
        assert (seen["state"], seen["first_name"]) == ("issued", "Cadet")

    async def test_it_is_signed_when_the_parent_accepts(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await child(world)
        link = await parent_link(world, student, client)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        assert (got["state"], got["can_accept"]) == ("with_parent", False)
        held = await wallet(student)
        assert (held["with_parent"], held["parent_linked"]) == (True, True)
        assert world.row("SELECT jwt FROM badge_credential") == (None,)
        [seen] = await awaiting(client, link)
        assert (seen["id"], seen["name"], seen["issuer"]["name"]) == (
            got["id"],
            "Bénévole d'un festival",
            "Club du Lac",
        )
        assert ok(await decide(client, link, got["id"], accept=True))["items"] == []
        assert await states(student) == ["valid"]
        assert (await world.told(student.client))[0] == "badge.issued"
        # Said again, it is the same; said otherwise, it is too late.
        ok(await decide(client, link, got["id"], accept=True))
        assert refusal(await decide(client, link, got["id"], accept=False)) == (409, "badge-over")

    async def test_a_parent_asked_after_it_learns_of_it_and_decides_after_the_answer(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await child(world)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        link = await parent_link(world, student, client)
        receipt, asked = mails(world, PARENTS_MAIL)
        assert "Un badge attend aussi votre accord." in asked["paragraphs"]
        assert any("Un badge attend encore" in said for said in receipt["paragraphs"])
        [seen] = await awaiting(client, link)
        assert seen["id"] == got["id"]
        # Another link of theirs says so too, before the answer and after.
        ok(await student.client.put("/api/v1/me/guardian", json={"email": PARENTS_MAIL}))
        answer = token(world, PARENTS_MAIL, "/parent")
        assert ok(await client.post(f"{PARENT}/open", json={"token": answer}))["badge_waits"]
        said = {"token": answer, "declares_authority": True, "decisions": {"badges": True}}
        # Whoever has just answered goes on to the badge without another mail.
        handed = ok(await client.post(f"{PARENT}/answer", json=said))["badges_token"]
        assert ok(await decide(client, handed, got["id"], accept=True))["items"] == []
        assert await states(student) == ["valid"]

    async def test_whom_a_request_was_passed_on_to_keeps_no_link_by_answering_it(
        self, world: World, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With whom a child talks, and what is taken back, is for whoever reads the parent's mailbox."""
        student = await child(world)
        handed = await answered(world, student, client)
        assert handed is None
        ok(await claim(student, await code_of(world, await world.issuer())))
        handed = await answered(world, student, client)
        assert handed is not None
        assert len(await awaiting(client, handed)) == 1
        for page, said in (("manage", {}), ("withdraw", {"purposes": ["badges"]})):
            refused = await client.post(f"{PARENT}/{page}", json={"token": handed, **said})
            assert refused.status_code == 404
        later = datetime.now(UTC) + timedelta(minutes=61)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert (await client.post(f"{PARENT}/badges", json={"token": handed})).status_code == 404

    async def test_refused_it_is_gone(self, world: World, client: httpx.AsyncClient) -> None:
        student = await child(world)
        link = await parent_link(world, student, client)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        ok(await decide(client, link, got["id"], accept=False))
        assert await states(student) == []
        assert (await world.told(student.client))[0] == "badge.parent_refused"
        assert refusal(await decide(client, link, got["id"], accept=True)) == (409, "badge-over")

    async def test_the_child_alone_cannot(self, world: World, client: httpx.AsyncClient) -> None:
        student = await child(world)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        assert ok(await student.client.post(f"{ME}/{got['id']}/accept"))["state"] == "with_parent"
        assert world.row("SELECT jwt FROM badge_credential") == (None,)

    async def test_while_another_parent_opposes_nothing_is_decided(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await child(world)
        link = await parent_link(world, student, client)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        reference = ok(await client.post(f"{PARENT}/manage", json={"token": link}))["opposition_reference"]
        opposed = {"reference": reference, "declares_authority": True, "reason": "Je ne suis pas d'accord."}
        ok(await client.post(f"{PARENT}/oppose", json=opposed), 204)
        assert refusal(await decide(client, link, got["id"], accept=True)) == (409, "opposition-stands")

    async def test_a_link_opens_only_what_is_the_own_child_s(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student, other = await child(world), await child(world)
        link = await parent_link(world, student, client)
        got = ok(await claim(other, await code_of(world, await world.issuer())))
        assert await awaiting(client, link) == []
        assert (await decide(client, link, got["id"], accept=True)).status_code == 404
        assert (await decide(client, "x" * 40, got["id"], accept=True)).status_code == 404

    async def test_yes_and_no_at_the_same_second_leave_one_answer(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student = await child(world)
        link = await parent_link(world, student, client)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        answers = await asyncio.gather(
            *(decide(client, link, got["id"], accept=yes) for yes in (True, False) for _ in range(3))
        )
        assert sorted(one.status_code for one in answers) == [200] * 3 + [409] * 3
        (status, jwt) = world.row("SELECT status, jwt FROM badge_credential")
        assert (status == "issued") is (jwt is not None)


class TestTelling:
    async def test_also_of_what_a_child_asked_for(self, world: World, client: httpx.AsyncClient) -> None:
        student, issuer = await child(world), await world.issuer()
        link = await parent_link(world, student, client)
        before = len(mails(world, PARENTS_MAIL))
        request = world.request(await world.achievement(issuer), student)
        ok(await world.decide(issuer, {"request_id": str(request), "decision": "award"}))
        assert len(mails(world, PARENTS_MAIL)) == before + 1
        assert len(await awaiting(client, link)) == 1

    async def test_a_mail_says_that_there_is_one_once_a_day_without_content(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student, issuer = await child(world), await world.issuer()
        await parent_link(world, student, client)
        before = len(mails(world, PARENTS_MAIL))
        for _ in range(3):
            ok(await claim(student, await code_of(world, issuer)))
        written = mails(world, PARENTS_MAIL)
        assert len(written) == before + 1
        assert "/parent/manage#" in written[0]["url"]
        assert "Bénévole" not in str(written[0])
        assert "Club du Lac" not in str(written[0])

    async def test_who_has_no_parent_here_yet_is_told_so(self, world: World) -> None:
        student = await child(world)
        ok(await claim(student, await code_of(world, await world.issuer())))
        held = await wallet(student)
        assert (held["with_parent"], held["parent_linked"]) == (True, False)


class TestBirthday:
    async def test_it_frees_the_badge(self, world: World) -> None:
        student = await child(world)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        world.factory.connection.execute("UPDATE account SET birth_date = %s", (born(15, days=0),))
        assert (await wallet(student))["items"][0]["can_accept"] is True
        async with world.database.reads.connect() as connection:
            [due] = await claiming.grown_up(connection, world.settings)
        for _ in range(2):
            async with world.database.transaction() as session:
                await claiming.free(session, world.settings, world.secrets, due)
        assert str(due) == got["id"]
        assert await states(student) == ["valid"]

    async def test_the_owner_may_also_take_it_at_once(self, world: World) -> None:
        student = await child(world)
        got = ok(await claim(student, await code_of(world, await world.issuer())))
        world.factory.connection.execute("UPDATE account SET birth_date = %s", (born(15, days=0),))
        assert ok(await student.client.post(f"{ME}/{got['id']}/accept"))["state"] == "valid"
