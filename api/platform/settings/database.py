"""Settings of the database; `api/platform/settings/settings.py` has the others."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DatabaseSettings(BaseSettings):
    """Where the database is, and for whom."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    database_url: str | None = Field(
        None,
        description="PostgreSQL 18 server, postgresql://…, for the role `epass_runtime`; empty: an embedded"
        " server in ./.epass",
    )
    owner_database_url: str | None = Field(
        None,
        description="the same database for the role `epass_owner`, or one that may become it: what"
        " `epass migrate` and `epass roles` use, never the api or the worker; empty: `EPASS_DATABASE_URL`",
    )
    database_pool: int = Field(10, ge=1, le=200, description="connections kept per process")
