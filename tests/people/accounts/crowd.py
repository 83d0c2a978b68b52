"""People at many network addresses, who all ask for codes: pupils of a school, an owner, attackers."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.people.accounts.codes import shared
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.factories import Factory

AT_ONCE = 24

Browser = Callable[[str], Awaitable[httpx.AsyncClient]]
"""Opens a browser at a network address, as the trusted proxy tells it."""


def browsers(app: FastAPI, opened: AsyncExitStack) -> Browser:
    """Makes browsers that reach the app as through a proxy of ours."""
    behind_proxy = ProxyHeadersMiddleware(app, trusted_hosts="127.0.0.1")  # type: ignore[arg-type]
    origin = app.state.settings.public_url

    async def browser(address: str) -> httpx.AsyncClient:
        return await opened.enter_async_context(
            httpx.AsyncClient(
                transport=httpx.ASGITransport(behind_proxy, raise_app_exceptions=False),  # type: ignore[arg-type]
                base_url=origin,
                headers={"Origin": origin, "X-Forwarded-For": address},
            )
        )

    return browser


async def together(work: list[Awaitable[Any]]) -> list[Any]:
    """All of it, so many at a time as connections allow."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(task: Awaitable[Any]) -> Any:
        async with turn:
            return await task

    return await asyncio.gather(*[one(task) for task in work])


async def ask(browser: httpx.AsyncClient, email: str) -> dict[str, Any]:
    """Ask for a code; what was said of it."""
    response = await browser.post("/api/v1/sign-in/code", json={"email": email})
    assert response.status_code == 202, response.text
    sent: dict[str, Any] = response.json()
    return sent


async def answer(browser: httpx.AsyncClient, email: str, code_id: str, code: str) -> int:
    """Type a code; the status of the answer."""
    body = {"id": code_id, "email": email, "code": code}
    return (await browser.post("/api/v1/sign-in/code/verify", json=body)).status_code


def mailed(factory: Factory, email: str) -> list[str]:
    """The codes mailed to an address, oldest first, as they are written."""
    rows = factory.connection.execute(
        "SELECT letter ->> 'code' FROM mail WHERE recipient = %s AND letter ->> 'code' IS NOT NULL"
        " ORDER BY id",
        [email],
    ).fetchall()
    return [row[0] for row in rows]


def last_code(factory: Factory, email: str) -> str:
    """The newest, as it is typed."""
    return mailed(factory, email)[-1].replace(" ", "")


async def send_due(factory: Factory, database: Database, settings: Settings, moment: datetime) -> None:
    """What the worker does once that moment has come."""
    rows = factory.connection.execute(
        "SELECT args ->> 'shared_id', scheduled_at FROM procrastinate_jobs"
        " WHERE task_name = 'accounts:send_shared_code' AND scheduled_at <= %s",
        [moment],
    ).fetchall()
    secrets = Secrets(settings.secret_key.get_secret_value())
    for shared_id, _ in rows:
        async with database.transaction() as session:
            await shared.send(session, settings, secrets, UUID(shared_id))
