"""What a page of the app says of itself to search engines, and where a link to it is shared."""

from dataclasses import dataclass
from html import escape

from api.platform.kit.first_words import EMPTY, FirstWords, Welcome, written
from api.platform.kit.language import Language, Words
from api.platform.kit.text import from_document

APP = "E-pass Orientation"
MAX_TITLE = 90
MAX_TEXT = 200
"""What is longer is cut where it is shown; we cut between words."""
PICTURE_SIZE = (1200, 630)
_LOCALES: dict[Language, str] = {"fr": "fr_FR", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands beside a shared link: `pwa/public/share/{name}.png`, and what it shows."""

    name: str
    shows: Words


@dataclass(frozen=True, slots=True)
class Head:
    """One page's words, in the reader's language."""

    title: str
    text: str
    picture: Picture
    address: str | None
    """Its path; None where it has a secret or is one person's: nothing of the address is repeated."""
    listed: bool
    """Whether search engines may show it."""
    first: FirstWords | Welcome | None = None
    """What the page shows before the app has come; None where that is not the same for everybody."""


def shortened(text: str, most: int) -> str:
    """One line of at most so many signs, cut between words; without anything that turns or hides text."""
    line = " ".join(from_document(text).split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    whole, _, _ = kept.rpartition(" ")
    return (whole or kept).rstrip(" ,;:.-–—(«") + "…"


class Template:
    """The built `index.html`, with the place for a page's head."""

    def __init__(self, page: str) -> None:
        before, title, rest = page.partition("<title>")
        _, description, after = rest.partition('name="description"')
        _, end, after = after.partition("/>")
        self._page = page
        self._has_place = bool(title and description and end)
        self._before, self._after = before, after

    def filled(
        self, head: Head, language: Language, public_url: str, links: str = "", data: str = ""
    ) -> bytes:
        """The page with this head, `links` to files and `data`; as built where it has no place for them."""
        if not self._has_place:
            return self._page.encode()
        before = self._before.replace('lang="fr"', f'lang="{language}"', 1)
        after = self._after if head.first is None else self._after.replace(EMPTY, written(head.first), 1)
        after = after.replace("</head>", f"{links}</head>", 1).replace("</body>", f"{data}</body>", 1)
        return f"{before}{_tags(head, language, public_url)}{after}".encode()


def _tags(head: Head, language: Language, public_url: str) -> str:
    title = shortened(head.title, MAX_TITLE)
    text = shortened(head.text, MAX_TEXT)
    width, height = PICTURE_SIZE
    address = public_url + (head.address or "/")
    named = {
        "description": text,
        "twitter:card": "summary_large_image",
        **({} if head.listed else {"robots": "noindex"}),
    }
    about = {
        "og:site_name": APP,
        "og:type": "website",
        "og:locale": _LOCALES[language],
        "og:title": title,
        "og:description": text,
        "og:url": address,
        "og:image": f"{public_url}/share/{head.picture.name}.png",
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": head.picture.shows[language],
    }
    lines = [f"<title>{escape(title if title == APP else f'{title} · {APP}')}</title>"]
    lines += [f'<meta name="{name}" content="{escape(said)}" />' for name, said in named.items()]
    lines += [f'<meta property="{name}" content="{escape(said)}" />' for name, said in about.items()]
    if head.address is not None and head.listed:
        lines.append(f'<link rel="canonical" href="{escape(address)}" />')
    return "\n    ".join(lines)
