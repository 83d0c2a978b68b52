"""The way to the push services: one client for a whole worker, which asks them and reads what they answer.

aiohttp, not httpx: it spends a twentieth of the processor's time per message (benchmarks/README.md).
"""

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

import aiohttp
from yarl import URL

from api.push.messages import Device, MessageTooLongError, Sealer
from api.push.vapid import origin_of
from api.settings import Settings

logger = logging.getLogger(__name__)

CONNECTIONS = 100
TIME_LIMIT_S = 15
LONGEST_WAIT_S = 24 * 3600
"""No push service puts us off for longer."""
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

    def __init__(self, settings: Settings, session: aiohttp.ClientSession) -> None:
        self._sealer = Sealer(settings.vapid_private_key.get_secret_value(), settings.vapid_subject)
        self._session = session
        self._rests: dict[str, float] = {}
        """Until when a push service asked not to be asked (monotonic)."""
        self._trouble: Counter[str] = Counter()
        self._reported = time.monotonic()

    async def send(self, device: Device, message: bytes, headers: Headers) -> Answer:
        """Seal and send one message; never raises for what a push service does."""
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
            async with self._session.post(
                # As the push service wrote it: nothing of an address is ours to tidy up.
                URL(device.endpoint, encoded=True),
                data=body,
                headers={
                    "Authorization": authorization,
                    "Content-Encoding": "aes128gcm",
                    "Content-Type": "application/octet-stream",
                    "TTL": str(headers.ttl),
                    "Topic": headers.topic,
                    "Urgency": headers.urgency,
                },
                allow_redirects=False,
            ) as response:
                answer = read_answer(response.status, response.headers.get("Retry-After"))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._note(origin, type(error).__name__)
            return Answer(Outcome.LATER)
        if answer.outcome is not Outcome.TAKEN and answer.outcome is not Outcome.GONE:
            self._note(origin, str(response.status))
        if answer.wait_s is not None:
            self._rests[origin] = time.monotonic() + answer.wait_s
        return answer

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
    if authority is not None:
        context.load_verify_locations(authority)
    return context


@asynccontextmanager
async def opened_sender(settings: Settings) -> AsyncIterator[Sender | None]:
    """The way to the push services for as long as a worker lives; None where nothing is pushed."""
    if not settings.vapid_private_key.get_secret_value():
        yield None
        return
    connector = aiohttp.TCPConnector(
        ssl=_trust(settings.push_authority), limit=CONNECTIONS, ttl_dns_cache=300
    )
    async with aiohttp.ClientSession(
        connector=connector,
        timeout=aiohttp.ClientTimeout(total=TIME_LIMIT_S),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
    ) as session:
        yield Sender(settings, session)
