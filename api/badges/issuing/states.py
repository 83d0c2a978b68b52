"""Kinds and states of achievements, awards and requests."""

from enum import StrEnum


class AchievementKind(StrEnum):
    """What is recognised; the words of Open Badges 3.0 (`AchievementType`)."""

    BADGE = "Badge"
    CERTIFICATE = "Certificate"
    COMPETENCY = "Competency"
    COMMUNITY_SERVICE = "CommunityService"


class AchievementStatus(StrEnum):
    """Where an achievement stands; only a published one is awarded, found and asked for."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class AwardOrigin(StrEnum):
    """What an award came from."""

    LIST = "list"
    """Addresses that the issuer typed: one or many."""
    CODE = "code"
    REQUEST = "request"


class CredentialStatus(StrEnum):
    """How far an award has come; revocation is a fact of its own."""

    OFFERED = "offered"
    """A mail is on its way; nobody has accepted yet, nothing is signed."""
    WITH_PARENT = "with_parent"
    """Accepted by somebody under the age of consent; a parent decides."""
    ISSUED = "issued"
    """Signed, and its owner's."""
    DECLINED = "declined"
    LAPSED = "lapsed"
    """Nobody accepted in time; the address is forgotten."""


class LineStatus(StrEnum):
    """How far one line of a batch has come."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class RequestStatus(StrEnum):
    """How far somebody's request for a badge has come."""

    DRAFT = "draft"
    """Its photos are still on their way; the issuer does not see it."""
    WAITING = "waiting"
    AWARDED = "awarded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """Nobody can answer: the organisation is closed, or no longer verified."""


class EvidenceKind(StrEnum):
    """What shows that somebody has done it."""

    TEXT = "text"
    LINK = "link"
    PHOTO = "photo"
