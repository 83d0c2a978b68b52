"""Jobs of partners' offers."""

import asyncio
import logging
from functools import partial

from procrastinate.exceptions import AlreadyEnqueued

from api.guide.opendata import service as opendata
from api.placements.feeds import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()
logger = logging.getLogger(__name__)


@blueprint.periodic(cron="12 * * * *", periodic_id="hourly")
@blueprint.task(name="import_feeds", pass_context=True, queueing_lock="import_feeds")
async def import_feeds(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Put each feed into the queue, so that one that fails leaves the others alone."""
    for number, _feed in enumerate(tools(context).settings.offer_feeds):
        waiting = f"import_feed {number}"
        try:
            await import_feed.configure(lock="import", queueing_lock=waiting).defer_async(number=number)
        except AlreadyEnqueued:
            logger.warning("feed %s still waits since the last hour", number)


@blueprint.task(name="import_feed", pass_context=True)
async def import_feed(context: JobContext, number: int) -> None:
    """Import one feed, told by its place in the settings: its address may hold a key.

    A list that is refused imports nothing and is told in the log and to admins; the next hour tries again.
    """
    used = tools(context)
    if number >= len(used.settings.offer_feeds):
        return
    feed = used.settings.offer_feeds[number]
    try:
        report = await asyncio.to_thread(
            service.import_feed, used.settings, used.database.url, feed, only_new=True
        )
    except service.BrokenFileError as error:
        logger.error("nothing imported from %s: %s", feed.partner, error)
        async with used.database.transaction() as session:
            await opendata.refused(session, used, feed.partner, feed.address, error)
    else:
        logger.info("imported %s: %s", feed.partner, report.summary() if report else "nothing new")
        if report is not None:
            async with used.database.transaction() as session:
                await opendata.accepted(session, feed.partner, feed.address)


@blueprint.periodic(cron="50 3 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_offers", pass_context=True, queueing_lock="delete_old_partner_offers")
async def delete_old_offers(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of partners' offers."""
    used = tools(context)
    await delete_in_batches(
        used.database,
        "partner offers",
        partial(service.delete_old_offers, days=used.settings.partner_offer_retention_days),
    )
