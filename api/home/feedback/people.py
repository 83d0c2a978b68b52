"""Error reports without people: what corrects a record needs no name of whoever sends it, nor another's."""

import re

from api.safety.safeguarding.service import COMMON, MASK, Finding, fold, screen

_WAYS = frozenset({Finding.EMAIL, Finding.PHONE, Finding.HANDLE})
_TITLE = r"(?:m\.|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|mrs|ms|professeure?|prof)"
_OF_MINE = (
    r"(?:(?:mon|ma|mes|son|sa|ses|notre|ton|ta) (?:copine?s?|copains?|amie?s?|potes?|fils|filles?|fr[èe]res?"
    r"|s(?:œ|oe)urs?|cousine?s?|voisine?s?|camarades?|[ée]l[èe]ves?|enfants?|profs?|m[èe]re|p[èe]re"
    r"|tut(?:eur|rice))|de la part de|[ée]l[èe]ve)"
)
_CLASS = (
    r"(?:[3-6][ ]?(?:e|è|[èe]me)[ ]?[1-9A-Ha-h]|[3-6][A-H]"
    r"|(?:2n?de|1[èe]?re|tle|terminale)[ ]?[1-9A-H])(?![\w])"
)
_SAYING = (
    r"(?:je m['’]appelle|je suis|c['’]est moi|moi c['’]est|moi c|mon (?:pré)?nom est|signé|my name is"
    r"|i am|i['’]m|cordialement|bonne journée|merci)"
)
_CALLED = r"(?:je m['’]appelle|jm['’]?appell?e?|mon (?:pré)?nom est|my name is|signé)"
_NO_NAME = (
    r"(?:(?:et|ou|mais|car|la|le|les|un|une|de|du|des|dans|en|au|aux|à|pour|qui|que|je|est|a|and|but|bonjour)"
    r"(?![a-zà-ÿ-])|[lnjcmst]['’]|qu['’])"
)
_SMALL = rf"(?!{_NO_NAME})[a-zà-ÿ'’-]+"
"""A word that may be a name in small letters, as phones write them."""
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ'’]+"
_PERSON = rf"(?:{_WORD}|[A-ZÀ-Þ]{{2,}}|[A-ZÀ-Þ]\.)(?:[ -](?:{_WORD}|[A-ZÀ-Þ]{{2,}}|[A-ZÀ-Þ]\.))*"
_PLACE = (
    r"(?:lyc[ée]e|coll[èe]ge|[ée]cole|rue|avenue|boulevard|bd|place|all[ée]e|quai|impasse|cours|chemin|route|square"
    r"|gare|arr[êe]t|ligne|cit[ée]|campus|universit[ée]|fac|iut|cfa|mfr|cio|crij|mission|maison|mus[ée]e|mairie"
    r"|centre|b[âa]timent|salle|h[ôo]tel|pont|parc|zone|za|saint|sainte|st|ste|station|institut|fondation)"
)
_NO_SURNAME = (
    r"(?:ULIS|SEGPA|CROUS|ONISEP|INSA|GRETA|AFPA|CIDJ|CRIJ|URMA|ESAT|EREA|LEAP|EPIDE|POLE|PÔLE|LYC[EÉ]E|[EÉ]COLE"
    r"|COLL[EÈ]GE|MISSION|FRANCE|TRAVAIL|SALLE|PLACE|GARE|TRAM|FERM[EÉ]E?S?|ATTENTION|BONJOUR|MERCI)"
)
_INITIAL = (
    rf"(?:{_WORD}[ ][A-Za-zÀ-Þ]\.|[A-ZÀ-Þ]\.[ ]?{_WORD}"
    rf"|{_SMALL} [a-z]\.(?=,? (?:de la |en )?{_CLASS}))"
)
_IN_CLASS = (
    rf"(?!(?i:{_PLACE}|b[âa]t|bloc|hall|porte|entr[ée]e|bus|ligne|niveau)\b)"
    rf"{_WORD}(?: {_SMALL}| [A-ZÀ-Þ])?(?=,? (?:de la |de |en )?{_CLASS})"
)
_NAMED = re.compile(
    rf"(?P<before>\b(?i:{_TITLE})[ ]+|\b(?i:{_OF_MINE})[ ,:]{{1,3}}|\b(?i:{_SAYING})[ ,:.!\n]{{1,3}})"
    rf"(?P<name>{_PERSON})"
    rf"|(?P<before_small>\b(?i:{_CALLED})[ ,:]{{1,3}}|\b(?i:mme|mlle|monsieur|madame|mr)[ ]+)"
    rf"(?P<small>{_SMALL}(?:[ -]{_SMALL})?)"
    rf"|(?P<place>\b(?i:{_PLACE})[ -](?:(?i:de|du|des|d['’]|la|le|les)[ ]?){{0,2}}{_PERSON})"
    rf"|(?P<initial>\b{_INITIAL})|(?P<in_class>\b{_IN_CLASS})"
    rf"|(?P<surname_first>\b(?!{_NO_SURNAME}\b)[A-ZÀ-Þ]{{4,}}[ ]{_WORD}(?:-{_WORD})?)"
    rf"|(?P<alone>\b{_WORD}[ -](?:{_WORD}|[A-ZÀ-Þ]{{2,}})(?:[ -](?:{_WORD}|[A-ZÀ-Þ]{{2,}}))?)"
)

