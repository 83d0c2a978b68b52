"""What the routes share that take files: bodies that are a file or JSON, and where documents are fetched."""

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from api.badges.openbadges import tokens
from api.badges.verifying.checking import Fetches, Resolver
from api.badges.verifying.own import OwnDocuments
from api.platform.access import MaybeViewer
from api.platform.kit.fetching import Fetcher
from api.platform.kit.http import address_of, sender_of
from api.platform.kit.limits import Turns
from api.platform.kit.threads import checked_for, read_badge

Asked = TypeVar("Asked", bound=BaseModel)

CHECKS_AT_A_TIME = 8
"""Of one address: a class behind one waits in line, and nobody alone takes every connection."""
CHECK_SECONDS = 20.0
"""How long a check waits for its turn."""
MAX_QUESTION = tokens.MAX_CHARACTERS * 5 // 4
"""Bytes of JSON that is looked into: a badge as a text, the quotes in it with the sign before them."""
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILES = ("application/octet-stream", "image/png", "image/svg+xml", "text/plain")


class FileOr(Generic[Asked]):
    """A body that is a file, or JSON of that shape. A badge is JSON too: it is known by its `@context`."""

    def __init__(self, shape: type[Asked]) -> None:
        self._shape = shape

    @property
    def document(self) -> dict[str, Any]:
        """Its place in the OpenAPI document."""
        schema = self._shape.model_json_schema(ref_template="#/components/schemas/{model}")
        content = {"application/json": {"schema": schema}, **dict.fromkeys(_FILES, _BINARY)}
        return {"requestBody": {"required": True, "content": content}}

    async def read(self, request: Request) -> Asked | bytes:
        """What was sent. Raises RequestValidationError."""
        body = await request.body()
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        # What is longer than any question holds no badge that is read: it is refused as such, by its length.
        if kind != "application/json" or len(body) > MAX_QUESTION:
            return body
        return await read_badge(self._read, body)

    def _read(self, body: bytes) -> Asked | bytes:
        if _is_badge(body):
            return body
        try:
            return self._shape.model_validate_json(body)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in faults]) from None


def _is_badge(body: bytes) -> bool:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "@context" in found


async def get_resolver(request: Request, viewer: MaybeViewer) -> AsyncIterator[Resolver]:
    """Fetches public documents for one check.

    A few checks at a time from one address: the connections are everybody's. Raises TooManyRequestsError.
    """
    turns: Turns = request.app.state.badge_checks
    whose = sender_of(request, viewer.account_id if viewer else None)
    async with turns.turn(address_of(request)):
        with checked_for(whose, stranger=viewer is None):
            yield resolver_of(request)


def resolver_of(request: Request) -> Resolver:
    """The same for a check that is limited otherwise; our own documents come from the database."""
    state = request.app.state
    own = OwnDocuments(state.database, state.settings, state.secrets)
    return Resolver(state.settings, own, _fetcher(request))


def _fetcher(request: Request) -> Fetches:
    """One for the process; made when it is first needed, since reading the authorities takes a while."""
    state = request.app.state
    if getattr(state, "badge_fetcher", None) is None:
        settings = state.settings
        state.badge_fetcher = Fetcher(settings.badge_hosts)
    fetcher: Fetches = state.badge_fetcher
    return fetcher


ResolverDep = Annotated[Resolver, Depends(get_resolver)]
