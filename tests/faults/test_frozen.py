"""The database stands still: nobody waits without an end, and all is as before once it goes on."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from typing import NamedTuple
from uuid import uuid4

import httpx
import pytest

from api.home.site.service import Readiness
from api.platform.kit.database import POOL_SECONDS
from api.platform.kit.silence import SILENCE_SECONDS
from tests.factories import Factory
from tests.faults.phones import is_clear, opened_phone, two_who_talk
from tests.processes import Region

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("faults")]

AT_ONCE = 4
"""Of each kind of request: more than there are connections for them."""
ROUNDS = 2
"""The first find connections that are silent, those of the next make new ones."""
LONGEST_S = 2 * POOL_SECONDS + SILENCE_SECONDS + 10
"""A search waits for two connections, then for an answer; and for a busy machine."""


class Answer(NamedTuple):
    """What came, and after how many seconds."""

    response: httpx.Response
    seconds: float


def timed(ask: Callable[[], httpx.Response]) -> Answer:
    began = time.monotonic()
    return Answer(ask(), time.monotonic() - began)


def is_told_not_ready(visitor: httpx.Client) -> None:
    """Soon, too: whoever asks does not wait for a database either."""
    ready = timed(lambda: visitor.get("/ready"))
    while ready.response.status_code == 200:  # an answer is given again for a second
        ready = timed(lambda: visitor.get("/ready"))
    assert ready.response.status_code == 503
    assert not any(ready.response.json()[what] for what in ("database", "queue", "writes"))
    assert ready.seconds < Readiness.WAIT_SECONDS + 3


def test_people_are_told_soon_and_everything_goes_on(region: Region) -> None:
    since = len(region.written())
    factory = Factory(region.rows)
    place = factory.place()
    talk, sessions = two_who_talk(factory)
    message = {"id": str(uuid4()), "text": "Merci pour ta réponse, à bientôt."}
    with ExitStack() as opened:
        threads = opened.enter_context(ThreadPoolExecutor(64))
        pupil = opened.enter_context(opened_phone(region.site, next(iter(sessions.values())))).client
        visitor = opened.enter_context(opened_phone(region.site)).client

        def reported() -> httpx.Response:
            report = {"id": str(uuid4()), "topic": "hours", "message": "Fermé"}
            return visitor.post(f"/places/{place}/error-reports", json=report)

        def said() -> httpx.Response:
            return pupil.post(f"/conversations/{talk}/messages", json=message)

        asked: list[Callable[[], httpx.Response]] = [
            lambda: visitor.get("/settings"),
            lambda: visitor.get(f"/places/{place}"),
            lambda: visitor.get("/places", params={"q": "lycée"}),
            lambda: pupil.get("/me/conversations"),
            said,
            reported,
        ]

        def all_at_once() -> list[Future[Answer]]:
            # Reports of anybody are read one or two at a time.
            many = [ask for ask in asked if ask is not reported for _ in range(AT_ONCE)]
            return [threads.submit(timed, ask) for ask in (*many, reported)]

        # Every connection is open, every statement known.
        region.wait_for(lambda: visitor.get("/ready").status_code == 200)
        for one in asked[:4]:
            assert one().status_code == 200
        assert reported().status_code == 201
        seen = region.rows.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()
        assert seen

        with region.frozen():
            for _ in range(ROUNDS):
                is_told_not_ready(visitor)
                waiting = all_at_once()
                is_told_not_ready(visitor)
                assert visitor.get("/health").status_code == 200
                for response, seconds in [one.result() for one in waiting]:
                    assert is_clear(response), response.text
                    assert seconds < LONGEST_S, response.request.url

        # The first find what was left silent; nothing hangs, and the second time nobody notices anything.
        region.wait_for(lambda: visitor.get("/ready").status_code == 200)
        region.wait_for(lambda: all(ask().is_success for ask in asked))
        for response, seconds in [one.result() for one in all_at_once()]:
            assert response.is_success, response.text
            assert seconds < LONGEST_S
        stored = region.rows.execute("SELECT count(*) FROM message WHERE conversation_id = %s", [talk])
        assert stored.fetchone() == (2,)
        open_now = "SELECT count(*) <= 12 FROM pg_stat_activity WHERE application_name LIKE 'epass api %'"
        region.wait_until(open_now, (True,))
        # The worker was silent meanwhile, and is heard again.
        region.do("opendata:delete_old_imports")
    causes = {line.get("cause") for line in region.logged(since) if line.get("cause")}
    assert "connection to the database lost" in causes
