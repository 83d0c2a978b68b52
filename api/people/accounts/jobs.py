"""Jobs of accounts."""

from functools import partial
from uuid import UUID

from api.people.accounts import browsers, sessions, sign_in_log
from api.people.accounts.codes import service as codes
from api.people.accounts.codes import shared
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.periodic(cron="*/30 * * * *", periodic_id="half-hourly")
@blueprint.task(name="delete_expired", pass_context=True, queueing_lock="delete_expired_sessions")
async def delete_expired(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete sessions, flows, codes, known browsers and records of sign-ins whose time is over."""
    used = tools(context)
    months = used.settings.sign_in_log_retention_months
    for what, delete in (
        ("sessions", sessions.delete_expired),
        ("codes", partial(codes.delete_old, settings=used.settings)),
        ("known browsers", partial(browsers.delete_old, settings=used.settings)),
        ("sign-ins", partial(sign_in_log.delete_old, months=months)),
    ):
        await delete_in_batches(used.database, what, delete)


@blueprint.task(name="send_shared_code", pass_context=True)
async def send_shared_code(context: JobContext, shared_id: str) -> None:
    """Mail the code that new browsers wait for."""
    used = tools(context)
    async with used.database.transaction() as session:
        await shared.send(session, used.settings, used.secrets, UUID(shared_id))
