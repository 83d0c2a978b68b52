"""Settings, read from the environment (`EPASS_*`) or a `.env` file; docs/configuration.md lists every key."""

from functools import lru_cache
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator

from api.platform.settings.badges import BadgeSettings
from api.platform.settings.database import DatabaseSettings
from api.platform.settings.keys import KeySettings
from api.platform.settings.placements import PlacementSettings
from api.platform.settings.region import RegionSettings
from api.platform.settings.shapes import (
    AnyProxyError,
    Bounded,
    PublicDemoError,
    SchoolHoliday,
    believes_everybody,
    is_loopback,
)
from api.platform.settings.sign_in import SignInSettings
from api.platform.settings.watching import WatchSettings


class Settings(
    Bounded,
    BadgeSettings,
    DatabaseSettings,
    KeySettings,
    PlacementSettings,
    RegionSettings,
    SignInSettings,
    WatchSettings,
):
    """Everything an operator may set. Each key is the field's name in capitals after `EPASS_`."""

    public_url: str = Field(
        "",
        description="where people reach the app, for links, calendars and JSON-LD: `https://HOST`; http only"
        " within a local network; empty: this machine",
    )
    host: str = Field("127.0.0.1", description="address the api listens on")
    port: int = Field(
        8000,
        ge=1,
        le=65535,
        validation_alias=AliasChoices("PORT", "EPASS_PORT", "port"),
        description="port the api listens on; `PORT` wins over it",
    )
    processes: int = Field(1, ge=1, le=64, description="api processes on this machine")
    drain_seconds: float = Field(
        5,
        ge=0,
        le=600,
        description="seconds for which an api that was told to stop (SIGTERM) still serves while"
        " `/api/v1/ready` says 503: more than a proxy needs to notice. Then streams end, and open requests"
        " get 10 seconds",
    )
    pwa_folder: Path = Field(
        Path("pwa/dist"), description="the built PWA that the API serves, from the project's folder"
    )
    cache_seconds: int = Field(60, ge=0, le=3600, description="how long public answers may be reused")
    reads_per_minute: int = Field(
        30_000,
        ge=1,
        description="coarse limit of public reads a minute from one address, per process; a whole school may"
        " stand behind one address",
    )
    writes_per_minute: int = Field(
        6000,
        ge=1,
        description="coarse limit of everything that writes, a minute from one address, per process; a whole"
        " school may stand behind one address",
    )
    public_writes_per_hour: int = Field(
        2000,
        ge=1,
        description="coarse limit of each thing that a visitor without account may send (error reports,"
        " badges to check, links that open nothing), an hour from one address, or by one account, per"
        " process; a whole school, or a mobile network, may stand behind one address",
    )
    shared_paths_per_hour: int = Field(
        120,
        ge=1,
        description="coarse limit of paths sent to be shown by a link, an hour from one address, or by one"
        " account, per process: lower, since each link is a row for weeks; some classes may stand behind one"
        " address",
    )
    streams_per_account: int = Field(
        10, ge=1, description="open streams of one account, per process; the oldest yields to a new one"
    )
    streams_per_address: int = Field(
        2000,
        ge=1,
        description="open streams from one address, per process; a whole school may stand behind one address",
    )
    trusted_proxies: str = Field(
        "127.0.0.1",
        description="proxies whose X-Forwarded-For is believed, addresses and networks between commas or"
        " spaces; `*` only where `EPASS_HOST` listens on this machine alone",
    )
    demo: bool = Field(False, description="mark the site as a demonstration")
    demo_on_public_site: bool = Field(
        False,
        description="let a demonstration, where anybody enters as any role and reads all mails, run"
        " where `EPASS_PUBLIC_URL` or `EPASS_HOST` is not of this machine alone",
    )

    company_directory_url: str = Field(
        "https://recherche-entreprises.api.gouv.fr/search",
        description="public company directory, asked for a SIRET; empty: not asked, a referent checks",
    )
    directory_lookups_per_day: int = Field(
        30, ge=1, description="questions a day of one account to the company directory"
    )
    unverified_organisations: int = Field(
        3, ge=1, description="organisations that one account may own before they are verified"
    )
    unverified_organisation_days: int = Field(
        30,
        ge=2,
        description="days after which an organisation is closed that nobody has had verified, nor asks to"
        " have verified: its number is free again",
    )
    invitation_days: int = Field(7, ge=1, le=60, description="days an invitation to an organisation works")
    invitations_per_day: int = Field(20, ge=1, description="invitations a day from one organisation")
    invitations_per_address: int = Field(
        3,
        ge=1,
        description="invitations a day to one mail address, from all organisations together; the first one of"
        " a verified organisation always goes",
    )
    invitation_retention_days: int = Field(
        30, ge=2, description="days an ended invitation is kept, without its address"
    )
    school_code_days: int = Field(100, ge=1, le=400, description="days a school's code for its pupils works")
    school_codes: int = Field(20, ge=1, description="codes of one school that work at the same time")
    wrong_school_codes: int = Field(
        10, ge=1, description="wrong school codes a day of one account, after which none is believed"
    )
    age_code_days: int = Field(
        60, ge=1, le=400, description="days a personal code, which vouches for one person's age, works"
    )
    age_codes: int = Field(
        3000,
        ge=1,
        description="personal codes of one school, or made by the referents of one department, that wait for"
        " their person at the same time",
    )
    wrong_age_codes: int = Field(
        10, ge=1, description="wrong personal codes a day of one account, after which none is believed"
    )
    age_code_retention_days: int = Field(
        90, ge=1, description="days a list of personal codes is kept after its end: who used one of them"
    )
    consent_age: int = Field(15, ge=13, le=18, description="age from which a person consents alone")
    consent_proof_years: int = Field(
        5, ge=1, description="years the proof of a consent is kept after the consent ended"
    )
    guardian_link_days: int = Field(7, ge=1, le=30, description="days a parent's link works")
    guardian_links_per_day: int = Field(
        3,
        ge=1,
        description="links a day that one child may have sent; after as many to one mailbox no child asks it"
        " a second time. It gets twice as many mails a day, what comes beyond in one mail the next morning",
    )
    guardian_link_retention_days: int = Field(
        30, ge=1, le=365, description="days the record of a parent's link is kept that nobody answered"
    )
    export_days: int = Field(7, ge=1, le=30, description="days a copy of one's data can be fetched")
    exports_per_day: int = Field(3, ge=1, description="copies a day of one account's data")
    deletion_grace_days: int = Field(30, ge=1, le=60, description="days in which a deletion can be cancelled")
    inactive_months: int = Field(
        24, ge=3, le=36, description="months without signing in after which an account is erased"
    )
    inactive_warning_days: int = Field(
        30, ge=7, le=60, description="days before that erasure at which its owner is warned"
    )
    reported_items_retention_days: int = Field(
        365,
        ge=1,
        le=1095,
        description="days that reported items are kept as evidence, also of erased accounts",
    )
    transmitted_retention_days: int = Field(
        1095, ge=1, le=3650, description="the same for what was handed to the authorities"
    )
    masked_retention_days: int = Field(
        90,
        ge=1,
        le=365,
        description="days a masked contact detail is kept for moderators that nobody reported",
    )
    appeal_days: int = Field(
        183, ge=183, description="days in which a moderation decision may be contested; by law six months"
    )
    statement_link_days: int = Field(
        30,
        ge=1,
        description="days the link works by which somebody whose account is closed reads why and contests it;"
        " after that it only sends a new one to their address",
    )
    case_reminder_days: int = Field(
        3,
        ge=1,
        description="days after which moderators are reminded of an open case; of a grave one after one day",
    )
    case_escalation_minutes: int = Field(
        60,
        ge=1,
        description="minutes after which deputies and admins are rung for an urgent case that nobody has"
        " decided",
    )
    hold_hours: int = Field(
        24,
        ge=1,
        le=168,
        description="hours within which moderators decide about an adult whose words to a minor were held and"
        " who cannot write to minors until then; published",
    )
    minor_case_days: int = Field(
        180, ge=1, le=365, description="days after which a case that is not grave lapses if nobody decided it"
    )
    smtp_url: SecretStr | None = Field(
        None,
        description="mail server, smtp://user:password@host:587 or smtps://…; empty: mails are not sent",
    )
    mail_from: str = Field("E-pass Orientation <ne-pas-repondre@localhost>", description="sender of mails")
    mail_outbox: bool = Field(
        False, description="show the mails that are not sent on the page /outbox; only for a demonstration"
    )
    mail_retention_days: int = Field(
        7, ge=1, le=30, description="days a mail is kept when it could not be sent"
    )
    sign_in_log_retention_months: int = Field(
        12, ge=1, le=12, description="months the log of sign-ins and failures is kept, twelve at most"
    )
    audit_retention_years: int = Field(
        6, ge=5, description="years an audit entry is kept; the database itself refuses less than five"
    )
    vapid_private_key: SecretStr = Field(
        SecretStr(""),
        description="key that push services know us by, made by `epass keys`; empty: nothing is pushed; a new"
        " one means that every device subscribes anew; `make run` makes its own",
    )
    vapid_subject: str = Field(
        "",
        description="who push services may write to, mailto:… or https://…; empty: `EPASS_PUBLIC_URL`",
    )
    push_services: list[str] = Field(
        [
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.apple.com",
            "*.notify.windows.com",
        ],
        description="hosts of the browsers' push services, JSON; pushes go nowhere else",
    )
    push_authority: Path | None = Field(
        None, description="file of one more certificate authority to believe at push services, for tests"
    )
    push_ttl_hours: int = Field(
        24, ge=1, le=672, description="hours after which a push that could not be delivered is too late"
    )
    worker_silence_seconds: int = Field(
        20,
        ge=1,
        description="seconds without a sign of life after which another worker takes a worker's jobs over",
    )
    worker_sign: Path | None = Field(
        None,
        description="file that a worker touches every quarter of that time while the database answers it, for"
        " a health check",
    )
    notification_retention_days: int = Field(180, ge=1, le=730, description="days a notification is kept")

    mentor_age: int = Field(16, ge=15, le=18, description="age from which one may be a mentor")
    mentor_valid_days: int = Field(
        365, ge=1, description="days after which a mentor signs and is approved again"
    )
    mentor_renewal_days: int = Field(
        30, ge=1, description="days before that end from which a mentor is asked to sign again"
    )
    quiz_pause_minutes: int = Field(
        10, ge=0, description="minutes between two attempts at the mentors' safeguarding quiz"
    )
    candidacy_reminder_days: int = Field(
        7, ge=1, description="days between two reminders that a person sends about a role they asked for"
    )
    mentor_silences: int = Field(
        3, ge=1, description="questions in a row without an answer after which a mentor is paused"
    )
    questions_per_day: int = Field(5, ge=1, description="questions a day of one student")
    questions_waiting: int = Field(
        3, ge=1, description="questions of one student that may wait for an answer at the same time"
    )
    question_offers: int = Field(10, ge=1, description="mentors who are offered a question in one round")
    question_reminder_days: int = Field(
        7, ge=1, description="days without an answer after which those who were asked are reminded"
    )
    question_others_days: int = Field(
        14, ge=1, description="days without an answer after which others are offered a question"
    )
    question_adviser_days: int = Field(
        21, ge=1, description="days without an answer after which an adviser answers"
    )
    meeting_ahead_days: int = Field(60, ge=1, description="days ahead for which a meeting may be announced")
    meeting_wait_minutes: int = Field(
        15,
        ge=1,
        description="minutes after its beginning that one waits for a mentor, and after its end that an open"
        " meeting is closed",
    )
    meeting_questions: int = Field(3, ge=1, description="questions of one student in one meeting")
    meeting_seats_of_one: int = Field(
        10, ge=1, description="meetings to come in which one student may have a seat"
    )
    meeting_retention_days: int = Field(
        30, ge=1, le=365, description="days after its end for which a meeting, and who had a seat, is kept"
    )
    school_mailbox_patterns: list[str] = Field(
        ["ce.{uai}@ac-nantes.fr"],
        description="mailboxes that prove a school, JSON; {uai} is replaced. The address that the directory"
        " of schools knows counts too",
    )

    conversation_ring_minutes: int = Field(
        5, ge=1, description="minutes between two notifications on a phone for one conversation"
    )
    conversation_idle_days: int = Field(
        90, ge=1, description="days without a message after which a conversation is closed"
    )
    conversation_retention_months: int = Field(
        12, ge=1, le=36, description="months a conversation is kept after it was closed"
    )

    quiet_hours: str = Field(
        "21:00-08:00",
        pattern=r"^$|^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="when nothing rings nor writes that can wait, Paris time; afterwards it does."
        " Empty: never",
    )
    school_hours: str = Field(
        "08:00-17:00",
        pattern=r"^$|^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="the same for pupils and those under 18, Monday to Friday, Wednesdays until noon, except"
        " on public holidays and in the holidays of `EPASS_SCHOOL_ZONE`. Empty: never",
    )
    school_holidays: list[SchoolHoliday] = Field(
        default_factory=list,
        description="more days without school hours, and the `SH` of places' opening hours (a day beyond the"
        ' last one is unknown there), JSON: `["2026-12-19/2027-01-03","2027-05-06/2027-05-06"]`',
    )

    @field_validator("trusted_proxies")
    @classmethod
    def _between_commas(cls, proxies: str) -> str:
        return ",".join(proxies.replace(",", " ").split())

    @model_validator(mode="after")
    def _know_our_address(self) -> Self:
        self.public_url = self.public_url.rstrip("/") or f"http://127.0.0.1:{self.port}"
        self.vapid_subject = self.vapid_subject or self.public_url
        return self

    @model_validator(mode="after")
    def _believe_known_proxies(self) -> Self:
        if not is_loopback(self.host) and believes_everybody(self.trusted_proxies):
            raise AnyProxyError
        return self

    @model_validator(mode="after")
    def _no_demo_in_public(self) -> Self:
        if self.demo or self.mail_outbox:
            self.refuse_public_demo()
        return self

    @property
    def is_secure(self) -> bool:
        """Whether people reach the app by https."""
        return urlsplit(self.public_url).scheme == "https"

    def refuse_public_demo(self) -> None:
        """Raise PublicDemoError where a demonstration would run on a public site unasked."""
        # A private address, or a name that a local network gives, may stand behind a public one.
        named = urlsplit(self.public_url).hostname or ""
        if not (is_loopback(named) and is_loopback(self.host)) and not self.demo_on_public_site:
            raise PublicDemoError


@lru_cache
def get_settings() -> Settings:
    """The process's settings, read once."""
    return Settings()
