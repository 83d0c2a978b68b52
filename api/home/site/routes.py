"""HTTP of what the app must know to start, of its sources, and of its own health."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse

from api.guide.agenda import service as agenda
from api.guide.places import service as places
from api.guide.places.service import Level
from api.guide.region import service as region
from api.home.site import service
from api.home.site.schemas import (
    CodeName,
    Legal,
    Link,
    PublicSettings,
    Ready,
    RegionPublic,
    SourcePublic,
    Tiles,
)
from api.home.site.sitemap import XML, Sitemap
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.problems import NotFoundError
from api.platform.kit.signals import is_stopping

router = APIRouter(tags=["site"])
robots_and_sitemap = APIRouter(tags=["site"], include_in_schema=False)


@router.get("/settings", response_model=PublicSettings, responses=problems(400, 429))
async def read_settings(database: DatabaseDep, settings: SettingsDep) -> Response:
    """What the app must know to start: the region, the kinds and levels, the legal names."""
    async with database.reads.connect() as connection:
        departments = await region.departments(connection, settings.departments)
        bounds = await region.bounds(connection, settings.departments)
        place_kinds = await places.kinds_in_use(connection)
        event_kinds = await agenda.kinds_in_use(connection)
    body = PublicSettings(
        version=version("epass"),
        demo=settings.demo,
        region=RegionPublic(
            code=settings.region_code,
            name=settings.region_name,
            site_url=settings.region_site_url,
            transport=Link(name=settings.region_transport_name, url=settings.region_transport_url)
            if settings.region_transport_url
            else None,
            bounds=tuple(bounds) if bounds else None,
        ),
        departments=[CodeName(**department) for department in departments],
        tiles=Tiles(
            url=settings.tiles_url,
            attribution=settings.tiles_attribution,
            max_zoom=settings.tiles_max_zoom,
        )
        if settings.tiles_url
        else None,
        place_kinds=[*place_kinds],
        event_kinds=[*event_kinds],
        levels=list(Level),
        legal=Legal(
            publisher=settings.legal_publisher,
            address=settings.legal_address,
            director=settings.legal_director,
            host=settings.legal_host,
            contact_email=settings.contact_email,
            accessibility_email=settings.accessibility_email,
            dpo_email=settings.dpo_email,
        ),
        error_report_retention_days=settings.error_report_retention_days,
        shared_path_retention_days=settings.shared_path_retention_days,
        error_report_words_days=settings.error_report_words_days,
        missing_question_retention_days=settings.missing_question_retention_days,
        hold_hours=settings.hold_hours,
        shared_session_minutes=settings.shared_session_minutes,
        shared_session_hours=settings.shared_session_hours,
        minor_case_days=settings.minor_case_days,
        applications_per_day=settings.applications_per_day,
        application_silence_days=settings.application_silence_days,
        application_confirm_days=settings.application_confirm_days,
        consent_age=settings.consent_age,
    )
    return public(settings, body.model_dump_json())


@router.get("/sources", response_model=list[SourcePublic], responses=problems(400, 429))
async def list_sources(request: Request, database: DatabaseDep, settings: SettingsDep) -> Response:
    """The data sources in use, how they are credited and when they were last imported."""
    async with database.reads.connect() as connection:
        used = await service.sources_in_use(connection)
    body = [
        SourcePublic(source=source, **credit._asdict(), imported_at=used[source][0], records=used[source][1])
        for source, credit in request.app.state.credits.items()
        if source in used
    ]
    return public(settings, "[" + ",".join(item.model_dump_json() for item in body) + "]")


@robots_and_sitemap.get("/robots.txt")
async def robots(settings: SettingsDep) -> Response:
    """Everything may be read: only what is read can say that it must not be listed."""
    body = f"User-agent: *\nAllow: /\n\nSitemap: {settings.public_url}/sitemap.xml\n"
    return public(settings, body, "text/plain")


@robots_and_sitemap.get("/sitemap.xml")
async def read_sitemap(request: Request, database: DatabaseDep, settings: SettingsDep) -> Response:
    """The addresses of the public pages, or the list of the files that have them."""
    sitemap: Sitemap = request.app.state.sitemap
    return public(settings, await sitemap.first(database), XML)


@robots_and_sitemap.get("/sitemap-{number}.xml")
async def read_sitemap_part(
    number: Annotated[int, Path(ge=1, le=1000)],
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """One of those files."""
    sitemap: Sitemap = request.app.state.sitemap
    found = await sitemap.part(database, number)
    if found is None:
        raise NotFoundError
    return public(settings, found, XML)


@router.get(
    "/health",
    response_model=dict[str, str],
    responses={503: {"model": dict[str, str], "description": "it was told to stop"}},
)
async def health() -> Response:
    """The process runs, and goes on: what a proxy asks. Without a database each answers so itself."""
    stopping = is_stopping()
    return JSONResponse(
        {"status": "stopping" if stopping else "ok"},
        status_code=503 if stopping else 200,
        headers={"Cache-Control": "no-store"},
    )


@router.get("/ready", response_model=Ready, responses={503: {"model": Ready, "description": "not ready"}})
async def ready(request: Request) -> Response:
    """The process can serve: database, migrations, queue and writes, looked at once a second at most, and it
    was not told to stop."""
    readiness: service.Readiness = request.app.state.readiness
    state = {**await readiness.state(), "serving": not is_stopping()}
    return JSONResponse(
        state, status_code=200 if all(state.values()) else 503, headers={"Cache-Control": "no-store"}
    )
