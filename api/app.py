"""The composition root of the api."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from api.badges.verifying.intake import CHECK_SECONDS, CHECKS_AT_A_TIME
from api.features import (
    ACTS,
    CREDITS,
    FEATURES,
    MEASURED,
    NOTICES,
    PERSONAL_DATA,
    PROBLEM_WORDS,
    REMOTE,
    REPORTABLES,
    RETENTION,
    SHOWN,
    WAITING,
)
from api.home.chatbox import service as chatbox
from api.home.site import service as site
from api.home.site.sitemap import Sitemap
from api.people.accounts.federation.directory import Directory
from api.people.accounts.sessions import live_sessions, session_reader
from api.people.moderation.facade import hear_refused
from api.people.privacy.service import require as require_consent
from api.people.vouching.service import opens as personal_code_opens
from api.placements.offers import facade as offers
from api.platform.access import DOWNLOAD_SECONDS, account_of, read_viewer
from api.platform.feature.pages import Pages
from api.platform.kit import french_calendar, metrics
from api.platform.kit.answer_memory import AnswerMemory, MadeOnce
from api.platform.kit.beginnings import Beginnings
from api.platform.kit.database import Database, Pools
from api.platform.kit.http import JSON
from api.platform.kit.language import preferred
from api.platform.kit.limits import AddressLimit, Turns
from api.platform.kit.middleware import Guard, HeadLikeGet, LastResort, SafetyHeaders
from api.platform.kit.project import ROOT
from api.platform.kit.request_ids import RequestIds
from api.platform.kit.secrets import Secrets
from api.platform.kit.signals import on_stop
from api.platform.kit.sources import Credit
from api.platform.kit.static import Pwa
from api.platform.metrics.port import told
from api.platform.notices.schemas import NotificationPublic
from api.platform.problems import answers as errors
from api.platform.settings import Settings, get_settings
from api.platform.stream.hub import Hub
from api.safety.safeguarding import service as safeguarding
from api.talk.conversations.ordinary import OrdinaryMessages

PACKED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/octet-stream", "application/pdf")
"""Files that are packed in themselves, or given back as they came: once more saves nothing."""

TRIED_FIRST = ("places", "conversations")
"""Routes are tried in their order: the list of places is asked most, then messages are sent."""

# FastAPI makes a route ready when it is first looked at: once for all the apps of a process, not for each.
API = APIRouter()
for feature in sorted(FEATURES, key=lambda one: one.name not in TRIED_FIRST):
    if feature.router is not None:
        API.include_router(feature.router, prefix="/api/v1")
    if feature.permanent_addresses is not None:
        API.include_router(feature.permanent_addresses)

DOCS_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>E-pass Orientation: API</title>
<link rel="icon" href="/icons/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api-docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script>
<script src="/api-docs/start.js"></script></body></html>"""


