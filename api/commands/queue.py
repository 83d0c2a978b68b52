"""`epass queue`: what waits and what failed, why, and trying it again. Shows no arguments of jobs."""

import argparse
import json
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row

from api.opening import database
from api.platform.kit.bulk import Connection
from api.platform.kit.database import connect
from api.platform.settings import Settings, get_settings

_SUMMARY = """
    SELECT task_name,
        count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, '-infinity') <= now()) AS due,
        count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()) AS later,
        count(*) FILTER (WHERE status IN ('doing', 'aborting')) AS running,
        count(*) FILTER (WHERE status IN ('failed', 'aborted')) AS failed
    FROM procrastinate_jobs WHERE status NOT IN ('succeeded', 'cancelled')
    GROUP BY task_name ORDER BY task_name
"""
_JOBS = """
    SELECT id, status::text, attempts, scheduled_at, (
        SELECT max(at) FROM procrastinate_events AS e WHERE e.job_id = j.id
    ) AS moved_at
    FROM procrastinate_jobs AS j
    WHERE task_name = %s AND status NOT IN ('succeeded', 'cancelled') ORDER BY id LIMIT %s
"""
_MOST_SHOWN = 200
"""Jobs of one task."""
_JOB = """
    SELECT j.id, j.task_name, j.status::text, j.attempts, j.scheduled_at, j.scheduled_at > now() AS later,
        w.last_heartbeat, (SELECT max(at) FROM procrastinate_events AS e WHERE e.job_id = j.id) AS moved_at, (
            SELECT o.id FROM procrastinate_jobs AS o
            WHERE o.lock = j.lock AND o.id <> j.id AND (
                o.status = 'doing' OR o.status = 'todo'
                    AND (o.priority > j.priority OR o.priority = j.priority AND o.id < j.id))
            ORDER BY o.status = 'doing' DESC, o.priority DESC, o.id LIMIT 1
        ) AS before
    FROM procrastinate_jobs AS j LEFT JOIN procrastinate_workers AS w ON w.id = j.worker_id
    WHERE j.id = %s
"""
BEATING = """
    SELECT count(*) FROM procrastinate_workers
    WHERE last_heartbeat > now() - make_interval(secs => %s)
"""
"""Workers that gave a sign of life within so many seconds."""
_FAILED = """
    SELECT id, status = 'todo' AS waits FROM procrastinate_jobs
    WHERE task_name = %s AND (
        status IN ('failed', 'aborted') OR status = 'todo' AND attempts > 0 AND scheduled_at > now())
    ORDER BY id
"""
"""For good, or until the next try after an error."""
_HAS_JOBS = "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE task_name = %s)"
_RETRY = """
    UPDATE procrastinate_jobs
    SET status = 'todo', attempts = 0, scheduled_at = NULL, abort_requested = false, worker_id = NULL
    WHERE id = %s AND (status IN ('failed', 'aborted') OR status = 'todo' AND scheduled_at > now())
    RETURNING id
"""


def declare(commands: Any) -> None:
    """Add the command."""
    queue = commands.add_parser("queue", help="jobs: list, why one waits or failed, retry")
    asked = queue.add_subparsers(required=True, metavar="WHAT")
    listed = asked.add_parser("list", help="what waits, runs and failed, by task; the jobs of one task")
    listed.add_argument("task", nargs="?", metavar="TASK")
    listed.set_defaults(run=command_list)
    why = asked.add_parser("why", help="why a job waits, or failed")
    why.add_argument("job", type=int, metavar="JOB")
    why.add_argument("--log", type=Path, metavar="FILE", help="a worker's log; - reads what is piped in")
    why.set_defaults(run=command_why)
    retry = asked.add_parser("retry", help="try failed jobs again, or at once what waits for its hour")
    retry.add_argument("jobs", type=int, nargs="*", metavar="JOB")
    retry.add_argument("--failed", metavar="TASK", help="of that task, what failed or waits for its next try")
    retry.set_defaults(run=command_retry)


def command_list(arguments: argparse.Namespace) -> int:
    """Tell what is in the queue."""
    with database(get_settings()) as addresses, connect(addresses.runtime) as connection:
        if arguments.task is not None:
            if _is_unknown(connection, arguments.task):
                return 2
            for job in _rows(connection, _JOBS, arguments.task, _MOST_SHOWN):
                at = _at(job.scheduled_at or job.moved_at)
                _say(f"{job.id:>9}  {job.status:<8} {job.attempts:>3}×  {at}")
            return 0
        known = _known_tasks()
        _say("  à faire  plus tard   en cours   en échec  tâche")
        _say("      due      later    running     failed  task")
        for row in _rows(connection, _SUMMARY):
            note = "" if row.task_name in known else "  (inconnue de cette version / unknown to this release)"
            counts = f"{row.due:>9}  {row.later:>9}  {row.running:>9}  {row.failed:>9}"
            _say(f"{counts}  {row.task_name}{note}")
    return 0


