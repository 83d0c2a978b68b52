"""Advances in so many words: sex, a body, an age that is no matter, a threat, a picture as a price, drugs.
Whatever a text sounds like, it is looked through for these, and nothing beside them outvotes them.
"""

from api.safety.safeguarding.signs.grooming import Sign, Words
from api.safety.safeguarding.signs.threats import BLACKMAIL

_WORN = r"(?:culottes?|soutifs?|soutien gorge|string|lingerie|sous vetements|nuisette)"
_SHOWN = r"(?:photos?|videos?|nudes?|messages?|conv\w*|captures?|screens?)"
_GROWN_UPS = (
    r"(?:tes (?:parents|profs?|potes|copines?)|ta (?:mere|famille|classe)|ton (?:pere|lycee|college|prof)"
    r"|tout le monde)"
)
_DONE = r"(?:viens|veux|reponds|fais|envoies|parles|dis|refuses|continues|acceptes|obeis)"
_FAIR = (
    r"\b(?:si tu (?:veux|preferes)|d'accord|veux bien|site|page|chantier|projet|travail|travaux|autoris\w*"
    r"|harcel\w*|signale\w*|plainte|3018|119|danger|si quelqu'un|personne n'a le droit|interdit\w*|cv"
    r"|dossier"
    r"|book|portfolio|atelier|dessins?|work|drawings?)\b"
)
_WORK_CLOTHES = (
    r"\b(?:entretien|oral|jury|stage|atelier|chantier|labo\w*|cuisine|service|securite|epi|blouse|tenue"
    r"|uniforme"
    r"|tablier|client\w*|mannequin|personnage|defile|gala|spectacle)\b"
)
_SEEN_AT_WORK = (
    r"\b(?:forum|salon|jpo|portes ouvertes|stand|stage|atelier|entretien|conference|visite|visio|concours"
    r"|competition"
    r"|match|equipe|spectacle|scene|concert|classe|prof\w*|tes parents|ta mere|ton pere)\b"
)

