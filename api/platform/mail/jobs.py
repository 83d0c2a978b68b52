"""Jobs of mails."""

from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.clock import now
from api.platform.mail import service

blueprint = Blueprint()


@blueprint.task(
    name="deliver",
    pass_context=True,
    retry=RetryStrategy(max_attempts=8, exponential_wait=4, retry_exceptions=[service.MailNotSentError]),
)
async def deliver(context: JobContext, mail_id: str) -> None:
    """Send one mail."""
    used = tools(context)
    async with used.database.transaction() as session:
        await service.deliver(session, used.settings, UUID(mail_id))


@blueprint.periodic(cron="40 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_mails", pass_context=True, queueing_lock="delete_old_mails")
async def delete_old_mails(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of mails that could not be sent."""
    used = tools(context)
    days = used.settings.mail_retention_days
    await delete_in_batches(used.database, "mails", partial(service.delete_old, now=now(), days=days))
