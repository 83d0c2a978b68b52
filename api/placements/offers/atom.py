"""The newest offers as an Atom feed (RFC 4287)."""

import json
from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from api.platform.kit.listing import Found

_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(found: Sequence[Found], *, title: str, public_url: str, feed_url: str, moment: datetime) -> bytes:
    """A feed of list items, newest first; it was changed when its newest offer was published."""
    offers = [json.loads(item.json) for item in found]
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "fr"})
    _text(root, "id", f"{public_url}/offers")
    _text(root, "title", title)
    _text(root, "updated", max((offer["published_at"] for offer in offers), default=moment.isoformat()))
    SubElement(root, "link", {"rel": "self", "href": feed_url, "type": "application/atom+xml"})
    SubElement(root, "link", {"rel": "alternate", "href": f"{public_url}/offers", "type": "text/html"})
    for offer in offers:
        page = f"{public_url}/offers/{offer['id']}"
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:uuid:{offer['id']}")
        _text(entry, "title", offer["title"])
        _text(entry, "updated", offer["published_at"])
        _text(entry, "published", offer["published_at"])
        SubElement(entry, "link", {"rel": "alternate", "href": page, "type": "text/html"})
        _text(SubElement(entry, "author"), "name", offer["company_name"])
        _text(entry, "summary", f"{offer['company_name']}, {offer['commune']}")
        SubElement(entry, "category", {"term": offer["kind"]})
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _text(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = "".join(sign for sign in value if sign.isprintable() or sign in "\n\t")
