"""Jobs of moderation."""

from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.people.moderation import named_parents, restrictions, retention, telling
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.task(name="tell_staff", pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3))
async def tell_staff(context: JobContext, case_id: str) -> None:
    """Tell those who decide of a new case."""
    used = tools(context)
    async with used.database.transaction() as session:
        await telling.tell_staff(session, used.settings, UUID(case_id))


@blueprint.task(name="tell_held", pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3))
async def tell_held(context: JobContext, case_id: str) -> None:
    """Tell an adult that they cannot write to minors for now, and until when."""
    used = tools(context)
    async with used.database.transaction() as session:
        await telling.tell_held(session, used.settings, UUID(case_id))


@blueprint.task(name="know_again", pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3))
async def know_again(context: JobContext, account_id: str) -> None:
    """Keep a new account from minors where a former one of the same person was."""
    used = tools(context)
    async with used.database.transaction() as session:
        await restrictions.know_again(session, used.secrets, UUID(account_id))


@blueprint.task(
    name="know_others", pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3)
)
async def know_others(context: JobContext, account_id: str, thorough: bool) -> None:
    """Keep the other accounts of a person from whom one of theirs is kept."""
    used = tools(context)
    async with used.database.transaction() as session:
        await restrictions.know_others(session, used.secrets, UUID(account_id), thorough=thorough)


@blueprint.task(
    name="hear_named_as_parent", pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3)
)
async def hear_named_as_parent(
    context: JobContext, account_id: str, named: list[str], department: str
) -> None:
    """Tell referents of a child who names as their parent somebody who is kept from them."""
    used = tools(context)
    async with used.database.transaction() as session:
        await named_parents.hear(session, UUID(account_id), [UUID(one) for one in named], department)


@blueprint.task(
    name="hear_named_by_many", pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3)
)
async def hear_named_by_many(context: JobContext, account_ids: list[str], department: str) -> None:
    """Tell referents of a mailbox that many children name as their parent's."""
    used = tools(context)
    async with used.database.transaction() as session:
        await named_parents.hear_many(session, account_ids, department)


@blueprint.periodic(cron="*/5 * * * *", periodic_id="minutes")
@blueprint.task(name="escalate", pass_context=True, queueing_lock="escalate_cases")
async def escalate(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ring deputies and admins for what is urgent and waits."""
    used = tools(context)
    async with used.database.transaction() as session:
        await telling.escalate(session, used.settings)


@blueprint.periodic(cron="30 5 * * *", periodic_id="daily")
@blueprint.task(name="remind", pass_context=True, queueing_lock="remind_of_cases")
async def remind(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Remind those who decide of what has waited for long."""
    used = tools(context)
    async with used.database.transaction() as session:
        await telling.remind(session, used.settings)


@blueprint.periodic(cron="40 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_cases")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention periods of cases and their evidence."""
    used = tools(context)
    await delete_in_batches(used.database, "cases", partial(retention.delete_old, settings=used.settings))
