"""Bodies that are looked through in a thread, once whoever sends them has been let in.

FastAPI validates a body in the event loop: where its texts are screened, everybody else waits meanwhile.
"""

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError, WrapValidator

from api.platform.kit.threads import read_text

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class _Unread:
    """What was sent, as JSON, before anybody has looked at it."""

    sent: Any


def in_thread(shape: type[Shape]) -> Any:
    """For a parameter of a route, behind those that let people in: `Annotated[Shape, in_thread(Shape)]`.

    Raises RequestValidationError, as the body of that shape itself would.
    """
    adapter = TypeAdapter(shape)
    as_sent = Annotated[shape, WrapValidator(lambda sent, _validate: _Unread(sent))]  # type: ignore[valid-type]

    async def read(body: as_sent) -> Shape:
        unread: _Unread = body
        try:
            return await read_text(adapter.validate_python, unread.sent, from_attributes=True)
        except ValidationError as error:
            found = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_url=False)]
            raise RequestValidationError(found, body=unread.sent) from None

    return Depends(read)
