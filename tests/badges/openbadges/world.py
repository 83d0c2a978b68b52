"""The web as a verification sees it: what is served, and nothing else."""

import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from api.platform.kit.fetching import FetchError, NotAllowedError

VECTOR_ADDRESS = (
    "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main"
    "/inspector-vc/src/test/resources/ob30/"
)


def _png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(file, "PNG")
    return file.getvalue()


PNG = _png()
"""A small picture to bake badges into."""


@dataclass
class World:
    """A resolver that serves what it was given, and remembers what it was asked."""

    documents: dict[str, bytes] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    forbidden: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, whose: Any) -> "World":
        """What an issuer (a Desk of ours, a Peer) has published, or a mapping of documents."""
        world = cls()
        for url, document in getattr(whose, "published", whose).items():
            world.serve(url, document)
        return world

    def serve(self, url: str, document: Any, status: int = 200) -> None:
        """Put a document, or bytes, or text, at an address."""
        if isinstance(document, str):
            document = document.encode()
        self.documents[url] = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.statuses[url] = status

    async def fetch(self, url: str, *, limit: int) -> bytes:
        self.asked.append(url)
        if url in self.forbidden:
            raise NotAllowedError("host_not_listed")
        if url not in self.documents:
            raise FetchError("unreachable")
        body, status = self.documents[url], self.statuses[url]
        if len(body) > limit:
            raise FetchError("too_large")
        if status != 200:
            raise FetchError("status", status, body)
        return body


def vector_world(folder: Path) -> World:
    """What lies in the vectors' folder, at the addresses that the vectors know it by."""
    world = World()
    for path in (folder / "ob30").rglob("*"):
        if path.is_file():
            world.serve(VECTOR_ADDRESS + path.relative_to(folder / "ob30").as_posix(), path.read_bytes())
    return world
