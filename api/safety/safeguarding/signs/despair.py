"""Wanting to die, hurting oneself, seeing no way out."""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
_WANT = (
    r"(?:v[eo]u[xtlsd]?\w{0,4}|ve|ves?|vx|jve|jveu\w?|jvx|j'?aimerais?|voudrai[st]?|envi[es]?|pouvais"
    r"|pourrais|prefere\w*|je vais|j'vais|jvais|je vai|pense a|penser a|pensai[st] a|songe a|reve de"
    r"|pouvoir|peux|peur de|decide de|besoin de|tente de|essay\w+ de|want to|wanna|gonna|going to"
    r"|wish i (?:was|were|could))"
)
_DIE = (
    r"(?:mour+ir\w{0,2}|m'?endormir (?:et|pour) (?:ne )?(?:plus|pas|jamais|toujours)|crev(?:er|e|ai"
    r"|é)|(?:me|m'|se|s') ?(?:tuer|tue|suicid\w*|pendre|pend|foutre en l'air|jeter (?:sous|du|par"
    r"|d'un|dans)|flinguer|ouvrir les veines|oter la vie|donner la mort|noyer|immoler|faire du mal"
    r"|scarifier|mutiler|taillader|blesser|bruler)|en finir(?! (?:vite |enfin |rapidement )?avec"
    r" (?!la vie|ma vie|moi|tout))|(?:tout )?arreter de vivre|disparaitre|me (?:buter|butter|crever"
    r"|detruire)|sauter (?:du|par|d'un|de la)|d[eé]c[eé]der|etre mort\w*|die|kill myself|end (?:it|it"
    r" all|my life)|disappear|be dead|hurt myself|cut myself|not (?:exist|be here|wake up)|(?:ne"
    r" )?(?:plus|pas|jamais) (?:vivre|exister|etre (?:la|ici|en vie)|m'?e? ?(?:etre )?reveille\w*"
    r"|etre de ce monde|continuer a vivre)|ne plus rien sentir)"
)
_FIGURE = (
    r"\bpeux (?:enfin |maintenant )?mourir (?:tranquille|heureu\w+)\b"
    r"|\b(?:mour+ir|crever) de (?:rire|faim|soif|honte|chaud|froid|chaleur|ennui|trouille|stress|sommeil"
    r"|fatigue|jalousie|curiosite|peur)|\bmour+ir d'(?:ennui|impatience|envie)|\b(?:patients?"
    r"|personnes|gens|malades|residents?|clients?|plantes?|animaux|usagers|ceux|celles"
    r"|jeunes|ados) (?:\w+ )?(?:qui )?(?:veu\w+|pense\w*|ont|vont|peuvent)|\bon a peur de|\bvous (?:aviez"
    r"|avez|avez eu|aviez eu"
    r"|avez deja eu) peur de"
    r"|\bdisparaitre (?:sous (?:terre|la table|le bureau)|dans un trou)\b"
    r"|\bdisparaitre (?:des?|du|de la|de l') ?(?:listes?|classements?|fichiers?|sites?|appli\w*|parcoursup"
    r"|resultats|recherches|groupes?|reseaux|internet|base|photos?)\b"
    r"|\bdisparaitre\b~{0,20}(?:\bde honte|tellement (?:j'ai|la) honte)"
    r"|\b(?:ecrit|dit|envoye|appele|marque|tape)\b~{0,40}\bau lieu d[e']"
)

