"""Pictures of strangers made harmless: a badge's picture, and a photo given as evidence.

Everything is drawn anew from the pixels or shapes alone: what a camera or program wrote beside them (place,
device, name, hidden files) is gone. It takes a while: call it in a thread.
"""

import re
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from api.badges.openbadges import svg_picture
from api.badges.openbadges.baked_svg import looks_like_svg
from api.badges.openbadges.picture_error import PictureError

__all__ = ["MAX_BYTES", "MAX_PHOTO_BYTES", "Picture", "PictureError", "clean_photo", "clean_picture"]

MAX_BYTES = 2 * 1024 * 1024
"""Bytes of an uploaded picture, at most: see the length before reading."""
MAX_PHOTO_BYTES = 10 * 1024 * 1024
"""Bytes of an uploaded photo, at most."""
SIZE = 512
"""Pixels of a side of a badge's picture, at most."""
MIN_SIZE = 90
"""Pixels of its shorter side, at least: Open Badges asks for 90."""
MAX_RATIO = 3
"""How much longer than wide (or wider than long) a badge's picture is, at most."""
MAX_PHOTO_SIZE = 1600
MAX_PIXELS = 16_000_000
"""Pixels that are decoded, at most; with the copy that makes them fewer, 128 MB."""
MAX_WEBP_PIXELS = 8_500_000
"""Pixels of a WebP, at most: its decoder holds five copies. A screen of 4K has 8.3 million."""
MAX_JPEG_PIXELS = 50_000_000
"""Pixels of a JPEG, at most, where a fraction of them is decoded, line by line."""
MAX_COEFFICIENTS = 3 * MAX_PIXELS
"""Of a JPEG that is drawn in several scans, at most: all are held, two bytes each, at whatever size."""

MAX_SCANS = 40
"""Scans of a JPEG, at most: a camera or program writes ten, each runs through the whole picture anew, and one
of 70 bytes may do so for seconds."""

# Larger ones are refused by Pillow as well, whatever is opened.
Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS

_MARKER = re.compile(rb"\xff([^\x00\xff])", re.DOTALL)
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers without a segment (ITU-T T.81, table B.1)."""
_SCAN, _END = 0xDA, 0xD9
_PALETTES = ("1", "P", "PA")
"""Modes in which no colour lies between two others."""
_MAGIC = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"RIFF", "WEBP"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A badge's picture: a square PNG, the SVG where it was drawn as one, and the PNG's size in pixels."""

    png: bytes
    svg: bytes | None
    width: int
    height: int


def clean_picture(data: bytes) -> Picture:
    """Make a badge's picture of an uploaded PNG, SVG, JPEG or WebP.

    Raises PictureError: `too_large`, `unsupported`, `broken`, `animated`, `too_many_pixels`, `too_small`,
    `bad_shape`, `empty`, and for SVG `svg_broken`, `svg_active`, `svg_external`, `svg_text`, `svg_image`,
    `svg_unsupported`, `svg_too_complex`.
    """
    if len(data) > MAX_BYTES:
        raise PictureError("too_large")
    svg = None
    if looks_like_svg(data):
        svg = svg_picture.clean(data)
        data = svg_picture.rasterise(svg, SIZE)
    picture = _opened(data)
    if svg is None and min(picture.size) < MIN_SIZE:
        raise PictureError("too_small")
    if max(picture.size) > MAX_RATIO * min(picture.size):
        raise PictureError("bad_shape")
    square = _squared(_decoded(picture, SIZE).convert("RGBA"))
    if square.getchannel("A").getextrema()[1] == 0:
        raise PictureError("empty")
    return Picture(_saved(square, "PNG", optimize=True), svg, *square.size)


def clean_photo(data: bytes) -> bytes:
    """Make a JPEG of 1600 pixels at most of a photo (JPEG, PNG or WebP), upright, bare of all else.

    Raises PictureError: `too_large`, `unsupported`, `broken`, `animated`, `too_many_pixels`.
    """
    if len(data) > MAX_PHOTO_BYTES:
        raise PictureError("too_large")
    photo = _decoded(_opened(data), MAX_PHOTO_SIZE)
    if photo.mode != "RGB":
        seen = photo.convert("RGBA")
        photo = Image.new("RGB", seen.size, "white")
        photo.paste(seen, mask=seen)
    return _saved(photo, "JPEG", quality=82, optimize=True)


def _opened(data: bytes) -> Image.Image:
    """Read a picture's header alone, and refuse what would be too much to decode."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind is None or (kind == "WEBP" and data[8:12] != b"WEBP"):
        raise PictureError("unsupported")
    scans = _scans(data) if kind == "JPEG" else []
    if len(scans) > MAX_SCANS:
        raise PictureError("broken", "too many scans")
    try:
        picture = Image.open(BytesIO(data), formats=[kind])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("too_many_pixels") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureError("broken", str(error)) from error
    width, height = picture.size
    most = {"JPEG": MAX_JPEG_PIXELS, "PNG": MAX_PIXELS, "WEBP": MAX_WEBP_PIXELS}[kind]
    if isinstance(picture, JpegImageFile):
        in_lines = scans == [picture.layers] and "progressive" not in picture.info
        most = most if in_lines else MAX_COEFFICIENTS // max(1, picture.layers)
    if width * height > most:
        raise PictureError("too_many_pixels")
    if getattr(picture, "n_frames", 1) > 1 and kind != "JPEG":
        raise PictureError("animated")
    return picture


def _scans(jpeg: bytes) -> list[int]:
    """Of each scan up to the picture's end, how many of its colours are drawn."""
    scans: list[int] = []
    at = 0
    while found := _MARKER.search(jpeg, at):
        marker, at = found[1][0], found.end()
        if marker == _END:
            break
        if marker == _SCAN:
            scans += jpeg[at + 2 : at + 3]
        if marker not in _ALONE:
            at += int.from_bytes(jpeg[at : at + 2])
    return scans


def _decoded(picture: Image.Image, size: int) -> Image.Image:
    """Decode a picture, upright, within `size` pixels."""
    try:
        picture.draft("RGB", (size, size))
        # A long and narrow JPEG is decoded as it is.
        if picture.width * picture.height > MAX_PIXELS:
            raise PictureError("too_many_pixels")
        picture.load()
        if picture.mode in _PALETTES:
            picture = picture.convert("RGBA")
        # First: whatever follows copies all pixels.
        picture.thumbnail((size, size), Image.Resampling.LANCZOS)
        upright = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureError("broken", str(error)) from error
    return upright if upright.mode in ("RGB", "RGBA") else upright.convert("RGBA")


def _squared(picture: Image.Image) -> Image.Image:
    """The picture in the middle of a transparent square."""
    side = max(picture.size)
    square = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return square


def _saved(picture: Image.Image, kind: str, **options: bool | int) -> bytes:
    # A new image has the pixels alone: what Pillow read beside them stays behind.
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, kind, **options)
    return out.getvalue()
