"""Jobs of push."""

from uuid import UUID

from api.jobs.queue import Blueprint, JobContext, tools
from api.push import delivery, service
from api.push.sender import Sender

blueprint = Blueprint()


@blueprint.task(name="deliver", pass_context=True)
async def deliver(context: JobContext, notice_id: str, chunk: int) -> None:
    """Deliver a chunk of a notice; without a key there is nothing to deliver with."""
    used = tools(context)
    sender: Sender | None = context.additional_context["push_sender"]
    if sender is not None:
        await delivery.deliver(used.database, used.settings, sender, UUID(notice_id), chunk)


@blueprint.periodic(cron="50 * * * *", periodic_id="hourly")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_push_notices")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Forget the notices that it is too late for."""
    async with tools(context).database.transaction() as session:
        await service.delete_old(session)
