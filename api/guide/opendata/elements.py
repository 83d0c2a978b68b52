"""XML read as it comes: nothing is built of it, so that time and memory grow with its size, no faster."""

from typing import BinaryIO

from defusedxml import ElementTree

from api.guide.opendata.encoding import BLOCK
from api.guide.opendata.errors import BrokenFileError

MAX_NAMESPACE = 2000
"""Characters of a namespace's address. The parser writes it before the name of every element in it."""
MAX_ELEMENT = 2**20
"""Characters that are kept of one element."""
MAX_DEPTH = 100
NODE = 64
"""Characters that an element within it counts for, be it empty."""

Texts = dict[str, str]


class Bounded:
    """Target of an XML parser that keeps nothing."""

    def start_ns(self, _prefix: str, address: str) -> None:
        """A namespace begins. Raises BrokenFileError for one that no publisher writes."""
        if len(address) > MAX_NAMESPACE:
            raise BrokenFileError("bad_xml", f"xmlns > {MAX_NAMESPACE}")


def check_bounds(stream: BinaryIO) -> None:
    """Read what somebody else will parse. Raises BrokenFileError, ParseError."""
    parser = ElementTree.XMLParser(target=Bounded())
    while block := stream.read(BLOCK):
        parser.feed(block)
    parser.close()


class Elements(Bounded):
    """Keeps the elements of one name, and the texts of their children; an element of that name within another
    one is a part of its text.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0
        self._inside = 0
        """The depth of the element that is being read; 0: none is."""
        self._texts: Texts = {}
        self._child: list[str] = []
        self._kept = 0
        self._whole: list[Texts] = []
        self.others = False
        """Whether the root had another name, and anything in it."""

    def taken(self) -> list[Texts]:
        """The elements that have ended since it was last asked, in their order."""
        whole, self._whole = self._whole, []
        return whole

    def start(self, tag: str, _attributes: object) -> None:
        """An element begins. Raises BrokenFileError for a page of the web."""
        self._depth += 1
        if self._depth == 1 and tag == "html":
            raise BrokenFileError("html_page")
        if self._depth == 2:
            self.others = True
        if not self._inside and tag == self._name:
            self._inside = self._depth
            self._texts, self._kept = {}, 0
        elif self._inside and self._depth == self._inside + 1:
            self._child = []

    def data(self, text: str) -> None:
        """Text. Raises BrokenFileError where one element holds more than any publisher writes."""
        if self._inside and self._depth > self._inside:
            self._kept += len(text)
            if self._kept > MAX_ELEMENT:
                raise BrokenFileError("bad_xml", f"> {MAX_ELEMENT}")
            self._child.append(text)

    def end(self, tag: str) -> None:
        """An element has ended."""
        if self._inside and self._depth == self._inside + 1:
            self._texts[tag] = "".join(self._child)
        elif self._depth == self._inside:
            self._whole.append(self._texts)
            self._inside = 0
        self._depth -= 1


class Tree:
    """An element with its own text and the elements in it, by their names."""

    __slots__ = ("children", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.children: dict[str, list[Tree]] = {}

    def all(self, *path: str) -> "list[Tree]":
        """Every element under a path of names."""
        found = [self]
        for name in path:
            found = [child for tree in found for child in tree.children.get(name, ())]
        return found

    def text(self, *path: str) -> str:
        """The text of the first element under a path of names; empty where there is none."""
        found = self.all(*path)
        return "".join(found[0].pieces).strip() if found else ""


class Trees(Bounded):
    """Keeps the elements of one name with all that is in them; one of that name within another is a part of
    it.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[Tree] = []
        self._kept = 0
        self._depth = 0
        self._whole: list[Tree] = []
        self.others = False
        """Whether the root had another name, and anything in it."""

    def taken(self) -> list[Tree]:
        """The elements that have ended since it was last asked, in their order."""
        whole, self._whole = self._whole, []
        return whole

    def start(self, tag: str, _attributes: object) -> None:
        """An element begins. Raises BrokenFileError for a page of the web, and for one too large or deep."""
        self._depth += 1
        if self._depth == 1 and tag == "html":
            raise BrokenFileError("html_page")
        if self._depth == 2:
            self.others = True
        if self._open:
            self._keep(len(tag) + NODE)
            tree = Tree()
            self._open[-1].children.setdefault(tag, []).append(tree)
            self._open.append(tree)
        elif tag == self._name:
            self._kept = 0
            self._open.append(Tree())
        if len(self._open) > MAX_DEPTH:
            raise BrokenFileError("bad_xml", f"> {MAX_DEPTH} × <")

    def data(self, text: str) -> None:
        """Text. Raises BrokenFileError where one element holds more than any publisher writes."""
        if self._open:
            self._keep(len(text))
            self._open[-1].pieces.append(text)

    def end(self, _tag: str) -> None:
        """An element has ended."""
        self._depth -= 1
        if self._open:
            tree = self._open.pop()
            if not self._open:
                self._whole.append(tree)

    def _keep(self, count: int) -> None:
        self._kept += count
        if self._kept > MAX_ELEMENT:
            raise BrokenFileError("bad_xml", f"> {MAX_ELEMENT}")
