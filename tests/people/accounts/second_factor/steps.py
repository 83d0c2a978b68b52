"""What people and their devices do about a second factor, in words that the tests share."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pyotp

from tests.people.accounts.second_factor.authenticator import Authenticator

ORIGIN, PARTY = "https://epass.example", "epass.example"
HOME = "/api/v1/me/second-factor"
FORBIDDEN = (403, "second-factor-needed")
INVALID = (422, "invalid-input")

Signed = Callable[..., Awaitable[httpx.AsyncClient]]
"""Opens a device of an account; more values are those of its session."""


class Clock:
    """The moment as the app sees it."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


def refusal(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["type"].removeprefix("/problems/")


async def add_passkey(client: httpx.AsyncClient, passkey: Authenticator | None = None) -> Authenticator:
    passkey = passkey or Authenticator(ORIGIN, PARTY)
    options = (await client.post(f"{HOME}/passkeys/options")).json()["public_key"]
    added = await client.post(f"{HOME}/passkeys", json=passkey.make(options, "Clé du bureau"))
    assert added.status_code == 201, added.text
    return passkey


async def challenge(client: httpx.AsyncClient) -> dict[str, object]:
    response = await client.post(f"{HOME}/passkeys/proof/options")
    assert response.status_code == 200, response.text
    options: dict[str, object] = response.json()["public_key"]
    return options


async def prove(client: httpx.AsyncClient, passkey: Authenticator) -> httpx.Response:
    return await client.post(f"{HOME}/passkeys/proof", json=passkey.use(await challenge(client)))


async def add_app(client: httpx.AsyncClient, clock: Clock) -> pyotp.TOTP:
    setup = (await client.post(f"{HOME}/totp")).json()
    app = pyotp.TOTP(setup["secret"])
    confirmed = await client.post(f"{HOME}/totp/confirm", json={"code": app.at(clock.moment)})
    assert confirmed.status_code == 200, confirmed.text
    clock.move(seconds=30)
    return app


async def is_strong(client: httpx.AsyncClient) -> bool:
    return (await client.get("/api/v1/accounts", params={"role": "admin"})).status_code == 200


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"
