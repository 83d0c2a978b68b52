"""Coarse limits by address."""

import asyncio

import pytest

from api.platform.kit.limits import SITE_SHARES, AddressLimit, Turns, networks_of
from api.platform.kit.problems import TooManyRequestsError


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
        async with turns.turn("2001:db8::1"), turns.turn("2001:db8:0:100::1"):
            with pytest.raises(TooManyRequestsError):
                async with turns.turn("2001:db8:0:ff::2"):
                    pass

    async def test_whoever_holds_a_48_has_four_turns(self) -> None:
        """Walls, line 3: not 65,536."""
        turns = Turns(1, seconds=5)
        now = most = 0

        async def check(home: int) -> None:
            nonlocal now, most
            async with turns.turn(f"2001:db8:0:{home * 256:x}::1"):
                now += 1
                most = max(most, now)
                await asyncio.sleep(0.01)
                now -= 1

        await asyncio.gather(*(check(home) for home in range(40)))
        assert most == SITE_SHARES
        assert not turns._lines

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


class TestHits:
    """Walls, lines 5 and 6: a limit by address counts for whoever holds many of IPv6, too."""

    def test_a_site_has_four_times_what_a_home_has(self) -> None:
        limit = AddressLimit(10, seconds=60)
        within = sum(limit.hit(f"2001:db8:0:{n:x}::1") == 0 for n in range(0, 65536, 8))
        assert within == 10 * SITE_SHARES

    def test_a_home_above_its_own_limit_holds_no_neighbour(self) -> None:
        limit = AddressLimit(10, seconds=60)
        for _ in range(1000):
            limit.hit("2001:db8::1")
        assert limit.hit("2001:db8::2") > 0
        assert limit.hit("2001:db8:0:100::1") == 0

    def test_other_things_are_counted_apart(self) -> None:
        limit = AddressLimit(1, seconds=60)
        assert [limit.hit("2001:db8::1", about) for about in ("a", "b")] == [0, 0]


def test_ipv4_written_as_ipv6_is_no_single_home() -> None:
    """Walls, lines 5 and 6: behind a proxy that writes it so, one visitor used up everybody's limits."""
    assert networks_of("::ffff:192.0.2.1") == networks_of("192.0.2.1") != networks_of("::ffff:192.0.2.2")
    assert networks_of("2001:db8::1") == networks_of("2001:db8::2%eth0")


@pytest.mark.parametrize("written", ["a:b", ":", "2001:db8::1::2", "192.0.2.1, a:b"])
def test_what_a_proxy_passes_on_breaks_nothing(written: str) -> None:
    """Walls, line 1: `X-Forwarded-For: a:b` was answered by 500 on every route."""
    limit = AddressLimit(1, seconds=60)
    assert [limit.hit(written) > 0 for _ in range(2)] == [False, True]
