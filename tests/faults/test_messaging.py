"""Kill -9 while people write to each other: each message that was sent is there, once, in its order."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from uuid import UUID, uuid4

import pytest

from tests.factories import Factory
from tests.faults.phones import Phone, opened_phone, two_who_talk
from tests.processes import POSTGRES, Region

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("faults")]

logger = logging.getLogger(__name__)

TALKS = 3
LAPS = int(os.environ.get("EPASS_FAULTS_LAPS", "1"))
"""More for whoever has more time: benchmarks/README.md."""
OF_A_LAP = 100
MESSAGES = LAPS * OF_A_LAP
"""Of each of two people in each."""
TEXT = "Merci, et qu’est-ce qui te plaît le plus dans ce métier ?"
_KILLS = {20: "serve", 120: POSTGRES, 240: "work", 300: "serve", 400: POSTGRES}
KILLS = {lap * 2 * TALKS * OF_A_LAP + count: what for lap in range(LAPS) for count, what in _KILLS.items()}
"""What is killed after so many messages were confirmed."""

_STORED = "SELECT id FROM message WHERE conversation_id = %s ORDER BY seq OFFSET 1"
_TOLD = """
    SELECT count(*), count(DISTINCT (account_id, data ->> 'seq')) FROM stream_event
    WHERE kind = 'message.new' AND data ->> 'conversation_id' = %s
"""


def write(phone: Phone, talk: UUID, confirmed: list[UUID]) -> list[UUID]:
    """Message after message, each once the one before it is confirmed."""
    sent = []
    for _ in range(MESSAGES):
        message = uuid4()
        answer = phone.send(f"/conversations/{talk}/messages", id=str(message), text=TEXT)
        assert answer.is_success, answer.text
        assert answer.json()["message"]["id"] == str(message)
        sent.append(message)
        confirmed.append(message)
    return sent


def test_what_was_sent_is_there_once_and_in_order(region: Region) -> None:
    factory = Factory(region.rows)
    talks = [two_who_talk(factory) for _ in range(TALKS)]
    confirmed: list[UUID] = []
    with ExitStack() as opened:
        threads = opened.enter_context(ThreadPoolExecutor(2 * TALKS))
        phones = []
        writing = []
        for talk, sessions in talks:
            for token in sessions.values():
                phone = opened.enter_context(opened_phone(region.site, token))
                phones.append(phone)
                writing.append((talk, threads.submit(write, phone, talk, confirmed)))
        for count, what in KILLS.items():
            region.wait_for(lambda count=count: len(confirmed) >= count)  # type: ignore[misc]
            region.kill(what)
            assert len(confirmed) < 2 * TALKS * MESSAGES, "it was over before it was killed"
            region.start()
        region.wait_for(lambda: all(one.done() for _, one in writing))
    lost, put_off = sum(phone.lost for phone in phones), sum(len(phone.put_off) for phone in phones)
    logger.info(
        "%d kills, %d messages, %d answers lost, %d put off", len(KILLS), len(confirmed), lost, put_off
    )
    # Somebody was cut off, else nothing was in flight.
    assert lost + put_off > 0

    for talk, _ in talks:
        stored = [one for (one,) in region.rows.execute(_STORED, [talk])]
        sent = [one.result() for its, one in writing if its == talk]
        assert len(stored) == sum(map(len, sent)) == 2 * MESSAGES
        for mine in sent:
            assert [one for one in stored if one in mine] == mine
        # Each of the two is told of each message, on whichever device, once.
        assert region.rows.execute(_TOLD, [str(talk)]).fetchone() == (4 * MESSAGES, 4 * MESSAGES)
    left = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('failed', 'doing')"
    region.wait_until(left, (0,))
