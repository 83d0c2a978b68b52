"""Jobs of outward links."""

import logging

from api.home.links import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.kit.fetching import Fetcher

logger = logging.getLogger(__name__)

blueprint = Blueprint()


@blueprint.periodic(cron="40 4 * * 1", periodic_id="weekly")
@blueprint.task(name="check", pass_context=True, queueing_lock="check_links")
async def check(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ask the links that pages show whether they lead anywhere."""
    used = tools(context)
    async with Fetcher() as fetcher:
        logger.info("links asked: %d", await service.check_due(used.database, used.settings, fetcher))
