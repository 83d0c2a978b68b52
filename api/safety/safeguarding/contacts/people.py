"""Names as they are written, with their capitals, beside a network: « facebook Lea Durand »."""

import re
from collections.abc import Iterator

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.contacts.links import PUBLIC
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.fold import fold

_SOCIAL = (
    r"(?i:\b(?:insta(?:gram)?|snap(?:chat)?|facebook|fb|messenger|tik ?tok|twitch|youtube|discord|telegram"
    r"|skype|strava|yubo|bereal|vinted|linkedin|threads|viber|whats ?app|wizz|hoop|reddit|twitter)\b)"
)
_OTHER = (
    r"(?i:\b(?:locket|ngl|steam|epic(?: games)?|psn|ps[45]|xbox(?: live)?|minecraft|roblox|fortnite|valorant"
    r"|brawl ?stars|clash (?:royale|of clans)|lol(?=\s?:)|soundcloud|spotify|github|duolingo|itch|wattpad"
    r"|pinterest|teams|bluesky|mastodon|gamertag|deezer|kik|genshin|wechat)\b)"
)
_TO = (
    r"(?:\s{0,2}[:,(>=-]|\s{1,2}(?i:c'?est|c|est|sous|pseudo|moi|mon|nom|id|le nom|au nom de|j'?suis|je suis)"
    r"\b){0,3}\s{0,2}"
)
_SHAPED = (
    r"@?(?=[\w.:-]{0,40}(?:[a-zà-ÿ][A-Z]|[A-Za-zà-ÿ][\d_.#:-]{1,3}[\wà-ÿ]|[a-zà-ÿ]\d))"
    r"[A-Za-zÀ-ÿ][\w.:#-]{3,40}"
)
"""A capital, a digit or a sign within."""
_FULL = r"[A-ZÀ-Þ][\wÀ-ÿ'’-]{1,25}(?: \d{1,4})?(?: (?:(?:de|du|le|la|des) )?[A-ZÀ-Þ][\wÀ-ÿ'’-]{0,25}){1,3}"
_SEEK = (
    r"(?i:\b(?:re)?(?:cherche|tape|trouve|contacte|google|ajoute|rejoins|ecris|écris|demande)[sz]?\b)"
    r"(?:[\s-](?i:moi|mon nom|à|a|le nom)\b){0,2}\s{1,2}"
)
_FOUND_IN = r"(?i:\b(?:pages blanches|annuaire|google|mon numero|mon numéro|mon num)\b)"
_I_AM = (
    r"(?i:\b(?:(?:je |j|chu?)(?:suis|is)|chui|c'?est|c|moi|j?m'?appell?e|mon (?:vrai )?nom|au nom de"
    r"|l[ae] seule?)\b)(?:\s?[:,=]|\s(?i:moi|c'?est|c|aussi)\b){0,2}\s{1,2}"
)
"""Before the writer's own name."""
_PATTERNS = (
    re.compile(rf"{_SOCIAL}{_TO}(?P<name>{_SHAPED}|{_FULL})"),
    re.compile(rf"{_OTHER}(?:\.io/|{_TO})(?P<name>{_SHAPED})"),
    re.compile(rf"{_SEEK}(?P<name>{_FULL})(?=[^.!?\n]{{0,40}}(?:{_SOCIAL}|{_FOUND_IN}))"),
    re.compile(rf"(?i:\bgoogle[\s-]moi)\s(?P<name>{_FULL})"),
    re.compile(rf"{_SEEK}(?P<name>[\"«]\s?[^\"»\n]{{2,50}}[\"»])\s{{1,2}}(?i:sur)\s{{1,2}}{_SOCIAL}"),
    re.compile(rf"(?<!\w)(?P<name>[A-Z]\.\s?[A-ZÀ-Þ][\wÀ-ÿ'’-]{{2,25}})\s(?i:sur)\s(?:{_SOCIAL}|{_OTHER})"),
    re.compile(rf"(?i:\bcarte\s?:)\s(?P<name>{_FULL})"),
    re.compile(rf"{_I_AM}(?P<name>{_FULL})(?=[^.!?\n]{{0,80}}(?:{_SOCIAL}|{_FOUND_IN}))"),
)
_NAMED = (
    "insta snap face fb messenger tik twitch youtube discord telegram skype strava yubo bereal vinted"
    " linkedin threads viber whats wizz hoop reddit twitter locket ngl steam epic psn ps4 ps5 xbox minecraft"
    " roblox fortnite valorant brawl clash lol soundcloud spotify github duolingo itch wattpad pinterest"
    " teams bluesky mastodon gamertag deezer kik genshin wechat google carte blanches annuaire"
)
_KEYS = tuple(_NAMED.split())
"""One of these is in the text wherever a pattern matches: looked for first, which is fast."""
_TRADES = (
    "boulangerie garage menuiserie mairie cfa lycee college ecole onisep region pays france compagnons metier"
    " metiers formation chambre artisan artisans campus universite iut salon studio restaurant hotel musee"
    " learning premium pro business ads shorts reels stories live shop marketing studios music gaming kids"
    " emploi travail pole mission locale armee gendarmerie police pompiers sncf loire nantes"
)
_NO_PERSON = frozenset(_TRADES.split())
_WORD = re.compile(r"[a-z']+")
_SHAPES = re.compile(
    r"(?<![\w@./'’-])@?(?:[A-Za-zÀ-ÿ]{3}[\w.-]*\d\d|[A-Za-zÀ-ÿ][\w.-]*_|[a-zà-ÿ]{2,}\.[a-zà-ÿ\d]{3}"
    r"|[A-ZÀ-Þ]?[a-zà-ÿ]+[A-ZÀ-Þ][a-zà-ÿ]|[a-zà-ÿ]{2,}(?:-[\w]+)*-\d\d)[\w.-]*(?![\w@/])"
)
"""What looks like the name of an account."""
_A_NAME = re.compile(rf"(?<![\w'’-]){_FULL}(?![\w'’-])")


def people(text: str) -> Iterator[Span]:
    """The names of persons and accounts that only their capitals, or where they stand, give away."""
    if not any(map(text.lower().__contains__, _KEYS)):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            words = _WORD.findall(fold(match["name"]).text)
            if words and _NO_PERSON.isdisjoint(words) and not COMMON.issuperset(words):
                yield Span(Finding.HANDLE, *match.span("name"))


def beside(text: str) -> Iterator[Span]:
    """What looks like the name of an account or a person: part of a contact detail, where one is told."""
    for shape in _SHAPES.finditer(text):
        if not PUBLIC.search(fold(shape[0]).text):
            yield Span(Finding.HANDLE, *shape.span())
    for name in _A_NAME.finditer(text):
        words = _WORD.findall(fold(name[0]).text)
        if len(words) > 1 and _NO_PERSON.isdisjoint(words) and COMMON.isdisjoint(words):
            yield Span(Finding.HANDLE, *name.span())
