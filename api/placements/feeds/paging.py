"""How the APIs of partners cut a long list into pages."""

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from api.guide.opendata import normalise
from api.guide.opendata.cells import dig

_TOTAL = re.compile(r"/(\d{1,9})\s*$")


class Paging(NamedTuple):
    """Pages by number (`page=1`), or by a range of items (`range=0-149` and Content-Range).

    `total` and `pages` are paths to those numbers in the answer.
    """

    lists: tuple[str, ...]
    style: Literal["page", "range", "single"] = "single"
    size: int = 100
    size_name: str | None = None
    total_path: tuple[str, ...] = ()
    pages_path: tuple[str, ...] = ()

    def page(self, address: str, number: int, got: int) -> str:
        """Address of the page of that number (from 0), when so many items were got before."""
        added = {}
        if self.style == "page":
            added["page"] = str(number + 1)
            if self.size_name:
                added[self.size_name] = str(self.size)
        elif self.style == "range":
            added["range"] = f"{got}-{got + self.size - 1}"
        if not added:
            return address
        parts = urlsplit(address)
        kept = [(name, value) for name, value in parse_qsl(parts.query, True) if name not in added]
        return urlunsplit(parts._replace(query=urlencode([*kept, *added.items()])))

    def total(self, page: Any, headers: Mapping[str, str]) -> int | None:
        """How many items there are in all, where the server tells."""
        if self.style == "range":
            found = _TOTAL.search(headers.get("content-range", ""))
            return int(found[1]) if found else None
        return normalise.whole(dig(page, *self.total_path)) if self.total_path else None

    def is_last(self, page: Any, got: int, total: int | None, items: int) -> bool:
        """Whether nothing comes after this page of so many items."""
        if self.style == "single" or (total is not None and got >= total):
            return True
        if self.style == "page" and self.pages_path:
            current = normalise.whole(dig(page, *self.pages_path[:-1], "currentPage"))
            pages = normalise.whole(dig(page, *self.pages_path))
            if current is not None and pages is not None:
                return current >= pages
        return total is None and items < self.size
