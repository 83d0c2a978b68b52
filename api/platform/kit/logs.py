"""What processes say of themselves: a line of JSON for each event, or a readable one on a terminal.

A line has the time, the request or job, and the cause; nothing that opens something, nothing about people.
An exception's own words are left out: they repeat what somebody sent. On a terminal they are shown.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator, MutableMapping
from contextvars import ContextVar
from datetime import UTC, datetime
from ipaddress import ip_address
from types import TracebackType
from typing import Any

import psycopg

from api.platform.kit.causes import Cause, cause_of

API = "/api/v1"
"""What routes are included under; their own patterns begin after it."""
MAX_MESSAGE = 2_000
"""Characters of one message; the rest is not said."""
MAX_ERRORS = 8
"""Of one line: the error, what it was raised from, and so on."""
MAX_FRAMES = 30
"""Of one error, the innermost."""

_TALKATIVE = ("httpx", "alembic.runtime.plugins", "procrastinate.blueprints", "procrastinate.periodic")
_FIRST_LINE_ONLY = frozenset({"asyncio", "py.warnings"})
"""What they say further repeats the exception, or the source."""
_TELLING = frozenset({"08", "25", "42", "53", "57", "58", "XX"})
"""Classes of SQLSTATE whose message speaks of the server and of our own names, never of a value."""
_URL = re.compile(
    r"\b([a-z][a-z0-9+.-]{1,20}://)(?:[^\s/?#\"'<>@]{0,255}@)?([^\s/?#\"'<>@]{0,255})([^\s\"'<>]*)"
)
_MAIL = re.compile(r"[^\s@\"'<>(),:;]{1,64}@[^\s@\"'<>(),:;]{1,255}")
_IP_LIKE = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,44}(?!\w))"
)
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?(?:33\s?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)")
_TOKEN = re.compile(
    r"(?<![\w-])(?=[\w-]{0,200}[A-Z])(?=[\w-]{0,200}[a-z])(?=[\w-]{0,200}\d)[A-Za-z0-9_-]{20,}(?![\w-])"
)
"""Letters of both cases and digits, longer than a name: what opens something. Digests have one case."""


class Request:
    """The request that is being answered, as a line names it."""

    __slots__ = ("id", "scope")

    def __init__(self, request_id: str, scope: MutableMapping[str, Any]) -> None:
        self.id = request_id
        self.scope = scope


REQUEST: ContextVar[Request | None] = ContextVar("request", default=None)


def route_of(scope: MutableMapping[str, Any]) -> str:
    """What a request asked for, as a log may hold it: the route's pattern. The path itself may be a key."""
    pattern: str | None = getattr(scope.get("route"), "path", None)
    if pattern is None:
        pattern = "(no route)" if scope["path"].startswith("/api/") else "(page or file)"
    elif scope["path"].startswith(API) and not pattern.startswith("/api/"):
        pattern = API + pattern
    return f"{scope['method']} {pattern}"


