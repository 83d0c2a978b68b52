"""The way a browser takes from our start page to a provider and back."""

from urllib.parse import parse_qs, urlsplit

import httpx

from tests.settings import ORIGIN


async def start(device: httpx.AsyncClient, provider: str, return_to: str = "/") -> str:
    """Begin; where the browser is sent."""
    response = await device.get(f"/api/v1/sign-in/{provider}/start", params={"return_to": return_to})
    assert response.status_code == 302
    return response.headers["location"]


async def visit(address: str) -> str:
    """What the provider's page does with the browser: where it is sent back to."""
    async with httpx.AsyncClient() as browser:
        response = await browser.get(address)
    assert response.status_code == 302
    back: str = response.headers["location"]
    assert back.startswith(f"{ORIGIN}/api/v1/sign-in/")
    return back


async def come_back(device: httpx.AsyncClient, address: str) -> str:
    """Open the way back; the page of the app where it ends."""
    response = await device.get(address)
    assert response.status_code == 302
    return response.headers["location"]


async def sign_in(device: httpx.AsyncClient, provider: str, return_to: str = "/") -> str:
    """All of it; the page of the app where it ends."""
    return await come_back(device, await visit(await start(device, provider, return_to)))


def said(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


async def me(device: httpx.AsyncClient) -> dict[str, object] | None:
    """Who is signed in on the device."""
    found: dict[str, object] | None = (await device.get("/api/v1/session")).json()["me"]
    return found
