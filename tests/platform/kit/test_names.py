"""Walls, line 3: names that nobody answers hold up no other."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator

import dns.flags
import dns.message
import dns.rrset
import pytest
from dns.asyncresolver import Resolver

from api.platform.kit import names
from api.platform.kit.fetching import Fetcher, FetchError
from api.platform.kit.names import Names


class NameServer(asyncio.DatagramProtocol):
    """Knows `*.good.example`, denies `*.nobody.example`, and leaves all others without a word."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.DatagramTransport)
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        (question,) = query.question
        name = question.name.to_text()
        self.asked.append(name)
        answer = dns.message.make_response(query)
        if name.endswith("nobody.example."):
            answer.set_rcode(3)
        elif not name.endswith("good.example."):
            return
        elif question.rdtype == 1:
            answer.answer.append(dns.rrset.from_text(name, 60, "IN", "A", "93.184.215.14"))
        self.transport.sendto(answer.to_wire(), addr)


@pytest.fixture
async def server() -> AsyncIterator[NameServer]:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    yield protocol
    transport.close()


@pytest.fixture
def resolver(server: NameServer) -> Resolver:
    made = Resolver(configure=False)
    made.nameservers = ["127.0.0.1"]
    made.port = server.transport.get_extra_info("sockname")[1]
    return made


@pytest.fixture
def looked_up(resolver: Resolver) -> Names:
    return Names(resolver)


async def test_a_name_has_its_addresses(looked_up: Names, server: NameServer) -> None:
    assert await looked_up.addresses("a.good.example") == ["93.184.215.14"]
    assert set(server.asked) == {"a.good.example."}, "never below a domain of this machine"


async def test_a_name_that_nobody_has(looked_up: Names) -> None:
    with pytest.raises(OSError, match="NXDOMAIN"):
        await looked_up.addresses("a.nobody.example")


async def test_names_that_nobody_answers_hold_up_no_other(
    looked_up: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "SECONDS", 5.0)
    mute = [asyncio.create_task(looked_up.addresses(f"{n}.mute.example")) for n in range(100)]
    await asyncio.sleep(0.1)
    began = time.monotonic()
    good = await asyncio.gather(*(looked_up.addresses(f"{n}.good.example") for n in range(20)))
    assert time.monotonic() - began < names.SECONDS - 1
    assert good == [["93.184.215.14"]] * 20
    ends = await asyncio.gather(*mute, return_exceptions=True)
    assert all(isinstance(end, OSError) for end in ends)


async def test_no_more_at_a_time_than_there_is_room_for(
    looked_up: Names, server: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "SECONDS", 0.3)
    ends = await asyncio.gather(
        *(looked_up.addresses(f"{n}.mute.example") for n in range(2 * names.AT_A_TIME)),
        return_exceptions=True,
    )
    assert all(isinstance(end, OSError) for end in ends)
    assert len(set(server.asked)) == 2 * names.AT_A_TIME


async def test_the_system_s_own_look_ups_are_left_alone(
    looked_up: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They take a thread of everybody's for as long as nobody answers."""

    def taken(*_: object) -> None:
        raise AssertionError("a thread")

    monkeypatch.setattr(socket, "getaddrinfo", taken)
    assert await looked_up.addresses("a.good.example")


async def test_what_strangers_name_is_looked_up_so(
    resolver: Resolver, server: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Walls, line 3: eight badges with mute hosts took every thread, and good ones had no known issuer."""

    def taken(*_: object) -> None:
        raise AssertionError("a thread")

    monkeypatch.setattr(names, "SECONDS", 0.3)
    monkeypatch.setattr(names, "Resolver", lambda: resolver)
    monkeypatch.setattr(socket, "getaddrinfo", taken)
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch("https://a.mute.example/", limit=1000)
    assert "a.mute.example." in server.asked
