"""Fetching a partner's list: a file, an address, or an API in pages, with or without credentials.

Nothing is followed to another host, so that credentials and our trust stay where the operator put them.
"""

import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx

from api.guide.opendata.cells import dig
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.reader import InputFile, Progress, is_of_web, local_file
from api.placements.feeds.paging import Paging
from api.platform.kit.bodies import ACCEPTED, UNREACHABLE, body_pieces_sync
from api.platform.kit.clock import now
from api.platform.settings.shapes import is_safe_address

TIMEOUT = httpx.Timeout(60, connect=15)
MAX_BYTES = 512 * 2**20
MAX_PAGE_BYTES = 32 * 2**20
MAX_TOKEN_BYTES = 64 * 2**10
MAX_S = 900.0
MAX_PAGES = 2000
MAX_REDIRECTS = 3
TRIES = 4
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
DEPARTMENT = "{department}"
"""In an address it stands for each served department, one after the other."""

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))


class Validators(NamedTuple):
    """What a server said of a file, to ask only for a newer one (RFC 9110 §13)."""

    etag: str | None = None
    last_modified: str | None = None


class Login(NamedTuple):
    """OAuth2 client credentials (RFC 6749 §4.4)."""

    token_url: str
    client_id: str
    client_secret: str
    scope: str = ""


