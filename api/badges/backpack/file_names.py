"""How a badge's file is called when it is saved: by the badge's name."""

import re
from urllib.parse import quote

from api.platform.kit.text import fold

LENGTH = 60


def file_name(name: str, ending: str) -> str:
    """The header `Content-Disposition` (RFC 6266): in plain letters, and as people write it."""
    plain = re.sub(r"[^a-z0-9.]+", "-", fold(name)).strip("-.")[:LENGTH] or "badge"
    written = re.sub(r"[\x00-\x1f/\\\\:*?\"<>|]+", " ", name).strip(" .")[:LENGTH] or "badge"
    return f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(written, safe='')}.{ending}"
