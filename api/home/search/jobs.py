"""Jobs of the search."""

import asyncio
import logging

from api.home.search.bulk import renew
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.kit.database import connect

logger = logging.getLogger(__name__)

blueprint = Blueprint()


@blueprint.periodic(cron="* * * * *", periodic_id="minutely")
@blueprint.task(name="renew", pass_context=True, queueing_lock="renew_search")
async def renew_documents(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Let what people and imports changed be found."""
    changed = await asyncio.to_thread(_renew, tools(context).database.url)
    if changed:
        logger.info("documents of the search renewed: %d", changed)


def _renew(url: str) -> int:
    with connect(url) as connection:
        return renew(connection)
