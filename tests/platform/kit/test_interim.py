"""Walls, line 1: a server that has much to say before it answers is not listened to."""

import httpcore
import pytest

from api.platform.kit.interim import MOST, FewInterim

HINT = b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nbadge"


async def read(sent: bytes, step: int) -> bytes:
    """All of it, that many bytes at a time."""
    pieces = [sent[start : start + step] for start in range(0, len(sent), step)]
    stream = FewInterim(httpcore.AsyncMockStream([*pieces, b""]))
    return b"".join([await stream.read(65536) for _ in pieces])


@pytest.mark.parametrize("step", [1, 2, 7, 65536])
async def test_a_few_interim_answers_are_read(step: int) -> None:
    assert await read(HINT * MOST + ANSWER, step) == HINT * MOST + ANSWER


@pytest.mark.parametrize("step", [1, 3, 65536])
@pytest.mark.parametrize(
    "interim", [HINT, b"HTTP/1.1 102 Processing\r\n\r\n", b"HTTP/1.0 100 C\n\n", b"HTTP/1.1 199\r\n\r\n"]
)
async def test_more_are_not(interim: bytes, step: int) -> None:
    with pytest.raises(httpcore.RemoteProtocolError):
        await read(interim * (MOST + 1) + ANSWER, step)


async def test_what_looks_like_one_in_a_body_is_the_body_s() -> None:
    sent = ANSWER + HINT * 100
    assert await read(sent, 65536) == sent