@dataclass
class Fetcher:
    """Fetches the list at an address into a temporary file."""

    address: str
    departments: list[str] = field(default_factory=list)
    paging: Paging | None = None
    login: Login | None = None
    bearer: str = ""
    transport: httpx.BaseTransport | None = None
    wait: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self.validators = Validators()
        self._end = time.monotonic() + MAX_S
        self._bytes = 0

    @contextmanager
    def fetched(self, known: Validators, progress: Progress) -> Iterator[InputFile | None]:
        """The list as one file; null when the server says that it is as `known` tells.

        Raises BrokenFileError: out of reach, refused, too long, or pages that do not make up a whole.
        """
        if not is_of_web(self.address):
            yield local_file(self.address, progress)
            return
        if not is_safe_address(self.address):
            raise BrokenFileError("unreachable", "https only")
        with tempfile.TemporaryDirectory(prefix="epass-feed-") as folder:
            path = Path(folder) / "list"
            try:
                with httpx.Client(timeout=TIMEOUT, transport=self.transport, headers=ACCEPTED) as client:
                    fresh = self._download(client, path, known, progress)
            except UNREACHABLE as error:
                raise BrokenFileError("unreachable", type(error).__name__) from error
            name = Path(urlsplit(self.address).path).name or "list"
            yield InputFile(path, name, progress) if fresh else None

    def _download(self, client: httpx.Client, path: Path, known: Validators, progress: Progress) -> bool:
        self._sign_in(client)
        addresses = [self.address]
        if DEPARTMENT in self.address:
            addresses = [self.address.replace(DEPARTMENT, code) for code in self.departments]
        if self.paging is None and len(addresses) == 1:
            return self._whole(client, path, known, progress)
        paging = self.paging or Paging(lists=())
        with path.open("w", encoding="utf-8") as file:
            mark = "["
            for address in addresses:
                for item in self._pages(client, address, paging, progress):
                    file.write(mark + json.dumps(item, ensure_ascii=False))
                    mark = ",\n"
            file.write("]" if mark != "[" else "[]")
        return True

    def _whole(self, client: httpx.Client, path: Path, known: Validators, progress: Progress) -> bool:
        headers = {}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        with path.open("wb") as file:

            def keep(answer: httpx.Response) -> None:
                file.seek(0)
                file.truncate()
                length = answer.headers.get("content-length", "")
                total = int(length) if length.isdigit() else None
                for block in self._blocks(answer, MAX_BYTES):
                    file.write(block)
                    progress(answer.num_bytes_downloaded, total)

            answer = self._get(client, self.address, headers, keep)
        if answer.status_code == 304:
            return False
        self.validators = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return True

    def _pages(
        self, client: httpx.Client, address: str, paging: Paging, progress: Progress
    ) -> Iterator[dict[str, Any]]:
        got = 0
        for number in range(MAX_PAGES):
            content = bytearray()

            def keep(answer: httpx.Response, content: bytearray = content) -> None:
                content.clear()
                for block in self._blocks(answer, MAX_PAGE_BYTES):
                    content.extend(block)

            answer = self._get(client, paging.page(address, number, got), {}, keep)
            progress(self._bytes, None)
            page = _read(bytes(content)) if answer.status_code != 204 else {}
            items = _items(page, paging.lists) if answer.status_code != 204 else []
            yield from items
            got += len(items)
            total = paging.total(page, answer.headers)
            if not items or paging.is_last(page, got, total, len(items)):
                if total is not None and got < total:
                    raise BrokenFileError("truncated", f"{got}/{total}")
                return
        raise BrokenFileError("unreachable", "too many pages")

    def _blocks(self, answer: httpx.Response, limit: int) -> Iterator[bytes]:
        size = 0
        for block in body_pieces_sync(answer):
            size += len(block)
            self._bytes += len(block)
            if size > limit or self._bytes > MAX_BYTES or time.monotonic() > self._end:
                raise BrokenFileError("unreachable", "too long")
            yield block

    def _sign_in(self, client: httpx.Client) -> None:
        if self.login is None:
            return
        if not is_safe_address(self.login.token_url):
            raise BrokenFileError("no_credentials")
        credentials = {
            "grant_type": "client_credentials",
            "client_id": self.login.client_id,
            "client_secret": self.login.client_secret,
            "scope": self.login.scope,
        }
        with client.stream("POST", self.login.token_url, data=credentials) as answer:
            content = b"".join(self._blocks(answer, MAX_TOKEN_BYTES))
        token = dig(_read(content), "access_token") if answer.status_code == 200 else None
        if not isinstance(token, str) or not token.isascii() or not token.isprintable():
            raise BrokenFileError("no_credentials", str(answer.status_code))
        self.bearer = token

    def _get(
        self,
        client: httpx.Client,
        address: str,
        headers: Mapping[str, str],
        keep: Callable[[httpx.Response], None],
    ) -> httpx.Response:
        """The answer, its body handed to `keep`; tried again when the server or the network is at a loss."""
        signed_again = False
        for attempt in range(1, TRIES + 1):
            last = attempt == TRIES
            try:
                answer = self._once(client, address, headers, keep)
            except httpx.TransportError:
                if last:
                    raise
                self._pause(attempt, None)
                continue
            if answer.status_code in (401, 403):
                if self.login is None or signed_again or last:
                    raise BrokenFileError("no_credentials", str(answer.status_code))
                signed_again = True  # a token may have run out between two pages
                self._sign_in(client)
                continue
            if answer.status_code in _AGAIN and not last:
                self._pause(attempt, answer.headers.get("retry-after"))
                continue
            if answer.status_code not in (200, 204, 206, 304):
                raise BrokenFileError("unreachable", str(answer.status_code))
            return answer
        raise BrokenFileError("unreachable")

    def _once(
        self,
        client: httpx.Client,
        address: str,
        headers: Mapping[str, str],
        keep: Callable[[httpx.Response], None],
    ) -> httpx.Response:
        sent = {"Accept": "application/json, application/xml, text/csv, */*;q=0.1", **headers}
        if self.bearer:
            sent["Authorization"] = f"Bearer {self.bearer}"
        for _ in range(MAX_REDIRECTS + 1):
            with client.stream("GET", address, headers=sent) as answer:
                if answer.status_code not in _MOVED:
                    if answer.status_code in (200, 206):
                        keep(answer)
                    return answer
                to = _joined(address, answer.headers.get("location", ""))
            if origin(to) != origin(address):
                raise BrokenFileError("unreachable", "moved to another host")
            address = to
        raise BrokenFileError("unreachable", "moved too often")

    def _pause(self, attempt: int, retry_after: str | None) -> None:
        wait = _seconds(retry_after)
        if wait is None:
            wait = FIRST_WAIT_S * 2 ** (attempt - 1) * random.uniform(0.8, 1.2)  # noqa: S311
        if wait > LONGEST_WAIT_S or time.monotonic() + wait > self._end:
            raise BrokenFileError("unreachable", "asked to come back later")
        self.wait(wait)


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        return ""


def origin(address: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port: whom we trust when we trust an address."""
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname, parts.port
    except ValueError:
        return "", None, None


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After (RFC 9110 §10.2.3): seconds, or a date."""
    if not retry_after:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - now()).total_seconds())
    except (ValueError, TypeError):
        return None


def _read(content: bytes) -> Any:
    try:
        found = json.loads(content)
        # Half a surrogate pair is read, and can be written nowhere.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        if content.lstrip()[:1] == b"<":
            raise BrokenFileError("html_page") from error
        raise BrokenFileError("bad_json", type(error).__name__) from error
    return found


def _items(page: Any, lists: tuple[str, ...]) -> list[dict[str, Any]]:
    found = (
        page if isinstance(page, list) else next((page[n] for n in lists if dig(page, n) is not None), None)
    )
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise BrokenFileError("wrong_format", ", ".join(lists))
    return found
