"""By what an adult's advance to a minor shows itself, and what each sign weighs: four points are grave."""

from enum import StrEnum


class Sign(StrEnum):
    """What an advance shows itself by."""

    SECRECY = "secrecy"
    GIFT = "gift"
    LOOKS = "looks"
    PICTURE = "picture"
    ALONE = "alone"
    """Age and solitude."""
    MEETING = "meeting_alone"
    ELSEWHERE = "elsewhere"
    CLOSENESS = "closeness"
    """An adult's feelings, favours that are to be paid back, parents who do not understand."""
    SEX = "sex"
    THREAT = "threat"


PARENTS = (
    r"(?:tes (?:parents|vieux|darons|profs?|potes|copines?|copains|amis)|(?:ta|ton) (?:mere|maman|daronne"
    r"|pere"
    r"|papa|daron|soeur|frere|prof\w*|famille|tuteur|tutrice|beau pere|belle mere|copine|copain"
    r"|meilleure? amie?)"
    r"|(?:a |chez toi|la )maison|modos?|moderat\w*|personne|au club|college|lycee)"
)
_OF_WORK = (
    r"\b(?:secret (?:professionnel|medical|defense|de fabrication|d'atelier)|confidenti\w*|patients?|clients?"
    r"|recette|surprise pour|vu en stage|mon patron|ma femme|mon chef)\b"
)
_PAPERS = (
    r"\b(?:cv|dossier|badge|carte|trombinoscope|concours|client\w*|patient\w*|convention|portfolio|book"
    r"|jury|pas besoin|jamais|evite\w*|inutile|ne mets|pas de)\b"
)


Words = tuple[Sign, int, str, str, str]
"""A sign, its points, what `rules.rule` needs, the pattern, and what makes it innocent."""

