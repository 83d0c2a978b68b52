"""Texts of publishers without their markup: paragraphs and lists stay, as lines."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from api.guide.opendata import normalise
from api.platform.kit.text import from_document

_BLOCKS = frozenset(
    ("address", "article", "br", "div", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
     "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREAD = frozenset(("script", "style", "head", "title", "template", "noscript"))
_HAS_BLOCKS = re.compile(r"<(?:br|p|div|li|ul|ol|h\d|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n{3,}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # `<br/>` is one break, not a beginning and an end.
        if tag not in _UNREAD:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in _BLOCKS and tag != "li":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)


def plain(value: object, limit: int) -> str:
    """A text without markup, on as many lines as its author wrote, cut at a word. Nothing raises."""
    text = value if isinstance(value, str) else normalise.text(value)
    text = text[: limit * 8].replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text or "&" in text:
        if _HAS_BLOCKS.search(text):
            text = text.replace("\n", " ")
        reader = _Reader()
        try:
            reader.feed(text)
            reader.close()
            text = "".join(reader.parts)
        except AssertionError:  # how the parser of Python answers some broken declarations
            text = _TAG.sub(" ", text)
    kept = from_document("\n".join(normalise.CONTROL.sub(" ", line) for line in text.split("\n")))
    lines = (line.strip() for line in _SPACES.sub(" ", kept).split("\n"))
    return cut(_BREAKS.sub("\n\n", "\n".join(lines)).strip(), limit)


def cut(text: str, limit: int) -> str:
    """A text of at most so many characters, ended at a word."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    space = kept.rfind(" ", limit // 2)
    return f"{kept[:space] if space > 0 else kept}".rstrip() + "…"


class Section(NamedTuple):
    """A heading (none where the text begins without) and the paragraphs below it."""

    heading: str | None
    paragraphs: list[str]
    level: int = 0
    """1 is the heading of most weight, 0 none."""


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = [Section(None, [])]
        self._pieces: list[str] = []
        self._level = 0
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNREAD:
            self._unread += 1
        elif tag in _BLOCKS:
            self.flush()
            self._level = int(tag[1]) if tag in _HEADINGS else 0

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in _BLOCKS:
            self.flush()
            self._level = 0

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._pieces.append(data)

    def flush(self) -> None:
        """What was read since is a heading, or a paragraph of the last one."""
        text = from_document(normalise.text("".join(self._pieces)))
        self._pieces = []
        if text and self._level:
            self.found.append(Section(text, [], self._level))
        elif text:
            self.found[-1].paragraphs.append(text)


def sections(value: str) -> list[Section]:
    """A text in its parts, without markup. Nothing raises; a heading of nothing has no paragraph."""
    reader = _Sections()
    try:
        reader.feed(value)
        reader.close()
    except AssertionError:
        return [Section(None, [plain(value, len(value))])]
    reader.flush()
    return [section for section in reader.found if section.heading or section.paragraphs]
