"""Phones that send again, under the same id, what nobody has confirmed: as the app's outbox does."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx

from api.platform.access import SESSION_COOKIE, Role
from tests.factories import Factory

AGAIN_S = 0.05
UNAVAILABLE = "/problems/unavailable"


@dataclass
class Phone:
    """A signed-in phone, and what it was told meanwhile."""

    client: httpx.Client
    lost: int = 0
    """Requests without an answer."""
    put_off: list[httpx.Response] = field(default_factory=list)
    """Answers that said to come back."""

    def send(self, path: str, **body: Any) -> httpx.Response:
        """The answer that says what became of it, however often it takes."""
        while True:
            try:
                answer = self.client.post(path, json=body)
            except httpx.TransportError:
                self.lost += 1
            else:
                if answer.status_code != 503:
                    return answer
                self.put_off.append(answer)
                assert is_clear(answer), answer.text
            time.sleep(AGAIN_S)


def is_clear(answer: httpx.Response) -> bool:
    """Whether a refused request says that it may come back, and nothing of the inside."""
    told = answer.json()
    return (
        answer.headers["content-type"] == "application/problem+json"
        and (answer.status_code, told["type"], set(told)) == (503, UNAVAILABLE, {"type", "title", "status"})
        and int(answer.headers["retry-after"]) > 0
    )


@contextmanager
def opened_phone(site: str, token: str = "", seconds: float = 60) -> Iterator[Phone]:
    """That of whoever the session is of, or a visitor's; it waits no longer for an answer."""
    cookies = {SESSION_COOKIE: token} if token else None
    with httpx.Client(
        base_url=f"{site}/api/v1", headers={"Origin": site}, cookies=cookies, timeout=seconds
    ) as client:
        yield Phone(client)


def person(factory: Factory, role: Role, **values: Any) -> UUID:
    """Somebody with a mail address that nobody else has."""
    return factory.account(role, email=f"{uuid4()}@example.org", **values)


def two_who_talk(factory: Factory) -> tuple[UUID, dict[UUID, str]]:
    """A conversation of a pupil and a gardener, and a session of each."""
    pupil = person(factory, Role.STUDENT, age=16, level="high_school")
    factory.consent(pupil, "conversations")
    gardener = person(factory, Role.MENTOR, age=40)
    talk = factory.conversation(pupil, gardener)
    return talk, {who: factory.session(who) for who in (pupil, gardener)}
