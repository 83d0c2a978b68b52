"""Jobs of push."""

from uuid import UUID

from procrastinate import RetryStrategy

from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.push import delivery, service
from api.platform.push.rules import Rules
from api.platform.push.sender import Sender

blueprint = Blueprint()

_AGAIN = RetryStrategy(max_attempts=6, exponential_wait=4)
"""After trouble of our own, with the database above all; that of push services is planned by the delivery."""


@blueprint.task(name="deliver", pass_context=True, retry=_AGAIN)
async def deliver(context: JobContext, notice_id: str, chunk: int) -> None:
    """Deliver a chunk of a notice; without a key there is nothing to deliver with."""
    used = tools(context)
    sender: Sender | None = context.additional_context["push_sender"]
    if sender is not None:
        rules: Rules = context.additional_context["push_rules"]
        await delivery.deliver(used.database, used.settings, sender, rules, UUID(notice_id), chunk)


@blueprint.periodic(cron="50 * * * *", periodic_id="hourly")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_push_notices")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Forget the notices that it is too late for."""
    await delete_in_batches(tools(context).database, "pushes", service.delete_old)