def create_app(settings: Settings | None = None, sources: Mapping[str, Credit] = CREDITS) -> FastAPI:
    """The whole application: API under /api, the PWA everywhere else."""
    settings = settings or get_settings()
    if settings.database_url is None:
        raise RuntimeError("EPASS_DATABASE_URL is not set; `epass run` starts an embedded server")
    database = Database(
        settings.database_url,
        pool_size=Pools.of(settings.database_pool),
        answers=True,
        pooler=settings.pooler_url,
    )
    hub = Hub(
        database,
        live_sessions,
        per_account=settings.streams_per_account,
        per_address=settings.streams_per_address,
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        safeguarding.get_ready()
        offers.get_ready()
        # Beside the first requests, of which hardly one asks for them.
        beside = [
            asyncio.create_task(asyncio.to_thread(get_ready))
            for get_ready in (french_calendar.get_ready, chatbox.get_ready)
        ]
        # Open streams end before the server stops: it waits for its answers.
        async with told(settings, database.url, MEASURED), hub.running():
            with on_stop(hub.end_all, after_seconds=settings.drain_seconds):
                yield
        await asyncio.gather(*beside)
        await database.close()

    app = FastAPI(
        title="E-pass Orientation",
        version=version("epass"),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        # Else what is no address of the API is looked for among all routes twice, and each page too.
        redirect_slashes=False,
        lifespan=lifespan,
        middleware=[
            Middleware(RequestIds, saw=metrics.answered),
            Middleware(
                SafetyHeaders,
                content_security_policy=content_security_policy(settings),
                secure=settings.is_secure,
            ),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5, exclude_content_types=PACKED),
            Middleware(LastResort, refuse=_refuse),
            Middleware(HeadLikeGet),
            Middleware(AnswerMemory, seconds=settings.cache_seconds),
            Middleware(
                Guard,
                refuse=_refuse,
                public_url=settings.public_url,
                reads_per_minute=settings.reads_per_minute,
                writes_per_minute=settings.writes_per_minute,
                larger_bodies={path: size for one in FEATURES for path, size in one.larger_bodies.items()},
                account_of=account_of,
            ),
        ],
    )
    app.state.settings = settings
    app.state.database = database
    app.state.credits = sources
    app.state.secrets = Secrets.of(settings)
    app.state.personal_data = PERSONAL_DATA
    app.state.reportables = REPORTABLES
    app.state.waiting = WAITING
    app.state.sitemap = Sitemap(SHOWN, settings.public_url, seconds=60 * settings.cache_seconds)
    app.state.remote = REMOTE
    app.state.notices = NOTICES
    app.state.acts = ACTS
    app.state.retention = RETENTION
    app.state.provider_directory = Directory()
    app.state.hub = hub
    app.state.readiness = site.Readiness(database)
    metrics.STREAMS.set_function(hub.open_streams)
    app.state.ordinary_messages = OrdinaryMessages(database, settings)
    app.state.read_session = session_reader(settings)
    app.state.require_consent = require_consent
    app.state.personal_code_opens = personal_code_opens
    app.state.badge_checks = Turns(CHECKS_AT_A_TIME, seconds=CHECK_SECONDS)
    app.state.downloads = Turns(1, seconds=DOWNLOAD_SECONDS)
    app.state.public_writes = AddressLimit(settings.public_writes_per_hour, seconds=3600)
    app.state.shared_paths = AddressLimit(settings.shared_paths_per_hour, seconds=3600)
    # Nobody brings their own words before staff by asking again in a new talk.
    app.state.missing_questions = AddressLimit(1, seconds=86_400)

    async def hear(request: Request, words: str) -> bool:
        viewer = await read_viewer(request, database)
        return viewer is not None and await hear_refused(database, viewer, words)

    errors.install(app, PROBLEM_WORDS, hear)
    _declare_kinds(app)
    app.router.routes.extend(API.routes)

    said = {
        "/api/docs": MadeOnce(DOCS_PAGE.encode, "text/html; charset=utf-8"),
        "/api/openapi.json": MadeOnce(lambda: bytes(JSONResponse(app.openapi()).body), JSON),
    }
    app.router.routes.extend(
        Route(path, each, methods=["GET"], include_in_schema=False) for path, each in said.items()
    )
    app.router.middleware_stack = Beginnings(app.router)
    pages = Pages(SHOWN, database)
    app.router.default = Pwa(
        ROOT / settings.pwa_folder,
        pages.head,
        pages.begins_with,
        public_url=settings.public_url,
        seconds=settings.cache_seconds,
    )
    return app


def _declare_kinds(app: FastAPI) -> None:
    """Let the OpenAPI document list the kinds of notices: the app has a line for each."""
    make = app.openapi

    def openapi() -> dict[str, Any]:
        document = make()
        notification = document["components"]["schemas"][NotificationPublic.__name__]
        notification["properties"]["kind"]["enum"] = NOTICES.in_app
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def content_security_policy(settings: Settings) -> str:
    """Only our own code runs; pictures may also come from the background map's server."""
    tiles = urlsplit(settings.tiles_url or "")
    images = f" {tiles.scheme}://{tiles.netloc}" if tiles.netloc else ""
    return (
        "default-src 'self'; script-src 'self'; style-src 'self'; "
        f"img-src 'self' data:{images}; connect-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'"
    )


def _refuse(code: str, status: int, scope: Scope, headers: dict[str, str]) -> ASGIApp:
    language = preferred(Headers(scope=scope).get("accept-language", ""))
    return errors.problem(PROBLEM_WORDS, code, status, language, headers=headers)
