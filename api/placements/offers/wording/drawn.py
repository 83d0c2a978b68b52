"""Signs that draw somebody, or « no », in words: « 🚫👴 » is « pas senior », « 👱‍♀️💄👠 » a woman made up."""

import re
from collections.abc import Iterator

from api.safety.safeguarding.service import View, fold

_SEX = {
    **dict.fromkeys("♂👨👦🚹🧔🤴", "homme"),
    **dict.fromkeys("♀👩👧🚺👸", "femme"),
}
_SOMEBODY = {
    **_SEX,
    **dict.fromkeys("👴👵🧓", "senior"),
    **dict.fromkeys("♿🦽🦼🦯", "handicap"),
    "🧏": "sourd",
    "🤰": "femme enceinte",
    "🫃": "femme enceinte",
    "🤱": "jeunes mamans",
    **dict.fromkeys("👶🍼", "enfants en bas age"),
    "🧕": "voile",
    "👳": "turban",
    "☪": "musulman",
    "✡": "juif",
    "✝": "catholique",
    "⚧": "trans",
}
_WORN = {"💄": "rouge a levres", "👠": "talons aiguilles", "💅": "vernis", "💪": "muscle"}
"""What says how somebody is to look, beside somebody who is drawn."""
_NO = "🚫⛔❌✖🙅👎"
_TONES = "🏻🏼🏽🏾🏿"
_DARK = frozenset("🏾🏿")
_LOOK = rf"[\ufe0e\ufe0f{_TONES}]*+"
_SIGNS = "".join({**_SOMEBODY, **_WORN})
_DRAWN = re.compile(
    rf"(?P<flag>[🇦-🇿]{{2}})|(?P<rainbow>🏳{_LOOK}\u200d[🌈⚧]{_LOOK})"
    rf"|(?<!\u200d)(?P<sign>[{_SIGNS}{_NO}👱🧑👤]){_LOOK}(?P<more>(?:\u200d.{_LOOK})*)"
)
_GAP = re.compile(r"[\s,/+&:«\"'(-]*")
_WHEELS = frozenset("🦽🦼🦯")
_HAIR = frozenset("🦰🦱🦲🦳")
"""What somebody is drawn with who does nothing else: « 👩‍🔧 » draws a trade, « 🙋‍♂️ » a greeting."""


def spelt(text: str) -> View | None:
    """A text folded, with words for what is drawn; None where nothing is."""
    signs = list(_DRAWN.finditer(text))
    words = list(_words(text, signs))
    if not any(words):
        return None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for sign, word in zip(signs, words, strict=True):
        instead = f" {word} " if word else sign[0]
        parts += (text[at : sign.start()], instead)
        # The blank behind stands behind the sign: words that are told show it whole.
        stood = [*[sign.start()] * (len(instead) - 1), sign.end()] if word else range(*sign.span())
        places += [*range(at, sign.start()), *stood]
        at = sign.end()
    view = fold("".join((*parts, text[at:])))
    places += range(at, len(text))
    kept = view.places or range(len(view.text))
    return View(view.text, tuple(places[place] for place in kept), len(text))


def _words(text: str, signs: list[re.Match[str]]) -> Iterator[str]:
    """What each sign says; empty: nothing of somebody."""
    for at, sign in enumerate(signs):
        before = signs[at - 1] if at and _near(text, signs[at - 1], sign) else None
        after = signs[at + 1] if at + 1 < len(signs) and _near(text, sign, signs[at + 1]) else None
        if _says_no(sign):
            gap = _GAP.match(text, sign.end())
            follows = after is not None or (gap is not None and text[gap.end() : gap.end() + 1].isalnum())
            yield "pas" if follows else "exclus" if before is not None else ""
        else:
            refused = any(one is not None and _says_no(one) for one in (before, after))
            yield _somebody(sign, refused=refused)


def _near(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return _GAP.fullmatch(text, one.end(), other.start()) is not None


def _says_no(sign: re.Match[str]) -> bool:
    return sign["sign"] is not None and sign["sign"] in _NO


def _somebody(sign: re.Match[str], *, refused: bool) -> str:
    if sign["flag"]:
        return "etrangers" if refused else ""
    if sign["rainbow"]:
        return "lgbt"
    drawn, joined = sign["sign"], set(sign["more"]) - {"\u200d", "\ufe0e", "\ufe0f", *_TONES}
    if joined & _WHEELS:
        return "handicap"
    plain = drawn in "👱🧔🧑👩👨👤🧏👳" and joined <= {*_HAIR, "♀", "♂"}
    if joined and not plain and not refused:
        return ""
    sex = next((_SEX[one] for one in sorted(joined & {"♀", "♂"})), None)
    who = sex or {**_SOMEBODY, **_WORN}.get(drawn, "")
    return f"{who} noirs" if refused and _DARK & set(sign[0]) else who
