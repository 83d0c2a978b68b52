"""Jobs of verification."""

from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.people.verification import companies, renewal
from api.platform.jobs.queue import Blueprint, JobContext, Tools, tools

blueprint = Blueprint()
_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)


@blueprint.periodic(cron="20 3 * * *", periodic_id="daily")
@blueprint.task(name="renew", pass_context=True, queueing_lock="renew_verifications")
async def renew(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ask mentors again, and end what is over; one transaction for each batch."""
    for step in renewal.STEPS:
        await _all(tools(context), step)


@blueprint.task(name="end_for_those_who_left", pass_context=True)
async def end_for_those_who_left(context: JobContext, organisation_id: str) -> None:
    """Somebody left an organisation, or it was closed: what they were verified for there ends."""
    await _all(tools(context), partial(renewal.end_for_those_who_left, organisation_id=UUID(organisation_id)))


@blueprint.task(name="check_company_anew", pass_context=True, retry=_AGAIN)
async def check_company_anew(context: JobContext, siren: str) -> None:
    """One of a company's establishments was shut out: a referent looks at the others."""
    used = tools(context)
    async with used.database.transaction() as session:
        await companies.check_anew(session, used.settings, siren)


async def _all(used: Tools, step: renewal.Step) -> None:
    done = renewal.BATCH
    while done == renewal.BATCH:
        async with used.database.transaction() as session:
            done = await step(session, used.settings)
