"""The built PWA: hashed files for ever, everything else asked again, unknown pages answered by the shell."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send


class Pwa(StaticFiles):
    """A single-page app: its own router shows the page for any address that is not a file."""

    def __init__(self, folder: Path, *, unlisted: tuple[str, ...] = ()) -> None:
        """`unlisted`: how the addresses of pages begin that no search engine may list."""
        self.folder = folder
        self._unlisted = unlisted
        super().__init__(directory=folder, html=True, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # An address under /api that no route knows is an error of the API, not a page.
        if scope["type"] != "http" or scope["path"].startswith("/api/") or not self.folder.is_dir():
            raise HTTPException(404)
        await super().__call__(scope, receive, send)

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or self._looks_like_a_file(path):
                raise
            response = await super().get_response("index.html", scope)
        forever = path.startswith(("assets/", "pictures/"))
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if forever else "no-cache"
        if f"/{path}".startswith(self._unlisted):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _looks_like_a_file(self, path: str) -> bool:
        """By its first part alone: some pages' addresses end with a code that has a dot (PSUP.but-x)."""
        first, _, rest = path.partition("/")
        return "." in first or bool(rest and (self.folder / first).is_dir())
