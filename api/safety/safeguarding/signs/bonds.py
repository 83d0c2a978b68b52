"""The same of an adult who binds a minor to themselves: lies to tell, guilt, praise, questions about home."""

from api.safety.safeguarding.signs.grooming import PARENTS, Sign, Words

_WATCHING = (
    rf"(?:{PARENTS}|(?:ton|ta|tes|l'|le|la|les|au|aux|du|a l') ?(?:referente?|infirmiere?|educat\w*"
    r"|surveillante?s?|pionne?s?|assistante? sociale|cpe|maitre d.?apprentissage|beau pere|belle mere"
    r"|oncle|tante|cousine?|grand mere|prof\w*|parents|lycee\w*|college|autres (?:eleves|filles|du groupe)))"
)
_AT_HOME = (
    r"(?:tes (?:parents|vieux|darons|freres|soeurs)|(?:ta|ton) (?:mere|maman|daronne|pere|papa|daron"
    r"|(?:petite? |grande? )?soeur|(?:petit |grand )?frere|beau pere|belle mere|grand mere))"
)
_TELLING = (
    r"\b(?:hesite\w*|peur|honte|genee?|garde pas|gardes pas|ne garde|3018|119|obligatoire|confidenti\w*"
    r"|secret (?:medical|professionnel)|entretien d'embauche|jury|recruteurs?|employeurs?|patients?|clients?"
    r"|mot de passe|numero|coordonnees|harcel\w*|si quelqu'un|quelqu'un te)\b"
)
_OPEN = (
    r"\b(?:avec (?:tes|un de tes|ta mere|ton pere|ta classe|ton prof|ta prof|un parent|ta famille)|convention"
    r"|portes ouvertes|jpo|salon|forum|tes parents (?:ont|sont d'accord|signent|peuvent)|reunion|autorisation"
    r"|toute la classe|vous tous|le car)\b"
)
_REFUSED = r"\b(?:jamais|illegal|interdit|impossible|obligatoire|refuse\w*|pas de stage|mefie\w*|danger\w*)\b"
_WORKS = (
    r"\b(?:photos? d[eu']|travail|travaux|dessins?|projet|atelier|chantier|plan|book|portfolio|cv|dossier"
    r"|piece|gateaux?|montage|book|client\w*|soudure|avant apres|casting|jamais|si quelqu'un|reponds? pas)\b"
)

