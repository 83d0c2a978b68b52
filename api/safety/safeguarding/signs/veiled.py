"""Of the end without its name: no later for somebody, a way that does not hurt, that it stops.

Written in full, as those of `told`.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
_TALE = (
    r"\b(?:films?|series?|romans?|livres?|bouquins?|jeux?|personnages?|perso|theatre"
    r"|scenario|chansons?|poemes?)\b"
)
_SCHOOL = (
    r"\b(?:bac|brevet|exam\w*|oral|oraux|epreuves?|parcoursup|voeux?|stage|contrat|alternance|apprenti\w*"
    r"|cours"
    r"|lycee|college|fac|prepa|inscri\w*|revis\w*|devoirs|concours|saison|vacances|formation)\b"
)
_NOISE = (
    r"\b(?:bruit|travaux|bugs?|notif\w*|mails?|pubs?|spams?|greves?|stress|parcoursup|revisions|cours|lycee"
    r"|musique|appels|messages|pluie|guerres?|racisme)\b"
)

RULES = (
    # No later.
    rule(
        _D,
        "vivre vivant en_vie vieill encore_l",
        r"\b(?:me vois|m'imagine|me voyais) (?:pas|plus|jamais) (?:vivante?s?|en vie|vieillir|vivre)\b"
        r"(?! (?:a|au|en|dans|avec|chez|loin|de|d'|ici|sans|la bas|seule?|ca)\b)"
        r"|\b(?:compte|pense|prevois|vais|imagine) (?:pas|plus) (?:(?:rester|etre encore) en vie"
        r"|vivre(?= (?:jusqu|(?:si |aussi |tres |assez |plus )?(?:longtemps|vieux|vieille))|\s*(?:[.,!]|$)))",
        _TALE,
    ),
    # What it would change.
    rule(
        _D,
        "dispar meurs mour plus_la exist creve morte mort",
        r"\bsi (?:je |j')(?:n')?(?:disparais\w*|meurs|mour\w*|creve|crevais|existais (?:pas|plus)|etais"
        r" (?:plus (?:la|ici|de ce monde)|morte?))\b~{0,30}?\b(?:chang\w* (?:rien|pas|quoi|pas grand chose)"
        r"|personne|s'en (?:fou\w*|fich\w*|tape\w*|rendr\w*|apercev\w*)|remarqu\w*|manqu\w*|soulag\w*"
        r"|pleurer\w*|mieux|tranquilles?|content\w*|y penser\w*)",
        _TALE,
    ),
    rule(
        _D,
        "creve meurs dispar morte mort plus_la",
        r"\bs'en (?:fou|fich|tap|bat)\w*\b~{0,24}?\bsi je (?:creve|meurs|disparais|suis (?:plus la|morte?))\b"
        r"|\bje (?:serai|serais|vais etre) (?:deja |bientot |surement )?morte? (?:avant|d'ici|quand|bientot"
        r"|dans|en|a"
        r" (?:\d\d|la rentree|noel)|de toute)\b",
        _TALE,
    ),
    rule(
        _D,
        "pas_la plus_la",
        r"\bsi (?:demain |un jour )?je (?:suis|serais?) (?:plus|pas) la\b~{0,20}?\b(?:s'en (?:rend|aperc|fou"
        r"|fich)\w*"
        r"|remarqu\w*|manqu\w* (?:a|pas|personne)|pleurer\w*)",
        f"{_TALE}|{_SCHOOL}",
    ),
    # Too much for others, and no strength left to seem well.
    rule(
        _D,
        "trop dechet merde monstr degueul immond semblan",
        r"\b(?:etre|suis|me sens|serai) (?:toujours |vraiment )?de trop\b"
        r"|\bje (?:suis|me sens|me trouve) (?:trop |tellement |vraiment |qu'|juste )?(?:un dechet"
        r"|une merde(?! en)|un monstre"
        r"|degueulasse|immonde)(?=\s*(?:[.,!]|$)| (?:je|j'|et|depuis|personne|tout))"
        r"|\b(?:arrive|peux|veux|marre)\w* (?:plus |pas |pu )?(?:a |de )?faire semblant(?=\s*(?:[.,!]|$)"
        r"| (?:que|d'aller"
        r"|de sourire))|\bfaire semblant que (?:tout |ca |sa )+va",
        f"{_TALE}|{_NOISE}",
    ),
    rule(
        _D,
        "lever respirer ouvrir_les",
        r"\b(?:pouvais|pouvoir|voudrais|aimerais|espere|reve|envie)\b~{0,14}?\b(?:plus|jamais|pas) (?:jamais "
        r")?(?:me lever|respirer|ouvrir les yeux)\b(?! (?:tot|a|le matin|si|aussi|pour|sous|dans))",
        _TALE,
    ),
    rule(
        _D,
        "lame_ lames fenet pont rails autor",
        r"\b(?:j'ai|cache|garde|planque)\b~{0,10}?\blames?\b~{0,14}?\b(?:trousse|chambre|sous mon|tiroir"
        r"|coque|poche)"
        r"|\bpense (?:(?:tout le temps|souvent|tous les (?:jours|soirs)|trop|encore) ){1,2}(?:a la|au|aux"
        r"|a l') "
        r"?(?:fenetre|pont|rails|autoroute)\b",
        rf"{_TALE}|\b(?:metiers?|atelier|cuisine|couture|chantier|conducteur)\b",
    ),
    rule(
        _D,
        "mal_ mal couteau cutter adieu dormir regarde",
        r"\benvie de me faire (?:du )?mal\b(?! (?:au|aux|a|en|avec)\b)"
        r"|\bdor[ms]\w* avec (?:un|mon) (?:couteau|cutter|baton|marteau)\b"
        r"|\bsemblant de dormir\b~{0,20}?\b(?:quand|qu|il|elle)\b"
        r"|\b(?:mots?|messages?|videos?) d'adieu\b"
        r"|\bje regarde\b~{0,12}?\b(?:trains?|rails|ponts?|fenetre|vide|cachets|couteaux?"
        r"|medocs)\b~{0,25}?\b(?:pourquoi"
        r" pas|j'hesite|et si)\b",
        rf"{_TALE}|\b(?:metiers?|conducteur|sncf|internat|bebe|stage)\b",
    ),
    rule(
        _D,
        "fini_avec ciel parad",
        r"\bj'en ai fini avec (?:tout(?: le monde)?|la vie|vous tous)(?=\s*(?:[.,!]|$)| (?:je|j'|adieu|et))"
        r"|\b(?:aller|partir|monter) (?:au|vers le) (?:ciel|paradis)\b",
        _TALE,
    ),
    rule(
        _D,
        "sang saign bras poignets cuisses lames ou_aller ou_dormir",
        r"\b(?:bras|poignets|cuisses|jambes) (?:en sang|qui saignent|pleine?s? de (?:sang|coupures))\b"
        r"|\b(?:me|se|m'|s') ?(?:pince|mord|griffe|arrache|gratte|tape)\w*\b~{0,20}?\bjusqu'?a(?:u)? ?sang\b"
        r"|\bcach\w* mes (?:bras|poignets|cuisses|cicatrices)\b|\brecommenc\w* (?:les lames|a me (?:couper"
        r"|faire))"
        r"|\bme suis fait(?:e)? (?:du )?mal\b~{0,14}?\b(?:et (?:ca|sa) saigne|expres)"
        r"|\bou (?:aller|dormir) (?:ce soir|cette nuit)\b",
        rf"{_TALE}|\b(?:tatou\w*|acne|eczema|soleil|atelier|stage|sport|salon|jpo)\b",
    ),
    # What is kept at home.
    rule(
        _D,
        "droit_d vi_ vis_ vit_ habit reni desher bled pays exci",
        r"\b(?:pas|plus) le droit (?:de |d')(?:sortir de (?:ma chambre|chez moi|la maison)|manger(?! (?:en"
        r"|dans|pendant))"
        r"|me laver|parler a (?:personne|mes)|aller (?:au lycee|a l'ecole|en cours)|voir (?:personne"
        r"|mes amis))"
        r"|\b(?:on|je|nous) (?:vi[st]?|vivons|habite) dans (?:la|une|notre|sa) (?:voiture|tente|rue|cave)\b"
        r"|\b(?:m'ont|m'a|vont me|va me|veulent me|nous ont) (?:reni|desherit|abandonn)\w*"
        r"|\bm'(?:emmener|envoyer|ramener|renvoyer)\b~{0,12}?\b(?:au (?:bled|pays)|dans un pays|la[\s-]bas)\b"
        r"~{0,24}?\b(?:mari\w*|force\w*|exci\w*|veux pas|jamais|peur|de force)"
        r"|\bfaire excis\w*",
        rf"{_TALE}|\b(?:vacances|camping|amenage\w*)\b",
    ),
    rule(
        _D,
        "passe rentr retour",
        r"\b(?:personne|on|tu) (?:ne )?(?:sait|sais|imagine\w*|voit"
        r"|se doute) (?:pas )?(?:de )?ce qui se passe"
        r" (?:chez (?:moi|nous|elle|lui)|a la maison)\b"
        r"|\bj'ose (?:meme )?(?:pas|plus) (?:rentrer|retourner)\b(?! (?:dans (?:le|la|un)|au (?:stage"
        r"|travail)|en cours))",
        _TALE,
    ),
    rule(
        _D,
        "avort regrett abando",
        r"\b(?:aurait|auraient|aurais) (?:du|prefere|voulu|mieux fait d[e']) ?(?:(?:m'|me )(?:abandonner"
        r"|avorter|noyer|laisser"
        r")|avorter)\b|\bregrett\w* (?:de |d')(?:m'avoir|avoir eu (?:un|une) (?:fils|fille) comme moi)\b",
        rf"{_TALE}|\bt(?:a|es) (?:mere|daronne|parents)\b",
    ),
    rule(
        _D,
        "traite trait",
        r"\bme trait\w* (?:tout le temps |toujours |souvent )?(?:de |comme |d')(?:un |une |de la "
        r"|sa )?(?:dechet|merde|chien"
        r"|moins que rien|bonn?e? a rien|pute|salope|boniche|bonniche|esclave|baleine|grosse|clochard)",
        _TALE,
    ),
    rule(
        _D,
        "appren sait savent decouvr sa_fille son_fils leur_fi",
        r"\bsi (?:ma|mon|mes) (?:mere|pere|parents|daronn?e?s?|famille|frere"
        r"|beau pere)\b~{0,4}?\b(?:l'appren\w*|le sa(?:it|vent)"
        r"|decouvr\w*)\b~{0,16}?\b(?:me|m') ?(?:vire|tue|frapp|jett|reni|massacr|defonc|mett|egorg)\w*"
        r"|\bplus (?:sa fille|son fils|leur fille|leur fils)\b",
        rf"{_TALE}|\b(?:lol|mdr+)\b",
    ),
    # A body.
    rule(
        _D,
        "gerbe gerber degueu avort avaler manger vomis peser pese regles retard",
        r"\bje me fais (?:gerber|degueuler)\b|\bme forc\w* a (?:ne )?(?:rien|pas) (?:avaler|manger|bouffer)\b"
        r"|\bavort\w*\b~{0,20}?\b(?:sans que|en secret|en cachette|peur|mes parents|ma mere|mon pere)\b"
        r"|\bje (?:gerbe|vomis) (?:apres (?:manger|chaque|les repas)|expres|tout ce que|a chaque repas"
        r"|tous les soirs)"
        r"|\b(?:fais que (?:de )?|n'arrete pas de |arrete pas de )me peser\b|\bje me pese (?:\d|dix|tous"
        r"|tout le temps)"
        r"|\b(?:semaines?|mois) de retard\b~{0,30}?\b(?:en parler|le dire|test|enceinte|mes parents vont"
        r"|mon copain)"
        r"|\b(?:pas|plus) (?:eu )?mes regles\b~{0,40}?\b(?:peur|parents|enceinte|pere|mere|copain|tuer"
        r"|tue)\b",
        rf"{_TALE}|\b(?:dossier|cours|loyer|bourse|inscription|paiement|revis\w*|devoirs|stage|tournoi"
        rf"|danse)\b",
    ),
    # Made to.
    rule(
        _D,
        "corps sexe cul_ seins fesses nudes photos poste publi diffus balanc partag envoie_tout montre_tout",
        r"\b(?:veut|veulent|demande|insiste|force|oblige)\w*\b~{0,12}?\b(?:que je |de )(?:lui |leur "
        r"|me )?(?:montr\w*|envoi\w*"
        r"|envoy\w*|film\w*) (?:mon (?:corps|sexe|cul|ventre)|mes (?:seins|fesses|nudes)|(?:des "
        r"|une )?(?:nudes?"
        r"|(?:photos?|videos?) (?:de moi|nue?s?|sexy|de mon corps)))"
        r"|\bsi j(?:e |')\s?(?:ne |n')?(?:lui |leur )?(?:envo\w+|pay\w+|paie|donne|montre|couche|reponds"
        r"|obeis)\b~{0,30}?\b(?:il"
        r"|elle|ils|on) (?:va |vont )?(?:les |la |le |tout )?(?:post|publi|diffus|balanc|partag)\w*",
        rf"{_TALE}|\b(?:casting|agence|book|cv|dossier)\b",
    ),
    rule(
        _D,
        "gentil sympa docile drogu profit chanter envo poste publi balanc diffus",
        r"\bsi je suis (?:plus |un peu )?(?:gentille?|sympa|docile) avec (?:lui|elle)\b"
        r"|\b(?:m'a|m'ont|l'a|l'ont) drogu\w*|\bprofite\w* (?:de (?:moi|elle|lui)|d'elle)\b"
        r"|\b(?:me|m'a|m'ont|le|la|l'a) fai(?:t|sait|re) chanter\b"
        r"|\bpeur (?:que |qu')~{0,16}?\b(?:envo\w+|post\w*|publi\w*|balanc\w*|diffus\w*) (?:tout"
        r"|mes (?:photos|nudes|videos)|ma video"
        r"|les (?:photos|videos))\b",
        rf"{_TALE}|\b(?:heures|pay\w*|salaire|menage|chorale|musique|scene|cv|dossier|casting)\b",
    ),
    rule(
        _D,
        "film pris_en couche",
        r"\bm'(?:a|ont) (?:film|photographi|pris\w* en photo)\w*\b~{0,24}?\b(?:pendant (?:qu'on (?:le "
        r"|la )?(?:fais|couch|bais)"
        r"|l'amour|le sexe)|nue?|dans (?:les|la|ma) (?:douches?|toilettes|vestiaires?|chambre)|a mon insu"
        r"|sous la douche)"
        r"|\bcouche avec (?:un |une |mon |ma |le |la )(?:majeure?|adulte|prof\w*|patron|chef|coach|tuteur"
        r"|oncle"
        r"|(?:homme|mec|gars|type|femme) (?:majeur|marie|de (?:2[3-9]|[3-7]\d)))",
        _TALE,
    ),
    rule(
        _D,
        "positif peur_de_l peur_d'e",
        r"\bmon test (?:est|etait) positif\b~{0,40}?\b(?:copain|parents|peur|dire|secret|silence|mere|pere)"
        r"|\bj'ai (?:trop |tres |grave |vraiment |tellement )?peur (?:de lui|d'elle|d'eux)\b",
        rf"{_TALE}|\b(?:covid|drogue|dopage|chiens?|cheval|chevaux|chats?|animal)\b",
    ),
    rule(
        _D,
        "oblig forc epous marie fianc vouloir accord consent",
        r"\b(?:obligee?|forcee?) (?:de|a) (?:coucher|le (?:toucher|sucer|faire)|lui (?:envoyer des|montrer)"
        r"|me (?:deshabiller"
        r"|mettre nue?))|\b(?:forc|oblig)\w* a (?:leur |lui )?faire (?:des|ces|leurs?) (?:trucs?|choses?)\b"
        r"|\b(?:veu(?:t|lent)|oblige\w*|force\w*|vont|va)\b~{0,12}?\b(?:que j'?epouse|que je me marie"
        r"|a me marier|a epouser"
        r"|me fiancer|m'epouser)\b"
        r"|\b(?:rapports?|couche|fait l'amour)\b~{0,16}?\bsans (?:le vouloir|que je (?:veuille"
        r"|sois d'accord)|mon (?:accord"
        r"|consentement))",
        rf"{_TALE}|\b(?:prof|cours|sport|devoirs)\b",
    ),
    rule(
        _D,
        "seul parle",
        r"\bmange (?:toujours |tous les jours )?(?:toute? )?seule? (?:aux|dans les) (?:wc|toilettes"
        r"|chiottes)\b"
        r"|\b(?:tout le monde|ma classe|mes (?:potes|amis|copines)) (?:a|ont) arrete de me parler\b",
        _TALE,
    ),
    # How.
    rule(
        _D,
        "doulou doule souffr mal_",
        r"\b(?:moyen|facon|maniere|methode)s?\b~{0,14}?\b(?:moins (?:douloureu\w*|mal)|sans (?:douleur"
        r"|souffr\w*|avoir mal|que ca fasse mal))\b~{0,14}?\b(?:partir|mourir|en finir|s'en aller"
        r"|m'en aller|disparaitre|crever)\b"
        r"|\b(?:partir|mourir|m'en aller|en finir|crever|disparaitre) (?:vite )?(?:sans (?:souffrir|douleur"
        r"|avoir mal|que ca fasse mal|rien sentir))\b",
        rf"{_TALE}|\b(?:metiers?|veto|veterinaire|animal|animaux|chiens?|chats?|euthanasi\w*|patients?"
        r"|palliatifs?)\b",
    ),
    # It is decided.
    rule(
        _D,
        "plan decide prevu prepar choisi",
        r"\b(?:j'ai|tout est|c'est)\b~{0,12}?\b(?:plan|decide|prevu|prepare|choisi)\b~{0,30}?\b(?:apres|comme"
        r" ca|et|puis),? (?:ca|sa|tout|ce) (?:s'arretera|va s'arreter|(?:sera|va etre)"
        r" (?:enfin |bientot )?(?:fini|termine|regle))\b",
        f"{_TALE}|{_SCHOOL}",
    ),
    rule(
        _D,
        "lettre mots_ mot_",
        r"\b(?:ecrit|prepare|redige|fini|fait)e?s? (?:deja )?(?:ma|mes|une|la) (?:lettres?|mots?) (?:pour|a)"
        r" (?:mes|ma|mon|tous mes) (?:parents|mere|pere|famille|soeurs?|freres?|proches|potes|amis)\b",
        rf"{_TALE}|{_SCHOOL}|\b(?:motivation|expli\w*|convain\w*|demand\w*|anniv\w*|fete|noel|surprise"
        r"|absence|autoris\w*|orientation|choix|metier|dire que je veux)\b",
    ),
    rule(
        _D,
        "arret finisse cesse termin",
        r"\b(?:v[eo]u[xt]?|voudrais|aimerais|envie|besoin|prie|reve|faut)\b~{0,14}?\bque (?:tout|ca|sa"
        r"|la douleur|ma vie|cette vie|mes pensees|mon cerveau|ma tete|tout ca) ?(?:ca |sa "
        r"|tout )?(?:s'arrete|sarrete"
        r"|s'arretent|finisse|cesse|se termine)(?:nt)?(?: tout)?(?=\s*(?:[.,!]|$)| (?:pour|maintenant"
        r"|enfin|vite|je|j'|dans ma))",
        f"{_TALE}|{_NOISE}",
    ),
    rule(
        _D,
        "calorie",
        r"\bje (?:\w+ )?(?:compte|calcule|note)\b~{0,10}?\bcalories\b",
        r"\b(?:muscu\w*|sport\w*|dieteti\w*|nutrition\w*|cuisine|stage|tp|bts|exercices?)\b",
    ),
)
