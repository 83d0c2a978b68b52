"""The address of a video, taken apart: whose site, and its own id of the video. All else of it is dropped."""

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from api.platform.kit.wire import is_https

YOUTUBE = "youtube.com"
_YOUTUBE = frozenset({YOUTUBE, "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"})
_SHORT = "youtu.be"
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_PATH = re.compile(rf"/(?:shorts|live|embed)/({_YOUTUBE_ID.pattern})/?")
# PeerTube writes an id as a UUID, or the same in 22 signs of base 58; /w/p/ is a list, not a video.
_PEERTUBE_ID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[1-9A-HJ-NP-Za-km-z]{22}"
_PEERTUBE_PATH = re.compile(rf"/(?:w|videos/watch|videos/embed)/({_PEERTUBE_ID})/?")


class BadVideoError(ValueError):
    """Not the address of a video that may be shown. `code`: `not_a_video` or `video_host_not_allowed`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Watched(NamedTuple):
    """A video, by its site and the site's own id of it."""

    host: str
    video_id: str


def watched(address: str, instances: Collection[str]) -> Watched:
    """The video at an address of YouTube, or of one of these PeerTube instances. Raises BadVideoError."""
    if not is_https(address):
        raise BadVideoError("not_a_video")
    parts = urlsplit(address)
    # Ports, names with a point behind them and the like are hosts of nobody's list.
    host = parts.netloc.lower()
    if host == _SHORT:
        found = _YOUTUBE_ID.fullmatch(parts.path.removeprefix("/"))
        return Watched(YOUTUBE, _id(found))
    if host in _YOUTUBE:
        if parts.path == "/watch":
            ids = parse_qs(parts.query).get("v", [])
            found = _YOUTUBE_ID.fullmatch(ids[0]) if len(ids) == 1 else None
            return Watched(YOUTUBE, _id(found))
        return Watched(YOUTUBE, _id(_YOUTUBE_PATH.fullmatch(parts.path)))
    if host not in {instance.lower() for instance in instances}:
        raise BadVideoError("video_host_not_allowed")
    return Watched(host, _id(_PEERTUBE_PATH.fullmatch(parts.path)))


_ON_YOUTUBE = f"https://www.{YOUTUBE}/watch?v={{video_id}}"
_ON_PEERTUBE = "https://{host}/w/{video_id}"


def address_of(host: str, video_id: str) -> str:
    """Where a browser watches it."""
    return (_ON_YOUTUBE if host == YOUTUBE else _ON_PEERTUBE).format(host=host, video_id=video_id)


_COLUMNS = {"host": "' || host || '", "video_id": "' || video_id || '"}
ADDRESS = f"""CASE host WHEN '{YOUTUBE}' THEN '{_ON_YOUTUBE.format(**_COLUMNS)}'
    ELSE '{_ON_PEERTUBE.format(**_COLUMNS)}' END"""
"""The same in SQL, of a row of `video`."""


def _id(found: re.Match[str] | None) -> str:
    if found is None:
        raise BadVideoError("not_a_video")
    return found[found.re.groups]
