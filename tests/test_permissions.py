"""Who may call what: every route of the document, asked by every role."""

import re
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory
from tests.openapi import document
from tests.permissions import EVERYONE, PERMISSIONS, SIGNED_IN
from tests.settings import ORIGIN

HARMLESS = {"post": "{}", "put": "{}", "patch": "{}", "delete": ""}


def test_every_route_is_in_the_permission_matrix() -> None:
    routes = {(method.upper(), path) for path, methods in document()["paths"].items() for method in methods}
    assert routes == set(PERMISSIONS)


async def ask(client: httpx.AsyncClient, method: str, path: str) -> httpx.Response:
    """A request that changes nothing even where it is allowed: ids of nobody, an empty body."""
    address = re.sub(r"{[a-z_]+}", lambda found: "admin" if found[0] == "{role}" else str(uuid4()), path)
    content = HARMLESS.get(method.lower())
    return await client.request(
        method, address, content=content, headers={"Content-Type": "application/json"}
    )


@pytest.mark.parametrize("role", [None, "nobody", *Role])
async def test_the_server_decides_who_may_call_what(
    role: Role | str | None, app: FastAPI, factory: Factory, devices: Device
) -> None:
    async def somebody() -> httpx.AsyncClient:
        if role is None:
            return await devices()
        return await devices(factory.session(factory.account(*([role] if role != "nobody" else []))))

    reader = await somebody()
    wrong = []
    for (method, path), allowed in PERMISSIONS.items():
        # Who only reads stays who they are; whoever writes may end their session.
        status = (await ask(reader if method == "GET" else await somebody(), method, path)).status_code
        expected = allowed >= EVERYONE or (role is not None and (allowed >= SIGNED_IN or role in allowed))
        refused = status in (401, 403)
        if refused is expected or (refused and status != (401 if role is None else 403)) or status >= 500:
            wrong.append((method, path, status))
    assert wrong == []


@pytest.mark.parametrize("role", [Role.REFERENT, Role.ADVISER, Role.ADMIN, Role.DPO])
async def test_staff_act_only_after_a_second_factor(role: Role, factory: Factory, devices: Device) -> None:
    client = await devices(factory.session(factory.account(role), strong=False))
    for (method, path), allowed in PERMISSIONS.items():
        if role in allowed:
            response = await ask(client, method, path)
            assert response.status_code == 403, (method, path)
            assert response.json()["type"] == "/problems/second-factor-needed"


@pytest.mark.parametrize(
    "origin",
    [
        "https://elsewhere.example",
        f"{ORIGIN}.elsewhere.example",
        f"{ORIGIN}@elsewhere.example",
        "null",
        "http://[",
    ],
)
async def test_a_foreign_page_cannot_act_with_my_session(origin: str, factory: Factory, app: FastAPI) -> None:
    token = factory.session(factory.account(Role.ADMIN))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=ORIGIN, cookies={"epass_session": token}
    ) as client:
        response = await client.patch("/api/v1/me", json={}, headers={"Origin": origin})
    assert response.status_code == 403
