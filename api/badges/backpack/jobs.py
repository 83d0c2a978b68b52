"""Jobs of the backpack."""

import logging

from api.badges.backpack import again, claiming, shares
from api.badges.verifying.facade import OwnDocuments, Resolver
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.fetching import Fetcher
from api.platform.kit.problems import ProblemError

logger = logging.getLogger(__name__)

blueprint = Blueprint()


@blueprint.periodic(cron="20 3 * * *", periodic_id="daily")
@blueprint.task(name="forget", pass_context=True, queueing_lock="forget_shown")
async def forget(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Forget links that ended."""
    used = tools(context)
    await delete_in_batches(used.database, "badge links", shares.delete_old)


@blueprint.periodic(cron="10 7 * * *", periodic_id="daily")
@blueprint.task(name="free_grown_up", pass_context=True, queueing_lock="free_grown_up_badges")
async def free_grown_up(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Sign what awaits a parent no longer, since its owner has come of age."""
    used = tools(context)
    async with used.database.reads.connect() as connection:
        due = await claiming.grown_up(connection, used.settings)
    for credential_id in due:
        # One at a time: one whose issuer is gone does not keep the others.
        try:
            async with used.database.transaction() as session:
                await claiming.free(session, used.settings, used.secrets, credential_id)
        except ProblemError as error:
            logger.warning("badge %s stays with the parent: %s", credential_id, error.code)


@blueprint.periodic(cron="*/10 * * * *", periodic_id="checks")
@blueprint.task(name="check_anew", pass_context=True, queueing_lock="check_badges_anew")
async def check_anew(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Check badges from elsewhere whose last check is long ago: revoked since, or expired?"""
    used = tools(context)
    own = OwnDocuments(used.database, used.settings, used.secrets)
    async with Fetcher(used.settings.badge_hosts) as fetcher:
        resolver = Resolver(used.settings, own, fetcher)
        await again.check_due(used.database, used.settings, resolver)
