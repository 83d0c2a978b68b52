"""The settings that say which region this is: its territory, map, data sources and legal notice."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.platform.settings.shapes import ImportSchedule, OfferFeed, SchoolZone


class RegionSettings(BaseSettings):
    """The part of `Settings` that another region changes first."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    region_code: str = Field("52", description="INSEE code of the region")
    region_name: str = Field("Pays de la Loire", description="name of the region")
    region_site_url: str = Field(
        "https://www.choisirmonmetier-paysdelaloire.fr", description="the region's own orientation site"
    )
    region_career_url: str = Field(
        "https://www.choisirmonmetier-paysdelaloire.fr/recherche?q={label}",
        description="search page for a career on that site; {label} and {code} are replaced",
    )
    region_transport_name: str = Field(
        "Destineo", description="the region's own search for journeys by bus, coach, tram and train"
    )
    region_transport_url: str = Field(
        "https://www.destineo.fr", description="its first page; empty: the region has none"
    )
    video_hosts: list[str] = Field(
        ["tube-numerique-educatif.apps.education.fr", "tube-institutionnel.apps.education.fr"],
        description="PeerTube instances whose videos staff may add, besides YouTube's, JSON",
    )
    departments: list[str] = Field(
        ["44", "49", "53", "72", "85"], min_length=1, description='departments served, JSON: ["44","49"]'
    )
    school_zone: SchoolZone = Field("B", description="zone of its school holidays: A, B or C")

    tiles_url: str | None = Field(
        "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
        "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
        "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
        description="background map (IGN Géoplateforme by default); empty: only our own outlines",
    )
    tiles_attribution: str = Field("© IGN Géoplateforme", description="credit shown on the map")
    tiles_max_zoom: int = Field(19, ge=1, le=24, description="closest zoom the tiles exist at")

    error_report_words_days: int = Field(
        60, ge=1, description="days the words of an error report are kept; then only its subject"
    )
    error_report_retention_days: int = Field(
        365, ge=1, description="days an error report is kept after it was sent"
    )
    missing_question_retention_days: int = Field(
        90,
        ge=1,
        le=90,
        description="days a question that the chatbox could not answer is kept after the last similar one",
    )
    shared_path_retention_days: int = Field(
        30,
        ge=1,
        le=365,
        description="days a path is shown by its link after it was last sent; so many more it is kept that"
        " there was one",
    )
    import_report_retention_days: int = Field(180, ge=1, description="days an import report is kept")
    import_schedule: list[ImportSchedule] = Field(
        default_factory=list,
        description='imports the worker repeats every night, JSON: [{"source":"annuaire","address":"https://…"}]',
    )
    offer_feeds: list[OfferFeed] = Field(
        default_factory=list,
        description="partners' offers that the worker imports every hour, JSON; see"
        " [Partners' offers](placements.md#partners-offers)",
    )
    partner_offer_days: int = Field(
        14,
        ge=1,
        description="days a partner's offer without a last day can be found after it was last seen there",
    )
    partner_offer_retention_days: int = Field(
        180, ge=30, description="days a partner's offer is kept that nobody can find any more"
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
