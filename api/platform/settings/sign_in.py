"""Settings of signing in: sessions, the second factor, codes, providers; `settings.py` has the others."""

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.platform.settings.shapes import SignInProvider


class SignInSettings(BaseSettings):
    """How one signs in."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    session_days: int = Field(
        90, ge=1, le=400, description="days a device stays signed in without being used"
    )
    shared_session_minutes: int = Field(
        30, ge=5, le=120, description="minutes without use that end a sign-in on a shared computer"
    )
    shared_session_hours: int = Field(
        2, ge=1, le=12, description="hours after which it ends in any case, in use or not"
    )
    staff_session_hours: int = Field(
        12,
        ge=1,
        le=24,
        description="hours after which referents, advisers, dpo and admins prove their second factor again",
    )
    fresh_session_minutes: int = Field(
        15,
        ge=1,
        le=60,
        description="minutes after signing in during which a first second factor may be added",
    )
    challenge_minutes: int = Field(5, ge=1, le=15, description="minutes a passkey has to answer")
    totp_tries: int = Field(
        5,
        ge=1,
        le=10,
        description="wrong codes of an authenticator app before the device that gave them has to wait;"
        " ten times as many on all devices before the account has to",
    )
    totp_wait_minutes: int = Field(
        5, ge=1, description="minutes to wait then, twice as long after each wrong code, up to a day"
    )
    code_minutes: int = Field(10, ge=1, le=60, description="minutes a code received by mail can be used")
    code_tries: int = Field(5, ge=1, le=5, description="wrong tries after which a code is dead")
    codes_per_browser: int = Field(
        5, ge=1, description="unused codes that one browser may ask for in a quarter of an hour"
    )
    unused_codes: int = Field(
        6,
        ge=1,
        le=6,
        description="codes of six digits that nobody used, after which a mailbox is under attack: see"
        " [Codes by mail](sign-in.md#codes-by-mail)",
    )
    code_retention_days: int = Field(
        30,
        ge=30,
        le=90,
        description="days in which they count, and the trace of a code is kept (digests only)",
    )
    shared_code_minutes: int = Field(
        12,
        ge=5,
        le=14,
        description="minutes between two mails to a mailbox under attack, for all new browsers together",
    )
    unused_codes_per_network: int = Field(
        2000,
        ge=1,
        description="codes a day asked for from one network address by new browsers and never used, after"
        " which mails go only to addresses that have an account, until a quarter of an hour after it calms"
        " down; a whole school may stand behind one address",
    )
    codes_per_network: int = Field(
        5000, ge=1, description="the same for all codes a day, used ones too: no robot makes more accounts"
    )
    known_browser_days: int = Field(
        400, ge=30, le=400, description="days after its last sign-in in which a browser is known again"
    )
    sign_in_providers: list[SignInProvider] = Field(
        default_factory=list,
        description="EduConnect, ENT, FranceConnect, ProConnect, CAS…, JSON; see"
        " [Sign-in providers](sign-in.md#sign-in-providers)",
    )
    sign_in_minutes: int = Field(
        10, ge=1, le=60, description="minutes a sign-in at a provider may take before it must begin again"
    )

    @field_validator("sign_in_providers")
    @classmethod
    def _one_provider_per_id(cls, providers: list[SignInProvider]) -> list[SignInProvider]:
        if len({one.id for one in providers}) < len(providers):
            raise ValueError("two providers with the same id")
        return providers
