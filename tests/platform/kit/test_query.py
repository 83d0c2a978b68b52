"""A hot route: what it is handed, and what is refused."""

import pytest
from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.testclient import TestClient

from api.platform.kit.query import HotRoute


async def hello(request: Request) -> Response:
    return Response(f"hello {request.query_params['name']}")


async def nobody() -> None:
    raise AssertionError


def test_a_hot_route_is_answered_and_documented_like_any_other() -> None:
    router = APIRouter(prefix="/api")
    router.add_api_route("/hello", hello, route_class_override=HotRoute)
    app = FastAPI()
    app.include_router(router)
    assert TestClient(app).get("/api/hello?name=you").text == "hello you"
    assert "/api/hello" in app.openapi()["paths"]


def test_somebody_to_be_asked_before_it_is_never_left_out() -> None:
    router = APIRouter(dependencies=[Depends(nobody)])
    with pytest.raises(RuntimeError, match="/hello has dependencies"):
        router.add_api_route("/hello", hello, route_class_override=HotRoute)
