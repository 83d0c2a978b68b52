"""Somebody's phone: a session, requests as the app sends them, an authenticator app, a push subscription."""

import ssl
import time
from datetime import date
from typing import Any
from uuid import uuid4

import httpx
import pyotp

from api.platform.kit.clock import today
from tests.pilot.mailbox import Mailboxes
from tests.pilot.story import UnexpectedError, expect, wait
from tests.platform.push.peers.device import Device
from tests.platform.push.peers.push_service import PushService

DIGITS_LAST_S = 30
API = "/api/v1"


def born(age: int) -> str:
    """The birth date of somebody of that age: their birthday was a while ago."""
    this = today()
    return str(date(this.year - age - (this.month < 3), 1 + this.month % 2, 15))


def new_id() -> str:
    """What the phone calls a thing that it makes: sent twice, it is made once."""
    return str(uuid4())


class Phone:
    """A phone, and the mailbox of whoever holds it; empty of a visitor."""

    def __init__(
        self, site: str, trust: ssl.SSLContext, boxes: Mailboxes, pushes: PushService, email: str = ""
    ) -> None:
        self.email = email
        self.boxes = boxes
        self._pushes = pushes
        self._device = Device()
        self._push_path = self._push_key = ""
        self._totp: pyotp.TOTP | None = None
        self._last_step = 0
        self.client = httpx.Client(base_url=site, headers=_of_the_app(site), verify=trust, timeout=60)

    def ask(self, method: str, path: str, *, status: int | None = None, **body: Any) -> Any:
        """What the server answers. Raises UnexpectedError where it refuses, or has another status."""
        answer = self._answer(method, path, status, body)
        return answer.json() if answer.content else None

    def text(self, path: str) -> str:
        """The file that is read there. Raises UnexpectedError where there is none."""
        return self._answer("GET", path, 200, {}).text

    def _answer(self, method: str, path: str, status: int | None, body: dict[str, Any]) -> httpx.Response:
        answer = self.client.request(method, API + path, json=body or None)
        if answer.status_code != status if status else not answer.is_success:
            raise UnexpectedError(
                f"{method} {path}: expected {status or '2xx'}, came {answer.status_code} {answer.text[:600]}"
            )
        return answer

    def get(self, path: str, **more: Any) -> Any:
        """What is read there."""
        return self.ask("GET", path, **more)

    def post(self, path: str, **body: Any) -> Any:
        """What comes of sending that."""
        return self.ask("POST", path, **body)

    def put(self, path: str, **body: Any) -> Any:
        """What comes of putting that there."""
        return self.ask("PUT", path, **body)

    def sign_in(self) -> dict[str, Any]:
        """By the code that is mailed; who that is."""
        before = self.boxes.count(self.email)
        sent = self.post("/sign-in/code", email=self.email)
        code = self.boxes.code(self.email, before)
        state = self.post("/sign-in/code/verify", id=sent["id"], email=self.email, code=code)
        expect("signed in by mail", state["me"]["email"], self.email)
        me: dict[str, Any] = state["me"]
        return me

    def introduce(self, first_name: str, age: int, **more: str) -> None:
        """Say who one is."""
        self.ask("PATCH", "/me", first_name=first_name, **more)
        self.put("/me/birth-date", birth_date=born(age))

    def protect(self) -> None:
        """Set an authenticator app up, for a role that needs it."""
        self._totp = pyotp.TOTP(self.post("/me/second-factor/totp")["secret"])
        state = self.post("/me/second-factor/totp/confirm", code=self._digits())
        expect("second factor set up", state["totp"])

    def prove(self) -> None:
        """Show the digits of the authenticator app."""
        state = self.post("/me/second-factor/totp/proof", code=self._digits())
        expect("second factor proven", bool(state["proven_until"]))

    def _digits(self) -> str:
        """Digits of now, which are taken once: whoever needs others waits for them."""
        assert self._totp
        step = wait("new digits", lambda: max(0, self._step() - self._last_step) and self._step())
        self._last_step = step
        return self._totp.at(step * DIGITS_LAST_S)

    @staticmethod
    def _step() -> int:
        return int(time.time()) // DIGITS_LAST_S

    def subscribe(self) -> None:
        """Let this phone ring."""
        self.put("/me/push-subscriptions", **self.subscription())

    def subscription(self) -> dict[str, str]:
        """Where this phone is rung, and by whose key alone, as its browser tells a push service."""
        self._push_key = self.get("/push/key")["key"]
        self._push_path = f"/push/{uuid4()}"
        return self._device.subscription(self._pushes.origin + self._push_path)

    def rings(self) -> list[str]:
        """The pages that what this phone showed leads to, opened with its own keys.

        A push service hands on what is signed with the key of the subscription (RFC 8292), and nothing else.
        """
        return [
            self._device.opened(message.body)["notification"]["navigate"]
            for message in self._pushes.received
            if message.path == self._push_path
            and message.headers["authorization"].partition("k=")[2] == self._push_key
        ]

    def wait_for_ring(self, page: str, after: int = 0) -> None:
        """Until it has shown something that leads to that page, after so many. Raises UnexpectedError."""
        wait(
            f"a push for {page} to {self.email}",
            lambda: any(page in shown for shown in self.rings()[after:]),
        )

    def is_told(self, kind: str) -> dict[str, Any]:
        """The newest notice of that kind, once there is one. Raises UnexpectedError."""

        def look() -> list[dict[str, Any]]:
            return [one for one in self.get("/me/notifications")["items"] if one["kind"] == kind]

        return wait(f"{kind} for {self.email}", look)[0]


def _of_the_app(site: str) -> dict[str, str]:
    return {"Origin": site, "Sec-Fetch-Site": "same-origin", "Accept-Language": "fr"}
