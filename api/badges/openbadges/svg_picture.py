"""Drawings of strangers: an SVG is taken only if it draws shapes, reaches nowhere and is soon drawn."""

import re
import subprocess
import sys
from dataclasses import dataclass, field

import py_svg_hush

from api.badges.openbadges.picture_error import PictureError
from api.badges.openbadges.svg_safety import danger, references, urls
from api.badges.openbadges.xml_outline import Outline, UnsafeXmlError, read
from api.platform.kit.project import ROOT

MAX_SVG = 256 * 1024
"""Bytes of an SVG, at most."""
LAYER = 5
"""How many shapes a layer of its own costs as much as: what is seen through is drawn apart first."""
MAX_DRAWN = 1_500
"""Shapes drawn, at most, once every `use`, mask and clip is followed."""
OUTLINE = 100
"""Letters of an outline that cost as much as one more shape: a path of thousands of segments is drawn as
often as it is used."""
MAX_DASHED = 20
"""Dashed elements, at most: a long line of tiny dashes is a slow one."""
MAX_STYLED = 500_000
"""Declarations of the style times elements, at most: each element is held against every rule."""
SECONDS = 8
"""How long a drawing may take."""

SVG = "http://www.w3.org/2000/svg"
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
ALLOWED = SHAPES | {
    *("svg", "g", "defs", "symbol", "use", "style", "title", "desc", "metadata"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask"),
}
UNDRAWN = {"text": "svg_text", "tspan": "svg_text", "textPath": "svg_text", "image": "svg_image"}
UNDRAWN |= dict.fromkeys(("animate", "animateTransform", "animateMotion", "set"), "animated")

# It begins at a brace or at the text's start alone: never again within letters that no brace follows.
_RULE = re.compile(r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_LAYERED = re.compile(r"(?<![\w-])(opacity|mask|clip-path|mix-blend-mode|isolation)\s*:", re.IGNORECASE)
_FILTER = re.compile(r"(?<![\w-])filter\s*:", re.IGNORECASE)


def clean(svg: bytes) -> bytes:
    """Give an SVG with nothing but its shapes. Raises PictureError: `svg_…`, `too_large`, `animated`."""
    if len(svg) > MAX_SVG:
        raise PictureError("too_large")
    check(svg)
    try:
        cleaned = py_svg_hush.filter_svg(svg.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        raise PictureError("svg_broken", str(error)) from error
    check(cleaned)
    return cleaned


def rasterise(svg: bytes, size: int) -> bytes:
    """Draw a clean SVG as PNG, in a square of `size` pixels; no font and no file of this machine is used.

    In a process of its own: drawing cannot be stopped, and no thread beside it gets a turn meanwhile.
    Raises PictureError: `svg_too_complex` after SECONDS, `svg_broken`.
    """
    command = [sys.executable, "-m", "api.badges.openbadges.svg_drawing", str(size)]
    try:
        drawn = subprocess.run(  # noqa: S603 - ourselves, no shell
            command, input=svg, capture_output=True, timeout=SECONDS, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PictureError("svg_too_complex", "it takes too long to draw") from error
    if drawn.returncode:
        code = "svg_too_complex" if drawn.returncode < 0 else "svg_broken"
        raise PictureError(code, drawn.stderr.decode(errors="replace")[-200:])
    return drawn.stdout


def check(svg: bytes) -> None:
    """See that an SVG draws shapes only, reaches nowhere, and is soon drawn. Raises PictureError."""
    drawing = _Drawing()
    try:
        read(svg, drawing)
    except UnsafeXmlError as error:
        raise PictureError("svg_active" if error.unsafe else "svg_broken", str(error)) from error
    drawing.finish()


@dataclass(slots=True)
class _Node:
    """An element, a class of the style or a rule of one, and what drawing it costs: itself, what is in it,
    and what it refers to. Each is worked out once, however many refer to it.
    """

    refers: list[str]
    classes: list[str]
    own: int
    children: list["_Node"] = field(default_factory=list)
    cost: int = -1


class _Drawing(Outline):
    def __init__(self) -> None:
        self.top = _Node([], [], 0)
        self.stack = [self.top]
        self.by_id: dict[str, _Node] = {}
        self.styles: list[list[str]] = []
        self.dashed = 0
        self.elements = 0
        self.skipped = 0
        self.in_style = False

    def started(self, namespace: str, local: str, attributes: dict[str, str], _at: int, /) -> None:
        if harm := danger(local, attributes):
            raise PictureError("svg_active", harm)
        if len(self.stack) == 1 and (namespace, local) != (SVG, "svg"):
            raise PictureError("svg_broken", "it is no SVG")
        # What drawing programs keep for themselves is not drawn, and the cleaner drops it.
        if self.skipped or namespace != SVG:
            self.skipped += 1
            return
        if local not in ALLOWED:
            raise PictureError(UNDRAWN.get(local, "svg_unsupported"), local)
        refers = references(local, attributes)
        _see_inside(refers)
        style = ";".join(f"{name}:{value}" for name, value in attributes.items() if name != "style")
        style = f"{style};{attributes.get('style', '')}"
        _see_style(style)
        self.dashed += "stroke-dasharray" in style
        own = _shape(local, attributes) + (LAYER if _LAYERED.search(style) else 0)
        node = _Node([one[1:] for one in refers], attributes.get("class", "").split(), own)
        if "id" in attributes:
            self.by_id[attributes["id"]] = node
        self.elements += 1
        self.stack[-1].children.append(node)
        self.stack.append(node)
        self.in_style = local == "style"
        if self.in_style:
            self.styles.append([])

    def ended(self, _at: int, /) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.stack.pop()
        self.in_style = False

    def said(self, text: str) -> None:
        if self.in_style:
            self.styles[-1].append(text)

    def finish(self) -> None:
        """Follow what refers to what, and see that the whole is soon drawn."""
        by_class: dict[str, _Node] = {}
        declared = 0
        for style in self.styles:
            for selector, rule in _rules("".join(style)):
                self.dashed += 2 if "stroke-dasharray" in rule else 0
                declared += 1 + rule.count(";") + selector.count(",")
                refers = urls(rule)
                _see_inside(refers)
                layers = LAYER if _LAYERED.search(rule) else 0
                classes = _CLASS.findall(selector)
                if (refers or layers) and not classes:
                    raise PictureError("svg_unsupported", "a style without class does more than to colour")
                node = _Node([one[1:] for one in refers], [], layers)
                for name in classes:
                    by_class.setdefault(name, _Node([], [], 0)).children.append(node)
        if declared * self.elements > MAX_STYLED:
            raise PictureError("svg_too_complex", "a long style of many elements")
        if self.dashed > MAX_DASHED or self._cost(self.top, by_class, 0) > MAX_DRAWN:
            raise PictureError("svg_too_complex")

    def _cost(self, node: _Node, by_class: dict[str, _Node], depth: int) -> int:
        if node.cost >= 0:
            return node.cost
        if depth > 200:
            raise PictureError("svg_too_complex", "what refers to what has no end")
        classes = [by_class[name] for name in node.classes if name in by_class]
        followed = [self.by_id[one] for one in node.refers if one in self.by_id]
        within = sum(self._cost(one, by_class, depth + 1) for one in node.children + classes + followed)
        node.cost = node.own + within
        return node.cost


def _shape(local: str, attributes: dict[str, str]) -> int:
    if local not in SHAPES:
        return 0
    return 1 + (len(attributes.get("d", "")) + len(attributes.get("points", ""))) // OUTLINE


def _rules(style: str) -> list[tuple[str, str]]:
    _see_style(style)
    return [(match[1], match[2]) for match in _RULE.finditer(_without_comments(style))]


def _without_comments(style: str) -> str:
    kept, at = [], 0
    while (start := style.find("/*", at)) >= 0 and (end := style.find("*/", start + 2)) >= 0:
        kept.append(style[at:start])
        at = end + 2
    return "".join([*kept, style[at:]])


def _see_style(style: str) -> None:
    if "@" in style or "\\" in style:
        raise PictureError("svg_external", "a style imports something")
    if _FILTER.search(style):
        raise PictureError("svg_unsupported", "filter")


def _see_inside(refers: list[str]) -> None:
    for address in refers:
        if not address.startswith("#"):
            raise PictureError("svg_external", "it refers to something outside of it")
