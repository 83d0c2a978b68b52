"""Text as it sounds rather than as it is written: one spelling for look-alikes, with the way back.

Each character is folded alone, so that every place in the folded text belongs to one in the original:
Unicode NFKD without marks and unseen characters, digits of every script as ASCII, letters that look Latin
as Latin ones, lower case. The look-alikes are the subset of Unicode's confusables (UTS 39) that imitate
the letters a to z, plus what the names of characters tell (small capitals, letters in squares, flags).
"""

import html
import re
import unicodedata
from collections.abc import Collection

from api.safety.safeguarding.views import TAKEN, View

_PAIRS = (
    # Cyrillic
    "аa бb вb гr еe ёe з3 іi їi јj кk мm нh оo пn рp сc тt уy хx ч4 ьb һh ѕs ԁd ԛq ԝw ӏl үy ӕae"
    # Greek, capitals that look otherwise than their small letters first
    " Ηh Νn Ρp Μm Υy Χx Ζz Βb αa βb γy εe ηn ιi κk νv οo ρp σo τt υu χx ωw ϲc ϳj"
    # Lisu and Cherokee
    " ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓲi ꓙj ꓗk ꓡl ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓴu ꓦv ꓪw ꓫx ꓬy ꓜz"
    " Ꭺa Ᏼb Ꮯc Ꭰd Ꭼe Ꮐg Ꮋh Ꭵi Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꭱr Ꮪs Ꭲt Ꮩv Ꮃw Ꮓz"
    # Armenian and Latin
    " օo սu ոn հh ցg զq ɑa ɡg ıi ɩi øo łl đd ħh ŋn ʋv ƙk ƥp ƭt ɓb ɗd ɠg ʟl ꜱs œoe æae ßss"
    # signs, and the digits of Braille
    " ∕/ ⁄/ ∶: ː: ‚, ⓪0 ⠚0 ⠁1 ⠃2 ⠉3 ⠙4 ⠑5 ⠋6 ⠛7 ⠓8 ⠊9"
)
_LOOKALIKES = {pair[0]: pair[1:] for pair in _PAIRS.split()}
_DOTS = frozenset("·•∙・。｡․‧⋅⸱")
_KNOWN = 20_000
"""Characters that are kept in mind at most: people use far fewer."""
_APOSTROPHES = frozenset("’‘ʼʹ`´′＇")
_BLANKS = frozenset("\u2800\u3164\u115f\u1160\uffa0")
_NAMED_LETTER = re.compile(
    r"(?:REGIONAL INDICATOR SYMBOL LETTER|LATIN LETTER SMALL CAPITAL|"
    r"NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER|SQUARED LATIN CAPITAL LETTER) ([A-Z])"
)

_DRAWN_NUMBER = re.compile(r"(?:DIE FACE-|CLOCK FACE )(\w+)(?: OCLOCK)?")
_SHOWN = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
_NUMBERS = {name: str(at) for at, shown in enumerate(_SHOWN, 1) for name in (shown, str(at))}
"""On dice and on clocks."""


class _Table(dict[str, str]):
    """What each character folds to, worked out the first time that it is seen."""

    def __missing__(self, sign: str) -> str:
        folded = _fold_sign(sign)
        if len(self) < _KNOWN:
            self[sign] = folded
        return folded


def _fold_sign(sign: str) -> str:
    lower = sign.lower()
    if known := _LOOKALIKES.get(sign) or _LOOKALIKES.get(lower):
        return known
    if sign in _DOTS:
        return "."
    if sign in _APOSTROPHES:
        return "'"
    category = unicodedata.category(sign)
    if category == "Pd" or sign == "−":
        return "-"
    if category == "Zs" or sign in "\t\r\u2028\u2029":
        return " "
    if sign == TAKEN or (category in {"Cc", "Cf", "Mn", "Me"} and sign != "\n") or sign in _BLANKS:
        return ""
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    name = unicodedata.name(sign, "")
    if named := _NAMED_LETTER.fullmatch(name):
        return named[1].lower()
    if (drawn := _DRAWN_NUMBER.fullmatch(name)) and drawn[1] in _NUMBERS:
        return _NUMBERS[drawn[1]]
    if category in {"Lo", "Nl"} and (number := unicodedata.numeric(sign, -1)) in range(10):
        return str(int(number))
    plain = unicodedata.normalize("NFKD", lower)
    if plain == sign:
        return plain
    return "".join(_TABLE[part] for part in plain if not unicodedata.combining(part))


_TABLE = _Table()


def fold(text: str, mask: str | None = None) -> View:
    """The text folded. Where `mask` stands, nothing is read."""
    signs = [_TABLE[sign] for sign in text]
    for found in re.finditer(re.escape(mask), text) if mask and mask in text else ():
        signs[slice(*found.span())] = [TAKEN] * len(found[0])
    folded = "".join(signs)
    if len(folded) == len(text) and "" not in signs:
        return _few_blanks(View(folded, None, len(text)))
    places = tuple(index for index, sign in enumerate(signs) for _ in sign)
    return _few_blanks(View(folded, places, len(text)))


