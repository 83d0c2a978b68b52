"""Jobs of privacy."""

from uuid import UUID

from procrastinate import RetryStrategy

from api.jobs.queue import Blueprint, JobContext, tools
from api.privacy import birthdays, deletion, exports, retention

blueprint = Blueprint()


@blueprint.task(
    name="build_export", pass_context=True, retry=RetryStrategy(max_attempts=5, exponential_wait=4)
)
async def build_export(context: JobContext, export_id: str) -> None:
    """Build one export."""
    used = tools(context)
    async with used.database.transaction() as session:
        await exports.build(session, used.settings, used.holders, UUID(export_id))


# Shortly after midnight in Paris, in winter and in summer.
@blueprint.periodic(cron="10 23 * * *", periodic_id="daily")
@blueprint.task(name="ask_anew", pass_context=True, queueing_lock="ask_consents_anew")
async def ask_anew(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ask whoever is old enough now; one person per transaction."""
    used = tools(context)
    async with used.database.reads.connect() as connection:
        grown = await birthdays.due(connection, used.settings)
    for account_id in grown:
        async with used.database.transaction() as session:
            await birthdays.ask_anew(session, used.settings, used.secrets, used.holders, account_id)
    async with used.database.reads.connect() as connection:
        others = await birthdays.out_of_step(connection, used.settings)
    for account_id in others:
        async with used.database.transaction() as session:
            await birthdays.bring_into_step(session, used.settings, used.holders, account_id)


@blueprint.periodic(cron="20 2 * * *", periodic_id="daily")
@blueprint.task(name="erase_ended", pass_context=True, queueing_lock="erase_ended_accounts")
async def erase_ended(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Warn inactive accounts, and erase those whose time is over; one account per transaction."""
    used = tools(context)
    async with used.database.transaction() as session:
        await deletion.warn_inactive(session, used.settings)
    async with used.database.reads.connect() as connection:
        due = await deletion.due(connection, used.settings)
    for account_id in due:
        async with used.database.transaction() as session:
            await deletion.erase(session, used.settings, used.holders, account_id)


@blueprint.periodic(cron="25 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_privacy_rows")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention periods of exports, parents' links and the proof of consents."""
    used = tools(context)
    async with used.database.transaction() as session:
        await retention.delete_old(session, used.settings)
