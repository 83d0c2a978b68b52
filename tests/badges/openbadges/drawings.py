"""Small pictures for tests: drawn here, nobody's."""

from functools import lru_cache
from io import BytesIO

from PIL import Image

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    b'<path d="M1 1h8v8h-8z" fill="#4b2a63"/><circle cx="5" cy="5" r="2" fill="#ffb545"/></svg>'
)


def svg(inside: str, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    """An SVG with something in it."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names} {attributes}>{inside}</svg>".encode()


@lru_cache
def png(side: int, colour: str = "orange") -> bytes:
    """A square PNG of one colour."""
    return saved(Image.new("RGB", (side, side), colour), "PNG")


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as the bytes of a file."""
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
