"""The link in mails about alerts: stops them without signing in, and does nothing else."""

import asyncio
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from api.platform.mail.letters import Letter
from tests.placements.alerts.world import Student, World

ONE_CLICK = "/api/v1/alerts/unsubscribe"


async def written_to(world: World, **values: Any) -> tuple[Student, dict[str, Any]]:
    """A student who got a mail about an offer, and that mail."""
    student = await world.student(**values)
    await student.alert()
    await world.publish()
    (letter,) = world.mails(student)
    return student, letter


def token(letter: dict[str, Any]) -> str:
    return str(letter["stop"]).partition("#")[2]


def message(letter: dict[str, Any]) -> EmailMessage:
    return Letter.model_validate(letter).message(
        sender="a@example.org", recipient="b@example.org", message_id="<1@example.org>"
    )


class TestTheMail:
    async def test_shows_the_link_and_tells_mail_programs(self, world: World) -> None:
        _, letter = await written_to(world)
        mail = message(letter)
        assert letter["stop"] in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        address = str(mail["List-Unsubscribe"]).strip("<>")
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert address == f"{world.settings.public_url}{ONE_CLICK}/{token(letter)}"

    async def test_is_the_same_in_every_mail_of_a_person_and_no_other_s(self, world: World) -> None:
        student, first = await written_to(world)
        other, theirs = await written_to(world)
        await world.publish()
        again = world.mails(student)[-1]
        assert token(again) == token(first) != token(theirs)
        assert student.account != other.account

    async def test_only_a_digest_of_the_link_is_kept(self, world: World) -> None:
        _, letter = await written_to(world)
        row = world.factory.connection.execute("SELECT token_digest FROM alert_stop").fetchone()
        assert row is not None
        assert token(letter).encode() not in bytes(row[0])


class TestStopping:
    async def test_looking_stops_nothing(self, world: World, client: httpx.AsyncClient) -> None:
        student, letter = await written_to(world)
        address = urlsplit(str(message(letter)["List-Unsubscribe"]).strip("<>")).path
        shown = await client.get(address)
        assert (shown.status_code, shown.headers["location"]) == (303, letter["stop"])
        await world.publish()
        assert len(world.mails(student)) == 2

    async def test_a_tap_on_the_page_stops_the_mails_without_signing_in(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student, letter = await written_to(world)
        for _ in range(2):
            answer = await client.post(ONE_CLICK, json={"token": token(letter)})
            assert (answer.status_code, answer.content) == (204, b"")
        await world.publish()
        assert len(world.mails(student)) == 1
        assert len(await student.found()) == 2

    async def test_a_mail_program_stops_them_in_one_click(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student, letter = await written_to(world)
        path = urlsplit(str(message(letter)["List-Unsubscribe"]).strip("<>")).path
        # What RFC 8058 §3.2 has mail programs send: no cookie, no origin.
        del client.headers["Origin"]
        for _ in range(2):
            answer = await client.post(path, data={"List-Unsubscribe": "One-Click"})
            assert answer.status_code == 204, answer.text
        await world.publish()
        assert len(world.mails(student)) == 1

    async def test_the_phone_still_rings_and_the_alerts_still_look(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        student, letter = await written_to(world)
        await client.post(ONE_CLICK, json={"token": token(letter)})
        world.factory.push_subscription(student.account)
        await world.publish()
        assert len(world.rung(student)) == 1
        assert [one["state"] for one in await student.mine()] == ["active"]

    async def test_choices_made_before_stay(self, world: World, client: httpx.AsyncClient) -> None:
        student, letter = await written_to(
            world, preferences={"alerts": ["app", "mail"], "applications": ["app", "mail"]}
        )
        await client.post(ONE_CLICK, json={"token": token(letter)})
        me = (await student.client.get("/api/v1/session")).json()["me"]
        assert me["preferences"] == {"alerts": ["app"], "applications": ["app", "mail"]}

    async def test_only_that_person_s(self, world: World, client: httpx.AsyncClient) -> None:
        _, letter = await written_to(world)
        other, _ = await written_to(world)
        before = len(world.mails(other))
        await client.post(ONE_CLICK, json={"token": token(letter)})
        await world.publish()
        assert len(world.mails(other)) == before + 1

    async def test_it_opens_nothing_else(self, world: World, client: httpx.AsyncClient) -> None:
        _, letter = await written_to(world)
        client.cookies.set("epass_session", token(letter))
        assert (await client.get("/api/v1/me/alerts")).status_code == 401

    async def test_many_clicks_at_once_are_one(self, world: World, client: httpx.AsyncClient) -> None:
        _, letter = await written_to(world)
        answers = await asyncio.gather(
            *(client.post(ONE_CLICK, json={"token": token(letter)}) for _ in range(5))
        )
        assert {one.status_code for one in answers} == {204}

    @pytest.mark.parametrize("wrong", ["x", "x" * 43, "é" * 10, "", "x" * 101])
    async def test_a_link_that_nobody_got_says_so(self, client: httpx.AsyncClient, wrong: str) -> None:
        answer = await client.post(ONE_CLICK, json={"token": wrong})
        known_shape = 0 < len(wrong) <= 100
        assert answer.status_code == (404 if known_shape else 422)
        if known_shape:
            assert answer.json()["type"] == "/problems/link-dead"

    async def test_the_link_ends_with_the_account(self, world: World, client: httpx.AsyncClient) -> None:
        student, letter = await written_to(world)
        world.factory.connection.execute("DELETE FROM account WHERE id = %s", [student.account])
        assert (await client.post(ONE_CLICK, json={"token": token(letter)})).status_code == 404
