"""The name of an account that nothing announces: « voilà linabgs44 », « lina.bgs ».

Letters and digits in one word, or two words with a dot between them, are hardly ever anything else where
young people and professionals talk: who means a class, a model or a version writes a word that is known.
"""

import re
from collections.abc import Iterator

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.given import SECOND_NAMES
from api.safety.safeguarding.learned import model
from api.safety.safeguarding.views import View

_SHAPED = re.compile(r"(?<![\w@./'’+#-])[a-z]{3,20}(?=\d{2}|\d[a-z]{1,12}\d)[a-z\d]{2,20}(?![\w@/+-])")
_BEGINS = re.compile(r"[a-z]{3}\d")
"""Is in every text in which one is: looked for first, which is fast."""
_DOTTED = re.compile(r"(?<![\w@./'’-])[a-z][a-z\d]{1,30}(?:\.[a-z\d]{2,30}){1,3}(?![\w@/.-])")
_SITE_OR_FILE = re.compile(
    r"\.(?:com|fr|org|net|eu|bzh|io|tv|gouv|beta|app|pdf|docx?|odt|png|jpe?g|html?|py|js|ts|css|xlsx?|csv"
    r"|json|txt|zip|exe|stl|dwg|mp[34]|sql|java|php|sh|xml|svg|ino)(?:\.|$)|^www\."
)
_OF_CODE = re.compile(
    r"\b(?:python|javascript|java|js|php|sql|css|html|code|coder|script|fonctions?|variable|console|linux|commande)\b"
    r"|\w\(|\);"
)
"""Where words with a dot between them are those of a program."""
_STEM = 4
"""Letters before the digits: « T4 », « PHP8 », « B2i », « RTX3060 » have fewer."""
_IN_A_SENTENCE = re.compile(r"\w\s")
_CODE = 6
"""Letters of a code at most, all in capitals: « HACCP22 »."""
_INFLECTED = 6
"""Letters of a word of which the plural is looked up."""
_NUMBERED = (
    "iphone ipad ipod macbook android samsung galaxy redmi xiaomi huawei oppo realme pixel nokia asus acer"
    " lenovo thinkpad windows word excel powerpoint access office outlook teams autocad revit solidworks"
    " sketchup catia tekla archicad inventor fusion photoshop illustrator indesign premiere lightroom"
    " blender unity unreal godot scratch python java javascript html swift kotlin ruby angular debian"
    " ubuntu fedora arduino raspberry covid sars rncp rome caces norme ncre inox alu acier greta peugeot"
    " renault citroen dacia clio megane kangoo twingo scenic trafic golf polo audi mercedes toyota honda"
    " yamaha suzuki kawasaki ducati scania volvo fendt claas deere massey kubota fifa minecraft farming"
    " playstation xbox switch nintendo forza assetto geforce radeon ryzen core intel session promo juin"
    " siret siren dept region article page lot salle tram ligne insee cerfa agora brevet erasmus parcoursup"
    " onisep toeic toefl cambridge delf dalf info pcsi mpsi bcpst nike adidas jordan"
)
_PRODUCTS = frozenset(_NUMBERED.split())
"""What has a number by its nature: versions, models, codes."""
_CALLED = (
    "lucas hugo kevin theo enzo mathis dylan yanis sacha bastien kylian oscar sofiane ilyes titouan charlie"
    " elio noham eloi sandrine emma manon corinne chloe lina nadia maeva fanny margaux celia assia kenza"
    " nancy jade gaston martin"
)
_ALSO_CALLED = frozenset(_CALLED.split())
"""First names that are words of everyday messages as well."""


def bare(text: str, view: View, first_name: str = "") -> Iterator[Span]:
    """Each word of a text that can only be the name of an account; `view` is the text folded, `first_name`
    the writer's.
    """
    if _BEGINS.search(view.text):
        for found in _SHAPED.finditer(view.text):
            span = view.span(Finding.HANDLE, *found.span())
            letters = re.split(r"\d", found[0], maxsplit=1)[0]
            own = len(first_name) > 2 and letters.startswith(first_name)
            if own or (not _is_product(letters, text, span) and may_be_name(letters)):
                yield span
    dotted = _DOTTED.finditer(view.text) if "." in view.text else ()
    names = [found.span() for found in dotted if _is_dotted_name(found[0])]
    if names and not _OF_CODE.search(view.text):
        yield from (view.span(Finding.HANDLE, *name) for name in names)


def _is_product(letters: str, text: str, span: Span) -> bool:
    """Whether it is a model, a version, a code: known, short, or with a capital that it would not have."""
    if len(letters) < _STEM or letters in _PRODUCTS:
        return True
    if text[span.start : span.end].isupper() and len(letters) <= _CODE:
        return True
    before = text[max(0, span.start - 2) : span.start]
    return text[span.start].isupper() and _IN_A_SENTENCE.fullmatch(before) is not None


def _is_dotted_name(dotted: str) -> bool:
    parts = dotted.split(".")
    if _SITE_OR_FILE.search(dotted) or any(part in COMMON or part.isdigit() for part in parts):
        return False
    return len(parts[0]) > 2 and any(may_be_name(part) for part in parts if len(part) > 2)


def may_be_name(word: str) -> bool:
    """Whether a folded word is a first name, or one that nobody uses whose messages were learned from."""
    if word in COMMON:
        return False
    return word in SECOND_NAMES or word in _ALSO_CALLED or not _is_said(word)


def _is_said(word: str) -> bool:
    """Whether a word was learned, be it of another number or gender."""
    if len(word) < _INFLECTED:
        return f"w:{word}" in model().named
    stem = word.removesuffix("s").removesuffix("e")
    return any(f"w:{form}" in model().named for form in (word, stem, f"{stem}e", f"{stem}s", f"{stem}es"))
