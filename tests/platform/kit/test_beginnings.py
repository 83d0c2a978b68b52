"""Addresses that begin as no route does are not looked for among the routes."""

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.responses import PlainTextResponse
from starlette.routing import Match, Route
from starlette.types import Scope

from api.app import API
from api.platform.kit.beginnings import Beginnings, beginning


async def found(_: object) -> PlainTextResponse:
    return PlainTextResponse("found")


class Watched(Route):
    asked = 0

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        self.asked += 1
        return super().matches(scope)


@pytest.mark.parametrize(
    ("path", "status", "asked"),
    [
        ("/api/v1/places/1", 200, 1),
        ("/api/v1/places", 404, 1),
        ("/api/v1/nothing/1", 404, 0),
        ("/api/v1/place", 404, 0),
        ("/api/v2/places/1", 404, 0),
        ("//api/v1/places/1", 404, 0),
        ("/", 404, 0),
        ("/map-1.xml", 200, 1),
        ("/map-", 404, 1),
        ("/map", 404, 0),
    ],
)
async def test_only_what_begins_as_a_route_is_looked_for(path: str, status: int, asked: int) -> None:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    route = Watched("/api/v1/places/{id}", found)
    app.router.routes += [route, Route("/map-{number}.xml", found)]
    app.router.middleware_stack = Beginnings(app.router)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        answer = await client.get(f"http://test{path}")
    assert (answer.status_code, route.asked) == (status, asked)


def test_no_route_begins_with_a_parameter() -> None:
    """Else every address might be its own."""
    assert [one.path for one in iter_route_contexts(API.routes) if "/{" in beginning(one.path)] == []