def asked(scope: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The scope that the routes were given of this request, where a layer handed them another one."""
    request = REQUEST.get()
    return scope if request is None else request.scope


def why(error: BaseException) -> dict[str, Cause | None]:
    """The cause of an error for a line that does not show the error itself: `extra=why(error)`."""
    return {"cause": cause_of(error)}


def scrubbed(text: str) -> str:
    """A message without addresses, of people or of machines beyond this one, and without what opens."""
    text = text[:MAX_MESSAGE]
    text = _URL.sub(lambda found: f"{found[1]}{found[2]}{'/…' if len(found[3]) > 1 else found[3]}", text)
    text = _MAIL.sub("[mail]", text)
    text = _PHONE.sub("[phone]", text)
    text = _IP_LIKE.sub(_hidden_address, text)
    return _TOKEN.sub("[token]", text)


def _hidden_address(found: re.Match[str]) -> str:
    text = found[0].rstrip(":.") if not found[0].endswith("::") else found[0]
    try:
        address = ip_address(text)
    except ValueError:  # an hour, a version
        return found[0]
    known = address.is_loopback or address.is_unspecified
    return found[0] if known else f"[address]{found[0][len(text) :]}"


def message_of(record: logging.LogRecord) -> str:
    """What a record says, without a job's arguments and results, and without an exception's words."""
    try:
        text = record.getMessage()
    except Exception:  # the arguments do not fit: what was to be said all the same
        text = str(record.msg)
    job = getattr(record, "job", None)
    if isinstance(job, dict) and "call_string" in job:
        text = text.replace(job["call_string"], f"{job['task_name']}[{job['id']}]").partition(" - Result:")[0]
    if said := getattr(record, "exception", None):
        text = text.replace(str(said), "…")
    if record.name in _FIRST_LINE_ONLY:
        text = text.partition("\n")[0]
    return scrubbed(text).rstrip()


def fields_of(record: logging.LogRecord, process: str) -> dict[str, Any]:
    """A record as the fields of its line."""
    moment = datetime.fromtimestamp(record.created, UTC)
    fields: dict[str, Any] = {
        "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        "process": process,
        "logger": record.name,
        "message": message_of(record),
    }
    if (request := REQUEST.get()) is not None:
        fields |= {"request": request.id, "route": route_of(request.scope)}
    job = getattr(record, "job", None)
    if isinstance(job, dict):
        fields |= {"job": job.get("id"), "task": job.get("task_name")}
    error = record.exc_info[1] if record.exc_info else None
    cause: Cause | None = getattr(record, "cause", None) or cause_of(error)
    if cause is not None:
        fields |= {"cause": cause.words, **({"sqlstate": cause.sqlstate} if cause.sqlstate else {})}
    if error is not None:
        fields["errors"] = [_error(one) for one in _raised(error)][:MAX_ERRORS]
    return fields


def _raised(error: BaseException | None) -> Iterator[BaseException]:
    """An error, what it holds together, and what it was raised from: the newest first, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen or len(seen) >= MAX_ERRORS:
            continue
        seen.add(id(one))
        yield one
        waiting += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        waiting.append(one.__cause__ or one.__context__)


def _error(error: BaseException) -> dict[str, Any]:
    told: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}"}
    if isinstance(error, psycopg.Error) and (error.sqlstate or "")[:2] in _TELLING:
        told["said"] = scrubbed(error.diag.message_primary or "")
    told["at"] = list(_frames(error.__traceback__))[-MAX_FRAMES:]
    return told


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        yield f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"


class Lines(logging.Formatter):
    """One line of JSON for each event, in ASCII: nothing that anybody sent begins another line."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(fields_of(record, self._process))


class ForTerminals(logging.Formatter):
    """The same for whoever looks on: in their time zone, with what an exception says."""

    def format(self, record: logging.LogRecord) -> str:
        fields = fields_of(record, "")
        known = [str(fields[name]) for name in ("cause", "sqlstate", "route", "request") if name in fields]
        message = "".join(one if one.isprintable() or one == "\n" else " " for one in fields["message"])
        text = f"{self.formatTime(record, '%H:%M:%S')} {record.levelname} {record.name}: " + (
            message.replace("\n", "\n  ") + (f" [{', '.join(known)}]" if known else "")
        )
        return f"{text}\n{self.formatException(record.exc_info)}" if record.exc_info else text


def install(process: str) -> None:
    """Let this process, named so, say everything in lines on its standard error, its own end too."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    handler = logging.StreamHandler()
    handler.setFormatter(ForTerminals() if terminal else Lines(process))
    root = logging.getLogger()
    root.handlers[:] = [one for one in root.handlers if not isinstance(one.formatter, Lines | ForTerminals)]
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    # A line that cannot be written is lost, rather than told with all that it was given.
    logging.raiseExceptions = terminal
    if not terminal:
        sys.excepthook = _ended
        threading.excepthook = lambda gone: _ended(gone.exc_type, gone.exc_value, gone.exc_traceback)


def _ended(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is not None and not issubclass(kind, KeyboardInterrupt | SystemExit):
        logging.getLogger("api").critical("ended by an error", exc_info=(kind, error, trace))
