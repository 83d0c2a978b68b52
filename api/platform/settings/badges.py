"""Settings of badges: offering, codes, requests, those from elsewhere; `settings.py` has the others."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class BadgeSettings(BaseSettings):
    """Badges of here and from elsewhere."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    badge_hosts: list[str] = Field(
        [],
        description="hosts, with those below them, whose documents are fetched to verify badges from"
        " elsewhere, JSON; empty: every public one",
    )
    badge_offer_days: int = Field(
        60,
        ge=1,
        description="days an offered badge can be accepted; then the address it went to is forgotten",
    )
    badge_awards_per_day: int = Field(5000, ge=1, description="badges a day that one issuer offers by lists")
    badge_offers_per_address: int = Field(
        10, ge=1, description="badges a day offered to one mail address, by all issuers together"
    )
    badge_codes: int = Field(20, ge=1, description="codes of one badge that work at the same time")
    badge_code_days: int = Field(366, ge=1, description="days a code for a badge works at most")
    wrong_badge_codes: int = Field(
        10, ge=1, description="wrong codes of badges a day of one account, after which none is believed"
    )
    badge_requests_open: int = Field(
        20, ge=1, description="requests for badges, drafts too, that one student may have open"
    )
    badge_requests_per_day: int = Field(10, ge=1, description="requests for badges a day of one student")
    badge_photo_days: int = Field(
        90, ge=1, description="days the photos of a request for a badge are kept after the decision"
    )
    badge_shares: int = Field(20, ge=1, description="links that show one badge at the same time")
    badge_backpack: int = Field(100, ge=1, description="badges from elsewhere that one person may keep")
    badge_check_minutes: int = Field(
        10,
        ge=1,
        description="minutes that a check of a shared badge from elsewhere is kept",
    )
    badge_check_hours: int = Field(
        24,
        ge=1,
        description="hours after which a kept badge from elsewhere is checked anew by itself",
    )
