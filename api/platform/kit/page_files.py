"""Which pages the app has, and the files of its own that a page waits for: fetched from the start, not once
the app asks for them.
"""

import json
from pathlib import Path
from typing import Any

LIST = ".vite/pages.json"
"""What the build writes (`pwa/tools/graph.mjs`): each page's pattern (`/careers/:code`), and its files."""


PATTERNS = ".vite/routes.json"
"""The same for every page: its pattern alone."""


class PageFiles:
    """Which files a page of the present build has of its own."""

    def __init__(self, folder: Path) -> None:
        pages = _read(folder / LIST)
        self._patterns = [pattern.split("/") for pattern in _read(folder / PATTERNS)]
        self._links = [(pattern.split("/"), "".join(map(_link, files))) for pattern, files in pages]

    def has(self, path: str) -> bool:
        """Whether the app has a page at this address; of a build that does not say so, any is one."""
        parts = _parts(path)
        return not self._patterns or any(_fit(pattern, parts) for pattern in self._patterns)

    def links(self, path: str) -> str:
        """The tags that have the page at this address fetch its files."""
        parts = _parts(path)
        for pattern, links in self._links:
            if _fit(pattern, parts):
                return links
        return ""


def _read(path: Path) -> list[Any]:
    try:
        found: list[Any] = json.loads(path.read_text("utf-8"))
    except OSError:
        return []
    return found


def _parts(path: str) -> list[str]:
    """As the app's own router reads an address: a slash at its end means nothing."""
    return (path.rstrip("/") or "/").split("/")


def _fit(pattern: list[str], parts: list[str]) -> bool:
    return len(pattern) == len(parts) and all(map(_fits, pattern, parts))


def _fits(of_pattern: str, part: str) -> bool:
    return bool(part) if of_pattern.startswith(":") else of_pattern == part


def _link(file: str) -> str:
    kind = 'rel="modulepreload"' if file.endswith(".js") else 'rel="preload" as="style"'
    return f'<link {kind} crossorigin fetchpriority="low" href="/{file}" />'
