"""What may be sent without an account is counted: by whom it is sent, and never of a right link.

A whole school, or a mobile network, stands behind one address: whoever floods from there keeps out neither
those who are signed in nor a parent who holds a link.
"""

from collections.abc import AsyncIterator

from fastapi import Depends, Request

from api.platform.access import MaybeViewer
from api.platform.kit.http import address_of, sender_of
from api.platform.kit.limits import AddressLimit
from api.platform.kit.problems import ProblemError, TooManyRequestsError


async def count_public_write(request: Request, viewer: MaybeViewer) -> None:
    """Hold back an account or, of visitors, an address that sends too much of one thing.

    Raises TooManyRequestsError.
    """
    _count(request, sender_of(request, viewer.account_id if viewer else None))


async def count_wrong_links(request: Request) -> AsyncIterator[None]:
    """Hold back an address that tries too many links that open nothing.

    Raises TooManyRequestsError.
    """
    try:
        yield
    except ProblemError:
        _count(request, address_of(request))
        raise


def _count(request: Request, whose: str) -> None:
    limit: AddressLimit = request.app.state.public_writes
    wait = limit.hit(whose, request.scope["route"].path)
    if wait:
        raise TooManyRequestsError(wait)


PublicWrite = Depends(count_public_write)
"""For the `dependencies` of a route that a visitor without account may send to."""
PublicLink = Depends(count_wrong_links, scope="function")
"""The same where only whoever holds a link does anything."""
