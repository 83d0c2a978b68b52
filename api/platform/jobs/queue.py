"""The queue: what a job is handed, and how a feature registers its jobs.

A feature's `jobs.py` adds tasks to a `Blueprint`; `api/worker.py` collects them from the features.
"""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from procrastinate import Blueprint, JobContext
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.feature.labels import Labels
from api.platform.kit.bulk import Connection
from api.platform.kit.database import Database
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.settings import Settings

__all__ = ["Blueprint", "JobContext", "Tools", "defer", "defer_each", "defer_many", "tools"]

_DEFER = text(
    """
    SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(
        'default', CAST(:task AS text), CAST(:priority AS int), CAST(:lock AS text), NULL,
        CAST(:args AS jsonb), CAST(:at AS timestamptz)
    )::procrastinate_job_to_defer_v1])
    """
)


_DEFER_MANY = text(
    """
    SELECT procrastinate_defer_jobs_v1(array_agg(
        ROW('default', CAST(:task AS text), 0, NULL, NULL, args, NULL)::procrastinate_job_to_defer_v1
        ORDER BY number))
    FROM unnest(CAST(:args AS jsonb[])) WITH ORDINALITY AS job (args, number)
    """
)
_DEFER_EACH = """
    SELECT procrastinate_defer_jobs_v1(array_agg(
        ROW('default', %s::text, 0, NULL, NULL, args, NULL)::procrastinate_job_to_defer_v1 ORDER BY number))
    FROM unnest(%s::jsonb[]) WITH ORDINALITY AS job(args, number)
"""
CHUNK = 500
"""Jobs that importers enqueue by one statement."""


FindAdmins = Callable[[AsyncConnection], Awaitable[Sequence[UUID]]]
"""Finds the Region's admins, for jobs of rooms that stand below accounts."""


async def nobody(_connection: AsyncConnection) -> Sequence[UUID]:
    """No admin: for tools that are made without the roots."""
    return ()


@dataclass(frozen=True)
class Tools:
    """What every job may use."""

    database: Database
    settings: Settings
    personal_data: Sequence[PersonalData] = ()
    labels: Labels = field(default_factory=Labels)
    admins: FindAdmins = nobody

    @cached_property
    def secrets(self) -> Secrets:
        """What is made with the server's key."""
        return Secrets.of(self.settings)


async def defer(
    session: AsyncSession,
    task: str,
    *,
    at: datetime | None = None,
    lock: str | None = None,
    priority: int = 0,
    **arguments: Any,
) -> None:
    """Enqueue a job in the caller's transaction; `task` is "feature:task". Jobs of one `lock` run in turn.

    Of those that wait, the ones with the highest `priority` run first.

    Arguments stand in the jobs table and in the worker's log: ids only, nothing that is secret or personal.
    """
    await run(
        session,
        _DEFER,
        {"task": task, "lock": lock, "priority": priority, "args": json.dumps(arguments), "at": at},
    )


async def defer_many(session: AsyncSession, task: str, arguments: Sequence[Mapping[str, Any]]) -> None:
    """Enqueue one job for each set of arguments, as `defer` does for one."""
    if arguments:
        await run(session, _DEFER_MANY, {"task": task, "args": [json.dumps(one) for one in arguments]})


def defer_each(connection: Connection, task: str, arguments: Sequence[Mapping[str, Any]]) -> None:
    """Enqueue one job for each set of arguments in an importer's transaction, as `defer` does for one."""
    for start in range(0, len(arguments), CHUNK):
        chunk = [json.dumps(one) for one in arguments[start : start + CHUNK]]
        connection.execute(_DEFER_EACH, [task, chunk])


def tools(context: JobContext) -> Tools:
    """The tools of the worker that runs this job."""
    found: Tools = context.additional_context["tools"]
    return found
