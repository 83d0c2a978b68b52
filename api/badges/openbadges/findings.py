"""What is found out about a badge: the verdict, the word that says why, and what was looked at."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class BadgeVerdict(StrEnum):
    """What a reader is told."""

    VALID = "valid"
    SELF_SIGNED = "self_signed"
    """Intact, by an issuer who is a key or a name alone: anybody may have made it, in any name."""
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNKNOWN_ISSUER = "unknown_issuer"
    """Signed and intact, as far as can be told, but nobody confirms who issued it, or that it still holds."""
    UNSUPPORTED = "unsupported"
    """Of a form that is not verified here: nothing is said of whether it is genuine."""
    REFUSED = "refused"
    """Not a badge that can be read, or one that is put together to deceive."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: it held, it did not, or it could not be found out (None)."""

    code: str
    ok: bool | None
    detail: str = ""


@dataclass(frozen=True)
class Summary:
    """What a badge says, whatever the version. Every text is the issuer's and may hold anything."""

    name: str = ""
    description: str = ""
    criteria: str = ""
    issuer_id: str = ""
    issuer_name: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    image_url: str = ""
    narrative: str = ""
    evidence: tuple[dict[str, str], ...] = ()
    """With any of `name`, `description`, `narrative`, `url`."""
    alignments: tuple[dict[str, str], ...] = ()
    """With any of `name`, `code`, `url`, `framework`."""
    subject_id: str = ""
    identities: tuple[dict[str, Any], ...] = ()
    """Whom it is for, as the badge says it: IdentityObjects (3.0), or the recipient (2.0)."""
    credential_id: str = ""
    kind: str = "badge"
    """`badge` or `endorsement`."""


@dataclass(frozen=True)
class Finding:
    """The verdict and everything that led to it."""

    verdict: BadgeVerdict
    code: str
    """A stable word: `ok`, or why the verdict is what it is."""
    standard: str = ""
    """`OB 3.0` or `OB 2.0`; empty where neither was recognised."""
    format: str = ""
    """`jwt`, `data-integrity`, `jws` or `hosted`."""
    credential: Summary | None = None
    """Shown with care where the verdict is not `valid`: then nobody vouches for it."""
    checks: list[Check] = field(default_factory=list)
    reason: str = ""
    """Why the issuer revoked it, in the issuer's words."""
    text: str = ""
    """The signed text as it was found, without its picture."""
    domain: str = ""
    """The host whose own documents confirm that its key signed; empty: none does. In ASCII (`xn--…`), so that
    no letter of it looks like another."""


class BadgeError(Exception):
    """Ends a verification: the verdict, a stable code, and detail for those who want it."""

    def __init__(self, verdict: BadgeVerdict, code: str, detail: str = "", *, reason: str = "") -> None:
        super().__init__(f"{verdict}: {code} {detail}".rstrip())
        self.verdict = verdict
        self.code = code
        self.detail = detail
        self.reason = reason


def refused(code: str, detail: str = "") -> BadgeError:
    """A badge that cannot be read."""
    return BadgeError(BadgeVerdict.REFUSED, code, detail)


def altered(code: str, detail: str = "") -> BadgeError:
    """A badge that is not as its issuer signed it."""
    return BadgeError(BadgeVerdict.ALTERED, code, detail)


def unsupported(code: str, detail: str = "") -> BadgeError:
    """A badge of a form that is not verified here."""
    return BadgeError(BadgeVerdict.UNSUPPORTED, code, detail)


def unknown(code: str, detail: str = "") -> BadgeError:
    """A badge for which nobody vouches."""
    return BadgeError(BadgeVerdict.UNKNOWN_ISSUER, code, detail)


class Resolver(Protocol):
    """Fetches what lies at an address. Raises kit.fetching's NotAllowedError and FetchError."""

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """The bytes, at most `limit` of them."""
