"""The server's own keys; `api/platform/settings/settings.py` has the other settings."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class KeySettings(BaseSettings):
    """What secrets are made with: docs/decisions/0057-keys-side-by-side.md."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    secret_key: SecretStr = Field(
        SecretStr(""),
        description="at least 32 characters, the same in every process: seals second factors, keys of badges,"
        " addresses of parents; `make run` makes its own",
    )
    secret_key_previous: SecretStr = Field(
        SecretStr(""),
        description="a second key that opens what the first does not, while one takes the other's place"
        " (`epass rotate-secret`)",
    )
    lasting_key: SecretStr = Field(
        SecretStr(""),
        description="set by nobody: `epass serve` hands its processes what it read in the database",
    )
