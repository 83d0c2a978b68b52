"""What an operator watches of the queue."""

from sqlalchemy import text

from api.platform.feature.measured import Measured

MEASURED = (
    Measured(
        "epass_queue_jobs",
        "Jobs in the queue: due, planned for later, doing, failed for good",
        text(
            """
            SELECT CASE WHEN status <> 'todo' THEN status::text
                WHEN scheduled_at > now() THEN 'planned' ELSE 'due' END, count(*)
            FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1
            """
        ),
        ["status"],
    ),
    Measured(
        "epass_queue_failed_jobs",
        "Jobs that failed for good and are kept, by task",
        text("SELECT task_name, count(*) FROM procrastinate_jobs WHERE status = 'failed' GROUP BY 1"),
        ["task"],
    ),
    Measured(
        "epass_queue_lag_seconds",
        "Seconds since the job was due that has waited longest",
        text(
            # Those without a moment wait since they were put there; their numbers stand in that order.
            """
            SELECT greatest(0, extract(epoch FROM now() - least(
                (SELECT min(scheduled_at) FROM procrastinate_jobs
                    WHERE status = 'todo' AND scheduled_at <= now()),
                (SELECT max(at) FROM procrastinate_events WHERE job_id = (
                    SELECT min(id) FROM procrastinate_jobs WHERE status = 'todo' AND scheduled_at IS NULL))
            )))
            """
        ),
    ),
    Measured(
        "epass_retention_age_seconds",
        "Seconds since a deletion of what is over last came to its end",
        text("SELECT what, extract(epoch FROM now() - ended_at) FROM retention_run"),
        ["what"],
    ),
    Measured(
        "epass_retention_deleted_rows",
        "Rows that it deleted then",
        text("SELECT what, deleted FROM retention_run"),
        ["what"],
    ),
    Measured(
        "epass_workers",
        "Workers that gave a sign of life in the last minute",
        text("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"),
    ),
)
