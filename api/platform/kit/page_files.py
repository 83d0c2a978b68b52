"""The files of its own that a page waits for: fetched from the start, not once the app asks for them."""

import json
from pathlib import Path

LIST = ".vite/pages.json"
"""What the build writes (`pwa/tools/graph.mjs`): each page's pattern (`/careers/:code`), and its files."""


class PageFiles:
    """Which files a page of the present build has of its own."""

    def __init__(self, folder: Path) -> None:
        try:
            pages = json.loads((folder / LIST).read_text("utf-8"))
        except OSError:
            pages = []
        self._links = [(pattern.split("/"), "".join(map(_link, files))) for pattern, files in pages]

    def links(self, path: str) -> str:
        """The tags that have the page at this address fetch its files."""
        parts = path.split("/")
        for pattern, links in self._links:
            if len(pattern) == len(parts) and all(map(_fits, pattern, parts)):
                return links
        return ""


def _fits(of_pattern: str, part: str) -> bool:
    return bool(part) if of_pattern.startswith(":") else of_pattern == part


def _link(file: str) -> str:
    kind = 'rel="modulepreload"' if file.endswith(".js") else 'rel="preload" as="style"'
    return f'<link {kind} crossorigin fetchpriority="low" href="/{file}" />'
