"""What students and parents do with badges, through the API."""

from typing import Any
from uuid import UUID, uuid4

import httpx

from api.platform.kit.personal_data import Purpose
from tests.badges.issuing.world import Issuer, Student, World

ME = "/api/v1/me/badges"
BADGES = "/api/v1/badges"
PARENT = "/api/v1/guardian"
PARENTS_MAIL = "parent@example.org"


def ok(response: httpx.Response, status: int = 200) -> Any:
    """The answer's JSON, of a request that must have gone well."""
    assert response.status_code == status, response.text
    return response.json() if response.content else None


def refusal(response: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal."""
    return response.status_code, response.json()["type"].removeprefix("/problems/")


async def wallet(student: Student) -> dict[str, Any]:
    found: dict[str, Any] = ok(await student.client.get(ME))
    return found


async def states(student: Student) -> list[str]:
    """Where each badge of the wallet stands."""
    return [one["state"] for one in (await wallet(student))["items"]]


async def code_of(world: World, issuer: Issuer, **values: Any) -> str:
    """A code that works, of a new achievement."""
    made = ok(await world.make_code(issuer, await world.achievement(issuer), **values), 201)
    return str(made["code"])


async def claim(student: Student, code: str, **values: Any) -> httpx.Response:
    return await student.client.post(f"{BADGES}/claim", json={"id": str(uuid4()), "code": code, **values})


async def badge(world: World, student: Student, issuer: Issuer | None = None) -> UUID:
    """A signed badge of the student's."""
    issuer = issuer or await world.issuer()
    return await world.issued(await world.achievement(issuer), student)


async def consent(student: Student) -> None:
    """The student agrees to show badges."""
    ok(await student.client.put("/api/v1/me/consents/badges", json={"agree": True}))


async def share(student: Student, credential: UUID, **values: Any) -> httpx.Response:
    wanted = {"id": str(uuid4()), **values}
    return await student.client.post(f"{ME}/{credential}/shares", json=wanted)


async def shared(student: Student, credential: UUID, **values: Any) -> tuple[str, str]:
    """The id and the token of a new link; the consent is given."""
    await consent(student)
    made = ok(await share(student, credential, **values), 201)["items"][0]
    return made["id"], made["url"].partition("#")[2]


def mails(world: World, to: str) -> list[dict[str, Any]]:
    """Letters to an address, the newest first."""
    rows = world.rows("SELECT letter FROM mail WHERE recipient = %s ORDER BY id DESC", to)
    return [row[0] for row in rows]


def token(world: World, to: str, page: str) -> str:
    """The token of the newest link of a page in mails to that address."""
    for letter in mails(world, to):
        before, _, found = (letter["url"] or "").partition("#")
        if before.endswith(page):
            return str(found)
    raise AssertionError("no such mail")


async def parent_link(world: World, student: Student, visitor: httpx.AsyncClient) -> str:
    """The student asks a parent, who accepts everything; the token of their link to manage."""
    ok(await student.client.put("/api/v1/me/guardian", json={"email": PARENTS_MAIL}))
    answer = {
        "token": token(world, PARENTS_MAIL, "/parent"),
        "declares_authority": True,
        "first_name": "Parent",
        "decisions": dict.fromkeys(map(str, Purpose), True),
    }
    ok(await visitor.post(f"{PARENT}/answer", json=answer))
    return token(world, PARENTS_MAIL, "/parent/manage")
