"""The queue: what a job is handed, and how a feature registers its jobs.

A feature's `jobs.py` adds tasks to a `Blueprint`; `api/worker.py` collects the blueprints.
"""

from dataclasses import dataclass

from procrastinate import Blueprint, JobContext

from api.kit.database import Database
from api.settings import Settings

__all__ = ["Blueprint", "JobContext", "Tools", "tools"]


@dataclass(frozen=True)
class Tools:
    """What every job may use."""

    database: Database
    settings: Settings


def tools(context: JobContext) -> Tools:
    """The tools of the worker that runs this job."""
    found: Tools = context.additional_context["tools"]
    return found