SIGNS: tuple[Words, ...] = (
    (Sign.THREAT, 4, *BLACKMAIL),
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
    # An age that is no matter.
    # Clothes, a body, being held.
    # Seen where one goes every day.
    (
        Sign.MEETING,
        3,
        "t'ai_v t'ai_c t'ai_r t'ai_a t'ai_o t'ai_s te_vois te_reg",
        r"\bje (?:t'ai|te) (?:encore |deja |bien |souvent )?(?:vue?|vois|aper[cç]ue?|croisee?|reperee?"
        r"|observee?|regardee?"
        r"|suivie?|regarde|observe)\b~{0,30}\b(?:arret(?! de)|arret de (?:bus|tram|car)|abribus|(?:a"
        r"|de) la gare|dans le (?:bus|tram|train|car)"
        r"|a la piscine|dans (?:la|ta) rue|a la sortie|sortir d\w+|par la fenetre|(?:devant"
        r"|de) (?:chez toi|ton"
        r" (?:lycee|college|immeuble)))\b",
        _SEEN_AT_WORK,
    ),
    # How somebody looks, and an agency that wants to see.
    (
        Sign.PICTURE,
        3,
        "ressembl pied plain",
        r"\b(?:a quoi (?:tu|t') ?ressembles?|tu ressembles? a quoi|quoi tu ressembles?)\b"
        r"|\b(?:photos?|videos?)\b~{0,12}\b(?:en pied|de plain pied|plain pied|de la tete aux pieds)\b",
        r"\b(?:projet|logo|cv|book|piece|dessins?|maquette|gateau\w*|plante|meuble|coiffe|client\w*|robe"
        r"|meuble)\b",
    ),
    # Away from who would see it.
    (
        Sign.ELSEWHERE,
        3,
        "moder modo surveil ecrire_ici parler_ici discuter_ici autre_ch autre_ap autre_moy autre_pa ailleurs",
        r"\b(?:y a|il y a|ya|a cause de|avec|sans|evite\w*) (?:une |la |leur |les |des )?(?:moderat\w+"
        r"|modos?)\b"
        r"~{0,30}[,;.!?]?~{0,25}\b(?:autre chose|autre appli\w*|autre moyen|autre part|ailleurs)\b"
        r"|\b(?:aime|prefere|veux|peux)\w* (?:pas|plus)(?: trop)? (?:ecrire|parler|discuter|dire (?:ca"
        r"|tout))"
        r" (?:ici|la dessus|sur (?:ici|cette appli|l'appli))\b",
        r"\b(?:harcel\w*|signale\w*|mefie\w*|interdit\w*|regles?|charte|jamais)\b",
    ),
    # By what one is found.
    (
        Sign.ELSEWHERE,
        2,
        "ton_nom ton_pre tes_nom",
        r"\b(?:c'?est quoi|quel est|(?:donne|dis|envoie)[\s-]moi|donner|me dire|et|il me faut|voir)"
        r" (?:ton|tes) (?:noms? de famille|nom complet|(?:pre)?nom et (?:ton )?(?:pre)?nom"
        r"|nom(?=\s*(?:[?]|$)))"
        r"|\bton nom de famille(?=\s*(?:[?]|$))",
        r"\b(?:jamais|pas (?:de|ton|besoin)|sans|ne (?:donne|mets)|evite\w*|cv|lettre|dossier|en haut)\b",
    ),
    # What is said to many at once, on a page, in an offer or in a company's answer.
    (
        Sign.MEETING,
        3,
        "log dormi chambre heberg",
        r"\b(?:log(?:er|eras?|erez|ee?s?)|heberge(?:r|ee?s?|ras?|rez|ment)?)\b~{0,25}"
        r"\b(?:chez (?:moi|nous|le patron|la patronne)|(?:dans|a) (?:la|ma) (?:chambre d'amis?|maison)"
        r"|dans ma chambre)\b"
        r"|\bchambre d'amis?\b",
        r"\b(?:pas|jamais|internat|gites?|hotel|residence|clients?|touristes?|animaux|chiens?|decor\w*"
        r"|amenag\w*"
        r"|peint\w*|tes parents|famille d'accueil)\b",
    ),
    (
        Sign.MEETING,
        3,
        "partie partis parti seul seule fermeture intime",
        r"\b(?:viens?|venez|passe[sz]?|reste[sz]?)\b~{0,30}\b(?:quand|une fois que|apres que) (?:l'equipe"
        r"|les autres|tout le"
        r" monde|mes collegues)\b~{0,8}\b(?:part\w*|est? (?:plus|pas) la|rentr\w*)"
        r"|\b(?:tu seras|vous serez|tu es|on sera) (?:toute? )?seule?s? avec (?:moi|le patron|lui)\b"
        r"|\bseule?s? avec (?:moi|le patron)\b|\bavec moi\b~{0,20}\bc'est (?:plus )?intime\b",
        r"\b(?:jamais|pas|plus|rarement|conduite|clients?|voiture ecole)\b",
    ),
    (
        Sign.CLOSENESS,
        2,
        "diner restaurant resto boire verre compagnie bise secrets",
        r"\b(?:on|nous) (?:ira|irons|pourra|pourrait|va) (?:aller )?(?:diner|au resto\w*"
        r"|boire un verre)\b~{0,12}\b(?:ensemble"
        r"|tous les deux|le premier soir|le soir)\b|\btiendra[si]? compagnie (?:au|a) (?:patron|chef|moi)\b"
        r"|\b(?:garde|gardes|garderai) (?:les|tes|tous tes|tous les) secrets\b",
        r"\b(?:equipe|professionnel\w*|medical\w*|clients?)\b",
    ),
    (
        Sign.LOOKS,
        3,
        "maillot legere souriant jolie jupe poser modele",
        r"\bmaillots? de bain\b~{0,40}\b(?:piscine|possible|shooting|photos?|modele|seance|bienvenu|chez)\b"
        r"|\b(?:shooting|photos?|modele|poser|poseras|pose)\b~{0,40}\b(?:maillots? de bain"
        r"|tenues? legeres?|lingerie|sous[\s-]vetements)\b"
        r"|\b(?:jeunes|filles|ados|adolescente?s?|pupilles?|lyceennes?"
        r"|collegiennes?)\b~{0,30}\bpour poser\b"
        r"|\b(?:jolies?|mignonnes?|belles?) et discretes?\b|\bhabillee? en (?:jupe|robe|short)\b",
        r"\b(?:natation|nageur|nageuse|baignade|municipal\w*|surveill\w*|bnssa|couture|couturi\w*"
        r"|essayage|rayon|magasin|boutique"
        r"|collection|vitrine|dessin\w*|beaux[\s-]arts|ecole d'art|noir\w*)\b",
    ),
    (
        Sign.PICTURE,
        3,
        "shooting book seance photo",
        r"\b(?:shooting|book|seance)\b~{0,12}\b(?:photos? )?(?:gratuite?s?|offerte?s?)\b~{0,25}\b(?:ados?"
        r"|jeunes|filles|mineure?s?"
        r"|lyceennes?|collegiennes?|jeunes filles)\b",
        r"\b(?:ecole|lycee|association|diplome|apprend\w*|stage de photo)\b",
    ),
    (
        Sign.CLOSENESS,
        3,
        "filles jeunes_filles garcons",
        r"\bje prefere (?:parler|travailler|discuter|etre|echanger) (?:avec )?(?:les"
        r"|des) (?:jeunes )?(?:filles|garcons|ados)\b",
        "",
    ),
    (
        Sign.SECRECY,
        3,
        "accueil collegues equipe",
        r"\b(?:ne (?:le )?dis|dis|ne parle) (?:pas|rien) (?:a|au|aux) (?:l'accueil|mes collegues|l'equipe)\b",
        _FAIR,
    ),
)
