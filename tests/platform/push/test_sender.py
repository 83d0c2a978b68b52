"""What the push services answer, and how we ask them: over TLS that we believe, without following anybody."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from api.platform.push.messages import Device as Address
from api.platform.push.messages import topic_of
from api.platform.push.sender import LONGEST_WAIT_S, TROUBLES, Headers, Outcome, opened_sender, read_answer
from api.platform.settings import Settings
from tests.platform.push.peers.device import Device
from tests.platform.push.peers.push_service import PushService, Reply

HEADERS = Headers(topic=topic_of("a"), urgency="low", ttl=60)


async def sent(settings: Settings, service: PushService, *paths: str) -> list[Outcome]:
    device = Device()
    async with opened_sender(settings) as sender:
        assert sender
        return [
            (await sender.send(Address(service.origin + path, **device.keys), b"{}", HEADERS)).outcome
            for path in paths
        ]


class TestAnswers:
    @pytest.mark.parametrize(
        ("statuses", "outcome"),
        [
            ((200, 201, 202), Outcome.TAKEN),
            ((404, 410), Outcome.GONE),
            ((429, 500, 502, 503), Outcome.LATER),
            ((301, 302, 307, 308, 400, 401, 403, 413), Outcome.REFUSED),
        ],
    )
    def test_decide_what_becomes_of_the_message(self, statuses: tuple[int, ...], outcome: Outcome) -> None:
        assert {read_answer(status, None).outcome for status in statuses} == {outcome}

    @pytest.mark.parametrize(
        ("said", "seconds"),
        [
            ("120", 120),
            ("0", 1),
            ("99999999", LONGEST_WAIT_S),
            ("soon", None),
            ("-5", None),
            ("²", None),
            ("", None),
            (None, None),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 1),
        ],
    )
    def test_say_how_long_to_wait(self, said: str | None, seconds: float | None) -> None:
        assert read_answer(429, said).wait_s == seconds

    def test_say_until_when_to_wait(self) -> None:
        until = format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)
        wait = read_answer(503, until).wait_s
        assert wait is not None
        assert 290 < wait <= 300


class TestAsking:
    async def test_sends_what_the_push_service_may_know(
        self, settings: Settings, push_service: PushService
    ) -> None:
        assert await sent(settings, push_service, "/push/a%2Fb?c=d%20e") == [Outcome.TAKEN]
        (message,) = push_service.received
        assert message.path == "/push/a%2Fb?c=d%20e"
        named = {name: message.headers[name] for name in ("ttl", "urgency", "topic", "content-encoding")}
        assert named == {
            "ttl": "60",
            "urgency": "low",
            "topic": HEADERS.topic,
            "content-encoding": "aes128gcm",
        }
        assert "cookie" not in message.headers

    async def test_keeps_its_connections(self, settings: Settings, push_service: PushService) -> None:
        await sent(settings, push_service, *(f"/push/{n}" for n in range(5)))
        assert push_service.accepted == 1

    async def test_follows_no_redirect(self, settings: Settings, push_service: PushService) -> None:
        elsewhere = {"Location": f"{push_service.origin}/elsewhere"}
        push_service.replies["/push/1"] = [Reply(307, elsewhere)]
        assert await sent(settings, push_service, "/push/1") == [Outcome.REFUSED]
        assert [message.path for message in push_service.received] == ["/push/1"]

    async def test_believes_no_unknown_certificate(
        self, settings: Settings, push_service: PushService
    ) -> None:
        strict = settings.model_copy(update={"push_authority": None})
        assert await sent(strict, push_service, "/push/1") == [Outcome.LATER]
        assert push_service.received == []

    async def test_lets_a_push_service_rest_that_takes_nothing_more(
        self, settings: Settings, push_service: PushService
    ) -> None:
        paths = [f"/push/{n}" for n in range(TROUBLES + 2)]
        push_service.replies = {path: [Reply(429, {"Retry-After": "60"})] for path in paths}
        assert await sent(settings, push_service, *paths) == [Outcome.LATER] * len(paths)
        assert [message.path for message in push_service.received] == paths[:TROUBLES]

    async def test_one_device_that_gets_too_much_holds_up_nobody_else(
        self, settings: Settings, push_service: PushService
    ) -> None:
        busy = "/push/busy"
        push_service.replies[busy] = [Reply(429, {"Retry-After": "3600"})] * 3 * TROUBLES
        outcomes = await sent(settings, push_service, *[busy, "/push/other"] * TROUBLES)
        assert outcomes == [Outcome.LATER, Outcome.TAKEN] * TROUBLES

    async def test_sends_nothing_without_a_key(self, settings: Settings) -> None:
        bare = settings.model_copy(update={"vapid_private_key": type(settings.vapid_private_key)("")})
        async with opened_sender(bare) as sender:
            assert sender is None

    async def test_names_nobody_in_the_log(
        self, settings: Settings, push_service: PushService, caplog: pytest.LogCaptureFixture
    ) -> None:
        push_service.replies["/push/secret"] = [Reply(403)]
        await sent(settings, push_service, "/push/secret")
        assert "403" in caplog.text
        assert "secret" not in caplog.text
