"""Texts from outside are looked through in the turn of whoever sent them, before anything else is held.

FastAPI validates a body in the event loop: where its texts are screened, everybody else waits meanwhile.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError, WrapValidator

from api.platform.access import MaybeViewer, SignedIn
from api.platform.kit.http import sender_of
from api.platform.kit.threads import read_text, text_turn

Shape = TypeVar("Shape")


async def take_text_turn(viewer: SignedIn) -> AsyncIterator[None]:
    """The turn of whoever is signed in. Raises UnauthorizedError, TooManyRequestsError."""
    async with text_turn(viewer.account_id.hex):
        yield


async def take_text_turn_of_anybody(viewer: MaybeViewer, request: Request) -> AsyncIterator[None]:
    """The turn of an account or, of a visitor, an address. Raises TooManyRequestsError."""
    whose = sender_of(request, viewer.account_id if viewer else None)
    async with text_turn(whose, stranger=viewer is None):
        yield


TextTurn = Depends(take_text_turn, scope="function")
"""For the `dependencies` of a route in which texts are read (`read_text`): a turn for all that it does, which
ends before the answer is sent.
"""
TextTurnOfAnybody = Depends(take_text_turn_of_anybody, scope="function")
"""The same where no account is needed."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """What was sent, as JSON, before anybody has looked at it."""

    sent: Any


def in_thread(shape: type[Shape]) -> Any:
    """For a parameter of a route, behind those that let people in: `Annotated[Shape, in_thread(Shape)]`. The
    route has its `TextTurn` by that.

    Raises RequestValidationError, as the body of that shape itself would.
    """
    adapter = TypeAdapter(shape)
    as_sent = Annotated[shape, WrapValidator(lambda sent, _validate: _Unread(sent))]  # type: ignore[valid-type]

    async def read(body: as_sent, _turn: Annotated[None, TextTurn]) -> Shape:
        unread: _Unread = body
        try:
            return await read_text(adapter.validate_python, unread.sent, from_attributes=True)
        except ValidationError as error:
            found = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_url=False)]
            raise RequestValidationError(found, body=unread.sent) from None

    return Depends(read)
