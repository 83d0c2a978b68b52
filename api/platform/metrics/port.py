"""The port on which a process tells its metrics; whoever reaches it may read them."""

import asyncio
import errno
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, make_wsgi_app

from api.platform.feature.measured import Measured
from api.platform.kit.metrics import COUNTED
from api.platform.metrics.disks import Disks
from api.platform.metrics.gauges import DatabaseGauges
from api.platform.settings import Settings

logger = logging.getLogger(__name__)

PORTS = 100
"""Processes of one machine that find a port each, from the one that is set on."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    # Two processes on one port would answer in turns.
    allow_reuse_port = False


class _Handler(WSGIRequestHandler):
    timeout = 10
    """Seconds that somebody may take to ask."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: nobody's looking is told."""


@asynccontextmanager
async def told(settings: Settings, url: str, measured: Sequence[Measured]) -> AsyncIterator[int | None]:
    """Tell the metrics of this process meanwhile, where a port is set; on which."""
    if settings.metrics_port is None:
        yield None
        return
    registry = CollectorRegistry()
    registry.register(COUNTED)
    registry.register(Disks([folder.absolute() for folder in settings.metrics_folders]))
    registry.register(DatabaseGauges(url, measured, asyncio.get_running_loop()))
    server = _listen(settings.metrics_host, settings.metrics_port, registry)
    if server is None:
        # Whoever watches sees that it is missing; people are served all the same.
        logger.error("no port is free for the metrics, from %d on", settings.metrics_port)
        yield None
        return
    thread = threading.Thread(target=server.serve_forever, daemon=True, name="metrics")
    thread.start()
    logger.info("metrics on http://%s:%d/metrics", settings.metrics_host, server.server_port)
    try:
        yield server.server_port
    finally:
        await asyncio.to_thread(server.shutdown)
        server.server_close()


def _listen(host: str, first: int, registry: CollectorRegistry) -> _Server | None:
    for port in range(first, min(first + PORTS, 65_536)):
        try:
            return make_server(host, port, make_wsgi_app(registry), _Server, _Handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                logger.error("no metrics: %s", error.strerror)
                return None
    return None
