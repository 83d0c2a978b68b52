"""Jobs that this release does not know wait for a worker that does: two releases work at once for a while.
Jobs that this process is doing are not those of a dead worker.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from procrastinate.connector import BaseConnector
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

_FETCH = """
    WITH candidate AS MATERIALIZED (
        SELECT jobs.id FROM procrastinate_jobs AS jobs
        WHERE jobs.status = 'todo' AND jobs.task_name = ANY(%(known)s::varchar[])
            AND (%(queues)s::varchar[] IS NULL OR jobs.queue_name = ANY(%(queues)s::varchar[]))
            AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            AND (jobs.lock IS NULL OR NOT EXISTS (
                SELECT FROM procrastinate_jobs AS others
                WHERE others.lock = jobs.lock AND (
                    others.status = 'doing'
                    OR others.status = 'todo'
                        AND (others.priority > jobs.priority
                            OR others.priority = jobs.priority AND others.id < jobs.id)
                )
            ))
        ORDER BY jobs.priority DESC, jobs.id LIMIT 1
        FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs AS jobs SET status = 'doing', worker_id = %(worker_id)s
    FROM candidate WHERE jobs.id = candidate.id
    RETURNING jobs.id, jobs.status, jobs.task_name, jobs.priority, jobs.lock, jobs.queueing_lock, jobs.args,
        jobs.scheduled_at, jobs.queue_name, jobs.attempts, jobs.worker_id
"""
"""What procrastinate_fetch_job_v2 does (procrastinate 3.10), among the tasks that are known.

A job that is not known holds those of its lock that come after it: their order is kept.
"""


class KnownJobs(JobManager):
    """Takes jobs whose task is in `tasks`, which may still grow.

    procrastinate takes any, and fails for good those that it does not know.
    """

    def __init__(self, connector: BaseConnector, tasks: Iterable[str]) -> None:
        super().__init__(connector)
        self._tasks = tasks
        self._doing: set[int] = set()

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        """The next job, now this worker's; None where there is none that it knows."""
        rows = await self.connector.execute_query_all_async(
            _FETCH, queues=queues, worker_id=worker_id, known=list(self._tasks)
        )
        job = Job.from_row(rows[0]) if rows else None
        if job is not None and job.id is not None:
            self._doing.add(job.id)
        return job

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """It is done."""
        with self._let_go(job):
            await super().finish_job(job, status, delete_job)

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        """It is to be done again."""
        with self._let_go(job):
            await super().retry_job(job, retry_at, priority, queue, lock)

    async def stalled(self, silence_s: float) -> list[Job]:
        """Those whose worker has given no sign of life for so many seconds.

        Who stood still finds itself silent, before it gives the next sign: what it is doing goes on.
        """
        found = await self.get_stalled_jobs(seconds_since_heartbeat=silence_s)
        return [job for job in found if job.id not in self._doing]

    @contextmanager
    def _let_go(self, job: Job) -> Iterator[None]:
        try:
            yield
        finally:
            if job.id is not None:
                self._doing.discard(job.id)
