"""Statements that take long are told with the request they were for; never what they were given."""

import logging
import time
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from api.platform.kit.metrics import SLOW_STATEMENTS

logger = logging.getLogger(__name__)

SLOW_SECONDS = 1.0
MAX_SQL = 500
"""Characters of a statement that are told: which one it is shows at its beginning."""


def watch(engine: AsyncEngine) -> AsyncEngine:
    """Tell of an engine's slow statements; its statements are static, what they are given comes apart."""

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def _before(_connection: Any, _cursor: Any, _sql: str, _given: Any, context: Any, _many: bool) -> None:
        context.began = time.perf_counter()

    @event.listens_for(engine.sync_engine, "after_cursor_execute")
    def _after(_connection: Any, _cursor: Any, sql: str, _given: Any, context: Any, _many: bool) -> None:
        took(sql, time.perf_counter() - context.began)

    return engine


def took(sql: str, seconds: float) -> None:
    """Tell of a statement that took too long."""
    if seconds >= SLOW_SECONDS:
        SLOW_STATEMENTS.inc()
        logger.warning("slow statement, %.1f s: %s", seconds, " ".join(sql.split())[:MAX_SQL])
