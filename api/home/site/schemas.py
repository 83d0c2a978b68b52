"""Wire shapes of what the app must know to start, and of its sources."""

from datetime import datetime

from pydantic import BaseModel, Field


class CodeName(BaseModel):
    """A code and its name."""

    code: str
    name: str


class Link(BaseModel):
    """A site that is not ours."""

    name: str
    url: str


class RegionPublic(CodeName):
    """The region served."""

    site_url: str
    transport: Link | None = Field(description="its search for journeys by public transport")
    bounds: tuple[float, float, float, float] | None = Field(description="west, south, east, north")


class Tiles(BaseModel):
    """The background map."""

    url: str
    attribution: str
    max_zoom: int


class Legal(BaseModel):
    """What the legal pages name; null where the operator has not said."""

    publisher: str | None
    address: str | None
    director: str | None
    host: str | None
    contact_email: str | None
    accessibility_email: str | None
    dpo_email: str | None


class PublicSettings(BaseModel):
    """What the PWA must know to start."""

    version: str
    demo: bool
    region: RegionPublic
    departments: list[CodeName]
    tiles: Tiles | None
    place_kinds: list[str]
    event_kinds: list[str]
    levels: list[str]
    legal: Legal
    error_report_retention_days: int
    shared_path_retention_days: int
    error_report_words_days: int
    missing_question_retention_days: int
    hold_hours: int
    minor_case_days: int
    applications_per_day: int
    application_silence_days: int = Field(description="days that a company has to answer an application")
    application_confirm_days: int = Field(description="days that a student has to confirm")
    shared_session_minutes: int = Field(
        description="minutes without use that end a sign-in on a shared computer"
    )
    shared_session_hours: int = Field(description="hours after which it ends in any case")
    consent_age: int = Field(description="age from which a person consents without their parents")


class SourcePublic(BaseModel):
    """A data source, how it is credited, and when it was last imported."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
    imported_at: datetime | None
    records: int


class Ready(BaseModel):
    """Whether this process can serve."""

    database: bool
    migrations: bool
    queue: bool
    writes: bool = Field(description="the database takes writes: it is no standby, and its disk is not full")
    serving: bool = Field(description="false once it was told to stop: send it nothing more")
