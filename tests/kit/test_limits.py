"""Coarse limits by address."""

import asyncio

import pytest

from api.kit.limits import Turns, network_of
from api.kit.problems import TooManyRequestsError


class TestTurns:
    """Walls, line 3: nobody alone takes every connection."""

    async def test_so_many_of_one_address_the_others_in_line(self) -> None:
        turns = Turns(2, seconds=5)
        now = most = 0

        async def check(address: str) -> None:
            nonlocal now, most
            async with turns.turn(address):
                now += 1
                most = max(most, now)
                await asyncio.sleep(0.01)
                now -= 1

        await asyncio.gather(*(check("192.0.2.1") for _ in range(9)))
        assert most == 2
        await asyncio.gather(*(check(f"192.0.2.{n}") for n in range(9)))
        assert most == 9

    async def test_one_home_has_a_whole_network_of_ipv6(self) -> None:
        turns = Turns(1, seconds=0.05)
        async with turns.turn("2001:db8::1"), turns.turn("2001:db8:0:1::1"):
            with pytest.raises(TooManyRequestsError):
                async with turns.turn("2001:db8::2"):
                    pass

    async def test_whoever_gave_up_leaves_nothing_behind(self) -> None:
        turns = Turns(1, seconds=0.02)
        async with turns.turn("192.0.2.1"):
            for _ in range(3):
                with pytest.raises(TooManyRequestsError):
                    async with turns.turn("192.0.2.1"):
                        pass
        async with turns.turn("192.0.2.1"):
            pass
        assert not turns._lines
        assert not turns._there


def test_ipv4_written_as_ipv6_is_no_single_home() -> None:
    """Walls, lines 5 and 6: behind a proxy that writes it so, one visitor used up everybody's limits."""
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") != network_of("::ffff:192.0.2.2")
    assert network_of("2001:db8::1") == network_of("2001:db8::2")
