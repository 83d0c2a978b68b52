"""Being bullied, and what is only hinted at: farewells, control at home, not eating, not sleeping at home."""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS

RULES = (
    # Bullied.
    rule(
        _D,
        "harcel harcell arcel bully bulli cyber",
        r"\b(?:cyber ?)?(?:h?arcel+\w*)|\bbull(?:y|ied|ying|ies)\b(?: me)?",
        r"\b(?:3018|119|3020|lutte|lutter|contre le harcelement|prevention|metiers?|ambassadeur\w*"
        r"|expose|film|serie|cours sur|sensibilis\w*|association|numero|avocat\w*|cpe|referent\w*"
        r"|programme|phare|formation sur|juriste|amende|prison|€|travaille\w*|entreprises?|patrons? (?:pour"
        r"|de mails)|de"
        r" mails)\b(?!~{0,80}\b(?:me |m'|moi|je subis|victime)\b)|\bmon metier\b",
    ),
    rule(
        _D,
        "moqu insult foutent fout ecart emissaire traite rejet parle menac bourreau affich exclu frapp"
        " crache tous_les rumeur intimid a_cot ne_ve",
        r"\b(?:se|s'|me) ?(?:moque|moquent|foutent|fout|foute|marrent)\w* (?:tous |toutes |toujours "
        r"|tout le temps |tlt )?(?:de moi|d'moi|de ma gueule|d'ma gueule|de mon (?:physique|poids"
        r"|corps))\b|\b(?:bouc emissaire|souffre douleur|tete de turc)|\b(?:met|mettent|mis\w?) a"
        r" l'ecart|\b(?:ils|elles|on|ma classe|tout le monde|la classe|tlm|des (?:eleves|filles|mecs"
        r"|gars)|les autres)\b~{0,15}\b(?:me|m'|m) ?(?:insult\w*|traite\w*|rejet\w*|menac\w*|crach\w*"
        r"|frapp\w*|affich\w*|exclu\w*|humili\w*|intimid\w*|pouss\w*|rabaiss\w*|evit\w*|detest\w*"
        r"|tap(?:e|ent)|attend\w* (?:a|devant) la sortie|font? (?:des )?(?:croche|misere|vivre un"
        r" enfer|rumeur)\w*)|\b(?:menac\w* de mort|menac\w* de me|menaces? (?:tous|sur|par))"
        r"|\bpersonne (?:ne )?(?:me parle|veut (?:etre|manger|se mettre) (?:avec|a cote))|\brumeurs?"
        r" sur moi\b",
        r"\b(?:arbitr\w*|rejet\w* (?:partout|~{0,20}\b(?:notes?|dossier|moyenne|candidatures?|niveau))"
        r"|traite\w* (?:bien|comme un adulte|d'egal|comme (?:un|une) (?:collegue|pro)))",
    ),
    rule(
        _D,
        "danger help_me aide sos secours",
        r"\b(?:je suis|on est|suis) (?:vraiment )?en danger\b|(?<!qui\s)(?<!on\s)\bappelle\w* (?:la police"
        r"|les secours|au secours)|\bau secours\b|\bplease help me\b|\bsomebody help\b"
        r"|\baide[zr]?\W?moi\b~{0,25}\b(?:svp|pitie|stp|j'ai peur)\b",
        r"\b(?:stage|cv|lettre|orientation|devoirs?|maths|choisir|parcoursup|dossier|exercice|metier"
        r"|trouver|filieres?|specialites?|spe|bac|bts|cap|entre \w{1,20} et)\b",
    ),
    rule(
        _D,
        "enceinte avort pregnant",
        r"\b(?:je|j|jsuis|jsui|chui|chuis) ?(?:suis|sui|crois (?:que je suis|etre)|pense (?:que je suis"
        r"|etre)"
        r"|suis peut etre|suis tombee)? ?enceinte\b~{0,60}\b(?:peur|parents|personne|s(?:ait|ais) pas"
        r"|quoi faire"
        r"|aide|dire|13|14|15|16|17)\b",
    ),
    # Said sideways.
    rule(
        _D,
        "tuer tue",
        r"\b(?:il|elle|ils|pere|mere|frere|copain|mec|ex|beau pere|oncle|daron|parents) (?:va|vont"
        r"|veut|veulent|a dit qu'il|voulait|menace de|a essaye de) (?:allait |finir par |encore )?(?:tous "
        r"|toutes )?(?:me|nous) tue\w*",
        r"\b(?:lol|mdr+|ptdr+|xd)\b|\btuer? si j(?:e |')~{0,16}?\b(?:bac|brevet|permis|medecine|moyenne"
        r"|exam\w*|oral)\b(?!~{0,60}\b(?:peur|rentrer|frapp\w*|tap\w*|vraiment)\b)",
    ),
    rule(
        _D,
        "plus_la plus_ici adieu disparu n'existerai absent bient toujo ce_se derni",
        r"\bje (?:ne )?(?:serai|serais|vais) (?:bientot |surement |peut etre )?(?:plus (?:la|ici|de"
        r" ce monde)|morte?|partie? pour toujours)\b(?! (?:pour|mardi|lundi|jeudi|vendredi|samedi"
        r"|cette semaine|a (?:nantes|angers))\b)|\badieu\b(?! (?:les|le|la|au|aux|a (?:la|l'|mon|ma)) )"
        r"|\b(?:c'est|ce sera)"
        r" (?:mon |ma )?(?:dernier message|derniere lettre|la derniere fois que (?:je|tu))|\blettre"
        r" d'adieu",
    ),
    rule(
        _D,
        "betise connerie irreparable passage_a geste craqu",
        r"\b(?:failli|peur de|envie de|vais|pourrais|risque de) (?:faire|de faire) (?:une |des |un"
        r" )?(?:grosse |enorme )?(?:betises?|conneries?|truc grave|geste|irreparable)\b|\bje"
        r" craque\b(?! (?:pour|sur|devant))(?=\s*(?:[.!,…]|$)| (?:completement|totalement|je|vraiment"
        r"|la|trop))",
    ),
    rule(
        _D,
        "vivre viv plu_e pu_et pas_e",
        r"\bj?(?:e|')?\s?(?:v[eo]u?[xt]?|ve|vx) (?:plus|plu|pu|pas) (?:vivre|viv|etre la|continuer)\b"
        r"|\b(?:plus|plu|pu) (?:envie de )?vivre\b(?! (?:chez|avec|a|en|dans|de|ici|longtemps|loin"
        r"|la-bas|seul|ensemble|ma|pres))",
    ),
    rule(
        _D,
        "dors dor dormir chez_moi rentre cage_d cave voiture la_nu",
        r"\bj(?:e |')?\s?(?:dor[st]?|dormais|ai dormi|rentre|reste|suis) (?:plus|pas|pu) (?:rentree?"
        r" )?(?:chez (?:moi|nous|mes parents)|a la maison)\b|\b(?:dor[st]|dormi|dormir|passe la nuit"
        r"|nuits?)\b~{0,40}\b(?:cage d'? ?escalier|dehors|dans (?:la|une) (?:rue|voiture|cave|gare"
        r"|tente)|parking|sous un pont|squat|hall d'immeuble)\b",
        r"\b(?:internat|camping|randonnee|scout\w*|bivouac|hotel|sejour|colo|vacances|salon|festival|concert"
        r"|trajet)\b",
    ),
    rule(
        _D,
        "mange bouffe manger vomi regime maigr bouli anore",
        r"\bje (?:ne )?(?:mange|bouffe|avale) (?:presque |quasi\w* |pratiquement )?(?:(?:plus|pu|rien"
        r"|pas) (?:grand chose|rien|du tout|depuis|presque)|plus\s*(?:[.!]|$)|presque rien|rien"
        r" depuis)(?! (?:de viande|de porc|de gluten))\b|\b(?:me|m'|se) ?(?:fais|fait|faire) vomir\b"
        r"|\b(?:plus|rien) mange depuis\b|\b(?:anorexi\w*|boulimi\w*)\b(?=~{0,40}\b(?:je|moi|suis"
        r"|j'ai)\b)|\bj(?:e suis|'ai ete) (?:anorexique|boulimique)",
    ),
    rule(
        _D,
        "photo video truque montage affich groupe rigol rire insulte mis_c ont_f ont_c",
        r"\b(?:photos?|videos?|montages?|screens?|audios?)\b~{0,20}\b(?:truque\w*|de moi|sur moi"
        r"|tourne\w*|circule\w*|intimes?|humili\w*)\b(?=~{0,60}\b(?:classe|groupe|ils|tout le monde"
        r"|college|lycee|rigol\w*|insta|snap|affich\w*|partag\w*|diffus\w*|envoy\w*|menac\w*)\b)"
        r"|\b(?:ils|elles|on|toute? (?:la|ma) classe|tout le monde)\b~{0,15}\b(?:m'affiche\w*|ont"
        r" affiche|ont mis|a mis|ont cree|ont fait)\b~{0,30}\b(?:photos?|videos?|compte|groupe"
        r"|montage)\b~{0,30}\b(?:moi|sur moi|contre moi|ma)\b|\bgroupe\b~{0,15}\bcontre moi\b",
        r"\b(?:cv|portfolio|book|shooting|mannequin|photographe)\b",
    ),
    rule(
        _D,
        "controle surveill fouille enferme porte telephone confisqu interdit m'emp lit_m lit_t pas_m",
        r"\b(?:il|elle|ils|pere|mere|parents|copain|mec|mari|beau pere)\b~{0,20}\b(?:controle"
        r"|surveille|fouille|lit|decide)\b~{0,12}\b(?:tout|ce que je|a qui|mes (?:messages|sms|convs?)"
        r"|mon (?:tel"
        r"|telephone|portable|corps)|qui je|mes sorties)\b|\bplus de porte\b~{0,20}\b(?:chambre|salle"
        r" de bain)|\b(?:il|elle|ils|pere|mere|parents)\b~{0,10}\b(?:m'enferme|m'empeche\w* de"
        r" (?:sortir|manger|voir)|me laisse\w* pas (?:sortir|manger)|me confisque\w* (?:mes papiers"
        r"|mon passeport))",
        r"\b(?:controle (?:technique|qualite|les pieces)|chef de chantier|moniteur)\b",
    ),
    rule(
        _D,
        "semblant masque_ faire_croire croir genre",
        r"\bje fais (?:semblant|genre|croire) (?:que )?(?:ca va|tout va|aller bien|d'aller bien"
        r"|d'etre heureu\w*)",
    ),
    rule(
        _D,
        "mari_ marier mariage bled excis",
        r"\b(?:veulent|veut|vont|va|m'oblig\w*|force\w*)\b~{0,15}\b(?:me marier|mariage force"
        r"|m'exciser|excision|m'envoyer au bled)\b|\bmariage force\b(?=~{0,30}\b(?:je|moi|me|m')\b)",
    ),
    rule(
        _D,
        "laxatif anorex boulim nourriture repas manger bouff",
        r"\b(?:je |j'|j)(?:me )?(?:prend\w*|ai pris|avale|gobe|bois)s? ?(?:des |plein de |trop de |mes "
        r")?laxatifs?\b"
        r"|\b(?:mon|ma|pour|d'|de l'|en) ?(?:anorexie|boulimie)\b(?=~{0,80}\b(?:j'ai|je|jme|mes|moi)\b)"
        r"|\bcache\w* (?:la |ma"
        r" )?(?:nourriture|bouffe)\b|\bje (?:ne )?mange (?:plus|presque plus|quasi plus) (?:rien|que des? "
        r"\w+)(?! (?:bio"
        r"|vegetarien|local))",
        r"\b(?:patient\w*|service|soign\w*|dietetici\w*|infirmi\w*|expose|memoire|animaux|vegetari\w*"
        r"|ecureuil)\b",
    ),
    rule(
        _D,
        "m'appel appell me_trait pisse ils_c crach chie",
        r"\b(?:on|ils|elles|tout le monde|les autres|le chef|mon chef|le patron|mon "
        r"patron)\b~{0,10}?\b(?:m'appell?ent?"
        r"|m'appelle|me traitent?|me traite) (?:de )?(?:le |la |l')?(?:sale |gros(?:se)? )?(?:bougnoule?"
        r"|negre|negresse"
        r"|bicot|arabe|noire?"
        r"|pd|pede|gouine|tapette|pute|gitan|chinois|gogole?|mongole?|handicape|truie"
        r"|vache|baleine|cochonne?|thon|monstre|salope|clocharde?|cassos)\b"
        r"|\b(?:on"
        r"|ils|elles)"
        r"\b~{0,8}\b(?:pisse|crache|chie)\w* (?:dans|sur) (?:mes|mon|ma|moi)\b",
    ),
)
