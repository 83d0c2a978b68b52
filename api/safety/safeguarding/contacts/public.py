"""What only texts for everybody say: that one may also write elsewhere, and that nobody will be asked to.

Between two people « ou WhatsApp » is judged by its sound as well (`learned`); of an offer or a presentation,
which many read, rules alone judge.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.rules import Rulebook, rule, written_out
from api.safety.safeguarding.views import View

_CHATS = (
    r"(?:insta(?:gram)?|snap(?:chat)?|whats ?app|wh?at?s? ?ap+|wtsp|wsp|telegram|tele?gr(?:am)?|messenger"
    r"|discord|viber|skype|wechat|imessage|facebook|fb|tik ?tok|linked ?in|threads"
    r"|signal(?! (?:sonore|lumineu\w+|radio|visuel\w*|d'|de)))"
)
_WAYS = rf"(?:{_CHATS}|sms|textos?)"
_PRIVATE = r"(?:mp|dm|pv|messages? prives?|message direct)"
_BY = r"(?:par|via|sur|avec|through|on|by|over)"
_OWN = r"(?:(?:le|la|l'|un|mon|ma|notre|son|our|my|a) ?)?"
_WAY = rf"(?:{_BY} {_OWN}{_WAYS}|(?:en|par|in|by) {_PRIVATE})\b"
_ALSO = (
    r"(?:(?:ou|sinon|soit|or) |(?:et|and) (?=(?:aussi|par|via|sur|en|also|by|on) ))"
    r"(?:bien |aussi |encore |directement |meme |also )*"
)
_END = r"(?=\s*(?:[.!?;,)/]|$))"
_REACHED = (
    r"\b(?:candidatures?|contacts?|joignables?|reponses?|renseignements?|infos?|informations?|inscriptions?"
    r"|rdv|rendez vous|echanges?|postule[rz]?|candidate[rz]?|contacter|joindre|ecrire|prevenir"
    r"|applications?|apply|reach|answers?)\b"
)
_COMES = (
    r"\b(?:rue|avenue|boulevard|quai|allees?|chemin|impasse|courrier|mail|telephone|tel|sur place|a l'accueil"
    r"|present\w*|venez|viens|passe[rz]?|street|post|phone|come)\b|\b\d{5}\b"
)
_OF_THE_TRADE = (
    r"\b(?:gere\w*|gerer|anim\w+|publi\w*|postes? (?:sur|pour)|poster|posts?|communaut\w*|community"
    r"|communication|followers?|abonnes?|marques?|promo\w*|publicit\w*|marketing|influenc\w*|clients?|clientes?|clientele"
    r"|customers?|commentaires?|avis|visiteurs?|usagers?|patients?|adherents?|fans?|film\w*|photos?|videos?"
    r"|contenus?|reels?|stor(?:y|ys|ies)|campagnes?)\b"
)
"""Of work on networks one speaks; the people there are not who reads this."""
_DENIES = (
    r"\b(?:pas|jamais|ni|aucun\w*|never|no|not|nor)\b[^,:;.!?]{0,30}?"
    rf"\b(?:{_WAYS}|{_PRIVATE}|0[67])\b"
)

_OFFERED = Rulebook(
    rule(
        Finding.HANDLE,
        "candidat contact joign joind repons rense info inscr rdv rendez echang postul ecrir preven appli"
        " apply reach answer",
        rf"{_REACHED}~{{0,40}}?(?:\b{_WAY}|:\s*(?:{_OWN}{_WAYS}|{_PRIVATE})\b)",
        f"{_OF_THE_TRADE}|{_DENIES}",
    ),
    rule(
        Finding.HANDLE,
        "ou et sinon soit or and /",
        rf"(?:{_COMES})~{{0,80}}?(?:\b{_ALSO}|/\s*)(?:{_BY} )?{_OWN}"
        rf"(?:{_WAYS}|(?:en |in )?{_PRIVATE})\b{_END}",
        f"{_OF_THE_TRADE}|{_DENIES}",
    ),
    rule(
        Finding.HANDLE,
        "possib accept bienv pour de_pr",
        rf"\b(?<!un\s)(?<!du\s)(?<!le\s){_CHATS} (?:possible|acceptee?|bienvenu|de preference"
        r"|pour (?:nous|me|postul\w*|candidat\w*|(?:plus d'|les |toute |vos |tes )"
        r"(?:infos?|informations?|questions?)))\b",
        f"{_OF_THE_TRADE}|{_DENIES}",
    ),
    rule(
        Finding.PHONE,
        "06 07",
        r"\b(?:appel\w*|rappel\w*|contact\w*|joi[gn]\w*|ecri\w*|sms|textos?|messages?|sonne\w*|bipe\w*|dispo\w*"
        r"|infos?|candidat\w*|repon\w*|postul\w*)\b~{0,40}?"
        r"\b(?:sur|au|par|via) (?:(?:le|mon|notre|son|ce) )?0[67]\b"
        r"(?! ?[/.\d]| (?:janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec))",
        _DENIES,
    ),
)

_CLAUSE = re.compile(
    r"[,;:.!?()\n\ufffc]|\b(?:mais|plutot|sauf|sinon|alors|donc|car|puis|but|instead|rather|so)\b"
    r"|\b(?:et|and) (?!(?:votre|vos|ton|ta|tes|leurs?|l[ae]s?|ni|your|the)\b|" + written_out(_WAYS) + ")"
)
_ASKS = (
    r"(?:regard|consult|lis(?:ons|ent)?\b|lit\b|lu[es]*\b|epluch|verifi|examin|fouill|scrut|espionn|cherch|demand"
    r"|exig|interess|contact|ecri|donn|communiqu|partag|envoy|utilis|recontact|ajout|suiv|juge|voir\b|tenons"
    r"|look|read|check|ask|give|share|use)\w*"
)
"""To look into accounts, to ask for them, to write there."""
_SMALL = r"(?:\w+\W+){0,3}?"
_DENIED = re.compile(
    rf"\b(?:n(?:e\W+|')|personne ne\W+){_SMALL}{_ASKS}\W+(?:pas|jamais|ni|aucun\w*|rien|plus)\b"
    rf"|\bpersonne ne\W+{_SMALL}{_ASKS}"
    rf"|\b(?:pas|jamais|aucun\w*)\W+(?:(?:de|d'|a|te|vous|nous|voir|etre)\W*)?{_ASKS}"
    rf"|\b(?:never|not|nobody|don't|won't)\W+(?:will\W+|be\W+)?{_ASKS}"
)
"""« nous ne regardons pas », « pas de contact », « ne seront jamais demandés »."""
_URGES = re.compile(r"\bhesit\w*|\bpourquoi\b|\bbesoin\b|\bpas (?:que|seulement)\b|\boubli\w*")
"""« n’hésite pas à … » asks for it."""
_OF_THE_WRITER = re.compile(r"\b(?:mon|ma|mes|notre|nos|my|our)\b|\b(?:moi|nous|me)\s*$")
_TELLS = re.compile(r"[@#=_]|\barob|\bpoint\b|\d|\w\.\w|\bc'?est\b|\bsous\b|\bpseudo|\bnom\b")
_OF_A_DENIAL = re.compile(
    r"(?:sociaux|social|perso\w*|priv\w*|profils?|comptes?|reseaux?|telephone|portable|numero|vos|leurs?|votre"
    r"|your|at|candidat\w*|eleves?|jeunes?|stagiaires?|interess\w*|regard\w*|consult\w*|lus?|epluch\w*|demand\w*"
    r"|verifi\w*|examin\w*|seront|sera|serons|appli\w*|ici|travail|embauch\w*|recrut\w*|choisir|client\w*)"
)
_PHONE = re.compile(r"\b0[67]\b(?! ?\d)")
_NETWORK = re.compile(written_out(_WAYS))
_WORD = re.compile(r"[a-z][a-z'\-]+")


def offered(view: View, others: Sequence[View]) -> Iterator[Span]:
    """Where a text says that one may write, answer or apply elsewhere: « 3 rue du Port, ou WhatsApp »."""
    for each in (view, *others):
        yield from _OFFERED.found(each, known=None if each is view else view.text)


def without_denied(view: View, spans: Sequence[Span]) -> Iterator[Span]:
    """The accounts and numbers that are not only spoken of to say that nobody asks for them, or looks into
    them: « nous ne regardons pas vos réseaux ».
    """
    clauses = [stop.span() for stop in _CLAUSE.finditer(view.text)]
    reached = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        # What follows an invitation to the end of its clause follows a denial as well.
        if _denied(view, span, clauses) or (span.start <= reached and _only_follows(view.part(span))):
            reached = max(reached, span.end)
        else:
            yield span


def _denied(view: View, span: Span, stops: Sequence[tuple[int, int]]) -> bool:
    """Whether the clause that it stands in, between two `stops`, says that nobody asks for it."""
    if span.finding not in (Finding.HANDLE, Finding.PHONE, Finding.EMAIL):
        return False
    start, end = view.bounds(span)
    before = bisect_right(stops, start, key=lambda stop: stop[1])
    after = bisect_right(stops, start, key=lambda stop: stop[0])
    low = stops[before - 1][1] if before else 0
    high = stops[after][0] if after < len(stops) else len(view.text)
    if not _only_follows(view.text[high:end]):
        return False
    clause = view.text[low:high]
    denial = _DENIED.search(clause)
    if not denial or _URGES.search(clause) or _OF_THE_WRITER.search(clause) or _tells(view.text[start:high]):
        return False
    return not re.search(rf"\b{_ASKS}", clause[denial.end() :])


def _only_follows(part: str) -> bool:
    return not _tells(part) and not _NETWORK.search(part) and not re.search(rf"\b{_ASKS}", part)


def _tells(part: str) -> bool:
    """Whether an account or a number may stand in a part of a text: by a sign, or a word that may be one."""
    bare = _PHONE.sub("", part)
    return _TELLS.search(bare) is not None or any(map(_strange, _WORD.findall(bare)))


def _strange(word: str) -> bool:
    """Whether a word may be a name."""
    known = word in COMMON or _OF_A_DENIAL.fullmatch(word) or _NETWORK.fullmatch(word)
    return not known and not re.match(_ASKS, word)
