"""The shortest advances: sexual words, love, secrets, being alone. Like those of `bare`,
nothing beside them outvotes them: a sentence of four words gives the learned half little to weigh.
"""

from api.safety.safeguarding.signs.grooming import PARENTS, Sign, Words

_LEARNT = (
    r"\b(?:prevention|consentement|harcel\w*|agress\w*|victimes?|plainte|3018|119|danger|interdit\w*|svt"
    r"|biologie|infirm\w*|sage femme|planning|contracepti\w*|medecin|patient\w*|veterinaire|animal|animaux"
    r"|elevage|semence|anglais|personne n'a le droit)\b"
)
SIGNS: tuple[Words, ...] = (
    (
        Sign.SEX,
        4,
        "nude dors dormais touche bande bander bite teub penis sperme ejacul orgasm fellat branl sodom porno"
        " sexto sextape rapports excit poil vetements dessous coquin",
        r"\bnudes?\b|\btu dors (?:toute? )?(?:nue?|a poil)\b|\bdors tu nue?\b|\bmets toi (?:nue?|a poil)\b"
        r"|\btu (?:portes|mets|as)\b~{0,16}\b(?:sous vetements|dessous sexy)\b"
        r"|\btu te touches?\b(?! pas)|\bje bande\b|\bfais bander\b|\b(?:ma|une) (?:bite|teub)\b|\bmon penis\b"
        r"|\b(?:sperme|ejacul\w*|orgasmes?|fellations?|branlettes?|se branler|te branle\w*|sodomi\w*|porno"
        r"|sextos?|sextapes?)\b"
        r"|\bdeja eu des (?:rapports|relations) ?(?:\?|$|[.!,]|sexuel\w*)|\brapports sexuels avec\b"
        r"|\b(?:tu m'excites?|ca m'excite|t'exciter|tu es excitante)\b|\bphotos? coquines?\b",
        _LEARNT,
    ),
    # None of the others is like you, and nobody was told this before.
    (
        Sign.CLOSENESS,
        3,
        "special jamais",
        r"\btu es (?:si |tres |vraiment |tellement |trop )?special(?:e?)\b(?! (?:client|cas))"
        r"|\bjamais (?:\w+ ){0,2}?(?:parle|ri|ressenti|dit|ecrit|confie)\b~{0,20}?\b(?:a|avec|pour)"
        r" (?:une? )?(?:autre )?(?:eleve|ado|fille|garcon|jeune|stagiaire)\b",
        r"\b(?:clients?|metiers?|concours|dire du mal|lettre)\b",
    ),
    (
        Sign.SECRECY,
        3,
        "mieux prefere confian telephone portable",
        rf"\b(?:mieux|je prefere|preferable)\b~{{0,10}}\b(?:si|que) {PARENTS} (?:ne )?(?:le |l'|la )?"
        r"(?:sai\w+|savent|sach\w*|voi\w*) (?:pas|rien)\b"
        rf"|\bconfiance plus qu(?:e |'){{0,1}}a? ?{PARENTS}|\butilise le (?:telephone|portable) (?:de|d')\b",
        r"\b(?:accueil|secretariat|bureau|entreprise|atelier)\b",
    ),
    (
        Sign.ALONE,
        3,
        "dispo libre seule seul femme monte voiture",
        rf"\b(?:dispo\w*|libre|seule?)\b~{{0,6}}\bquand {PARENTS} (?:boss\w*|travail\w*|dorm\w*|sont"
        rf"|part\w*)\b"
        r"|\bma (?:femme|copine|meuf) (?:est|sera) (?:partie|pas la|absente|en deplacement|chez)\b"
        r"|\bmonte dans (?:ma|la) (?:voiture|caisse|bagnole)\b",
        r"\b(?:convention|auto ecole|client\w*|depannage|garage|tes parents ont)\b",
    ),
    (
        Sign.GIFT,
        2,
        "vbucks v-bucks robux skins gentil",
        r"\btu (?:veux|voudrais|prefer\w*)\b~{0,10}\b(?:v ?bucks|robux|skins)\b"
        r"|\b(?:faut|faudra|faudrait) etre gentille?\b|\bsi tu es gentille? (?:avec moi|je)\b"
        r"|\bgentille? avec moi\b",
        r"\b(?:clients?|patients?|residents?|enfants|public)\b",
    ),
    (
        Sign.LOOKS,
        2,
        "coeur cherie amour prefer majeure jeu_ action",
        r"(?:^|[.!?]\s*)(?:mon (?:coeur|amour|ange)|ma (?:cherie|belle|puce))\s*,|\b(?:ma|mon) (?:petite? )?"
        r"prefere?e?\b(?! (?:est|c'est|matiere|metier))"
        r"|\bmajeure? dans combien\b|\bquand (?:tu seras|t'es|tu es) majeure?\b|\baction ou verite\b",
        r"\b(?:contrat|permis|salaire|heures|dimanche|mission|loi)\b",
    ),
)
