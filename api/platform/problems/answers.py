"""Errors as problem+json (RFC 9457), in the reader's language; nothing of the inside leaks."""

import logging
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import IntegrityError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from api.platform.kit.causes import Cause, cause_of
from api.platform.kit.http import PROBLEM
from api.platform.kit.language import Language, Words, preferred
from api.platform.kit.logs import route_of
from api.platform.kit.metrics import UNAVAILABLE
from api.platform.kit.problems import InvalidInputError, ProblemError, TooManyRequestsError
from api.platform.problems.declared import declare_once
from api.platform.problems.fields import OTHER_FIELD_WORDS
from api.platform.problems.heard import Hear, cries
from api.platform.problems.titles import TITLES

logger = logging.getLogger(__name__)

_BY_STATUS = {
    400: "bad_request",
    401: "sign_in_needed",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    429: "too_many_requests",
    500: "internal",
}

RETRY_AFTER_S = 5
"""Seconds after which a caller may try again when the database was out of reach, or held by others."""

_NAME = re.compile(r"[a-z][a-zA-Z0-9_]*")

_HOUR_SECONDS = 3600
_SAID = ("ge", "le", "said")
"""What the words of a field's error may name of what is wrong."""

MAX_FAULTS = 20
"""Told in one answer: a hostile request gets no long one, nor is made much of a thousand unknown names."""


@dataclass(frozen=True)
class ProblemWords:
    """What errors say, by their codes: of the platform, and of every feature."""

    titles: Mapping[str, Words]
    fields: Mapping[str, Words]


def too_often(language: Language, retry_after: str) -> str:
    """What every 429 says, in words for the young and for adults: when the next try is possible, in hours
    from one hour on. `retry_after` is the header in seconds; without a number the wait is short."""
    seconds = int(retry_after) if retry_after.isdigit() else 0
    if seconds < _HOUR_SECONDS:
        return TITLES["too_many_requests"][language]
    hours = math.ceil(seconds / _HOUR_SECONDS)
    if language == "fr":
        return (
            f"C’est assez pour le moment. Nouvel essai possible dans {hours} heure{'s' if hours > 1 else ''}."
        )
    return f"That is enough for now. You can try again in {hours} hour{'s' if hours > 1 else ''}."


def problem(
    words: ProblemWords,
    code: str,
    status: int,
    language: Language,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
    *,
    distress: bool = False,
) -> JSONResponse:
    """An answer of problem+json; `code` chooses its type and its title. `distress`: what was refused cries
    for help, and the app shows who listens.
    """
    body: dict[str, Any] = {
        "type": f"/problems/{code.replace('_', '-')}",
        "title": too_often(language, (headers or {}).get("Retry-After", ""))
        if code == "too_many_requests"
        else words.titles[code][language],
        "status": status,
    }
    if errors is not None:
        body["errors"] = errors
    if distress:
        body["distress"] = True
    return JSONResponse(
        body, status, {"Cache-Control": "no-store", "Content-Language": language, **(headers or {})}, PROBLEM
    )


def install(app: FastAPI, words: ProblemWords, hear: Hear) -> None:
    """Make every error of the app a problem, in its answers and in its OpenAPI document; `hear` hears what
    was refused.
    """
    declare_once(app)
    app.state.problem_words = words
    app.state.hear_refused = hear
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _http)
    for error in (psycopg.OperationalError, OperationalError, InterfaceError, PoolTimeoutError):
        app.add_exception_handler(error, _unavailable)
    app.add_exception_handler(psycopg.InternalError, _read_only)
    app.add_exception_handler(InternalError, _read_only)
    app.add_exception_handler(IntegrityError, _gone_meanwhile)


def language_of(request: Request) -> Language:
    """The language of whoever sent the request."""
    return preferred(request.headers.get("accept-language", ""))


def _words(request: Request) -> ProblemWords:
    words: ProblemWords = request.app.state.problem_words
    return words


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    language = language_of(request)
    known = _words(request)
    faults = error.errors()[:MAX_FAULTS]
    errors: dict[str, dict[str, str]] = {}
    for fault in faults:
        words = known.fields.get(fault["type"], OTHER_FIELD_WORDS)[language]
        context = {key: value for key, value in (fault.get("ctx") or {}).items() if key in _SAID}
        field = _field(fault["loc"][1:]) or _whole(fault["type"])
        # Of the ways to write one value the first is the one that people mean.
        errors.setdefault(field, {"field": field, "message": words.format(**context)})
    status = 400 if any(fault["type"] == "json_invalid" for fault in faults) else 422
    return problem(
        known,
        "bad_request" if status == 400 else "invalid_input",
        status,
        language,
        list(errors.values()),
        distress=await cries(request, request.app.state.hear_refused),
    )


def _field(where: Sequence[str | int]) -> str:
    """A field as the document names it, with its place in a list: `evidence.0.url`; a list itself by its
    name alone. What pydantic calls the ways to write a value is left out."""
    named = [str(part) for part in where if isinstance(part, int) or _NAME.fullmatch(part)]
    while named and named[-1].isdigit():
        named.pop()
    return ".".join(named)[:60]


def _whole(fault_type: str) -> str:
    return {"position_incomplete": "lat", "bad_bbox": "bbox", "dates_reversed": "to"}.get(fault_type, "body")


async def _problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)
    language = language_of(request)
    errors = None
    if isinstance(error, InvalidInputError):
        words = error.words or _words(request).fields[error.field_code]
        message = words[language] if error.words else words[language].format(said=error.said)
        errors = [{"field": error.field, "message": message}]
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, TooManyRequestsError) else None
    heard = await cries(request, request.app.state.hear_refused)
    return problem(_words(request), error.code, error.status, language, errors, headers, distress=heard)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _BY_STATUS.get(error.status_code, "bad_request")
    return problem(
        _words(request), code, error.status_code, language_of(request), headers=dict(error.headers or {})
    )


def _unavailable(request: Request, error: Exception) -> JSONResponse:
    return _try_again(request, getattr(error, "orig", None) or error)


def _read_only(request: Request, error: Exception) -> JSONResponse:
    """A standby, or a server that was told to take no writes for now: what else says so is our fault."""
    cause = getattr(error, "orig", None) or error
    if not isinstance(cause, psycopg.errors.ReadOnlySqlTransaction):
        raise error
    return _try_again(request, cause)


def _gone_meanwhile(request: Request, error: Exception) -> JSONResponse:
    """What a request refers to, an account above all, was erased while it was answered: the next try says
    so.
    """
    cause = getattr(error, "orig", None)
    if not isinstance(cause, psycopg.errors.ForeignKeyViolation):
        raise error
    return _try_again(request, cause)


def _try_again(request: Request, error: BaseException) -> JSONResponse:
    cause = cause_of(error) or Cause("database out of reach")
    UNAVAILABLE.labels(cause.words).inc()
    logger.error(
        "%s on %s: %s", cause.words, route_of(request.scope), type(error).__name__, extra={"cause": cause}
    )
    headers = {"Retry-After": str(RETRY_AFTER_S)}
    return problem(_words(request), "unavailable", 503, language_of(request), headers=headers)
