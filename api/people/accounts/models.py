"""Accounts: who is who, the ways they sign in, their devices, their roles, and bans."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.access import Role
from api.platform.kit.columns import (
    created_column,
    id_column,
    json_column,
    moment_column,
    reference,
    text_array_column,
)


def spelling(email: str) -> str:
    """SQL: what all spellings of a mailbox (`kit.addresses`) have in common; other mailboxes may share it."""
    return f"translate(split_part(split_part({email}, '@', 1), '+', 1), '.-_', '')"


class Status(StrEnum):
    """Whether an account can be used."""

    ACTIVE = "active"
    LEAVING = "leaving"
    """Its owner asked for deletion; still theirs until the grace period ends, invisible to others."""
    BANNED = "banned"


class StudyLevel(StrEnum):
    """Where a student stands."""

    MIDDLE_SCHOOL = "middle_school"
    HIGH_SCHOOL = "high_school"
    VOCATIONAL = "vocational"
    APPRENTICESHIP = "apprenticeship"
    HIGHER = "higher"
    OUT_OF_SCHOOL = "out_of_school"
    """« Sorti·e de l'école / en recherche »: leads to missions locales, PSAD, écoles de production."""
    ADULT = "adult"
    """Works, looks for work or changes: leads to careers that hire, immersion, the Region's programmes."""


class TextSize(StrEnum):
    """Chosen size of text."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


class Account(SQLModel, table=True):
    """One person. Everything but the id may be unknown."""

    __tablename__ = "account"
    # Whose mailbox an address is, in another spelling too, is asked of few accounts (`queries.SPELT_ALIKE`).
    __table_args__ = (Index("ix_account_spelling", text(spelling("email"))),)

    id: UUID | None = Field(None, sa_column=id_column())
    status: Status = Field(Status.ACTIVE, sa_column=Column(Text, nullable=False, server_default="active"))
    first_name: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    birth_date: date | None = Field(None, sa_column=Column(Date))
    email: str | None = Field(None, sa_column=Column(Text, unique=True))
    """Verified address, in lower case."""
    language: str = Field("fr", sa_column=Column(Text, nullable=False, server_default="fr"))
    text_size: TextSize = Field(
        TextSize.NORMAL, sa_column=Column(Text, nullable=False, server_default="normal")
    )
    level: StudyLevel | None = Field(None, sa_column=Column(Text))
    commune_code: str | None = Field(None, sa_column=Column(Text))
    """INSEE code the person chose; only kept with the consent `location`."""
    interests: list[str] = Field(default_factory=list, sa_column=text_array_column())
    """Chosen RIASEC letters and ROME codes."""
    avatar: int = Field(0, sa_column=Column(SmallInteger, nullable=False, server_default="0"))
    """Which drawing of shapes stands for the person: the app draws it, there is no picture."""
    preferences: dict[str, Any] = Field(sa_column=json_column("{}"))
    """Notification choices: subject → channels."""
    onboarded_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    created_at: datetime | None = Field(None, sa_column=created_column())
    seen_at: datetime | None = Field(None, sa_column=created_column())
    """Last day of use, for the retention of inactive accounts."""
    leaving_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """End of the grace period of a deletion."""
    inactivity_warned_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class AccountRole(SQLModel, table=True):
    """One role of an account; a referent has one row per department."""

    __tablename__ = "account_role"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    role: Role = Field(sa_column=Column(Text, primary_key=True, index=True))
    department: str = Field("", sa_column=Column(Text, primary_key=True, server_default=""))
    granted_at: datetime | None = Field(None, sa_column=created_column())
    granted_by: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))


class Identity(SQLModel, table=True):
    """How another service knows the person: never matched by name or address."""

    __tablename__ = "identity"

    provider: str = Field(sa_column=Column(Text, primary_key=True))
    subject: str = Field(sa_column=Column(Text, primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    created_at: datetime | None = Field(None, sa_column=created_column())
    used_at: datetime | None = Field(None, sa_column=created_column())


class Session(SQLModel, table=True):
    """One signed-in device."""

    __tablename__ = "session"
    __table_args__ = (
        Index(
            "ix_session_provider_session",
            "provider_session",
            postgresql_where=text("provider_session IS NOT NULL"),
        ),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    token_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    device: str = ""
    """For example "Firefox, Android"; no more of the browser is kept."""
    method: str
    """`code`, `demo`, or the id of a provider."""
    created_at: datetime | None = Field(None, sa_column=created_column())
    seen_at: datetime | None = Field(None, sa_column=created_column())
    expires_at: datetime = Field(sa_column=moment_column(index=True))
    ends_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """On a shared computer: it never lives longer, and only a short time without use."""
    second_factor_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    challenge: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Random bytes that the next passkey answer on this device must sign."""
    challenge_expires_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    wrong_codes: int = Field(0, sa_column_kwargs={"server_default": "0"})
    """Of an authenticator app, given on this device since it last proved a factor."""
    wrong_code_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    browser_digest: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """The known browser it was opened in: closed from elsewhere, that one is not known any more."""
    logout_hint: str | None = None
    """The provider's id_token, sealed; its logout page asks for it (OpenID RP-Initiated Logout 1.0)."""
    provider_session: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """The provider's own session, whose end ends this one: a keyed digest of `sid`, or of a CAS ticket."""


