"""The open stream: what happens arrives at once, in order, and whoever comes back misses nothing."""

import asyncio
import random
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from api.platform.access import SESSION_COOKIE
from api.platform.kit.database import Database
from api.platform.kit.doorbell import WORDS_PER_RING
from api.platform.stream import hub, service
from tests.browser.server import HOST
from tests.conftest import Device
from tests.factories import Factory
from tests.platform.stream.conftest import Heard, Listen, Serve, Tell

ENDS_WITHIN_S = 30
"""Seconds on any machine; on a quiet one it takes five."""


async def test_what_happens_arrives_with_ids_only(
    port: int, listen: Listen, tell: Tell, factory: Factory
) -> None:
    account, conversation = factory.account(), uuid4()
    phone = await listen(port, factory.session(account))
    assert phone.response.headers["content-type"].startswith("text/event-stream")
    assert phone.response.headers["cache-control"] == "no-store, no-transform"
    assert await phone.next() == Heard(0, "stream.open", notice=False, data={"resumed": False})
    await tell(account, "message.new", notice=False, conversation_id=conversation, seq=3)
    await tell(account, "export.ready")
    first, second = await phone.next(), await phone.next()
    assert first
    assert second
    data = {"conversation_id": str(conversation), "seq": 3}
    assert first == Heard(first.id, "message.new", notice=False, data=data)
    assert second == Heard(second.id, "export.ready", notice=True, data={})
    assert first.id < second.id


async def test_nobody_hears_of_others(port: int, listen: Listen, tell: Tell, factory: Factory) -> None:
    one, other = factory.account(), factory.account()
    two_phones = [await listen(port, factory.session(one)) for _ in range(2)]
    stranger = await listen(port, factory.session(other))
    for phone in (*two_phones, stranger):
        await phone.next()
    await tell(one, "for.one")
    await tell(other, "for.other")
    assert [(await phone.next()) for phone in two_phones] == [Heard(1, "for.one", notice=True, data={})] * 2
    assert await stranger.next() == Heard(2, "for.other", notice=True, data={})


async def test_a_crowd_is_told_at_once_each_with_their_own(
    port: int, listen: Listen, database: Database, factory: Factory
) -> None:
    crowd = [factory.account() for _ in range(2 * WORDS_PER_RING + 1)]
    first, last = [await listen(port, factory.session(one)) for one in (crowd[0], crowd[-1])]
    await first.next()
    await last.next()
    async with database.transaction() as session:
        await service.tell_many(session, "alert.found", {one: {"alert_id": str(one)} for one in crowd})
    for phone, one in ((first, crowd[0]), (last, crowd[-1])):
        event = await phone.next()
        assert event
        assert (event.kind, event.notice, event.data) == ("alert.found", True, {"alert_id": str(one)})


def tag_of(factory: Factory, number: int) -> str:
    """The id of an event as phones know it."""
    row = factory.connection.execute(
        "SELECT id || '-' || to_hex((extract(epoch FROM created_at) * 1000000)::bigint) FROM stream_event"
        " WHERE id = %s",
        [number],
    ).fetchone()
    assert row
    return str(row[0])


async def test_a_number_alone_never_resumes(port: int, listen: Listen, tell: Tell, factory: Factory) -> None:
    """It may be another event's since the database was set back."""
    account = factory.account()
    await tell(account, "seen")
    phone = await listen(port, factory.session(account), 1)
    assert await phone.next() == Heard(1, "stream.open", notice=False, data={"resumed": False})


@pytest.mark.parametrize("way", ["header", "query"])
async def test_a_phone_that_comes_back_hears_what_it_missed_once(
    way: str, port: int, listen: Listen, tell: Tell, factory: Factory
) -> None:
    account = factory.account()
    token = factory.session(account)
    for kind in ("seen", "missed.first", "missed.second"):
        await tell(account, kind)
        await tell(factory.account(), "of.somebody.else")
    seen = tag_of(factory, 1)
    phone = await (listen(port, token, seen, after=5) if way == "header" else listen(port, token, after=seen))
    assert await phone.next() == Heard(1, "stream.open", notice=False, data={"resumed": True})
    await tell(account, "live")
    heard = [await phone.next() for _ in range(3)]
    assert [event and event.kind for event in heard] == ["missed.first", "missed.second", "live"]


async def test_a_phone_that_was_away_too_long_is_told_to_ask_anew(
    port: int, listen: Listen, database: Database, tell: Tell, factory: Factory
) -> None:
    account = factory.account()
    token = factory.session(account)
    await tell(account, "seen")
    factory.connection.execute(
        "INSERT INTO stream_event (account_id, kind) SELECT %s, 'x' FROM generate_series(1, %s)",
        [account, service.REPLAYED + 1],
    )
    newest = service.REPLAYED + 2
    anew = Heard(newest, "stream.open", notice=False, data={"resumed": False})
    crowded = await listen(port, token, tag_of(factory, 1))
    assert await crowded.next() == anew
    long_ago = datetime.now(UTC) - service.WAKES_KEPT - timedelta(minutes=1)
    factory.connection.execute("UPDATE stream_event SET created_at = %s WHERE id < 400", [long_ago])
    asleep = await listen(port, token, tag_of(factory, 399))
    assert await asleep.next() == anew
    awake = await listen(port, token, tag_of(factory, 400))
    assert await awake.next() == Heard(400, "stream.open", notice=False, data={"resumed": True})


