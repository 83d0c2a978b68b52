"""Jobs of privacy."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar
from uuid import UUID

from procrastinate import RetryStrategy
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import birthdays, deletion, exports, lost, retention, rounds
from api.people.privacy.moments import ROUND
from api.platform.jobs.queue import Blueprint, JobContext, Tools, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.language import Language
from api.platform.kit.logs import why

_Key = TypeVar("_Key", UUID, bytes)

logger = logging.getLogger(__name__)

blueprint = Blueprint()


class PartlyDoneError(Exception):
    """Some accounts or mailboxes of a nightly job failed; the others are done."""


@blueprint.task(
    name="build_export", pass_context=True, retry=RetryStrategy(max_attempts=5, exponential_wait=4)
)
async def build_export(context: JobContext, export_id: str) -> None:
    """Build one export."""
    used = tools(context)
    async with used.database.transaction() as session:
        await exports.build(session, used.settings, used.personal_data, used.labels, UUID(export_id))


@blueprint.task(name="send_again", pass_context=True)
async def send_again(context: JobContext, mark: str, language: Language) -> None:
    """Mail the links again that a mailbox has."""
    used = tools(context)
    async with used.database.transaction() as session:
        await lost.send(session, used.settings, used.secrets, bytes.fromhex(mark), language)


# Shortly after midnight in Paris, in winter and in summer.
@blueprint.periodic(cron="10 23 * * *", periodic_id="daily")
@blueprint.task(name="ask_anew", pass_context=True, queueing_lock="ask_consents_anew")
async def ask_anew(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ask whoever is old enough now, then end what no longer stands for another reason."""
    used = tools(context)
    async with used.database.reads.connect() as connection:
        grown = await birthdays.due(connection, used.settings)
    await each(
        used,
        grown,
        lambda session, one: birthdays.ask_anew(
            session, used.settings, used.secrets, used.personal_data, one
        ),
    )
    async with used.database.reads.connect() as connection:
        others = await birthdays.out_of_step(connection, used.settings)
    await each(
        used,
        others,
        lambda session, one: birthdays.bring_into_step(session, used.settings, used.personal_data, one),
    )


@blueprint.periodic(cron="20 2 * * *", periodic_id="daily")
@blueprint.task(name="erase_ended", pass_context=True, queueing_lock="erase_ended_accounts")
async def erase_ended(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Warn inactive accounts, and erase those whose time is over."""
    used = tools(context)
    warned = 1
    while warned:
        async with used.database.transaction() as session:
            warned = await deletion.warn_inactive(session, used.settings)
    async with used.database.reads.connect() as connection:
        due = await deletion.due(connection, used.settings)
    await each(
        used,
        due,
        lambda session, one: deletion.erase(session, used.settings, used.secrets, used.personal_data, one),
    )


@blueprint.periodic(cron="25 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_privacy_rows")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention periods of exports, parents' links and the proof of consents."""
    used = tools(context)
    async with used.database.transaction() as session:
        await retention.forget_consents(session, used.settings)
    await delete_in_batches(
        used.database, "exports and links", partial(retention.delete_old, settings=used.settings)
    )


@blueprint.periodic(cron=f"{ROUND.minute} {ROUND.hour} * * *", periodic_id="daily")
@blueprint.task(name="send_round", pass_context=True, queueing_lock="send_round_to_parents")
async def send_round(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Mail parents the links that their mailboxes had no room for."""
    used = tools(context)
    async with used.database.reads.connect() as connection:
        due = await rounds.due(connection, used.settings)
    await each(
        used,
        due,
        lambda session, one: rounds.send(session, used.settings, used.secrets, used.personal_data, one),
    )


async def each(
    used: Tools, keys: Sequence[_Key], act: Callable[[AsyncSession, _Key], Awaitable[object]]
) -> None:
    """One account or mailbox per transaction: one that fails does not keep the others, and is tried once more
    after them: it may have stood in somebody's way.

    Raises PartlyDoneError.
    """
    left = await _left(used, await _left(used, keys, act), act)
    if left:
        raise PartlyDoneError(f"{len(left)} of {len(keys)} failed")


async def _left(
    used: Tools, keys: Sequence[_Key], act: Callable[[AsyncSession, _Key], Awaitable[object]]
) -> list[_Key]:
    """Those that failed."""
    failed = []
    for one in keys:
        try:
            async with used.database.transaction() as session:
                await act(session, one)
        except Exception as error:
            # The error's own words may hold what the person typed.
            logger.error(
                "%s: %s", one if isinstance(one, UUID) else one.hex(), type(error).__name__, extra=why(error)
            )
            failed.append(one)
    return failed
