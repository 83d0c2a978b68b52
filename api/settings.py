"""Settings, read from the environment (`EPASS_*`) or a `.env` file; every key is listed in the README."""

from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import AliasChoices, BaseModel, Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class ImportSchedule(BaseModel):
    """One source that the worker imports again every night."""

    source: str
    address: str


class Settings(BaseSettings):
    """Everything an operator may set. Each key is the field's name in capitals after `EPASS_`."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    database_url: str | None = Field(
        None, description="PostgreSQL 18 server, postgresql://…; empty: an embedded server in ./.epass"
    )
    database_pool: int = Field(10, ge=1, le=200, description="connections kept per process")
    public_url: str = Field(
        "",
        description="where people reach the app, for links, calendars and JSON-LD; empty: this machine",
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
    pwa_folder: Path = Field(
        Path("pwa/dist"), description="the built PWA that the API serves, from the project's folder"
    )
    cache_seconds: int = Field(60, ge=0, le=3600, description="how long public answers may be reused")
    reads_per_minute: int = Field(
        6000,
        ge=1,
        description="coarse limit of public reads a minute from one address, per process; a whole school may"
        " stand behind one address",
    )
    writes_per_hour: int = Field(
        30, ge=1, description="coarse limit of error reports an hour from one address, per process"
    )
    trusted_proxies: str = Field(
        "127.0.0.1", description="proxies whose X-Forwarded-For is believed, comma separated"
    )
    demo: bool = Field(False, description="mark the site as a demonstration")

    region_code: str = Field("52", description="INSEE code of the region")
    region_name: str = Field("Pays de la Loire", description="name of the region")
    region_site_url: str = Field(
        "https://www.choisirmonmetier-paysdelaloire.fr", description="the region's own orientation site"
    )
    region_career_url: str = Field(
        "https://www.choisirmonmetier-paysdelaloire.fr/recherche?q={label}",
        description="search page for a career on that site; {label} and {code} are replaced",
    )
    departments: list[str] = Field(
        ["44", "49", "53", "72", "85"], description='departments served, JSON: ["44","49"]'
    )

    tiles_url: str | None = Field(
        "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
        "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
        "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
        description="background map (IGN Géoplateforme by default); empty: only our own outlines",
    )
    tiles_attribution: str = Field("© IGN Géoplateforme", description="credit shown on the map")
    tiles_max_zoom: int = Field(19, ge=1, le=24, description="closest zoom the tiles exist at")

    error_report_retention_days: int = Field(
        365, ge=1, description="days an error report is kept after it was sent"
    )
    import_report_retention_days: int = Field(180, ge=1, description="days an import report is kept")
    import_schedule: list[ImportSchedule] = Field(
        default_factory=list,
        description='imports the worker repeats every night, JSON: [{"source":"annuaire","address":"https://…"}]',
    )
    open_data: Path = Field(
        Path("../shared/data"), description="publishers' files, for tests and for compiling the demo set"
    )

    legal_publisher: str | None = Field(None, description="legal notice: publisher of the site")
    legal_address: str | None = Field(None, description="legal notice: the publisher's address")
    legal_director: str | None = Field(None, description="legal notice: director of publication")
    legal_host: str | None = Field(None, description="legal notice: hosting company and address")
    contact_email: str | None = Field(None, description="general contact")
    accessibility_email: str | None = Field(None, description="contact of the accessibility declaration")
    dpo_email: str | None = Field(None, description="data protection officer")

    @model_validator(mode="after")
    def _know_our_address(self) -> Self:
        self.public_url = self.public_url.rstrip("/") or f"http://127.0.0.1:{self.port}"
        return self


@lru_cache
def get_settings() -> Settings:
    """The process's settings, read once."""
    return Settings()