async def test_nothing_is_lost_or_doubled_over_broken_lines_and_concurrent_commits(
    port: int, listen: Listen, database: Database, factory: Factory
) -> None:
    """Four writers, whose transactions last differently long, and a phone that hangs up every few events."""
    account = factory.account()
    token = factory.session(account)
    chance = random.Random(5)

    async def write(writer: int) -> None:
        for number in range(25):
            async with database.transaction() as session:
                await service.tell(session, account, "news", writer=writer, number=number)
                await asyncio.sleep(chance.random() / 200)

    heard: list[Heard] = []

    async def read() -> None:
        last = 0
        while len(heard) < 100:
            phone = await listen(port, token, last)
            opened = await phone.next()
            assert opened
            for _ in range(chance.randint(1, 9)):
                if len(heard) == 100:
                    break
                event = await phone.next()
                assert event
                heard.append(event)
            last = phone.last or last
            await phone.response.aclose()

    await asyncio.gather(read(), *(write(writer) for writer in range(4)))
    assert [event.id for event in heard] == sorted({event.id for event in heard})
    for writer in range(4):
        numbers = [event.data["number"] for event in heard if event.data["writer"] == writer]
        assert numbers == list(range(25))


async def test_what_happened_while_the_database_was_gone_arrives_afterwards(
    port: int, listen: Listen, tell: Tell, factory: Factory
) -> None:
    account = factory.account()
    phone = await listen(port, factory.session(account))
    await phone.next()
    await tell(account, "before")
    assert await phone.next()
    listening = factory.connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        " AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')"
    ).fetchall()
    assert listening
    await tell(account, "while nobody listened")
    event = await phone.next()
    assert event
    assert event.kind == "while nobody listened"


ENDINGS = [
    "DELETE FROM session WHERE account_id = %s",
    "UPDATE session SET expires_at = now() WHERE account_id = %s",
    "UPDATE account SET status = 'banned' WHERE id = %s",
]


async def test_streams_end_with_their_sessions(
    port: int, listen: Listen, tell: Tell, factory: Factory
) -> None:
    """Signed out, expired, banned: a stream is no way to go on; one whose session lives does."""
    accounts = [factory.account() for _ in range(4)]
    phones = [await listen(port, factory.session(account)) for account in accounts]
    for phone in phones:
        await phone.next()
    for account, ending in zip(accounts, ENDINGS, strict=False):
        factory.connection.execute(ending, [account])
    started = time.monotonic()
    for phone in phones[:3]:
        assert [event.kind for event in await phone.rest()] == ["session.ended"]
    assert time.monotonic() - started < ENDS_WITHIN_S
    await tell(accounts[3], "still.there")
    assert await phones[3].next() == Heard(1, "still.there", notice=True, data={})


class TestLimits:
    """A server has only so many open answers."""

    async def test_the_oldest_stream_of_an_account_yields(
        self, served: Serve, listen: Listen, factory: Factory
    ) -> None:
        token = factory.session(factory.account())
        with served(streams_per_account=2) as port:
            phones = [await listen(port, token) for _ in range(3)]
            assert [event.kind for event in await phones[0].rest()] == ["stream.open"]
            for phone in phones[1:]:
                assert await phone.next()

    async def test_an_address_has_only_so_many(self, served: Serve, listen: Listen, factory: Factory) -> None:
        with served(streams_per_address=1) as port:
            first = await listen(port, factory.session(factory.account()))
            await first.next()
            token = factory.session(factory.account())
            refused = await listen(port, token)
            assert refused.response.status_code == 429
            assert refused.response.headers["retry-after"] == "60"
            await first.response.aclose()
            for _ in range(200):
                if (await listen(port, token)).response.status_code == 200:
                    break
                await asyncio.sleep(0.05)
            else:
                pytest.fail("a stream that was hung up still counts")

    async def test_asking_for_headers_only_holds_nothing_open(self, port: int, factory: Factory) -> None:
        cookies = {SESSION_COOKIE: factory.session(factory.account())}
        async with httpx.AsyncClient(cookies=cookies, timeout=ENDS_WITHIN_S) as client:
            response = await client.head(f"http://{HOST}:{port}/api/v1/stream")
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")


async def test_where_nothing_runs_a_stream_tells_what_there_is_and_ends(
    devices: Device, factory: Factory, tell: Tell
) -> None:
    account = factory.account()
    await tell(account, "seen")
    await tell(account, "missed")
    phone = await devices(factory.session(account))
    response = await phone.get("/api/v1/stream", headers={"Last-Event-ID": tag_of(factory, 1)})
    assert response.status_code == 200
    assert response.text.count("data: ") == 2
    assert '"missed"' in response.text