SIGNS: tuple[Words, ...] = (
    # Secrecy.
    (
        Sign.SECRECY,
        4,
        "parl dis_ dire raconte repete montre previen prevenir mot_ dit_",
        r"\b(?:parles?|dis|dire|dises?|raconte\w*|repete\w*|montre\w*|previens?|prevenir) (?:\w+"
        r" ){0,2}?(?:pas|rien"
        rf"|jamais|personne|encore)\b~{{0,20}}?\b{PARENTS}"
        rf"|\b(?:pas un mot|rien dire|rien a dire|ne (?:le )?dire|le dis)\b~{{0,12}}\b{PARENTS}"
        rf"|\bsans (?:le |rien |en )?(?:dire|parler|prevenir)\b~{{0,10}}\b{PARENTS}"
        r"|\bpreviens? personne|\bne (?:lui|leur) (?:dis|parle|raconte) (?:pas|rien)\b",
        rf"{_OF_WORK}|\b(?:numero|adresse|coordonnees|mot de passe|harcel\w*|snap|insta|donne)\b",
    ),
    (
        Sign.SECRECY,
        2,
        "dis_ diras raconte dira",
        r"\b(?:dis|diras?|raconte\w*)\b (?:leur |lui |juste |bien )?(?:a (?:tes|ta|ton) \w+ )?que?"
        r" ?(?:t'(?:es|etais"
        r"|avais|as)|t es|tu (?:es|etais|avais|restes|dors|vas) (?:chez|en|au|un|a)|c'est pour (?:un|le"
        r"|la|ton))",
        r"\b(?:entretien|entreprise|patron|employeur|cfa|telephone|appell\w*|lettre|motiv\w*|stage)\b",
    ),
    (
        Sign.SECRECY,
        3,
        "parents mere pere maman besoin personne voi sach courant peine savoir modos demande regard"
        " lit_ fouill controle check surve",
        rf"\b(?:sans que|pour pas que?|que) {PARENTS} (?:ne )?(?:soi\w*|voi\w*|sach\w*|l'appren\w*|tombe)\b"
        r"|\b(?:pas|pour (?:ne )?pas|sans) qu(?:e |')?on (?:nous|te) (?:voi\w*|reper\w*)"
        r"|\b(?:faut|faudrait) pas que (?:ca|cela) se sache|\bsi on te (?:le )?demande\s*(?:[.!,?]|$)"
        r"|\bsi on te demande (?:on|tu dis|c'est)"
        rf"|\b{PARENTS}~{{0,12}}\b(?:c'est )?pas (?:la peine|besoin|au courant)"
        rf"|\bpas (?:la peine|besoin) (?:que|de|d'en)\b~{{0,20}}\b{PARENTS}"
        rf"|\b{PARENTS} (?:regard|li[st]|fouill|controle|surveill|check)\w* (?:ton|tes|ce|nos)\b"
        r"|\bpersonne (?:ne |n'en )?(?:voit|saura|verra|sache)\b",
        rf"{_OF_WORK}|\b(?:devis|cv|note|salaire)\b",
    ),
    # Gifts, money, favours.
    (
        Sign.GIFT,
        2,
        "cadeau pay offr achet fil donn prend iphone billet balles surprise telephone offert",
        r"\b(?:je|j'|jte|jt|j) ?(?:te |t'|peux (?:te |t')|pourrai[st]? (?:te |t')|vais (?:te |t'))?"
        r"(?:pay\w*|offr\w*|ach?et\w*|fil\w*|donn\w*|prends)\b~{0,30}\b(?:cadeau|telephone|iphone|scooter"
        r"|skins?"
        r"|billet|balles|argent|euros?|€|poney|bijou\w*|vetements?|robe|chaussures|baskets|coffret|console"
        r"|v-?bucks|carte|places?|concert|resto)\b|\bcadeau (?:de moi|pour toi|rien que)|\bbillet de \d+"
        r"|\bj'ai (?:un|une) (?:cadeau|iphone|telephone|surprise)\b~{0,10}\bpour toi|\bofferte?s? si tu"
        r" viens",
        r"\b(?:cfa|entreprise|employeur|region|prime|mois|salaire|gratification|contrat|heure|apprentis?"
        r"|conseil\w*"
        r"|formation|patron)\b",
    ),
    (
        Sign.GIFT,
        3,
        "gentil calin sage cool me_dois echange tout_ce a_toi",
        r"\b(?:si t(?:u es|'es|es)|faudra etre) (?:tres |bien |plus )?(?:gentille?|caline?"
        r"|sage|cool)\b"
        r"(?=~{0,20}(?:avec moi|$|[.!]))|\btu me dois\b|\ben echange\b~{0,20}\b(?:toi|photo|petit|moment"
        r"|tu)\b"
        r"|\bapres tout ce que j'ai fait\b|\bmaintenant (?:c'est )?a toi\b",
        r"\b(?:clients?|convention|chantier|de la visite)\b",
    ),
    # Looks.
    (
        Sign.LOOKS,
        3,
        "coeur bebe bb cherie princesse ange belle poupee chouchou beaute puce treso ma_jo ma_do amour chou",
        r"(?:^|[,.!?]\s*|\b(?:coucou|salut|bonjour|merci|oui|non|toi|nuit|allez|alors|hello) )(?:mon (?:petit"
        r" )?(?:coeur|ange|bebe|chou|amour|tresor)|ma (?:belle|cherie|princesse|puce|poupee|douce|jolie)|bb)"
        r"\s*(?:[.!?,;:)]|$)|\b(?:mon (?:coeur|ange|bebe|amour)|ma (?:belle|cherie|princesse|puce|poupee)|bb)"
        r"\s*(?:[.!?)]|$)",
        r"\b(?:fille|femme|niece|arrach\w*|tout mon coeur|genoux|a mon coeur|selon mon coeur)\b",
    ),
    (
        Sign.LOOKS,
        3,
        "beaux jolis joli beau parais fais_plus femme_que profil visage regard silhouette te_donnerait"
        " coeurs tetes plais trouve_t annees_de plus_vie mineure physique tes_y tete j'ava",
        r"\b(?:ton (?:joli|beau) (?:corps|sourire|regard|visage|minois)|tes (?:beaux|jolis) (?:yeux"
        r"|cheveux))\b"
        r"|\b(?:fais|parais) (?:vraiment |bien )?plus (?:que |agee? que )(?:tes|ton)\b|\bon te donnerait"
        r"|\b(?:ta|tes) photos? de profil\b|\bla (?:jeune )?femme que tu\b|\bavec un (?:visage|regard|corps"
        r"|sourire|physique) comme\b|\b(?:avec|et) tes yeux\b|\bta silhouette\b|\b(?:faire|fais) tourner"
        r" (?:la"
        r"|des|les) tetes?\b|\bbriser des coeurs|\btu me plais\b|\bje te trouve (?:tellement |vraiment "
        r"|tres |trop"
        r" |super )?(?:belle?|beau|jolie?|mignonn?e?|attirante?|sexy|charmante?|craquante?)\b"
        r"|\b(?:si j'avais|avec) (?:\d+|dix|vingt|quelques) ans de moins|\bsi tu etais plus (?:vieille"
        r"|agee|grande)"
        r"|\bdommage que tu (?:sois|es) (?:si jeune|mineure?)|\bdeja ce regard\b",
        r"\b(?:client\w*|cv|lunettes|protege\w*|casque|employeurs?)\b",
    ),
    (
        Sign.SECRECY,
        3,
        "pour_toi chut motus discret discrete savoir parler cache silencieux nos_messages notre_truc"
        " promets promis jure doive nos_p nos_d n'a_a",
        r"\b(?:garde|gardes|garder) (?:ca|le|cela|tout ca|bien ca) (?:bien )?pour toi\b|\b(?:chut"
        r"|motus)\b\s*[!.…)]*"
        r"\s*$|\b(?:sois|reste|soyons|restons) (?:bien |tres )?(?:discrete?s?"
        r"|prudente?s?)\b(?=~{0,20}(?:nous|moi"
        r"|quand|$))|\b(?:personne|elle|il|ils) (?:ne )?(?:doit|doivent|n'a a|n'ont a|a pas a|a besoin"
        r" de) (?:rien"
        r" |le |pas )?(?:savoir|l'apprendre)\b|\b(?:evite|pas) d'en parler\b|\b(?:montre pas|cache) nos"
        r" (?:messages|discussions)|\bcache (?:bien )?ton (?:tel\w*|portable)|\b(?:notre|nos) petits?"
        r" (?:trucs?"
        r"|rituels?)\b|\b(?:promets|jure|promis)[\s-](?:moi )?(?:de |que )?~{0,12}\b(?:personne|rien dire"
        r"|garder)\b",
        _OF_WORK,
    ),
    # Pictures.
    # An answer to who offers a picture names none: « oui envoie, en maillot si tu veux ».
    (
        Sign.PICTURE,
        2,
        "montre camera cam video photo portrait seance dessiner filmer peindre casting visages shooting"
        " plus_de pose",
        r"\bmontre[\s-](?:m'en|moi (?:un peu|plus|ton|ta|tes))\b|\b(?:coupe\w*|allume\w*|mets?|active\w*)"
        r" (?:la|ta)"
        r" (?:camera|cam|webcam)\b|\b(?:petit )?appel video\b|\bplus de toi\b"
        r"|\b(?:portraits?|seance|shooting|casting|visages) (?:de |pour )?(?:jeunes|gratuite?|photo|toi)"
        r"|\bj'aimerais (?:bien )?te (?:dessiner|photographier|filmer|peindre)|\bpose\w* pour moi",
        _PAPERS,
    ),
)
