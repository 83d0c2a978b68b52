"""Advances in so many words: sex, a threat, a picture as a price, drugs. Whatever a text sounds like, it is
looked through for these, and nothing beside them outvotes them.
"""

from api.safety.safeguarding.signs.grooming import Sign, Words

_WORN = r"(?:culottes?|soutifs?|soutien gorge|string|lingerie|sous vetements|nuisette)"
_SHOWN = r"(?:photos?|videos?|nudes?|messages?|conv\w*|captures?|screens?)"
_GROWN_UPS = (
    r"(?:tes (?:parents|profs?|potes|copines?)|ta (?:mere|famille|classe)|ton (?:pere|lycee|college|prof)"
    r"|tout le monde)"
)
_DONE = r"(?:viens|veux|reponds|fais|envoies|parles|dis|refuses|continues|acceptes|obeis)"
_FAIR = (
    r"\b(?:si tu (?:veux|preferes)|d'accord|veux bien|site|page|chantier|projet|travail|travaux|autoris\w*"
    r"|harcel\w*|signale\w*|plainte|3018|119|danger|si quelqu'un|personne n'a le droit|interdit\w*|cv|dossier"
    r"|book|portfolio|atelier|dessins?|work|drawings?)\b"
)

SIGNS: tuple[Words, ...] = (
    (
        Sign.SEX,
        4,
        "coucher couche dormir l'amour masturb culotte soutif soutien string lingerie sous_ nuisette nichon"
        " portes puceau pucelle vierge nue dessous",
        r"\b(?:coucher|couche|dormir) avec moi\b|\bfaire l'amour (?:avec (?:toi|moi)|ensemble|a deux|tous les"
        r" deux)\b|\b(?:tu te|te) masturb\w*|\bmasturbe toi\b|\btes nichons\b"
        rf"|\b(?:ta|ton|tes) (?:petite? )?{_WORN}\b|\bt'?(?:ach?et\w*|offr\w*|paye?)\b~{{0,20}}\b{_WORN}"
        rf"|\btaille de (?:ton |ta )?{_WORN}|\btu portes quoi (?:la|dessous|en dessous|sous|pour dormir"
        r"|au lit|ce soir)\b|\bhabillee? (?:comment|quoi) (?:dessous|en dessous)\b"
        r"|\b(?:es|te|etre|restes?|mets) toute nue\b"
        r"|\b(?:tu es|t'es|tes|es tu) (?:encore |toujours )?(?:vierge|puceau|pucelle)\b",
        r"\b(?:patient\w*|resident\w*|bebes?|creche|couture|rayon|magasin|vitrine|client\w*|collection"
        r"|modele vivant|dessin\w*|peinture|gants|casque|epi|blouse|chaussures|tenue|charges?|sacs?)\b",
    ),
    (
        Sign.LOOKS,
        3,
        "amour cherie coeur bebe bb_ bb. bb! jolie",
        r"\b(?:bonne nuit|bonsoir|bisous?|bisoux|coucou|salut|hello|bonjour|bjr|bsr|cc|merci|manques"
        r"|pense a toi|reves)[\s,.!]{1,3}"
        r"(?:mon (?:petit )?(?:amour|coeur|bebe)|ma (?:petite )?(?:cherie|jolie)|bebe|bb)"
        r"(?=\s*(?:[.!?,;:)]|$))",
        r"\b(?:ma fille|mon fils|ma femme|mon mari|ma niece|mon neveu)\b",
    ),
    (
        Sign.LOOKS,
        3,
        "jupe short decollete talons collants robe mini",
        r"\b(?:mets?|remets?|enfile|porte|viens (?:me voir )?(?:en|avec)|habilles?(?: |-)toi (?:en|avec))"
        r" (?:\w+ ){0,3}?(?:mini ?(?:jupe|short)|jupe|short|robe|decollete|talons|collants)\b",
        r"\b(?:pas|ni|jamais|evite\w*|sans|interdit\w*|securite|uniformes?|tenue|service|noire?s?|blanc\w*|sport\w*"
        r"|basket|piscine|natation|danse|gala|spectacle|costume|defile|bal|entretien|chaussures|chantier|cuisine"
        r"|blouse|tablier|gants|labo\w*|casque|couture|rayon|vitrine|mannequin|collection|client\w*)\b",
    ),
    (
        Sign.THREAT,
        4,
        "publi post diffus balanc montrer montre envoie",
        rf"\bsi tu\b~{{0,40}}\b(?:je|j')~{{0,10}}\b(?:publie\w*|poste\w*|diffuse\w*|balance\w*|montre\w*"
        rf"|envoie)\b~{{0,10}}\b(?:tes|ta|nos) {_SHOWN}\b"
        rf"|\b(?:je|j')~{{0,10}}\b(?:publie\w*|poste\w*|diffuse\w*|balance\w*|montre\w*|envoie)\b~{{0,10}}"
        rf"\b(?:tes|ta|nos) {_SHOWN}\b~{{0,30}}\bsi tu (?:ne |n')?{_DONE}\b",
        _FAIR,
    ),
    (
        Sign.THREAT,
        4,
        "dirai dis_ raconte balance",
        rf"\bje (?:vais )?(?:le )?(?:dirai|dis|dire|raconte\w*|balance\w*) (?:tout )?a {_GROWN_UPS}\b"
        rf"~{{0,40}}\bsi tu (?:ne |n')?{_DONE}\b"
        rf"|\bsi tu (?:ne |n')?{_DONE}\b~{{0,30}}\bje (?:vais )?(?:le )?(?:dirai|dis|dire|raconte\w*"
        rf"|balance\w*) (?:tout )?a {_GROWN_UPS}\b",
        _FAIR,
    ),
    (
        Sign.PICTURE,
        4,
        "photo selfie nude pic",
        r"\bpas de photos?\b~{0,3}\bpas de (?:stage|contrat|cadeau|place|cours|aide)\b"
        r"|\bsi tu m'envoi\w*\b~{0,6}\b(?:une|ta|des|d'autres) (?:photo|selfie|nude)s?\b~{0,16}"
        r"\bje (?:te |t')"
        r"|\bsend me\b~{0,6}\b(?:nudes?|selfies?|(?:pic|photo)s? of (?:you|yourself))\b",
        _FAIR,
    ),
    (
        Sign.PICTURE,
        3,
        "send_",
        r"\bsend me (?:a |an |some |your |another )?(?:pic|picture|photo)s?\b",
        _FAIR,
    ),
    (
        Sign.SECRECY,
        4,
        "need know tell",
        r"\byour (?:parents|mom|mum|dad|teachers?) (?:don't|dont|doesn't|mustn't|must not|do not) (?:need to "
        r"|have to )?know\b|\bdon'?t tell (?:your (?:parents|mom|mum|dad|teachers?)|anyone|anybody)\b",
        r"\b(?:password|phone number|address|surprise)\b",
    ),
    (
        Sign.GIFT,
        3,
        "shit weed beuh cannabis coke ecsta mdma drogue vodka alcool whisky biere puff clope",
        r"\b(?:je|j'|jte) ?(?:peux |vais |pourrai[st]? )?(?:te |t'|en )?(?:fourni\w*|file\w*|ramen\w*|"
        r"apport\w*|donn\w*|vend\w*|amen\w*|pay\w*|offr\w*)\b~{0,14}\b(?:shit|weed|beuh|cannabis|coke|cocaine|ecsta\w*"
        r"|mdma|drogue|vodka|alcool|whisky|bieres?|puffs?|clopes?)\b",
        r"\b(?:jamais|interdit\w*|prevention|client\w*|bar|restaurant|service|fournisseurs?|cuisine|patron"
        r"|brass\w*|cave|degustation)\b",
    ),
)
