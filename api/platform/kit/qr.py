"""QR codes for the app's pages."""

import io

import segno

SCALE = 8


def svg(text: str) -> str:
    """A QR code as SVG that takes the size it is given."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", scale=SCALE, border=2, xmldecl=False, svgns=True, omitsize=True, nl=False
    )
    return out.getvalue().decode()
