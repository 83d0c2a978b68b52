"""A commune, a career, and the people who ask for a role."""

from uuid import UUID

import httpx
import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory


@pytest.fixture(autouse=True)
def nantes(factory: Factory) -> None:
    """The commune and the career that mentors of these tests name."""
    factory.commune("44109", "Nantes")
    factory.career("A1202", "Jardinier / Jardinière")


@pytest.fixture
def applicant(factory: Factory) -> UUID:
    """An adult who has every part of a mentor's candidacy but the approval."""
    account = factory.account()
    factory.mentor_profile(account)
    return account


@pytest.fixture
async def applicant_device(applicant: UUID, factory: Factory, devices: Device) -> httpx.AsyncClient:
    """Their phone."""
    return await devices(factory.session(applicant))


@pytest.fixture
async def referent(factory: Factory, devices: Device) -> httpx.AsyncClient:
    """The device of a referent of Loire-Atlantique."""
    return await devices(factory.session(factory.account(Role.REFERENT, departments=["44"])))


@pytest.fixture
async def other_referent(factory: Factory, devices: Device) -> httpx.AsyncClient:
    """The device of a referent of Maine-et-Loire."""
    return await devices(factory.session(factory.account(Role.REFERENT, departments=["49"])))


@pytest.fixture
async def admin(factory: Factory, devices: Device) -> httpx.AsyncClient:
    """The device of an admin."""
    return await devices(factory.session(factory.account(Role.ADMIN)))
