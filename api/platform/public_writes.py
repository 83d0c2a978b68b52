"""What may be sent without an account is counted: by whom it is sent, and never of a right link.

A whole school, or a mobile network, stands behind one address: whoever floods from there keeps out neither
those who are signed in nor a parent who holds a link.
"""

from collections.abc import AsyncIterator
from typing import Any

from fastapi import Depends, Request

from api.platform.access import MaybeViewer
from api.platform.kit.http import address_of, sender_of
from api.platform.kit.limits import AddressLimit
from api.platform.kit.problems import ProblemError, TooManyRequestsError

_USUAL = "public_writes"


def public_write(limit: str) -> Any:
    """For the `dependencies` of a route that a visitor without account may send to.

    `limit`: the name of the `AddressLimit` in the app's state that it is held to.
    """

    async def count(request: Request, viewer: MaybeViewer) -> None:
        """Hold back an account or, of visitors, an address that sends too much of one thing.

        Raises TooManyRequestsError.
        """
        _count(request, limit, sender_of(request, viewer.account_id if viewer else None))

    return Depends(count)


async def count_wrong_links(request: Request) -> AsyncIterator[None]:
    """Hold back an address that tries too many links that open nothing.

    Raises TooManyRequestsError.
    """
    try:
        yield
    except ProblemError:
        _count(request, _USUAL, address_of(request))
        raise


def _count(request: Request, limit: str, whose: str) -> None:
    hits: AddressLimit = getattr(request.app.state, limit)
    wait = hits.hit(whose, request.scope["route"].path)
    if wait:
        raise TooManyRequestsError(wait)


PublicWrite = public_write(_USUAL)
"""Within the limit that most of them have."""
PublicLink = Depends(count_wrong_links, scope="function")
"""The same where only whoever holds a link does anything."""
