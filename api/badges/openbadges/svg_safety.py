"""What makes an SVG dangerous: what runs, and what reaches outside of the file."""

import re
from collections.abc import Mapping

ACTIVE_ELEMENTS = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"}

_SPACES = re.compile(r"[\x00-\x20]+")
_ACTIVE_ADDRESS = re.compile(
    r"javascript:|vbscript:|data:text/|data:application/|data:image/svg", re.IGNORECASE
)
_URL = re.compile(r"""url\(\s*["']?\s*([^)"']*)""", re.IGNORECASE)


def danger(local: str, attributes: Mapping[str, str]) -> str:
    """Say what an element runs in a browser that shows it; nothing where it is only drawn."""
    if local.lower() in ACTIVE_ELEMENTS:
        return f"it has <{local}>"
    for name, value in attributes.items():
        if name.rpartition(" ")[2].lower().startswith("on"):
            return f"it has the attribute {name}"
        if _ACTIVE_ADDRESS.search(_SPACES.sub("", value)):
            return f"the address in {name} runs something"
    return ""


def references(local: str, attributes: Mapping[str, str]) -> list[str]:
    """The addresses that an element's attributes name, « #id » where it is one of the same file."""
    found = []
    for name, value in attributes.items():
        plain = name.rpartition(" ")[2].lower()
        if plain in ("href", "src") and local != "a":
            found.append(value.strip())
        else:
            found += urls(value)
    return found


def urls(style: str) -> list[str]:
    """The addresses that a style or one of its values names."""
    return [match[1].strip() for match in _URL.finditer(style)]
