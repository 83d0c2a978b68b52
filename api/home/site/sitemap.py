"""The addresses of the public pages, for search engines (sitemaps.org)."""

import asyncio
import time
from collections.abc import Sequence
from html import escape

from api.platform.feature.shown import Shown, ShownThings
from api.platform.kit.database import Database, fetch

MOST = 50_000
"""Addresses in one file, by the protocol; more are several files and a list of them."""
XML = "application/xml"
_START = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Sitemap:
    """Made when it is asked for, by one at a time, and given again for `seconds`: it is long."""

    def __init__(self, shown: Sequence[Shown | ShownThings], public_url: str, *, seconds: int) -> None:
        self._shown = shown
        self._public_url = public_url
        self._seconds = seconds
        self._making = asyncio.Lock()
        self._made_at = 0.0
        self._files: list[str] = []

    async def first(self, database: Database) -> str:
        """All of it, or the list of its files."""
        files = await self._all(database)
        if len(files) == 1:
            return files[0]
        parts = (
            f"<sitemap><loc>{self._public_url}/sitemap-{n + 1}.xml</loc></sitemap>" for n in range(len(files))
        )
        return f"{_START}<sitemapindex {_SPACE}>{''.join(parts)}</sitemapindex>\n"

    async def part(self, database: Database, number: int) -> str | None:
        """One of several files, counted from 1."""
        files = await self._all(database)
        return files[number - 1] if len(files) > 1 and 1 <= number <= len(files) else None

    async def _all(self, database: Database) -> list[str]:
        async with self._making:
            if not self._files or time.monotonic() - self._made_at > self._seconds:
                addresses = [one.page for one in self._shown if isinstance(one, Shown)]
                for kind in self._shown:
                    if isinstance(kind, ShownThings) and kind.listed is not None:
                        addresses += [
                            kind.begins + key for (key,) in await fetch(database.hot, kind.listed, {})
                        ]
                starts = range(0, len(addresses), MOST)
                self._files = [self._file(addresses[start : start + MOST]) for start in starts]
                self._made_at = time.monotonic()
            return self._files

    def _file(self, addresses: Sequence[str]) -> str:
        lines = "\n".join(f"<url><loc>{escape(self._public_url + one)}</loc></url>" for one in addresses)
        return f"{_START}<urlset {_SPACE}>\n{lines}\n</urlset>\n"
