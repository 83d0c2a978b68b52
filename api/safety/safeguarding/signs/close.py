"""What somebody tells of a friend, a sister, a classmate: who is in danger is not who writes.

Written in full, as those of `told`. The subject is said, or is he or she.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule
from api.safety.safeguarding.signs.told import STORY

_D = Finding.DISTRESS
_ADULT = (
    r"(?:pere|daron|papa|mere|daronne|maman|parents|darons|beau pere|belle mere|beau frere|demi frere|frere"
    r"|frangin"
    r"|oncle|tonton|cousin|grand pere|papi|papy|parrain|voisin|prof|coach|patron|tuteur|chef"
    r"|(?:mec|copain|ami|mari|compagnon|conjoint) (?:de|a) (?:ma|sa|la) (?:mere|soeur|tante|maman))"
)
_LOVER = r"(?:copain|mec|petit ami|ex|copine|meuf|petite amie|mari|conjoint|compagnon)"
_SOMEBODY = (
    r"(?:(?:mon|ma|mes|un|une|le|la|des|les|ce|cette|son|sa) (?:petite?s? |meilleure?s? |grande? |vieux "
    rf"|super )?(?:potes?|amie?s?|best\w*|soeurs?|freres?|cousine?s?|{_LOVER}|filles?|garcons?|gars|eleves?"
    r"|camarades?|voisine?s?|binome|coloc\w*|mere|maman|pere|gamine?s?|enfants?|petite?s?|gosses?)"
    r"|quelqu'un|ils?|elles?)"
)
_THEM = r"(?:la|le|les|l'|lui|leur)"
_SAYS = (
    r"\b(?:di(?:t|s|sent|sait)|parle\w*|jure|menace\w*|repete|ecri(?:t|vent)|poste\w*|raconte\w*|avoue\w*"
    r"|promet)\b"
)
_IN_PLAY = (
    rf"{STORY}|\b(?:rugby|boxe|judo|karate|mma|foot\w*|hand\w*|basket|velo|skate|trottinette|escalade|combat"
    r"|cuisine|four|boulang\w*|atelier|travail|tache|echecs|chats?|chiens?|chevaux|cheval|mannequins?"
    r"|maquill\w*|effets speciaux)\b"
)

RULES = (
    # Hurting or killing themself.
    rule(
        _D,
        "mal coupe scarif mutil taillad brule griff veines",
        rf"\b{_SOMEBODY}\b~{{0,40}}?\bs(?:e |')(?:est )?(?:encore |deja )?(?:fai(?:t|sait|re|sent) (?:encore "
        r")?du mal\b|scarifi\w*|mutil\w*|taillad\w*"
        r"|(?:coupe|brule|griffe)\w* (?:(?:le|la|les|au|aux|sur les|sur le) )?(?:bras|poignets?|cuisses?"
        r"|jambes?|avant[\s-]bras|expres|volontairement)"
        r"|(?:ouver?t?s?|ouvre|ouvrir|coupee?|coupe) les veines)",
        _IN_PLAY,
    ),
    rule(
        _D,
        "tue suicid pend flingu mourir finir saut plus_la l'air jette crev disparaitre",
        rf"{_SAYS}~{{0,25}}?\b(?:ils?|elles?|quelle|de|d')~{{0,14}}?(?:s(?:e |')(?:tuer?|suicider?"
        rf"|pend(?:re)?"
        r"|flinguer?|foutre en l'air|fout en l'air|jett?er? (?:sous|du|par|d'un)\w*)\b"
        r"|\b(?:mourir|crever|disparaitre)\b(?! d[e'])|\ben finir\b(?! (?:vite )?avec)"
        r"|\bsera(?:it)? (?:bientot )?plus (?:la|de ce monde)\b)",
        _IN_PLAY,
    ),
    rule(
        _D,
        "fait fais",
        rf"\b{_SOMEBODY}\b~{{0,20}}?\bse fai(?:t|s|sait|saient) (?:\w+ ){{0,3}}?(?:enfermer|humilier"
        rf"|insulter|toucher"
        r"|tripoter|gifler|menacer|racketter|violer|tabasser|agresser|cracher dessus|embeter tous)\b",
        _IN_PLAY,
    ),
    # What shows on them.
    rule(
        _D,
        "bleus bleu_ bras hemato coquard beurre coupur entail cicatr brulur marques traces",
        rf"\b{_SOMEBODY}\b~{{0,40}}?\b(?:a|ont|avait|arrive|vient|revient|cache|avec)\b~{{0,20}}?"
        r"\b(?:des |les |ses |plein de |un |une |d'|de )(?:gros(?:ses?)? )?(?:bleus?(?= (?:sur|partout|au|aux"
        r"|dans|et|tou[st]|qu)|\s*(?:[.,!?]|$))|hematomes?|coquards?|oeil au beurre noir"
        r"|coupures?|entailles?|cicatrices?|(?:traces|marques) (?:de (?:coups?|brulures?|doigts|strangulation"
        r"|ceinture)|sur (?:le|les|ses|son|sa))|(?:marques?|traces?)(?=\s*(?:[.,!?]|$))|bras (?:lacere|brule"
        r"|coupe"
        r"|entaille|griffe|scarifie)s?|brulures?(?= (?:de cigarettes?"
        r"|sur|aux?))) ?",
        _IN_PLAY,
    ),
    # What is done to them.
    rule(
        _D,
        "abus",
        r"\babus\w* (?:(?:aussi |encore )?sexuellement )?(?:d'|de |sur )(?:elles?|lui|eux|moi|ma|mon|sa|son"
        r"|leur)\b"
        r"(?! (?:temps|patience|gentillesse|confiance|force|carte|argent))",
        STORY,
    ),
    rule(
        _D,
        "plaque serre tire traine pouss attrap",
        r"\b(?:me|m'a|nous|lui|la) (?:plaque|serre|tire|traine|pousse|attrape|tient)\w* (?:(?:contre|au|par"
        r"|dans|sur|le|la"
        r"|les|un) ){1,2}(?:mur|cou|cheveux|escaliers?|nuque)\b",
        _IN_PLAY,
    ),
    rule(
        _D,
        "tabass gifl rackett frappent tapent cogne",
        r"\b(?:me|m'ont|m'a|nous) (?:ont )?(?:tabass\w*|gifl\w*|rackett\w*|frappent|tapent(?! sur)"
        r"|cognent)\b",
        rf"{_IN_PLAY}|\b(?:maths|cours|devoirs|patients?|clients?|residents?|metiers?|soignant\w*)\b",
    ),
    rule(
        _D,
        "pleur",
        rf"\b{_SOMEBODY}\b~{{0,10}}?\b(?:fait que pleurer|pleure\w* (?:tout le temps|tous les (?:soirs|jours"
        rf"|matins)"
        r"|toutes les nuits|sans arret|la nuit|beaucoup depuis))\b",
        rf"{_IN_PLAY}|\b(?:bebes?|film|serie|de rire)\b",
    ),
    rule(
        _D,
        "arme_ couteau fusil pistol flingue menac apres_c",
        rf"\b(?:{_ADULT}|{_LOVER}|il|elle)\b~{{0,14}}?\b(?:a|sort|sorti|pris|prend|pointe)\w* (?:une arme"
        rf"|un (?:couteau|fusil"
        r"|flingue|pistolet)|son (?:fusil|arme|couteau|flingue))\b~{0,24}?\b(?:menac\w*|peur|sur (?:moi|nous"
        r"|ma|mon)|devant"
        r" (?:moi|nous))"
        rf"|\b(?:{_ADULT}|{_LOVER}|il|elle)\b~{{0,14}}?\bmenac\w* (?:ma (?:mere|soeur|tante)|mon (?:frere"
        rf"|pere)"
        r"|toute la famille|de (?:se jeter|se tuer|nous (?:tuer|frapper)))"
        r"|\b(?:frapp|tap|cogn)\w*\b~{0,25}?\bapres c'est (?:moi|nous)\b",
        rf"{_IN_PLAY}|\b(?:police|gendarm\w*|armurier|chasseur|client)\b",
    ),
    rule(
        _D,
        "cachet medoc medic compri alcool",
        rf"\b{_SOMEBODY}\b~{{0,16}}?\b(?:a|ont) (?:encore )?(?:pris|avale|gobe) (?:des|plein de|trop de"
        rf"|tous (?:ses|les)|une boite de) "
        r"(?:cachets?|medocs?|medicaments?|comprimes?)\b"
        rf"|\b{_SOMEBODY}\b~{{0,10}}?\b(?:sent|pue) l'alcool\b",
        rf"{_IN_PLAY}|\b(?:pour (?:son|sa|la|le|les|dormir)|allergi\w*|traitement|docteur|medecin|ordonnance"
        rf"|patient\w*)\b",
    ),
    rule(
        _D,
        "jett jete lanc balanc nuit",
        r"\b(?:jett?e|lance|balance)\w* (?:\w+ ){1,3}?(?:sur|contre|a la (?:tete|figure) de) (?:moi|nous"
        r"|ma (?:mere|soeur)"
        r"|mon frere)\b"
        rf"|\b(?:son|sa|mon|ma|le|la) {_ADULT}\b~{{0,4}}?\bvient (?:me voir |la voir |toujours )?(?:la nuit"
        rf"|le soir quand)\b",
        rf"{_IN_PLAY}|\b(?:ballons?|eau|neige|jeu)\b",
    ),
    rule(
        _D,
        "laiss",
        r"\b(?:me|nous) laisse\w* (?:toute?s? )?seule?s?\b~{0,20}?\b(?:jours|nuits?|sans (?:rien a "
        r"|a )?manger|semaines?)",
        STORY,
    ),
    rule(
        _D,
        "frapp tape_ tapai battu bat_ gifl cogn tabass touch viol forc menac enferm etrangl insult humili",
        rf"\b(?:son|sa|ses|leurs?|mon|ma|mes|le|la) (?:{_ADULT}|{_LOVER})\b~{{0,20}}?\b{_THEM} ?(?:a |ont )?"
        r"(?:frapp\w*|tap(?:e|ent|ait|ee?s?)\b|bat\b|battent|battue?s?|gifl\w*|cogn\w*|tabass\w*|touch\w*"
        r"|viol(?:e|ent|ee?s?|ait)\b|menac\w*|enferm\w*|etrangl\w*|insult\w*|humili\w*"
        r"|forc\w* a (?:coucher|faire des|le toucher|sucer|l'embrasser))"
        r"(?! (?:beaucoup|sur les nerfs|aux? |a la |dans l'oeil))",
        rf"{_IN_PLAY}|\b(?:discours|message|nouvelle|prime|salaire|aides?|bourse|ballon|ordi\w*|clavier)\b",
    ),
    rule(
        _D,
        "sortir voir_ parler tel_ telep porta messag",
        rf"\b(?:mon|son|ma|sa|un|le|la) (?:{_LOVER}|frere|oncle)\b~{{0,30}}?\b(?:{_THEM}|m'|me) ?"
        r"(?:laisse|laissait|empeche|interdit)\w* (?:plus |pas |meme |jamais |de |d'){1,3}(?:sortir|voir"
        r" (?:personne|ses|mes|sa|ma|quelqu'un)|parler a|avoir d)"
        r"|\b(?:copine|copain|mec|meuf|ex)\b~{0,20}?\b(?:il|elle) (?:lui|me|m'|la|le) ?(?:prend|fouille"
        r"|confisque|casse|vole|controle)\w* (?:son|mon|ses|mes) (?:tel|telephone|portable|messages)\b"
        rf"|\b(?:mon|son) {_LOVER} (?:me |lui |m'a |lui a )?(?:prend|fouille|confisque|casse|controle)\w* "
        r"(?:dans )?(?:son|mon|ses|mes) (?:tel|telephone|portable|messages)\b",
        STORY,
    ),
    rule(
        _D,
        "lit chambr douche",
        rf"\b(?:son|sa|leur|mon|ma|le|la|notre) {_ADULT}\b~{{0,8}}?\b(?:vient|vien|va|entre|rentre|monte"
        r"|se glisse|se met|dort|passe) (?:toujours |souvent )?(?:dans (?:son|leur) lit\b|avec (?:elle|lui)"
        r"|(?:dans|sous) (?:sa|leur) (?:chambre|douche)\b~{0,6}\b(?:la nuit|le soir|quand|pendant))",
        rf"{STORY}|\b(?:cauchemars?|histoire|bebe|malade|fievre)\b",
    ),
    rule(
        _D,
        "manger bouffer",
        r"\b(?:lui|leur|nous|me|m') ?(?:donn\w*|laiss\w*|fai[st]|font) (?:pas|rien|plus|jamais|meme pas)"
        r" (?:a|de quoi|de|a lui) ?manger\b",
        rf"{_IN_PLAY}|\b(?:animal|animaux|vaches?|cantine|stage)\b",
    ),
    rule(
        _D,
        "mange bouff avaler pese kilo",
        rf"\b{_SOMEBODY} (?:\w+ ){{0,4}}?(?:ne )?(?:(?:veut|arrive a|peut) (?:plus )?(?:rien )?(?:manger"
        rf"|avaler)(?=\s*(?:[.,!?]|$))"
        rf"|(?:mange|bouffe)(?:nt)? (?:presque |quasi )?(?:plus rien"
        r"|rien du tout|plus(?=\s*(?:[.,!?]|$| et| elle| il| depuis| du tout))))"
        r"|\b(?:elle|il|je) (?:ne )?(?:pese|fait|fais) (?:plus que |que |moins de )?(?:2\d|3\d) ?(?:kilos?"
        r"|kg)\b",
        _IN_PLAY,
    ),
    rule(
        _D,
        "bisou massag calin trucs chose geste avanc",
        r"\b(?:me|m'a|m'ont|lui|lui a|leur|nous) ?fai\w* (?:des |un |une )?(?:bisous?|massages?|calins?"
        r"|trucs?|choses?"
        r"|gestes?|avances?)(?: \w+)? (?:bizarres?|sur la bouche|dans le cou|chelous?|genants?|sexuel\w*"
        r"|degueu\w*"
        r"|deplace\w*|pas norma\w+)",
        STORY,
    ),
    rule(
        _D,
        "casse",
        rf"\b(?:son|sa|mon|ma|le|la) (?:{_ADULT}|{_LOVER})\b~{{0,12}}?\b(?:m'a |m'avait |lui a |a |avait "
        rf"|nous a )"
        r"(?:deja |encore )?casse (?:le|la|un|une|les) (?:bras|nez|dents?|poignets?|doigts?|jambes?|machoire"
        r"|cotes?)\b",
        _IN_PLAY,
    ),
    rule(
        _D,
        "garcons mecs homme jalou amis potes copines jupe maquil",
        r"\b(?:copain|mec|petit ami|copine|mari|conjoint|ex)\b(?: il| elle)? (?:ne )?veut (?:pas"
        r"|plus) qu(?:e je|e j'|'elle"
        r"|'il) ?(?:sor|voi|parl|aille|va|met|m'habill|s'habill|maquill|fass)\w*\b~{0,30}?\b(?:garcons|mecs"
        r"|hommes"
        r"|jalou\w*|mes (?:amis|potes|copines)|ses (?:amis|potes|copines)|jupe|maquill\w*)",
        STORY,
    ),
    rule(
        _D,
        "peur",
        rf"\b(?:ils?|elles?|{_SOMEBODY}) (?:\w+ )?(?:a|ont|avait) (?:\w+ )?peur de (?:son|sa|ses|leurs?) "
        rf"(?:{_ADULT}|{_LOVER})\b"
        r"|\bpeur (?:que |qu'|pour )~{0,30}?\b(?:fasse\w* (?:une |des )?(?:grosse )?(?:betises?|conneries?)"
        r"|se (?:tue|suicide|fasse du mal|foute en l'air|pende|jette)|passe a l'acte|(?:la|les|nous|me)"
        r" (?:tue|frappe))\b",
        rf"{STORY}|\b(?:echec|notes?|bulletin|parcoursup)\b",
    ),
    rule(
        _D,
        "encein",
        rf"\b(?:{_SOMEBODY}|je) ~{{0,8}}?\benceinte\b~{{0,40}}?\b(?:(?:ose|sait|peut|veut) pas (?:en parler"
        r"|le dire|leur dire|comment (?:le|leur) dire)|s'enfuir|fuguer|le cache|(?:la|me) (?:virer|tuer|jeter"
        r"|mettre)|dehors|peur de (?:ses|mes|leur|le dire|son|mon|sa|ma)"
        r"|personne (?:ne )?(?:le )?sait)",
        rf"{STORY}|\b(?:patientes?|cheffe|patronne)\b",
    ),
    rule(
        _D,
        "dehors porte rue chez_",
        r"\b(?:me |m'|l'|la |le |lui )(?:a |ont |a deja )?(?:encore )?(?:fou(?:tue?|s|t|tent)|vire\w*|jet\w*"
        r"|mi(?:se?|s)|met(?:tent)?) (?:dehors|a la rue|a la porte|de chez (?:moi|eux|nous|lui|elle))\b",
        rf"{STORY}|\b(?:cours|classe|profs?|cfa|patron\w*|stage|lycee|college|boite|equipe|club|cantine"
        r"|entreprise|bar|surveillant\w*|cpe)\b",
    ),
)
