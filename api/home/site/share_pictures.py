"""`python -m api.home.site.share_pictures`: draw what stands beside shared links, `pwa/public/share/*.png`.

Of the app's own shapes, colours and font: its icons, its light look, DejaVu.
"""

import io
from pathlib import Path
from typing import NamedTuple

import resvg_py
from PIL import Image

from api.platform.kit.head import APP, PICTURE_SIZE
from api.platform.kit.project import ROOT

FOLDER = ROOT / "pwa/public/share"
FONTS = ROOT / "build/fonts"
ICONS = ROOT / "pwa/src/ui/icon.tsx"
COLOURS = ROOT / "pwa/src/ui/styles/tokens.css"
MARK = ROOT / "pwa/public/icons/mark.svg"
SERVICE = "Un service public\u00a0: gratuit, neutre, pour tout le monde"


class Drawing(NamedTuple):
    """What one picture says, and with which icon and colour of the app."""

    words: tuple[str, str]
    icon: str
    colour: str


DRAWINGS = {
    "app": Drawing(("Trouver", "son chemin"), "around", "career"),
    "career": Drawing(("Un métier,", "raconté"), "careers", "career"),
    "training": Drawing(("Une formation,", "et après"), "learn", "training"),
    "place": Drawing(("Un lieu", "tout près"), "around", "place"),
    "event": Drawing(("Un événement,", "et sa date"), "agenda", "event"),
    "offer": Drawing(("Un stage ou", "une alternance"), "offers", "offer"),
    "answer": Drawing(("Une question,", "une réponse"), "talks", "place"),
}


def draw(drawing: Drawing) -> bytes:
    """One picture, as a PNG of few colours."""
    svg = _svg(drawing)
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(FONTS / "DejaVuSans.ttf"), str(FONTS / "DejaVuSans-Bold.ttf")],
        font_family="DejaVu Sans",
        sans_serif_family="DejaVu Sans",
        dpi=96,
    )
    packed = io.BytesIO()
    flat = Image.open(io.BytesIO(bytes(drawn))).convert("RGB")
    flat.quantize(64, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _svg(drawing: Drawing) -> str:
    width, height = PICTURE_SIZE
    ink, soft, quiet = _colour(drawing.colour), _colour(f"{drawing.colour}-soft"), _colour("ink-soft")
    mark = "".join(MARK.read_text("utf-8").splitlines()[1:-1])
    first, second = drawing.words
    return f"""
    <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">
      <rect width="{width}" height="{height}" fill="{_colour("ground")}" />
      <circle cx="1010" cy="315" r="270" fill="{soft}" />
      <g transform="translate(820 135) scale(15)" fill="none" stroke="{ink}" stroke-width="1.5"
        stroke-linecap="round" stroke-linejoin="round"><path d="{_icon(drawing.icon)}" /></g>
      <g transform="translate(70 66) scale(1.5)">{mark}</g>
      <g font-family="DejaVu Sans" fill="{_colour("ink")}">
        <text x="192" y="130" font-size="42" font-weight="bold">{APP}</text>
        <text x="68" y="318" font-size="76" font-weight="bold" fill="{ink}">{first}</text>
        <text x="68" y="414" font-size="76" font-weight="bold" fill="{ink}">{second}</text>
        <text x="70" y="560" font-size="26" fill="{quiet}">{SERVICE}</text>
      </g>
    </svg>"""


def _icon(name: str) -> str:
    return _between(f"\n  {name}:", '"', '"', ICONS)


def _colour(name: str) -> str:
    """Of the light look, which stands first."""
    return _between(f"\n  --{name}:", " ", ";", COLOURS)


def _between(line: str, start: str, end: str, file: Path) -> str:
    _, found, rest = file.read_text("utf-8").partition(line)
    if not found:
        raise LookupError(f"{line.strip()} is not in {file.name}")
    return rest.partition(start)[2].partition(end)[0]


def main() -> None:
    """Write each picture."""
    FOLDER.mkdir(exist_ok=True)
    for name, drawing in DRAWINGS.items():
        (FOLDER / f"{name}.png").write_bytes(draw(drawing))


if __name__ == "__main__":
    main()
