"""What was said before, as the client carries it: signed, so that nobody puts words in our mouth."""

import base64
import binascii
import hmac
from datetime import UTC, datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.platform.kit.secrets import Secrets, new_token
from api.safety.safeguarding.service import Heard

PURPOSE = "chatbox context"
TALK_SIGNS = 12
SAID_SIGNS = 16
RATED_WITHIN = timedelta(days=1)
"""An answer is rated while one remembers it."""
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
    heard: Heard | None = None
    """Of what it was told when who listens was shown in this talk."""
    talk: str = ""
    """Drawn by lot as a talk begins: it tells talks apart, and nothing of anybody."""
    said: str = ""
    """A mark of the words that were answered."""
    at: int = 0
    """When they were answered, in seconds."""

    def in_a_talk(self) -> "Context":
        """The same, of a new talk where it is of none."""
        return self if self.talk else self.model_copy(update={"talk": new_token()[:TALK_SIGNS]})

    def after(self, before: "Context", secrets: Secrets, text: str, now: datetime) -> "Context":
        """The same, as what goes out with the answer to a text."""
        more = {"talk": before.talk, "said": _mark_of(secrets, text), "at": int(now.timestamp())}
        return self.model_copy(update=more)

    def answered(self, secrets: Secrets, text: str, now: datetime) -> bool:
        """Whether it went out with the answer to that text, and lately."""
        lately = now - datetime.fromtimestamp(self.at, UTC) <= RATED_WITHIN
        return bool(self.talk) and self.said == _mark_of(secrets, text) and lately


def _mark_of(secrets: Secrets, text: str) -> str:
    return _written(secrets.mark(f"{PURPOSE} said", text))[:SAID_SIGNS]


def sealed(secrets: Secrets, context: Context) -> str:
    """A context as it is handed out."""
    body = _written(context.model_dump_json(exclude_defaults=True).encode())
    return f"{_written(secrets.mark(PURPOSE, body))}.{body}"


def unsealed(secrets: Secrets, handed: str | None) -> Context:
    """A context that came back; a new one where there is none, or it is none of ours."""
    return opened(secrets, handed or "") or Context()


def opened(secrets: Secrets, handed: str) -> Context | None:
    """A context that came back; None where it is none of ours."""
    mark, _, body = handed.partition(".")
    if not hmac.compare_digest(mark.encode(), _written(secrets.mark(PURPOSE, body)).encode()):
        return None
    try:
        return Context.model_validate_json(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (ValidationError, binascii.Error):
        return None


def _written(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
