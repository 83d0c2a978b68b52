"""Settings of what an operator watches; `api/platform/settings/settings.py` has the others."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class WatchSettings(BaseSettings):
    """Where a process tells its metrics."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    metrics_port: int | None = Field(
        None,
        ge=1,
        le=65535,
        description="port on which each process tells its metrics to Prometheus, at `/metrics`; where it is"
        " taken the next one that is free. Empty: none",
    )
    metrics_host: str = Field(
        "127.0.0.1",
        description="address that this port listens on; never one that people reach: whoever asks is told",
    )
    metrics_folders: list[Path] = Field(
        [Path()],
        description="folders whose disks’ room is told there, as a JSON list; the folder of the database too"
        " where it is on a disk of its own that the process sees. In a container `.` is Docker’s own disk,"
        " where its volumes are",
    )
