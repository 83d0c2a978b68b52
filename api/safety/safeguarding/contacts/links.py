"""Links; those to public services stay, so that people can help each other."""

import re
from collections.abc import Iterator

from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.rules import Gate, rule
from api.safety.safeguarding.views import View

PUBLIC_SERVICES = (
    *("gouv.fr", "onisep.fr", "parcoursup.fr", "service-public.fr", "francetravail.fr", "pole-emploi.fr"),
    *("paysdelaloire.fr", "choisirmonmetier-paysdelaloire.fr", "orientation-paysdelaloire.fr", "3018.fr"),
    *("3114.fr", "e-enfance.org", "cidj.com", "cnil.fr", "insee.fr", "afpa.fr", "cnam.fr", "europa.eu"),
    *("ac-nantes.fr", "missions-locales.fr", "lescrous.fr", "crous-nantes.fr", "afdas.com"),
    *("culture.fr", "education.fr", "laventureduvivant.fr", "laventuredesmetiers.fr", "msa.fr", "ameli.fr"),
    *(
        "cma-france.fr",
        "artisanat.fr",
        "cci.fr",
        "letudiant.fr",
        "legifrance.gouv.fr",
        "wikipedia.org",
        "sncf.com",
    ),
    *("sengager.fr", "devenirpolicier.fr", "lagendarmerierecrute.fr", "pompiers.fr", "croix-rouge.fr"),
    *("lesmetiers.net", "metiers-btp.fr", "ffbatiment.fr", "capeb.fr", "studyrama.com"),
    *("compagnons-du-devoir.com", "worldskills-france.org", "meilleursouvriersdefrance.info", "agefiph.fr"),
)
"""Domains, with everything below them, that may be named: nobody can be met there."""
PUBLIC = re.compile(rf"(?:^|[./])(?:{'|'.join(map(re.escape, PUBLIC_SERVICES))})(?:/|$)")
"""One of them, or below it."""
NAMED_SITE = (
    r"\b(?!\S{0,99}(?:lycee|college|ecole|cfa|cio|univ|iut|ifsi|campus|mfr|greta|formation|mairie"
    r"|ville|education))"
    r"(?:www\.[^\s.]{1,63}+\.|[a-z\d][a-z\d-]{0,62}+\.(?:com|fr|net|org|eu|bzh)\b)"
)
"""A site written plainly, but a school's or a town's: those are left to what is said around them."""

_SCHOOL_SITE = re.compile(
    r"(?:^|[.-])(?:lycees?|college|ecoles?|cfa|univ|iut|ifsi|campus|mfr|greta|afpa"
    r"|ac)(?:[.-][a-z\d.-]{0,200})?\."
    r"(?:fr|net|org|eu|re|com|bzh)$"
)
"""A school's own site, which anybody may name."""

_SURE = "com|fr|org|net|eu|io|gg|tv|ly|bzh|xyz|ru|dev|uk|us|ovh|biz|ee|gle|paris|asso|edu|chat|moi"
_WITH_PATH = (
    "me|be|de|es|it|ch|co|link|app|info|site|online|club|shop|store|page|pro|live|fm|ma|re|to|cc|at"
    "|ai|in|la|sh|im|so|pl|nl|pt"
)
_PATH = r"(?:[/?#:][^\s,;\ufffc]*)?"
_LABEL = r"[a-z0-9][a-z0-9\-]*"
_WRITTEN = re.compile(
    r"\b(?:h\s?[tx]{2}\s?ps?\s?:\s?/\s?/?|https?//|hxxps?:|ftps?://)\s?[^\s\ufffc]+"
    rf"|\bw\s?w\s?w\s?[.,]\s?[^\s\ufffc]+|(?<![\w.@-])(?:{_LABEL}\.)+(?:{_SURE})\b(?![-.]?\w){_PATH}"
    rf"|(?<![\w.@-])(?:{_LABEL}\.)+(?:{_WITH_PATH})/[^\s\ufffc]+"
)
_SIGN = re.compile(r"\.[a-z]{2}|[:/]\s?/|//|www|w w w|ttp|txp")
"""Without one of these there is no written link."""
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9.\-]+?)\.?(?=[/?#:]|$)")
_TRADE_NAMES = frozenset({"asp.net", "vb.net", "ado.net", "paint.net", "socket.io"})
_DOT = (
    r"(?:\s?(?:\(\s?(?:\.|dot|point|pt)\s?\)|\[\s?(?:\.|dot|point|pt)\s?\]|\{\s?(?:\.|dot"
    r"|point)\s?\})\s?|\s(?:point|dot|pt)\s|\s\.\s?)"
)
_ENDING = "com|fr|org|net|eu|io|gg|tv|be|me|ly|bzh|info|xyz"

RULES = (
    rule(
        Finding.LINK,
        Gate(re.compile(rf"{_DOT}(?:{_ENDING})\b"), "point dot pt (.) [.] _. (pt"),
        r"\b(?!(?:un|le|ce|petit|au|du|premier|dernier|bon|autre|mon|chaque|les|des|son|notre)"
        rf" )(?!(?:un|le|ce|au|du)\s)(?:[a-z0-9][\w\-]{{1,30}}+{_DOT}){{1,3}}(?:{_ENDING})\b(?!\s?')(?:\s?"
        r"(?:/|slash)\s?[^\s\ufffc]+)?",
    ),
    rule(
        Finding.LINK,
        "3w www double_v trois_w",
        r"\b(?:3w|www|trois w|triple w|w w w)\s(?:point |dot )?[a-z0-9]\S*",
    ),
    rule(
        Finding.LINK,
        "bit.ly linktr youtu t.me wa.me t_.me ._me discord.gg snapchat.com lien bio linktree",
        r"\b(?:lien (?:est )?(?:dans|en) (?:ma |la )?bio|link in (?:my )?bio|mon linktr\w*|linktr\.?ee)\S*"
        r"|\b(?:t|wa)\s?\.\s?me(?:\s?/\s?)?\S*",
    ),
)


def written(view: View) -> Iterator[Span]:
    """Each written link but those to public services."""
    if _SIGN.search(view.text):
        for match in _WRITTEN.finditer(view.text):
            link = match[0].rstrip(".,;:!?)'\"»")
            if not _innocent(link):
                yield view.span(Finding.LINK, match.start(), match.start() + len(link))


def _innocent(link: str) -> bool:
    host = _HOST.match(link)
    if host is None or "@" in link or "\\" in link:
        return False
    name = host[1]
    return (
        name in _TRADE_NAMES
        or _SCHOOL_SITE.search(name) is not None
        or any(name == known or name.endswith("." + known) for known in PUBLIC_SERVICES)
    )
