"""The built PWA: hashed files for ever, everything else asked again, pages answered by the shell:
what is no page too, which shows that there is none, but with 404.
"""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from api.platform.kit import page_answers
from api.platform.kit.answer_memory import Answer
from api.platform.kit.head import Head, Template
from api.platform.kit.language import Language, preferred
from api.platform.kit.page_files import PageFiles

HeadOf = Callable[[str, Language], Awaitable[Head]]
"""What the page at an address says of itself, in the reader's language."""
BeginsWith = Callable[[str, str], str | None]
"""The API's address that the page at an address begins with, by its path and its query."""

_SHELL_HEADERS = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"vary", b"Accept-Language"),
]
SHOWN_ELSEWHERE = ("icons/", "share/")
"""Files that other sites show: portals our logo beside a tile, messengers a picture beside a link."""
NO_PAGE = "/404"
"""Where the app has no page, as no page of it is called."""
_UNLISTED = (b"x-robots-tag", b"noindex")


class Pwa(StaticFiles):
    """A single-page app: its own router shows the page for any address that is not a file."""

    MOST_KEPT = 500
    """Pages that are kept as they were sent; each is some 6 kB."""

    def __init__(
        self, folder: Path, head_of: HeadOf, begins_with: BeginsWith, *, public_url: str, seconds: int
    ) -> None:
        """`seconds`: how long a page is sent again as it was."""
        self.folder = folder
        self._head_of = head_of
        self._begins_with = begins_with
        self._public_url = public_url
        self._seconds = seconds
        self._template = Template("")
        self._files = PageFiles(folder)
        self._written_at = 0
        self._kept: OrderedDict[tuple[str, Language, str | None], tuple[float, Answer]] = OrderedDict()
        super().__init__(directory=folder, html=True, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # An address under /api that no route knows is an error of the API, not a page.
        if scope["type"] != "http" or scope["path"].startswith("/api/") or not self.folder.is_dir():
            raise HTTPException(404)
        path = scope["path"]
        if scope["method"] in ("GET", "HEAD") and not self._looks_like_a_file(path.removeprefix("/")):
            await (await self._page(path, scope)).send(scope, send)
            return
        await super().__call__(scope, receive, send)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if path.startswith(SHOWN_ELSEWHERE):
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        forever = path.startswith(("assets/", "pictures/"))
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if forever else "no-cache"
        return response

    async def _page(self, path: str, scope: Scope) -> Answer:
        language = preferred(Headers(scope=scope).get("accept-language", ""))
        self._read_template()
        if not self._files.has(path):
            # One for all of them: strangers find more addresses than there is room.
            path = NO_PAGE
        begins_with = self._begins_with(path, scope["query_string"].decode("latin-1"))
        key = path, language, begins_with
        kept = self._kept.get(key)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        head = await self._head_of(path, language)
        headers = _SHELL_HEADERS if head.listed else [*_SHELL_HEADERS, _UNLISTED]
        links, data = self._files.links(path), ""
        if begins_with and head.address is not None:
            given = await page_answers.answer_at(begins_with, scope)
            data = page_answers.tag(begins_with, given) if given else ""
        page = self._template.filled(head, language, self._public_url, links, data)
        answer = Answer(headers, page, 404 if path == NO_PAGE else 200)
        if self._seconds and (head.address is not None or path == NO_PAGE):
            self._kept[key] = (time.monotonic() + self._seconds, answer)
            if len(self._kept) > self.MOST_KEPT:
                self._kept.popitem(last=False)
        return answer

    def _read_template(self) -> None:
        """Take the shell of the present build: it may be made anew while this process runs."""
        built = self.folder / "index.html"
        try:
            written_at = built.stat().st_mtime_ns
            if written_at != self._written_at:
                self._template = Template(built.read_text("utf-8"))
                self._files = PageFiles(self.folder)
                self._written_at = written_at
                self._kept.clear()
        except OSError:
            raise HTTPException(404) from None

    def _looks_like_a_file(self, path: str) -> bool:
        """By its first part alone: some pages' addresses end with a code that has a dot (PSUP.but-x)."""
        first, _, rest = path.partition("/")
        try:
            return "." in first or bool(rest and (self.folder / first).is_dir())
        except OSError:  # longer than a name may be
            return False
