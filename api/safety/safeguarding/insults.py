"""Insults, however they are spelt. What is said of somebody weighs; swearing at a bad day does not."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from api.safety.safeguarding import words
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.rules import Rulebook, rule
from api.safety.safeguarding.signs import threats
from api.safety.safeguarding.views import View

_I = Finding.INSULT
_TOKEN = re.compile(r"[a-z]+(?:\*+[a-z]*)*")
_LETTERS = re.compile(r"[a-z]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_INNOCENT = {
    "batard": re.compile(
        r"\b(?:pains?|boulang\w*|baguettes?|petri\w*|four\w*|chiens?|chiots?|farine|levain|ficelles?|cuisson"
        r"|faconn\w*)\b"
    ),
    "fdp": re.compile(r"\b(?:offerts?|inclus|compris|gratuits?|hors|euros?|frais|commande|livraison)\b|€"),
    "bouffon": re.compile(r"\b(?:roi|theatre|cour|opera|rigoletto)\b"),
    "retard": re.compile(
        r"\b(?:en|mon|ton|son|de|du|le|un|leur|sans|mes|les|des|d'|mes|au|avec|pas|j'ai|plus|tout|avoir|a)\b"
    ),
}
"""Words that the same sentence may turn into something else."""
_QUOTED = re.compile(r"[\"«“]\s?(?:[\w'-]+ ){0,3}$")
_OF_WORDS = re.compile(
    r"\bc'?est quoi\b|\bveut dire\b|\bsignifie|\b(?:le|un|ce|quel) (?:mot|nom|terme)\b|\bde nom\b|\bs'appel"
)
"""Asks or tells what a word means, which is quoted."""
_NEAR = 60
"""Characters before a word in which its quotation mark is looked for."""
_SLIP = re.compile(r"\bau lieu d[e']|\bcorrecteur\b|\bfaute de frappe\b")
_THINGS = (
    r"\b(?:robot|logiciel|ordi\w*|site|appli\w*|machine|imprimante|telephone|pc|serveur|programme|jeu|velo"
    r"|voiture|camion|moteur|clim\w*|truc|bug\w*|exo|exercice|sujet|question|formulaire|gps|wifi|clavier"
    r"|four|tracteur|porte|casier)s?\b"
)
"""What may be called names."""

_MILD = "|".join(sorted(words.said_to_somebody(), key=len, reverse=True))
_MILD_WORDS = " ".join(words.SAID_TO_SOMEBODY)
_ORIGIN = (
    "arabes?|noire?s?|juifs?|juives?|musulmane?s?|blanche?s?|chinoise?s?|gitane?s?|roms?|manouches?"
    "|rebeus?|renois?|homos?|lesbiennes?|race"
)
_DEGREE = (
    r"(?:vraiment|trop|qu'|juste|bien|si|tellement|qu'une?|une?|des|que des|que de la|de la|qu'un|a"
    r"|such a|gros|grosse|sale|petite?|pauvre|vrai|vraie|gros tas de|completement|franchement|aussi"
    r"|plus|en fait|just|fucking)"
)
_HARSH = (
    r"(?:con|conne|cons|connes|debiles?|cretine?s?|imbeciles?|abrutie?s?|merdes?|bouffon(?:ne)?s?"
    r"|nazes?|minables?|idiote?s?|stupides?|pds?|mongole?s?|gogole?s?|trisos?|boloss?e?s?|tocards?"
    r"|ordures?|dechets?)"
)

_RULES = (
    rule(
        _I,
        "bolos gros porc vach lard clodo morue thon baleine mongol cassos attard gogol triso debile"
        " abruti cretin imbecile idiot bouffon naze tocard con merde pd clochard ordure batard sale"
        " espec",
        r"\b(?:gros|grosse|sales?|espece de) (?:porcs?|vaches?|lards?|clodos?|truies?|baleines?"
        r"|thons?|boudins?|cassos|dindes?|cochonnes?|tas)\b(?=\s*(?:[!.,?]|$|va|toi|de merde))"
        r"|^\s*(?:mongol|cassos|bolos+|attarde|attarde mental|gogol|triso|debile|abruti|cretin"
        r"|imbecile|idiot|bouffon|naze|tocard|con|conne|idiote|cretine|clochard|ordure)e?s?(?:"
        r" mentale?| va| fini| toi)?\s*[!.]*\s*$|\b(?:imbecile|abruti|cretin|bouffon|debile|idiot|con"
        r"|conne|merde|pd|batard|triso|mongol)e?s? va\b|\battardee?s? menta(?:le?s?|ux)",
        r"\b(?:elevage|ferme|traite|lait|race|troupeau|eleveu\w*|veterinaire|kilos?|peche)\b",
    ),
    rule(
        _I,
        "con connard merde",
        r"\b(?:con|connard|merde)s? de (?:prof|patron|flic|mec|voisin|tuteur|chef)s?\b|\b(?:prof"
        r"|patron|chef|tuteur|flic)s? de merde\b|\bmetier de merde et toi\b",
    ),
    rule(
        _I,
        "con grosse rate merde mongol cassos bolos lardu",
        r"\b(?:t'?es|tu es|tu n'es|t'es|t|vous etes|vous n'etes) (?:qu'|vraiment |trop |juste"
        r" )*(?:une? )?(?:ratee?s?|grosse|sous-?merdes?|lardu|mongole?s?|cassos|bolos+e?s?)\b(?!"
        r" (?:de|le|la|l'))|\b(?:t'?es|tu es|t) (?:vraiment |trop |bien )?(?:cons?|connes?)\b",
    ),
    rule(
        _I,
        "espece bande tas",
        r"\b(?:especes?|bande|tas) (?:de |d')\s?(?:gros |grosse |petits? |sales? |vieux |vieille "
        rf"|pauvre )?(?:{_MILD})\b(?! (?:animale|vegetale|de (?:terre|vaches)))",
    ),
    rule(_I, "sale sal", rf"\bsal(?:e|es|le)[\s-]+(?:{_MILD})\b(?! (?:et|ou) (?:propre|blanc))"),
    rule(
        _I,
        "repon dis parle viens va gros pauvre petit vieux vieille quel vrai vraie toi fucking grosse"
        " ta_gu wesh gogol mongo abrut bouff ordur minab triso stupi eh_pd pds",
        r"\b(?:reponds|repond|dis|parle|viens|va|gros|grosse|gross|pauvres?|petite?|quel|quelle|vieux"
        rf"|vieille|bande de|toi|un vrai|une vraie|fucking|hey|eh|wesh|ta gueule|mais) {_HARSH}\b(?!"
        r" de (?:billard|pelle|scene))(?!,? (?:j'?ai|je|j) )",
    ),
    rule(
        _I,
        _MILD_WORDS,
        r"\b(?:t'?es|tu es|t|vous etes|vs etes|vous etes tous|you're|you are|ur|u r|t'etes|i?l est"
        r"|elle est|ils sont|elles sont|es tu|prof est|patron est|chef est|cest un|c'est un|c'est une"
        rf"|cest une|mere est|pere est)(?: {_DEGREE})* (?:un |une |des |de la )?{_HARSH}\b(?! (?:en|de"
        r" se|d'avoir) )",
        rf"^(?!~*\b(?:t'?es|tu es|vous etes|prof|patron|chef|mere|pere)\b)~*(?:{_THINGS}~{{0,20}}\best\b"
        rf"|\best ~{{0,20}}\b(?:ce|cette|cet|le|la|mon|ma) {_THINGS})",
    ),
    rule(
        _I,
        _MILD_WORDS,
        rf"\b(?:t'?es|tu es|t|vous etes|vs etes|you're|you are|ur|t'etes)(?: {_DEGREE})* (?:un|une"
        r"|qu'un|qu'une|des|a|de la|rien qu'un|rien qu'une|an)(?: (?:gros|grosse|sale|petite?|pauvre"
        rf"|vrai|vraie|total|vieux|vieille))? (?:{_MILD})\b(?! (?:de (?:scene|travail|pelle|manege)"
        r"|pour|en cuisine|laveur))",
    ),
    rule(
        _I,
        "nul bete moche con laid gros stupid debil inutil lourd chiant",
        r"\b(?:t'?es|tu es|t|vous etes|t'etes) (?:vraiment |trop |tellement |juste |si |hyper |super "
        r"|grave )+(?:nulle?s?|betes?|moches?|conne?s?|laide?s?|grosse?s?|stupides?|debiles?"
        r"|inutiles?|lourde?s?|chiante?s?)\b(?! (?:en|au|aux|a) )|\b(?:t'?es|tu es|t) (?:moche|laide?"
        r"|inutile)\b",
    ),
    rule(
        _I,
        "incapable abruti parasite cretin imbecile clown dechet",
        r"\b(?:un|une|de|des|d') ?(?:vrais? |sombres? |gros |grosse |beaux? )?(?:abrutie?s?"
        r"|cretine?s?|imbeciles?)\b(?! (?:heureux|par|de travail))|\b(?:vous etes|t'es|tu es|etes)"
        r" (?:un|une|des|qu'un|qu'une) (?:vrai |gros )?(?:incapables?|parasites?|dechets?|clowns?)\b",
    ),
    rule(
        _I,
        "gueule tg ferme clape geule guell yeule",
        r"\b(?:ta|vos|votre|tes|vo) (?:grande |sale )?(?:gueules?|geules?|guelles?|gueul|yeule)\b"
        r"|\bferm\w* (?:la |ta |vos |votre )?(?:gueule|bouche|clapet|claque-?merde)\b"
        r"|\bferme[sz]?-la\b(?!\s*[a-z])|(?:^|[.,!?;\n]\s*|\b(?:mais|oh|ptn|putain|toi|stp|nan|non"
        r"|alors|va|eh|hey|bah|wesh|grosse?|sale|et|svp) )tg\b(?! ?[0-9])(?! (?:en|est|de|avec|bac))",
    ),
    rule(
        _I,
        "niq nik",
        r"\bni(?:que|quez|k|ke|ker|kez|qu|quer) (?:ta|tes|sa|ses|vos|ton|leurs?|la police|vous|toi|t"
        r"|bien ta|bien tes|tous|les|le)(?! (?:brevet|bac|exam\w*"
        r"|systeme|cap|maths?|anglais|parcoursup|froid|chaud|lundi|metro|bus|tgv)) ?\w*"
        r"|\bnike (?:ta|tes) \w+|\bniktamere\w*|\bniquetamere\w*",
    ),
    rule(
        _I,
        "fils fille pute race fisto enfan",
        r"\b(?:fils|fille|enfants?|fiston) (?:de |d'une |2 )?(?:putes?|chiennes?|p(?![a-z])|catin"
        r"|tepu)\b|\bta (?:mere|race|soeur|grand-?mere) (?:la|le|en slip|est une?|cette|suce) (?:\w+)"
        r"|\bsa(?:le)? race\b(?=[\s!.]*(?:toi|$))",
    ),
    rule(
        _I,
        "foutre encul voir cuire chier",
        r"\b(?:va|vas|allez|aller|ve) (?:te |vous |t')? ?(?:faire )?(?:foutre(?! (?:ton|ta|tes|votre|vos|le"
        r"|la|les|tout|quoi)\b)|enculer|enculez|voir"
        r" ailleurs|cuire un oeuf|chier)\b",
    ),
    rule(
        _I,
        "emmerd chier chié couilles burnes bonbon pisse",
        r"\b(?:je |on )?(?:t'|te |vous |t)emmerd\w*|\btu (?:me |nous )?(?:fais|fai|fait|casse)"
        r" (?:bien |trop |vraiment )?(?:chier|chié|les couilles)\b|\bcasse[\s-]?(?:couilles?|burnes?"
        r"|bonbons?)\b|\bje (?:te|vous) pisse (?:dessus|a la raie)",
    ),
    rule(
        _I,
        "suce suck bite chatte cul couill dick d_bal burne trous du_ba de_ba",
        r"\bsuce[sz]?[\s-](?:moi|ma|mon|mes|la|les|des|bites?)\b|\b(?:ma|ta|grosse|sale) (?:bite|teub"
        r"|chatte|teuch)\b|\b(?:ton|mon|dans le|au|d'mon|par le) (?:gros )?cul\b(?! de)|\b(?:mes|tes)"
        r" (?:couilles|burnes)\b|\bsuck my \w+|\btrous? (?:du|de|d) (?:cul|balle?)\b",
        rf"{_THINGS} de mes couilles|\bcul de (?:poule|sac|bouteille)\b|\b(?:ma|ta) chatte (?:est (?:malade"
        r"|grise|noire|blanche)|a|et mon chien|siamoise)\b",
    ),
    rule(
        _I,
        "fuck shut screw idiot loser trash piece yours such littl dumb stupi ursel go_di moron",
        r"\bfuck(?:ing)? (?:you|u|off|ur|your|yourself|idiot|loser)\b|\bshut (?:the fuck )?up\b|\bgo"
        r" (?:to hell|die|kill yourself)\b|\bkill (?:yourself|urself)\b|\bpiece of (?:shit|trash)\b"
        r"|\byou(?:'re| are)? (?:an? |such an? |so )?(?:fucking |little |stupid )?(?:idiot|loser"
        r"|moron|stupid|ugly|dumb|pathetic|trash|pig)\b",
    ),
    rule(
        _I,
        "pays africa bled retou migra immig degag grott tribu toi_c toi_d rentr",
        r"\b(?:rentre|retourne|rentrez|retournez|degage|casse toi) (?:dans|de|chez) (?:ton|votre"
        r"|notre|vot|mon|toi|vous) ?(?:pays|bled|afrique|tribu|grotte)?\b(?=~{0,15}(?:sale|arabe|noir"
        r"|pays|bled|afrique|$))|\bsales? (?:etrangers?|immigres?|migrants?)\b",
    ),
    rule(
        _I,
        "merde morts mange",
        r"\b(?:ton|ta|tes|votre|vos) [a-z]+(?: [a-z]+)? de merdes?\b|\b(?:t'?es|tu es|vous etes|t)"
        r" (?:qu'|rien qu'|de la |une |vraiment |qu'une |une vraie |vraiment une |une grosse |des"
        r" )+(?:grosses? )?(?:merdes?|sous-?merdes?)\b|\bsous-?merdes?\b|\bmange (?:tes morts|ta mere"
        r"|merde|de la merde)|\bmanges? tes morts\b|\btes morts\b(?!\w)",
    ),
    rule(
        _I,
        "pue degage barre casse_toi tire sers sert vaux rien t'aime",
        r"\btu (?:pues|pue)\b(?! (?:le|la|l')\s?(?:poisson|fromage|friture))|\b(?:degage|barre toi"
        r"|casse toi|tire toi)\b~{0,4}\b(?:sale|gros|connard|merde|pauvre)\b|\btu (?:ne )?(?:sers|ser"
        r"|sert|vaux|vau) (?:vraiment )?(?:a )?rien\b|\bpersonne (?:ne )?t'aime\b",
    ),
    rule(
        _I,
        "pd pede",
        r"(?:^|[,!.;]\s*|\b(?:ces|les|des|un|ce|gros|sale|petit|de|vieux|toi|wesh|yo|eh) )(?:pd"
        r"|pede)s?\b(?! (?:a|et|of|en|pour)\b)(?=\s*(?:[!.,?]|$|va|qui|que))",
    ),
    rule(
        _I,
        "putain putin ptn_d",
        r"\b(?:putain|ptn|putin) de (?:ta|ton|tes|sa|votre) (?:mere|race|gueule|connard)\b",
    ),
)


_BOOK = Rulebook(*_RULES)


def insults(views: Sequence[View]) -> Iterator[Span]:
    """Each insult or threat in the text, which is the first of the views, or in one of its guises."""
    for view in views:
        known = None if view is views[0] else views[0].text
        yield from _BOOK.found(view, known=known)
        yield from threats.BOOK.found(view, known=known)
        yield from _words(view)


def threatens(views: Sequence[View]) -> bool:
    """Whether one of these insults is a threat."""
    return any(True for view in views for _ in threats.BOOK.found(view))


def _words(view: View) -> Iterator[Span]:
    known = insulting()
    odd = "*" in view.text or _STRETCHED.search(view.text) is not None
    if not odd and known.isdisjoint(_LETTERS.findall(view.text)):
        return

    @cache
    def says(why: re.Pattern[str]) -> bool:
        """Each is looked for once in a text, however many insults it holds."""
        return why.search(view.text) is not None

    for token in _TOKEN.finditer(view.text):
        written = token[0]
        word = written if written in known else next(_readings(written), None) if odd else None
        if word and not _is_innocent(word, view.text, token.start(), says):
            yield view.span(_I, token.start(), token.end())


def _is_innocent(word: str, text: str, start: int, says: Callable[[re.Pattern[str]], bool]) -> bool:
    """Whether what stands around an insult makes it something else; `says`: whether the text says that."""
    if says(_SLIP) or any(word.startswith(root) and says(why) for root, why in _INNOCENT.items()):
        return True
    return says(_OF_WORDS) and _QUOTED.search(text, max(0, start - _NEAR), start) is not None


def _readings(written: str) -> Iterator[str]:
    """The insults that a word may be meant to be: « connnnard », « s*lope »."""
    known = insulting()
    for plain in (_STRETCHED.sub(r"\1", written), _STRETCHED.sub(r"\1\1", written)):
        if plain in known:
            yield plain
    if "*" in written and len(written) > 2:
        hidden = re.compile(re.sub(r"(?:\\\*)+", "[a-z]{1,4}", re.escape(written)))
        yield from (word for word in known if hidden.fullmatch(word))


@cache
def insulting() -> frozenset[str]:
    """The words that insult wherever they stand."""
    return words.insulting()
