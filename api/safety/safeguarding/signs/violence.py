"""Being hit, touched, forced, thrown out, or wanting to run away."""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
_FAMILY = (
    r"(?:p[eè]re|daron|papa|m[eè]re|daronne|maman|parents?|darons|beau ?pere|belle ?mere|beau ?frere"
    r"|fr[eè]re|frangin|grand ?frere|soeur|oncle|tonton|tante|cousine?|papi|papy|grand ?pere|mamie"
    r"|grand ?mere|copain|mec|petit ami|ex|copine|meuf|mari|conjoint|tuteur|patron|maitre de stage"
    r"|chef|boss|collegue|prof|coach|entraineur|voisin|educateur|formateur|animateur|famille"
    r" d'accueil|ami de (?:ma|mes|la) \w+|mec de ma mere|copain de ma mere)"
)
_HURTS = (
    r"(?:frapp\w*|tap(?:e|ent|ait|aient|ee?)(?! sur (?:les nerfs|le systeme|l'?epaule)| dans (?:l'oeil"
    r"|le dos)| (?:mon|mes|ma|un|une|des|le|la) (?:ordi|ordinateur|tel\w*|cours|lettre|cv|rapport"
    r"|texte|console|ballon))|bat|battent|battait|battue?|cogn\w*|gifl\w*|fouett\w*|etrangl\w*"
    r"|brutalis\w*|violent\w*|massacr\w*|demoli\w*|tabass\w*|maltrait\w*|insult\w*|rabaiss\w*|humili\w*"
    r"|menac\w*|enferm\w*"
    r"|sequestr\w*|brul\w*|secou\w*|(?:hurle|gueule|crie) dessus(?! (?:quand (?:je|on) (?:vais|va|fais|fait"
    r"|rate|travaille|oublie|me trompe|joue)"
    r"|mais (?:il|elle|c'est)))|fai[st] (?:du mal|peur"
    r"|mal)|met (?:des|une|un) (?:claques?|coups?|gifles?|baffes?|beignes?)|met dehors|mettent dehors"
    r"|mis\w? (?:dehors|a la porte)(?! (?:du|des|de (?:la|ma|mon)) (?:cours|classe|salle|cantine|cdi|lycee"
    r"|cfa))"
    r"|donne (?:des|une) (?:coups?|claques?|gifles?)|jet\w* (?:dehors"
    r"|contre|par)|prive (?:de|d')|vire\w* de (?:chez|la maison)|harc\w*|agress\w*|racket\w*|hits?"
    r"|beats?|hurts?|abuses?|punch\w*|slap\w*|kick\w*|choke\w*)"
)
_ME = r"(?:me|m'|m|nous|te|lui)"
_BETWEEN = r"(?: [\w']{1,30}){0,4}?[\s']{1,4}"
_TOUCH = (
    r"(?:touch\w*|caress\w*|viol(?:e|ee?|ent|ait|er)|violee?|abus\w*|agress\w*|tripot\w*|pelot\w*|frole\w*"
    r"|embrass\w*|deshabill\w*|mat\w* (?:sous|dans) la douche|filme\w* (?:nue?|sous)|forc\w*|oblig\w*)"
)
_NOT_PEOPLE = (
    r"\b(?:ca|cela|ce (?:metier|sujet|film|livre|stage|travail|domaine|qui)|cette|histoire|metiers?"
    r"|projet|ton message|votre message|vos? \w+) (?:me|m'|nous) ?(?:touch|frapp|tap|bat)\w*"
)

