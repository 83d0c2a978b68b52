"""The OpenAPI document, made once in a process: it takes a second, and is the same for all settings."""

from functools import cache
from typing import Any

from pydantic import SecretStr

from api.app import create_app
from api.platform.settings import Settings


@cache
def document() -> dict[str, Any]:
    """Of the app as it is; not to be changed."""
    settings = Settings(database_url="postgresql://nowhere", secret_key=SecretStr("-" * 32), _env_file=None)
    return create_app(settings).openapi()
