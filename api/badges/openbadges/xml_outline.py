"""XML of strangers, read element by element: no DTD of its own, no entity, nothing fetched, all bounded."""

import re
from xml.parsers import expat

MAX_DEPTH = 64
MAX_ELEMENTS = 20_000
MAX_NAMESPACE = 200
"""Bytes of a namespace's address, at most: Expat writes it out with every name that stands in it."""
_LONG_NAMESPACE = re.compile(
    rb"""(?<=\s)xmlns[^\s=]*+\s*+=\s*+(?:"[^"]{%d}|'[^']{%d})""" % (MAX_NAMESPACE, MAX_NAMESPACE)
)


class UnsafeXmlError(Exception):
    """XML that is not read: `unsafe` where it asks for what we refuse, else it is broken."""

    def __init__(self, detail: str, *, unsafe: bool) -> None:
        super().__init__(detail)
        self.unsafe = unsafe


class Outline:
    """What a reader is told, with the place in the file in bytes."""

    def started(self, namespace: str, local: str, attributes: dict[str, str], at: int, /) -> None:
        """Tell of an opening tag; an attribute in a namespace is named « namespace local »."""

    def ended(self, at: int, /) -> None:
        """Tell of a closing tag (of an empty element, its only tag)."""

    def said(self, text: str) -> None:
        """Tell of text."""


def read(data: bytes, outline: Outline) -> None:
    """Read XML in UTF-8 and tell its outline. Raises UnsafeXmlError.

    A DOCTYPE may name the SVG DTD, as old drawing programs write it: it is never read. Expat itself is used
    and not defusedxml, which offers no places in the file; what defusedxml forbids is forbidden here too.
    """
    if _LONG_NAMESPACE.search(data):
        raise UnsafeXmlError("the address of a namespace is too long", unsafe=True)
    parser = expat.ParserCreate("UTF-8", " ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise UnsafeXmlError("it is too deep or has too many elements", unsafe=True)
        namespace, _, local = name.rpartition(" ")
        outline.started(namespace, local, attributes, parser.CurrentByteIndex)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        outline.ended(parser.CurrentByteIndex)

    def doctype(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            raise UnsafeXmlError("it has a DTD of its own", unsafe=True)

    def refuse(*_: object) -> int:
        raise UnsafeXmlError("it has entities", unsafe=True)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = outline.said
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.SkippedEntityHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnsafeXmlError(str(error), unsafe=False) from error