class EmailCode(SQLModel, table=True):
    """A code that a browser asked for. Rows are also what the limits count, across replicas."""

    __tablename__ = "email_code"
    __table_args__ = (
        Index("ix_email_code_own", "email_mark", "created_at", postgresql_where=text("shared_id IS NULL")),
        Index("ix_email_code_browser", "browser_digest", "created_at"),
        Index("ix_email_code_marked", "created_at", postgresql_where=text("network_mark IS NOT NULL")),
        Index("ix_email_code_shared", "created_at", postgresql_where=text("shared_id IS NOT NULL")),
        Index("ix_email_code_network", "network_mark", "created_at"),
        Index(
            "ix_email_code_site", "site_mark", "created_at", postgresql_where=text("site_mark IS NOT NULL")
        ),
        Index(
            "ix_email_code_pass", "pass_mark", "created_at", postgresql_where=text("pass_mark IS NOT NULL")
        ),
        Index(
            "ix_email_code_mailbox",
            "mailbox_mark",
            "created_at",
            postgresql_where=text("mailbox_mark IS NOT NULL"),
        ),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    email_mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Of the address as it was typed: the code works for no other spelling of its mailbox."""
    mailbox_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Of the mailbox of an address that is spelled otherwise (`kit.addresses`), for a day: it only counts."""
    browser_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Of the secret of the browser that asked: the code works nowhere else."""
    network_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Keyed digest of the network it was asked from, for a day."""
    site_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Of the /48 of IPv6 that it lies in, for a day; None where the network alone was held."""
    pass_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Keyed digest of the personal code that let it go from a busy network, for a day."""
    known: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """Asked in a browser that had signed in to this account before."""
    digits: int
    code_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """None where it is the shared code's."""
    shared_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    account_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """Set when the code confirms a new address of an account, not a sign-in."""
    created_at: datetime = Field(sa_column=moment_column(index=True))
    expires_at: datetime = Field(sa_column=moment_column())
    tries: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    used_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class SharedCode(SQLModel, table=True):
    """One long code for every new browser that waits for a mailbox under attack: one mail for all of them."""

    __tablename__ = "shared_code"
    __table_args__ = (Index("ix_shared_code_mailbox", "email_mark", "sends_at"),)

    id: UUID | None = Field(None, sa_column=id_column())
    email_mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    accounts_only: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """Asked for from networks that are taken for a robot's: no mail goes where there is no account."""
    sealed_address: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Where it goes; forgotten once it went."""
    language: str
    sends_at: datetime = Field(sa_column=moment_column(index=True))
    sent_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    code_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    used_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class KnownBrowser(SQLModel, table=True):
    """A browser in which somebody signed in to the account, and may do so while others attack its mailbox."""

    __tablename__ = "known_browser"

    token_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True, index=True))
    created_at: datetime | None = Field(None, sa_column=created_column())
    seen_at: datetime = Field(sa_column=moment_column(index=True))
    """Its last sign-in."""


class Passkey(SQLModel, table=True):
    """A WebAuthn credential, the second factor of staff."""

    __tablename__ = "passkey"

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    credential_id: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    public_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sign_count: int = Field(0, sa_column=Column(BigInteger, nullable=False))
    """How often it was used, as it says itself: 32 bits without sign."""
    name: str = ""
    created_at: datetime | None = Field(None, sa_column=created_column())
    used_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class Totp(SQLModel, table=True):
    """The fallback second factor: an authenticator app (RFC 6238)."""

    __tablename__ = "totp"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    sealed_secret: bytes | None = Field(None, sa_column=Column(LargeBinary))
    sealed_candidate: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """A new secret, which takes the other one's place once a code of it was given."""
    confirmed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    last_step: int = 0
    """Time step of the last accepted code, so that none is accepted twice."""
    failures: int = 0
    """Wrong codes on all devices since the last right one."""
    failed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class Ban(SQLModel, table=True):
    """An account that was shut out."""

    __tablename__ = "ban"

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False, index=True))
    reason: str
    banned_by: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    banned_at: datetime | None = Field(None, sa_column=created_column())
    lifted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class BanMark(SQLModel, table=True):
    """Keyed digest of an address, identity or SIRET that may not return; outlives the account."""

    __tablename__ = "ban_mark"

    mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    ban_id: UUID = Field(sa_column=reference("ban.id", primary_key=True, index=True))


