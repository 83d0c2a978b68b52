"""Settings of the database; `api/platform/settings/settings.py` has the others."""

from typing import Self
from urllib.parse import quote, urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class DatabaseSettings(BaseSettings):
    """Where the database is, and for whom."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    database_url: str | None = Field(
        None,
        description="PostgreSQL 18 server, postgresql://…, for the role `epass_runtime`; empty: an embedded"
        " server in ./.epass",
    )
    pooler_url: str | None = Field(
        None,
        description="PgBouncer in transaction mode before that database, postgresql://…, set up as"
        " `deploy/pgbouncer.ini`: statements and transactions of the api and the worker go through it, what"
        " listens or imports does not; empty: none",
    )
    owner_database_url: str | None = Field(
        None,
        description="the same database for the role `epass_owner`, or one that may become it: what"
        " `epass migrate` and `epass roles` use, never the api or the worker; empty: `EPASS_DATABASE_URL`",
    )
    database_password: SecretStr = Field(
        SecretStr(""),
        description="password for `EPASS_DATABASE_URL`, where it does not stand in it: any characters, as"
        " they are",
    )
    owner_database_password: SecretStr = Field(
        SecretStr(""), description="the same for `EPASS_OWNER_DATABASE_URL`"
    )
    database_pool: int = Field(
        12, ge=6, le=200, description="connections of one process of the api to the database, at most"
    )

    @model_validator(mode="after")
    def _with_passwords(self) -> Self:
        self.database_url = _with_password(self.database_url, self.database_password)
        self.pooler_url = _with_password(self.pooler_url, self.database_password)
        self.owner_database_url = _with_password(self.owner_database_url, self.owner_database_password)
        return self


def _with_password(url: str | None, password: SecretStr) -> str | None:
    """The address with that password, unless it has one."""
    parts = urlsplit(url or "")
    if not url or not password.get_secret_value() or parts.password is not None:
        return url
    user, _, host = parts.netloc.rpartition("@")
    netloc = f"{user}:{quote(password.get_secret_value(), safe='')}@{host}"
    return parts._replace(netloc=netloc).geturl()