_SPOKEN_TO = (
    r"(?:(?:r?app?ell?e|demande|contacte|parle|préviens|previens|voi[sr]|vu|dis|écris|ecris|connais|croisé"
    r"|rencontré|joindre|merci|bonjour|bonsoir|salut|coucou|hello|avec|selon|chère?|grâce|call|ask)"
    r"(?:[zr]|r[ -]|[ -]moi)?"
    r"(?:[ ](?:à|a|avec|de|donc|plutôt|juste|for|to))?|d['’]après|voyez|dites à|parlez[ ]à)"
)
"""What stands before whom one speaks to, or of."""
_DOES = (
    r"(?:m['’]a|m['’]ont|nous a|vous a|a dit|dit|disait|a vu|a appelé|travaille|y travaille|n['’]y est"
    r"|n['’]est|est (?:partie?|absente?|malade|venue?|arrivée?)|habite|pense|confirme|et moi|said|told"
    r"|,? (?:ma|mon|une?|notre) (?:copine|pote|amie?|s[œo]e?ur|frère|élève|prof|collègue|voisine?))\b"
)
"""What a person does, behind their name."""
_SMALL_SPOKEN_TO = (
    r"(?:(?:r?app?ell?e|demande|préviens|previens)(?:[zr]|[ -]moi)?|(?:dis|dites|parle|parlez|écris) à)"
)
_FIRST = r"(?<!['’])\b[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\wà-ÿ'’])"
_FIRST_NAME = re.compile(
    rf"(?P<before>\b(?i:{_SPOKEN_TO})[ ,:]{{1,3}})(?P<name>{_FIRST})(?![ -][A-ZÀ-Þ])"
    rf"|(?P<does>{_FIRST})(?=[ ](?i:{_DOES}))"
    rf"|(?P<end>(?<=[\n–—-])[ \n]{{0,3}})(?P<signed>{_FIRST})(?=[ .!\n]{{0,3}}$)"
    rf"|(?P<before_small>\b(?i:{_SMALL_SPOKEN_TO})[ ])"
    rf"(?P<small>(?!{_NO_NAME})[a-zà-ÿ-]{{3,}}(?<!ments)(?<!ions))"
    r"(?=[ ]*(?:[.,!?;:]|$| (?:au|à|pour|si|et|qui|que)\b))"
)
"""A first name alone: « appelle Zoé », « Zoé m'a dit »."""


def without_people(message: str, *, contact: bool) -> str:
    """What was typed, without what reads as a person's name (after a title, « je suis », as a signature, a
    first name and a name, or a first name where a person is spoken to or does something), and without mail
    addresses, numbers and handles, unless the report is about the record's own (`contact`). A name that a
    place bears (« lycée Simone Veil ») stays.
    """
    shown = _FIRST_NAME.sub(_first_name, _NAMED.sub(_masked, message))
    if contact:
        return shown
    spans = [span for span in screen(shown).spans if span.finding in _WAYS]
    for span in sorted(spans, key=lambda one: one.start, reverse=True):
        shown = shown[: span.start] + MASK + shown[span.end :]
    return shown


def _masked(found: re.Match[str]) -> str:
    return found["place"] or (found["before"] or found["before_small"] or "") + MASK


def _first_name(found: re.Match[str]) -> str:
    name = found["name"] or found["does"] or found["signed"] or found["small"]
    if not COMMON.isdisjoint(re.split(r"[-'’]", fold(name).text)):
        return found[0]
    return (found["before"] or found["end"] or found["before_small"] or "") + MASK
