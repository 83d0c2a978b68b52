"""The way to the push services: one client for a whole worker, which asks them and reads what they answer."""

import asyncio
import logging
import ssl
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from pathlib import Path

from api.platform.kit.metrics import PUSHES
from api.platform.push.connections import AnswerError, Connections, opened_connections
from api.platform.push.messages import Device, MessageTooLongError, Sealer
from api.platform.push.vapid import origin_of
from api.platform.settings import Settings

logger = logging.getLogger(__name__)

TIME_LIMIT_S = 15
TURNS = 2
"""Batches of a process that are under way together: one is written down while another is handed over."""
LONGEST_WAIT_S = 24 * 3600
"""No push service puts us off for longer."""
TROUBLES = 10
"""After so many messages in a row that a push service did not take now, it is left alone for a while:
one of them alone may be about one device."""
REST_S = 30
LONGEST_REST_S = 600
REPORT_EVERY_S = 60


class Outcome(Enum):
    """What became of one message."""

    TAKEN = auto()
    """The push service will pass it on."""
    GONE = auto()
    """The device no longer exists there."""
    REFUSED = auto()
    """It will never be taken."""
    LATER = auto()
    """To be tried again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome; how long to wait, where the push service said so."""

    outcome: Outcome
    wait_s: float | None = None


@dataclass(frozen=True, slots=True)
class Headers:
    """What the push service may know of a message (RFC 8030 §5)."""

    topic: str
    urgency: str
    ttl: int


class Sender:
    """Sends sealed messages. Follows no redirect: only listed push services are asked."""

    def __init__(self, settings: Settings, connections: Connections) -> None:
        self._sealer = Sealer(settings.vapid_private_key.get_secret_value(), settings.vapid_subject)
        self._connections = connections
        self.turn = asyncio.Semaphore(TURNS)
        """Held from claiming a batch until what became of it is written down."""
        self._in_a_row: Counter[str] = Counter()
        """By push service: what it did not take since it last took something."""
        self._rests: dict[str, float] = {}
        """Until when a push service is left alone (monotonic)."""
        self._trouble: Counter[str] = Counter()
        self._reported = time.monotonic()

    async def send(self, device: Device, message: bytes, headers: Headers) -> Answer:
        """Seal and send one message; never raises for what a push service does."""
        answer = await self._send(device, message, headers)
        PUSHES.labels(answer.outcome.name.lower()).inc()
        return answer

    async def _send(self, device: Device, message: bytes, headers: Headers) -> Answer:
        origin = origin_of(device.endpoint)
        rest = self._rests.get(origin, 0) - time.monotonic()
        if rest > 0:
            return Answer(Outcome.LATER, rest)
        try:
            body, authorization = self._sealer.seal(device, message)
        except (MessageTooLongError, ValueError) as error:
            self._note(origin, type(error).__name__)
            return Answer(Outcome.REFUSED)
        try:
            reply = await self._connections.post(
                origin,
                device.endpoint,
                {
                    "Authorization": authorization,
                    "Content-Encoding": "aes128gcm",
                    "Content-Type": "application/octet-stream",
                    "TTL": str(headers.ttl),
                    "Topic": headers.topic,
                    "Urgency": headers.urgency,
                },
                body,
            )
        except (OSError, AnswerError) as error:
            self._note(origin, type(error).__name__)
            answer = Answer(Outcome.LATER)
        except ValueError as error:
            # An address that nobody can ask: it must not take along the messages sent beside it.
            self._note(origin, type(error).__name__)
            return Answer(Outcome.GONE)
        else:
            answer = read_answer(reply.status, reply.retry_after)
            if answer.outcome in (Outcome.REFUSED, Outcome.LATER):
                self._note(origin, str(reply.status))
        self._let_rest(origin, answer)
        return answer

    def _let_rest(self, origin: str, answer: Answer) -> None:
        """Whether a push service has too much to do, or is away."""
        if answer.outcome is not Outcome.LATER:
            self._in_a_row[origin] = 0
            return
        self._in_a_row[origin] += 1
        if self._in_a_row[origin] >= TROUBLES:
            self._rests[origin] = time.monotonic() + min(answer.wait_s or REST_S, LONGEST_REST_S)

    def _note(self, origin: str, trouble: str) -> None:
        """Tell the operator, once a minute at most, and nothing of whom it was for."""
        self._trouble[f"{origin} {trouble}"] += 1
        if time.monotonic() - self._reported >= REPORT_EVERY_S or self._trouble.total() == 1:
            logger.warning("pushes not taken: %s", dict(self._trouble))
            self._reported = time.monotonic()


def read_answer(status: int, retry_after: str | None) -> Answer:
    """What a push service's answer means for the message."""
    if 200 <= status < 300:
        return Answer(Outcome.TAKEN)
    if status in (404, 410):
        return Answer(Outcome.GONE)
    if status == 429 or status >= 500:
        return Answer(Outcome.LATER, _seconds(retry_after))
    # A redirect would lead past the list of push services; the rest is our fault and will not change.
    return Answer(Outcome.REFUSED)


def _seconds(retry_after: str | None) -> float | None:
    """How long `Retry-After` says to wait: seconds, or a date (RFC 9110 §10.2.3)."""
    if not retry_after:
        return None
    try:
        wait = float(retry_after) if retry_after.strip().isdecimal() else _until(retry_after)
    except ValueError:
        return None
    return min(max(wait, 1.0), LONGEST_WAIT_S)


def _until(date: str) -> float:
    moment = parsedate_to_datetime(date)
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()


def _trust(authority: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    if authority is not None:
        context.load_verify_locations(authority)
    return context


@asynccontextmanager
async def opened_sender(settings: Settings) -> AsyncIterator[Sender | None]:
    """The way to the push services for as long as a worker lives; None where nothing is pushed."""
    if not settings.vapid_private_key.get_secret_value():
        yield None
        return
    async with opened_connections(_trust(settings.push_authority), time_limit_s=TIME_LIMIT_S) as connections:
        yield Sender(settings, connections)
