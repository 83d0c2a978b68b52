"""What a process counts of itself, for Prometheus. Labels have few values: patterns, no paths, no people."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, GCCollector, Histogram, ProcessCollector

COUNTED = CollectorRegistry()
"""Everything that this process counts."""
ProcessCollector(registry=COUNTED)
GCCollector(registry=COUNTED)

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_LONG = (0.01, 0.1, 0.5, 1.0, 5.0, 30.0, 120.0, 600.0, 3600.0)

_REQUESTS = Counter(
    "epass_http_requests", "Requests answered, by the route's pattern", ["route", "status"], registry=COUNTED
)
_SECONDS = Histogram(
    "epass_http_request_seconds",
    "Seconds until an answer begins, by the route's pattern",
    ["route"],
    buckets=_QUICK,
    registry=COUNTED,
)
UNAVAILABLE = Counter("epass_unavailable", "Requests put off with 503, by cause", ["cause"], registry=COUNTED)
SLOW_STATEMENTS = Counter("epass_slow_statements", "Statements that took a second or more", registry=COUNTED)
STREAMS = Gauge("epass_streams_open", "Open streams of this process", registry=COUNTED)
JOBS = Counter(
    "epass_jobs", "Jobs run, by task and outcome: done, failed", ["task", "outcome"], registry=COUNTED
)
_JOB_SECONDS = Histogram(
    "epass_job_seconds", "Seconds that a job took, by task", ["task"], buckets=_LONG, registry=COUNTED
)
PUSHES = Counter(
    "epass_pushes", "Answers of push services: taken, gone, refused, later", ["outcome"], registry=COUNTED
)
MAILS = Counter("epass_mails", "Mails given to the mail server: sent, failed", ["outcome"], registry=COUNTED)

_known_routes: dict[str, Histogram] = {}
_known_answers: dict[tuple[str, int], Counter] = {}


def answered(route: str, status: int, seconds: float) -> None:
    """Count an answer. A child is looked up once: that takes longer than to count."""
    counter = _known_answers.get((route, status))
    if counter is None:
        method, _, pattern = route.partition(" ")
        bounded = route if method in _METHODS else f"OTHER {pattern}"
        counter = _known_answers[route, status] = _REQUESTS.labels(bounded, str(status))
        _known_routes[route] = _SECONDS.labels(bounded)
    counter.inc()
    _known_routes[route].observe(seconds)


@contextmanager
def job(task: str) -> Iterator[None]:
    """Count a job and the time that it takes."""
    began = time.perf_counter()
    outcome = "failed"
    try:
        yield
        outcome = "done"
    finally:
        JOBS.labels(task, outcome).inc()
        _JOB_SECONDS.labels(task).observe(time.perf_counter() - began)