def command_why(arguments: argparse.Namespace) -> int:
    """Tell why a job stands where it does."""
    settings = get_settings()
    with database(settings) as addresses, connect(addresses.runtime) as connection:
        job = next(_rows(connection, _JOB, arguments.job), None)
        if job is None:
            _say(
                f"Pas de tâche n°\u00a0{arguments.job}\u00a0: elle a réussi, ou n’a jamais existé.\n"
                f"No job {arguments.job}: it succeeded, or never was."
            )
            return 1
        _say(f"{job.id}  {job.task_name}  {job.status}  {job.attempts}×  {_at(job.moved_at)}")
        _say(_reason(connection, settings, job))
    if arguments.log is not None:
        piped = str(arguments.log) == "-"
        with nullcontext(sys.stdin) if piped else arguments.log.open(errors="replace") as log:
            for line in _told(log, job.id):
                _say(line)
    return 0


def command_retry(arguments: argparse.Namespace) -> int:
    """Put jobs back into the queue, their attempts forgotten; the exit status says whether all were."""
    with database(get_settings()) as addresses, connect(addresses.runtime, autocommit=True) as connection:
        jobs, told = list(arguments.jobs), ""
        if arguments.failed is not None:
            if _is_unknown(connection, arguments.failed):
                return 2
            failed = list(_rows(connection, _FAILED, arguments.failed))
            jobs += [row.id for row in failed]
            waiting = sum(row.waits for row in failed)
            ended = len(failed) - waiting
            told = (
                f"En échec pour de bon\u00a0: {ended}\u00a0; en attente d’un nouvel essai\u00a0: {waiting}.\n"
                f"Failed for good: {ended}; waiting for another try: {waiting}.\n"
            )
        done = 0
        for job in jobs:
            try:
                done += connection.execute(_RETRY, [job]).rowcount
            except psycopg.errors.UniqueViolation:
                _say(f"{job}\u00a0: une même tâche attend déjà.\n{job}: another one like it waits already.")
    _say(f"{told}{done} remises en file, sur {len(jobs)}.\n{done} put back, of {len(jobs)}.")
    return 0 if done == len(jobs) else 1


def _reason(connection: Connection, settings: Settings, job: Any) -> str:
    if job.status in ("failed", "aborted"):
        return (
            "En échec\u00a0: sa cause est dans le journal d’un worker (--log FICHIER la cherche).\n"
            "Failed: its cause is in a worker’s log (--log FILE looks for it)."
        )
    if job.status != "todo":
        return f"En cours\u00a0; dernier signe de vie / running; last sign of life: {_at(job.last_heartbeat)}"
    if job.task_name not in _known_tasks():
        return (
            "Inconnue de cette version\u00a0: attend un worker qui la connaît.\n"
            "Unknown to this release: waits for a worker that knows it."
        )
    if job.later:
        return f"Attend son heure / waits until: {_at(job.scheduled_at)}"
    if job.before is not None:
        return f"Attend la fin de la tâche / waits for the end of job: {job.before}"
    (workers,) = connection.execute(BEATING, [settings.worker_silence_seconds]).fetchone() or (0,)
    if not workers:
        return "Aucun worker ne travaille.\nNo worker is at work."
    return "Attend son tour.\nWaits for its turn."


def _told(log: Iterable[str], job: int) -> Iterator[str]:
    """What lines of a log say of a job."""
    for line in log:
        try:
            # `docker compose logs` writes the service before it.
            said = json.loads(line[line.index("{") :])
        except ValueError:
            continue
        if isinstance(said, dict) and said.get("job") == job and "errors" in said:
            yield json.dumps(
                {key: said.get(key) for key in ("time", "cause", "errors") if said.get(key)},
                ensure_ascii=False,
            )


def _is_unknown(connection: Connection, task: str) -> bool:
    """Whether neither this release nor any job knows the task, which is then said."""
    (has_jobs,) = connection.execute(_HAS_JOBS, [task]).fetchone() or (False,)
    if has_jobs or task in _known_tasks():
        return False
    sys.stderr.write(
        f"Aucune tâche ne s’appelle {task}\u00a0; epass queue list nomme celles de la file.\n"
        f"No job is called {task}; epass queue list names those of the queue.\n"
    )
    return True


def _known_tasks() -> Collection[str]:
    from api.worker import known_tasks

    return known_tasks()


def _rows(connection: Connection, query: str, *parameters: object) -> Iterator[Any]:
    with connection.cursor(row_factory=namedtuple_row) as cursor:
        yield from cursor.execute(query.encode(), parameters)


def _at(moment: datetime | None) -> str:
    return moment.astimezone().isoformat(" ", "seconds") if moment else "—"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