RULES = (
    rule(
        _D,
        "violent avances fesses main photo vire suit frapp viol intim dehor sexe cuiss poitr seins"
        " se_fa video nudes nude me_vi m'a_v suivi m'ont jeter de_ch",
        rf"\b(?:mon|ma|mes|le|la) {_FAMILY}\b~{{0,10}}\b(?:est|sont|devient"
        r"|etait)\b~{0,15}\bviolente?s?\b|\b(?:me fai[st]|m'a fait|fait) (?:des )?avances\b"
        r"|\bmain\w* (?:aux|sur (?:mes|les)|au) (?:fesses|cul|cuisses?|seins)\b|\b(?:me|m'a|m')"
        r" ?(?:touch\w*|tripot\w*|caress\w*) (?:les |mes |la )?(?:fesses|seins|cuisses?|poitrine"
        r"|sexe)|\b(?:diffus\w*|publi\w*|partag\w*|envoy\w*|balanc\w*|post\w*) (?:des |mes |une |ma"
        r" )?(?:photos?|videos?|nudes?) (?:de moi|intimes?)\b|\b(?:parents?|pere|mere|maman|papa|beau"
        r" pere|darons?)\b~{0,10}\b(?:m'ont|m'a|veulent me|veut me) (?:vir\w*|mettre dehors|foutre"
        r" dehors|jet\w* dehors)\b|\b(?:virer|viree?|jeter|mettre) de chez moi\b|\b(?:me|m'a) (?:suit"
        r"|suivi\w*) (?:partout|dans la rue|jusque|jusqu'a)|\b(?:frere|soeur|mere|maman|copine|pote"
        r"|amie?|petit frere|petite soeur)\b~{0,10}\bse fai[st] (?:frapper|taper|battre|violer"
        r"|harceler|tabasser)\b",
    ),
    # Hit at home or elsewhere.
    rule(
        _D,
        "frapp tap bat cogn gifl fouett etrangl brutal violent tabass maltrait insult rabaiss humili"
        " menac enferm sequestr brul secou dessus mal peur claque coup gifle baffe dehors porte jet"
        " priv vire harc agress racket hit beat hurt abuse punch slap kick choke",
        rf"\b(?:{_FAMILY}|il|elle|ils|elles|on|quelqu'un|un (?:mec|gars|homme|adulte|eleve|grand)|dad"
        rf"|mom|mum|father|mother|he|she|they|boyfriend)\b{_BETWEEN}{_ME} ?(?:(?:a|ont"
        rf"|as|avait|avaient|on) (?:deja |encore |toujours |souvent )?)?{_HURTS}\b",
        rf"{_NOT_PEOPLE}|\bsur l'?epaule\b"
        r"|\btape (?:sur les nerfs|dans l'oeil)|\b(?:il|elle) me bat (?:aux?|a la|au)"
        r" (?:echecs|cartes|foot\w*|ping\w*|babyfoot|jeux?|tennis|fifa|course)|\bfrappe a la porte"
        r"|\bfait (?:un peu |pas |plutot )?(?:mal|peur) (?:au|aux|dans|de me tromper|de rater|l'oral)"
        r"|\b(?:fait peur|fait mal)\b~{0,20}\b(?:le bac|l'orientation|parcoursup|l'examen|l'oral"
        r"|les maths|lycee|metier)\b|\b(?:le bac|orientation|parcoursup|examen|oral|maths|avenir)"
        r" (?:\w+ )?me fait",
    ),
    rule(
        _D,
        "hit beat hurt abuse slap kick punch",
        r"\b(?:dad|mom|mum|father|mother|stepdad|stepfather|brother|uncle|boyfriend|parents?|he|she"
        r"|they)\b~{0,12}\b(?:hits?|beats?|hurts?|abuses?|slaps?|kicks?|punch\w*|hit|hitting|beating"
        r"|hurting)\b (?:me|us)\b",
    ),
    rule(
        _D,
        "coups bleus bat frappe violence_ violences maltrait cogne dange gifle baffe",
        r"\b(?:je (?:me )?prends|je recois|je me mange|recu) (?:des|souvent des|encore des|plein de)"
        r" (?:coups|claques|baffes|gifles)|\bj'ai (?:des|plein de|encore des) bleus (?:partout|sur)"
        r"|\bcouvert\w* de bleus|\b(?:je suis|suis|j'ai ete|on est|suis une? enfant) (?:une?"
        r" )?(?:battue?|maltraitee?|frappee?|violentee?)s?\b|\bviolence\w*\b~{0,20}\b(?:chez moi|a la"
        r" maison|de mon|de ma|que je (?:subis|vis))|\b(?:chez moi|a la maison)\b~{0,25}\b(?:me"
        r" frappe|ca frappe|des coups|me tape|violent\w*|danger|cogne)\b",
    ),
    rule(
        _D,
        "fais fait fai faire fait fete ferai fss",
        r"\b(?:je|j'|jme|jm|on) ?(?:(?:me|m'|suis|sui|nous) ?)*(?:fais|fai|fait|faire|faisais|ferais"
        r"|fss)s? (?:souvent |tout le temps |toujours |tjr |encore |deja |tous les jours"
        r" )*(?:frapp\w*|tap(?:er|ee?)|tabass\w*|batt\w*|cogn\w*|insult\w*|harcel\w*|arcel\w*"
        r"|humili\w*|racket\w*|menac\w*|viol\w*|touch\w*|maltrait\w*|agress\w*|victimis\w*"
        r"|persecut\w*|rejet\w*|exclure|moquer|embet\w* tous|lynch\w*|traiter|cracher|pousser dans"
        r"|suivre dans|suivre par|frapp)\b",
        r"\bfaire exclure de la conv\b",
    ),
    rule(
        _D,
        "peur scared afraid",
        r"\bpeur (?:de rentrer|d'aller a la maison|chez moi|a la maison|de (?:mon|ma|mes) (?!avenir"
        r"|examen|futur|orientation|oral|stage|rentree|note)\w+(?: pere| mere| frere)?|qu'il (?:me"
        r"|recommence|revienne|vienne)|de retourner (?:au college|au lycee|chez|a la maison|en cours"
        r"|dans ma famille)|d'aller (?:au college|au lycee|en cours))\b|\b(?:scared|afraid) (?:to go"
        r" home|of (?:my|him))",
        r"\bpeur de (?:mon|ma|mes) (?:avenir|resultats?|notes?|moyenne|choix|premier|premiere|futur)\b",
    ),
    rule(
        _D,
        "boit boivent alcool drogue dehors dormir rue domicile toit faim je_do picol bois",
        r"\b(?:pere|mere|parents|maman|papa|daron|daronne)\b~{0,12}\b(?:boi[st]|boivent|alcoolique|se"
        r" drogue\w*|picole\w*)\b|\bje (?:dors|dort|vais dormir) (?:dehors|dans la rue|dans une?"
        r" (?:cave|voiture|parking))|\b(?:nulle part|pas|plus) (?:ou|de toit|d'endroit ou) (?:dormir"
        r"|pour dormir|aller dormir)\b|\bplus (?:de|aucun) toit\b|\bje sais pas ou dormir|\b(?:mises?"
        r"|mis|vires?|viree?|foutue?|jetee?) (?:dehors|a la porte|de chez moi|de la"
        r" maison)(?=~{0,40}\b(?:parents?|pere|mere|chez|maison|dormir)\b)|\bpas mange depuis",
    ),
    rule(
        _D,
        "coups baffe claque gifle droite beigne ceinture pied poing racle tete balai chaus baton bat_a corri",
        r"\b(?:m'?|me |m |nous |lui )(?:a |ont |as )?(?:deja |encore |re)?(?:mis|mi|met|mets|mettent|donne"
        r"|foutu|fout|envoye"
        r"|colle|filee?)\b (?:un |une |des |de grosses? |une grosse )?(?:coups? de (?:pied|poing|tete"
        r"|ceinture|boule"
        r"|baton|cable|balai)|baffes?|claques?|gifles?|beignes?|droites?|torgnoles?|raclees?)\b|\b(?:bat|bas"
        r"|batte"
        r"|battent|frappe|tape|cogne|corrige)\w* (?:avec|a coups? de) (?:la |sa |une |le |un |son "
        r")?(?:ceinture|cable"
        r"|baton|fil|balai|martinet|chaussure|poings?)\b",
        r"\b(?:metal|fer|cuivre|tole|boxe|karate|judo|mma|ring|sparring|combat|match|batterie|tambour)\b",
    ),
    rule(
        _D,
        "bat batte taper frapper cogne tabas frape tapes",
        rf"\b(?:mes|mon|ma|nos|le|la) {_FAMILY}\b~{{0,20}}?\b(?:me|m|nous) ?(?:bate?s?|batte|batent|tabasse"
        rf"|tapes"
        r"|frapes?|frape)\b(?! (?:aux?|a|a la)\b)",
    ),
    # Seen by somebody else.
    rule(
        _D,
        "frapp batt tabass viol harcel arcel racket tape cogne",
        r"\b(?:amie?|pote|copine?|copain|apprentie?|camarade|binome|coloc|colloc|cousine?|frere|soeur|eleve"
        r"|gamine?"
        r"|voisine?|collegue)\b~{0,30}?\bse fai(?:t|sait)? (?:souvent |tous les jours |encore )?(?:frapper"
        r"|battre"
        r"|tabasser|violer|harceler|racketter|taper dessus|cogner)\b",
        r"\b(?:foot|match|boxe|jeu|echecs|film|serie|roman|personnages?|histoire)\b",
    ),
    # Touched, forced.
    rule(
        _D,
        "touch caress viol abus agress tripot pelot frole embrass deshabill filme force forc oblig douche",
        rf"\b(?:il|elle|ils|on|quelqu'un|{_FAMILY}|un (?:mec|gars|homme|adulte|garcon|monsieur"
        rf"|type))\b{_BETWEEN}{_ME} ?(?:(?:a|ont|as|avait|on|faisait|fait) (?:deja "
        rf"|encore )?)?{_TOUCH}\b(?! (?:beaucoup|un mot|a (?:travailler|etudier|choisir|faire (?:un"
        r"|des etudes|une|un stage)|aller en|ranger|reviser|m'inscrire)|de (?:travailler|choisir)"
        r"|deux mots))",
        rf"{_NOT_PEOPLE}|\b(?:juge|jaf|tribunal|justice|loi) (?:\w+ ){{0,2}}(?:m'|me |nous )?"
        rf"(?:oblig|forc)\w*"
        rf"|\b(?:prof|parents?|pere|mere|ils) ~{{0,15}}(?:oblig"
        r"|forc)\w*\b~{0,40}\b(?:filiere|bac|etudes|lycee|general\w*|medecine|orientation|stage"
        r"|voie|pro|bts|cap|anglais|maths|sport|devoirs|piano|reviser)\b",
    ),
    rule(
        _D,
        "viol attouch abus inceste nude nue sexuel raped molest touched touches sexua m'a_a",
        r"\b(?:j'?ai|jai|je (?:me )?suis|jme suis) (?:deja |etee? |fait ){0,4}viol(?:e|ee|er|ez)\b"
        r"|\bm'?(?:a|ont) viol\w*|\battouchements?\b|\babus\w* (?:de|sur) moi\b|\babus\w* sexuel\w*"
        r"|\bagress\w* sexuel\w*|\bviol\w* par (?:mon|ma|un|une|le)\b|\bje me suis fait\w* (?:viol"
        r"|touch|abus)\w*|\bvictime (?:de|d') ?(?:viol\w*|abus|inceste|agression|attouch\w*|harcel\w*"
        r"|chantage)|\binceste\b|\b(?:raped|molested|sexually (?:abused|assaulted)) ?(?:me)?\b"
        r"|\b(?:he|she|they|uncle|dad|stepdad|teacher|coach) (?:touches|touched|is touching|keeps"
        r" touching) me\b|\bon m'a (?:viol|abus|agress|touch)\w*|\bsubi (?:un|des|une) (?:viol|abus"
        r"|agression|attouchement)\w*",
        r"\b(?:avocat\w*|juriste|metiers?|police|gendarm\w*|association|victimes|prevention|proces"
        r"|juge|sensibilis\w*|violet\w*|violon\w*)\b(?!~{0,60}\b(?:m'a|moi|me suis|j'ai ete)\b)",
    ),
    rule(
        _D,
        "nude nue intime chantage denud sextape photo video dickpic",
        r"\b(?:nudes?|sextape|photos? (?:de moi )?(?:nue?s?|intimes?|denude\w*|en sous-vetements)"
        r"|dickpics?)\b|\b(?:fait|font|faire|subis|victime) (?:du |d'un |de )?chantage\b"
        r"|\b(?:menace\w*|veut|va|ont|a) (?:de |d')?(?:publi|diffus|balanc|affich|post|envoy)\w*"
        r" (?:mes|ma|ces) (?:photo|video|nude)\w*",
        r"\b(?:peinture|peindre|sculpture|modele vivant|dessin|beaux arts|artistique)\b",
    ),
    rule(
        _D,
        "touche embrass serre coince",
        r"\b(?:m'?a|m'avait|me|m'ont) (?:touche|embrasse|coince|serre)\w*\b~{0,50}?\b(?:(?:disais?|dit|dis) "
        r"non"
        r"|(?:voulais?|veux) pas|sans mon accord|de force|dans (?:la reserve|les vestiaires?|les toilettes)"
        r"|sous (?:ma|mon|mes) )",
    ),
    rule(
        _D,
        "abus agress viol main lanc balanc jet",
        r"\b(?:j?'?ai|a|avait|avais|suis) ete (?:sexuellement )?(?:abuse|agresse|viole)e?s?\b"
        r"|\bmains? (?:dans|sous) (?:le|la|mon|ma|son) (?:pantalon|culotte|jupe|slip|robe|pull|t ?shirt"
        r"|soutien\w*)\b|\b(?:me|m'a|m'ont|nous) ?(?:lance|balance|jette|jete)\w*"
        r" (?:des|un|une|les|la|le|ses|de la|du)"
        r" (?:casseroles?|poeles?|outils?|chaises?|couteaux?|objets?|trucs|assiettes?|marteaux?|cles?"
        r"|nourriture|bouffe|pain|pierres?|cailloux|canettes?|bouteilles?|oeufs?)\b",
        r"\b(?:film|roman|serie|jongl\w*|cirque|scenario|client agresse|proces)\b",
    ),
    rule(
        _D,
        "batt frapp tabass cogn",
        r"\b(?:est|suis|etait|sont|etais) (?:battu|frappe|tabasse|cogne)e?s?"
        r" (?:par (?:son|sa|mon|ma|ses|mes|le|un)|chez|a la maison)\b",
        r"\b(?:match|foot|tennis|equipe|record|finale|echecs|tournoi|club|adversaire|concurrent|score)\b",
    ),
    # Leaving home.
    rule(
        _D,
        "fug run_away runaway running_away ran_away",
        r"\bfugu\w*|\bfug[eé]\b|\b(?:une|ma|faire|en) fugue\b|\b(?:run|running|ran) away\b",
        r"\b(?:bach|musique|piano|orgue|clavecin|contrepoint|compositeur|solfege|educat\w*|metier"
        r"|foyer ou je travaille)\b(?!~{0,60}\bje (?:vais|veux)\b)",
    ),
    rule(
        _D,
        "enfui barrer casser sauver partir tirer quitter barr",
        r"\b(?:m'?\s?enfuir|me (?:barrer|casser|sauver|tirer|enfuir|tailler) (?:de (?:chez (?:moi|mes"
        r"|mon|ma)|la maison|ma famille|ce foyer|mon foyer)|loin|cette nuit|ce soir)|je (?:me"
        r" )?(?:barre|casse|sauve|tire) de (?:chez|la maison))|\b(?:je (?:vais|veux|pense|compte|vai"
        r"|ve) )partir (?:de chez moi|de la maison|loin de (?:ma famille|mes parents|tout|chez moi)"
        r"|sans (?:rien dire|prevenir)|cette nuit)",
        r"\b(?:(?:apres|avec) (?:le |mon )?(?:bac|brevet|diplome|cap|bts)|independan\w*|autonom\w*|majeure?"
        r"|etudes|internat|studio|logement|appart\w*|universite|ecole a|colocation|coloc)\b",
    ),
)
