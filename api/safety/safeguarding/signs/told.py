"""Cries of what was taken and how much, of the end that is prepared, of no strength left.

Written in full (`fold.in_full`); a new word goes into its list, where all the sentences have it.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
# Taken.
_TAKEN = r"\b(?:pris|prendre|avale\w*|gobe\w*|ingere\w*|vide|bu|bois|boire|mange[rs]?|siffle|sniffe)"
_PILLS = (
    r"(?:medocs?|medicaments?|cachets?|comprimes?|gelules?|pilules?|doli(?:pranes?)?|dafalgans?|efferalgans?"
    r"|paracetamols?|ibuprofenes?|advils?|nurofens?|aspirines?|tramadols?|codeine|morphine|xanax|lexomil"
    r"|valium|lysanxia|seresta|stilnox|temesta|somniferes?|antidepresseurs?|anxiolytiques?|calmants?"
    r"|neuroleptiques?|insuline|antalgiques?|anti ?douleurs?|atarax|tercian|lamaline)"
)
_MUCH = (
    r"(?:tou(?:te?s?|s)? (?:les?|la|l'|mes|mon|ma|ses|son|leurs?)|plein de|trop de|beaucoup de|enormement de"
    r"|(?:une?|la|les|deux|trois|quatre|cinq|plusieurs|\d{1,2}) (?:\w+ )?(?:boites?|bouteilles?|plaquettes?"
    r"|tubes?|flacons?"
    r"|poignees?|tablettes?)(?: entieres?| completes?)?|(?:[6-9]|\d\d)(?! ?m[gl])|dix|quinze|vingt|trente"
    r"|quarante|cinquante|cent"
    r"|une (?:dizaine|quinzaine|vingtaine|trentaine|cinquantaine|centaine)|un paquet|la moitie)"
)
_POISON = (
    r"(?:javel|destop|soude(?: caustique)?|deboucheur|deboucher les \w+|white spirit|antigel|eau oxygenee"
    r"|mort aux rats|raticide|alcool a (?:bruler|90)|produits? (?:menagers?|vaisselle|toxiques?|chimiques?"
    r"|d'entretien|(?:pour|a) (?:les? |la |l')?(?:toilettes|wc|vitres?|sols?|four|evier))|lessive|detergent"
    r"|ammoniaque|desherbant|pesticide|insecticide|antirouille|gasoil|acetone"
    r"|dissolvant|poison|acide chlorhydrique|du cyanure)"
)
_KILLS = (
    r"(?:mourir|mor(?:t|te)\b|mortel\w*|letale?|en finir(?! avec)|(?:se|me) tuer|(?:plus|pas) (?:se"
    r"|me) reveiller"
    r"|(?:ne )?(?:plus|jamais) se reveiller|crever|y rester|que (?:ca|ce soit) (?:marche|fini))"
)
_CARE = (
    r"\b(?:patient\w*|resident\w*|infirmi\w*|soignant\w*|pharmac\w*|secourisme|pompiers?|veto|veterinaire"
    r"|chiens?"
    r"|chats?|vaches?|cheval|abeilles?|animal|animaux|bebes?|tp|chimie|labo\w*|toxicologie|traitement"
    r"|ordonnance"
    r"|allergi\w*|asthme|diabete|operation|expose|film|serie|roman|livre|jeu|personnages?|antipoison)\b"
)
STORY = (
    r"\b(?:film|serie|roman|livre|bouquin|jeu|personnage|perso|theatre|scenario|chanson|match|metiers?|expose"
    r"|pour (?:l'|mon |ton )(?:entretien|oral|stage|rdv|rendez vous))\b"
)

RULES = (
    # What was swallowed, and how much kills.
    rule(
        _D,
        "pris prendre aval gob inger vide bu bois boire mange siffl sniff gave bourr shoot defon",
        rf"\b(?:se|me) (?:gave|bourre|shoote|defonce)\w* (?:de |d'|aux? |avec (?:des"
        rf"|les) )(?:\w+ )?{_PILLS}\b"
        rf"|{_TAKEN}\b~{{0,15}}?\b{_MUCH}~{{0,25}}?\b(?:{_PILLS}|{_POISON})\b"
        rf"|{_TAKEN} (?:de (?:la |l')?|du |un (?:truc|produit) (?:pour |de )?|le |la |l'|expres (?:de (?:la "
        rf"|l')?|du ))?"
        rf"(?:eau de )?{_POISON}\b",
        _CARE,
    ),
    rule(
        _D,
        "combien quanti dose tue",
        rf"\b(?:combien|quelle quantite|doses?)\b~{{0,40}}?\b(?:{_PILLS}|{_POISON})\b~{{0,45}}?\b{_KILLS}"
        rf"|\b(?:mortelle|letale|maximale)\b~{{0,12}}?\b(?:{_PILLS}|{_POISON})\b"
        rf"|\b(?:{_PILLS}|{_POISON})\b,? (?:ca |sa )?(?:peut )?tue(?:r)?\b(?! (?:les?|la|l'|des|tout)\b)",
        _CARE,
    ),
    # The end is prepared.
    rule(
        _D,
        "achet prepa trouv cach pret ecri lettre adieu dis_",
        rf"\b(?:achete|prepare|trouve|cache|reuni|organise|prevu)e?s?\b~{{0,30}}?\bpour (?:{_KILLS}"
        rf"|passer a l'acte"
        r"|disparaitre|me (?:pendre|suicider|foutre en l'air))"
        r"|\btout (?:est |ai )?prepare\b~{0,12}\b(?:ecrit|fait|laisse) (?:une|des|les|mes"
        r"|ma) lettres?\b(?! de)"
        r"|\b(?:ecri\w*|fai[st]|dis|dire) mes adieux\b"
        r"|\blettres? (?:d'adieu|pour (?:ma|mes|la|mon) (?:famille|parents|mere|pere|soeur|frere)) (?:est"
        r"|sont)"
        r" (?:prete|ecrite|finie)s?"
        r"|\b(?:ecrit|laisse) (?:une|des|ma|mes) (?:lettres?|mots?) (?:d'adieu|pour (?:ma famille"
        r"|mes parents|ma mere))"
        r"(?=~{0,30}\b(?:ce soir|demain|trouver\w*|fini|adieu|quand je)\b)",
        r"\b(?:motivation|stage|recommandation|postul\w*|candidature|jeu|film|match|gala|surprise"
        r"|anniversaire)\b",
    ),
    rule(
        _D,
        "train rails pont fenet toit vide metro falai couteau lame corde cachet",
        r"\b(?:trains?|rails|ponts?|fenetre|toit|vide|metro|falaise|couteaux?|lames?|corde|cachets)\b~{0,25}?"
        r"\b(?:j'y pense|(?:ce|ca|sa) serait (?:si |trop |tellement )?(?:simple|facile|rapide))\b",
        r"\b(?:metier|conduct\w*|sncf|ratp|stage|formation|orientation|pilot\w*|cuisine|escalade"
        r"|voyage\w*)\b",
    ),
    # Death, and not to be.
    rule(
        _D,
        "fous fout foutu foutr",
        r"\b(?:me|m'|se|s'|nous|te) ?(?:suis |est |serais? )?(?:fou(?:s|t|tre|trais?|tra|trai|tu"
        r"|te)) en l'air"
        r"\b(?! (?:mes?|ma|mon|la|le|les|l'|tout|ton|ta|tes|son|sa)\b)",
    ),
    rule(
        _D,
        "pens mort hant obsed tourn trott mour tuer suicid pendre finir exist vivre",
        r"\b(?:pense\w*|songe\w*|reve\w*) (?:(?:tous les (?:jours|soirs)|souvent|sans arret|tout le temps"
        r"|encore|beaucoup"
        r"|chaque (?:jour|soir)|que|trop|parfois|des fois) ){0,3}(?:a|de|qu'a) (?:la |ma )?(?:mort"
        r"|mourir)\b(?! (?:de|du|d'|des)\b)"
        r"|\b(?:meilleur|moyen|facon|comment)\b~{0,20}?\b(?:mourir|me (?:tuer|suicider|pendre)"
        r"|en finir(?! avec))\b"
        r"(?=(?:\s*[?.!]*$)| (?:sans|vite|rapidement|facilement|ce soir|pour))"
        r"|\bcomment je vais (?:faire pour )?(?:mourir|me (?:tuer|suicider|pendre)|en finir(?! avec))\b"
        r"|\b(?:que|seule) la mort (?:qui|peut|pourrait)\b|\bje (?:ne )?(?:devrais"
        r"|merite\w*) pas (?:d')?(?:exister|vivre|etre nee?)\b"
        r"|\b(?:la mort|ma mort|l'idee de mourir|le suicide)\b~{0,8}\b(?:me )?(?:hante|obsede|tourne|trotte"
        r"|attire|appelle)",
        rf"{STORY}|\b(?:philo\w*|cours|dissert\w*|thanato\w*|pompes funebres|funerair\w*|soins|palliatifs?"
        rf"|militaire"
        r"|pompiers?|armee)\b",
    ),
    rule(
        _D,
        "merit",
        r"\bje (?:ne )?(?:me )?meriter?(?:ais?|ai)?s? (?:que )?(?:de |d'|juste de |la )(?:mourir|crever|mort"
        r"|souffrir"
        r"|disparaitre|etre (?:battue?|frappee?|morte?|punie?)|ce qu'il me fait)\b",
        r"\bmourir de (?:rire|honte)\b",
    ),
    rule(
        _D,
        "nee ne_ naitre exist m'avoir mort mour crev dispa",
        r"\b(?:mieux|heureux|tranquilles?|bien|soulage\w*)\b~{0,15}?\bsi j(?:e "
        r"|')\s?(?:n')?(?:etais pas (?:ne|nee|la)"
        r"|existais (?:pas|plus))\b(?! (?:en|a|au|dans|ici)\b)"
        r"|\bj'aurais (?:du|prefere|mieux fait de) (?:mourir|crever|y rester|disparaitre)\b"
        r"|\bsi j(?:e |')\s?(?:n')?(?:etais pas (?:ne|nee)|existais pas|etais jamais nee?|etais (?:morte?"
        r"|plus la)|mourais|mourrais"
        r"|crevais|disparaissais)\b"
        r"~{0,20}\b(?:mieux|tranquilles?|heureux|arrang\w+|soulag\w+|manqu\w+|s'en (?:fout\w*|rendrai\w*"
        r"|apercev\w*))"
        r"|\b(?:prefere|aime|voulu|du|mieux fait de?)\b~{0,8}\b(?:ne )?(?:jamais|pas) (?:naitre|exister"
        r"|etre nee?|m'avoir)"
        r"\b(?! (?:ce|cours|comme|en|a|au|a mon)\b)",
        STORY,
    ),
    rule(
        _D,
        "vivre exist vie calvaire enfer noir sembl",
        r"\b(?:vivre|exister|la vie|ma vie) (?:me |m')(?:fatigue|pese|epuise|degoute|fait (?:trop )?mal)\b"
        r"|\b(?:chaque jour|tous les jours|ma vie|chez moi|la vie)\b~{0,12}\best un (?:calvaire|enfer"
        r"|cauchemar)\b"
        r"|\b(?:epuisee?|fatiguee?|marre) de faire semblant\b|\btout est (?:devenu )?(?:noir"
        r"|sombre)(?: en moi| dans ma (?:vie|tete)| pour moi|\s*[.!]*$)",
        r"\b(?:photo\w*|theatre|scene|ecran|salle|transports?|bouchons|parcoursup|maths|mdr|lol)\b",
    ),
    # No more strength.
    rule(
        _D,
        "bout",
        r"\bje (?:me sens |suis )(?:vraiment |completement |totalement |trop "
        r"|carrement )?(?:a bout(?! (?:de (?:souffle"
        r"|mes (?:economies|arguments)|nerfs avec|bras)|portant|du (?:couloir|projet|rouleau de))\b)"
        r"|au bout(?: de (?:mes forces|tout)|\s*[.!]*$))|^\W*(?:a bout|au bout)\s*[.!]*$",
        r"\b(?:revis\w*|exam\w*|bac|brevet|parcoursup|cross|entrainement|rugby|muscu|course|footing|match"
        r"|maths)\b",
    ),
    rule(
        _D,
        "pleur chial larmes",
        r"\b(?:je (?:ne )?(?:fais|peux) (?:plus )?que(?: de)?|(?:j'|n')arret\w* (?:plus|pas) de|(?:peux"
        r"|peut) plus de)"
        r" (?:pleurer|chialer)\b|\bje (?:pleure|chiale) en cachette\b"
        r"|\bje me (?:reveille|couche|leve|rendors) en (?:pleurant|larmes)\b"
        r"|\b(?:jours?|semaines?|mois|longtemps) que je (?:ne )?(?:fais que )?(?:pleure|chiale)r?\b",
        r"\b(?:de rire|serie|film|livre|oignons?|allergi\w*|pollens?|rhume|animes?)\b",
    ),
    rule(
        _D,
        "peur_d acte connerie",
        r"\bpeur (?:de ce que je (?:pourrais|peux|vais|suis capable de)(?: me)? (?:faire|finir)"
        r"|de passer a l'acte"
        r"|de moi meme\b|de mes (?:propres )?(?:pensees|idees|envies))",
        r"\b(?:bac|metier|stage|oral|plus tard|notes?)\b",
    ),
    # At home.
    rule(
        _D,
        "tape cogne frappe dors bois fume drogue defonce",
        r"\b(?:chez (?:moi|nous)|a la maison|au foyer)\b~{0,25}?\b(?:ca|sa) (?:tape|cogne"
        r"|frappe)\b(?! (?:la balle"
        r"|fort))"
        r"|\bje dors (?:chez des inconnus|dehors|dans (?:l'atelier|la reserve|le depot|une gare))\b"
        r"|\bje (?:bois|fume|me (?:drogue|defonce))\b~{0,25}?\bpour (?:oublier|tenir|ne (?:plus|pas)|(?:plus"
        r"|pas) (?:y )?penser|supporter|m'endormir)\b",
        STORY,
    ),
    rule(
        _D,
        "manger passep papier sejour",
        r"\b(?:laisse\w* sans manger|m'empeche\w* de manger|prive\w* de (?:repas|nourriture|manger))\b"
        r"|\bveu(?:t|lent) pas que je mange\s*[.!]*$"
        r"|\b(?:pris|prend|garde|confisqu|vole)\w* (?:encore )?(?:mon (?:passeport|titre de sejour)"
        r"|mes papiers)\b",
        rf"{STORY}|\b(?:prefecture|mairie|copie|photocopi\w*|inscription)\b",
    ),
)