SIGNS: tuple[Words, ...] = (
    (
        Sign.SECRECY,
        3,
        "parl dis_ dire raconte repete montre previen prevenir repond savoir apprenne capte interpret"
        " donne sach saura",
        rf"\b(?:pas|rien|jamais|evite)\b(?!,? (?:tu|vous|parles?|dis|va)\b)~{{0,16}}?\b(?:parler?|dire|dis"
        rf"|raconte\w*|repete\w*"
        rf"|montrer?|prevenir"
        rf"|previens|reponds?)\b~{{0,14}}?\b(?:a |au |aux )?{_WATCHING}"
        rf"|\b(?:parles?|dis|racontes?|montres?|previens|reponds|donnes?)\b~{{0,10}}\b(?:pas|rien|jamais"
        rf"|a personne)\b~{{0,20}}\b{_WATCHING}"
        rf"|\b{_WATCHING} (?:n'a|n'ont|a|ont) pas (?:a|besoin de|besoin d'en) (?:le )?savoir\b"
        rf"|\b{_WATCHING} (?:ne )?(?:l'apprenn\w*|capte\w*|sach\w*|saura|pourrait mal interpret\w*)\b"
        r"|\b(?:alors|donc) on (?:n'en|en) parle (?:pas|a personne)\b|\b(?:de )?rien repeter\b",
        _TELLING,
    ),
    (
        Sign.SECRECY,
        3,
        "demande_qui pose_la parle_de_moi dira disant connais_pas juste_que raconteras diras"
        " dis_que dis_juste"
        " dis_qu",
        r"\bsi (?:jamais )?(?:on|quelqu'un|elle|il|ta mere|tes parents) te (?:parle de moi|pose la"
        r" question)\b"
        r"|\bon dira que\b~{0,12}\b(?:ma|mon|c'est|tu)\b|\ben disant que (?:je suis|tu es|c'est)\b"
        r"|\btu (?:ne )?me connais pas\b|\btu (?:diras|raconteras)\b~{0,20}\b(?:que|qu')\b"
        r"|\bdis (?:juste )?que tu (?:les as|l'as|as trouve)\w*|\btu dis qu'on parle\b",
        r"\b(?:entretien|jury|oral|recruteur|lettre|motivation|patron|prof\w*|grande? fille)\b",
    ),
    (
        Sign.SECRECY,
        2,
        "ennuis mon_travail mon_boulot te_proteger mon_poste mon_j",
        r"\bje (?:perds|perdrais?|vais perdre|peux perdre) mon (?:travail|boulot|poste|job)\b"
        r"|\b(?:je peux|je vais|j'aurais|tu vas me faire) avoir des ennuis\b|\bc'est pour te proteger\b",
        r"\b(?:clients?|patron|chef|securite|casque|epi)\b",
    ),
    (
        Sign.GIFT,
        2,
        "commande achete pris offert reserve pensant pense_a regal regardant pour_toi",
        r"\bje t'(?:ai|avais) (?:commande|achete|offert|reserve|paye)\w*|\ben pensant a toi\b"
        r"|\bj'ai pense a toi\b|\bpour toi si tu\b|\b(?:qui|c'est moi qui) regale\b|\bpas regardant\b"
        r"|\b(?:une|un) pour toi,? (?:une|un) pour moi\b",
        r"\b(?:place en stage|fiche|offre de stage|exemplaire|brochure|dossier|jpo|portes ouvertes|casque)\b",
    ),
    (
        Sign.PICTURE,
        2,
        "photo selfie video envoi",
        r"\b(?:envoi\w*|envoy\w*|fais voir|veux|voudrais|montre\w*|demande|tu as|t'as|tour|plaisir)\b~{0,25}?"
        r"\b(?:une?|d'autres?|ta) (?:autre |petite |vraie |seule |jolie )?(?:photo|selfie|video)s?\b"
        r"|\bune photo et (?:on|tu)\b|\benvoi\w* (?:m')?en (?:une|d'autres)\b",
        _WORKS,
    ),
    (
        Sign.PICTURE,
        3,
        "visage webcam camera te_voir plain-pied avatar facetime visio video toi_s la_ca",
        r"\b(?:voir|montre\w*) le visage\b|\b(?:t'as|tu as|as tu) une (?:webcam|camera|cam)\b"
        r"|\blaisse\w* (?:la|ta) (?:camera|cam)\b|\bc'est (?:vraiment )?toi sur (?:l'avatar|la photo)\b"
        r"|\b(?:visio|facetime|appel video|camera)\b~{0,30}\b(?:tout bas|ta chambre|ta porte|2[2-4] ?h|minuit"
        r"|maison est calme|que nous deux|rien que nous|toute seule|tout seul)\b",
        r"\b(?:reunion|surveillance|montage|film\w*|journaliste|casque|drone|chantier|stage)\b",
    ),
    (
        Sign.LOOKS,
        3,
        "comme_les comme_toi dois_etre princesse beau_gosse fais_pas fais_femme fais_deja brune"
        " illumine grace jolie un_regard beaute plus_joli voix femme poupe blond rouss",
        r"\b(?:cheveux|yeux|regard|sourire|voix|jambes|corps|levres) comme (?:les tiens|le tien|la tienne)\b"
        r"|\b(?:jolie?s?|belles?|mignonn?e?s?|canons?) comme toi\b|\btu dois etre (?:\w+ )?(?:ravissante?"
        r"|jolie?|belle?|mignonn?e?|sexy|canon|superbe)\b|\bt(?:'es|u es) (?:trop |un )?beau gosse\b"
        r"|\b(?:bonne nuit|coucou|salut|bonsoir|bonjour|merci|bisous) (?:ma )?(?:princesse|beaute|poupee"
        r"|belle (?:brune|blonde))\b|\bma (?:belle|petite|jolie) (?:brune|blonde|rousse|femme)\b"
        r"|\bfais (?:pas|pas du tout) (?:tes )?1\d ans\b|\btu fais (?:deja )?(?:femme|adulte)\b"
        r"|\btu illumines\b"
        r"|\bt(?:'as|u as) un regard\b|\bune grace de\b|\btres jolie, en vrai\b|\bta jolie voix\b"
        r"|\btes cheveux, c'est plus joli\b",
        r"\b(?:modele|client\w*|coiff\w*|entretien|robe)\b",
    ),
    (
        Sign.ALONE,
        3,
        "mere pere parents vieux darons soeur frere jusqu seul isole porte_qui chambre voisins peinard paix",
        rf"\b{_AT_HOME}\b~{{0,25}}?\b(?:rentre\w*|dort|dorment|(?:est|sont) sortis?|se couche\w*|entend"
        rf"|debarque\w*)\b~{{0,25}}(?:\?|\bquelle heure\b|\bon\b)"
        rf"|\b{_AT_HOME}\b~{{0,8}}\b(?:bosse\w*|travaille\w*)\b~{{0,4}}\b(?:de nuit|le soir|au marche)\b"
        r"|\b(?:t'es|tu es|t) (?:donc )?(?:toute? )?seule? (?:jusqu'a|la semaine|le soir)"
        r"|\bje suis (?:toute? )?seule? (?:la semaine|dans ma maison|ce week|chez moi|ce soir)\b"
        r"|\bisolee? chez toi\b|\bporte qui ferme\b|\bdans quelle chambre\b|\btu fermes ta porte\b"
        r"|\b(?:on (?:sera|serait|aura)|etre)\b~{0,16}\bpeinards?\b|\bt'as le plus la paix\b",
        r"\b(?:internat|reunion|signer|signature|autorisation|cuisine froide|inscription|te"
        r" chercher|dossier)\b",
    ),
    (
        Sign.ALONE,
        3,
        "genre_de type_de hommes_plus garcons_de histoire_d'amour ton_age ton_copain comme_l'air coince"
        " timide sois",
        r"\bton (?:genre|type) d[e'] ?(?:mec|homme|fille|garcon)s?\b|\bhommes (?:plus )?(?:murs?|ages?)\b"
        r"|\b(?:vraie )?histoire d'amour\b~{0,20}\btu\b|\bton age (?:n'a aucune|ne compte|compte"
        r" pas|me derange)"
        r"|\b(?:dis|demandera\w*|dire) (?:pas )?ton age\b|\bton copain (?:il )?est la\b"
        r"|\bque tu sois plus jeune\b|\btu es pas coincee\b|\bfais pas ta timide\b",
        r"\b(?:film|livre|serie|theatre|roman)\b",
    ),
    (
        Sign.MEETING,
        3,
        "passe_te passerai venir_te attendu attends devant_ton klaxon tu_mont sans_ta sans_ton"
        " t'emmener detour"
        " on_dort cabine parking viens_me prendre_samedi serai_devant recup internat",
        r"\bje (?:peux |vais |pourrais )?(?:passe\w*|venir|viens) te (?:prendre|recup\w*|chercher"
        r"|voir|deposer)\b"
        r"|\bjpeux venir te\b|\bje t'ai attendue?\b~{0,20}\b(?:parking|devant|heure)\b"
        r"|\bje serai devant ton\b|\bje klaxonne\b|\btu mont(?:es|eras) (?:vite|et on|dans ma|et je)\b"
        r"|\bviens? (?:\w+ ){0,3}?sans (?:ta|ton|tes)\b|\bt'emmener (?:en|dans|avec)\b~{0,10}\b(?:camion\w*"
        r"|voiture|moto|tournee|mon|moi)\b|\bdetour (?:par )?chez moi\b|\bon dort\b~{0,12}\b(?:cabine|camion"
        r"|chez|hotel|tente)\b|\bje passerai te\b",
        _OPEN,
    ),
    (
        Sign.CLOSENESS,
        3,
        "confiance en_vu reponds bloques compte_pas ressens m'as_promis m'avais_promis seule_personne"
        " que_moi part_moi comprends connait confie penserai penser_a comme_a tes_messages preferee"
        " au_dessus on_est plais",
        r"\btu me (?:fais pas confiance|mets en vue?|reponds (?:meme |deja )?plus|bloques)\b"
        r"|\bje (?:ne )?compte pas pour toi\b|\bce que je ressens\b|\btu m'(?:as|avais) promis\b"
        r"|\b(?:la|ma) seule personne (?:qui|a qui|avec)\b|\b(?:y a|il y a|c'est) que moi qui\b|\ba part moi,"
        r"|\bmoi je te comprends\b|\bte connait pas comme moi\b|\bje me confie a toi\b|\bje penserai a toi\b"
        r"|\bj'arrete pas de penser a (?:toi|nous|notre)\b|\bj'attends tes messages\b|\bt(?:u es|'es) ma"
        r" preferee?\b|\btoi et moi on est\b|\bnous deux on est\b|\bde me faire plaisir\b",
        r"\b(?:patron|equipe|machine|entreprise|jury|clients?|logiciel|rappels?|convention)\b",
    ),
    (
        Sign.CLOSENESS,
        2,
        "surnom papa calins cap_? t'es_cap sympa_avec secret depuis_toujours truc_que personne_ne"
        " jardin perso_? bonne_nuit adultes_comme mature s'occ",
        r"\bpetit surnom\b|\bm'appeler (?:papa|tonton|papi|maman)\b|\bt'es cap\b|\bdes calins\b"
        r"|\bse connait depuis toujours\b|\bun truc que je (?:ne )?dis a personne\b|\bquestion"
        r" (?:un peu )?perso\b"
        r"|\bavec des adultes comme moi\b|\bque t(?:'etais|u etais|'es|u es) mature\b|\bsympa avec toi\b"
        r"|\btu (?:sais|peux) garder un secret\b|\bmerites qu'on s'occupe de toi\b",
        r"\b(?:metier|parcours|creche|petite enfance|salaire|patients?|secret (?:medical|professionnel))\b",
    ),
    # What a stranger asks of a body, of a home, and where they stand.
    (
        Sign.PICTURE,
        4,
        "modele fille mannequin adolescente 11_an",
        r"\b(?:modeles?|filles?|mannequins?|adolescentes?|ados)\b~{0,20}\b1[1-7]\b~{0,10}\bans?\b~{0,40}"
        r"\b(?:paye\w*|photos?|shooting|seance|casting)\b",
        r"\b(?:cfa|lycee|college|metiers?|formation|apprentie?s?|cap|stage|egalite|techniques?)\b",
    ),
    (
        Sign.ALONE,
        2,
        "habites",
        r"\b(?:dis|donne)[\s-]moi (?:exactement )?(?:ou|l'endroit ou) (?:tu |t'|t )habites\b",
        r"\b(?:cio|mission locale|cfa|lycees?|formations?|stages?|entreprises?|ville|departement|coin)\b",
    ),
)
