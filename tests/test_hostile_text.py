"""Walls, line 20: what is no text is refused in every field of the OpenAPI document."""

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.pagination import encode_cursor
from api.platform.kit.text import from_document, from_outside
from tests.conftest import Device
from tests.factories import Factory
from tests.openapi import document

pytestmark = pytest.mark.slow

NUL, HALF, ESCAPE, TURN = "a\x00b", "a\ud800b", "a\x1bb", "a\u202eb"
NO_TEXT = (NUL, HALF, ESCAPE)
Json = dict[str, Any]
DEPTH = 5
READ_AS_DOCUMENTS = {("POST", "/api/v1/badges/verify", ".text")}
"""Answered by a verdict, and kept nowhere."""


def resolved(schema: Json, document: Json) -> Json:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def with_text(schema: Json, document: Json, text: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Values of that shape with the text in one place each time, and where."""
    schema = resolved(schema, document)
    for option in [option for name in ("anyOf", "oneOf", "allOf") for option in schema.get(name, ())]:
        yield from with_text(option, document, text, depth)
    kind = schema.get("type")
    if kind == "string":
        yield "", text
    if depth == DEPTH:
        return
    if kind == "array":
        for place, value in with_text(schema.get("items", {}), document, text, depth + 1):
            yield f".0{place}", [value]
    if kind == "object" or "properties" in schema:
        for name, inner in schema.get("properties", {}).items():
            for place, value in with_text(inner, document, text, depth + 1):
                yield f".{name}{place}", {name: value}
        yield f".{text!a}", {text: "unknown"}
        if isinstance(schema.get("additionalProperties"), dict):
            for place, value in with_text(schema["additionalProperties"], document, text, depth + 1):
                yield f".any{place}", {"any": value}


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if path != "/api/v1/stream":
                yield method.upper(), path, operation


def filled(path: str) -> str:
    return re.sub(r"{[a-z_]+}", lambda found: "admin" if found[0] == "{role}" else str(uuid4()), path)


@pytest.fixture
async def everybody(factory: Factory, devices: Device) -> Any:
    """A device of an account that may do everything, another each time: some routes end the session."""
    account = factory.account(*Role, age=30)

    async def make() -> httpx.AsyncClient:
        return await devices(factory.session(account))

    return make


@pytest.mark.parametrize("text", [NUL, HALF, ESCAPE], ids=["NUL", "half a pair", "escape"])
async def test_what_is_no_text_is_refused_in_every_field_that_is_sent(text: str, everybody: Any) -> None:
    wrong, asked = [], 0
    for method, path, operation in operations(document()):
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" not in content:
            continue
        client = await everybody()
        for place, body in with_text(content["application/json"]["schema"], document(), text):
            answer = await client.request(
                method,
                filled(path),
                content=json.dumps(body),
                headers={"Content-Type": "application/json"},
            )
            asked += 1
            refused = 400 <= answer.status_code < 500
            if not refused and (answer.status_code, (method, path, place) in READ_AS_DOCUMENTS) != (
                200,
                True,
            ):
                wrong.append((method, path, place, answer.status_code))
    assert asked > 300
    assert wrong == []


async def test_nor_does_it_break_an_address(everybody: Any) -> None:
    wrong = []
    client = await everybody()
    for method, path, operation in operations(document()):
        for parameter in operation.get("parameters", []):
            for text in (quote(NUL), "%ED%A0%80", quote(TURN), quote(ESCAPE)):
                if parameter["in"] == "query":
                    address = f"{filled(path)}?{parameter['name']}={text}"
                elif parameter["in"] == "path":
                    address = filled(path.replace(f"{{{parameter['name']}}}", text))
                else:
                    continue
                answer = await client.request(method, address, content="{}")
                if answer.status_code >= 500:
                    wrong.append((method, address, answer.status_code))
    assert wrong == []


FOREIGN_PLACES = (
    "",
    "zz",
    str(uuid4()),
    "9" * 200,
    "0001-01-01T00:00:00+14:00",
    "infinity",
    "-1",
    1e15,
    -1e15,
)


async def test_nor_does_a_made_up_cursor_break_a_list(everybody: Any) -> None:
    wrong, asked = [], 0
    client = await everybody()
    for method, path, operation in operations(document()):
        if method != "GET" or "cursor" not in {one["name"] for one in operation.get("parameters", [])}:
            continue
        for values in product(FOREIGN_PLACES, repeat=2):
            answer = await client.get(filled(path), params={"cursor": encode_cursor(*values)})
            asked += 1
            if answer.status_code >= 500:
                wrong.append((path, values, answer.status_code))
    assert asked > 2000
    assert wrong == []


async def test_a_direction_is_neither_kept_nor_shown(everybody: Any, factory: Factory) -> None:
    factory.commune("44109", "Nantes")
    company = {"kind": "company", "siret": "12345678200002", "commune_code": "44109"}
    alert = {"id": str(uuid4()), "kind": ["observation"], "commune": "44109"}
    client = await everybody()
    for method, path, body in (
        ("PATCH", "/api/v1/me", {"first_name": f"Li{TURN}na"}),
        ("POST", "/api/v1/organisations", {**company, "name": f"Atelier{TURN} bois"}),
        ("POST", "/api/v1/me/alerts", {**alert, "q": f"menui{TURN}sier"}),
    ):
        answer = await client.request(method, path, json=body)
        assert answer.status_code in (200, 201), answer.text
        assert "\u202e" not in str(answer.json())


class TestGate:
    def test_what_people_write_passes_as_it_is(self) -> None:
        for text in (
            "",
            "Zoé",
            "ligne\nligne\tmot",
            "l’école\xa0!",
            "👩\u200d👧",
            "مرحبا",
            "שלום",
            "🏴\U000e0067",
        ):
            assert from_outside(text) == text

    def test_line_ends_are_one_sign(self) -> None:
        assert from_outside("a\r\nb\rc\u2028d") == "a\nb\nc\nd"

    @pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\ufdd0"])
    def test_what_is_no_text(self, sign: str) -> None:
        with pytest.raises(ValueError, match="control"):
            from_outside(f"a{sign}b")
        assert from_document(f"a{sign}b") == "ab"

    @pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    def test_directions(self, sign: str) -> None:
        assert from_outside(f"a{sign}b") == from_document(f"a{sign}b") == "ab"
