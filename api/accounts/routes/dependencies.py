"""What the routes of signing in share."""

from typing import Annotated

from fastapi import Depends, Header, Request

from api.accounts.federation.directory import Directory


async def get_directory(request: Request) -> Directory:
    """What this process knows of the providers."""
    directory: Directory = request.app.state.provider_directory
    return directory


DirectoryDep = Annotated[Directory, Depends(get_directory)]
UserAgent = Annotated[str, Header(alias="User-Agent", include_in_schema=False)]
