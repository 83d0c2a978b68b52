"""Walls, line 6: links that open nothing are counted, and keep out nobody who holds a right one."""

from fastapi import FastAPI

from api.platform.kit.limits import AddressLimit
from tests.people.privacy.conftest import MakeFamily
from tests.people.privacy.test_guardians import opened


async def test_walls_6_wrong_ones_from_the_same_address_keep_no_right_one_out(
    app: FastAPI, family: MakeFamily
) -> None:
    """2,000 small requests shut all parents of a mobile network out for an hour, withdrawals too."""
    app.state.public_writes = AddressLimit(3, seconds=3600)
    child = await family()
    token = await child.ask()
    assert [(await opened(child, "x" * 43)).status_code for _ in range(5)] == [404] * 3 + [429] * 2
    assert [(await opened(child, token)).status_code for _ in range(5)] == [200] * 5
    assert (await opened(child, "x" * 43)).status_code == 429