async def test_an_id_that_is_none_is_refused(devices: Device, factory: Factory) -> None:
    phone = await devices(factory.session(factory.account()))
    for bad in ("abc", "-1", "1.5", str(2**63)):
        assert (await phone.get("/api/v1/stream", params={"after": bad})).status_code == 422
        assert (await phone.get("/api/v1/stream", headers={"Last-Event-ID": bad})).status_code == 422


class TestSetBack:
    """Walls, line 27: a stream of a database that was set back does not say that it resumes."""

    async def test_what_a_phone_saw_is_not_there_any_more(
        self, port: int, listen: Listen, tell: Tell, factory: Factory
    ) -> None:
        account = factory.account()
        token = factory.session(account)
        for _ in range(3):
            await tell(account, "seen")
        phone = await listen(port, token)
        await phone.next()
        seen = phone.last
        factory.connection.execute("DELETE FROM stream_event WHERE id > 1")
        for known in (seen, 3):
            back = await listen(port, token, known)
            assert await back.next() == Heard(1, "stream.open", notice=False, data={"resumed": False})

    async def test_its_number_was_given_to_another_event(
        self, port: int, listen: Listen, tell: Tell, factory: Factory
    ) -> None:
        """The database went on after it was set back, and past the number that the phone saw."""
        account = factory.account()
        token = factory.session(account)
        await tell(account, "kept")
        await tell(account, "lost")
        phone = await listen(port, token)
        await phone.next()
        seen = phone.last
        factory.connection.execute("DELETE FROM stream_event WHERE id > 1")
        factory.connection.execute("ALTER SEQUENCE stream_event_id_seq RESTART WITH 2")
        for _ in range(3):
            await tell(account, "never.heard")
        back = await listen(port, token, seen)
        assert await back.next() == Heard(4, "stream.open", notice=False, data={"resumed": False})
        # From there on it resumes.
        again = await listen(port, token, back.last)
        assert await again.next() == Heard(4, "stream.open", notice=False, data={"resumed": True})

    async def test_an_open_stream_is_let_go_to_ask_anew(
        self, port: int, listen: Listen, tell: Tell, factory: Factory
    ) -> None:
        account = factory.account()
        token = factory.session(account)
        for _ in range(3):
            await tell(account, "seen")
        phone = await listen(port, token)
        await phone.next()
        factory.connection.execute("DELETE FROM stream_event WHERE id > 1")
        factory.connection.execute("ALTER SEQUENCE stream_event_id_seq RESTART WITH 2")
        factory.connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        assert await phone.next() is None
        back = await listen(port, token, phone.last)
        opened = await back.next()
        assert opened
        assert opened.data == {"resumed": False}
        await tell(account, "heard")
        heard = await back.next()
        assert heard
        assert heard.kind == "heard"


class TestQuietPeople:
    """The house, line 7: a person's stream goes on after their own events only."""

    async def test_who_was_told_nothing_yet_resumes(
        self, port: int, listen: Listen, tell: Tell, factory: Factory
    ) -> None:
        account = factory.account()
        token = factory.session(account)
        await tell(factory.account(), "of.somebody.else")
        phone = await listen(port, token)
        assert await phone.next() == Heard(0, "stream.open", notice=False, data={"resumed": False})
        again = await listen(port, token, phone.last)
        assert await again.next() == Heard(0, "stream.open", notice=False, data={"resumed": True})
        await tell(account, "first")
        missed = await listen(port, token, phone.last)
        assert [event and event.kind for event in [await missed.next(), await missed.next()]] == [
            "stream.open",
            "first",
        ]

    async def test_who_began_lately_resumes_after_an_old_event(
        self, port: int, listen: Listen, tell: Tell, factory: Factory
    ) -> None:
        account = factory.account()
        token = factory.session(account)
        await tell(account, "long.ago")
        long_ago = datetime.now(UTC) - service.WAKES_KEPT - timedelta(minutes=1)
        factory.connection.execute("UPDATE stream_event SET created_at = %s", [long_ago])
        phone = await listen(port, token)
        await phone.next()
        again = await listen(port, token, phone.last)
        assert await again.next() == Heard(1, "stream.open", notice=False, data={"resumed": True})

    async def test_what_nobody_rang_for_is_read_all_the_same(
        self, served: Serve, listen: Listen, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever told it was killed between the commit and the doorbell."""
        monkeypatch.setattr(hub, "LISTEN_SECONDS", 1)
        account = factory.account()
        with served() as port:
            phone = await listen(port, factory.session(account))
            await phone.next()
            factory.connection.execute(
                "INSERT INTO stream_event (account_id, kind) VALUES (%s, 'silent')", [account]
            )
            heard = await phone.next()
        assert heard
        assert heard.kind == "silent"

    async def test_two_processes_tell_and_hear(
        self, served: Serve, listen: Listen, tell: Tell, factory: Factory
    ) -> None:
        account = factory.account()
        token = factory.session(account)
        with served() as one, served() as other:
            phones = [await listen(port, token) for port in (one, other)]
            for phone in phones:
                await phone.next()
            for number in range(5):
                await tell(account, f"news.{number}")
            for phone in phones:
                heard = [await phone.next() for _ in range(5)]
                assert [event and event.kind for event in heard] == [f"news.{n}" for n in range(5)]