class FormerAddress(SQLModel, table=True):
    """Keyed digest of an address that the account gave up, so that a ban shuts it out too, and that nobody
    is their own parent by it."""

    __tablename__ = "former_address"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))


class BirthDateReview(SQLModel, table=True):
    """A birth date that waits for a referent: a change that would lift a protection, or, where it is the
    account's own, to be confirmed."""

    __tablename__ = "birth_date_review"
    __table_args__ = (
        Index(
            "ix_birth_date_review_open",
            "account_id",
            unique=True,
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id"))
    asked: date
    department: str = ""
    place: str = ""
    """Where the person says that one knows them: a school, a mission locale…"""
    created_at: datetime | None = Field(None, sa_column=created_column())
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    decided_by: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    accepted: bool | None = Field(None, sa_column=Column(Boolean))


class VouchedBy(StrEnum):
    """How somebody's age came to be vouched for."""

    SIGN_IN = "sign_in"
    """A provider that checks who people are."""
    CODE = "personal_code"
    """A personal code, handed out by a school, a mission locale…"""
    REFERENT = "referent"


class AgeVouch(SQLModel, table=True):
    """Somebody who knows the person vouches for this very birth date; of another one it says nothing."""

    __tablename__ = "age_vouch"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    birth_date: date
    how: VouchedBy = Field(sa_type=Text)
    name: str = ""
    """How the person knows them: the school, the provider; empty for a referent."""
    vouched_by: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """The account that answers for it: the referent, or who made the code."""
    vouched_at: datetime = Field(sa_column=moment_column())


class AdviserHours(SQLModel, table=True):
    """When an adviser answers: a weekly timetable in Paris time."""

    __tablename__ = "adviser_hours"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    hours: list[dict[str, Any]] = Field(sa_column=json_column("[]"))
    """`{"weekday": 1…7 (ISO 8601), "opens": "09:00", "closes": "12:00"}`, in order, without overlap."""
    away_from: date | None = Field(None, sa_column=Column(Date))
    away_until: date | None = Field(None, sa_column=Column(Date))
    """Last day of an absence; without a first one it has begun."""


class SignInLog(SQLModel, table=True):
    """Somebody signed in, or failed to; kept for a year at most, without the network's address."""

    __tablename__ = "sign_in_log"
    __table_args__ = (Index("ix_sign_in_log_at", "at"),)

    id: UUID | None = Field(None, sa_column=id_column())
    at: datetime | None = Field(None, sa_column=created_column())
    account_id: UUID | None = Field(None, sa_column=reference("account.id", nullable=True, index=True))
    """Null where nobody has that address."""
    method: str = Field(sa_column=Column(Text, nullable=False))
    outcome: str = Field(sa_column=Column(Text, nullable=False))
    device: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    """For example "Firefox, Android"; no more of the browser is kept."""
