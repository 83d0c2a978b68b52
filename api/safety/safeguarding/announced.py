"""A name on a network told in the plainest words: « ajoute lulubgs », « mon compte c'est karimphoto ».

No rule knows such a name by its shape. It is a word that nobody whose messages were learned from has used,
made of letters that do not follow each other in theirs, beside words that announce a name.
"""

import re
from collections.abc import Iterator

from api.safety.safeguarding.contacts.bare import bare, may_be_name
from api.safety.safeguarding.contacts.clauses import TELLS_HOW
from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.learned import model
from api.safety.safeguarding.views import View

_ROW = 4
"""Letters that follow each other, as `learned` counts them."""
_UNHEARD_ROWS = 2
_UNHEARD_PART = 0.3
"""So many of them, and such a part, that were never heard make a word no word."""
_INCLUSIVE = re.compile(r".*[.-](?:e|es|s|ne|nes|rice|rices|euse|euses)")
"""« alternant·e »."""
_NAME = r"@?(?P<name>[a-z][a-z\d._-]{4,40})(?![\w@])"
_NETWORK = (
    r"(?:insta(?:gram|gr|g)?|instgram|isnta|snap(?:ch(?:at)?)?|ttk|facebook|fb|sc|yubo|wizz|spotify|bsky|bluesky"
    r"|wattpad|duolingo"
    r"|soundcloud|twitch|discord|tiktok|youtube|pinterest|strava|deezer|rs|reseaux|arobase|l'autre appli"
    r"|appli (?:jaune|bleue|rose)|brawl stars|clash royale|fortnite|roblox)"
)
_MAILBOX = r"(?:gmail|outlook|hotmail|yahoo|icloud|laposte|wanadoo|protonmail)"
_CALLED = re.compile(rf"{_NETWORK}|{_MAILBOX}")
_ANNOUNCES = (
    r"(?:r?ajoute[sz]?(?:r)?|rajt|ajt|add|(?<!will )(?<!to )follow|recherche[rsz]?|cherche[rsz]?|tape[rsz]?"
    r"|mets|mettez"
    r"|abonne[sz]?[- ](?:toi|vous) a|(?:envoie|envoyez|ecris|ecrivez)(?: un message| un mot)? a"
    r"|(?:je |j')?(?:poste|publie|mets) (?:tout |mes \w+ )?sur"
    r"|(?:mon|notre|ma) (?:compte|@|profil|pseudo|chaine|page)(?: (?:pro|perso|public|publique))?"
    rf"|(?P<me>moi,? c(?:'?est)?)|(?:mon |sur )?{_NETWORK})"
)
_BETWEEN = r"(?:[\s:=>-]|\b(?:moi|c'?est|c|sur|sous|mon|compte|le nom|je suis|j'?suis|chui|j'?ecris)\b){1,8}"
_NOT_AFTER = (
    r"(?<![\w@])(?<!des )(?<!les )(?<!du )(?<!de )(?<!la )(?<!le )(?<!un )(?<!une )(?<!en )(?<!a )"
    # What follows is a verb: « ça te servira partout ».
    r"(?<!\bte )(?<!\bme )(?<!\bse )(?<!vous )(?<!nous )"
)
_PATTERNS = (
    re.compile(rf"(?<![\w'-]){_ANNOUNCES}(?!\w){_BETWEEN}{_NAME}"),
    re.compile(
        rf"{_NOT_AFTER}{_NAME}\s(?:(?:de )?partout|dans la barre|👻|📸|(?:sur|c mon) {_NETWORK}(?!\w))"
    ),
    re.compile(rf"(?<![\w@]){_NAME}\s?[👻📸]"),
)
_SERVICES = frozenset(
    ["cyclades", "educonnect", "pronote", "toutatice", "ecoledirecte", "ameli", "affelnet", "parcoursup"]
)
"""Where every pupil has an account."""
_WORDS = (
    "ajout ajt add follow cherch tape mets mettez abonne message ecri poste publi compte @ profil pseudo"
    " chaine page moi insta instg isnta snap ttk facebook fb sc yubo wizz spotify bsky blues wattpad duolingo"
    " sound twitch discord tiktok youtube pinter strava deezer rs reseau arobase appli brawl clash fortnite"
    " roblox partout barre 👻 📸"
)
_KEYS = tuple(_WORDS.split())
"""One of these is in the text wherever a pattern matches: looked for first, which is fast."""
_INITIAL = re.compile(
    r"\W*(?:(?:oui|ok|alors|moi) )?(?:c'?est|jsuis|je suis|chui) (?P<name>[a-ln-z]\.[a-z]{3,30})\W*"
)
"""« c'est k.jardin », and nothing else; « m.dupont » is a gentleman."""
_LETTER = re.compile(r"[a-z]")
_NAMES_ONE = re.compile(rf"{_NETWORK}|{_MAILBOX}|compte|pseudo|partout")
_FEW = 4
"""Words of a message that says nothing but a name and where it is to be sought, in whatever order."""
_SEEKS = re.compile(
    rf"\b(?:{_NETWORK}|compte|m'appelle\b.{{1,40}}\bpartout|pseudo|retrouve|trouve|check|stalk|go|cherche"
    rf"|contacte|ajoute|add|tape|(?:sur|chez) (?P<mailbox>{_MAILBOX}))\b"
)
_WORD = re.compile(r"(?<![\w@])[a-z][a-z\d._-]{4,40}(?![\w@])")
_TAG = re.compile(
    r"\b(?:club|clan|tag|guilde|team|serveur|code)\b[^.!?\n]{0,20}#(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{4,10}(?!\w)"
)
"""Of a game, by which one comes to talk with its players."""
_SPELLED = re.compile(
    r"(?<![\w@])[a-z\d]{2,20} (?:underscore|under score|tiret (?:du )?bas) [a-z\d]{2,20}(?!\w)"
)


