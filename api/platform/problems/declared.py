"""How the OpenAPI document stands: its paths by name, each error answer once in its components."""

from typing import Any

from fastapi import FastAPI

from api.platform.kit.http import PROBLEM

# As RFC 9110 says, which not every version of Python does.
_REASONS = {
    "400": "Bad Request",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "Not Found",
    "409": "Conflict",
    "413": "Content Too Large",
    "422": "Unprocessable Content",
    "429": "Too Many Requests",
    "503": "Service Unavailable",
}


def declare_once(app: FastAPI) -> None:
    """Let the routes' documents point to their error answers instead of repeating them, and stand in an order
    that does not depend on which route is tried first."""
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _tidy(make())
        return make()

    app.openapi = openapi  # type: ignore[method-assign]


def _tidy(document: dict[str, Any]) -> None:
    """Sort the paths, and move the answers that `kit.http.problems` declares to `components/responses`."""
    document["paths"] = dict(sorted(document["paths"].items()))
    for path in document["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if PROBLEM in answer.get("content", {}):
                    operation["responses"][status] = {"$ref": f"#/components/responses/{_name(status)}"}
    body = {"schema": {"$ref": "#/components/schemas/Problem"}}
    document["components"]["responses"] = {
        _name(status): {"description": reason, "content": {PROBLEM: body}}
        for status, reason in _REASONS.items()
    }


def _name(status: str) -> str:
    return _REASONS[status].replace(" ", "")
