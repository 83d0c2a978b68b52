"""Mails: sent by the worker through a real SMTP server, or shown in the outbox of a demonstration."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword
from fastapi import FastAPI
from pydantic import SecretStr

from api.platform.kit.database import Database
from api.platform.mail import service
from api.platform.mail.letters import Door, Letter
from api.platform.settings import Settings
from api.worker import work
from tests.conftest import Device
from tests.factories import Factory

LETTER = Letter(
    language="fr", subject="Ton code <é>", paragraphs=["Voici & voilà"], code="123456", formal=False
)


class Postman:
    """What the server was handed; refuses the addresses it is told to."""

    def __init__(self) -> None:
        self.messages: list[Message[str, str]] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Envelope, to: str, _: Any) -> str:  # noqa: N802
        if to in self.refused:
            return f"550 {to} is unknown"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def postman() -> Postman:
    return Postman()


@pytest.fixture
async def smtp(postman: Postman) -> AsyncIterator[str]:
    """A real SMTP server on the loopback that wants a password; its address."""

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        return AuthResult(success=(data.login, data.password) == (b"epass", b"p@ss/word"))

    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(postman, authenticator=check, auth_require_tls=False),
        "127.0.0.1",
        0,
    )
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"smtp://epass:p%40ss%2Fword@127.0.0.1:{port}"


def with_smtp(settings: Settings, address: str) -> Settings:
    return settings.model_copy(
        update={"smtp_url": SecretStr(address), "mail_from": "E-pass <epass@region.example>"}
    )


async def send(database: Database, to: str = "eleve@example.org") -> None:
    async with database.transaction() as session:
        await service.send(session, to, LETTER, about=None)


def waiting(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM mail").fetchone()
    assert row
    return int(row[0])


async def test_the_worker_hands_it_to_the_server_and_forgets_it(
    settings: Settings, database: Database, factory: Factory, postman: Postman, smtp: str
) -> None:
    await send(database)
    await work(with_smtp(settings, smtp), wait=False)
    [message] = postman.messages
    assert message["To"] == "eleve@example.org"
    assert message["Subject"] == "Ton code <é>"
    assert message["Auto-Submitted"] == "auto-generated"
    parts = {
        part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()
    }
    assert "123456" in parts["text/plain"]
    assert "Voici &amp; voilà" in parts["text/html"]
    assert "&lt;é&gt;" in parts["text/html"]
    assert waiting(factory) == 0


async def test_it_is_not_sent_when_its_cause_is_undone(
    settings: Settings, database: Database, factory: Factory, postman: Postman, smtp: str
) -> None:
    async def undone() -> None:
        async with database.transaction() as session:
            await service.send(session, "eleve@example.org", LETTER, about=None)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        await undone()
    await work(with_smtp(settings, smtp), wait=False)
    assert postman.messages == []


async def test_two_runs_of_one_job_send_once(
    settings: Settings, database: Database, factory: Factory, postman: Postman, smtp: str
) -> None:
    await send(database)
    row = factory.connection.execute("SELECT id FROM mail").fetchone()
    assert row

    async def deliver() -> None:
        async with database.transaction() as session:
            await service.deliver(session, with_smtp(settings, smtp), row[0])

    await asyncio.gather(deliver(), deliver(), deliver())
    assert len(postman.messages) == 1


async def test_a_server_that_takes_its_time_is_not_waited_for(
    settings: Settings, database: Database, factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "SMTP_TIMEOUT_S", 1)

    async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Each answer comes in time for its command, but there are many of them.
        answers = [b"220 late", b"250-late\r\n250 8BITMIME", *[b"250 ok"] * 2, b"354 go on"]
        with contextlib.suppress(ConnectionError):
            for said in [*answers, *[b"250 ok"] * 200]:
                await asyncio.sleep(0.3)
                writer.write(said + b"\r\n")
                await writer.drain()
                if not await reader.readline():
                    break
            writer.close()

    await send(database)
    server = await asyncio.start_server(late, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        begun = time.monotonic()
        await work(with_smtp(settings, f"smtp://127.0.0.1:{port}"), wait=False)
    assert time.monotonic() - begun < 6
    assert waiting(factory) == 1


@pytest.mark.parametrize("trouble", ["refused address", "no server", "wrong password"])
async def test_a_mail_that_cannot_be_sent_waits_and_its_address_is_not_logged(
    settings: Settings,
    database: Database,
    factory: Factory,
    postman: Postman,
    smtp: str,
    trouble: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The server of this test lets a client with a wrong password wait.
    monkeypatch.setattr(service, "SMTP_TIMEOUT_S", 1)
    address = {
        "refused address": smtp,
        "no server": "smtp://127.0.0.1:9",
        "wrong password": smtp.replace("p%40ss", "other"),
    }[trouble]
    postman.refused = {"eleve@example.org"} if trouble == "refused address" else set()
    await send(database)
    with caplog.at_level(logging.DEBUG):
        await work(with_smtp(settings, address), wait=False)
    assert waiting(factory) == 1
    row = factory.connection.execute(
        "SELECT status, attempts, scheduled_at > now() FROM procrastinate_jobs"
        " WHERE task_name = 'mail:deliver'"
    ).fetchone()
    assert row == ("todo", 1, True)
    # The test's own mail server writes under "mail.log".
    logged = "\n".join(
        record.getMessage() + str(record.exc_text) for record in caplog.records if record.name != "mail.log"
    )
    assert "MailNotSentError" in logged
    assert "eleve@example.org" not in logged
    assert "123456" not in logged


class TestOutbox:
    async def test_without_a_server_mails_wait_on_the_outbox_page(
        self, settings: Settings, app: FastAPI, devices: Device, database: Database
    ) -> None:
        app.state.settings = settings.model_copy(update={"mail_outbox": True})
        await send(database)
        await work(settings, wait=False)
        [mail] = (await (await devices()).get("/api/v1/outbox")).json()
        assert (mail["to"], mail["code"]) == ("eleve@example.org", "123456")

    async def test_the_outbox_shows_how_to_end_such_mails_as_a_mail_program_does(
        self, settings: Settings, app: FastAPI, devices: Device, database: Database
    ) -> None:
        """Placements, line 6."""
        app.state.settings = settings.model_copy(update={"mail_outbox": True})
        stop, one_click = "http://test.local/alerts/stop#x", "http://test.local/api/v1/alerts/unsubscribe/x"
        letter = LETTER.model_copy(update={"stop": stop, "one_click": one_click})
        async with database.transaction() as session:
            await service.send(session, "a@example.org", letter, about=None)
            await service.send(session, "b@example.org", LETTER, about=None)
        mails = {one["to"]: one for one in (await (await devices()).get("/api/v1/outbox")).json()}
        shown = [mails["a@example.org"][part] for part in ("foot", "stop", "one_click")]
        assert shown == ["Ne plus recevoir ces mails", stop, one_click]
        assert f'<a href="{stop}" style="color:#555">{shown[0]}</a>' in letter.html()
        shown = [mails["b@example.org"][part] for part in ("foot", "stop", "one_click")]
        assert shown == [LETTER.foot(), None, None]

    @pytest.mark.parametrize("update", [{}, {"mail_outbox": True, "smtp_url": SecretStr("smtp://mail")}])
    async def test_elsewhere_there_is_no_such_page(
        self, settings: Settings, app: FastAPI, devices: Device, database: Database, update: dict[str, Any]
    ) -> None:
        app.state.settings = settings.model_copy(update=update)
        await send(database)
        assert (await (await devices()).get("/api/v1/outbox")).status_code == 404

    async def test_they_go_after_a_week(self, database: Database, factory: Factory) -> None:
        from api.platform.kit.clock import now

        await send(database)
        factory.connection.execute("UPDATE mail SET created_at = now() - interval '8 days'")
        async with database.transaction() as session:
            await service.delete_old(session, now(), 7)
        assert waiting(factory) == 0


def test_a_letter_with_several_links_says_what_each_does() -> None:
    letter = LETTER.model_copy(
        update={
            "action": "Répondre pour A",
            "url": "http://test.local/parent#a",
            "others": [Door(action="Répondre pour <B>", url="http://test.local/parent#b")],
        }
    )
    assert (
        "Répondre pour A\u00a0:\nhttp://test.local/parent#a\n\n"
        "Répondre pour <B>\u00a0:\nhttp://test.local/parent#b" in letter.text()
    )
    page = letter.html()
    assert page.index('href="http://test.local/parent#a"') < page.index('href="http://test.local/parent#b"')
    assert "Répondre pour &lt;B&gt;" in page
