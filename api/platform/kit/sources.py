"""How a data source is credited."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Credit(NamedTuple):
    """Title, publisher and licence of a data source, as shown to readers."""

    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None


INVENTED = "demonstration"
"""The source of what was made up to show how the application works: nobody else may be named for it."""


def unless_invented(invented: str, source: str) -> str:
    """SQL of the source of a row, which is nobody else's where it was `invented`."""
    return f"CASE WHEN {invented} THEN '{INVENTED}' ELSE {source} END"


def credited(sources: list[dict[str, Any]], known: Mapping[str, Credit]) -> list[dict[str, Any]]:
    """Each source (`source` is its name) with its credit; one that is not known is left out."""
    return [
        {**source, **known[source["source"]]._asdict()} for source in sources if source["source"] in known
    ]
