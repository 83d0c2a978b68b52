"""Jobs of notices."""

from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.notices import service

blueprint = Blueprint()


@blueprint.periodic(cron="* * * * *", periodic_id="minute")
@blueprint.task(name="ring_due", pass_context=True, queueing_lock="ring_due_notices")
async def ring_due(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ring for what waited for the morning, or for the end of school."""
    used = tools(context)
    registry: service.Registry = context.additional_context["notices"]
    left = service.DUE_AT_ONCE
    while left == service.DUE_AT_ONCE:
        async with used.database.transaction() as session:
            left = await service.ring_due(session, used.settings, registry)
