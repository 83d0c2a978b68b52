"""Settings of placements: the law's figures, offers, applications, alerts; `settings.py` has the others."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.platform.settings.shapes import SchoolHoliday


class PlacementSettings(BaseSettings):
    """Offers, applications, alerts."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    seconde_window: str = Field(
        "06-08/07-05",
        pattern=r"^[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}$",
        description="days of the year, MM-DD/MM-DD, between which pupils of seconde do their placement in a"
        " year of which `EPASS_SECONDE_WEEKS` says nothing: a referent then looks at it",
    )
    seconde_weeks: list[SchoolHoliday] = Field(
        ["2024-06-17/2024-06-28", "2025-06-16/2025-06-27", "2026-06-15/2026-06-26"],
        description="the two weeks of seconde of each year, Monday to Friday, as the ministry published them"
        ' (those of 2027 were not found when this was written), JSON: `["2026-06-15/2026-06-26"]`',
    )
    gratification_cents_per_hour: int = Field(
        450, ge=1, description="least gratification of a placement of more than 308 hours, in cents an hour"
    )
    smic_cents_per_hour: int = Field(
        1202,
        ge=1,
        description="gross minimum wage (SMIC), in cents an hour, of which apprentices are paid a share",
    )
    offer_open_days: int = Field(
        180, ge=1, description="days an offer without a fixed start can be found after it was last confirmed"
    )
    offer_reports: int = Field(
        3,
        ge=1,
        description="weight of the reports that hold an offer for a referent: 1 for each known account,"
        " halved by each dismissal, 1 for all others together; one known account is enough for a danger",
    )
    offer_report_account_days: int = Field(
        7,
        ge=1,
        description="days after which an account is known: its reports have a weight of their own",
    )
    offers_per_day: int = Field(50, ge=1, description="offers a day that one organisation may begin")
    offer_retention_days: int = Field(
        730, ge=1, description="days an offer is kept after it was last changed, once it is over"
    )
    applications_per_day: int = Field(10, ge=1, description="applications a day of one student")
    applications_per_place: int = Field(
        3, ge=1, description="applications that may wait for each place of an offer; of mere mailboxes, apart"
    )
    application_silence_days: int = Field(
        15, ge=2, description="days after which an application without an answer expires"
    )
    application_reminder_days: list[int] = Field(
        [5, 10], description="days after which a company is reminded of an application, JSON"
    )
    application_confirm_days: int = Field(
        7, ge=3, description="days a place is kept for an accepted student who has not confirmed"
    )
    unanswered_before_hidden: int = Field(
        3, ge=1, description="applications left unanswered in a row that hide offers; mere mailboxes' are one"
    )
    application_retention_months: int = Field(
        12, ge=1, description="months an application is kept after its end, or the end of its placement"
    )
    alerts_per_account: int = Field(20, ge=1, description="alerts that one person may have")
    alerts_per_hour: int = Field(
        3, ge=0, description="offers an hour that one person is told of one by one; more come as one digest"
    )
    alert_unused_months: int = Field(
        12, ge=1, description="months after which somebody is asked whether they still search"
    )
    alert_answer_days: int = Field(
        30, ge=1, description="days they have to say so, before the alert stops looking"
    )
    alert_found_retention_days: int = Field(
        180, ge=1, description="days that an offer found by an alert is remembered as found"
    )
