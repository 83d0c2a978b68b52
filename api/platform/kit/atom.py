"""News as an Atom feed (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new; moments as in RFC 3339."""

    id: UUID | str
    title: str
    page: str
    updated: str
    author: str
    summary: str
    category: str
    published: str | None = None


def feed(
    entries: Sequence[Entry], *, name: str, title: str, page: str, feed_url: str, moment: datetime
) -> bytes:
    """A feed of these entries, whose `name` is for ever; it was changed when its newest entry was."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "fr"})
    _text(root, "id", name)
    _text(root, "title", title)
    _text(root, "updated", max((entry.updated for entry in entries), default=moment.isoformat()))
    SubElement(root, "link", {"rel": "self", "href": feed_url, "type": ATOM})
    SubElement(root, "link", {"rel": "alternate", "href": page, "type": "text/html"})
    for one in entries:
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:uuid:{one.id}")
        _text(entry, "title", one.title)
        _text(entry, "updated", one.updated)
        if one.published:
            _text(entry, "published", one.published)
        SubElement(entry, "link", {"rel": "alternate", "href": one.page, "type": "text/html"})
        _text(SubElement(entry, "author"), "name", one.author)
        _text(entry, "summary", one.summary)
        SubElement(entry, "category", {"term": one.category})
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _text(parent: Element, name: str, value: str) -> None:
    kept = (sign for sign in value if sign.isprintable() or sign in "\n\t\u00a0\u202f")
    SubElement(parent, name).text = "".join(kept)
