"""Errors that a feature raises and that `api/platform/problems` turns into problem+json (RFC 9457)."""

import math
from datetime import datetime
from typing import Self

from api.platform.kit.language import Words


class ProblemError(Exception):
    """An error with a stable code; its words: a feature's `problems.py`, `api/platform/problems`."""

    status = 400

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotFoundError(ProblemError):
    """Nothing there under that address."""

    status = 404

    def __init__(self, code: str = "not_found") -> None:
        super().__init__(code)


class InvalidInputError(ProblemError):
    """One field of the input cannot be used; its words are those of `api/platform/problems`, or its own.
    `said`: what is wrong of it, where these words name it.
    """

    status = 422

    def __init__(self, field: str, code: str, words: Words | None = None, *, said: str = "") -> None:
        super().__init__("invalid_input")
        self.field = field
        self.field_code = code
        self.words = words
        self.said = said


class ConflictError(ProblemError):
    """The request contradicts what is already there."""

    status = 409


class UnauthorizedError(ProblemError):
    """Nobody is signed in, or the session has ended."""

    status = 401

    def __init__(self, code: str = "sign_in_needed") -> None:
        super().__init__(code)


class ForbiddenError(ProblemError):
    """Signed in, but not allowed to."""

    status = 403

    def __init__(self, code: str = "forbidden") -> None:
        super().__init__(code)


class RefusedButKeptError(ForbiddenError):
    """Refused, and what was written down in the transaction until then stays: for those who look at why."""


class TooManyRequestsError(ProblemError):
    """Too often; `retry_after` seconds until the next try."""

    status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__("too_many_requests")
        self.retry_after = retry_after

    @classmethod
    def until(cls, later: datetime, now: datetime) -> Self:
        """The same, by the moment of the next try."""
        return cls(max(1, math.ceil((later - now).total_seconds())))