_MANY_BLANKS = re.compile(r"[ \n-]{25,}|[ \n]{9,}")
"""Longer than what Morse writes."""


def _few_blanks(view: View) -> View:
    """Four of a long row of blanks: patterns would try each of a thousand, again and again."""
    kept: list[int] = []
    at = 0
    for run in _MANY_BLANKS.finditer(view.text):
        kept += range(at, run.start() + 3)
        # The last place is for the end of a line, if there is one: it ends a sentence.
        kept.append(max(run[0].find("\n", 3), 3) + run.start())
        at = run.end()
    if not at:
        return view
    kept += range(at, len(view.text))
    return view.pick("".join(view.text[index] for index in kept), kept)


_STRANGE = r"[^a-z0-9@$.\s\-_*/|'’\",;:!?()]{1,2} ?"
"""Any sign that neither writing nor « s n a p » puts between letters: « k=a=r=i=m »."""
_SPACED = re.compile(
    rf"(?<![^\s.,;:!?('\"-])[a-z@](?:(?:[ .\-_*/|]{{1,2}}|{_STRANGE}|\n)[a-z0-9@$.]){{2,}}"
    r"(?![a-z0-9@$])"
)
_BETWEEN = re.compile(r"[^a-z0-9@$.]+|(?<=[a-z0-9])\.(?=[a-z0-9])")


def closed_up(view: View) -> View | None:
    """« s n a p » and « f.d.p » with their letters together; None where nothing is spaced out."""
    runs = list(_SPACED.finditer(view.text))
    if not runs:
        return None
    dropped = {
        index
        for run in runs
        for gap in _BETWEEN.finditer(run[0])
        if gap[0] != "." or " " not in run[0]
        for index in range(run.start() + gap.start(), run.start() + gap.end())
    }
    kept = [index for index in range(len(view.text)) if index not in dropped]
    return view.pick("".join(view.text[index] for index in kept), kept)


_SIGNED_WORD = re.compile(r"(?<![a-z0-9@$!|€+])(?=[a-z]*[0-9@$!|€+])[a-z0-9@$!|€+]+")
_MIXED = re.compile(r"[a-z][0-9@$|€+]|[0-9@$!|€+][a-z]")
_LEET = str.maketrans("01345@$!|€7+", "oieasasiiett")
_MEASURE = re.compile(
    r"\d+(?:[a-z]|er|re|e[mrs]e?s?|eme|nde?|ans?|km|min|mn|go|mo|mg|cm|mm|kg|ml)\d*|[a-z]\d+"
)


def unleeted(view: View) -> View | None:
    """« 1nsta » and « c0nn4rd » with letters for digits, in words that mix them; None where none does."""
    if not _MIXED.search(view.text):
        return None
    plain = _SIGNED_WORD.sub(lambda word: spelt_out(word[0]), view.text)
    return None if plain == view.text else View(plain, view.places, view.length)


def spelt_out(word: str) -> str:
    """A word with the letters that its digits and signs stand for; measures stay what they are."""
    if len(word) < 3 or not _MIXED.search(word) or _MEASURE.fullmatch(word):
        return word
    body = word.rstrip("!")
    return body.translate(_LEET) + word[len(body) :]


def guises(view: View) -> list[View]:
    """Other ways to read the text: spaced letters together, letters for digits, and both."""
    closed = closed_up(view)
    others = (closed, unleeted(view), unleeted(closed) if closed else None)
    return [other for other in others if other]


