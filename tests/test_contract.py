"""The API against its own OpenAPI document: no 5xx, nothing undeclared, whatever is sent."""

from collections import Counter

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import CHECKS as ALL_CHECKS
from schemathesis.checks import load_all_checks

from api.app import create_app
from api.settings import Settings
from tests.conftest import ORIGIN
from tests.factories import Factory

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


@pytest.fixture
def app(settings: Settings, factory: Factory) -> FastAPI:
    """The app with a few rows to be found."""
    factory.commune("44109", "Nantes")
    factory.outline("region", "52")
    factory.career("A1202", "Jardinier", riasec="RI")
    factory.trains_for(factory.place("Lycée", opening_hours="24/7", commune_code="44109"), "A12")
    factory.event("Salon", commune_code="44109")
    return create_app(
        settings.model_copy(update={"writes_per_minute": 100_000, "public_writes_per_hour": 100_000})
    )


def test_every_answer_is_declared(app: FastAPI) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    tried: Counter[str] = Counter()
    for operation in (found.ok() for found in schema.get_all_operations()):

        @hypothesis_settings(
            max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
        )
        @given(case=operation.as_strategy())
        def send(case: schemathesis.Case) -> None:
            tried[case.operation.label] += 1
            case.call_and_validate(checks=CHECKS, headers={"Origin": ORIGIN})

        send()
    assert len(tried) == 23
    assert min(tried.values()) >= 1
