"""Who is asking, and what they may do. Every feature's routes lean on this; screens decide nothing.

The session itself is read by `accounts`; the composition root puts its reader into `app.state.read_session`.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from starlette.types import Scope

from api.platform.kit.clock import age, latest_birth, today
from api.platform.kit.cookies import read_cookie
from api.platform.kit.database import Database
from api.platform.kit.http import DatabaseDep
from api.platform.kit.limits import Turns
from api.platform.kit.problems import ForbiddenError, UnauthorizedError

SESSION_COOKIE = "epass_session"
"""Its name over http; `cookies.cookie_name` says what it is called on a server."""
ADULT_AGE = 18


class Role(StrEnum):
    """What an account may be; one account may hold several."""

    STUDENT = "student"
    PARENT = "parent"
    MENTOR = "mentor"
    ISSUER = "issuer"
    COMPANY = "company"
    SCHOOL = "school"
    REFERENT = "referent"
    ADVISER = "adviser"
    DPO = "dpo"
    ADMIN = "admin"


STAFF = frozenset({Role.REFERENT, Role.ADVISER, Role.DPO, Role.ADMIN})
"""Roles that act only after a second factor."""
ADULT_ROLES = STAFF | {Role.ISSUER, Role.COMPANY, Role.SCHOOL}
"""Roles of people who act for the Region or an organisation."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The account behind a request."""

    account_id: UUID
    session_id: UUID
    roles: frozenset[Role]
    departments: frozenset[str]
    """Departments of a referent; INSEE codes."""
    birth_date: date | None
    strong: bool
    """A second factor was proven lately on this device."""
    renewed: bool = False
    """The session lives on from this request, which it does once an hour at most."""
    ends_at: datetime | None = None
    """On a shared computer: when the session is over, in use or not."""

    @property
    def age(self) -> int | None:
        """Age today in Paris; None while the birth date is not known."""
        return None if self.birth_date is None else age(self.birth_date, today())

    @property
    def is_minor(self) -> bool:
        """Under 18. Somebody whose age is not known is protected like a minor, unless verified as staff."""
        return self.age < ADULT_AGE if self.age is not None else not self.roles & STAFF

    @property
    def reach(self) -> dict[str, Any]:
        """`may_act_in` for a statement: whether everywhere, else the departments."""
        return {"everywhere": Role.ADMIN in self.roles, "departments": sorted(self.departments)}

    def may_act_in(self, department: str | None) -> bool:
        """Whether a referent or an admin may act on something of that department."""
        return Role.ADMIN in self.roles or (Role.REFERENT in self.roles and department in self.departments)


def is_protected(birth_date: date | None) -> bool:
    """Under 18, or of unknown age: protected like a minor."""
    return birth_date is None or age(birth_date, today()) < ADULT_AGE


def adults() -> dict[str, Any]:
    """`adult_since` for a statement that asks who is of age today."""
    return {"adult_since": latest_birth(ADULT_AGE, today())}


ReadSession = Callable[[Database, str], Awaitable[Viewer | None]]
"""Finds who a session token belongs to."""
LiveSessions = Callable[[Database, Collection[UUID]], Awaitable[set[UUID]]]
"""Finds which of these sessions have not ended."""


def session_token(request: Request) -> str:
    """What the browser says it is signed in by; empty of a visitor."""
    return read_cookie(request, SESSION_COOKIE)


async def read_viewer(request: Request, database: DatabaseDep) -> Viewer | None:
    """The signed-in account; None for a visitor."""
    token = session_token(request)
    if not token:
        return None
    read_session: ReadSession = request.app.state.read_session
    return await read_session(database, token)


async def account_of(scope: Scope) -> str | None:
    """The account that a request comes from, before it is read; None of a visitor."""
    request = Request(scope)
    viewer = await read_viewer(request, request.app.state.database)
    return None if viewer is None else viewer.account_id.hex


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever sent the request, by a token at which nobody has looked yet: a statement may do it itself."""

    token: str
    request: Request

    async def viewer(self) -> Viewer:
        """The signed-in account. Raises UnauthorizedError."""
        return await require_viewer(await read_viewer(self.request, self.request.app.state.database))


async def get_caller(request: Request) -> Caller:
    """Whoever has a session token. Raises UnauthorizedError."""
    token = session_token(request)
    if not token:
        raise UnauthorizedError
    return Caller(token, request)


CallerDep = Annotated[Caller, Depends(get_caller)]
MaybeViewer = Annotated[Viewer | None, Depends(read_viewer)]


async def require_viewer(viewer: MaybeViewer) -> Viewer:
    """The signed-in account. Raises UnauthorizedError."""
    if viewer is None:
        raise UnauthorizedError
    return viewer


SignedIn = Annotated[Viewer, Depends(require_viewer)]


DOWNLOAD_SECONDS = 90.0
"""How long one waits for the last download to end: one that nobody reads is given up before that."""


async def take_download_turn(request: Request, viewer: SignedIn) -> AsyncIterator[None]:
    """Wait until the account fetches nothing else by this route; it is its turn until the answer is sent.

    Raises UnauthorizedError, TooManyRequestsError.
    """
    turns: Turns = request.app.state.downloads
    async with turns.turn(f"{viewer.account_id} {request.scope['route'].path}"):
        yield


OneDownload = Depends(take_download_turn)
"""For the `dependencies` of a route that hands out a large file: what a slow phone has not taken is held."""


def insist_proven(viewer: Viewer) -> Viewer:
    """Whoever may answer as an adviser reads what minors wrote: only after a second factor.

    Raises ForbiddenError.
    """
    if Role.ADVISER in viewer.roles and not viewer.strong:
        raise ForbiddenError("second_factor_needed")
    return viewer


async def require_talker(viewer: SignedIn) -> Viewer:
    """Somebody signed in who may see their conversations. Raises UnauthorizedError, ForbiddenError."""
    return insist_proven(viewer)


Talker = Annotated[Viewer, Depends(require_talker)]


def requires(*roles: Role) -> Any:
    """A dependency: the viewer, who must hold one of the roles (with a second factor where it is due).

    Raises UnauthorizedError, ForbiddenError.
    """
    wanted = frozenset(roles)

    async def check(viewer: SignedIn) -> Viewer:
        held = viewer.roles & wanted
        if not held:
            raise ForbiddenError
        if held & STAFF and not viewer.strong:
            raise ForbiddenError("second_factor_needed")
        return viewer

    return Depends(check)


Admin = Annotated[Viewer, requires(Role.ADMIN)]
Adviser = Annotated[Viewer, requires(Role.ADVISER)]
Colleague = Annotated[Viewer, requires(Role.ADVISER, Role.REFERENT, Role.ADMIN)]
AuditReader = Annotated[Viewer, requires(Role.DPO, Role.ADMIN)]
Referent = Annotated[Viewer, requires(Role.REFERENT, Role.ADMIN)]
"""Acts within `Viewer.may_act_in`."""
