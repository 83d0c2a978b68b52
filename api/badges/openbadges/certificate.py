"""A badge on paper: one A4 page to print, with the address and the code that lead to its check."""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO

import segno
from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, WrapMode

from api.badges.openbadges.designer import Design, draw
from api.platform.kit.language import Language, Words, day
from api.platform.kit.project import ROOT

FONTS = ROOT / "build" / "fonts"
"""Where the PWA's build puts DejaVu Sans, whose letters write every name of Europe."""

# It would write the letters of a name that the font lacks into the log.
logging.getLogger("fpdf").setLevel(logging.ERROR)

INK, SOFT, PLUM, AMBER, LINE = (36, 26, 51), (93, 82, 104), (75, 42, 99), (255, 181, 69), (221, 208, 189)
WIDTH, HEIGHT = 297, 210
"""Millimetres of an A4 page, lying."""
PICTURE_X, PICTURE_Y, PICTURE_SIZE = 26, 44, 86
TEXT_X, TEXT_WIDTH = 124, 145
QR_SIZE = 30

_WORDS: dict[str, Words] = {
    "kind": {"fr": "ATTESTATION DE BADGE", "en": "BADGE CERTIFICATE"},
    "to": {"fr": "décerné à", "en": "awarded to"},
    "by": {"fr": "Décerné par", "en": "Awarded by"},
    "verified": {
        "fr": "organisation vérifiée par la Région",
        "en": "an organisation that the Region has verified",
    },
    "on": {"fr": "Le", "en": "On"},
    "until": {"fr": "Valable jusqu’au", "en": "Valid until"},
    "criteria": {"fr": "Ce qu’il a fallu faire", "en": "What it took"},
    "check": {"fr": "Vérifier ce badge", "en": "Check this badge"},
    "why": {
        "fr": "Flashez le code ou ouvrez l’adresse : la page dit si le badge est toujours valable.",
        "en": "Scan the code or open the address: the page says whether the badge is still valid.",
    },
    "ask": {
        "fr": "Ce papier n’est pas une preuve. Demandez un lien ou le fichier du badge à la personne"
        " qui le montre : l’E-pass Orientation le vérifie, sans compte.",
        "en": "This paper proves nothing. Ask whoever shows it for a link or the badge’s file: the E-pass"
        " Orientation checks it, without an account.",
    },
    "picture": {"fr": "Image du badge « {} »", "en": "Picture of the badge “{}”"},
}


class FontsMissingError(RuntimeError):
    """The fonts were not copied: the PWA has not been built."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says. The holder's name and the narrative are there only if they are to be shown."""

    achievement: str
    criteria: str
    issuer: str
    picture: bytes
    """The badge's picture, as PNG."""
    valid_from: datetime
    shown_url: str = ""
    """The link that shows the badge; empty: nobody shows it, and the page only says how to ask."""
    valid_until: datetime | None = None
    holder: str = ""
    narrative: str = ""
    verified: bool = False
    """Whether the Region has verified the issuer, and still stands by that."""


def pdf(certificate: Certificate, at: datetime, language: Language = "fr") -> bytes:
    """Print a certificate as PDF, the same bytes for the same content and moment.

    Raises FontsMissingError. It takes the processor for a moment: call it in a thread.
    """
    page = _Page(certificate, at, language)
    page.frame()
    page.picture(certificate)
    page.words(certificate)
    page.check(certificate.shown_url)
    return bytes(page.output())


