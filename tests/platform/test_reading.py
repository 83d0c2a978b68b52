"""Walls, line 1: texts are screened beside the event loop, and of nobody who may not send them."""

import re
import threading
from typing import Annotated, Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic import AfterValidator, BaseModel

from api.app import API
from api.platform.access import Role, Viewer, require_viewer
from api.platform.reading import in_thread
from api.safety.safeguarding import schemas
from api.talk.questions.schemas import QuestionCreate
from tests.conftest import Device
from tests.factories import Factory

LONG = 300
"""Characters of a field that is screened in the loop, at most."""
SCREENS = re.compile(
    r"function \w*?("
    + "|".join(
        name for name, found in vars(schemas).items() if getattr(found, "__module__", "") == schemas.__name__
    )
    + ")"
)


def longest(schema: Any) -> int:
    if isinstance(schema, dict):
        return max(schema.get("maxLength", 0) or 0, *map(longest, schema.values()), 0)
    return max(map(longest, schema), default=0) if isinstance(schema, list) else 0


def test_no_route_screens_a_long_text_in_the_event_loop() -> None:
    """`in_thread` for the body, behind whoever may send it."""
    screened = {
        (field.field_info.annotation, longest(field._type_adapter.json_schema()))
        for context in iter_route_contexts(API.routes)
        for field in getattr(getattr(context, "dependant", None), "body_params", ())
        if SCREENS.search(repr(field._type_adapter.core_schema))
    }
    assert screened, "short ones are"
    assert {shape for shape, length in screened if length > LONG} <= BESIDE


BESIDE: set[Any] = {QuestionCreate}
"""Their long text is screened by the service; what the shape itself screens is short."""


class Said(BaseModel):
    text: Annotated[str, AfterValidator(lambda text: text + threading.current_thread().name)]
    count: int = 0


async def somebody() -> Viewer:
    return Viewer(uuid4(), uuid4(), frozenset(), frozenset(), None, strong=False)


def echo() -> FastAPI:
    app = FastAPI()
    app.dependency_overrides[require_viewer] = somebody

    @app.post("/said")
    async def say(said: Annotated[Said, in_thread(Said)]) -> Said:
        return said

    @app.post("/plain")
    async def say_plainly(said: Said) -> Said:
        return said

    return app


async def test_it_is_validated_in_a_thread() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(echo()), base_url="http://x") as client:
        here = threading.current_thread().name
        assert (await client.post("/plain", json={"text": "a"})).json()["text"] == f"a{here}"
        answer = await client.post("/said", json={"text": "a"})
        assert answer.status_code == 200
        assert here not in answer.json()["text"]


@pytest.mark.parametrize(
    "sent", [b"", b"null", b"{", b"[]", b"{}", b'{"text": 1}', b'{"text": "a", "count": "b"}']
)
async def test_what_is_wrong_is_told_as_of_any_body(sent: bytes) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(echo()), base_url="http://x") as client:
        headers = {"content-type": "application/json"}
        answers = [await client.post(path, content=sent, headers=headers) for path in ("/said", "/plain")]
        assert [one.status_code for one in answers] == [422, 422]
        assert answers[0].json() == answers[1].json()


def test_the_document_says_the_same_of_it() -> None:
    paths = echo().openapi()["paths"]
    assert paths["/said"]["post"]["requestBody"] == paths["/plain"]["post"]["requestBody"]


async def test_nothing_is_read_of_whoever_may_write_no_offer(
    factory: Factory, devices: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr("api.placements.offers.schemas.without_contact", read.append)
    offer = {"id": str(uuid4()), "organisation_id": str(uuid4()), "kind": "observation", "title": "Un titre"}
    pupil = await devices(factory.session(factory.account(Role.STUDENT, age=20)))
    child = await devices(factory.session(factory.account(Role.STUDENT, age=15)))
    for phone, status in ((pupil, 404), (child, 403)):
        assert (await phone.post("/api/v1/offers", json=offer)).status_code == status
        assert (await phone.put(f"/api/v1/offers/{uuid4()}", json=offer)).status_code == status
    assert read == []
    company = factory.account(Role.COMPANY, age=40)
    factory.organisation(company, siret=factory.siret())
    writer = await devices(factory.session(company))
    await writer.post("/api/v1/offers", json=offer)
    assert read == ["Un titre"]
