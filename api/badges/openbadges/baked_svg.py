"""Badges baked into SVG: the element put in and taken out of the text, which else stays as it is."""

import json
import re
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from api.badges.openbadges.baked import MAX_TEXT, Baked, BakingError, Standard
from api.badges.openbadges.svg_safety import danger
from api.badges.openbadges.xml_outline import Outline, UnsafeXmlError, read

SVG = "http://www.w3.org/2000/svg"
NAMES = {
    Standard.OB2: ("http://openbadges.org", "assertion"),
    Standard.OB3: ("https://purl.imsglobal.org/ob/v3p0", "credential"),
}
STANDARDS = {name: standard for standard, name in NAMES.items()}
_BADGES = ("eyJ", "{")
"""How a token and a document begin."""
LOCAL_NAMES = {local for _, local in NAMES.values()}

_JSON = re.compile(rb"""[{\[]\s*["{\[\]}]""")
_ATTRIBUTE = re.compile(rb"""\s++([^\s=/>]++)\s*+=\s*+("[^"]*+"|'[^']*+')""")


@dataclass(slots=True)
class Found:
    """A badge's element in an SVG: where it stands, and what it holds."""

    start: int
    end: int = 0
    standard: Standard | None = None
    verify: str | None = None
    body: list[str] = field(default_factory=list)


def looks_like_svg(data: bytes) -> bool:
    """Whether a file is meant as an SVG, even if a byte of it is wrong."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<svg", b"<!DOCTYPE", b"<!--")) or (
        SVG.encode() in data and not _JSON.match(start)
    )


def unbake(svg: bytes) -> Baked:
    """Read the badge of an SVG: its `verify`, or the JSON in the element's body."""
    found = _Badges(svg).found
    if not found:
        raise BakingError("no_badge")
    if len(found) > 1:
        raise BakingError("several")
    one = found[0]
    body = "".join(one.body).strip()
    # OB 2.0 has the address in `verify` beside a hosted assertion's JSON.
    beside = one.verify and (one.standard is not Standard.OB2 or one.verify.startswith(_BADGES))
    if body and beside and one.verify != body:
        raise BakingError("several")
    text = body or one.verify if one.standard is Standard.OB2 else one.verify or body
    if one.standard is None or not text:
        raise BakingError("broken_svg", "its badge is empty or has the wrong namespace")
    if len(text.encode()) > MAX_TEXT:
        raise BakingError("too_large")
    return Baked(one.standard, text)


def strip(svg: bytes) -> bytes:
    """The SVG without its badge and without the namespace that the badge brought."""
    badges = _Badges(svg)
    parts, kept = [], 0
    for start, end in [*badges.namespaces, *((one.start, one.end) for one in badges.found)]:
        parts.append(badges.svg[kept:start])
        kept = end
    parts.append(badges.svg[kept:])
    return b"".join(parts)


def bake(svg: bytes, text: str, standard: Standard) -> bytes:
    """The SVG with a badge as the first child of its root, and nothing else changed."""
    bare = strip(svg)
    badges = _Badges(bare)
    namespace, local = NAMES[standard]
    name_end, tag_end = badges.name_end, badges.tag_end
    tag = bare[name_end:tag_end]
    closing = b""
    if tag.endswith(b"/>"):
        tag, closing = tag[:-2].rstrip() + b">", b"</" + bare[badges.root + 1 : name_end] + b">"
    declared = f' xmlns:openbadges="{namespace}"'.encode()
    element = f"<openbadges:{local}{_content(text, standard)}</openbadges:{local}>".encode()
    return b"".join((bare[:name_end], declared, tag, element, closing, bare[tag_end:]))


def _content(text: str, standard: Standard) -> str:
    """What stands between the element's name and its closing tag."""
    if not text.startswith("{"):
        return f" verify={quoteattr(text)}>"
    hosted = f" verify={quoteattr(_address(text))}" if standard is Standard.OB2 else ""
    return f"{hosted}><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _address(assertion: str) -> str:
    """The address of a hosted assertion, which is its id."""
    try:
        return str(json.loads(assertion)["id"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BakingError("not_json") from error


class _Badges(Outline):
    """Finds the badges of an SVG, and the root's opening tag."""

    def __init__(self, svg: bytes) -> None:
        self.svg = svg.removeprefix(b"\xef\xbb\xbf")
        self.found: list[Found] = []
        self.root = -1
        self._open: Found | None = None
        self._depth = 0
        try:
            read(self.svg, self)
        except UnsafeXmlError as error:
            raise BakingError("unsafe_svg" if error.unsafe else "broken_svg", str(error)) from error
        self.name_end, self.tag_end, self.namespaces = self._tag(self.root)

    def started(self, namespace: str, local: str, attributes: dict[str, str], at: int, /) -> None:
        if harm := danger(local, attributes):
            raise BakingError("unsafe_svg", harm)
        if self.root < 0:
            if (namespace, local) != (SVG, "svg"):
                raise BakingError(
                    "broken_svg" if local == "svg" or SVG.encode() in self.svg else "not_a_picture"
                )
            self.root = at
        if self._open is not None:
            self._depth += 1
        elif (namespace, local) in STANDARDS or self._meant(local, at):
            self._open = Found(at, standard=STANDARDS.get((namespace, local)))
            self._open.verify = attributes.get("verify")

    def _meant(self, local: str, at: int) -> bool:
        """Whether an element is a badge whose namespace was changed."""
        return local in LOCAL_NAMES and self.svg.startswith(b"<openbadges:", at)

    def ended(self, at: int, /) -> None:
        if self._open is None:
            return
        if self._depth:
            self._depth -= 1
            return
        opened = self._tag(self._open.start)[1]
        # Of an empty element Expat tells the end and not the start.
        empty = self.svg.startswith(b"/>", opened - 2)
        self._open.end = opened if empty else self.svg.index(b">", at) + 1
        self.found.append(self._open)
        self._open = None

    def said(self, text: str) -> None:
        if self._open is not None and not self._depth:
            self._open.body.append(text)

    def _tag(self, at: int) -> tuple[int, int, list[tuple[int, int]]]:
        """Where an opening tag's name and the tag end, and where it declares the badge's namespace."""
        while self.svg[at : at + 1] not in (b" ", b"\t", b"\r", b"\n", b"/", b">"):
            at += 1
        name_end, namespaces = at, []
        while match := _ATTRIBUTE.match(self.svg, at):
            if match[1] == b"xmlns:openbadges":
                namespaces.append(match.span())
            at = match.end()
        return name_end, self.svg.index(b">", at) + 1, namespaces
