"""Offers as entries of a feed."""

import json
from collections.abc import Sequence

from api.platform.kit.atom import Entry
from api.platform.kit.listing import Found


def entries(found: Sequence[Found], public_url: str) -> list[Entry]:
    """An entry for each list item."""
    return [_entry(json.loads(item.json), public_url) for item in found]


def _entry(offer: dict[str, str], public_url: str) -> Entry:
    return Entry(
        id=offer["id"],
        title=offer["title"],
        page=f"{public_url}/offers/{offer['id']}",
        updated=offer["published_at"],
        published=offer["published_at"],
        author=offer["company_name"],
        summary=f"{offer['company_name']}, {offer['commune']}",
        category=offer["kind"],
    )
