"""How a data source is credited."""

from typing import NamedTuple


class Credit(NamedTuple):
    """Title, publisher and licence of a data source, as shown to readers."""

    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