_FAST = re.compile(
    r"(?<![\w'])(?:"
    r"(?P<je_suis>j ?'? ?suit?s?|chuis?|chu)"
    r"|(?P<elided>(?:j(?=[ ']?(?:ai|avai[st]?|aurai[st]?|en|y|etai[st]?|aime|arriv\w+|arret\w+|ecri[st]"
    r"|epous\w+|aille"
    r"|entend[st]?"
    r"|envo\w+|essa\w+|exist\w+|ose|habite)\b)|n(?=[ ']?(?:ai|en|est|etai[st]?|aime|arriv\w+|arret\w+"
    r"|exist\w+)\b)"
    r"|d(?=[ ']?(?:etre|un|aide)\b|en (?:finir|parler)\b|(?:ici|elles?|adieu)\b)"
    r"|l(?=[ ']?(?:air|avenir|alcool|escaliers?|appren\w+|epaule|oral|examen|hopital|ecole|internat"
    r"|alternance)\b)"
    r"|s(?=[ ']?(?:enfuir|enfuit|arreter?|arretent|ouvr\w+)\b|en (?:fou\w*|fich\w*|rend\w*|aperc\w*)\b"
    r"|est (?:encore |deja )?(?:fait|coupe"
    r"|ouvert|pendu|tue|suicide|scarifie|mutile)\w*)"
    r"|qu(?=[ ']?(?:ils?|on)\b|[ ']elles?\b)|m(?= a\b| ont\b|[ ']?(?:aide\w*|appel\w+"
    r"|attend\w*|ecri[st]\w*|envoi\w+|insult\w+|oblig\w+|embrass\w+|etrangl\w+|enferm\w+|agress\w+|humili\w+"
    r"|invit\w+|emmen\w+|empech\w+|envoy\w+|ignor\w+)\b))[ ']?)"
    r"|m(?P<had>a|ont)(?= (?:deja |encore |toujours )?(?:touche|frappe|fait|viole|mise?|prise?|demande|envoye"
    r"|tape|force|oblige|jete|vire|menace|laisse|montre|donne|propose|dit|foutu|enferme|insulte|gifle|caresse"
    r"|interdit|drogue|renie|abandonne|filme|traite|mordu|pousse)e?s?\b)"
    r"|(?P<jai>g)(?= (?:envie|peur|pris|avale|bu|mal|plus|pas|tout|ecrit|achete)\b)"
    r"|(?P<other>c|cest|tt|ds|pr|qd|kan|kand|qand|tlm|bcp|tjrs?|ke|ki|pa|koi|cb|vs|qqn|kelkun|jpp|ss|pk|pkoi"
    r"|jm)(?![\w'])"
    r"|(?P<je>j)[ ']?(?=(?!pp\b|sp\b|tm\b|po\b|dr\b|nsp\b)[bcdfghklmnpqrstvwxz]))"
)
_FULL = {
    "c": "c'est", "cest": "c'est", "tt": "tout", "ds": "dans", "pr": "pour", "qd": "quand", "kan": "quand",
    "kand": "quand", "qand": "quand", "tlm": "tout le monde", "bcp": "beaucoup", "tjr": "toujours",
    "tjrs": "toujours", "ke": "que", "ki": "qui", "pa": "pas", "koi": "quoi", "cb": "combien", "vs": "vous",
    "qqn": "quelqu'un", "kelkun": "quelqu'un", "jpp": "j'en peux plus", "jm": "je me", "ss": "sous",
    "pk": "pourquoi", "pkoi": "pourquoi",
}  # fmt: skip
_BY_KIND = {"je_suis": "je suis", "je": "je ", "jai": "j'ai"}


def in_full(view: View) -> View | None:
    """« jsui », « jai », « c », « qd » as one writes without haste; None where nothing is written in haste.

    One place for how phones spell: rules of what is told are written in full.
    """
    written = {found: _in_full(found) for found in _FAST.finditer(view.text)}
    return _respelt(view, {found: full for found, full in written.items() if full != found[0]})


def _in_full(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "had":
        return f"m'{found[kind]}"
    if kind == "elided":
        return found[kind].rstrip(" '") + "'"
    return _BY_KIND.get(kind) or _FULL[found[0]]


_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7};?|#x[0-9a-f]{1,6};?|[a-z]{2,31}[0-9]{0,2};)|<(?:!--|/?[a-z])[^<>\n]{0,80}>"
)


def unescaped(view: View) -> View | None:
    """« gar&ccedil;on » and « g<i>ar » in the letters that the web reads; None without any."""
    entities = {found: _of_web(found[0]) for found in _ENTITY.finditer(view.text)}
    return _respelt(view, entities)


def _of_web(entity: str) -> str:
    """What an entity stands for; a tag stands for nothing."""
    return "" if entity[0] == "<" else fold(html.unescape(entity)).text


_SPLIT = re.compile(
    r"(?<![a-z0-9@.])(?!(?:[cdjlmnst]|qu)')[a-z]{1,12}(?:(?:[-/'|+~=,*]"
    r"|\.{1,3})[a-z]{1,12}){1,4}(?![a-z0-9@])"
)
_NO_LETTERS = re.compile(r"[^a-z]+")
_INCLUSIVE = frozenset(["e", "s", "es", "ne", "nes", "se", "ses", "te", "tes", "ve", "ves", "x"])


def rejoined(view: View, words: Collection[str]) -> View | None:
    """« gar-çon » and « gar.çon » as one, where that makes one of some words; None where nothing does.

    What is written inclusively (« étranger·s ») hides nothing.
    """
    whole: dict[re.Match[str], str] = {}
    for found in _SPLIT.finditer(view.text):
        first, *others = _NO_LETTERS.split(found[0])
        word = "".join([first, *others])
        if word in words and first not in words and not _INCLUSIVE.issuperset(others):
            whole[found] = word
    return _respelt(view, whole)


def _respelt(view: View, instead: dict[re.Match[str], str]) -> View | None:
    """A view with other letters in place of some, which stand where those began."""
    if not instead:
        return None
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for found, letters in instead.items():
        parts += [view.text[at : found.start()], letters]
        kept += [*range(at, found.start()), *[found.start()] * len(letters)]
        at = found.end()
    return view.pick("".join([*parts, view.text[at:]]), [*kept, *range(at, len(view.text))])
