"""Pictures of badges: cleaned off the event loop, and kept under an address that never changes."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing import queries
from api.badges.openbadges.pictures import Picture, PictureError, clean_picture
from api.platform.kit.clock import now
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.threads import in_thread

_WORDS = {
    "too_large": "picture_too_large",
    "too_many_pixels": "picture_too_large",
    "unsupported": "picture_unsupported",
    "animated": "picture_animated",
    "too_small": "picture_too_small",
    "bad_shape": "picture_bad_shape",
}


async def clean(data: bytes, *, by: UUID) -> Picture:
    """An uploaded PNG, JPEG or SVG without anything but what is seen. Raises InvalidInputError."""
    try:
        return await in_thread(clean_picture, data, by=by)
    except PictureError as error:
        unsafe = error.code.startswith("svg_") and error.code != "svg_broken"
        code = "picture_unsafe" if unsafe else _WORDS.get(error.code, "picture_broken")
        raise InvalidInputError("image", code) from None


async def keep(connection: AsyncConnection, picture: Picture, design: dict[str, Any] | None = None) -> UUID:
    """Keep a picture; its id."""
    found = await connection.execute(
        queries.ADD_IMAGE,
        {
            "png": picture.png,
            "svg": picture.svg,
            "design": None if design is None else json.dumps(design),
            "now": now(),
        },
    )
    kept: UUID = found.scalar_one()
    return kept


async def drop(connection: AsyncConnection, image_id: UUID | None) -> None:
    """Forget a picture that was replaced, unless something signed or shown still has it."""
    if image_id is not None:
        await connection.execute(queries.DROP_IMAGE, {"id": image_id})