def names(text: str, view: View, first_name: str = "") -> Iterator[Span]:
    """Each name that a text announces, and that is not its writer's first; `view` is the text folded."""
    folded = view.text
    for found in _SPELLED.finditer(folded) if "score" in folded or "tiret" in folded else ():
        yield view.span(Finding.HANDLE, *found.span())
    for found in _TAG.finditer(folded) if "#" in folded else ():
        yield view.span(Finding.HANDLE, *found.span())
    if "." in folded and (initial := _INITIAL.fullmatch(folded)):
        yield view.span(Finding.HANDLE, *initial.span("name"))
    yield from bare(text, view, first_name)
    yield from _alone(text, view, first_name)
    if not any(map(folded.__contains__, _KEYS)):
        return
    for pattern in _PATTERNS:
        for found in pattern.finditer(folded):
            name, span = found["name"].strip("._-"), view.span(Finding.HANDLE, *found.span("name"))
            # « Moi c'est Mireille »: how one is called.
            called = found.groupdict().get("me") and text[span.start].isupper()
            if not called and name != first_name and _unheard(name):
                yield span


def _alone(text: str, view: View, first_name: str) -> Iterator[Span]:
    """The only strange word of a few that say where to seek it; those that tell how it is written are not
    counted.
    """
    sought = _SEEKS.search(view.text)
    if "?" in text or not sought or not _few(view.text, sought[0]):
        return
    for found in _WORD.finditer(view.text):
        span = view.span(Finding.HANDLE, *found.span())
        other = text[span.start].islower() and found[0] != first_name
        name = found[0].strip("._-")
        mailed = sought["mailbox"] and name != sought["mailbox"] and may_be_name(name)
        if other and (mailed or _unheard(name)):
            yield span


def _few(text: str, sought: str) -> bool:
    """Whether it says little besides; of a name on a network one may also tell how it is written."""
    words = text.replace(",", " ").split()
    if _NAMES_ONE.search(sought):
        words = [word for word in words if word not in TELLS_HOW and not _LETTER.fullmatch(word)]
    return len(words) <= _FEW


def _unheard(word: str) -> bool:
    """Whether nobody says such a word."""
    known = model().named
    if (
        word in COMMON
        or word in _SERVICES
        or _CALLED.fullmatch(word)
        or f"w:{word}" in known
        or _INCLUSIVE.fullmatch(word)
    ):
        return False
    rows = [word[at : at + _ROW] for at in range(len(word) - _ROW + 1)]
    unheard = sum(row not in known for row in rows)
    return unheard >= max(_UNHEARD_ROWS, _UNHEARD_PART * len(rows))