class _Page(FPDF):
    """One page, its fonts and what a reader's software is told of it."""

    def __init__(self, certificate: Certificate, at: datetime, language: Language) -> None:
        super().__init__(orientation="landscape", format="A4")
        self.language = language
        self.set_auto_page_break(auto=False)
        self.set_margin(0)
        self.c_margin = 0
        for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            if not (FONTS / name).is_file():
                raise FontsMissingError(
                    f"{FONTS / name} is missing, which the PWA's build copies: `make build/fonts/{name}`"
                )
            self.add_font("DejaVu", style, FONTS / name)
        self.set_title(certificate.achievement)
        self.set_author(certificate.issuer)
        self.set_creator("E-pass Orientation")
        self.set_lang({"fr": "fr-FR", "en": "en-GB"}[language])
        self.set_creation_date(at)
        self.add_page()

    def say(self, key: str) -> str:
        """A word of ours in the reader's language."""
        return _WORDS[key][self.language]

    def frame(self) -> None:
        """A plum frame with an amber line inside, and whose page this is."""
        self.set_draw_color(*PLUM)
        self.set_line_width(1.2)
        self.rect(8, 8, WIDTH - 16, HEIGHT - 16, round_corners=True, corner_radius=6, style="D")
        self.set_draw_color(*AMBER)
        self.set_line_width(0.4)
        self.rect(10.5, 10.5, WIDTH - 21, HEIGHT - 21, round_corners=True, corner_radius=4.5, style="D")

    def picture(self, certificate: Certificate) -> None:
        """The badge at the left, and below it whose app this is."""
        self.image(
            BytesIO(certificate.picture),
            x=PICTURE_X,
            y=PICTURE_Y,
            w=PICTURE_SIZE,
            h=PICTURE_SIZE,
            keep_aspect_ratio=True,
            alt_text=self.say("picture").format(certificate.achievement),
        )
        self.image(BytesIO(_mark()), x=PICTURE_X + 16, y=176.5, w=9, h=9, alt_text="E-pass Orientation")
        self.set_xy(PICTURE_X + 27.5, 177)
        self.write_in(PLUM, 11, bold=True)
        self.cell(60, 8, "E-pass Orientation")

    def words(self, certificate: Certificate) -> None:
        """What the badge is, whose, since when, and what it took."""
        self.set_xy(TEXT_X, 30)
        self.write_in(SOFT, 9.5, bold=True)
        self.set_char_spacing(1.2)
        self.cell(TEXT_WIDTH, 5, self.say("kind"))
        self.set_char_spacing(0)
        y = self.fitted(certificate.achievement, 38, (26, 22, 18, 15, 13), 24, PLUM, bold=True)
        self.set_draw_color(*AMBER)
        self.set_line_width(1)
        self.line(TEXT_X, y + 4, TEXT_X + 22, y + 4)
        y += 9
        if certificate.holder:
            self.set_xy(TEXT_X, y)
            self.write_in(SOFT, 11)
            self.cell(TEXT_WIDTH, 6, self.say("to"))
            y = self.fitted(certificate.holder, y + 7, (19, 16, 13), 9, INK, bold=True) + 5
        y = self.fact("by", certificate.issuer, y)
        if certificate.verified:
            self.set_xy(TEXT_X + 42, y)
            self.write_in(SOFT, 9)
            self.cell(TEXT_WIDTH - 42, 4, self.say("verified"))
            y += 5
        y = self.fact("on", day(certificate.valid_from, self.language), y)
        if certificate.valid_until:
            y = self.fact("until", day(certificate.valid_until, self.language), y)
        self.set_xy(TEXT_X, y + 4)
        self.write_in(SOFT, 10, bold=True)
        self.cell(TEXT_WIDTH, 6, self.say("criteria"))
        said = "\n\n".join(part for part in (certificate.criteria, certificate.narrative) if part)
        self.fitted(said, y + 11, (10.5, 9.5, 8.5), 150 - (y + 11), INK)

    def check(self, url: str) -> None:
        """The code and the address of the page that shows and checks the badge; without one, how to ask."""
        top = 156
        self.set_draw_color(*LINE)
        self.set_line_width(0.3)
        self.line(TEXT_X, top - 4, TEXT_X + TEXT_WIDTH, top - 4)
        if not url:
            self.set_xy(TEXT_X, top + 1)
            self.write_in(PLUM, 11.5, bold=True)
            self.cell(TEXT_WIDTH, 6, self.say("check"))
            self.set_xy(TEXT_X, top + 9)
            self.write_in(SOFT, 9)
            self.multi_cell(TEXT_WIDTH, 4.6, self.say("ask"), align=Align.L)
            return
        self.set_fill_color(*INK)
        modules = [list(row) for row in segno.make(url, error="m", micro=False).matrix_iter(border=0)]
        side = QR_SIZE / len(modules)
        for row, dark in enumerate(modules):
            for column, module in enumerate(dark):
                if module:
                    # A hair more than its own square, so that no seam shows between two.
                    self.rect(TEXT_X + column * side, top + row * side, side + 0.02, side + 0.02, style="F")
        self.link(TEXT_X, top, QR_SIZE, QR_SIZE, url, alt_text=self.say("check"))
        x, width = TEXT_X + QR_SIZE + 8, TEXT_WIDTH - QR_SIZE - 8
        self.set_xy(x, top + 1)
        self.write_in(PLUM, 11.5, bold=True)
        self.cell(width, 6, self.say("check"))
        self.set_xy(x, top + 9)
        self.write_in(SOFT, 9)
        self.multi_cell(width, 4.6, self.say("why"), align=Align.L)
        self.set_xy(x, top + 20)
        self.write_in(INK, 8)
        # An address is one long word, which breaks where the line ends.
        self.multi_cell(width, 4, url, align=Align.L, link=url, wrapmode=WrapMode.CHAR)

    def fact(self, key: str, value: str, y: float) -> float:
        """One line of « what: which ». Gives where the next stands."""
        self.set_xy(TEXT_X, y)
        self.write_in(SOFT, 10.5)
        self.cell(40, 6, self.say(key))
        self.set_xy(TEXT_X + 42, y + 0.7)
        self.write_in(INK, 10.5, bold=True)
        return max(self.lines(value, TEXT_WIDTH - 42, 4.8, 2), y + 5.5) + 1

    def fitted(
        self,
        text: str,
        y: float,
        sizes: tuple[float, ...],
        room: float,
        colour: tuple[int, int, int],
        *,
        bold: bool = False,
    ) -> float:
        """Write text in the largest size at which it takes no more than `room` of height; the rest is cut."""
        height = 0.0
        for size in sizes:
            self.write_in(colour, size, bold=bold)
            height = size * 0.43
            if len(self.split(text, TEXT_WIDTH)) * height <= room:
                break
        self.set_xy(TEXT_X, y)
        return self.lines(text, TEXT_WIDTH, height, int(room / height))

    def lines(self, text: str, width: float, height: float, most: int) -> float:
        """Write text in the present font. Gives where it ends."""
        parts = self.split(text, width)
        if len(parts) > most:
            parts = [*parts[: most - 1], f"{parts[most - 1].rpartition(' ')[0]} …"]
        x, y = self.x, self.y
        for part in parts:
            self.set_xy(x, y)
            self.cell(width, height, part)
            y += height
        return y

    def split(self, text: str, width: float) -> list[str]:
        """The lines that text makes in the present font."""
        split = self.multi_cell(width, 1, text, align=Align.L, dry_run=True, output=MethodReturnValue.LINES)
        return split if isinstance(split, list) else []

    def write_in(self, colour: tuple[int, int, int], size: float, *, bold: bool = False) -> None:
        """Choose the font and its colour."""
        self.set_font("DejaVu", "B" if bold else "", size)
        self.set_text_color(*colour)


@lru_cache
def _mark() -> bytes:
    return draw(Design("square", "plum", "compass"))
