"""The API against its own OpenAPI document: no 5xx, nothing undeclared, whatever is sent."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import nullcontext
from datetime import time

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import CHECKS as ALL_CHECKS
from schemathesis.checks import load_all_checks

from api.app import create_app
from api.platform.access import SESSION_COOKIE, Role
from api.platform.settings import Settings
from api.platform.stream.hub import Hub
from tests.factories import Factory
from tests.openapi import document
from tests.permissions import EVERYONE, PERMISSIONS
from tests.settings import ORIGIN

pytestmark = pytest.mark.slow

load_all_checks()
CHECKS = ALL_CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
PARTS = 4
"""Each takes every fourth route: they run side by side, and none is so long that one worker ends alone."""


@pytest.fixture
def app(settings: Settings, factory: Factory, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    """The app with a few rows to be found; streams tell what there is and end, so that they can be read."""
    monkeypatch.setattr(Hub, "running", nullcontext)
    factory.commune("44109", "Nantes")
    factory.outline("region", "52")
    factory.career("A1202", "Jardinier", riasec="RI")
    factory.trains_for(factory.place("Lycée", opening_hours="24/7", commune_code="44109"), "A12")
    factory.event("Salon", commune_code="44109")
    factory.offer(day_starts=time(9), day_ends=time(16), commune_code="44109")
    made = create_app(
        settings.model_copy(
            update=dict.fromkeys(
                ("writes_per_minute", "public_writes_per_hour", "shared_paths_per_hour"), 100_000
            )
        )
    )
    made.openapi_schema = document()
    return made


def visitor(_factory: Factory) -> dict[str, str]:
    return {}


def everybody(factory: Factory) -> dict[str, str]:
    """A new session each time, of an account that may do everything: some routes end the session."""
    token = factory.session(factory.account(*Role, age=30))
    return {"Cookie": f"{SESSION_COOKIE}={token}"}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("who", "examples"), [(visitor, 30), (everybody, 20)])
def test_every_answer_is_declared(
    app: FastAPI, factory: Factory, who: Callable[[Factory], dict[str, str]], examples: int, part: int
) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    # Public reads are the same for everybody.
    asked = [
        operation
        for operation in (found.ok() for found in schema.get_all_operations())
        if who is visitor or not PERMISSIONS[(operation.method.upper(), operation.path)] >= EVERYONE
    ]
    allowed = [one for one in PERMISSIONS.values() if who is visitor or not one >= EVERYONE]
    assert len(asked) == len(allowed)
    statuses: dict[str, list[int]] = defaultdict(list)
    for operation in asked[part::PARTS]:
        headers = {"Origin": ORIGIN, **who(factory)}

        @hypothesis_settings(
            max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
        )
        @given(case=operation.as_strategy())
        def send(case: schemathesis.Case) -> None:
            response = case.call_and_validate(checks=CHECKS, headers=headers)  # noqa: B023
            statuses[case.operation.label].append(response.status_code)

        send()
    assert len(statuses) == len(asked[part::PARTS])
    if who is everybody:
        assert [label for label, seen in statuses.items() if seen[0] == 401] == []
