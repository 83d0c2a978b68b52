"""`python -m api.badges.openbadges.svg_drawing SIDE`: an SVG from standard input as PNG.

Started by svg_picture.
"""

import sys

import resvg_py

MEMORY = 1024 * 1024 * 1024
SECONDS = 4
"""Of the processor: a busy machine takes no honest drawing for a slow one, nor a slow one for longer."""


def main() -> None:
    """Draw what is read, in a square of the side that the first argument says."""
    side = int(sys.argv[1])
    _limit()
    drawn = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(),
        width=side,
        height=side,
        skip_system_fonts=True,
        dpi=96,
    )
    sys.stdout.buffer.write(drawn)


def _limit() -> None:
    """Little memory and time, where the system can say so; the parent's clock holds everywhere."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
