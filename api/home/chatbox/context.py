"""What was said before, as the client carries it: signed, so that nobody puts words in our mouth."""

import base64
import binascii

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.platform.kit.secrets import Secrets

PURPOSE = "chatbox context"
MARK_SIGNS = 43
LONGEST = 3000
"""Signs of a context; a longer one is none of ours."""


class Seen(BaseModel):
    """A card that was shown."""

    model_config = ConfigDict(extra="forbid")

    type: str
    id: str
    kind: str | None = None
    name: str = ""


class Context(BaseModel):
    """What the next words may refer to."""

    model_config = ConfigDict(extra="forbid")

    words: str = ""
    """What was looked for last, without where."""
    where: str = ""
    """Where, as it was said."""
    types: list[str] = Field(default_factory=list)
    label: str = ""
    """What was wanted last."""
    cards: list[Seen] = Field(default_factory=list)
    """Those on the screen."""
    shown: list[str] = Field(default_factory=list)
    """Ids of all that was shown for these words."""
    asked: str = ""
    """What was asked back, if so."""
    misses: int = 0
    """How many times in a row nothing was understood."""


def sealed(secrets: Secrets, context: Context) -> str:
    """A context as it is handed out."""
    body = _written(context.model_dump_json(exclude_defaults=True).encode())
    return f"{_written(secrets.mark(PURPOSE, body))}.{body}"


def unsealed(secrets: Secrets, handed: str | None) -> Context:
    """A context that came back; a new one where there is none, or it is none of ours."""
    mark, _, body = (handed or "").partition(".")
    if not body or mark != _written(secrets.mark(PURPOSE, body)):
        return Context()
    try:
        return Context.model_validate_json(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (ValidationError, binascii.Error):
        return Context()


def _written(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
