"""What a feature says of each kind of notice that it tells: constants of its `kinds.py`."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from api.platform.kit.language import Words

Urgency = Literal["very-low", "low", "normal", "high"]
"""How soon a sleeping phone should be woken (RFC 8030 §5.3)."""


class Topic(StrEnum):
    """What one chooses the channels of (`account.preferences`); what must be told is always told."""

    ACCOUNT = "account"
    ALERTS = "alerts"
    APPLICATIONS = "applications"
    BADGES = "badges"
    CONSENTS = "consents"
    CONVERSATIONS = "conversations"
    OFFERS = "offers"
    ROLES = "roles"


class Reader(StrEnum):
    """Whom a kind is for: how its mails speak."""

    YOUNG = "young"
    """« tu »."""
    ADULT = "adult"
    """« vous »."""
    EITHER = "either"
    """« tu » to students, « vous » to the others."""


class Outside(StrEnum):
    """How a kind leaves the app, where it always has its line."""

    NOWHERE = "nowhere"
    CHOSEN = "chosen"
    """A phone rings, or where none can be rung a mail goes, by the channels chosen for the topic."""
    ALWAYS = "always"
    """The same, whatever was chosen: others wait for it."""
    BOTH = "both"
    """A phone rings and a mail goes, whatever was chosen: somebody may be in danger, a phone in a drawer."""
    MAIL = "mail"
    """A mail, whatever was chosen: it is about the account or a right, and a phone may be in other hands."""


class Repeat(StrEnum):
    """What happens while the person has not seen an earlier line of the kind with the same `same` ids."""

    EACH = "each"
    """It is told again."""
    ONCE = "once"
    """Nothing: the job that tells may run twice."""
    LINE = "line"
    """One more line in the app, and nothing rings: a whole class that asks is one mail."""
    RING = "ring"
    """The phone rings again, without another line or mail."""


class Lines(NamedTuple):
    """What the lock screen says: that there is something, never what (design §8, rule 6)."""

    title: Words
    body: Words


class Wording(NamedTuple):
    """A mail: that there is something, never what somebody wrote. Its text may name facts: `{kept}`."""

    subject: Words
    text: Words
    action: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}  # noqa: RUF012 - never changed
    path: str | None = None
    """Where its button leads, when that is not the page of the kind."""
    warning: bool = False
    """Must not be ignored: the foot does not say so."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice. The app has the words of its line (`pwa/src/people/words/news.fr.ts`)."""

    name: str
    """As it stands in `stream_event.kind`: topic or thing, then what happened."""
    topic: Topic
    reader: Reader
    page: str
    """Page of the app that a tap opens; `{offer_id}` stands for that id of the notice."""
    outside: Outside = Outside.NOWHERE
    lock: Lines | None = None
    letter: Wording | None = None
    young_letter: Wording | None = None
    """The same for students, where both read it."""
    tag: str = ""
    """A later notice with the same tag takes the place of this one on the device."""
    urgency: Urgency = "normal"
    worth: timedelta | None = None
    """How long it is worth ringing; None: as long as the settings say."""
    waits: bool = True
    """Whether it waits for the end of the night, and of school for pupils."""
    repeat: Repeat = Repeat.EACH
    same: tuple[str, ...] = ()
    """The ids that make two notices of the kind the same, for `repeat`."""
    about: str | None = None
    """The id that names its thing: `offer_id` → the offer's title (`Feature.names`)."""
    names_in_mail: bool = False
    """Whether the mail, to the person's own address, names the thing too."""
    digest: str | None = None
    """The kind that stands for several of this one."""

    def path(self, ids: dict[str, Any]) -> str:
        """The page for these ids."""
        return self.page.format_map(ids)

    def tag_for(self, ids: dict[str, Any]) -> str:
        """The tag for these ids."""
        return (self.tag or self.name).format_map(ids)
