"""What the routes of signing in share."""

from typing import Annotated

from fastapi import Depends, Header, Request

from api.people.accounts.codes.passes import Opens
from api.people.accounts.codes.service import Asker
from api.people.accounts.federation.directory import Directory
from api.people.accounts.routes.cookies import ASKING_COOKIE, BROWSER_COOKIE, FLOW_COOKIE
from api.platform.kit.cookies import read_cookie
from api.platform.kit.http import address_of


async def get_directory(request: Request) -> Directory:
    """What this process knows of the providers."""
    directory: Directory = request.app.state.provider_directory
    return directory


async def get_asker(request: Request) -> Asker:
    """What this browser holds, and where it is."""
    return Asker(
        asking=read_cookie(request, ASKING_COOKIE),
        known=read_cookie(request, BROWSER_COOKIE),
        address=address_of(request),
    )


async def get_flow_browser(request: Request) -> str:
    """The secret of the browser that began to sign in at a provider."""
    return read_cookie(request, FLOW_COOKIE)


async def get_known_browser(request: Request) -> str:
    """What the browser is known by, where somebody signed in before."""
    return read_cookie(request, BROWSER_COOKIE)


async def get_opens(request: Request) -> Opens:
    """Who knows of personal codes."""
    opens: Opens = request.app.state.personal_code_opens
    return opens


AskerDep = Annotated[Asker, Depends(get_asker)]
FlowBrowser = Annotated[str, Depends(get_flow_browser)]
KnownBrowser = Annotated[str, Depends(get_known_browser)]
DirectoryDep = Annotated[Directory, Depends(get_directory)]
OpensDep = Annotated[Opens, Depends(get_opens)]
UserAgent = Annotated[str, Header(alias="User-Agent", include_in_schema=False)]
