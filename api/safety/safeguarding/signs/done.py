"""Cries by who does what to whom: lists of people, deeds and places that a rule puts together.

Written in full, as those of `told`.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule
from api.safety.safeguarding.signs.told import STORY

_D = Finding.DISTRESS

# People.
_KIN = (
    r"(?:pere|daron|papa|mere|daronne|maman|parents|darons|beau pere|belle mere|demi freres?|beau frere"
    r"|freres?"
    r"|frangin|soeur|demi soeur|oncle|tonton|tante|cousine?|grand pere|papi|papy|grand mere|parrain|cousins"
    r"|oncles"
    r"|(?:mec|copain|ami|mari|conjoint|compagnon) de (?:ma|mon) (?:mere|soeur|pere|tante|maman))"
)
_PARTNER = r"(?:copain|mec|petit ami|copine|meuf|petite amie|ex)"
_BOSS = (
    r"(?:maitre de stage|maitre d.?apprentissage|tuteur(?: de stage| en entreprise)?|tutrice|patronne?|chefs?"
    r"|cheffe"
    r"|boss|employeur|collegues?|responsable|gerant|manager|client)"
)
_ADULT = (
    r"(?:profs?|professeur|entraineur|coach|educ|educateur|formateur|animateur|surveillant|pion|cpe|moniteur"
    r"|directeur|gerant|vigile|cure|babysitter|voisin|medecin|docteur|mentor|imam|pretre|pasteur"
    r"|famille d'accueil|chauffeur|baby sitter)"
)
_STRANGER = (
    r"(?:(?:un|le|ce|deux|des|les) (?:monsieur|hommes?|mecs?|gars|types?|vieux|inconnus?|adultes?|voiture"
    r"|bonhomme"
    r"|pervers)|quelqu'un)"
)
_WHO = (
    rf"(?:(?:mon|ma|mes|le|la|les|un|une|notre) (?:petit |grand |ancien )?(?:{_KIN}|{_PARTNER}|{_BOSS}"
    rf"|{_ADULT})"
    rf"|(?:un|une|le|la|des|les) (?:eleves?|fils d[eu] ?\w*|fille d[eu] ?\w*|garcons?|filles?"
    rf"|potes?) ?(?:patron|chef|voisin|prof)?"
    rf"|{_STRANGER}|il|ils|elle|elles|on)"
)
_OF_MINE = rf"(?:mon|ma|mes|le|la|un|une) (?:{_BOSS}|{_ADULT}|{_KIN})\b"
_BODY = (
    r"(?:cuisses?|genoux?|fesses?|seins?|poitrine|cul|hanches?|taille|ventre|entre ?jambes?|jambes?|nuque"
    r"|bas du dos|culotte|pantalon|jupe|robe|slip|tee ?shirt|t ?shirt|pull|soutien\w*|entre les jambes"
    r"|decollete)"
)
_TREATED = (
    r"\b(?:kine\w*|osteo\w*|danse|coiffeu\w*|patient\w*|couture|essayage|judo|lutte|rugby|secourisme|radio)\b"
)
_ALONE = (
    r"(?:(?:ma|mon|mes|tout|il|elle|y)\b~{0,24}\b(?:travaille(?:nt)?|dor(?:t|ment)|bosse(?:nt)?|par(?:t"
    r"|tent)|sor(?:t|tent)"
    r"|absente?s?|pas la|personne)|je (?:suis (?:toute? )?seule?|dors|me (?:change|douche|lave|deshabille)"
    r"|prends ma douche)|on (?:est (?:tout )?seuls?|se (?:change|douche|deshabille))|personne)"
)

RULES = (
    # Bullied.
    rule(
        _D,
        "insult moqu brimad rumeur coups harcel racis",
        r"\b(?:supporte|peux|endure|tiens|en ai marre)\w* (?:(?:plus|pas|pu) )?(?:d'|de |des |les |leurs? "
        r"|toutes |ces ){0,3}"
        r"(?:insultes|moqueries|brimades|rumeurs|coups|menaces|humiliations|harcelement)\b"
        r"|\b(?:les |leurs )?(?:insultes|moqueries|brimades) (?:tous les jours|a chaque|chaque jour"
        r"|sans arret)\b"
        r"(?=~{0,30}\b(?:je|j'|me|moi)\b)",
        rf"{STORY}|\b(?:arbitre|standard|clients?)\b",
    ),
    rule(
        _D,
        "detest contre croche enferm rack humili moquer rabais affich",
        r"\b(?:tout le monde|toute (?:la|ma) (?:classe|promo|ecole)|ils|elles|les (?:autres|gens|grands"
        r"|filles|garcons))"
        r" (?:me (?:deteste|detestent|hait|haissent|rackett?e(?:nt)?)|(?:est|sont) (?:tous )?contre moi)\b"
        r"|\b(?:page|compte|groupe|story|sondage|chaine|conv)\b~{0,20}?\bpour (?:m'(?:humilier|insulter"
        r"|afficher)"
        r"|se moquer de moi|me rabaisser)"
        r"|\bm'(?:a|ont)\b~{0,20}\b(?:croche\w*[\s-]pieds?|enferme\w* (?:dans|aux) (?:les |le |un "
        r"|la )?(?:toilettes"
        r"|placard|vestiaires?|casiers?|cave|wc|local))",
        rf"{STORY}|\bmario\b|\bjeux?\b",
    ),
    rule(
        _D,
        "frapp tap rack batt tabass cogn insult suive suit casser tabas defonc planter fracas demont crev"
        " tue suicid pendre mourir jeter saute leve main",
        r"\b(?:les|des|deux|trois|plusieurs) (?:\w+ )?(?:grands?|jeunes|eleves|autres|gars|mecs|filles|types"
        r"|garcons"
        r"|terminales?|\d\s?emes?)\b(?: (?:du|de|au|a) (?:la |l')?\w+)? (?:me|m'|nous) ?(?:ont )?(?:frapp"
        r"|tap(?:e|ent)\b"
        r"|rackett?|batt|tabass|cogn|insult|suiv|menac|agress|crach|filme|attendent)\w*"
        r"|\b(?:m'attend\w*|me cherch\w*|veu\w+|va|vont|all(?:ait|aient)"
        r"|menac\w*)\b~{0,22}?\bme (?:casser la (?:gueule"
        r"|figure|tete)|tabasser|defoncer"
        r"|planter|fracasser|demonter|crever)\b"
        r"|\bm'(?:a|ont) (?:dit|ecrit|envoye|crie)(?: d[e'])? ?(?:va te |d'aller me |me |te "
        r"|d'aller )?(?:tuer?|creve[r]?|suicider?"
        r"|pendre|mourir|jeter|saute[r]?)\b"
        r"|\blev(?:e|ent|ait|er) la main sur (?:moi|nous|ma (?:mere|soeur)|mon frere)\b",
        STORY,
    ),
    # Touched, looked at, come to.
    rule(
        _D,
        "main",
        rf"\b(?:met|mis|mit|pose|posee?|glisse|passe|laisse|balade|mettait)\w* (?:toujours |encore "
        rf"|souvent )?"
        rf"(?:la|sa|une|ses|les|des) mains? (?:sur|entre|au|aux|dans|sous) (?:la |ma |mes |le |mon |les "
        rf"|l')?{_BODY}\b"
        r"|\bmains? sur (?:l'|mon )epaules?\b~{0,12}\bdescend|\bmains? baladeuses\b",
        rf"{_TREATED}|{STORY}|\b(?:ses|sa|son) propres?\b",
    ),
    rule(
        _D,
        "geste atouch attouch propos parole",
        r"\b(?:gestes?|paroles?|propos|remarques?) (?:tres )?(?:deplace|inapproprie|sexuel|obscene)\w*"
        r"~{0,12}\b(?:envers|avec|sur|a) (?:moi|nous|mon egard)\b"
        r"|\b(?:me |m'a |m'ont )(?:fait|dit|faisait) (?:des|un|une) (?:gestes?|paroles?|propos|remarques?"
        r"|trucs?|choses?)"
        r" (?:tres )?(?:deplace|inapproprie|sexuel|obscene|bizarres? (?:la nuit|quand)|degueu|pas normal)\w*",
        STORY,
    ),
    rule(
        _D,
        "chambr lit_ douche salle_ vestia soir nuit lave",
        rf"\b(?:il|elle|{_OF_MINE})~{{0,12}}?\b(?:vient|vien|viens|entre|rentre|monte|debarque|se glisse"
        rf"|passe)"
        rf" (?:me voir |toujours |souvent )?(?:dans (?:ma chambre|mon lit|(?:la |les )(?:douches?"
        rf"|salle de bain|vestiaires?))"
        rf"|le soir|la nuit)"
        rf"~{{0,10}}?\b(?:quand|pendant que|lorsque|des que|une fois que) {_ALONE}"
        rf"|\b{_WHO}\b~{{0,12}}?\b(?:entre|vient|rentre|monte|se glisse|se met|dort) dans mon lit\b"
        rf"|\b{_WHO}\b (?:me|nous) (?:regarde|mate|reluque|espionne|surveille|filme|douche"
        rf"|photographie)\w*~{{0,12}}?\b(?:douches?"
        r"|deshabill\w*|salle de bain|vestiaires?|change|lave|toilettes?|nue?s?|avec (?:lui|elle)\b)",
        rf"{STORY}|\b(?:chats?|chiens?|chatte|reveiller|menage|devoirs|cuisine|manger|garder)\b",
    ),
    rule(
        _D,
        "frott colle coinc plaqu serre",
        rf"\b{_WHO}\b~{{0,10}}?\b(?:(?:se )?(?:frotte|colle|plaque|serre)\w* (?:\w+ )?contre moi"
        r"|me (?:colle|coince|bloque|plaque)\b~{0,28}\b(?:reserve|vestiaires?|stock|couloir|toilettes|cave"
        r"|frigo"
        r"|chambre froide|quand (?:on est|je suis) seule?s?))",
        rf"{_TREATED}|{STORY}",
    ),
    rule(
        _D,
        "choses trucs chose fasse faire couche suce dorme desha mette mastu branl touche nu",
        rf"\b{_WHO} (?:m'a|m'ont|me) (?:deja |encore )?(?:fait|fais|font|faisait) (?:faire )?(?:des|ces"
        rf"|d'autres) (?:choses?"
        r"|trucs?)(?: (?:sexuels?|bizarres?|degueu\w*|sales?|horribles?|la nuit|au lit|que je (?:veux"
        r"|voulais) pas"
        r")|\s*[.!]*$)"
        rf"|\b{_WHO} (?:veut|veulent|voudrait|demande|insiste pour) que je (?:dorme|couche|me (?:deshabille"
        rf"|mette nue?))\b"
        rf"|\b{_WHO}\b~{{0,8}}?\bse (?:masturbe|touche|branle|deshabille"
        rf"|met (?:tout )?nu)\b~{{0,10}}?\bdevant (?:moi|nous)\b"
        r"|\b(?:veut|veulent|voudrait|demande|force|oblige)\b~{0,6}\b(?:que je |a |de )(?:fasse|faire"
        r"|couche\w*|suce\w*)"
        r"\b~{0,12}\bavec (?:ses|son|des|d'autres|un) (?:potes?|amis?|copains?|freres?|hommes?|mecs?"
        r"|clients?)\b",
        rf"{STORY}|\b(?:exercices?|devoirs|stage|projet|equipe|binome|groupe|jouer|course)\b",
    ),
    rule(
        _D,
        "photo video image sexe zizi penis",
        rf"\b{_WHO}\b~{{0,16}}?\b(?:m'|me |nous )(?:a |ont )?(?:envo\w*|montr\w*|fait (?:voir|toucher))"
        r"~{0,14}\b(?:(?:photos?|videos?|images?)\b~{0,12}\b(?:nue?s?|sexe|porno\w*|sexuel\w*|a poil)"
        r"|son (?:sexe|zizi|penis|truc))\b",
        STORY,
    ),
    rule(
        _D,
        "belle jolie mignon sexy plais amour",
        rf"\b(?:mon|ma|le|la|un|une|mes) (?:{_BOSS}|{_ADULT}|beau pere|oncle)\b~{{0,50}}?\b(?:que "
        rf"|, )?(?:je (?:suis|etais)"
        r" (?:trop |tres |si |vraiment )?(?:belle|jolie|mignonne|sexy|desirable)|je lui plais|(?:il|elle) est"
        r" amoureu\w+ de moi)",
        STORY,
    ),
    rule(
        _D,
        "chez_l chez_e",
        rf"\b(?:mon|ma|le|la|un|une) (?:{_BOSS}|{_ADULT})(?: d[eu']\s?\w+)?\b~{{0,6}}?\b(?:m'|me "
        rf"|nous )(?:a |ont )?"
        r"(?:invit\w*|propos\w* (?:de |d')(?:venir|dormir|aller|passer)|demand\w* (?:de |d')(?:venir|dormir))"
        r"~{0,6}\bchez (?:lui|elle)\b",
        rf"{STORY}|\b(?:avec (?:toute |les |ses|sa|ma|mes)|agricult\w*|ferme|atelier|classe|equipe|bureau"
        rf"|cabinet)\b",
    ),
    # Followed, met by strangers.
    rule(
        _D,
        "atten suit suive suivi guett espion surve obser abord filme",
        rf"\b{_STRANGER}\b~{{0,20}}?\b(?:m'|me |nous )(?:attend\w*|suit|suivent|guett\w*|espionn\w*"
        rf"|surveill\w*|observ\w*"
        r"|abord\w*|filme\w*)~{0,14}?\b(?:tous les|chaque|devant (?:le |mon |ma |chez |l')|(?:a"
        r"|de) la sortie|depuis|jusqu"
        r"|dans la rue|en voiture|partout|arret de bus|quand je rentre|apres (?:les cours|le lycee|l'ecole)"
        r"|le (?:matin|soir))",
        rf"{STORY}|\b(?:entretien|stage|rdv|rendez vous|taxi|insta|tiktok|chaine|youtube)\b",
    ),
    rule(
        _D,
        "ans insta snap tiktok intern discord jeu_ web",
        r"\b(?:mec|homme|gars|type|monsieur|adulte|inconnu|vieux|quelqu'un)\b~{0,6}?\bde (?:2[1-9]"
        r"|[3-7]\d) ans\b~{0,35}?"
        r"\b(?:veut|voudrait|insiste|demande|propose|force)\b~{0,12}\b(?:me (?:rencontrer|voir)"
        r"|que je (?:vienne|aille"
        r"|l'appelle)|qu'on se (?:voie|voit|rencontre)|des photos|sortir avec moi|coucher)",
        STORY,
    ),
    # In danger, and help asked for.
    rule(
        _D,
        "danger police flics gendar secour samu ambul",
        r"\bje (?:me sens|suis) (?:vraiment |plus que |trop )?en danger\b"
        r"|(?:^\W*|\b(?:svp|stp|vite|mal|peur|secours|pitie|maintenant)[\s,.!]+)(?:s'il (?:te"
        r"|vous) plait )?appel(?:le|l?e[zr])"
        r" (?:vite )?(?:la police|les (?:flics|gendarmes|secours|pompiers)|le samu|une ambulance|le (?:17"
        r"|119|15))\b"
        r"|\b(?:pouvez|peux|peut|pourriez|faut|besoin)\b~{0,10}\bappeler (?:la police|les (?:flics|gendarmes"
        r"|secours)"
        r"|le samu|le 119) (?:pour moi|chez moi|vite|svp|stp|maintenant|s'il)",
        r"\b(?:velo|trottinette|route|carrefour|chantier|casque|machine|si (?:on|un|quelqu'un|tu|vous|jamais)"
        r"|quand (?:on|un|quelqu'un)|metier|exercice)\b",
    ),
    rule(
        _D,
        "urgen secret grave vienne arrive",
        r"\bbesoin d'aide\b~{0,10}\burgen\w*|\burgen\w*\b~{0,10}\bbesoin d'aide\b|\bbesoin que (?:la police"
        r"|les (?:flics|gendarmes|secours)) (?:vienne|arrive)\w*|\bsecret\b~{0,10}\btrop lourd\b"
        r"|\b(?:faut|besoin) (?:que je |de )?parler? a quelqu'un de (?:tres )?grave\b",
        r"\b(?:stage|cv|lettre|orientation|devoirs?|maths|choisir|parcoursup|dossier|exercice|metier|trouver"
        r"|filieres?|spe\w*|bac|bts|cap|convention)\b",
    ),
    rule(
        _D,
        "enceinte grossesse",
        r"\b(?:peur|crois|pense|peut etre|sure) (?:que je suis |d'etre |etre )?(?:peut etre )?enceinte\b"
        r"|^\W*je suis (?:peut etre )?(?:tombee )?enceinte\s*[.!]*$|\benceinte (?:de|d') ?(?:mon|ma"
        r"|un) (?:cousin|oncle|pere|frere|beau pere|prof|patron|adulte)\b"
        r"|\btest de grossesse\b~{0,15}\bpositif",
        r"\b(?:cheffe|patronne|collegue|prof|soeur|infirmi\w*|sage femme)\b",
    ),
)