RULES = (
    rule(
        _D,
        "j'ai_fai jai_fai manquer buter tuer pendre suicider poids fardeau place sens derniere hate ts"
        " vivre continuer butt bute de_ex d'exi tenta",
        r"\bje (?:ne )?manquer\w* a personne|\bje (?:suis|sui) (?:un |qu'un |juste un )(?:poids"
        r"|fardeau|boulet)\b|\b(?:pas|plus|aucune) (?:ma )?place (?:sur terre|dans ce monde|nulle"
        r" part)|\b(?:plus rien|rien|ma vie)(?: dans ma vie)? (?:n'a|n'a plus|a|a plus) (?:plus |pas "
        r"|aucun )?(?:de )?sens\b|\bc'?est (?:ma |mon )derni\w+ (?:jour|journee|nuit|soir"
        r"|message)\b(?! (?:de|du|d'|au|en|a la))|\bi hate my life\b|\b(?:j'ai|jai|j'avais) (?:deja"
        r" )?fai[st] une (?:ts|tentative)\b|\b(?:sert|sers) (?:plus )?a (?:rien|quoi) (?:de "
        r"|d')(?:vivre|exister|continuer a vivre)|\b(?:pk|pourquoi|pq|pkoi) (?:continuer|rester"
        r"|encore) (?:a |en )?(?:vivre|vie|exister)\b|\bjvais me (?:buter|tuer|pendre|suicider)\b"
        r"|\bet me (?:buter|tuer|pendre|suicider)\b(?! (?:a la tache|au travail|au boulot))",
    ),
    # Dying.
    rule(
        _D,
        "buter butt detruire mour crev tue suicid pendre finir disparaitre sauter mort deced die kill"
        " end dead hurt cut exist vivre etre reveiller endormir jeter veines mal scarif mutil taillad"
        " flingu noyer blesser bruler l'air sentir vie wake be_he disap",
        rf"\b{_WANT}(?: (?:2|de|d'|a|juste|vraiment|trop|plus|tellement|parfois|souvent|me|que|qu'a"
        rf"|tout|just|to|seulement|pas|encore|bien|mieux|presque))*[\s']*{_DIE}\b(?! les? yeux)",
        rf"{_FIGURE}|\b(?:ce|cette|le|un) (?:metier|profession|entreprise|filiere"
        r"|formation)\b~{0,20}disparaitre|\bmetiers?\b~{0,30}\bdisparaitre|\bcrever (?:l'abces"
        r"|l'ecran|de (?:faim|chaud|soif|rire))",
    ),
    rule(
        _D,
        "mour crev suicid finir disparaitre tuer mendo mysel m'end ce_mo not_b wake",
        r"\bj(?:e|')?\s?(?:v[eo]u?[xt]?|vais|ve) (?:2 )?(?:mour+ir|crever|disparaitre|me tuer|en"
        rf" finir(?! (?:vite )?avec))\b|\bjv[eo]u?[xt]? {_DIE}",
        _FIGURE,
    ),
    rule(
        _D,
        "suicid suissid suiscid",
        r"(?<!c'est\s)(?<!cest\s)(?<!carrement\s)\b(?:suicid|suissid|suiscid)\w*",
        r"\bc'?est (?:du |un |carrement |clairement ){0,2}suicid(?:e|aire) (?:de|d'|si)\b"
        r"|\b(?:prevention|prevenir|metiers?|travaill\w*|cours|expose|film|serie|livre|article"
        r"|association|patients?|infirmi\w*|psycholog\w*|ecoutants?|benevol\w*|sensibilis\w*|taux"
        r"|statistiques?|formation|sujet|theme|squad|romeo|memoire|accompagn\w*|philo\w*|dissert\w*"
        r"|chiffres?|intervenir sur|interventions?|pompiers?)\b(?!~{0,60}\b(?:je (?:veux|vais|pense)"
        r"|j'ai envie|me suicid))",
    ),
    rule(
        _D,
        "vivre vie rien exister gout fin quitt quoi respir",
        r"\b(?:plus|pas|aucune?|p[ul]u?) (?:du tout )?(?:envi[es]?|gout|gou|raison|force) (?:de|a|d'"
        r"|2) (?:la )?(?:vivre|vie|rien|exister)\b|\bplus (?:envie|gout) (?:de|a) rien\b|\b(?:marre"
        r"|ras le bol|ral bol|fatiguee?|tannee?|degoutee?|assez|jpp|lass[eé]e?|j'en peux plus) (?:de "
        r"|d')(?:vivre|(?:la|ma|cette) vie(?! de (?:stagiaire|apprentie?|bureau|chantier))|etre en vie"
        r"|exister|respirer|tout et)\b|\b(?:la|ma)"
        r" vie\b~{0,12}\b(?:vaut|sert|sers|n'a|a) (?:(?:pas|plus|rien|a rien|aucun)\b)|\b(?:la|ma)"
        r" vie (?:est|c'?est) (?:nulle(?! (?:en|au|dans) )|finie?|pourrie|un enfer|de merde|foutue)\b"
        r"|\ba quoi (?:bon|ca"
        r" sert de|sert de) (?:vivre|continuer(?! (?:en (?!vie)|l(?:es?|a (?!vie)|')|mes|mon|ma (?!vie)"
        r"|a (?:apprendre|etudier|bosser)))|exister)|\bje (?:ne )?(?:veux|veu|ve) (?:plus|pas)"
        r" (?:vivre|de cette vie)|\b(?:mettre|mettrai?) fin a (?:mes|ma|ses) (?:jours|vie)|\bplus de"
        r" raison de vivre|\bquitter ce monde",
    ),
    rule(_D, "envie gout aucun de_ri a_rie", r"\b(?:plus|aucune) (?:envie|gout|envi) (?:de|a) rien\b"),
    rule(
        _D,
        "sert sers manqu remarqu mieux_sans disparaitre naitre autant mort naissance ne soula tranq"
        " n'exi dalle si_je si_j' bette",
        r"\b(?:je|j) (?:ne )?(?:ser[stv]?|sert?) (?:vraiment |plus )?a (?:rien|keud\w*"
        r"|que dalle)\b(?! (?:dans|en|a) (?:mon |ce |le |l')?(?:stage|entreprise|atelier|equipe))"
        r"|\bautant (?:mourir|disparaitre|crever|en finir|etre mort\w*)\b|\b(?:mieux|tranquilles?"
        r"|heureux|soulages?) (?:sans moi|si (?:je|j')\s?(?:n'?etais|etais|disparais\w*|meurs|mourais"
        r"|n'existais))|\bsi je (?:mourais|disparaissais|meurs|disparais|crevais)\b|\b(?:jamais|pas)"
        r" (?:du |voulu |demande a )?(?:naitre|etre nee?)\b|\b(?:je serais?|serai[st]?) mieux"
        r" (?:morte?|la-haut|ailleurs|sous terre)\b|\bbetter off (?:without me|dead)|\bje (?:suis"
        r"|serai) (?:bientot )?morte? a l'interieur|\bpersonne (?:ne )?(?:me |va |le"
        r" )?(?:remarquera\w*|regrettera\w*|pleurera\w*|s'apercevra\w*|regretter\w*)",
    ),
    rule(
        _D,
        "noires noire suicidaire sombres morbides",
        r"\b(?:idees|pensees|trucs|envies) (?:tres )?(?:noires?|sombres?|morbides?)",
        r"\b(?:aider|ecouter|accompagner|recevoir|soigner) (?:les|des) (?:jeunes|personnes|gens|patients"
        r"|ados)\b",
    ),
    rule(
        _D,
        "bout peux_plus depress depri craque deprim ts_ tiens_plus supporte desespe espoir",
        r"\bau bout du rouleau|\b(?:je|j')\s?(?:suis|sui|chui) (?:vraiment |completement |totalement"
        r" )?(?:desespere\w*|en depression|depressi\w*|deprimee?)\b|\b(?:je fais|j'ai|je suis"
        r" en|ma) (?:une |de la )?depression|\bje (?:ne )?(?:n'?en|tiens|supporte) (?:peux"
        r" )?plus(?:\s*(?:[.!,…]|$)| (?:du tout|de (?:vivre|la vie|ma vie|tout|cette vie)|la vie|ma"
        r" vie|rien))|\bj'?en peux (?:vraiment )?plus(?:\s*(?:[.!,…]|$)| (?:du tout|de (?:vivre|la"
        r" vie|ma vie|tout|cette vie)))|\bj'ai (?:deja )?fait (?:une|des) ts\b|\bplus (?:aucun"
        r" )?espoir\b(?! (?:de|d'|pour|en|a) ?(?:trouver|avoir|decrocher|reussir|passer|parcoursup|le|la"
        r"|l'))",
    ),
    rule(
        _D,
        "pleur cry chial",
        r"\bje (?:pleure|pleur|chiale)s?\b~{0,20}\b(?:tous les|toutes les|chaque|tout le temps|sans"
        r" arret|nuits?|soirs?)\b|\bcry(?:ing)? (?:every|all|myself)\b",
        r"\bje (?:pleure|chiale) de rire\b|\bdevant (?:ma|mes|une|la|des|les|un|le) (?:series?|films?"
        r"|animes?|drama)\b",
    ),
    rule(
        _D,
        "aime existe deteste hais seul alone cares croit m'eco",
        r"\bpersonne (?:ne |n')?(?:m'aime|me comprend|tient a moi|m'ecoute|me croit|ne m'aime)\b|\bje"
        r" me (?:deteste|hais|degoute|fais honte)\b|\b(?:i hate myself|nobody (?:loves|cares about)"
        r" me|i'm (?:so|all) alone)\b|\bje suis (?:tout[e]? seule?|seule?) au monde\b|\bje (?:ne"
        r" )?(?:veux|voudrais) pas exister",
    ),
    rule(
        _D,
        "die kill kms end_it dead suicid alive life live self hurt cutting cut worth livin",
        r"\b(?:kill(?:ing)? myself|end my life|end it all|want to die|wanna die|wanna be dead|kms"
        r"|self ?harm\w*|hurt(?:ing)? myself|cut(?:ting)? myself|i(?:'m| am) cutting|don'?t want to"
        r" (?:live|be alive|be here|exist)|no reason to live|tired of (?:living|life)|wish i (?:was"
        r"|were) (?:dead|never born)|take my (?:own )?life|not worth living|better off dead"
        r"|suicidal)\b",
    ),
    # Hurting oneself.
    rule(
        _D,
        "scarif mutil taillad taillade veines vomir lame rasoir automutil",
        r"\b(?:je|j|me|m'|mes|ma|j'ai|se|jm\w*) ?(?:(?:me|m'|suis|ai|fais|deja|recommence a|continue"
        r" a) ?){0,4}(?:scarif\w*|automutil\w*|auto ?mutil\w*|mutil\w*|taillad\w*)|\b(?:jme|jm|je me)"
        r" ?(?:taillad\w*|scarif\w*|mutil\w*|coupe les veines)|\bles veines\b|\bje me fais vomir"
        r"|\bscarifications?\b|\b(?:lame|rasoir|cutter)\b~{0,30}\b(?:bras|poignets?|cuisses?|peau"
        r"|veines)",
        r"\b(?:metier|infirmi\w*|patients?|prise de sang|prelevement|vaisseaux|dans les veines|cours"
        r" de|svt)\b(?!~{0,40}\b(?:m'ouvrir|me taill|me coup))",
    ),
    rule(
        _D,
        "coup bless brul mal frapp griff tape jme_t",
        r"\b(?:je me|jme|me) (?:coupe?r?|blesse?r?|brule?r?|griffe?r?|frappe?r?|tape?r?)\b (?:expres"
        r"|volontairement|moi meme|la tete contre|les (?:veines|bras|poignets|cuisses|jambes)|pour"
        r" (?:me|moins|oublier|aller mieux|ressentir|sentir|ne plus)|quand (?:ca va|je vais|je suis))"
        r"|\b(?:je me|jme|me) (?:fais?|fai|faire) (?:du )?mal\b(?! (?:au|a la|aux|a l'|en|avec))|\bje"
        r" me fais du mal\b|\b(?:je me|jme) brule\w*\b~{0,15}\b(?:cigarettes?|clopes?|briquet)\b"
        r"|^\s*(?:je me|jme) coupe\s*[.!]*\s*$",
    ),
    rule(
        _D,
        "coup ouvert",
        r"\b(?:je |j)?me (?:suis|sui) (?:encore |de nouveau |re)?(?:coupee?\b(?= hier| ce| cette| encore"
        r"| pour| expres| (?:les|le|aux?) (?:bras|avant|poignets?|cuisses?|jambes?)|\s*[.!,]|$)|ouvert"
        r" (?:le|les) (?:bras|veines|poignets?|cuisses?))|\b(?:recommence|continue)\w* a me couper\b",
        r"\b(?:doigts?|pouce|index|cuisine|couteau|cutter neuf|cheveux|frange|parole|tondeuse|secateur"
        r"|scie|atelier|suture|accident|lapin)\b",
    ),
    rule(
        _D,
        "corde enterre mor tue repas anorexi boulimi j_ser jsera srais srai je_se",
        r"\b(?:pris|prepare|accroche|achete|noue|trouve)\w* (?:la|une|ma) corde\b|\b(?:qu'?on|k'?on"
        r"|que l'on) m'?"
        r" ?(?:enterre|incinere)\b|\b(?:quand|qd|kan|qand|lorsque) ?(?:je |j )?j?\s?(?:serai|srai|sera)s?"
        r" (?:plus la|morte?|mor)\b|\bje me (?:dis|repete)\b~{0,15}\b(?:tue toi|tu te tues|creve)\b"
        r"|\b(?:1|un|un seul|qu'un) repas (?:par|toutes les) semaines?\b|\b(?:j'ai ete|j'etais|je suis"
        r"|je (?:re)?deviens|suis redevenue?) (?:re)?(?:anorexique|boulimique)\b",
        r"\b(?:escalade|cordistes?|linge|saut a la corde|mort\w* de (?:rire|fatigue|faim|froid)"
        r"|personnage|film|roman|serie)\b",
    ),
    rule(
        _D,
        "medoc medic cachet comprim pilule boite pont fenetre train pills dolip saute balan balco jump"
        " jette jeter",
        r"\b(?:aval\w*|pris|prends?|prendre|gob\w*|swallow\w*|took|take)\b~{0,20}\b(?:tous? (?:les"
        r"|mes)|toute|plein de|boite|trop de|all my|all the|a lot of)\b~{0,15}\b(?:medoc\w*"
        r"|medicaments?|cachets?|comprimes?|pilules?|dolipranes?|pills)|\b(?:sauter|saute|jeter|jette"
        r"|jump\w*|balancer)\b~{0,12}\b(?:par la fenetre|du (?:pont|toit|balcon|\d+\w*|haut)|d'un"
        r" pont|sous (?:le|un|une) (?:train|metro|tram|bus|voiture|camion)|off)\b",
        r"\b(?:parachut\w*|elastique|plongee|piscine|cascad\w*|pompiers?)\b",
    ),
    rule(
        _D,
        "foutre mourir mourrir finir sauter issue rejoin poid replong farde boule ne_pl dispa je_po"
        " devra en_l'",
        r"\b(?:me|m') ?(?:foutre|fout|foutrais?) en l'air\b|\bm(?:ou|o)urr?ir (?:dans|pendant) mon som+eil"
        r"|\bj ?'?(?:e )?"
        r"aimerai[st]? (?:bien )?(?:mourr?ir|crever|disparaitre|ne plus)\b(?! (?:de (?:rire|honte)|sous|dans "
        r"mon"
        r" (?:metier|lit de )))|\bpense\w* (?:tous les jours |souvent |sans arret |tout le temps |encore )+a "
        r"(?:en finir"
        r"|la mort|ma mort|mourir|me tuer)\b|\b(?:ponts?|toits?|rails|quai|fenetre|falaise)\b~{0,30}\bje "
        r"(?:pourrais?"
        r"|vais|devrais) (?:sauter|me jeter|tomber|m'y jeter)|\b(?:vois?|voi|y a|ya|ai|aucune) (?:vraiment "
        r")?(?:plus|pas"
        r"|plu)? ?(?:d'?|de )? ?(?:autre )?issue\b(?! (?:de secours|favorable|du))|\brejoin\w* (?:bien "
        r")?(?:mon|ma|mes)"
        r" \w+ (?:la ou (?:il|elle|ils) (?:est|sont)|au ciel|la[\s-]haut|au paradis)|\b(?:suis|sui|jsuis|chui"
        r"|etre)"
        r" (?:juste |qu'|qu)?(?:un |1 )?(?:poids?|fardeau|boulet) (?:pour|pr|a) (?:tou[st]|tt|ma|mes|le "
        r"monde)",
        r"\b(?:pompier|cascad\w*|parachut\w*|elastique|partie|echecs|labyrinthe|sortie de secours)\b",
    ),
    rule(
        _D,
        "marques cicatrice compas mal_pendant me_sui replong trace",
        r"\bje me (?:suis|sui) (?:re)?(?:fait|fai)\w? (?:du )?mal (?:pendant|expres|volontairement"
        r"|moi[\s-]?meme|encore|ce"
        r" soir|hier soir)|\b(?:marques?|cicatrices?|traces?)\b~{0,25}\b(?:que je me suis|que j'ai|que jme "
        r"suis)"
        r" (?:faites?|fais?|fait) (?:moi|expres|avec)|\b(?:cicatrices?|coupures?"
        r"|entailles?)\b~{0,12}\b(?:sur les|aux"
        r"|sur mes) (?:avant[\s-])?(?:bras|poignets?|cuisses?)\b(?=~{0,80}\b(?:je|j'ai|jme|moi|honte"
        r"|cacher?)\b)",
        r"\b(?:tatou\w*|cuisine|couteau|chef|brulures? de four|patients?|soign\w*)\b",
    ),
)
